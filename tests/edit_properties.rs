//! What holds after any edits, of people, teams and growth, on any kind of org: the org stays sound, everything can be taken
//! back, files and links carry it, and one decision can be taken back without the others losing who they are about.
#![cfg(not(target_arch = "wasm32"))]

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;
use spanwise::engine::analyze::{Settings, analyze};
use spanwise::engine::edit::{Edit, Fate, PersonEdit, Setting, TeamEdit, apply};
use spanwise::engine::fix::fixes;
use spanwise::engine::grow::{Mode, Origin};
use spanwise::engine::ids::{GroupId, Ids, PersonId, TeamId};
use spanwise::engine::org::{Complexity, GroupKind, InteractionMode, NONE, Org, Role, Structure, TeamType};
use spanwise::engine::plan::{HiringPlan, Target};
use spanwise::engine::policy::{GrowthPolicy, TopologyPolicy, TopologyShape};
use spanwise::engine::roster::{
    FULL_TIME, Roster, RosterGroup, RosterInteraction, RosterMembership, RosterPerson, RosterTeam, Topology,
};
use spanwise::engine::scenario::file::{read_scenario, write_scenario};
use spanwise::engine::scenario::{Scenario, Source};
use spanwise::engine::share::{With, decode, encode};
use spanwise::session::{Command, Session};

const EVERYTHING: With = With { names: true, titles: true, pay: true };

/// Three managers below a head, of whom one is a vacancy, dotted lines, four teams, a tribe and a guild.
fn roster() -> Roster {
    let person = |at: u32| RosterPerson {
        id: format!("e{at}"),
        name: format!("Person {at}"),
        title: if at % 5 == 1 { "Staff Engineer".into() } else { "Engineer".into() },
        manager: (at > 0).then(|| if at < 4 { 0 } else { 1 + at % 3 }),
        dotted_managers: if at % 4 == 3 { vec![(at + 5) % 18] } else { Vec::new() },
        team: if at < 4 { String::new() } else { format!("T{}", at % 4) },
        location: if at.is_multiple_of(2) { "Oslo".into() } else { String::new() },
        vacant: at == 3,
        fte: FULL_TIME,
        row: at + 1,
        ..RosterPerson::default()
    };
    let team = |at: u32| RosterTeam {
        id: format!("t{at}"),
        name: format!("T{at}"),
        team_type: Some(TeamType::ALL[at as usize]),
        parent: (at == 3).then_some(2),
        ..RosterTeam::default()
    };
    let interaction = |at: u32| RosterInteraction {
        from: at,
        to: (at + 1) % 4,
        mode: InteractionMode::ALL[at as usize % 3],
        since: None,
        purpose: String::new(),
    };
    Roster {
        people: (0..18).map(person).collect(),
        topology: Topology {
            teams: (0..4).map(team).collect(),
            memberships: vec![RosterMembership { person: 7, team: 1, share: 6_000, leads: true }],
            interactions: (0..4).map(interaction).collect(),
            groups: vec![
                RosterGroup { name: "North".into(), kind: GroupKind::Tribe, members: vec![0, 1] },
                RosterGroup { name: "Craft".into(), kind: GroupKind::Guild, members: vec![4, 5] },
            ],
        },
        ..Roster::default()
    }
}

fn starts() -> impl Strategy<Value = Scenario> {
    let source = prop_oneof![
        Just(Source::Example),
        Just(Source::Generated { engineers: 16 }),
        Just(Source::Roster(Arc::new(roster()))),
    ];
    let settings = (0..5usize)
        .prop_map(|shape| Settings { topology: TopologyPolicy::of(TopologyShape::ALL[shape]), ..Settings::default() });
    (source, settings, any::<bool>()).prop_map(|(source, settings, hold)| Scenario {
        source,
        settings,
        mode: if hold { Mode::Hold } else { Mode::Adapt },
        ..Scenario::default()
    })
}

/// Ids reach somewhat beyond those of the orgs, so that some edits are refused.
fn person() -> impl Strategy<Value = PersonId> {
    prop_oneof![3 => 0..16u32, 1 => 16..45u32].prop_map(PersonId)
}

fn team() -> impl Strategy<Value = TeamId> {
    (0..7u32).prop_map(TeamId)
}

