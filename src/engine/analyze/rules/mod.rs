//! One file a rule, one line in the table; page, command line and docs read the table.

mod dotted_overload;
mod dotted_wide;
mod layer_imbalance;
mod layers_excess;
mod mixed_reports;
mod narrow_top;
mod new_hire_ratio;
mod new_manager;
mod one_to_one;
mod overload;
mod span_narrow;
mod span_wide;
mod span_wide_mom;
mod subtree_skew;
mod team_too_big;
mod team_too_small;
mod top_heavy;
mod underused;

use super::{Rule, RuleId};

/// Every rule, in the order in which findings are listed.
pub const RULES: &[&Rule] = &[
    &overload::RULE,
    &underused::RULE,
    &span_wide::RULE,
    &span_wide_mom::RULE,
    &span_narrow::RULE,
    &one_to_one::RULE,
    &narrow_top::RULE,
    &mixed_reports::RULE,
    &layers_excess::RULE,
    &layer_imbalance::RULE,
    &subtree_skew::RULE,
    &top_heavy::RULE,
    &team_too_small::RULE,
    &team_too_big::RULE,
    &new_manager::RULE,
    &new_hire_ratio::RULE,
    &dotted_overload::RULE,
    &dotted_wide::RULE,
];

/// The rule of an id.
pub fn rule_named(id: &str) -> Option<RuleId> {
    RuleId::all().find(|rule| rule.rule().id == id)
}

#[cfg(test)]
mod fixture {
    use crate::engine::analyze::{Settings, analyze};
    use crate::engine::org::{Structure, parse_outline};

    /// The findings of one rule on an outline, each as `severity: message`.
    pub(super) fn findings(rule: &str, outline: &str) -> Vec<String> {
        let org = parse_outline(outline).expect("well formed");
        let structure = Structure::of(&org, None);
        let report = analyze(&structure, &Settings::default());
        let name = |subject| crate::engine::analyze::tests::subject_name(&org, &structure, &report, subject);
        report
            .findings
            .iter()
            .filter(|finding| finding.rule.rule().id == rule)
            .map(|finding| format!("{}: {}", finding.severity.as_str(), finding.message(&name(finding.subject))))
            .collect()
    }
}
