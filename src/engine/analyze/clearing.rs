//! What would clear a finding, as a number: so many reports fewer, so many engineers more.

use std::fmt;

use super::{Finding, Settings, Subject, Unit, analyze};
use crate::engine::org::{NONE, Structure};
use crate::engine::sort::sort_by_key;
use crate::engine::units::Ratio;

/// The least change of one count after which a finding is no longer as severe, everything else staying as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clearing {
    /// By how many.
    pub n: u32,
    /// Fewer, or else more.
    pub is_fewer: bool,
    /// What is counted: reports, managers or engineers.
    pub unit: Unit,
    /// Whether the rule measures a load, and no count.
    pub is_of_load: bool,
    /// Measured now.
    pub before: Ratio,
    /// Measured then.
    pub after: Ratio,
}

impl fmt::Display for Clearing {
    /// Such as `2 reports fewer: 105 % → 90 %`.
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
        if self.is_of_load {
            return write!(f, "{} → {}", self.before.as_load(), self.after.as_load());
        }
        // People counted by site are not whole.
        if self.before.den == 1 && self.after.den == 1 {
            return write!(f, "{} → {}", self.before.num, self.after.num);
        }
        write!(f, "{} → {}", self.before.cut(), self.after.cut())
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

/// Whether a value still earns the finding's rule a severity as high.
fn still(settings: &Settings, finding: &Finding, value: Ratio) -> bool {
    let levels = finding.rule.rule().levels.iter().enumerate().filter(|(_, level)| level.severity >= finding.severity);
    let limit = |at: usize| finding.detail.limit(at, settings.thresholds.get(finding.rule, at));
    levels.into_iter().any(|(at, level)| level.comparison.is_met(value, limit(at)))
}

/// Steps away from the threshold until it is no longer met.
fn by_count(settings: &Settings, finding: &Finding) -> Option<Clearing> {
    let is_fewer = is_ceiling(finding);
    let before = finding.measured;
    let step = if is_fewer { -1 } else { 1 };
    // One more or fewer is a part of what is measured where people are counted by site.
    let value = |n: i64| Ratio::new(before.num + step * n, before.den);
    let n = (1..=1_000).take_while(|&n| value(n).num >= 0).find(|&n| !still(settings, finding, value(n)))?;
    Some(Clearing { n: n as u32, is_fewer, unit: finding.rule.rule().unit, is_of_load: false, before, after: value(n) })
}

/// Whether less of what the rule measures is better, at each of its levels.
fn is_ceiling(finding: &Finding) -> bool {
    finding.rule.rule().levels.iter().all(|level| level.comparison.is_ceiling())
}

/// Takes reports away, engineers before managers and the latest first, until the load is below the threshold.
fn by_load(structure: &Structure, settings: &Settings, finding: &Finding, at: u32) -> Option<Clearing> {
    if !is_ceiling(finding) {
        return None;
    }
    let mut reports = structure.direct_reports(at).to_vec();
    // Taken from the end: managers lie at the start, and within both the latest at the end.
    sort_by_key(&mut reports, |&report| !structure.is_manager(report));
    let mut rest = structure.clone();
    let index_without = |rest: &mut Structure, n: usize| {
        rest.parent.copy_from_slice(structure.parents());
        reports[reports.len() - n..].iter().for_each(|&report| rest.parent[report as usize] = NONE);
        rest.derive();
        analyze(rest, settings).load(rest, at)?.index()
    };
    // A report fewer never adds load, so the least number is found by halving.
    let (mut few, mut many) = (0, reports.len().saturating_sub(1));
    let mut after = index_without(&mut rest, many).filter(|&index| many > 0 && !still(settings, finding, index))?;
    while many - few > 1 {
        let middle = few + (many - few) / 2;
        match index_without(&mut rest, middle) {
            Some(index) if !still(settings, finding, index) => (many, after) = (middle, index),
            _ => few = middle,
        }
    }
    Some(Clearing {
        n: many as u32,
        is_fewer: true,
        unit: Unit::Reports,
        is_of_load: true,
        before: finding.measured,
        after,
    })
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
        assert_eq!(cleared("span_wide", "Ada\n  x11\n"), one("1 report fewer: 11 → 10"));
        assert_eq!(cleared("overload", "Ada\n  x13\n"), one("4 reports fewer: 125 % → 95 %"));
        assert_eq!(cleared("overload", "Ada\n  x9\n"), one("2 reports fewer: 95 % → 80 %"));
        assert_eq!(cleared("overload", "Ada\n  x10\n"), one("1 report fewer: 102 % → 95 %"));
    }

    #[test]
    fn people_more_clear_what_is_too_small() {
        assert_eq!(cleared("team_too_small", "Ada\n  x2 @Ads\n"), one("1 engineer more: 2 → 3"));
        assert_eq!(cleared("one_to_one", "Ada\n  Bo\n    x5\n"), one("1 report more: 1 → 2"));
    }

    #[test]
    fn a_rotation_is_cleared_at_the_threshold_of_its_kind() {
        let org = |terms: &str, n: u32| format!("on call Ops: {terms}\nAda\n  x{n} on call Ops\n");
        assert_eq!(cleared("oncall_small", &org("2 tiers", 5)), one("1 person more: 5 → 6"));
        assert_eq!(cleared("oncall_small", &org("1 tier", 4)), one("1 person more: 4 → 5"));
        assert_eq!(cleared("oncall_small", &org("2 sites", 9)), one("3 people more: 4.50 → 6.00"));
        assert_eq!(cleared("spof", &org("1 tier", 1)), one("1 person more: 1 → 2"));
        assert_eq!(cleared("team_no_lead", "Ada\n  x4 @A\n  x4 @B\n  x4 @C\n"), one("1 team fewer: 3 → 2"));
        assert_eq!(cleared("team_no_lead", "Ada\n  x4 @A\nBo @B\n"), [None]);
    }

    #[test]
    fn a_load_that_is_too_low_has_no_such_number() {
        assert_eq!(cleared("underused", "Ada\n  x3\n"), [None]);
    }
}