fn of_people() -> impl Strategy<Value = PersonEdit> {
    let fate = prop_oneof![Just(Fate::Up), Just(Fate::Along), person().prop_map(Fate::To)];
    let title = || prop_oneof![Just("Engineer"), Just("Jr. Scout"), Just("")].prop_map(str::to_owned);
    prop_oneof![
        (person(), "R[a-z]{1,3}").prop_map(|(person, name)| PersonEdit::Name { person, name }),
        (person(), title()).prop_map(|(person, title)| PersonEdit::Entitle { person, title }),
        person().prop_map(|person| PersonEdit::Locate { person, location: "Bergen".into() }),
        (person(), any::<bool>()).prop_map(|(person, vacant)| PersonEdit::Vacate { person, vacant }),
        (prop::option::of(person()), prop::option::of(team()), title(), any::<bool>()).prop_map(
            |(manager, team, title, vacant)| PersonEdit::Add { manager, team, name: String::new(), title, vacant }
        ),
        (person(), prop::option::of(person())).prop_map(|(person, manager)| PersonEdit::MoveAlone { person, manager }),
        (person(), fate).prop_map(|(person, fate)| PersonEdit::Remove { person, fate }),
    ]
}

fn of_teams() -> impl Strategy<Value = TeamEdit> {
    let group = || (0..5u32).prop_map(GroupId);
    prop_oneof![
        team().prop_map(|team| TeamEdit::Split { team }),
        (team(), team()).prop_map(|(from, into)| TeamEdit::Merge { from, into }),
        (team(), prop::option::of(0..4usize))
            .prop_map(|(team, at)| TeamEdit::SetType { team, team_type: at.map(|at| TeamType::ALL[at]) }),
        (team(), 0..3usize).prop_map(|(team, at)| TeamEdit::AddDomain {
            team,
            complexity: Complexity::ALL[at],
            name: "D".into()
        }),
        (team(), team()).prop_map(|(from, to)| TeamEdit::End { from, to }),
        (person(), team(), 0..=10_000u16).prop_map(|(person, team, share)| TeamEdit::Share { person, team, share }),
        (0..4usize).prop_map(|kind| TeamEdit::AddGroup { kind: GroupKind::ALL[kind], name: String::new() }),
        (team(), group()).prop_map(|(team, group)| TeamEdit::Group { team, group }),
        (team(), group()).prop_map(|(team, group)| TeamEdit::Ungroup { team, group }),
    ]
}

/// One step: a size to look at first, if any, and the edits. Whoever and whatever is added has a name of its own.
fn steps() -> impl Strategy<Value = Vec<(Option<u32>, Edit)>> {
    let role = prop_oneof![Just(Role::Engineer), Just(Role::Director)];
    let edit = prop_oneof![
        8 => of_people().prop_map(Edit::Person),
        4 => of_teams().prop_map(Edit::Team),
        1 => (prop::option::of(person()), prop::option::of(team()), role)
            .prop_map(|(manager, team, role)| Edit::Join { manager, team, role }),
        1 => prop::option::of(team()).prop_map(|from| Edit::AddTeam { from }),
        2 => (person(), prop::option::of(person())).prop_map(|(person, manager)| Edit::Report { person, manager }),
        1 => (person(), prop::option::of(team())).prop_map(|(person, team)| Edit::Transfer { person, team }),
        1 => (team(), team(), 0..3usize)
            .prop_map(|(from, to, at)| Edit::Interact { from, to, mode: InteractionMode::ALL[at] }),
        1 => (0..3u32, 0..3u32, 0..3u32)
            .prop_map(|(people, teams, groups)| Edit::Skip(Ids { people, teams, groups })),
    ];
    let size = prop::option::weighted(0.15, 1..60u32);
    prop::collection::vec((size, edit), 1..12).prop_map(|mut steps| {
        for (at, (_, edit)) in steps.iter_mut().enumerate() {
            match edit {
                Edit::Person(PersonEdit::Add { name, .. }) | Edit::Team(TeamEdit::AddGroup { name, .. }) => {
                    *name = format!("N{at}");
                }
                _ => {}
            }
        }
        steps
    })
}

fn edited(start: &Scenario, steps: &[(Option<u32>, Edit)]) -> Vec<Session> {
    let mut seen = vec![Session { scenario: start.clone().into(), ..Session::default() }];
    for (size, edit) in steps {
        let mut last = seen.last().expect("never empty").clone();
        if let Some(size) = size {
            last = last.update(Command::SetEngineers(*size)).unwrap_or(last);
        }
        seen.push(last.update(Command::Edit("edit".into(), vec![edit.clone()])).expect("one more edit"));
    }
    seen
}

