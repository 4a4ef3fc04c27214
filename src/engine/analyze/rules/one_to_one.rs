//! `one_to_one`: any manager with exactly one direct report.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "one_to_one",
    title: "Single report",
    explanation: "A manager of one person is a link in a chain, not a manager.",
    source: "spans-and-layers practice",
    grade: "C",
    unit: Unit::Reports,
    levels: &[Level::new(Severity::Red, Comparison::AtMost, Decimal::whole(1))],
    needs: None,
    check,
    say: |said| format!("manages only {}", said.count("person", "people")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_managers(rule, found, |structure, at| Some(structure.span(at)));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(findings("one_to_one", "Ada\n  Bo\n    x4\n"), ["red: Ada manages only 1 person"]);
    }

    #[test]
    fn is_silent() {
        assert!(findings("one_to_one", "Ada\n  x2\n").is_empty());
    }
}
