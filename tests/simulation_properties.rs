//! What holds for every run of every plan: people are conserved, nobody leaves before joining, quantiles are in order.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use spanwise::engine::analyze::Settings;
use spanwise::engine::grow::{Origin, generated_org};
use spanwise::engine::ids::PersonId;
use spanwise::engine::org::Org;
use spanwise::engine::plan::{ASSUMPTIONS, Assumption, Freeze, HiringPlan, Range, Target};
use spanwise::engine::simulate::{Happening, SERIES, Series, Simulator};
use spanwise::engine::units::Decimal;
use support::orgs::{imported_orgs, policies, with_policy};

/// Any plan for an org of `present` engineers that is not refused.
fn plans(present: u32) -> impl Strategy<Value = HiringPlan> {
    let target = prop_oneof![
        (0..60u32).prop_map(move |more| Target::End(present + more)),
        (40..300u32, 1..60u32).prop_map(move |(tenths, more)| Target::Doubling { tenths, to: present + more }),
        prop::collection::vec(0..30u32, 1..18)
            .prop_map(move |points| { Target::Curve(points.into_iter().map(|more| present + more).collect()) }),
    ];
    let shares = prop::collection::vec((0..=100i64, 0..=100i64), ASSUMPTIONS.len());
    (target, 2..18u32, prop::option::of((1..9u32, 0..4u32)), shares, any::<u64>()).prop_map(
        |(target, months, freeze, shares, seed)| {
            let mut plan = HiringPlan { target: Some(target), months, seed, ..HiringPlan::default() };
            plan.freezes = freeze.map(|(from, more)| Freeze { from, to: from + more }).into_iter().collect();
            if (1..=months).all(|month| plan.is_frozen(month)) {
                plan.freezes.clear();
            }
            for (row, (a, b)) in ASSUMPTIONS.iter().zip(shares) {
                let (least, most) = (row.limits.0.0, row.limits.1.0);
                let at = |share: i64| Decimal(least + (most - least) * share / 100);
                let range = Range { low: at(a.min(b)), high: at(a.max(b)) };
                plan.assumptions.set(row.assumption, range).expect("within the limits");
            }
            plan
        },
    )
}

fn check_run(org: &Org, origin: Origin, plan: &HiringPlan, settings: &Settings) -> Result<(), TestCaseError> {
    let simulator = Simulator::new(org, None, &[], plan, settings).expect("a plan to live through");
    let history = simulator.history(0);
    let run = &history.run;
    let figure = |month: u32, series: Series| run.figure(month, series);
    let mut ever: BTreeSet<PersonId> = BTreeSet::new();
    let mut there: BTreeSet<PersonId> = BTreeSet::new();
    for month in 0..=plan.months {
        let now = history.org_at(org, origin, month);
        let people: BTreeSet<PersonId> = now.people().filter(|(_, person)| !person.vacant).map(|(id, _)| id).collect();
        prop_assert_eq!(people.len() as i64, figure(month, Series::Headcount), "the org of month {}", month);
        if month > 0 {
            let before = figure(month - 1, Series::Headcount);
            let (joined, left) = (figure(month, Series::Joined), figure(month, Series::Left));
            prop_assert_eq!(before + joined - left, figure(month, Series::Headcount), "month {}", month);
        }
        let mut expected = there.clone();
        for happening in &history.moments[month as usize].happened {
            match happening {
                Happening::Joined { person, .. } | Happening::ManagerHired { person, .. } => {
                    prop_assert!(ever.insert(*person), "{:?} joins a second time", person);
                    expected.insert(*person);
                }
                Happening::Left { person, .. } => {
                    prop_assert!(expected.remove(person), "{:?} leaves without being there", person);
                }
                Happening::Promoted { person, .. } => prop_assert!(expected.contains(person), "{:?} was there", person),
                _ => {}
            }
        }
        if month == 0 {
            ever.extend(&people);
        } else {
            prop_assert_eq!(&expected, &people, "whoever is there in month {}", month);
        }
        there = people;
        let parts = figure(month, Series::Engineers) + figure(month, Series::Managers);
        prop_assert_eq!(parts, figure(month, Series::Headcount));
        prop_assert!((0..=10_000).contains(&figure(month, Series::RampingShare)));
        prop_assert!(figure(month, Series::Overloaded) <= figure(month, Series::Managers));
        if plan.is_frozen(month) {
            prop_assert_eq!(figure(month, Series::Joined), 0, "nobody joins in a freeze");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn people_are_conserved_in_orgs_that_growth_made(
        (engineers, plan) in (1..60u32).prop_flat_map(|engineers| (Just(engineers), plans(engineers))),
        policy in policies(),
    ) {
        let settings = with_policy(policy);
        check_run(&generated_org(engineers, &settings), Origin::Generated, &plan, &settings)?;
    }

    #[test]
    fn people_are_conserved_in_imported_orgs(
        (org, plan) in imported_orgs(40).prop_flat_map(|org| {
            let present = spanwise::engine::org::Structure::of(&org.0, None).n_engineers();
            (Just(org.0), plans(present))
        }),
    ) {
        let settings = Settings::default();
        let is_led = !spanwise::engine::org::Structure::of(&org, None).managers().is_empty();
        if is_led {
            check_run(&org, Origin::Imported, &plan, &settings)?;
        }
    }

    #[test]
    fn quantiles_are_in_order(plan in plans(20)) {
        let settings = Settings::default();
        let org = generated_org(20, &settings);
        let sweep = Simulator::new(&org, None, &[], &plan, &settings).expect("a plan to live through").sweep(0..12);
        for month in 0..=sweep.n_months() {
            for row in SERIES {
                let found = sweep.quantiles(month, row.series);
                prop_assert!(found.p10 <= found.p50 && found.p50 <= found.p90, "{} in month {}", row.name, month);
            }
        }
    }
}

#[test]
fn more_attrition_never_reaches_the_target_earlier_in_expectation() {
    let settings = Settings::default();
    let org = generated_org(20, &settings);
    let mean = |attrition: i64| {
        let mut plan = HiringPlan { target: Some(Target::End(80)), months: 30, ..HiringPlan::default() };
        plan.assumptions.set(Assumption::Attrition, Range::certain(Decimal::whole(attrition))).expect("within");
        Simulator::new(&org, None, &[], &plan, &settings).expect("a plan to live through").means(300)[0]
    };
    let means: Vec<f64> = [0, 7, 14, 21, 28, 35].map(mean).into();
    // A standard error of the mean of 300 runs is about a tenth of a month.
    assert!(means.windows(2).all(|pair| pair[0] <= pair[1] + 0.3), "{means:?}");
    assert!(means[0] < means[5], "{means:?}");
}