fn last(start: &Scenario, steps: &[(Option<u32>, Edit)]) -> Scenario {
    Scenario::clone(&edited(start, steps).pop().expect("never empty").scenario)
}

/// Everything there is to see of who reports to whom and who is in which team.
fn look(org: &Org) -> impl PartialEq + std::fmt::Debug + use<> {
    let people: Vec<_> = org
        .people()
        .map(|(id, person)| (id, person.vacant, org.manager_of(id), org.dotted_managers(id), org.memberships(id)))
        .collect();
    let teams: Vec<_> = org.teams().map(|(id, team)| (id, team.is_dissolved, org.parent_team(id))).collect();
    let groups: Vec<_> = org.groups().map(|(id, _)| (id, org.teams_of_group(id), org.people_of_group(id))).collect();
    (people, teams, groups, org.ids_given())
}

fn sound(org: &Org, settings: &Settings) -> Result<(), TestCaseError> {
    let is_there = |id: &PersonId| org.person(*id).is_some();
    for (id, person) in org.people() {
        let above = std::iter::successors(org.manager_of(id), |&at| org.manager_of(at));
        prop_assert!(above.take(org.n_ids()).all(|at| at != id), "{:?} is above themselves", id);
        let reports = org.direct_reports(id);
        prop_assert!(reports.iter().all(|report| org.manager_of(*report) == Some(id)));
        prop_assert!(org.manager_of(id).is_none_or(|above| org.direct_reports(above).contains(&id)));
        prop_assert!(org.dotted_managers(id).iter().all(is_there));
        prop_assert_eq!(org.find(&person.key), Some(id));
        for (team, part) in org.memberships(id) {
            prop_assert!(org.has_team(team) && org.members(team).contains(&(id, part)));
        }
    }
    for (id, team) in org.teams() {
        prop_assert!(org.members(id).iter().all(|(person, _)| is_there(person)));
        prop_assert!(!team.is_dissolved || org.members(id).is_empty());
    }
    for (id, _) in org.groups() {
        prop_assert!(org.people_of_group(id).iter().all(is_there));
        prop_assert!(org.teams_of_group(id).iter().all(|team| org.has_team(*team)));
    }
    prop_assert!(org.interactions().iter().all(|(a, b, _)| a != b && org.has_team(*a) && org.has_team(*b)));
    let structure = Structure::of(org, None);
    prop_assert_eq!(structure.len(), org.people().filter(|(_, person)| !person.vacant).count());
    for at in 0..structure.len() as u32 {
        let mut above = org.manager_of(structure.id(at));
        while let Some(manager) = above.filter(|&manager| org.person(manager).is_some_and(|person| person.vacant)) {
            above = org.manager_of(manager);
        }
        let counted = structure.parents()[at as usize];
        prop_assert_eq!((counted != NONE).then(|| structure.id(counted)), above);
    }
    let report = analyze(&structure, settings);
    prop_assert_eq!(report.metrics.people as usize, structure.len());
    Ok(())
}

