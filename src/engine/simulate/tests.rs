use super::*;
use crate::engine::grow::{Origin, generated_org};
use crate::engine::money::Place;
use crate::engine::org::parse_outline;
use crate::engine::plan::{Assumption, Freeze, Range, Target};
use crate::engine::policy::{TopologyPolicy, TopologyShape};
use crate::engine::units::Decimal;

fn plan_of(target: Target, months: u32, set: &[(Assumption, i64)]) -> HiringPlan {
    let mut plan = HiringPlan { target: Some(target), months, ..HiringPlan::default() };
    for &(which, hundredths) in set {
        plan.assumptions.set(which, Range::certain(Decimal::hundredths(hundredths))).expect("within the limits");
    }
    plan
}

fn simulator(engineers: u32, plan: &HiringPlan) -> Simulator {
    let settings = Settings::default();
    Simulator::new(&generated_org(engineers, &settings), None, &[], plan, &settings).expect("a plan to live through")
}

/// The mean of something over runs, and the standard error of that mean.
fn mean_of(simulator: &Simulator, runs: u32, mut what: impl FnMut(&Run) -> f64) -> (f64, f64) {
    let mut run = Run::default();
    let values: Vec<f64> = (0..runs)
        .map(|number| {
            simulator.run(number, &mut run);
            what(&run)
        })
        .collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
    (mean, libm::sqrt(variance / n))
}

fn assert_near(what: &str, (mean, error): (f64, f64), expected: f64, beside: f64) {
    assert!((mean - expected).abs() <= 4.0 * error + beside, "{what}: {mean} ± {error}, expected {expected}");
}

const STAY: (Assumption, i64) = (Assumption::Attrition, 0);

#[test]
fn without_hiring_as_many_stay_as_attrition_says() {
    let mut plan = plan_of(Target::End(100), 24, &[(Assumption::Attrition, 2_000), (Assumption::Backfill, 0)]);
    // A month of hiring at the end, when nothing counts any more, makes the freeze one that ends.
    plan.freezes = vec![Freeze { from: 1, to: 23 }];
    let simulator = simulator(100, &plan);
    let people = simulator.seats.len() as f64;
    let survivors = mean_of(&simulator, 400, |run| run.figure(12, Series::Headcount) as f64);
    // The head stays; everyone else stays with 80 % in a year.
    assert_near("people after a year", survivors, 1.0 + (people - 1.0) * 0.8, 0.0);
}

#[test]
fn open_requisitions_follow_littles_law() {
    // Steady hiring of 4 a month, nobody leaves, and time for every interview.
    let set =
        [STAY, (Assumption::HiringTime, 5_000), (Assumption::HoursPerHire, 3_000), (Assumption::PromotionShare, 0)];
    for days in [6_000, 9_000] {
        let set = [set.as_slice(), &[(Assumption::TimeToFill, days)]].concat();
        let simulator =
            simulator(100, &plan_of(Target::Curve((1..=48).map(|month| 100 + 4 * month).collect()), 48, &set));
        let open = mean_of(&simulator, 60, |run| {
            (13..=42).map(|month| run.figure(month, Series::OpenRequisitions)).sum::<i64>() as f64 / 30.0
        });
        let hires = mean_of(&simulator, 60, |run| {
            (13..=42)
                .map(|month| run.figure(month, Series::Engineers) - run.figure(month - 1, Series::Engineers))
                .sum::<i64>() as f64
                / 30.0
        });
        let expected = hires.0 * days as f64 / 100.0 / 30.4375;
        assert_near("open requisitions", open, expected, 0.25);
    }
}

#[test]
fn the_share_in_ramp_is_what_growth_and_attrition_make_it() {
    // 1 − e^(−(r+q)R), with r = ln 2 ⁄ 12 and q = −ln(1 − 13 %) ⁄ 12.
    let set = [(Assumption::HiringTime, 5_000), (Assumption::HoursPerHire, 3_000), (Assumption::PromotionShare, 0)];
    let simulator = simulator(100, &plan_of(Target::Doubling { tenths: 120, to: 1_000 }, 30, &set));
    let share = mean_of(&simulator, 40, |run| run.figure(24, Series::RampingShare) as f64 / 10_000.0);
    let (r, q) = (libm::log(2.0) / 12.0, -libm::log(0.87) / 12.0);
    // Months are whole, so a hire of this month is already a fraction of one in: within three points.
    assert_near("share in ramp", share, 1.0 - libm::exp(-(r + q) * 6.0), 0.03);
}

