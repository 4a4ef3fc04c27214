//! `underused`: a manager whose week is not filled, and who is not new.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, HALF_YEAR_DAYS};

pub(super) const RULE: Rule = Rule {
    id: "underused",
    title: "Under-used",
    explanation: "The week leaves a manager more than a third free. Someone new in the role is still filling it and is left out where the start date is known.",
    source: "time budget of the load model; Larson",
    grade: "C",
    unit: Unit::LoadIndex,
    levels: &[Level::new(Severity::Info, Comparison::Below, Decimal::hundredths(60))],
    needs: None,
    check,
    say: |said| {
        let tenure = if said.partly_unknown { "; the start date is not known" } else { "" };
        format!("has a load of only {} of the week{tenure}", said.measured.as_load())
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (&at, load) in context.structure.managers().iter().zip(context.loads) {
        let days = context.structure.days_since_start(at);
        if days.is_some_and(|days| days <= HALF_YEAR_DAYS) {
            continue;
        }
        let finding = load.index().and_then(|index| context.judge(rule, Subject::Person(at), index));
        found.extend(finding.map(|finding| Finding { partly_unknown: days.is_none(), ..finding }));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("underused", "Ada\n  x3\n"),
            ["info: Ada has a load of only 50 % of the week; the start date is not known"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("underused", "Ada\n  x5\n").is_empty());
    }
}
