//! How teams of a growing org work together: what each shape promises, at every step.
#![cfg(not(target_arch = "wasm32"))]

#[path = "topology_growth/shapes.rs"]
mod shapes;
mod support;

use proptest::prelude::*;
use shapes::{Look, check_shape, check_told};
use spanwise::engine::analyze::Settings;
use spanwise::engine::grow::{Change, Growth, Mode, Origin, generated_org, grow, seed_org};
use spanwise::engine::ids::TeamId;
use spanwise::engine::org::{Interaction, InteractionMode, Org, Overlap, Structure, TeamType};
use spanwise::engine::policy::{GrowthPolicy, POLICY_PRESETS, TopologyPolicy, TopologyShape};
use support::growths::{check_org_at, check_prefix};
use support::orgs::{known_orgs, policies, topologies};
use support::promises::check_adapting;

fn settings(policy: GrowthPolicy, topology: TopologyPolicy) -> Settings {
    Settings { policy, topology, ..Settings::default() }
}

fn of_shape(shape: TopologyShape) -> Settings {
    settings(GrowthPolicy::default(), TopologyPolicy::of(shape))
}

fn grown(base: &Org, origin: Origin, to: u32, settings: &Settings) -> Growth {
    grow(base, origin, None, to, Mode::Adapt, settings)
}

fn domains(org: &Org) -> Vec<String> {
    let mut all: Vec<String> =
        org.teams().flat_map(|(_, team)| team.domains.iter().map(|domain| format!("{domain:?}"))).collect();
    all.sort();
    all
}

#[test]
fn every_shape_keeps_every_promise_at_every_preset() {
    let seed = seed_org();
    for preset in POLICY_PRESETS {
        for shape in TopologyShape::ALL {
            let settings = settings(preset.policy, TopologyPolicy::of(shape));
            let growth = grown(&seed, Origin::Generated, 400, &settings);
            check_adapting(&growth, &seed, preset.policy, true);
            for engineers in [24, 57, 200, 400] {
                check_org_at(&growth, &seed, engineers, &settings);
            }
        }
    }
}

#[test]
fn who_is_where_does_not_depend_on_the_shape() {
    let seed = seed_org();
    let alone = grown(&seed, Origin::Generated, 300, &Settings::default());
    let is_about_people = |change: &&Change| {
        matches!(change, Change::Join { .. } | Change::AddTeam { .. } | Change::Report { .. } | Change::Transfer { .. })
    };
    for shape in TopologyShape::ALL {
        let other = grown(&seed, Origin::Generated, 300, &of_shape(shape));
        for engineers in 1..=300 {
            let of = |growth: &Growth| {
                growth.changes_at(engineers).iter().filter(is_about_people).copied().collect::<Vec<_>>()
            };
            assert_eq!(of(&other), of(&alone), "{shape:?} at {engineers}");
        }
    }
}

#[test]
fn the_start_is_left_as_it_is_and_a_held_org_has_no_shape() {
    let base = generated_org(80, &Settings::default());
    for shape in TopologyShape::ALL {
        let growth = grown(&base, Origin::Generated, 81, &of_shape(shape));
        assert!(growth.changes_at(80).is_empty(), "{shape:?}");
        let n_typed = |engineers| {
            let org = growth.org_at(&base, engineers);
            org.teams().filter(|(_, team)| team.team_type.is_some()).count()
        };
        let is_typed = !matches!(shape, TopologyShape::Alone | TopologyShape::Functional);
        assert_eq!((n_typed(80), n_typed(81) > 0), (0, is_typed), "{shape:?}");
        let held = grow(&base, Origin::Generated, None, 100, Mode::Hold, &of_shape(shape));
        let joins = |engineers| held.changes_at(engineers).iter().all(|change| matches!(change, Change::Join { .. }));
        assert!((81..=100).all(joins), "{shape:?}");
    }
}

