//! Figures of small orgs, worked out by hand.

use super::*;
use crate::engine::org::{InteractionMode, Overlap, parse_outline};
use crate::engine::units::Ratio;

fn of(outline: &str) -> (Structure, TopologyReport) {
    of_org(&parse_outline(outline).expect("well formed"))
}

fn of_org(org: &crate::engine::org::Org) -> (Structure, TopologyReport) {
    let structure = Structure::of(org, None);
    let mut teams = Teams::default();
    teams.derive(&structure);
    let report = topology(&structure, &teams, &LoadSettings::default());
    (structure, report)
}

#[test]
fn who_is_in_a_team() {
    let (_, report) = of("\
Ada since 2020-01-01
  Bo
    x3 @Pay on call Ops since 2020-01-01
    Cy @Pay 60 % + Web 40 % since 2026-06-01
  Di
    x2 @Pay
    x4 @Web on call Ops
team Far: 8 people
");
    let [pay, web, far] = [0, 1, 2].map(|at: usize| report.teams[at]);
    assert_eq!((pay.people, pay.full_time_equivalents, pay.line_managers), (Some(6), Some(56_000), 2));
    assert_eq!((web.people, web.full_time_equivalents, web.line_managers), (Some(5), Some(44_000), 2));
    assert_eq!((far.people, far.full_time_equivalents, far.line_managers), (Some(8), None, 0));
    assert_eq!((pay.in_ramp, web.in_ramp, far.in_ramp), (Some(1), None, None));
    let rota = OnCallFigures { people: 7, minutes_per_person: 343 };
    assert_eq!((pay.on_call, web.on_call, far.on_call), (Some(rota), Some(rota), None));
    assert_eq!((pay.structural_load.on_call_minutes, web.structural_load.on_call_minutes), (1_029, 1_371));
    assert_eq!(report.org.teams_of_several_managers, 2);
}

#[test]
fn what_is_asked_of_a_team() {
    let mut org = parse_outline(
        "\
Ada
  Bo since 2020-01-01
    x6 @Pay since 2020-01-01
    x1 @Pay since 2026-06-01
team Pay: complex Ledger, simple Cards
Cloud -> Pay: x_as_a_service
Pay -> Web: collaboration
Guide -> Pay: facilitating
",
    )
    .expect("well formed");
    let team = |at| crate::engine::ids::TeamId(at);
    org.interaction_mut(team(0), team(2)).expect("there").overlap = Overlap::Slight;
    let (_, report) = of_org(&org);
    let load = report.teams[0].structural_load;
    assert_eq!((load.domain_points, load.domain_capacity), (Some(4), Some(3)));
    assert_eq!(InteractionMode::ALL.map(InteractionMode::as_str), ["collaboration", "facilitating", "x_as_a_service"]);
    assert_eq!(
        load.interaction_minutes,
        [180, 60, 30],
        "a collaboration across few shared hours takes half as much again"
    );
    assert_eq!((load.on_call_minutes, load.newcomer_minutes), (0, Some(600)));
    assert_eq!(report.teams[0].ties.dependencies, 2, "helpers are none");
}

#[test]
fn how_far_apart_teams_are() {
    let (_, report) = of("\
Ada in Berlin
  Bo in Berlin
    Cy in Berlin
      x3 @A
    Di in Seattle, US
      x3 @B
  Ed
    x3 @C
A -> B: collaboration since 2026-01-01
A -> C: x_as_a_service since 2026-07-01
C -> Away: facilitating
");
    let [near, far, away] = [0, 1, 2].map(|at: usize| report.links[at]);
    assert_eq!((near.days_open, near.shared_hours), (Some(181), Some(Ratio::new(0, 4))));
    assert_eq!((far.days_open, far.shared_hours), (Some(0), None));
    let met = far.distance.expect("both are led");
    assert_eq!((met.common, met.nearer, met.farther, met.is_root), (Some(0), 1, 2, true));
    assert_eq!((away.distance, away.days_open), (None, None));
    assert_eq!((report.org.long_collaborations, report.org.long_facilitating), ([1, 0], [0, 0]));
}

#[test]
fn what_kinds_of_teams_there_are() {
    let (_, report) = of("\
Ada
  x6 @Cloud
  x8 @Pay
  x6 @Web
team Cloud: platform
team Pay: stream_aligned
team Web: stream_aligned
team Idle: platform
Cloud -> Pay: x_as_a_service
Cloud -> Web: x_as_a_service
");
    let org = report.org;
    assert_eq!((org.typed, org.stream_ratio), ([2, 0, 0, 2], Some(Ratio::new(2, 2))));
    let platforms: Vec<_> =
        org.platforms.iter().map(|one| (one.team, one.consumers, one.people_per_consumer)).collect();
    assert_eq!(platforms, [(0, 2, Some(Ratio::new(6, 2))), (3, 0, None)]);
    assert_eq!(org.platform_share, Some(Ratio::new(6, 20)));
    let (_, report) = of("Ada\n  x3 @Pay\n");
    assert_eq!((report.org.stream_ratio, report.org.platform_share), (None, None));
}

#[test]
fn managers_whose_teams_do_not_talk() {
    let lines =
        "Ada\n  Bo\n    Cy\n      x3 @A\n    Di\n      x3 @B\n  Ed\n    Flo\n      x3 @C\n    Gus\n      x3 @D\n";
    let silent = |links: &str| of(&format!("{lines}{links}")).1.org.silent_managers;
    assert_eq!(silent(""), [0; 0], "where nothing is known nobody is silent");
    assert_eq!(silent("A -> B: collaboration\n"), [0], "Ada's two branches do not meet, and Ed's teams have no ties");
    assert_eq!(silent("A -> C: collaboration\n"), [1, 10], "only across");
    assert_eq!(silent("A -> B: collaboration\nA -> C: x_as_a_service\nC -> D: facilitating\n"), [0; 0]);
}
