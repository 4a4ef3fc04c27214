//! Many runs as quantiles and odds, in memory that does not grow with their number.

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use super::Simulator;
use super::distribution::Distribution;
use super::event::Mark;
use super::run::Run;
use super::series::{N_SERIES, Series};
use crate::engine::money::{Currency, N_CURRENCIES};

/// What many runs have in common and where they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    runs: u32,
    /// By month, by series.
    months: Vec<Vec<Distribution>>,
    /// The plan's currency, once a run was counted.
    home: Option<Currency>,
    /// By month, by currency; empty where only the plan's currency is paid.
    other_costs: Vec<Vec<Distribution>>,
    /// For each mark, in how many runs it was first reached in each month.
    marks: LiteMap<Mark, Vec<u32>>,
}

/// A figure over many runs: its 10th, 50th and 90th percentile and its mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quantiles {
    /// Not undercut in nine of ten runs.
    pub p10: i64,
    /// Undercut in half of all runs.
    pub p50: i64,
    /// Not exceeded in nine of ten runs.
    pub p90: i64,
    /// The mean.
    pub mean: f64,
}

/// How likely a mark is, and when.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Odds {
    /// What.
    pub mark: Mark,
    /// Runs that reached it.
    pub reached: u32,
    /// All runs.
    pub runs: u32,
    /// The month of those that did: 10th, 50th, 90th percentile.
    pub month: (u32, u32, u32),
}

impl Odds {
    /// The share of runs that reached it.
    #[must_use]
    pub fn probability(&self) -> f64 {
        f64::from(self.reached) / f64::from(self.runs.max(1))
    }
}

impl Sweep {
    /// Counts a run.
    pub fn add(&mut self, run: &Run, currency: Currency) {
        self.runs += 1;
        self.home = Some(currency);
        self.months.resize_with(run.months.len().max(self.months.len()), || vec![Distribution::default(); N_SERIES]);
        for (distributions, figures) in self.months.iter_mut().zip(&run.months) {
            distributions.iter_mut().zip(figures).for_each(|(distribution, &figure)| distribution.add(figure));
        }
        let is_other = |at: usize, cost: i64| at != currency as usize && cost != 0;
        if run.other_costs.iter().any(|costs| costs.iter().enumerate().any(|(at, &cost)| is_other(at, cost))) {
            self.other_costs.resize_with(run.months.len(), || vec![Distribution::default(); N_CURRENCIES]);
            for (distributions, costs) in self.other_costs.iter_mut().zip(&run.other_costs) {
                distributions.iter_mut().zip(costs).for_each(|(distribution, &cost)| distribution.add(cost));
            }
        }
        for &(mark, month) in run.marks() {
            let months = self.marks.entry(mark).or_default();
            months.resize(run.months.len(), 0);
            months[month as usize] += 1;
        }
    }

    /// Counts everything that another has counted.
    pub fn merge(&mut self, other: &Sweep) {
        self.runs += other.runs;
        self.home = self.home.or(other.home);
        merge_all(&mut self.months, &other.months);
        merge_all(&mut self.other_costs, &other.other_costs);
        for (mark, months) in &other.marks {
            let mine = self.marks.entry(*mark).or_default();
            mine.resize(months.len(), 0);
            mine.iter_mut().zip(months).for_each(|(mine, count)| *mine += count);
        }
    }

    /// How many runs were counted.
    #[must_use]
    pub fn runs(&self) -> u32 {
        self.runs
    }

    /// Months after the opening.
    #[must_use]
    pub fn n_months(&self) -> u32 {
        (self.months.len() as u32).saturating_sub(1)
    }

    /// A figure of a month, 0 being the opening.
    ///
    /// # Panics
    /// Before the first run, and beyond the last month.
    #[must_use]
    pub fn quantiles(&self, month: u32, series: Series) -> Quantiles {
        quantiles(&self.months[month as usize][series as usize]).expect("a run was counted")
    }

    /// A figure of a month; `None` for money where nobody is paid in the plan's currency.
    ///
    /// # Panics
    /// As [`Sweep::quantiles`].
    #[must_use]
    pub fn known(&self, month: u32, series: Series) -> Option<Quantiles> {
        let is_known = !series.is_money() || self.quantiles(month, Series::MonthlyCost).mean > 0.0;
        is_known.then(|| self.quantiles(month, series))
    }

    /// What is paid in a month in currencies other than the plan's, each that has money.
    pub fn other_costs(&self, month: u32) -> impl Iterator<Item = (Currency, Quantiles)> + '_ {
        let costs = self.other_costs.get(month as usize).map_or(&[][..], Vec::as_slice);
        let found = Currency::ALL.into_iter().zip(costs).filter(|&(currency, _)| Some(currency) != self.home);
        found.filter_map(|(currency, cost)| Some((currency, quantiles(cost).filter(|found| found.mean > 0.0)?)))
    }

    /// Marks by kind, with their odds.
    pub fn odds(&self) -> impl Iterator<Item = Odds> + '_ {
        self.marks.iter().map(|(&mark, months)| {
            let reached: u32 = months.iter().sum();
            let quantile = |percent: u32| {
                let rank = (u64::from(reached) * u64::from(percent)).div_ceil(100).max(1);
                let mut seen = 0;
                let found = months.iter().position(|&count| {
                    seen += u64::from(count);
                    seen >= rank
                });
                found.unwrap_or(0) as u32
            };
            Odds { mark, reached, runs: self.runs, month: (quantile(10), quantile(50), quantile(90)) }
        })
    }

    /// The share of runs in which a mark was reached by the end of a month.
    #[must_use]
    pub fn reached_by(&self, mark: Mark, month: u32) -> f64 {
        let by: u32 = self.marks.get(&mark).map_or(0, |months| months.iter().take(month as usize + 1).sum());
        f64::from(by) / f64::from(self.runs.max(1))
    }
}

fn merge_all(mine: &mut Vec<Vec<Distribution>>, other: &[Vec<Distribution>]) {
    for (at, theirs) in other.iter().enumerate() {
        match mine.get_mut(at) {
            Some(mine) => mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| mine.merge(theirs)),
            None => mine.push(theirs.clone()),
        }
    }
}

fn quantiles(distribution: &Distribution) -> Option<Quantiles> {
    let at = |percent| distribution.quantile(percent);
    Some(Quantiles { p10: at(10)?, p50: at(50)?, p90: at(90)?, mean: distribution.mean()? })
}

impl Simulator {
    /// Makes the runs of a range of numbers and counts them.
    #[must_use]
    pub fn sweep(&self, numbers: std::ops::Range<u32>) -> Sweep {
        let (mut sweep, mut run) = (Sweep::default(), Run::default());
        for number in numbers {
            self.run(number, &mut run);
            sweep.add(&run, super::currency_of(self.plan()));
        }
        sweep
    }
}
