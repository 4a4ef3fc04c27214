//! Rule thresholds: the defaults of every rule, and what a person set instead.

use super::{RULES, RuleId, Severity, rule_named};
use crate::engine::sort::sort_by_key;
use crate::engine::units::Decimal;

/// A threshold of every level of every rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Thresholds(Vec<Vec<Decimal>>);

/// A threshold that cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// No such rule.
    #[error("there is no rule {0:?}; the rules are {known}", known = known_rules())]
    UnknownRule(String),
    /// The rule has no such level.
    #[error("the rule {rule} has no level {level:?}; it has {known}", known = known_levels(rule))]
    UnknownLevel {
        /// The rule.
        rule: &'static str,
        /// What was given.
        level: String,
    },
    /// Not of the form RULE.LEVEL=VALUE.
    #[error("{0:?} is not of the form RULE.LEVEL=VALUE, such as span_wide.red=10")]
    Malformed(String),
    /// A number that makes no sense as a threshold.
    #[error("{0:?} is no threshold: a number from 0 to 1,000,000 is needed")]
    BadValue(String),
}

fn known_rules() -> String {
    RULES.iter().map(|rule| rule.id).collect::<Vec<_>>().join(", ")
}

fn known_levels(rule: &str) -> String {
    let levels = rule_named(rule).map(|id| id.rule().levels).unwrap_or_default();
    levels.iter().map(|level| level.severity.as_str()).collect::<Vec<_>>().join(", ")
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds(RULES.iter().map(|rule| rule.levels.iter().map(|level| level.default).collect()).collect())
    }
}

impl Thresholds {
    /// The threshold of a level, by its place in the rule's list.
    pub fn get(&self, rule: RuleId, level: usize) -> Decimal {
        self.0[rule.index()][level]
    }

    /// Sets one threshold by name.
    ///
    /// # Errors
    /// An unknown rule or level, or a value outside 0 to 1,000,000.
    pub fn set(&mut self, rule: &str, level: &str, value: Decimal) -> Result<(), SetError> {
        let id = rule_named(rule).ok_or_else(|| SetError::UnknownRule(rule.into()))?;
        let at = Severity::named(level)
            .and_then(|severity| id.rule().levels.iter().position(|level| level.severity == severity))
            .ok_or_else(|| SetError::UnknownLevel { rule: id.rule().id, level: level.into() })?;
        if !(Decimal(0)..=Decimal::whole(1_000_000)).contains(&value) {
            return Err(SetError::BadValue(value.to_string()));
        }
        self.0[id.index()][at] = value;
        Ok(())
    }

    /// Sets one threshold written `RULE.LEVEL=VALUE`.
    ///
    /// # Errors
    /// As [`Thresholds::set`], and for any other form.
    pub fn set_written(&mut self, text: &str) -> Result<(), SetError> {
        let malformed = || SetError::Malformed(text.into());
        let (name, value) = text.split_once('=').ok_or_else(malformed)?;
        let (rule, level) = name.trim().split_once('.').ok_or_else(malformed)?;
        let number = value.trim().parse().map_err(|_| SetError::BadValue(value.trim().into()))?;
        self.set(rule, level, number)
    }

    /// What differs from the defaults: ids of rules, each with names of its levels and their values, both in the order of
    /// their letters.
    pub fn changed(&self) -> Vec<(&'static str, Vec<(&'static str, Decimal)>)> {
        let mut changed = Vec::new();
        for (rule, values) in RULES.iter().zip(&self.0) {
            let differs = rule.levels.iter().zip(values).filter(|(level, value)| level.default != **value);
            let mut levels: Vec<(&str, Decimal)> =
                differs.map(|(level, value)| (level.severity.as_str(), *value)).collect();
            sort_by_key(&mut levels, |(level, _)| *level);
            if !levels.is_empty() {
                changed.push((rule.id, levels));
            }
        }
        sort_by_key(&mut changed, |(rule, _)| *rule);
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_set_by_name() {
        let mut thresholds = Thresholds::default();
        thresholds.set_written("span_wide.red=12").expect("well formed");
        assert_eq!(thresholds.changed(), [("span_wide", vec![("red", Decimal::whole(12))])]);
        assert!(matches!(thresholds.set_written("span.red=1"), Err(SetError::UnknownRule(_))));
        assert!(matches!(thresholds.set_written("mixed_reports.red=1"), Err(SetError::UnknownLevel { .. })));
        assert!(matches!(thresholds.set_written("span_wide=1"), Err(SetError::Malformed(_))));
        for bad in ["span_wide.red=x", "span_wide.red=-1", "span_wide.red=NaN"] {
            assert!(matches!(thresholds.set_written(bad), Err(SetError::BadValue(_))), "{bad}");
        }
    }
}
