//! Fourth pass: newcomers learn. What the engineers of an org get done, as engineers at full output.
//!
//! After arrivals, because newcomers ask for mentoring from their first month on.

use super::pipeline::mentoring;
use super::state::State;

/// Minutes of a full week.
const WEEK: f64 = 2_400.0;

/// Hiring's share of the month: output in engineers, and minutes a week that hiring takes of each engineer past ramp.
pub(super) struct Ramp {
    pub(super) output: f64,
    pub(super) hiring_minutes: f64,
}

pub(super) fn pass(state: &State) -> Ramp {
    let (n_past_ramp, mentoring) = mentoring(state);
    let newcomers = (0..state.list.len() as u32).filter(|&at| !state.is_manager(at)).map(|at| state.ramp_share(at));
    let newcomers =
        newcomers.filter(|&share| share < 1.0).map(|share| output_in_ramp(state.assumed.start_output, share));
    let hiring = mentoring + state.interview_minutes;
    let output = newcomers.sum::<f64>() + past_ramp_output(n_past_ramp, hiring);
    let hiring_minutes = if n_past_ramp > 0.0 { (hiring / n_past_ramp).min(WEEK) } else { 0.0 };
    Ramp { output, hiring_minutes }
}

/// Output of someone in ramp: from the first day's in a straight line to all of it.
fn output_in_ramp(start: f64, share: f64) -> f64 {
    start + (1.0 - start) * share
}

/// What engineers past ramp get done, when others take minutes a week of them all together.
fn past_ramp_output(n: f64, minutes_taken: f64) -> f64 {
    (n - minutes_taken / WEEK).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_engineers_of_whom_two_are_new_do_the_work_of_one_as_larson_reckons() {
        let two_new = 2.0 * output_in_ramp(0.33, 0.0);
        let with = |hours_taken: f64| two_new + past_ramp_output(1.0, hours_taken * 60.0);
        // Two newcomers take ten hours a week each; then four hours of interviews; then five of being on call.
        for (hours, expected) in [(20.0, 1.16), (24.0, 1.06), (29.0, 0.935)] {
            assert!((with(hours) - expected).abs() < 1e-9, "{hours} h: {}", with(hours));
        }
    }

    #[test]
    fn a_newcomer_costs_two_months_of_output_over_a_ramp_of_six() {
        let days = 6_000;
        let lost: f64 =
            (0..days).map(|day| 1.0 - output_in_ramp(1.0 / 3.0, (f64::from(day) + 0.5) / f64::from(days))).sum();
        assert!((lost / f64::from(days) * 6.0 - 2.0).abs() < 1e-9);
    }
}
