//! `subtree_skew`: headcount of the largest branch against the smallest among sibling managers.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "subtree_skew",
    title: "Uneven branches",
    explanation: "Peers who carry very different headcounts rarely get equal attention from the manager they share.",
    source: "our judgement",
    grade: "D",
    unit: Unit::Ratio,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(5)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(3)),
    ],
    needs: None,
    check,
    say: |said| format!("has one branch {:.1} times as large as another", said.measured.as_f64()),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    for &at in structure.managers().iter().filter(|&&at| structure.manager_reports(at) > 1) {
        let headcounts = || {
            let reports = structure.direct_reports(at).iter();
            let managers = reports.filter(|&&report| structure.is_manager(report));
            managers.map(|&report| i64::from(structure.total_reports(report)) + 1)
        };
        if let Some((least, most)) = headcounts().min().zip(headcounts().max()) {
            found.extend(context.judge(rule, Subject::Person(at), Ratio::new(most, least)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("subtree_skew", "Ada\n  Bo\n    x12\n  Cy\n    x1\n"),
            ["red: Ada has one branch 6.5 times as large as another"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("subtree_skew", "Ada\n  Bo\n    x8\n  Cy\n    x2\n").is_empty());
    }
}
