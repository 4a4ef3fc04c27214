//! `new_manager`: somebody who has been there for less than six months and leads many.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, HALF_YEAR_DAYS, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "new_manager",
    title: "New manager, many reports",
    explanation: "Someone who started less than six months ago is still learning people and place. Who came to lead later than the start is not known and left out.",
    source: "our judgement",
    grade: "D",
    unit: Unit::Reports,
    levels: &[Level::new(Severity::Amber, Comparison::Above, Decimal::whole(6))],
    needs: Some(Need::StartDates),
    check,
    say: |said| format!("started less than six months ago and has {}", said.count("direct report", "direct reports")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    let is_new = |at: &&u32| structure.days_since_start(**at).is_some_and(|days| days <= HALF_YEAR_DAYS);
    for &at in structure.managers().iter().filter(is_new) {
        found.extend(context.judge(rule, Subject::Person(at), Ratio::whole(structure.span(at))));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    /// The youngest start is the day that all is looked at.
    fn led_since(day: &str, reports: u32) -> String {
        format!("Ada\n  Bo since {day}\n    x{reports}\n  Cy since 2026-07-01\n")
    }

    #[test]
    fn fires() {
        assert_eq!(
            findings("new_manager", &led_since("2026-01-05", 7)),
            ["amber: Bo started less than six months ago and has 7 direct reports"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("new_manager", &led_since("2026-01-05", 6)).is_empty(), "six are no more than six");
        assert!(findings("new_manager", &led_since("2025-12-01", 7)).is_empty(), "no longer new");
        assert!(findings("new_manager", "Ada\n  x7\n").is_empty(), "without a date nobody is called new");
    }
}