#[test]
fn a_dated_interaction_stays() {
    let settings = of_shape(TopologyShape::Platform);
    let mut base = generated_org(130, &settings);
    let coaches = base.teams().find(|(_, team)| team.team_type == Some(TeamType::Enabling)).expect("at 120").0;
    let since = time::Date::from_calendar_date(2026, time::Month::March, 2).ok();
    let (mode, overlap) = (InteractionMode::Facilitating, Overlap::Narrow);
    let dated = Interaction { mode, since, purpose: "tests".into(), overlap };
    base.set_interaction(coaches, TeamId(0), dated.clone()).expect("both are there");
    let end = grown(&base, Origin::Generated, 200, &settings).org_at(&base, 200);
    assert_eq!(end.interaction(coaches, TeamId(0)), Some(&dated));
    let helped =
        |org: &Org| org.interactions().iter().filter(|(from, ..)| *from == coaches).map(|(_, to, _)| *to).max();
    assert!(helped(&end) > helped(&base), "the others move on");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn own_growth_keeps_every_promise(policy in policies(), topology in topologies(), to in 1u32..=260) {
        let (seed, settings) = (seed_org(), settings(policy, topology));
        let growth = grown(&seed, Origin::Generated, to, &settings);
        check_adapting(&growth, &seed, policy, true);
        check_shape(&growth, &seed, &topology);
        check_org_at(&growth, &seed, to.div_ceil(2), &settings);
        check_prefix(&growth, &grown(&seed, Origin::Generated, to, &settings));
    }

    /// An org that grew without a shape and gets one late: many streams at once, and one platform team after the other.
    #[test]
    fn squads_of_a_large_org_are_served_as_platform_teams_appear(
        policy in policies(),
        from in 60u32..220,
        topology in topologies(),
    ) {
        let squads = [TopologyShape::Platform, TopologyShape::Tribes];
        prop_assume!(squads.contains(&topology.shape));
        let base = generated_org(from, &Settings { policy, ..Settings::default() });
        let growth = grown(&base, Origin::Generated, from + 150, &settings(policy, topology));
        check_shape(&growth, &base, &topology);
    }

    #[test]
    fn growth_from_any_size_is_growth_from_one(
        policy in policies(),
        topology in topologies(),
        from in 1u32..200,
        more in 0u32..100,
    ) {
        let settings = settings(policy, topology);
        let (seed, start) = (seed_org(), generated_org(from, &settings));
        let whole = grown(&seed, Origin::Generated, from + more, &settings);
        let part = grown(&start, Origin::Generated, from + more, &settings);
        for engineers in from + 1..=from + more {
            prop_assert_eq!(part.changes_at(engineers), whole.changes_at(engineers), "{}", engineers);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn growth_of_known_teams_keeps_every_promise(
        policy in policies(),
        topology in topologies(),
        base in known_orgs(60),
        at in 0u32..60,
    ) {
        let (base, settings) = (base.0, settings(policy, topology));
        let start = Structure::of(&base, None).n_engineers();
        let growth = grown(&base, Origin::Imported, start + 60, &settings);
        check_adapting(&growth, &base, policy, false);
        check_org_at(&growth, &base, start + at, &settings);
        check_prefix(&grown(&base, Origin::Imported, start + at, &settings), &growth);
        let mut before = Look::of(&growth, &base, start);
        for engineers in start + 1..=start + 60 {
            let now = Look::of(&growth, &base, engineers);
            check_told(&growth, engineers, &before, &now);
            before = now;
        }
        let end = growth.org_at(&base, start + 60);
        prop_assert_eq!(domains(&end), domains(&base), "domains are neither lost nor doubled");
        for (id, team) in base.teams().filter(|(_, team)| team.team_type.is_some()) {
            prop_assert_eq!(end.team(id).and_then(|now| now.team_type), team.team_type, "known types stay");
        }
        prop_assert!(end.interactions().iter().all(|(a, b, _)| a != b));
    }
}
