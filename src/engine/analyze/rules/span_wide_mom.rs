//! `span_wide_mom`: managers among the direct reports of a manager of managers.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "span_wide_mom",
    title: "Many managers",
    explanation: "Above six managers a manager of managers only puts out fires.",
    source: "Larson",
    grade: "C",
    unit: Unit::Managers,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(8)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(6)),
    ],
    needs: None,
    check,
    say: |said| format!("has {} as direct reports", said.count("manager", "managers")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_managers(rule, found, |structure, at| Some(structure.manager_reports(at)).filter(|&n| n > 0));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    /// A head over `n` managers of four.
    fn head_of(n: usize) -> String {
        let manager = "  Bo\n    x4\n";
        format!("Ada\n{}", manager.repeat(n))
    }

    #[test]
    fn fires() {
        assert_eq!(findings("span_wide_mom", &head_of(9)), ["red: Ada has 9 managers as direct reports"]);
        assert_eq!(findings("span_wide_mom", &head_of(7)), ["amber: Ada has 7 managers as direct reports"]);
    }

    #[test]
    fn is_silent() {
        assert!(findings("span_wide_mom", &head_of(6)).is_empty());
    }
}
