use super::plan::Plan;
use super::*;
use crate::engine::org::parse_outline;
use crate::engine::policy::{TopologyPolicy, TopologyShape};

fn grown(to: u32) -> Growth {
    grow(&seed_org(), Origin::Generated, None, to, Mode::Adapt, &Settings::default())
}

#[test]
fn the_first_managers_come_when_the_head_is_full() {
    let growth = grown(9);
    let at = |engineers| {
        let step = growth.step(engineers);
        (step.managers, step.management_layers, step.teams, step.span_max)
    };
    assert_eq!(at(8), (1, 1, 1, Some(8)));
    assert_eq!(at(9), (3, 2, 2, Some(5)));
    let first = growth.breakpoints.iter().find(|b| b.kind == BreakpointKind::FirstManager).expect("one is the first");
    assert_eq!(first.engineers, 9);
}

#[test]
fn the_breakpoints_read_as_a_story() {
    let growth = grown(60);
    let story: Vec<String> = growth
        .breakpoints
        .iter()
        .filter(|b| !matches!(b.kind, BreakpointKind::FlagRaised | BreakpointKind::FlagCleared))
        .map(|b| format!("{} {} {}", b.engineers, b.kind.as_str(), b.message))
        .collect();
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn the_org_of_a_step_is_the_structure_of_the_step() {
    let seed = seed_org();
    for mode in [Mode::Adapt, Mode::Hold] {
        let growth = grow(&seed, Origin::Generated, None, 200, mode, &Settings::default());
        for engineers in [1, 8, 9, 57, 113, 200] {
            let structure = Structure::of(&growth.org_at(&seed, engineers), None);
            let report = crate::engine::analyze::analyze(&structure, &Settings::default());
            assert_eq!(step_of(&report), *growth.step(engineers), "{engineers}");
        }
    }
}

#[test]
fn roles_during_growth_are_those_of_the_titles_it_gives() {
    let generated = (seed_org(), Origin::Generated);
    let imported =
        (parse_outline("Ada (CTO)\n  Bo (Director)\n    x8\n  Cy\n    x7\n").expect("well formed"), Origin::Imported);
    for (base, origin) in [generated, imported] {
        for to in [16, 40, 200] {
            let mut plan = Plan::new(Structure::of(&base, None), base.n_ids());
            while plan.structure.n_engineers() < to {
                join(&mut plan, &Settings::default().policy, &mut Vec::new());
                plan.settle();
            }
            settle_roles(&mut plan.structure, origin, &base, base.n_ids());
            let org = grow(&base, origin, None, to, Mode::Adapt, &Settings::default()).org_at(&base, to);
            let roles = |s: &Structure| (0..s.len() as u32).map(|at| s.role(at)).collect::<Vec<_>>();
            assert_eq!(roles(&plan.structure), roles(&Structure::of(&org, None)), "{origin:?}, {to}");
        }
    }
}

#[test]
fn a_held_structure_only_gains_engineers() {
    let growth =
        grow(&generated_org(24, &Settings::default()), Origin::Generated, None, 60, Mode::Hold, &Settings::default());
    let (first, last) = (growth.step(24), growth.step(60));
    assert_eq!(
        (first.managers, first.teams, first.management_layers),
        (last.managers, last.teams, last.management_layers)
    );
    assert!(growth.changes.iter().all(|change| matches!(change, Change::Join { leads: false, .. })));
    let overload = growth
        .breakpoints
        .iter()
        .find(|b| b.flag.is_some_and(|(r, s)| r.rule().id == "overload" && s == Severity::Red));
    assert_eq!(overload.map(|b| b.engineers), Some(28), "the fourth hire lifts the first of three teams of 8 to 10");
}

#[test]
fn what_is_beyond_the_limits_stays_and_nothing_is_added_to_it() {
    let base = parse_outline("Ada\n  x30\n").expect("well formed");
    let growth = grow(&base, Origin::Imported, None, 60, Mode::Adapt, &Settings::default());
    let org = growth.org_at(&base, 60);
    let structure = Structure::of(&org, None);
    assert!(structure.span(0) <= 30);
    let wide: Vec<u32> = structure.managers().iter().copied().filter(|&at| at > 0 && structure.span(at) > 8).collect();
    assert!(wide.is_empty(), "{wide:?}");
}

#[test]
fn people_without_any_manager_gain_more_of_their_kind() {
    let base = parse_outline("Ada\nBo\nCy\n").expect("well formed");
    for mode in [Mode::Adapt, Mode::Hold] {
        let growth = grow(&base, Origin::Imported, None, 10, mode, &Settings::default());
        let last = growth.step(10);
        assert_eq!((last.engineers, last.people, last.managers), (10, 10, 0));
    }
}

/// An imported org of an outline, grown to a size.
fn imported(outline: &str, to: u32, policy: [u32; 4]) -> (Org, Structure) {
    let [em_span, em_split_at, mom_span, mom_split_at] = policy;
    let policy = crate::engine::policy::GrowthPolicy { em_span, em_split_at, mom_span, mom_split_at };
    let base = parse_outline(outline).expect("well formed");
    let settings = Settings { policy, ..Settings::default() };
    let org = grow(&base, Origin::Imported, None, to, Mode::Adapt, &settings).org_at(&base, to);
    let structure = Structure::of(&org, None);
    (org, structure)
}

const PYRAMID: [u32; 4] = [7, 8, 5, 7];

#[test]
fn a_team_split_off_a_wide_one_is_not_wider_than_the_limit() {
    let (_, s) = imported("Ada\n  x30\n", 31, [7, 7, 5, 7]);
    assert_eq!((s.ic_reports(0), s.manager_reports(0)), (24, 1));
    assert_eq!(s.span(31), 7);
}

#[test]
fn a_manager_of_two_teams_gives_one_away_whole() {
    let (org, s) = imported("Ada\n  Bo\n    x4 @Search\n    x4 @Ads\n", 9, PYRAMID);
    assert_eq!(org.teams().count(), 2, "no team is added");
    let size = |name: &str| {
        let team = org.teams().find(|(_, team)| team.name == name).map(|(id, _)| id);
        org.people().filter(|(id, _)| team.is_some() && org.team_of(*id) == team).count()
    };
    assert_eq!((size("Search"), size("Ads")), (4, 5));
    assert_eq!(s.managers().iter().map(|&at| s.span(at)).collect::<Vec<_>>(), [2, 4, 5]);
}

#[test]
fn teammates_recorded_in_no_team_keep_theirs_when_it_splits() {
    let (org, _) = imported("Ada\n  Bo\n    x4\n    x4 @Ads\n", 9, PYRAMID);
    let of = |key: &str| org.find(key).and_then(|id| org.team_of(id)).map(|team| team.0);
    assert_eq!(["p7", "p8", "p9", "p10"].map(of), [Some(0); 4], "else Bo would lead a team of no name");
    assert_eq!(["p3", "p4", "p5", "p6"].map(of), [Some(1); 4]);
}

#[test]
fn an_uneven_tree_gets_no_deeper_where_it_can_get_wider() {
    let full = "  Bo\n    x8\n".repeat(6);
    let deep = "    Di\n      x8\n".repeat(7);
    let (_, s) = imported(&format!("Ada\n{full}  Cy\n{deep}"), 105, PYRAMID);
    assert_eq!((s.management_layers(0), s.span(0)), (3, 2), "seven managers are grouped beside Cy");
    let deep = "      Di\n        x8\n".repeat(7);
    let even = "    Ed\n      x8\n".repeat(6);
    let branches = format!("  Cy\n{even}    Fay\n{deep}").repeat(7);
    let (_, s) = imported(&format!("Ada\n{branches}"), 729, PYRAMID);
    assert_eq!(s.management_layers(0), 4, "there is room to group below the root");
}

#[test]
fn a_very_wide_root_is_grouped_within_the_limit() {
    let (_, s) = imported(&format!("Ada\n{}", "  Bo\n    x8\n".repeat(48)), 385, PYRAMID);
    assert_eq!((s.manager_reports(0), s.management_layers(0)), (7, 3));
}

#[test]
fn managers_without_working_time_still_get_the_engineers_of_a_held_structure() {
    let mut base = parse_outline("Ada\n  x3\n").expect("well formed");
    let ada = base.find("p1").expect("ada");
    base.person_mut(ada).expect("ada").fte = crate::engine::units::Fte(0);
    let growth = grow(&base, Origin::Imported, None, 5, Mode::Hold, &Settings::default());
    let s = Structure::of(&growth.org_at(&base, 5), None);
    assert_eq!((s.roots().count(), s.span(0)), (1, 5));
}

#[test]
fn keys_and_names_that_are_taken_are_not_given_again() {
    let mut base = parse_outline("Ada\n  Bo\n    x8 @Search\n  Cy\n    x8 @t3\n").expect("well formed");
    let taken = Team { key: "x".into(), name: "Search 4".into(), ..Team::default() };
    base.add_team(taken);
    let growth = grow(&base, Origin::Imported, None, 18, Mode::Adapt, &Settings::default());
    let org = growth.org_at(&base, 18);
    let teams: Vec<(&str, &str)> = org.teams().map(|(_, team)| (team.key.as_str(), team.name.as_str())).collect();
    assert_eq!(teams[3..], [("t4", "New Search 4")]);
    let told = growth.breakpoints.iter().find(|b| b.kind == BreakpointKind::TeamAdded).expect("a team is added");
    assert_eq!(told.subject, "t4");

    let clash = Team { key: "t4".into(), name: "Ads".into(), ..Team::default() };
    let mut base = parse_outline("Ada\n  Bo\n    x8 @Search\n").expect("well formed");
    base.add_team(clash);
    base.add_team(Team { key: "t3".into(), name: "Data".into(), ..Team::default() });
    let org = grow(&base, Origin::Imported, None, 9, Mode::Adapt, &Settings::default()).org_at(&base, 9);
    assert_eq!(org.teams().last().map(|(_, team)| team.key.as_str()), Some("new-t4"));
}

#[test]
fn titles_are_read_on_the_day_of_the_growth() {
    let day = |d| Date::from_calendar_date(2026, time::Month::March, d).ok();
    let mut base = parse_outline("Ada\n  x8\n  Bo\n    Cy\n      x8\n").expect("well formed");
    let later: Vec<PersonId> = base.people().map(|(id, _)| id).filter(|id| id.0 > 8).collect();
    for (id, start) in [(PersonId(1), day(1))].into_iter().chain(later.into_iter().map(|id| (id, day(9)))) {
        base.person_mut(id).expect("there").start_date = start;
    }
    let growth = grow(&base, Origin::Generated, day(5), 8, Mode::Adapt, &Settings::default());
    let org = growth.org_at(&base, 8);
    assert_eq!(growth.step(8).management_layers, 1, "Bo's people have not started");
    assert_eq!(org.person(PersonId(0)).expect("ada").title, Role::HeadOfEngineering.rung().title);
}

/// Teams of every kind under three managers, with what an import may know of them.
fn known_teams() -> Org {
    use crate::engine::org::{Domain, Group, GroupKind, Interaction, InteractionMode, Overlap, TeamType};
    let mut org = parse_outline(
        "Ada\n  Bo\n    x6 @Search\n    x3 @Ads\n  Cy\n    x8 @Mobile\n    x1\n  Di\n    Ed\n      x7 @Data\n    Flo\n      x5 @Core\n",
    )
    .expect("well formed");
    let teams: Vec<TeamId> = org.teams().map(|(id, _)| id).collect();
    for (at, &id) in teams.iter().enumerate() {
        let team = org.team_mut(id).expect("there");
        team.team_type = TeamType::ALL.get(at).copied().filter(|_| at != 2);
        let complexity = crate::engine::org::Complexity::ALL[at % 3];
        team.domains = (0..at).map(|n| Domain { name: format!("{at} {n}"), complexity }).collect();
    }
    for (at, mode) in (0..).zip(InteractionMode::ALL.into_iter().cycle().take(9)) {
        let since = Date::from_calendar_date(2026, time::Month::March, 1 + at as u8).ok().filter(|_| at % 3 == 0);
        let known = Interaction { mode, since, purpose: at.to_string(), overlap: Overlap::Narrow };
        let (a, b) = (teams[at % 5], teams[(at * 2 + 1) % 5]);
        if a != b {
            org.set_interaction(a, b, known).expect("both are there");
        }
    }
    let area = org.add_group(Group { name: "Product".into(), kind: GroupKind::Area });
    org.group_team(area, teams[0]).expect("both are there");
    org
}

#[test]
fn teams_of_the_growing_structure_are_those_of_the_org() {
    use crate::engine::policy::{TopologyPolicy, TopologyShape};
    for (base, origin) in [(seed_org(), Origin::Generated), (known_teams(), Origin::Imported)] {
        for shape in TopologyShape::ALL {
            for preset in crate::engine::policy::POLICY_PRESETS {
                let topology = TopologyPolicy { tribe_at_most: 30, ..TopologyPolicy::of(shape) };
                let mut plan = Plan::new(Structure::of(&base, None), base.n_ids());
                let mut events = Vec::new();
                while plan.structure.n_engineers() < 220 {
                    events.clear();
                    join(&mut plan, &preset.policy, &mut events);
                    plan.settle();
                    shape_teams(&mut plan, &topology, &events, &mut Vec::new());
                    if plan.structure.n_engineers().is_multiple_of(20) {
                        let mut org = base.clone();
                        change::apply(&mut org, &base, origin, &plan.changes);
                        let (ours, theirs) = (&plan.structure, Structure::of(&org, None));
                        assert_eq!(ours.team_facts(), theirs.team_facts(), "{shape:?}");
                        assert_eq!(ours.links(), theirs.links(), "{shape:?}");
                        assert_eq!(ours.groups(), theirs.groups(), "{shape:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn growth_with_pauses_is_the_same_growth() {
    let settings = Settings { topology: TopologyPolicy::of(TopologyShape::Tribes), ..Settings::default() };
    let org = generated_org(20, &settings);
    for mode in [Mode::Adapt, Mode::Hold] {
        let whole = grow(&org, Origin::Generated, None, 130, mode, &settings);
        let mut growing = Growing::new(&org, Origin::Generated, None, mode);
        assert_eq!((growing.start(), growing.reached()), (None, None));
        while growing.reached() != Some(130) {
            growing.advance(&org, &settings);
            let (part, size) = (growing.so_far(), growing.reached().expect("a size was worked out"));
            assert_eq!(part.range(), (20, size));
            assert_eq!(part.changes_at(size), whole.changes_at(size));
        }
        let told = |growth: &Growth| format!("{:?} {:?} {:?}", growth.steps, growth.breakpoints, growth.changes);
        assert_eq!(told(&growing.so_far()), told(&whole));
        assert_eq!(told(&growing.finish()), told(&whole));
    }
}
