//! `mixed_reports`: ICs who report to a manager of managers.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "mixed_reports",
    title: "Mixed reports",
    explanation: "Managers and several engineers compete for the same hours: the engineers usually lose.",
    source: "our judgement",
    grade: "D",
    unit: Unit::Engineers,
    levels: &[Level::new(Severity::Amber, Comparison::Above, Decimal::whole(2))],
    needs: None,
    check,
    say: |said| format!("leads managers and {} directly", said.count("engineer", "engineers")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_managers(rule, found, |structure, at| {
        (structure.manager_reports(at) > 0).then(|| structure.ic_reports(at))
    });
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("mixed_reports", "Ada\n  Bo\n    x4\n  x3\n"),
            ["amber: Ada leads managers and 3 engineers directly"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("mixed_reports", "Ada\n  Bo\n    x4\n  x2\n").is_empty());
    }
}
