//! The pace that a plan asks for, in the numbers that rules judge.

use super::{Assumption, HiringPlan, Target};
use crate::engine::org::HiringPace;
use crate::engine::units::Decimal;

/// The share of offers accepted at which the hours of a hire are stated.
pub(crate) const STATED_ACCEPTANCE: f64 = 0.70;
/// The share of a hire's hours that is not the hiring manager's.
pub(crate) const INTERVIEWERS_SHARE: f64 = 2.0 / 3.0;

/// Growth beyond a hundredfold a month is not told apart.
const MOST_GROWTH: f64 = 1_000_000.0;

impl HiringPlan {
    /// The pace of the plan, where `present` is the number of engineers it starts from; `None` without a target of its own,
    /// and where the plan cannot be lived through. Of what is uncertain the middle counts.
    #[must_use]
    pub fn pace(&self, present: u32) -> Option<HiringPace> {
        let target = self.target.as_ref()?;
        if present == 0 || self.check(present).is_err() {
            return None;
        }
        let middle = |which: Assumption| self.assumptions.get(which).middle();
        let share = |which: Assumption| middle(which).as_f64() / 100.0;
        let ramp = middle(Assumption::Ramp);
        let monthly = monthly(share(Assumption::Attrition));
        let growth = growth_a_month(target, present, self.months, ramp);
        let accepted = STATED_ACCEPTANCE / share(Assumption::Acceptance);
        let hours = middle(Assumption::HoursPerHire).as_f64() * INTERVIEWERS_SHARE * accepted;
        let basis_points = |part: f64| libm::round((part * 10_000.0).clamp(0.0, MOST_GROWTH)) as u32;
        Some(HiringPace {
            growth: basis_points(growth),
            attrition: basis_points(monthly),
            ramp,
            interviews_per_hire: Decimal::from_f64(hours)?,
        })
    }
}

/// The share that leaves in a month where `yearly` leaves in a year.
pub(crate) fn monthly(yearly: f64) -> f64 {
    -libm::expm1(libm::log1p(-yearly.min(0.999_999)) / 12.0)
}

/// Growth a month, as a part of the size. Where a target names several sizes, that of the steepest stretch as long as the
/// ramp: so many are in ramp at the end of it.
fn growth_a_month(target: &Target, present: u32, months: u32, ramp: Decimal) -> f64 {
    let mean = |from: u32, to: u32, months: u32| {
        libm::pow(f64::from(to.max(1)) / f64::from(from.max(1)), 1.0 / f64::from(months.max(1))) - 1.0
    };
    match target {
        Target::End(to) => mean(present, *to, months),
        Target::Doubling { to, .. } if *to <= present => 0.0,
        Target::Doubling { tenths, .. } => libm::exp2(10.0 / f64::from((*tenths).max(1))) - 1.0,
        Target::Milestones(_) | Target::Curve(_) => {
            let curve = target.curve(present, months);
            let stretch = (libm::round(ramp.as_f64()) as u32).clamp(1, months.max(1));
            let stretches = curve.windows(stretch as usize + 1);
            stretches.map(|sizes| mean(sizes[0], sizes[stretch as usize], stretch)).fold(0.0, f64::max)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::plan::Range;

    fn pace(target: Target, months: u32, present: u32) -> Option<HiringPace> {
        HiringPlan { target: Some(target), months, ..HiringPlan::default() }.pace(present)
    }

    fn growth(target: Target, months: u32, present: u32) -> Option<u32> {
        pace(target, months, present).map(|pace| pace.growth)
    }

    #[test]
    fn growth_follows_from_the_target() {
        // Doubling in twelve months is 5.9 % a month, in six 12.2 %.
        assert_eq!(growth(Target::Doubling { tenths: 120, to: 200 }, 36, 20), Some(595));
        assert_eq!(growth(Target::Doubling { tenths: 60, to: 200 }, 36, 20), Some(1_225));
        assert_eq!(growth(Target::End(48), 12, 24), Some(595));
        assert_eq!(growth(Target::End(24), 12, 24), Some(0));
        assert_eq!(growth(Target::Doubling { tenths: 60, to: 24 }, 36, 24), Some(0));
        let late = Target::Milestones(vec![(24, 100), (36, 200)]);
        assert_eq!(growth(late, 36, 100), Some(603), "the last year is the one to judge, in whole engineers");
        assert_eq!(growth(Target::Curve(vec![100, 100, 130, 130]), 4, 100), Some(678));
    }

    #[test]
    fn attrition_ramp_and_interviews_are_those_of_the_plan() {
        let usual = pace(Target::End(48), 12, 24).expect("a target");
        assert_eq!((usual.attrition, usual.ramp), (115, Decimal::whole(6)));
        assert_eq!(usual.interviews_per_hire, Decimal::whole(40), "60 h less the manager's 20 h");
        let mut plan = HiringPlan { target: Some(Target::End(48)), ..HiringPlan::default() };
        plan.assumptions.set(Assumption::HoursPerHire, Range::parse("80..100").expect("a range")).expect("within");
        assert_eq!(plan.pace(24).map(|pace| pace.interviews_per_hire), Some(Decimal::whole(60)));
    }

    #[test]
    fn without_a_target_that_can_be_reached_there_is_no_pace() {
        assert_eq!(HiringPlan::default().pace(24), None);
        assert_eq!(pace(Target::End(20), 12, 24), None, "shrinking is not simulated");
    }
}