/// The id of everybody and of every group that an edit added under a name of its own.
fn named(org: &Org) -> Vec<(String, u32)> {
    let is_own = |name: &str| name.starts_with('N') && name[1..].chars().all(|c| c.is_ascii_digit());
    let people = org.people().map(|(id, person)| (person.name.clone(), id.0));
    let groups = org.groups().map(|(id, group)| (format!("{} of teams", group.name), id.0));
    people.filter(|(name, _)| is_own(name)).chain(groups).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_org_stays_sound_and_refusals_change_nothing(start in starts(), steps in steps()) {
        let scenario = last(&start, &steps);
        let origin = if matches!(start.source, Source::Roster(_)) { Origin::Imported } else { Origin::Generated };
        let setting = Setting { origin, as_of: None, settings: &scenario.settings };
        let mut org = scenario.source.org(&scenario.settings);
        for edit in &scenario.edits {
            let before = org.clone();
            let refused = apply(&mut org, std::slice::from_ref(edit), setting);
            sound(&org, &scenario.settings)?;
            if !refused.is_empty() {
                let mut waiting = before.clone();
                waiting.skip_ids(org.ids_given().since(before.ids_given())).expect("few");
                prop_assert_eq!(look(&org), look(&waiting), "{:?} was refused", edit);
            }
        }
        prop_assert_eq!(look(&org), look(&scenario.base_org()), "one by one or all at once");
        prop_assert_eq!(scenario.decisions().iter().filter(|one| one.refused.is_some()).count(),
            scenario.edited_org().1.len());
    }

    #[test]
    fn every_step_is_taken_back_and_made_again(start in starts(), steps in steps()) {
        let seen = edited(&start, &steps);
        let written: Vec<String> = seen.iter().map(|session| write_scenario(&session.scenario)).collect();
        let mut session = seen.last().expect("never empty").clone();
        while session.history.undo_name().is_some() {
            session = session.update(Command::Undo).expect("there is a step");
        }
        prop_assert_eq!(write_scenario(&session.scenario), written[0].as_str());
        while session.history.redo_name().is_some() {
            session = session.update(Command::Redo).expect("there is a step");
        }
        prop_assert_eq!(&write_scenario(&session.scenario), written.last().expect("never empty"));
    }

    #[test]
    fn files_and_links_carry_every_edit(start in starts(), steps in steps()) {
        let scenario = last(&start, &steps);
        let file = read_scenario(&write_scenario(&scenario)).expect("our own file");
        prop_assert_eq!(&file.scenario, &scenario);
        let opened = |with| decode(&encode(&scenario, with).expect("not too many")).expect("our own link").scenario;
        prop_assert_eq!(&opened(EVERYTHING).edits, &scenario.edits);
        // Without anything that was typed, the same people still report to the same people.
        let shape = |scenario: &Scenario| {
            let org = scenario.base_org();
            let structure = Structure::of(&org, None);
            (look(&org), structure.parents().to_vec())
        };
        prop_assert_eq!(shape(&opened(With::default())), shape(&scenario));
    }

    #[test]
    fn taking_one_decision_back_keeps_all_ids(start in starts(), steps in steps(), drops in prop::collection::vec(any::<Index>(), 1..4)) {
        let mut scenario = last(&start, &steps);
        for drop in drops {
            let decisions = scenario.decisions();
            if decisions.is_empty() {
                break;
            }
            let before = scenario.base_org();
            let dropped = decisions[drop.index(decisions.len())].at;
            let without = scenario.without_edit(dropped);
            let after = without.base_org();
            sound(&after, &without.settings)?;
            prop_assert_eq!(after.ids_given(), before.ids_given());
            prop_assert!(without.decisions().len() < decisions.len());
            for (name, id) in named(&after) {
                prop_assert!(named(&before).iter().all(|(other, known)| *other != name || *known == id), "{}", name);
            }
            let is_kept = |edit: &&Edit| !matches!(edit, Edit::Grow { .. } | Edit::Skip(_));
            let kept: Vec<&Edit> = scenario.edits.iter().enumerate().filter(|(at, _)| *at != dropped).map(|(_, edit)| edit).filter(is_kept).collect();
            prop_assert_eq!(without.edits.iter().filter(is_kept).collect::<Vec<_>>(), kept);
            scenario = without;
        }
    }

    #[test]
    fn decisions_outlive_another_policy(start in starts(), steps in steps(), spans in (3..=15u32, 3..=10u32), shape in 0..5usize) {
        let mut scenario = last(&start, &steps);
        let before = scenario.decisions();
        let look_before = look(&scenario.base_org());
        let (em_span, mom_span) = spans;
        scenario.settings.policy = GrowthPolicy { em_span, em_split_at: 20, mom_span, mom_split_at: 12 };
        scenario.settings.topology = TopologyPolicy::of(TopologyShape::ALL[shape]);
        prop_assert_eq!(scenario.decisions(), before);
        prop_assert_eq!(look(&scenario.base_org()), look_before);
    }
}