#[test]
fn twenty_become_two_hundred_after_forty_months_of_doubling_in_twelve() {
    let set =
        [STAY, (Assumption::HiringTime, 5_000), (Assumption::HoursPerHire, 3_000), (Assumption::PromotionShare, 0)];
    let simulator = simulator(20, &plan_of(Target::Doubling { tenths: 120, to: 200 }, 60, &set));
    for (month, size) in [(12, 40.0), (24, 80.0), (36, 160.0)] {
        let engineers = mean_of(&simulator, 100, |run| run.figure(month, Series::Engineers) as f64);
        assert_near("engineers", engineers, size, size * 0.03);
    }
    // The last of many searches end late, so the target counts as reached two or three months after the curve meets it.
    let month = mean_of(&simulator, 100, |run| f64::from(run.target_month().expect("it is reached")));
    assert!((40.0..45.0).contains(&month.0), "{month:?}");
}

#[test]
fn a_fixed_org_costs_what_its_people_do() {
    let mut plan = plan_of(Target::End(7), 2, &[STAY, (Assumption::LoadedCost, 130)]);
    let org =
        parse_outline("Ada (Head of Engineering)\n  Bo (Engineering Manager)\n    x6\n  x1\n").expect("well formed");
    let settings = Settings::default();
    let cost = |plan: &HiringPlan, salaries: &[Option<i64>]| {
        let simulator = Simulator::new(&org, None, salaries, plan, &settings).expect("a plan to live through");
        let mut run = Run::default();
        simulator.run(0, &mut run);
        (run.figure(2, Series::MonthlyCost), run.other_costs[2], run.figure(2, Series::WithoutPay))
    };
    // By hand, in cents: (250,000 + 175,000 + 7 × 144,570) × 1.30 ⁄ 12.
    let by_hand = ((25_000_000_i64 + 17_500_000 + 7 * 14_457_000) * 130 + 600) / 1_200;
    assert_eq!(cost(&plan, &[]), (by_hand, [by_hand, 0, 0, 0, 0], 0));
    plan.place = Place::Uk;
    let pounds =
        ((8_000_000_i64 * 250 / 175 + 1 + 8_000_000 + 7 * (8_000_000 * 144_570 / 175_000 + 1)) * 130 + 600) / 1_200;
    assert!((cost(&plan, &[]).0 - pounds).abs() <= 1, "{} for {pounds}", cost(&plan, &[]).0);
    // What a roster says comes before the table.
    let salaries = [Some(10_000_000), Some(9_000_000)];
    let known = ((19_000_000_i64 + 7 * (8_000_000 * 144_570 / 175_000 + 1)) * 130 + 600) / 1_200;
    assert!((cost(&plan, &salaries).0 - known).abs() <= 1);
}

#[test]
fn pay_of_an_unknown_place_is_unknown_and_other_currencies_stay_apart() {
    let mut org = parse_outline("Ada (Head of Engineering)\n  x3\n").expect("well formed");
    for (key, location) in [("p2", "Berlin"), ("p3", "Paris")] {
        let id = org.find(key).expect("there");
        org.person_mut(id).expect("there").location = location.to_owned();
    }
    let plan = plan_of(Target::End(3), 1, &[STAY]);
    let simulator = Simulator::new(&org, None, &[], &plan, &Settings::default()).expect("a plan");
    let sweep = simulator.sweep(0..3);
    assert_eq!(sweep.quantiles(1, Series::WithoutPay).p50, 1);
    let others = |month: u32| sweep.other_costs(month).collect::<Vec<_>>();
    let [(crate::engine::money::Currency::Eur, euros)] = others(1)[..] else { panic!("{:?}", others(1)) };
    assert_eq!(euros.p50, others(0)[0].1.p50, "from the start");
}

#[test]
fn cost_in_a_currency_in_which_nobody_is_paid_is_unknown_and_the_others_are_told() {
    use crate::engine::money::Currency::{Gbp, Usd};
    let mut org = parse_outline("Ada (Head of Engineering)\n  x3\n").expect("well formed");
    for key in ["p1", "p2", "p3", "p4"] {
        let id = org.find(key).expect("there");
        org.person_mut(id).expect("there").location = "London".to_owned();
    }
    let plan = plan_of(Target::End(3), 2, &[STAY]);
    let simulator = Simulator::new(&org, None, &[], &plan, &Settings::default()).expect("a plan");
    let sweep = simulator.sweep(0..3);
    let summary = Summary::of(&sweep);
    for month in 0..=2 {
        assert_eq!(
            (sweep.known(month, Series::MonthlyCost), summary.known(month, Series::ManagementCost)),
            (None, None)
        );
        let [(Gbp, cost)] = summary.costs(month, Usd).collect::<Vec<_>>()[..] else { panic!("pounds only") };
        assert!(cost.p50 > 0);
    }
    assert_eq!(summary.other_currencies(), [Gbp]);
}

#[test]
fn the_same_number_is_the_same_run_and_another_is_another() {
    let simulator = simulator(20, &HiringPlan::default());
    let months = |number| {
        let mut run = Run::default();
        simulator.run(number, &mut run);
        run.months
    };
    assert_eq!(months(3), months(3));
    assert_ne!(months(3), months(4));
    let other_seed = simulator.with(|plan| plan.seed = 2);
    let mut run = Run::default();
    other_seed.run(3, &mut run);
    assert_ne!(run.months, months(3));
}

