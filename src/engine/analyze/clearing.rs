//! What would clear a finding, as a number: so many reports fewer, so many engineers more.

use std::fmt;

use super::{Finding, Settings, Subject, Unit, analyze, cut};
use crate::engine::org::{NONE, Structure};
use crate::engine::units::{Decimal, Ratio};

/// The least change of one count that clears a finding, everything else staying as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clearing {
    /// By how many.
    pub n: u32,
    /// Fewer, or else more.
    pub is_fewer: bool,
    /// What is counted: reports, managers or engineers.
    pub unit: Unit,
    /// Measured now.
    pub before: Ratio,
    /// Measured then; has no denominator of 1 where a load is measured.
    pub after: Ratio,
}

impl fmt::Display for Clearing {
    /// Such as `2 reports fewer: 1.05 → 0.90`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = match self.unit {
            Unit::Managers => "manager",
            Unit::Engineers => "engineer",
            Unit::Teams => "team",
            Unit::People if self.n == 1 => "person",
            Unit::People => "people",
            _ => "report",
        };
        let plural = if self.n == 1 || noun == "people" { "" } else { "s" };
        let change = if self.is_fewer { "fewer" } else { "more" };
        write!(f, "{} {noun}{plural} {change}: ", self.n)?;
        // Counts are whole, loads are not.
        if self.before.den == 1 && self.after.den == 1 {
            return write!(f, "{} → {}", self.before.num, self.after.num);
        }
        write!(f, "{} → {}", cut(self.before), cut(self.after))
    }
}

/// What would clear a finding about a person or a team; `None` where no single count does it, and for the whole org.
pub fn clearing(structure: &Structure, settings: &Settings, finding: &Finding) -> Option<Clearing> {
    match (finding.subject, finding.rule.rule().unit) {
        (Subject::Org, _) => None,
        (_, Unit::Reports | Unit::Managers | Unit::Engineers | Unit::People | Unit::Teams) => {
            by_count(settings, finding)
        }
        (Subject::Person(at), Unit::LoadIndex) => by_load(structure, settings, finding, at),
        _ => None,
    }
}

/// Steps away from the thresholds until none is met.
fn by_count(settings: &Settings, finding: &Finding) -> Option<Clearing> {
    let rule = finding.rule.rule();
    let limit = |at: usize| Decimal(settings.thresholds.get(finding.rule, at).0 + finding.detail.moved(at).0);
    let is_met =
        |value: Ratio| rule.levels.iter().enumerate().any(|(at, level)| level.comparison.is_met(value, limit(at)));
    let is_fewer = is_ceiling(finding);
    let before = finding.measured;
    let step = if is_fewer { -1 } else { 1 };
    // One more or fewer is a part of what is measured where people are counted by site.
    let value = |n: i64| Ratio::new(before.num + step * n, before.den);
    let n = (1..=1_000).take_while(|&n| value(n).num >= 0).find(|&n| !is_met(value(n)))?;
    Some(Clearing { n: n as u32, is_fewer, unit: rule.unit, before, after: value(n) })
}

/// Whether less of what the rule measures is better, at each of its levels.
fn is_ceiling(finding: &Finding) -> bool {
    finding.rule.rule().levels.iter().all(|level| level.comparison.is_ceiling())
}

/// Takes reports away, engineers before managers and the latest first, until the whole analysis of the rest no longer has
/// the finding.
fn by_load(structure: &Structure, settings: &Settings, finding: &Finding, at: u32) -> Option<Clearing> {
    if !is_ceiling(finding) {
        return None;
    }
    let mut reports = structure.direct_reports(at).to_vec();
    // Taken from the end: managers lie at the start, and within both the latest at the end.
    reports.sort_by_key(|&report| !structure.is_manager(report));
    let mut rest = structure.clone();
    let mut n = 0;
    while let Some(report) = reports.pop().filter(|_| !reports.is_empty()) {
        rest.parent[report as usize] = NONE;
        rest.derive();
        n += 1;
        let analyzed = analyze(&rest, settings);
        let same = |other: &Finding| other.rule == finding.rule && other.subject == finding.subject;
        if !analyzed.findings.iter().any(same) {
            let after = analyzed.load(&rest, at)?.index()?;
            return Some(Clearing { n, is_fewer: true, unit: Unit::Reports, before: finding.measured, after });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    fn cleared(rule: &str, outline: &str) -> Vec<Option<String>> {
        let org = parse_outline(outline).expect("well formed");
        let structure = Structure::of(&org, None);
        let settings = Settings::default();
        let findings = analyze(&structure, &settings).findings;
        let of_rule = findings.iter().filter(|finding| finding.rule.rule().id == rule);
        of_rule.map(|finding| clearing(&structure, &settings, finding).map(|clears| clears.to_string())).collect()
    }

    fn one(text: &str) -> Vec<Option<String>> {
        vec![Some(text.to_owned())]
    }

    #[test]
    fn reports_fewer_clear_a_wide_span_and_a_high_load() {
        assert_eq!(cleared("span_wide", "Ada\n  x11\n"), one("3 reports fewer: 11 → 8"));
        assert_eq!(cleared("overload", "Ada\n  x10\n"), one("3 reports fewer: 1.02 → 0.80"));
    }

    #[test]
    fn people_more_clear_what_is_too_small() {
        assert_eq!(cleared("team_too_small", "Ada\n  x2 @Ads\n"), one("2 engineers more: 2 → 4"));
        assert_eq!(cleared("one_to_one", "Ada\n  Bo\n    x5\n"), one("1 report more: 1 → 2"));
    }

    #[test]
    fn a_rotation_is_cleared_at_the_threshold_of_its_kind() {
        let org = |terms: &str, n: u32| format!("on call Ops: {terms}\nAda\n  x{n} on call Ops\n");
        assert_eq!(cleared("oncall_small", &org("2 tiers", 5)), one("3 people more: 5 → 8"));
        assert_eq!(cleared("oncall_small", &org("1 tier", 4)), one("1 person more: 4 → 5"));
        assert_eq!(cleared("oncall_small", &org("2 sites", 9)), one("3 people more: 4.50 → 6.00"));
        assert_eq!(cleared("spof", &org("1 tier", 1)), one("1 person more: 1 → 2"));
        assert_eq!(cleared("team_no_lead", "Ada\n  x4 @A\n  x4 @B\n  x4 @C\n"), one("1 team fewer: 3 → 2"));
        assert_eq!(cleared("team_no_lead", "Ada @A\n"), [None]);
    }

    #[test]
    fn a_load_that_is_too_low_has_no_such_number() {
        assert_eq!(cleared("underused", "Ada\n  x3\n"), [None]);
    }
}
