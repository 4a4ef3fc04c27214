//! One file a rule, one line in the table; page, command line and docs read the table.

mod collab_many;
mod collab_stale;
mod cross_branch;
mod dep_count;
mod domain_load;
mod dotted_overload;
mod dotted_wide;
mod hiring_speed;
mod interview_load;
mod layer_imbalance;
mod layers_excess;
mod level_mismatch;
mod mixed_reports;
mod narrow_top;
mod new_hire_ratio;
mod new_manager;
mod oncall_noisy;
mod oncall_small;
mod one_to_one;
mod overload;
mod platform_fanout;
mod player_coach;
mod span_narrow;
mod span_wide;
mod span_wide_mom;
mod spof;
mod subtree_skew;
mod team_no_lead;
mod team_too_big;
mod team_too_small;
mod top_heavy;
mod topology_ratio;
mod tribe_size;
mod tz_gap;
mod underused;

use super::{Rule, RuleId};

/// Every rule, in the order in which findings are listed.
pub const RULES: &[&Rule] = &[
    &overload::RULE,
    &underused::RULE,
    &player_coach::RULE,
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
    &level_mismatch::RULE,
    &team_too_small::RULE,
    &team_too_big::RULE,
    &team_no_lead::RULE,
    &new_manager::RULE,
    &new_hire_ratio::RULE,
    &hiring_speed::RULE,
    &interview_load::RULE,
    &dotted_overload::RULE,
    &dotted_wide::RULE,
    &tz_gap::RULE,
    &oncall_small::RULE,
    &oncall_noisy::RULE,
    &spof::RULE,
    &domain_load::RULE,
    &collab_many::RULE,
    &collab_stale::RULE,
    &platform_fanout::RULE,
    &topology_ratio::RULE,
    &tribe_size::RULE,
    &cross_branch::RULE,
    &dep_count::RULE,
];

/// The rule of an id.
pub fn rule_named(id: &str) -> Option<RuleId> {
    RuleId::all().find(|rule| rule.rule().id == id)
}

#[cfg(test)]
mod fixture {
    use crate::engine::analyze::{Settings, analyze};
    use crate::engine::org::{Org, Structure, parse_outline};
    use crate::engine::plan::{HiringPlan, Target};

    /// The findings of one rule on an outline, each as `severity: message`.
    pub(super) fn findings(rule: &str, outline: &str) -> Vec<String> {
        let org = parse_outline(outline).expect("well formed");
        messages(rule, &org, &Structure::of(&org, None))
    }

    /// As [`findings`], where a plan of three years has a target.
    pub(super) fn findings_at(rule: &str, outline: &str, target: Target) -> Vec<String> {
        let org = parse_outline(outline).expect("well formed");
        let mut structure = Structure::of(&org, None);
        let plan = HiringPlan { target: Some(target), ..HiringPlan::default() };
        structure.hiring = plan.pace(structure.n_engineers());
        messages(rule, &org, &structure)
    }

    fn messages(rule: &str, org: &Org, structure: &Structure) -> Vec<String> {
        let report = analyze(structure, &Settings::default());
        let name = |subject| crate::engine::analyze::tests::subject_name(org, structure, &report, subject);
        report
            .findings
            .iter()
            .filter(|finding| finding.rule.rule().id == rule)
            .map(|finding| {
                format!("{}: {}", finding.severity.as_str(), finding.message(structure, &name(finding.subject)))
            })
            .collect()
    }
}