#[test]
fn a_change_of_one_concern_leaves_the_luck_of_the_others_alone() {
    // Fewer promotions change who manages, but nobody else leaves, and nobody leaves at another time, in the first year.
    let left = |share: i64| {
        let mut plan = plan_of(Target::End(40), 12, &[(Assumption::PromotionShare, share)]);
        plan.freezes = vec![Freeze { from: 1, to: 11 }];
        simulator(40, &plan)
            .history(5)
            .moments
            .iter()
            .map(|moment| moment.happened.iter().filter(|one| one.is_leave()).copied().collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    let who = |months: Vec<Vec<Happening>>| -> Vec<Vec<crate::engine::ids::PersonId>> {
        let person = |one: &Happening| match one {
            Happening::Left { person, .. } => *person,
            other => panic!("{other:?}"),
        };
        months.iter().map(|month| month.iter().map(person).collect()).collect()
    };
    assert_eq!(who(left(0)), who(left(10_000)));
}

#[test]
fn a_sweep_in_parts_is_the_sweep_of_all() {
    let simulator = simulator(20, &HiringPlan { months: 12, ..HiringPlan::default() });
    let mut parts = simulator.sweep(0..7);
    parts.merge(&simulator.sweep(7..20));
    assert_eq!(parts, simulator.sweep(0..20));
    assert_eq!(parts.runs(), 20);
    for month in 0..=12 {
        for row in SERIES {
            let Quantiles { p10, p50, p90, mean } = parts.quantiles(month, row.series);
            assert!(p10 <= p50 && p50 <= p90 && mean >= 0.0, "{} in month {month}", row.name);
        }
    }
    for odds in parts.odds() {
        assert!((0.0..=1.0).contains(&odds.probability()), "{odds:?}");
        assert!(odds.month.0 <= odds.month.1 && odds.month.1 <= odds.month.2, "{odds:?}");
    }
}

#[test]
fn a_certain_number_of_months_of_the_tornado_is_the_plan_itself() {
    let simulator = simulator(20, &HiringPlan::default());
    let bar = tornado(&simulator, Assumption::TimeToFill, 30);
    assert!(bar.low[0] < bar.high[0], "slower hiring reaches the target later: {bar:?}");
    let cost = tornado(&simulator, Assumption::LoadedCost, 10);
    assert!(cost.low[2] < cost.high[2]);
    assert_eq!((cost.low[0], cost.low[1]), (cost.high[0], cost.high[1]), "money moves no months");
}

#[test]
fn the_org_of_a_month_is_the_one_its_figures_are_about() {
    for shape in TopologyShape::ALL {
        let settings = Settings { topology: TopologyPolicy::of(shape), ..Settings::default() };
        check_months(&generated_org(20, &settings), Origin::Generated, &settings);
    }
    let busy = "Ada (CTO)\n  Bo own 40 % on call Ops\n    x7 on call Ops\n  Cy own 60 %\n    Di own 90 %\n    x5 on call Web\n";
    check_months(&parse_outline(busy).expect("well formed"), Origin::Imported, &Settings::default());
}

/// Compares the orgs of some months of some runs with the figures.
fn check_months(base: &Org, origin: Origin, settings: &Settings) {
    let simulator = Simulator::new(base, None, &[], &HiringPlan::default(), settings).expect("a plan");
    for number in 0..4 {
        let mut lived = Vec::new();
        simulator.live(number, &mut Run::default(), |_, counted| lived.push(counted.structure.clone()));
        let history = simulator.history(number);
        for month in [0, 1, 12, 24, 36] {
            let org = history.org_at(base, origin, month);
            let s = Structure::of(&org, None);
            let figure = |series| history.run.figure(month, series);
            assert_eq!(s.len() as i64, figure(Series::Headcount), "run {number}, month {month}");
            assert_eq!(s.managers().len() as i64, figure(Series::Managers), "run {number}, month {month}");
            let layers = s.roots().map(|root| s.management_layers(root)).max().unwrap_or(0);
            assert_eq!(i64::from(layers), figure(Series::ManagementLayers));
            let then = &lived[month as usize];
            assert_eq!((s.links(), s.team_facts()), (then.links(), then.team_facts()), "run {number}, month {month}");
            assert_eq!(s.groups(), then.groups(), "run {number}, month {month}");
            let mut settings = settings.clone();
            settings.load.ramp_months = history.ramp_months();
            let report = crate::engine::analyze::analyze(&history.structure_of(&org, month), &settings);
            let full = crate::engine::units::Ratio::whole(1);
            let overloaded = report.loads.iter().filter(|load| load.index().is_some_and(|index| index >= full)).count();
            assert_eq!(overloaded as i64, figure(Series::Overloaded), "run {number}, month {month}");
        }
    }
}
