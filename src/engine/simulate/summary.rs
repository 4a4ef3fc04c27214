//! What a sweep says, as plain data: small enough to be sent from a worker to the page at every step.

use serde::{Deserialize, Serialize};

use super::event::Mark;
use super::series::{N_SERIES, SERIES, Series};
use super::sweep::{Odds, Quantiles, Sweep};
use crate::engine::money::Currency;

/// Quantiles of every series and month, and the odds of every mark.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Runs behind it.
    pub runs: u32,
    /// By month, the opening first, and series.
    months: Vec<Vec<Quantiles>>,
    /// By mark.
    pub odds: Vec<Odds>,
    /// Median cost of the last month in other currencies.
    pub other_costs: Vec<(Currency, i64)>,
}

impl Summary {
    /// The summary of a sweep.
    #[must_use]
    pub fn of(sweep: &Sweep) -> Summary {
        if sweep.runs() == 0 {
            return Summary::default();
        }
        let last = sweep.n_months();
        let month = |month: u32| SERIES.iter().map(|row| sweep.quantiles(month, row.series)).collect();
        let other = |currency: Currency| Some((currency, sweep.other_cost(last, currency)?.p50));
        Summary {
            runs: sweep.runs(),
            months: (0..=last).map(month).collect(),
            odds: sweep.odds().collect(),
            other_costs: Currency::ALL.into_iter().filter_map(other).collect(),
        }
    }

    /// Months after the opening.
    #[must_use]
    pub fn n_months(&self) -> u32 {
        (self.months.len() as u32).saturating_sub(1)
    }

    /// A figure of a month; zeros where there is none.
    #[must_use]
    pub fn quantiles(&self, month: u32, series: Series) -> Quantiles {
        debug_assert!((series as usize) < N_SERIES, "every series is in the table");
        self.months.get(month as usize).and_then(|all| all.get(series as usize)).copied().unwrap_or_default()
    }

    /// The odds of a mark, if any run reached it.
    #[must_use]
    pub fn odds_of(&self, mark: Mark) -> Option<&Odds> {
        self.odds.iter().find(|odds| odds.mark == mark)
    }
}
