use super::*;
use crate::engine::org::parse_outline;

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
