//! What holds after any edits of teams: both graphs stay consistent, no domain is lost or doubled, and everything can be
//! taken back.
#![cfg(not(target_arch = "wasm32"))]

use std::sync::Arc;

use proptest::prelude::*;
use spanwise::engine::analyze::{Settings, analyze};
use spanwise::engine::edit::{Edit, Setting, TeamEdit, apply};
use spanwise::engine::grow::Origin;
use spanwise::engine::ids::{GroupId, PersonId, TeamId};
use spanwise::engine::org::{Complexity, Domain, GroupKind, InteractionMode, Org, Structure, TeamType};
use spanwise::engine::roster::{
    FULL_TIME, Roster, RosterGroup, RosterInteraction, RosterMembership, RosterPerson, RosterTeam, Topology,
};
use spanwise::engine::scenario::{Scenario, Source, roster_org};
use spanwise::session::{Command, Session};

const N_PEOPLE: u32 = 24;
const N_TEAMS: u32 = 6;

/// A head, three managers, and engineers in six teams that know each other; every domain has a name of its own.
fn roster() -> Roster {
    let person = |at: u32| RosterPerson {
        id: format!("p{at}"),
        name: format!("Person {at}"),
        manager: (at > 0).then(|| if at < 4 { 0 } else { 1 + at % 3 }),
        team: if at < 4 { String::new() } else { format!("T{}", at % N_TEAMS) },
        fte: FULL_TIME,
        ..RosterPerson::default()
    };
    let team = |at: u32| RosterTeam {
        id: format!("t{at}"),
        name: format!("T{at}"),
        team_type: Some(TeamType::ALL[at as usize % 4]),
        parent: (at == 5).then_some(4),
        stated_size: (at == 3).then_some(5),
        domains: (0..at)
            .map(|n| Domain { name: format!("D{at}.{n}"), complexity: Complexity::ALL[(at + n) as usize % 3] })
            .collect(),
        ..RosterTeam::default()
    };
    let interaction = |at: u32| RosterInteraction {
        from: at,
        to: (at + 1) % N_TEAMS,
        mode: InteractionMode::ALL[at as usize % 3],
        since: None,
        purpose: format!("purpose {at}"),
    };
    let tribe = |name: &str, members: Vec<u32>| RosterGroup { name: name.into(), kind: GroupKind::Tribe, members };
    Roster {
        people: (0..N_PEOPLE).map(person).collect(),
        topology: Topology {
            teams: (0..N_TEAMS).map(team).collect(),
            memberships: vec![
                RosterMembership { person: 7, team: 1, share: 6_000, leads: true },
                RosterMembership { person: 7, team: 2, share: 4_000, leads: false },
            ],
            interactions: (0..N_TEAMS).map(interaction).collect(),
            groups: vec![tribe("A", vec![0, 1, 2]), tribe("B", vec![3, 4])],
        },
        ..Roster::default()
    }
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let team = || (0..N_TEAMS + 3).prop_map(TeamId);
    let person = || (0..N_PEOPLE + 1).prop_map(PersonId);
    let complexity = || (0..3usize).prop_map(|at| Complexity::ALL[at]);
    let of_teams = prop_oneof![
        (team(), prop::option::of(0..4usize))
            .prop_map(|(team, at)| TeamEdit::SetType { team, team_type: at.map(|at| TeamType::ALL[at]) }),
        (team(), complexity(), 0..9u32).prop_map(|(team, complexity, n)| TeamEdit::AddDomain {
            team,
            complexity,
            name: format!("N{n}")
        }),
        (team(), 0..4u32).prop_map(|(team, at)| TeamEdit::RemoveDomain { team, at }),
        (team(), 0..4u32, team()).prop_map(|(from, at, to)| TeamEdit::MoveDomain { from, at, to }),
        (team(), team()).prop_map(|(from, to)| TeamEdit::End { from, to }),
        (team(), team()).prop_map(|(from, to)| TeamEdit::Describe { from, to, since: None, purpose: "x".into() }),
        (person(), team(), 0..12_000u16).prop_map(|(person, team, share)| TeamEdit::Share { person, team, share }),
        team().prop_map(|team| TeamEdit::Split { team }),
        (team(), team()).prop_map(|(from, into)| TeamEdit::Merge { from, into }),
        (0..3u32, team()).prop_map(|(group, team)| TeamEdit::Group { team, group: GroupId(group) }),
        (0..3u32, team()).prop_map(|(group, team)| TeamEdit::Ungroup { team, group: GroupId(group) }),
    ];
    let one = prop_oneof![
        6 => of_teams.prop_map(Edit::Team),
        1 => (team(), team(), 0..3usize)
            .prop_map(|(from, to, at)| Edit::Interact { from, to, mode: InteractionMode::ALL[at] }),
        1 => prop::option::of(team()).prop_map(|from| Edit::AddTeam { from }),
        1 => (person(), prop::option::of(team())).prop_map(|(person, team)| Edit::Transfer { person, team }),
        1 => (person(), prop::option::of(person())).prop_map(|(person, manager)| Edit::Report { person, manager }),
    ];
    prop::collection::vec(one, 1..14)
}

