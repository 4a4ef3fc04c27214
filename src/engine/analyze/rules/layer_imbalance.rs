//! `layer_imbalance`: management layers of sibling managers' subtrees.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "layer_imbalance",
    title: "Uneven layers",
    explanation: "People at the same level sit at very different distances from the work.",
    source: "our judgement",
    grade: "D",
    unit: Unit::Layers,
    levels: &[Level::new(Severity::Amber, Comparison::AtLeast, Decimal::whole(2))],
    needs: None,
    check,
    say: |said| format!("has one branch {} deeper than another", said.count("management layer", "management layers")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    for &at in structure.managers().iter().filter(|&&at| structure.manager_reports(at) > 1) {
        let layers = || {
            let reports = structure.direct_reports(at).iter();
            reports.filter(|&&report| structure.is_manager(report)).map(|&report| structure.management_layers(report))
        };
        if let Some((least, most)) = layers().min().zip(layers().max()) {
            found.extend(context.judge(rule, Subject::Person(at), Ratio::whole(most - least)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("layer_imbalance", "Ada\n  Bo\n    Cy\n      Di\n        x4\n  Ed\n    x4\n"),
            ["amber: Ada has one branch 2 management layers deeper than another"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("layer_imbalance", "Ada\n  Bo\n    Cy\n      x4\n  Ed\n    x4\n").is_empty());
    }
}
