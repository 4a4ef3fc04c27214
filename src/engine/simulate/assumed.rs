//! What one run assumes: every uncertain number drawn once, and worked out into what passes ask.

use crate::engine::plan::{
    ASSUMPTIONS, Assumption, Assumptions, INTERVIEWERS_SHARE, N_ASSUMPTIONS, STATED_ACCEPTANCE, monthly,
};
use crate::engine::random::{Chance, Concern, Luck};
use crate::engine::units::Decimal;

/// Days of a month.
const MONTH: f64 = 30.4375;

/// What one run assumes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Assumed {
    /// Someone leaves in a month.
    pub(super) leaves: Chance,
    /// A leaver is replaced.
    pub(super) replaced: Chance,
    /// A search comes to an offer in a month, if there is time for its interviews.
    pub(super) offer: Chance,
    /// An offer is accepted.
    pub(super) accepted: Chance,
    /// A manager comes from inside.
    pub(super) from_inside: Chance,
    /// A search for a manager ends in a month.
    pub(super) manager_found: Chance,
    /// Months from an empty seat to a promotion.
    pub(super) promotion_lead: u32,
    /// Months ahead of need that a requisition is opened.
    pub(super) lead: u32,
    /// Minutes of interviews behind one offer, the hiring manager's aside.
    pub(super) minutes_per_offer: f64,
    /// Minutes of interviews a week that an engineer past ramp can give.
    pub(super) interview_minutes: f64,
    /// Minutes a week that interviews and mentoring together may take of an engineer past ramp.
    pub(super) hiring_minutes: f64,
    /// Minutes of mentoring a week for someone on the first day.
    pub(super) mentor_minutes: f64,
    /// Days of the ramp.
    pub(super) ramp_days: f64,
    /// Months of the ramp, for the load of managers.
    pub(super) ramp_months: u32,
    /// Output on the first day, as a share.
    pub(super) start_output: f64,
    /// Cost over pay, hundredths.
    pub(super) loaded_percent: i64,
}

impl Assumed {
    /// Draws every assumption of a run. Each has a draw of its own, so that changing one leaves the others as they are.
    pub(super) fn draw(assumptions: &Assumptions, luck: &Luck) -> Assumed {
        let values: [Decimal; N_ASSUMPTIONS] = std::array::from_fn(|at| {
            let row = &ASSUMPTIONS[at];
            let range = assumptions.get(row.assumption);
            if range.is_certain() {
                range.low
            } else {
                range.quantile(luck.uniform(Concern::Assumption, at as u32, 0), row.limits)
            }
        });
        Assumed::of(&values)
    }

    fn of(values: &[Decimal; N_ASSUMPTIONS]) -> Assumed {
        let value = |which: Assumption| values[which as usize].as_f64();
        let share = |which: Assumption| value(which) / 100.0;
        let fill_months = value(Assumption::TimeToFill) / MONTH;
        let acceptance = share(Assumption::Acceptance);
        Assumed {
            leaves: Chance::new(monthly(share(Assumption::Attrition))),
            replaced: Chance::new(share(Assumption::Backfill)),
            offer: Chance::new(1.0 / fill_months / acceptance),
            accepted: Chance::new(acceptance),
            from_inside: Chance::new(share(Assumption::PromotionShare)),
            manager_found: Chance::new(MONTH / value(Assumption::ManagerTimeToFill)),
            promotion_lead: libm::round(value(Assumption::PromotionLead)) as u32,
            lead: (libm::round(fill_months) as u32).max(1),
            minutes_per_offer: value(Assumption::HoursPerHire) * 60.0 * INTERVIEWERS_SHARE * STATED_ACCEPTANCE,
            interview_minutes: value(Assumption::InterviewCap) * 60.0,
            hiring_minutes: share(Assumption::HiringTime) * 2_400.0,
            mentor_minutes: value(Assumption::MentorHours) * 60.0,
            ramp_days: value(Assumption::Ramp) * MONTH,
            ramp_months: (libm::round(value(Assumption::Ramp)) as u32).max(1),
            start_output: share(Assumption::StartOutput),
            loaded_percent: libm::round(value(Assumption::LoadedCost) * 100.0) as i64,
        }
    }
}

/// Weeks of a month.
pub(super) const WEEKS: f64 = MONTH / 7.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_of_attrition_are_a_year_of_it() {
        for yearly in [0.0, 0.082, 0.13, 0.2, 0.35] {
            let stay = libm::pow(1.0 - monthly(yearly), 12.0);
            assert!((stay - (1.0 - yearly)).abs() < 1e-12, "{yearly}");
        }
    }

    #[test]
    fn certain_numbers_are_the_same_in_every_run() {
        let all = Assumptions::default();
        let [a, b] = [0, 1].map(|run| Assumed::draw(&all, &Luck::new(1, run)));
        assert_eq!(format!("{a:?}"), format!("{b:?}"));
        assert_eq!((a.lead, a.promotion_lead, a.ramp_months, a.loaded_percent), (2, 1, 6, 130));
        // 60 h a hire, a third the manager's, at 70 % accepted: 28 h an offer.
        assert!((a.minutes_per_offer - 28.0 * 60.0).abs() < 1e-9);
    }
}
