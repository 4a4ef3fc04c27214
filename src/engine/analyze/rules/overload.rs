//! `overload`: weekly hours asked of a manager against the hours there are.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "overload",
    title: "High load",
    explanation: "How much of the hours that the person has is asked for. Above 85 % delays grow fast; from 100 % on the week cannot be delivered.",
    source: "time budget of the load model; anchors Grove, Larson, queueing",
    grade: "D on C anchors",
    unit: Unit::LoadIndex,
    levels: &[
        Level::new(Severity::Red, Comparison::AtLeast, Decimal::hundredths(100)),
        Level::new(Severity::Amber, Comparison::AtLeast, Decimal::hundredths(85)),
    ],
    needs: None,
    check,
    say: |said| {
        let plural = if said.reports == 1 { "" } else { "s" };
        format!("has a load of {} of the week with {} direct report{plural}", said.measured.as_load(), said.reports)
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (&at, load) in context.structure.managers().iter().zip(context.loads) {
        found.extend(load.index().and_then(|index| context.judge(rule, Subject::Person(at), index)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("overload", "Ada\n  x10\n"),
            ["red: Ada has a load of 102 % of the week with 10 direct reports"]
        );
        assert_eq!(
            findings("overload", "Ada\n  x9\n"),
            ["amber: Ada has a load of 95 % of the week with 9 direct reports"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("overload", "Ada\n  x7\n").is_empty());
    }
}