#[test]
fn a_decision_about_somebody_who_grew_outlives_another_policy() {
    let start = Session::default().update(Command::SetEngineers(90)).expect("another size");
    let who = PersonId(70);
    let edits = vec![
        Edit::Person(PersonEdit::Name { person: who, name: "Bo".into() }),
        Edit::Report { person: who, manager: Some(PersonId(1)) },
    ];
    let session = start.update(Command::Edit("move Bo".into(), edits)).expect("two edits");
    for policy in [(3, 7, 3, 5), (15, 20, 10, 12)] {
        let (em_span, em_split_at, mom_span, mom_split_at) = policy;
        let policy = GrowthPolicy { em_span, em_split_at, mom_span, mom_split_at };
        let changed = session.update(Command::SetPolicy(policy)).expect("another policy");
        let told: Vec<(String, Option<String>)> =
            changed.scenario.decisions().into_iter().map(|one| (one.text, one.refused)).collect();
        assert_eq!(told[0], ("Grow to 90 engineers".to_owned(), None));
        assert_eq!(told[2], ("Move Bo to Ada Okafor".to_owned(), None));
        assert_eq!(changed.scenario.base_org().manager_of(who), Some(PersonId(1)));
    }
}

#[test]
fn growth_after_a_decision_that_is_taken_back_adds_as_many_as_it_did() {
    let held = Scenario { mode: Mode::Hold, ..Scenario::default() };
    let remove = Edit::Person(PersonEdit::Remove { person: PersonId(2), fate: Fate::Up });
    let name = Edit::Person(PersonEdit::Name { person: PersonId(33), name: "Bo".into() });
    let edited = last(&held, &[(None, remove), (Some(40), name)]);
    assert_eq!(edited.decisions().len(), 3);
    let without = edited.without_edit(0);
    let engineers = |scenario: &Scenario| Structure::of(&scenario.base_org(), None).n_engineers();
    // 17 joined after one had left; nobody has left now.
    assert_eq!((engineers(&edited), engineers(&without)), (40, 41));
    assert_eq!(without.base_org().person(PersonId(33)).map(|person| person.name.as_str()), Some("Bo"));
    assert!(without.decisions().iter().all(|one| one.refused.is_none()));
}

/// People, teams and groups that are gone leave gaps in the ids; whatever is worked out from an org steps over them.
#[test]
fn growth_simulation_and_fixes_step_over_the_gaps_that_removals_leave() {
    let remove = |person, fate| Edit::Person(PersonEdit::Remove { person: PersonId(person), fate });
    let edits = |tribe: GroupId| {
        [
            Edit::Skip(Ids { people: 3, teams: 2, groups: 1 }),
            remove(1, Fate::To(PersonId(2))),
            remove(8, Fate::Along),
            remove(17, Fate::Up),
            Edit::Team(TeamEdit::AddGroup { kind: GroupKind::Tribe, name: "North".into() }),
            Edit::Team(TeamEdit::Group { team: TeamId(0), group: tribe }),
            Edit::AddTeam { from: Some(TeamId(1)) },
        ]
    };
    let sources = [(Source::Example, GroupId(1)), (Source::Roster(roster().into()), GroupId(3))];
    for (source, tribe) in sources {
        let mut scenario = Scenario { source, ..Scenario::default() };
        scenario.settings.topology = TopologyPolicy::of(TopologyShape::Tribes);
        scenario.edit(&edits(tribe));
        let base = scenario.base_org();
        assert!(base.group(GroupId(tribe.0 - 1)).is_none() && base.group(tribe).is_some());
        let gaps: Vec<PersonId> =
            (0..base.n_ids() as u32).map(PersonId).filter(|id| base.person(*id).is_none()).collect();
        assert!(gaps.len() >= 6, "{gaps:?}");
        let is_sound = |org: &Org| {
            sound(org, &scenario.settings).expect("sound");
            assert!(gaps.iter().all(|id| org.person(*id).is_none()), "an id was given twice");
        };
        let growth = scenario.growth(&base, 90, Mode::Adapt);
        (growth.range().0..=90).step_by(7).for_each(|size| is_sound(&growth.org_at(&base, size)));
        scenario.plan = HiringPlan { months: 12, target: Some(Target::End(60)), ..HiringPlan::default() };
        let history = scenario.simulator(&base).expect("a plan that fits").history(0);
        (0..=12).for_each(|month| is_sound(&history.org_at(&base, scenario.origin(), month)));
        let structure = scenario.structure(&base);
        let report = analyze(&structure, &scenario.settings);
        for finding in &report.findings {
            for fix in fixes(&scenario.ground(&base, &structure, &report), finding) {
                let mut fixed = base.clone();
                let setting = Setting { origin: scenario.origin(), as_of: None, settings: &scenario.settings };
                assert_eq!(apply(&mut fixed, &fix.edits, setting), []);
                is_sound(&fixed);
            }
        }
    }
}
