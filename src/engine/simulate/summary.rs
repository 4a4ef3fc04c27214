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
    /// Cost by month in each currency other than the plan's that has money.
    other_costs: Vec<Vec<(Currency, Quantiles)>>,
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
        Summary {
            runs: sweep.runs(),
            months: (0..=last).map(month).collect(),
            odds: sweep.odds().collect(),
            other_costs: (0..=last).map(|month| sweep.other_costs(month).collect()).collect(),
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

    /// A figure of a month; `None` for money where nobody is paid in the plan's currency.
    #[must_use]
    pub fn known(&self, month: u32, series: Series) -> Option<Quantiles> {
        let is_known = !series.is_money() || self.quantiles(month, Series::MonthlyCost).mean > 0.0;
        is_known.then(|| self.quantiles(month, series))
    }

    /// What a month costs in every currency that has money, that of the plan first.
    pub fn costs(&self, month: u32, home: Currency) -> impl Iterator<Item = (Currency, Quantiles)> + '_ {
        let own = self.known(month, Series::MonthlyCost).map(|found| (home, found));
        own.into_iter().chain(self.other_costs.get(month as usize).into_iter().flatten().copied())
    }

    /// Currencies other than the plan's in which anybody is paid in any month, in the order of the table.
    #[must_use]
    pub fn other_currencies(&self) -> Vec<Currency> {
        let is_paid = |currency: &Currency| self.other_costs.iter().flatten().any(|(paid, _)| paid == currency);
        Currency::ALL.into_iter().filter(is_paid).collect()
    }

    /// The odds of a mark, if any run reached it.
    #[must_use]
    pub fn odds_of(&self, mark: Mark) -> Option<&Odds> {
        self.odds.iter().find(|odds| odds.mark == mark)
    }
}
