//! `narrow_top`: managers below a manager of managers who is no root.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "narrow_top",
    title: "Few managers",
    explanation: "Below four managers someone is ramping up, or else under-used or meddling.",
    source: "Larson",
    grade: "C",
    unit: Unit::Managers,
    levels: &[
        Level::new(Severity::Red, Comparison::Below, Decimal::whole(3)),
        Level::new(Severity::Amber, Comparison::Below, Decimal::whole(4)),
    ],
    needs: None,
    check,
    say: |said| format!("has only {}", said.count("manager as direct report", "managers as direct reports")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_managers(rule, found, |structure, at| {
        (!structure.is_root(at)).then(|| structure.manager_reports(at)).filter(|&n| n > 0)
    });
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    /// A director with `n` managers of four, below a head.
    fn director_of(n: usize) -> String {
        let manager = "    Cy\n      x4\n";
        format!("Ada\n  Bo\n{}", manager.repeat(n))
    }

    #[test]
    fn fires() {
        assert_eq!(findings("narrow_top", &director_of(2)), ["red: Bo has only 2 managers as direct reports"]);
        assert_eq!(findings("narrow_top", &director_of(3)), ["amber: Bo has only 3 managers as direct reports"]);
    }

    #[test]
    fn is_silent_about_four_and_about_a_root() {
        assert!(findings("narrow_top", &director_of(4)).is_empty());
    }
}
