//! What holds for every run of every plan: people are conserved, nobody leaves before joining, quantiles are in order.
#![cfg(not(target_arch = "wasm32"))]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use spanwise::engine::analyze::Settings;
use spanwise::engine::grow::{Origin, generated_org};
use spanwise::engine::ids::PersonId;
use spanwise::engine::money::{Currency, N_CURRENCIES, Place, pay_of};
use spanwise::engine::org::{Org, Person, Role, Structure};
use spanwise::engine::plan::{ASSUMPTIONS, Assumption, Freeze, HiringPlan, Range, Target};
use spanwise::engine::simulate::{Happening, SERIES, Series, Simulator};
use spanwise::engine::units::{Decimal, round_half_up};
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
                // Whole hundredths, and the same in every run, so that a test can reckon the cost again.
                let range = match row.assumption {
                    Assumption::LoadedCost => Range::certain(Decimal(range.low.0 / 100 * 100)),
                    _ => range,
                };
                plan.assumptions.set(row.assumption, range).expect("within the limits");
            }
            plan
        },
    )
}

/// What someone is paid a year.
#[derive(Clone, Copy)]
enum Paid {
    Unknown,
    Known(i64, Currency),
    Table(Place, Option<Role>),
}

/// The pay of everyone, kept beside a run by what happens in it.
struct Payroll(BTreeMap<PersonId, Paid>);

impl Payroll {
    fn of(org: &Org, salaries: &[Option<i64>], plan: &HiringPlan) -> Payroll {
        let paid = |id: PersonId, person: &Person| {
            let place =
                if person.location.is_empty() { Some(plan.place) } else { Place::of_location(&person.location) };
            match (salaries[id.index()], place) {
                (Some(minor), place) => Paid::Known(minor, place.unwrap_or(plan.place).row().currency),
                (None, Some(place)) => Paid::Table(place, Role::of_title(&person.title)),
                (None, None) => Paid::Unknown,
            }
        };
        Payroll(org.people().map(|(id, person)| (id, paid(id, person))).collect())
    }

    /// The new role is paid as the table says where the person works.
    fn promote(&mut self, person: PersonId) {
        let paid = self.0.get_mut(&person).expect("whoever is promoted is there");
        *paid = match *paid {
            Paid::Unknown => Paid::Unknown,
            Paid::Known(_, currency) => Paid::Table(currency.place(), None),
            Paid::Table(place, _) => Paid::Table(place, None),
        };
    }

    /// Cost of a month by currency, and how many people have no known pay.
    fn month(&self, structure: &Structure, plan: &HiringPlan) -> ([i64; N_CURRENCIES], i64) {
        let (mut yearly, mut without_pay) = ([0; N_CURRENCIES], 0);
        for at in 0..structure.len() as u32 {
            match self.0[&structure.id(at)] {
                Paid::Unknown => without_pay += 1,
                Paid::Known(minor, currency) => yearly[currency as usize] += minor,
                Paid::Table(place, role) => {
                    let by_place = || Role::of_level(structure.management_layers(at), structure.is_root(at));
                    yearly[place.row().currency as usize] += pay_of(role.unwrap_or_else(by_place), place).minor;
                }
            }
        }
        let loaded = plan.assumptions.get(Assumption::LoadedCost);
        assert!(loaded.is_certain(), "one factor for every month");
        (yearly.map(|sum| round_half_up(sum * loaded.low.0 / 100, 1_200)), without_pay)
    }
}

fn check_run(org: &Org, origin: Origin, plan: &HiringPlan, settings: &Settings) -> Result<(), TestCaseError> {
    // Every third salary is known.
    let salaries: Vec<Option<i64>> =
        (0..org.n_ids()).map(|at| (at % 3 == 0).then_some(7_000_000 + 1_234 * at as i64)).collect();
    let simulator = Simulator::new(org, None, &salaries, plan, settings).expect("a plan to live through");
    let mut payroll = Payroll::of(org, &salaries, plan);
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
                    let role = matches!(happening, Happening::Joined { .. }).then_some(Role::Engineer);
                    payroll.0.insert(*person, Paid::Table(plan.place, role));
                    prop_assert!(ever.insert(*person), "{:?} joins a second time", person);
                    expected.insert(*person);
                }
                Happening::Left { person, .. } => {
                    prop_assert!(expected.remove(person), "{:?} leaves without being there", person);
                }
                Happening::Promoted { person, .. } => {
                    prop_assert!(expected.contains(person), "{:?} was there", person);
                    payroll.promote(*person);
                }
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
        let (cost, without_pay) = payroll.month(&history.structure_of(&now, month), plan);
        prop_assert_eq!(run.other_costs[month as usize], cost, "the cost of month {} is that of its people", month);
        prop_assert_eq!(figure(month, Series::WithoutPay), without_pay);
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
            let present = Structure::of(&org.0, None).n_engineers();
            (Just(org.0), plans(present))
        }),
    ) {
        let settings = Settings::default();
        let is_led = !Structure::of(&org, None).managers().is_empty();
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
