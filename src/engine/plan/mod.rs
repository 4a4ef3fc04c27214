//! The hiring plan: what a person sets for growth by month. Plain settings; `simulate` lives through them.

mod assumption;
mod drawing;
mod error;
mod month;
mod pace;
mod range;
mod target;

pub use assumption::{ASSUMPTIONS, Assumption, AssumptionRow, Assumptions, N_ASSUMPTIONS, assumption_named};
pub use drawing::draw;
pub use error::PlanError;
pub use month::Month;
pub(crate) use pace::{INTERVIEWERS_SHARE, STATED_ACCEPTANCE, monthly};
pub use range::Range;
pub use target::{DEFAULT_TARGET, Target};

use std::fmt;

use crate::engine::grow::MOST_ENGINEERS;
use crate::engine::money::Place;

/// Most months of a plan: ten years.
pub const MOST_MONTHS: u32 = 120;

/// Most runs of one simulation.
pub const MOST_RUNS: u32 = 100_000;

/// Months in which nobody is hired, both ends counted; months count from the start of the plan, the first is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Freeze {
    /// First month.
    pub from: u32,
    /// Last month.
    pub to: u32,
}

impl fmt::Display for Freeze {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}..{}", self.from, self.to) }
    }
}

impl Freeze {
    /// Reads `3..6`, or `4` for a single month.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Freeze, String> {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        let month = |text: &str| text.trim().parse::<u32>().ok().filter(|&month| month > 0);
        match month(from).zip(month(to)) {
            Some((from, to)) if from <= to => Ok(Freeze { from, to }),
            Some((from, to)) => Err(PlanError::FreezeUpsideDown { from, to }.to_string()),
            None => Err(format!("\"{text}\" is not a freeze; months such as 3..6, counted from 1, are needed")),
        }
    }

    /// Whether a month is in it.
    #[must_use]
    pub fn holds(&self, month: u32) -> bool {
        (self.from..=self.to).contains(&month)
    }
}

/// How an org is to grow over time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HiringPlan {
    /// The month before the first one of the plan: the org as it is. `None`: months have numbers only.
    pub start: Option<Month>,
    /// How many months are simulated.
    pub months: u32,
    /// How many engineers there are to be; `None` is [`DEFAULT_TARGET`] at the end, or the present size where that is more.
    pub target: Option<Target>,
    /// When nobody is hired.
    pub freezes: Vec<Freeze>,
    /// Where newcomers work, and whoever's place is not known.
    pub place: Place,
    /// What is assumed.
    pub assumptions: Assumptions,
    /// The seed of all luck.
    pub seed: u64,
    /// How many runs are made.
    pub runs: u32,
}

impl Default for HiringPlan {
    fn default() -> Self {
        HiringPlan {
            start: None,
            months: 36,
            target: None,
            freezes: Vec::new(),
            place: Place::default(),
            assumptions: Assumptions::default(),
            seed: 1,
            runs: 1_000,
        }
    }
}

impl HiringPlan {
    /// The target, where `present` is the number of engineers there are.
    #[must_use]
    pub fn target(&self, present: u32) -> Target {
        self.target.clone().unwrap_or(Target::End(DEFAULT_TARGET.max(present)))
    }

    /// A month of the plan in words: `March 2028`, or `month 14` where the plan has no start.
    #[must_use]
    pub fn month_name(&self, month: u32) -> String {
        self.start.map_or_else(|| format!("month {month}"), |start| start.plus(month).in_words())
    }

    /// A month of the plan in few letters: `Mar 2028`, or `month 14`.
    #[must_use]
    pub fn month_in_short(&self, month: u32) -> String {
        self.start.map_or_else(|| format!("month {month}"), |start| start.plus(month).in_short())
    }

    /// Whether nobody is hired in a month.
    #[must_use]
    pub fn is_frozen(&self, month: u32) -> bool {
        self.freezes.iter().any(|freeze| freeze.holds(month))
    }

    /// The plan, if it can be lived through by an org that has `present` engineers.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self, present: u32) -> Result<(), PlanError> {
        let months = self.months;
        if !(1..=MOST_MONTHS).contains(&months) {
            return Err(PlanError::Months { months, most: MOST_MONTHS });
        }
        if !(1..=MOST_RUNS).contains(&self.runs) {
            return Err(PlanError::Runs { runs: self.runs, most: MOST_RUNS });
        }
        check_target(&self.target(present), present)?;
        if let Some(&Freeze { from, to }) = self.freezes.iter().find(|freeze| freeze.from > freeze.to) {
            return Err(PlanError::FreezeUpsideDown { from, to });
        }
        if (1..=months).all(|month| self.is_frozen(month)) {
            return Err(PlanError::FreezeForEver { months });
        }
        Ok(())
    }
}

fn check_target(target: &Target, present: u32) -> Result<(), PlanError> {
    let check_size = |target: u32| match target {
        _ if target < present => Err(PlanError::TargetBelowPresent { target, present }),
        _ if target > MOST_ENGINEERS.max(present) => {
            Err(PlanError::TargetTooLarge { target, most: MOST_ENGINEERS.max(present) })
        }
        _ => Ok(()),
    };
    match target {
        Target::End(to) => check_size(*to),
        Target::Doubling { tenths, to } => {
            if !(10..=2_400).contains(tenths) {
                return Err(PlanError::Doubling { months: format!("{}.{}", tenths / 10, tenths % 10) });
            }
            check_size(*to)
        }
        Target::Milestones(milestones) => {
            let mut before = 0;
            for &(month, engineers) in milestones {
                if month <= before || month > MOST_MONTHS {
                    return Err(PlanError::Milestone { month, engineers, before });
                }
                before = month;
                check_size(engineers)?;
            }
            Ok(())
        }
        Target::Curve(points) => points.iter().try_for_each(|&engineers| check_size(engineers)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut HiringPlan)) -> String {
        let mut plan = HiringPlan::default();
        change(&mut plan);
        plan.check(24).expect_err("refused").to_string()
    }

    #[test]
    fn a_plan_that_cannot_be_lived_through_is_refused_with_its_reason() {
        assert_eq!(HiringPlan::default().check(24), Ok(()));
        assert_eq!(
            refused(|plan| plan.target = Some(Target::End(20))),
            "the target of 20 engineers is below the present 24; shrinking is not simulated"
        );
        assert_eq!(refused(|plan| plan.months = 0), "the plan has 0 months; 1 to 120 are possible");
        assert_eq!(refused(|plan| plan.runs = 0), "0 runs; 1 to 100000 are possible");
        assert_eq!(
            refused(|plan| plan.freezes = vec![Freeze { from: 1, to: 20 }, Freeze { from: 18, to: 99 }]),
            "the hiring freeze covers all 36 months of the plan, so nobody could ever be hired"
        );
        assert_eq!(
            refused(|plan| plan.freezes = vec![Freeze { from: 9, to: 4 }]),
            "the hiring freeze 9..4 is upside down; the earlier month comes first"
        );
        assert_eq!(
            refused(|plan| plan.target = Some(Target::Milestones(vec![(12, 80), (6, 90)]))),
            "milestone 6=90 does not come after month 12; months must rise from 1"
        );
        assert_eq!(
            refused(|plan| plan.target = Some(Target::Doubling { tenths: 5, to: 200 })),
            "a doubling time of 0.5 months; 1 to 240 are possible"
        );
    }

    #[test]
    fn without_a_target_a_large_org_keeps_its_size() {
        assert_eq!(HiringPlan::default().target(24), Target::End(200));
        assert_eq!(HiringPlan::default().target(900), Target::End(900));
    }
}
