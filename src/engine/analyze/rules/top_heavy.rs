//! `top_heavy`: managers as a share of people, from 30 engineers on.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "top_heavy",
    title: "Many managers for the size",
    explanation: "A tree of recommended spans needs about 15 % managers; above 20 % teams are small or layers are many.",
    source: "tree limit 15 %; Pave 23 % management levels",
    grade: "B",
    unit: Unit::Share,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::hundredths(25)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::hundredths(20)),
    ],
    needs: None,
    check,
    say: |said| {
        let percent = said.measured.as_f64() * 100.0;
        format!("has a manager share of {percent:.1} %")
    },
};

/// Below this many engineers the share jumps with every manager.
const FROM_ENGINEERS: u32 = 30;

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    if context.metrics.engineers >= FROM_ENGINEERS {
        found.extend(context.metrics.manager_share.and_then(|share| context.judge(rule, Subject::Org, share)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    /// A head over ten managers of `n` each.
    fn teams_of(n: usize) -> String {
        format!("Ada\n{}", format!("  Bo\n    x{n}\n").repeat(10))
    }

    #[test]
    fn fires() {
        assert_eq!(findings("top_heavy", &teams_of(3)), ["red: the org has a manager share of 26.8 %"]);
        assert_eq!(findings("top_heavy", &teams_of(4)), ["amber: the org has a manager share of 21.6 %"]);
    }

    #[test]
    fn is_silent() {
        assert!(findings("top_heavy", &teams_of(5)).is_empty());
        assert!(findings("top_heavy", &teams_of(2)).is_empty(), "20 engineers are too few to judge");
    }
}
