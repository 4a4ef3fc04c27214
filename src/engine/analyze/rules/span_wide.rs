//! `span_wide`: direct reports of any manager, ICs and managers together.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "span_wide",
    title: "Wide span",
    explanation: "Above eight reports a manager coaches at best; above ten even that stops.",
    source: "Larson, Grove, the engineering-manager role guide",
    grade: "C",
    unit: Unit::Reports,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(10)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(8)),
    ],
    needs: None,
    check,
    say: |said| format!("has {}", said.count("direct report", "direct reports")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_managers(rule, found, |structure, at| Some(structure.span(at)));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("span_wide", "Ada\n  Bo\n    x11\n  Cy\n    x9\n"),
            ["red: Bo has 11 direct reports", "amber: Cy has 9 direct reports"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("span_wide", "Ada\n  x8\n").is_empty());
    }
}
