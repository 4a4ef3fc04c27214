//! Settings by number. A code is a place in these lists, so they only ever grow at the end.

use crate::engine::analyze::{RuleId, Thresholds, rule_named};
use crate::engine::policy::{LOAD_TERMS, LoadSettings};
use crate::engine::share::ShareError;
use crate::engine::share::column::Column;
use crate::engine::units::Decimal;

const LEVELS: &[(&str, &str)] = &[
    ("overload", "red"),
    ("overload", "amber"),
    ("underused", "info"),
    ("span_wide", "red"),
    ("span_wide", "amber"),
    ("span_wide_mom", "red"),
    ("span_wide_mom", "amber"),
    ("span_narrow", "red"),
    ("span_narrow", "amber"),
    ("one_to_one", "red"),
    ("narrow_top", "red"),
    ("narrow_top", "amber"),
    ("mixed_reports", "amber"),
    ("layers_excess", "red"),
    ("layers_excess", "amber"),
    ("layer_imbalance", "amber"),
    ("subtree_skew", "red"),
    ("subtree_skew", "amber"),
    ("top_heavy", "red"),
    ("top_heavy", "amber"),
    ("team_too_small", "red"),
    ("team_too_small", "amber"),
    ("team_too_big", "red"),
    ("team_too_big", "amber"),
    ("new_manager", "amber"),
    ("new_hire_ratio", "red"),
    ("new_hire_ratio", "amber"),
    ("dotted_overload", "red"),
    ("dotted_overload", "amber"),
    ("dotted_wide", "amber"),
    ("player_coach", "red"),
    ("player_coach", "amber"),
    ("level_mismatch", "amber"),
    ("team_no_lead", "amber"),
    ("hiring_speed", "red"),
    ("hiring_speed", "amber"),
    ("interview_load", "red"),
    ("interview_load", "amber"),
    ("tz_gap", "red"),
    ("tz_gap", "amber"),
    ("oncall_small", "red"),
    ("oncall_small", "amber"),
    ("oncall_noisy", "red"),
    ("oncall_noisy", "amber"),
    ("spof", "amber"),
    ("domain_load", "red"),
    ("domain_load", "amber"),
    ("collab_many", "red"),
    ("collab_many", "amber"),
    ("collab_stale", "red"),
    ("collab_stale", "amber"),
    ("platform_fanout", "red"),
    ("platform_fanout", "amber"),
    ("topology_ratio", "red"),
    ("topology_ratio", "amber"),
    ("tribe_size", "red"),
    ("tribe_size", "amber"),
    ("cross_branch", "red"),
    ("cross_branch", "amber"),
    ("dep_count", "red"),
    ("dep_count", "amber"),
];

const TERMS: &[&str] = &[
    "role_em",
    "role_mom",
    "role_top",
    "first_team",
    "further_team",
    "ic_report",
    "junior_percent",
    "staff_percent",
    "manager_report",
    "dotted_report",
    "skip_level",
    "ramping",
    "ramp_months",
    "requisition",
    "collaboration",
    "facilitating",
    "x_as_a_service",
    "on_call_tier",
    "own_work_percent",
];

/// The code of a rule: that of its first level.
pub(in super::super) fn rule_code(rule: RuleId) -> Option<u8> {
    LEVELS.iter().position(|&(id, _)| id == rule.rule().id).map(|code| code as u8)
}

/// The rule of a code.
pub(in super::super) fn rule_of(code: u8) -> Option<RuleId> {
    LEVELS.get(usize::from(code)).and_then(|(id, _)| rule_named(id))
}

pub(super) fn changed_thresholds(thresholds: &Thresholds) -> Column<(u8, i64)> {
    let all = RuleId::all().flat_map(|id| id.rule().levels.iter().enumerate().map(move |(at, level)| (id, at, level)));
    all.filter_map(|(id, at, level)| {
        let value = thresholds.get(id, at);
        let name = (id.rule().id, level.severity.as_str());
        let code = LEVELS.iter().position(|&known| known == name)?;
        (value != level.default).then_some((code as u8, value.0))
    })
    .collect()
}

pub(super) fn set_thresholds(thresholds: &mut Thresholds, changed: &Column<(u8, i64)>) -> Result<(), ShareError> {
    for &(code, value) in &changed.0 {
        let (rule, level) = LEVELS.get(code as usize).ok_or_else(|| super::invalid("a threshold not known here"))?;
        let set = thresholds.set(rule, level, Decimal(value));
        set.map_err(|error| ShareError::Invalid(error.to_string()))?;
    }
    Ok(())
}

pub(super) fn changed_terms(load: &LoadSettings) -> Column<(u8, u32)> {
    let changed = LOAD_TERMS.iter().filter(|term| term.get(load) != term.default);
    let code = |name: &str| TERMS.iter().position(|known| *known == name);
    changed.filter_map(|term| Some((code(term.name)? as u8, term.get(load)))).collect()
}

pub(super) fn set_terms(load: &mut LoadSettings, changed: &Column<(u8, u32)>) -> Result<(), ShareError> {
    for &(code, value) in &changed.0 {
        let name = TERMS.get(code as usize);
        let term = LOAD_TERMS.iter().find(|term| Some(&term.name) == name);
        let term = term.ok_or_else(|| super::invalid("a load term not known here"))?;
        if !(term.range.0..=term.range.1).contains(&value) {
            let (from, to) = term.range;
            return Err(ShareError::Invalid(format!("{} is {value}; it must be between {from} and {to}", term.name)));
        }
        *(term.field)(load) = value;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::RULES;

    #[test]
    fn every_setting_has_a_code() {
        for rule in RULES {
            for level in rule.levels {
                let name = (rule.id, level.severity.as_str());
                assert!(LEVELS.contains(&name), "{name:?} needs a code: add it at the end");
            }
        }
        for term in LOAD_TERMS {
            assert!(TERMS.contains(&term.name), "{} needs a code: add it at the end", term.name);
        }
    }

    #[test]
    fn every_code_still_has_its_setting() {
        for (rule, level) in LEVELS {
            assert_eq!(Thresholds::default().set(rule, level, Decimal::whole(1)), Ok(()));
        }
        for name in TERMS {
            assert!(LOAD_TERMS.iter().any(|term| term.name == *name), "{name}");
        }
    }
}
