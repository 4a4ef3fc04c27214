//! What growth promises, at every step, over random policies and orgs.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use proptest::prelude::*;
use spanwise::engine::analyze::{Settings, analyze};
use spanwise::engine::grow::{Growth, Mode, Origin, generated_org, grow, seed_org};
use spanwise::engine::org::{Org, Structure};
use spanwise::engine::policy::{GrowthPolicy, POLICY_PRESETS};
use spanwise::engine::scenario::example_org;
use support::growths::{check_org_at, check_prefix};
use support::orgs::{imported_orgs, policies, with_policy};
use support::promises::{check_adapting, check_held};

fn grown(base: &Org, origin: Origin, to: u32, mode: Mode, policy: GrowthPolicy) -> Growth {
    grow(base, origin, None, to, mode, &with_policy(policy))
}

fn n_engineers(org: &Org) -> u32 {
    Structure::of(org, None).n_engineers()
}

#[test]
fn the_example_keeps_every_promise_at_every_preset() {
    let base = example_org();
    for preset in POLICY_PRESETS {
        let growth = grown(&base, Origin::Generated, 400, Mode::Adapt, preset.policy);
        check_adapting(&growth, &base, preset.policy, true);
        for engineers in [24, 57, 200, 400] {
            check_org_at(&growth, &base, engineers, &with_policy(preset.policy));
        }
        check_held(&grown(&base, Origin::Generated, 60, Mode::Hold, preset.policy), &base);
    }
}

#[test]
fn a_held_engineer_joins_where_the_load_index_is_least() {
    let base = example_org();
    let growth = grown(&base, Origin::Generated, 50, Mode::Hold, GrowthPolicy::default());
    for engineers in 24..50 {
        let structure = Structure::of(&growth.org_at(&base, engineers), None);
        let report = analyze(&structure, &Settings::default());
        let index = |at: u32| report.load(&structure, at).and_then(|load| load.index()).expect("full time").as_f64();
        let ems = structure.managers().iter().copied().filter(|&at| structure.manager_reports(at) == 0);
        let least = ems.map(index).fold(f64::INFINITY, f64::min);
        let next = Structure::of(&growth.org_at(&base, engineers + 1), None);
        let joined = next.parents()[next.len() - 1];
        assert_eq!(index(joined), least, "{engineers}");
    }
}

#[test]
fn every_breakpoint_is_reproduced_on_its_own() {
    let seed = seed_org();
    let long = grown(&seed, Origin::Generated, 120, Mode::Adapt, GrowthPolicy::default());
    for breakpoint in &long.breakpoints {
        for to in [breakpoint.engineers.max(2) - 1, breakpoint.engineers] {
            check_prefix(&grown(&seed, Origin::Generated, to, Mode::Adapt, GrowthPolicy::default()), &long);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn own_growth_keeps_every_promise(policy in policies(), to in 1u32..=600, at in 0u32..600) {
        let seed = seed_org();
        let growth = grown(&seed, Origin::Generated, to, Mode::Adapt, policy);
        prop_assert_eq!(growth.range(), (1, to));
        check_adapting(&growth, &seed, policy, true);
        let at = 1 + at % to;
        check_org_at(&growth, &seed, at, &with_policy(policy));
        check_prefix(&grown(&seed, Origin::Generated, at, Mode::Adapt, policy), &growth);
    }

    #[test]
    fn growth_from_any_size_is_growth_from_one(policy in policies(), from in 1u32..250, more in 0u32..150) {
        let settings = with_policy(policy);
        let (seed, start) = (seed_org(), generated_org(from, &settings));
        let whole = grown(&seed, Origin::Generated, from + more, Mode::Adapt, policy);
        let part = grown(&start, Origin::Generated, from + more, Mode::Adapt, policy);
        prop_assert_eq!(&part.steps[..], &whole.steps[from as usize - 1..]);
        for engineers in from + 1..=from + more {
            prop_assert_eq!(part.changes_at(engineers), whole.changes_at(engineers));
        }
        let later = |growth: &Growth| {
            growth.breakpoints.iter().filter(|b| b.engineers > from).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(later(&part), later(&whole));
        let people = |org: Org| org.people().map(|(id, person)| (id, person.clone())).collect::<Vec<_>>();
        prop_assert_eq!(people(part.org_at(&start, from + more)), people(whole.org_at(&seed, from + more)));
    }

    #[test]
    fn a_held_own_org_only_gains_engineers(policy in policies(), from in 1u32..120) {
        let base = generated_org(from, &with_policy(policy));
        let growth = grown(&base, Origin::Generated, from + 60, Mode::Hold, policy);
        check_held(&growth, &base);
        check_org_at(&growth, &base, from + 30, &with_policy(policy));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn large_own_growth_keeps_every_promise(policy in policies(), to in 1_200u32..=2_000) {
        let seed = seed_org();
        check_adapting(&grown(&seed, Origin::Generated, to, Mode::Adapt, policy), &seed, policy, true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn imported_growth_keeps_every_promise(policy in policies(), base in imported_orgs(60), at in 0u32..80) {
        let base = base.0;
        let start = n_engineers(&base);
        let growth = grown(&base, Origin::Imported, start + 80, Mode::Adapt, policy);
        check_adapting(&growth, &base, policy, false);
        check_org_at(&growth, &base, start + at, &with_policy(policy));
        check_prefix(&grown(&base, Origin::Imported, start + at, Mode::Adapt, policy), &growth);
    }

    #[test]
    fn a_held_imported_org_only_gains_engineers(base in imported_orgs(60)) {
        let base = base.0;
        let start = n_engineers(&base);
        let growth = grown(&base, Origin::Imported, start + 40, Mode::Hold, GrowthPolicy::default());
        check_held(&growth, &base);
        check_org_at(&growth, &base, start + 20, &Settings::default());
    }
}
