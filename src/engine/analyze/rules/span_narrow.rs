//! `span_narrow`: direct reports of an engineering manager.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "span_narrow",
    title: "Narrow span",
    explanation: "Below four engineers a manager is a tech lead with a title; with two or fewer the layer costs more than it gives.",
    source: "Larson; Google cut teams of three or fewer",
    grade: "C",
    unit: Unit::Reports,
    levels: &[
        Level::new(Severity::Red, Comparison::AtMost, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::Below, Decimal::whole(4)),
    ],
    needs: None,
    check,
    say: |said| format!("has only {}", said.count("direct report", "direct reports")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context
        .judge_managers(rule, found, |structure, at| (structure.manager_reports(at) == 0).then(|| structure.span(at)));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("span_narrow", "Ada\n  Bo\n    x2\n  Cy\n    x3\n"),
            ["red: Bo has only 2 direct reports", "amber: Cy has only 3 direct reports"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("span_narrow", "Ada\n  Bo\n    x4\n").is_empty());
    }
}
