//! `layers_excess`: management layers of each tree beyond what its engineers need at the target spans.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "layers_excess",
    title: "Too many layers",
    explanation: "Each layer above what the target spans need adds a step to every decision.",
    source: "geometric tree",
    grade: "A",
    unit: Unit::Layers,
    levels: &[
        Level::new(Severity::Red, Comparison::AtLeast, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::AtLeast, Decimal::whole(1)),
    ],
    needs: None,
    check,
    say: |said| {
        format!(
            "leads an org with {} than its size needs",
            said.count("more management layer", "more management layers")
        )
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    let mut engineers_below = vec![0u32; structure.len()];
    for &at in structure.top_down().iter().rev() {
        if !structure.is_manager(at) {
            engineers_below[at as usize] = 1;
        }
        let above = structure.parents()[at as usize] as usize;
        if above < structure.len() {
            engineers_below[above] += engineers_below[at as usize];
        }
    }
    for root in structure.roots().filter(|&root| structure.is_manager(root)) {
        let needed = context.settings.policy.layers_needed(engineers_below[root as usize]);
        let excess = i64::from(structure.management_layers(root)) - i64::from(needed);
        if excess > 0 {
            found.extend(context.judge(rule, Subject::Person(root), Ratio::whole(excess)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("layers_excess", "Ada\n  Bo\n    Cy\n      x5\n"),
            ["red: Ada leads an org with 2 more management layers than its size needs"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("layers_excess", "Ada\n  Bo\n    x4\n  Cy\n    x4\n").is_empty());
    }
}
