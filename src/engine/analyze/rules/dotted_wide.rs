//! `dotted_wide`: how many people report to a manager by a dotted line.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Unit};
use crate::engine::org::Structure;
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "dotted_wide",
    title: "Wide dotted span",
    explanation: "Dotted-line reports take hours that no span of control counts.",
    source: "matrix practice",
    grade: "D",
    unit: Unit::Reports,
    levels: &[Level::new(Severity::Amber, Comparison::Above, Decimal::whole(5))],
    needs: Some(Need::DottedLines),
    check,
    say: |said| format!("has {}", said.count("dotted-line report", "dotted-line reports")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_everyone(rule, found, Structure::dotted_reports);
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(findings("dotted_wide", "Ada\n  Bo\n  Cy\n    x6 ~Bo\n"), ["amber: Bo has 6 dotted-line reports"]);
    }

    #[test]
    fn is_silent() {
        assert!(findings("dotted_wide", "Ada\n  Bo\n  Cy\n    x5 ~Bo\n").is_empty());
    }
}