/// The names of all domains, sorted, with how hard they are.
fn domains(org: &Org) -> Vec<(String, Complexity)> {
    let mut all: Vec<_> = org
        .teams()
        .flat_map(|(_, team)| team.domains.iter().map(|domain| (domain.name.clone(), domain.complexity)))
        .collect();
    all.sort();
    all
}

fn lines(org: &Org) -> Vec<Option<PersonId>> {
    (0..org.n_ids() as u32).map(|at| org.manager_of(PersonId(at))).collect()
}

fn check(org: &Org) -> Result<(), TestCaseError> {
    for (a, b, _) in org.interactions() {
        prop_assert_ne!(a, b);
        for team in [a, b] {
            prop_assert!(org.team(team).is_some_and(|team| !team.is_dissolved), "{:?} of {:?} {:?}", team, a, b);
        }
    }
    for (id, team) in org.teams() {
        let above = std::iter::successors(Some(id), |&at| org.parent_team(at));
        prop_assert!(above.take(20).count() < 20, "{:?} is part of itself", id);
        if team.is_dissolved {
            prop_assert!(team.domains.is_empty() && org.members(id).is_empty() && org.parent_team(id).is_none());
            prop_assert!(org.groups().all(|(group, _)| !org.teams_of_group(group).contains(&id)));
        }
        for (person, part) in org.members(id) {
            prop_assert!((1..=10_000).contains(&part.share));
            prop_assert!(org.memberships(person).iter().any(|(team, other)| (*team, *other) == (id, part)));
        }
    }
    // The flat arrays say the same as the graph.
    let structure = Structure::of(org, None);
    prop_assert_eq!(structure.team_facts().len(), org.n_teams());
    let links: Vec<_> = structure.links().iter().map(|link| (TeamId(link.a), TeamId(link.b), link.mode)).collect();
    let edges: Vec<_> = org.interactions().iter().map(|(a, b, one)| (*a, *b, one.mode)).collect();
    prop_assert_eq!(links, edges);
    for ((_, team), facts) in org.teams().zip(structure.team_facts()) {
        let complexities: Vec<Complexity> = team.domains.iter().map(|domain| domain.complexity).collect();
        prop_assert_eq!((&complexities, team.team_type), (&facts.domains, facts.team_type));
    }
    // Every figure can be worked out, and nobody counts twice.
    let report = analyze(&structure, &Settings::default());
    let in_teams: u32 = report.teams.list().iter().map(|team| team.size).sum();
    prop_assert!(in_teams <= report.metrics.engineers);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn edits_keep_both_graphs_consistent(edits in edits()) {
        let mut org = roster_org(&roster());
        let settings = Settings::default();
        let setting = Setting { origin: Origin::Imported, as_of: None, settings: &settings };
        check(&org)?;
        for edit in edits {
            let (domains_before, lines_before, before) = (domains(&org), lines(&org), org.clone());
            let refused = apply(&mut org, std::slice::from_ref(&edit), setting);
            check(&org)?;
            let is_refused = !refused.is_empty();
            match &edit {
                Edit::Team(TeamEdit::AddDomain { .. }) if !is_refused => {
                    prop_assert_eq!(domains(&org).len(), domains_before.len() + 1);
                }
                Edit::Team(TeamEdit::RemoveDomain { .. }) if !is_refused => {
                    prop_assert_eq!(domains(&org).len() + 1, domains_before.len());
                }
                _ => prop_assert_eq!(domains(&org), domains_before, "{:?}", edit),
            }
            if !matches!(edit, Edit::Report { .. }) {
                prop_assert_eq!(lines(&org), lines_before, "{:?} changed who reports to whom", edit);
            }
            if is_refused {
                prop_assert_eq!(org.interactions(), before.interactions());
                // Ids that a refused edit would have given stay free: whoever is named later is the same with and without it.
                prop_assert!(org.teams().take(before.n_teams()).eq(before.teams()), "{:?} was refused and changed a team", edit);
                let added = org.teams().skip(before.n_teams()).all(|(_, team)| team.is_dissolved);
                prop_assert!(added, "{:?} was refused and added a team", edit);
            }
        }
    }

    #[test]
    fn edits_are_taken_back_and_made_again(edits in edits()) {
        let source = Source::Roster(Arc::new(roster()));
        let start = Session { scenario: Scenario { source, ..Scenario::default() }.into(), ..Session::default() };
        let mut seen = vec![start.clone()];
        for edit in edits {
            let last = seen.last().expect("never empty");
            seen.extend(last.update(Command::Edit("edit".into(), vec![edit])));
        }
        let mut session = seen.last().expect("never empty").clone();
        for before in seen.iter().rev().skip(1) {
            session = session.update(Command::Undo).expect("there is a step");
            prop_assert_eq!(&session.scenario, &before.scenario);
            prop_assert_eq!(analyzed(&session), analyzed(before));
        }
        for after in seen.iter().skip(1) {
            session = session.update(Command::Redo).expect("there is a step");
            prop_assert_eq!(analyzed(&session), analyzed(after));
        }
    }
}

/// Everything about the teams of a session that somebody could see.
fn analyzed(session: &Session) -> (String, Vec<(String, Complexity)>) {
    let org = session.scenario.base_org();
    let structure = session.scenario.structure(&org);
    let report = analyze(&structure, &session.scenario.settings);
    (format!("{:?} {:?} {:?}", report.loads, report.findings, org.interactions()), domains(&org))
}
