//! `dotted_overload`: how many managers somebody answers to beside the own one, and how many people a manager has beside
//! the own ones.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Unit};
use crate::engine::org::Structure;
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "dotted_overload",
    title: "Many dotted lines",
    explanation: "Every further line is another set of priorities. Whoever has several has to settle between managers what these have not settled.",
    source: "matrix practice",
    grade: "D",
    unit: Unit::Managers,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(1)),
    ],
    needs: Some(Need::DottedLines),
    check,
    say: |said| format!("answers to {} by dotted lines", said.count("other manager", "other managers")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    context.judge_everyone(rule, found, Structure::dotted_managers);
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    const MATRIX: &str = "Ada\n  Bo\n  Cy\n  Di\n    Ed ~Bo ~Cy\n    Flo ~Ada ~Bo ~Cy\n";

    #[test]
    fn fires() {
        assert_eq!(
            findings("dotted_overload", MATRIX),
            [
                "amber: Ed answers to 2 other managers by dotted lines",
                "red: Flo answers to 3 other managers by dotted lines"
            ]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("dotted_overload", "Ada\n  Bo\n  Di\n    Ed ~Bo\n").is_empty());
    }
}
