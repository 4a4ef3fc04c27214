//! A simulation in steps: bands that sharpen, then what matters most. The same in a worker and beside the page.

use serde::{Deserialize, Serialize};

use crate::engine::plan::{ASSUMPTIONS, PlanError};
use crate::engine::scenario::Scenario;
use crate::engine::simulate::{Bar, Simulator, Summary, Sweep, tornado};

/// Runs of the first step: enough for first bands, few enough to be there at once.
const FIRST_RUNS: u32 = 24;
/// Runs of a later step.
const RUNS_A_STEP: u32 = 60;
/// Runs at each end of an assumption.
const RUNS_A_BAR: u32 = 40;

/// What is known so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Bands and odds.
    pub summary: Summary,
    /// What matters most, so far as it is worked out.
    pub bars: Vec<Bar>,
    /// Runs that are wanted.
    pub runs: u32,
}

impl Progress {
    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.summary.runs >= self.runs && self.bars.len() == ASSUMPTIONS.len()
    }

    /// The runs that the figures rest on, in words: none yet, so many so far, or all that are wanted.
    #[must_use]
    pub fn runs_in_words(&self) -> String {
        let (made, asked) = (self.summary.runs, self.runs);
        match () {
            () if asked == 0 => "no run yet".to_owned(),
            () if made < asked => format!("{made} of {asked} runs so far"),
            () if asked == 1 => "1 run".to_owned(),
            () => format!("all {asked} runs"),
        }
    }

    /// How many of the runs are made, 0 to 1: what the figure beside it says. What is weighed after them says so in words.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.summary.runs) / f64::from(self.runs.max(1))
    }
}

/// A simulation under way.
pub struct Job {
    simulator: Simulator,
    sweep: Sweep,
    progress: Progress,
}

impl Job {
    /// Starts the simulation of a scenario.
    ///
    /// # Errors
    /// What is wrong with its plan.
    pub fn new(scenario: &Scenario) -> Result<Job, PlanError> {
        let simulator = scenario.simulator(&scenario.base_org())?;
        let progress = Progress { runs: simulator.plan().runs, ..Progress::default() };
        Ok(Job { simulator, sweep: Sweep::default(), progress })
    }

    /// Goes on for a moment, for so many runs at most; `None` where nothing is left to do.
    pub fn step(&mut self, most_runs: u32) -> Option<&Progress> {
        let done = self.sweep.runs();
        if done < self.progress.runs {
            let more = most_runs.clamp(1, if done == 0 { FIRST_RUNS } else { RUNS_A_STEP });
            self.sweep.merge(&self.simulator.sweep(done..(done + more).min(self.progress.runs)));
            self.progress.summary = Summary::of(&self.sweep);
            return Some(&self.progress);
        }
        let next = ASSUMPTIONS.get(self.progress.bars.len())?;
        self.progress.bars.push(tornado(&self.simulator, next.assumption, RUNS_A_BAR.min(self.progress.runs)));
        Some(&self.progress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::plan::{HiringPlan, Target};

    fn scenario(runs: u32) -> Scenario {
        let plan = HiringPlan { runs, months: 6, target: Some(Target::End(30)), ..HiringPlan::default() };
        Scenario { plan, ..Scenario::default() }
    }

    #[test]
    fn steps_come_to_the_same_as_all_at_once() {
        let scenario = scenario(100);
        let mut job = Job::new(&scenario).expect("a plan to live through");
        let (mut shares, mut said) = (Vec::new(), Vec::new());
        while let Some(progress) = job.step(u32::MAX) {
            shares.push(progress.share());
            said.push(progress.runs_in_words());
        }
        said.dedup();
        assert_eq!(said, ["24 of 100 runs so far", "84 of 100 runs so far", "all 100 runs"]);
        assert!(shares.is_sorted() && shares.last() == Some(&1.0), "{shares:?}");
        assert!(job.progress.is_done());
        let simulator = scenario.simulator(&scenario.base_org()).expect("the same plan");
        assert_eq!(job.progress.summary, Summary::of(&simulator.sweep(0..100)));
    }

    #[test]
    fn what_a_worker_says_arrives_whole() {
        let mut job = Job::new(&scenario(4)).expect("a plan to live through");
        while job.step(u32::MAX).is_some() {}
        let bytes = postcard::to_allocvec(&job.progress).expect("plain data");
        assert_eq!(postcard::from_bytes::<Progress>(&bytes).as_ref(), Ok(&job.progress));
    }

    #[test]
    fn a_plan_that_is_refused_starts_nothing() {
        let mut scenario = scenario(10);
        scenario.plan.target = Some(Target::End(3));
        assert!(Job::new(&scenario).is_err_and(|error| error.to_string().contains("below the present 24")));
    }
}
