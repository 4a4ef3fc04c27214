//! The same months, lived through by the simulation from the first snapshot.

use spanwise::engine::analyze::{Metrics, Settings};
use spanwise::engine::org::Structure;
use spanwise::engine::plan::{HiringPlan, Target};
use spanwise::engine::simulate::{Distribution, Run, Series, Simulator, Sweep, currency_of};
use spanwise::engine::units::round_half_up;

use crate::fit::Fit;
use crate::month;
use crate::record::{FIRST, Snapshot};

/// 2022-04 to 2024-05.
pub(crate) const MONTHS: u32 = 26;
const RUNS: u32 = 400;

/// What is compared.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Measure {
    Of(Series),
    /// Reports of a manager in the mean, in hundredths.
    MeanSpan,
}

/// All runs.
pub(crate) struct Replay {
    pub(crate) sweep: Sweep,
    /// Mean span by month, in hundredths.
    spans: Vec<Distribution>,
}

/// The plan: the engineers that there are, kept for 26 months at the fitted rates; everything else by default.
pub(crate) fn simulator(first: &Snapshot, fit: &Fit) -> Simulator {
    let plan = HiringPlan {
        start: Some(month(FIRST)),
        months: MONTHS,
        target: Some(Target::End(Structure::of(&first.org, None).n_engineers())),
        assumptions: fit.assumptions(),
        seed: 1,
        runs: RUNS,
        ..HiringPlan::default()
    };
    Simulator::new(&first.org, None, &[], &plan, &Settings::default()).unwrap()
}

impl Replay {
    pub(crate) fn of(first: &Snapshot, fit: &Fit) -> Replay {
        let simulator = simulator(first, fit);
        let roots = i64::from(first.metrics.roots);
        let (mut sweep, mut run) = (Sweep::default(), Run::default());
        let mut spans = vec![Distribution::default(); MONTHS as usize + 1];
        for number in 0..simulator.plan().runs {
            simulator.run(number, &mut run);
            sweep.add(&run, currency_of(simulator.plan()));
            for (month, spans) in (0..).zip(&mut spans) {
                let (people, managers) = (run.figure(month, Series::Headcount), run.figure(month, Series::Managers));
                spans.add(span(people - roots, managers));
            }
        }
        Replay { sweep, spans }
    }

    /// The 10th, 50th and 90th percentile of a month.
    pub(crate) fn predicted(&self, month: u32, measure: Measure) -> [i64; 3] {
        match measure {
            Measure::Of(series) => {
                let found = self.sweep.quantiles(month, series);
                [found.p10, found.p50, found.p90]
            }
            Measure::MeanSpan => [10, 50, 90].map(|percent| self.spans[month as usize].quantile(percent).unwrap()),
        }
    }

    /// A series in the mean over all runs, added up over months, both ends counted.
    pub(crate) fn sum(&self, from: u32, to: u32, series: Series) -> f64 {
        (from..=to).map(|month| self.sweep.quantiles(month, series).mean).sum()
    }
}

/// Reports by manager, in hundredths.
pub(crate) fn span(reports: i64, managers: i64) -> i64 {
    round_half_up(100 * reports, managers)
}

impl Measure {
    /// What a snapshot shows.
    pub(crate) fn happened(self, metrics: &Metrics) -> i64 {
        match self {
            Measure::Of(Series::Headcount) => metrics.people.into(),
            Measure::Of(Series::Managers) => metrics.managers.into(),
            Measure::Of(Series::ManagementLayers) => metrics.management_layers.into(),
            Measure::Of(series) => panic!("a snapshot has no {}", series.row().name),
            Measure::MeanSpan => span((metrics.people - metrics.roots).into(), metrics.managers.into()),
        }
    }
}
