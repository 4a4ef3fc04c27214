//! What matters most: how far each assumption moves a result, all else and all luck being the same.

use super::Simulator;
use serde::{Deserialize, Serialize};

use super::event::Mark;
use super::run::Run;
use super::series::Series;
use crate::engine::plan::{ASSUMPTIONS, Assumption, HiringPlan, Range};
use crate::engine::units::Decimal;

/// A result that assumptions move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The month in which the target is reached, the month after the plan's last where it is not.
    TargetMonth,
    /// Months of overload, summed over managers.
    OverloadMonths,
    /// Cost of all months, in minor units of the plan's currency.
    Cost,
}

/// One line of the table.
pub struct OutcomeRow {
    /// Which.
    pub outcome: Outcome,
    /// Name in files.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
}

/// Every result.
pub const OUTCOMES: &[OutcomeRow] = &[
    OutcomeRow { outcome: Outcome::TargetMonth, name: "target_month", label: "Month the target is reached" },
    OutcomeRow { outcome: Outcome::OverloadMonths, name: "overload_months", label: "Months of overload" },
    OutcomeRow { outcome: Outcome::Cost, name: "cost", label: "Cost of the plan" },
];

/// How far one assumption moves every result.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Which.
    pub assumption: Assumption,
    /// The two values it was turned to, in ten-thousandths.
    pub values: (i64, i64),
    /// Mean of each result of [`OUTCOMES`] at the lower value.
    pub low: [f64; 3],
    /// Mean at the higher value.
    pub high: [f64; 3],
}

impl Bar {
    /// How far a result moves.
    #[must_use]
    pub fn reach(&self, outcome: Outcome) -> f64 {
        (self.high[outcome as usize] - self.low[outcome as usize]).abs()
    }
}

/// The two values to which an assumption is turned: the ends of the range it was given, else of what the table says it might
/// well be.
#[must_use]
pub fn ends(plan: &HiringPlan, assumption: Assumption) -> (Decimal, Decimal) {
    let given = plan.assumptions.get(assumption);
    let row = &ASSUMPTIONS[assumption as usize];
    if given.is_certain() {
        // What a person has set stays inside, however far it is from the default.
        (row.swing.0.min(given.low), row.swing.1.max(given.low))
    } else {
        (given.low, given.high)
    }
}

/// Turns one assumption to both of its [`ends`]. The other assumptions stay uncertain as they are; the same numbered runs have
/// the same luck throughout.
#[must_use]
pub fn tornado(simulator: &Simulator, assumption: Assumption, runs: u32) -> Bar {
    let values = ends(simulator.plan(), assumption);
    let at = |value: Decimal| {
        let turned = simulator.with(|plan| {
            let set = plan.assumptions.set(assumption, Range::certain(value));
            debug_assert_eq!(set, Ok(()), "both ends lie within the limits");
        });
        turned.means(runs)
    };
    Bar { assumption, values: (values.0.0, values.1.0), low: at(values.0), high: at(values.1) }
}

impl Simulator {
    /// The mean of each result of [`OUTCOMES`] over the first runs.
    #[must_use]
    pub fn means(&self, runs: u32) -> [f64; 3] {
        let mut run = Run::default();
        let mut sums = [0_i64; 3];
        for number in 0..runs.max(1) {
            self.run(number, &mut run);
            let reached = run.marks().iter().find(|(mark, _)| *mark == Mark::TargetReached);
            sums[0] += i64::from(reached.map_or(self.plan.months + 1, |&(_, month)| month));
            sums[1] += run.sum(Series::Overloaded);
            sums[2] += run.sum(Series::MonthlyCost);
        }
        sums.map(|sum| sum as f64 / f64::from(runs.max(1)))
    }
}
