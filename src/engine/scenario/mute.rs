//! Findings that somebody accepts, each with a reason. Muting changes no figure: a muted finding is still found.

use crate::engine::analyze::{Finding, Report, RuleId, SubjectId};
use crate::engine::org::Structure;

/// A finding that is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mute {
    /// The rule.
    pub rule: RuleId,
    /// About whom.
    pub subject: SubjectId,
    /// Why that is fine.
    pub reason: String,
}

impl Mute {
    /// Whether a finding of a report is the one.
    pub fn covers(&self, structure: &Structure, report: &Report, finding: &Finding) -> bool {
        finding.rule == self.rule && SubjectId::of(structure, report, finding.subject) == self.subject
    }
}
