//! `interview_load`: interviews a week for each engineer past ramp at a plan's pace.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio, SIXTEENTHS_OF_DAYS_IN_MONTH};

pub(super) const RULE: Rule = Rule {
    id: "interview_load",
    title: "Many interviews",
    explanation: "More than three interviews a week need months of rest. Counted are the hours that a hire takes beside the hiring manager's, an interview an hour, shared by the engineers past ramp.",
    source: "Larson 2016",
    grade: "C",
    unit: Unit::Interviews,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(5)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(3)),
    ],
    needs: Some(Need::HiringTarget),
    check,
    say: |said| format!("asks each engineer past ramp-up for {} interviews a week at the pace of the plan", said.cut()),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    let Some(pace) = structure.hiring else { return };
    let is_eligible = |&at: &u32| !structure.is_manager(at) && context.is_in_ramp(at) != Some(true);
    let eligible = (0..structure.len() as u32).filter(is_eligible).count() as i64;
    // Hires a month come in basis points of the engineers, hours in ten-thousandths; a week is 7 days of a month's.
    let hours = i64::from(structure.n_engineers()) * pace.hires() * pace.interviews_per_hire.0 * 7 * 16;
    let whole = 10_000 * Decimal::SCALE * SIXTEENTHS_OF_DAYS_IN_MONTH;
    found.extend(context.judge(rule, Subject::Org, Ratio::new(hours, whole * eligible.max(1))));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::{findings, findings_at};
    use crate::engine::plan::Target;

    #[test]
    fn fires() {
        // 100 engineers who double in six months hire 13.4 a month, 3.1 a week: 123 h of interviews.
        let hyper = || Target::Doubling { tenths: 60, to: 400 };
        let half_new = "Ada since 2020-01-01\n  x35 since 2020-01-01\n  x65 since 2026-06-01\n";
        assert_eq!(
            findings_at("interview_load", half_new, hyper()),
            ["amber: the org asks each engineer past ramp-up for 3.52 interviews a week at the pace of the plan"]
        );
        let most_new = "Ada since 2020-01-01\n  x20 since 2020-01-01\n  x80 since 2026-06-01\n";
        assert_eq!(
            findings_at("interview_load", most_new, hyper()),
            ["red: the org asks each engineer past ramp-up for 6.16 interviews a week at the pace of the plan"]
        );
    }

    #[test]
    fn is_silent() {
        let hyper = Target::Doubling { tenths: 60, to: 400 };
        assert!(findings_at("interview_load", "Ada\n  x100\n", hyper).is_empty(), "1.23 each");
        assert!(findings("interview_load", "Ada\n  x100\n").is_empty(), "there is no plan");
    }
}
