//! From a structure to figures: load by cause, org-wide measures, findings.
//!
//! **Invariant:** a report holds numbers and positions, no prose; [`Finding::message`] puts one into words.

mod clearing;
mod finding;
mod graicunas;
mod headroom;
mod load;
mod mentoring;
mod metrics;
mod names;
mod need;
mod rotations;
mod rule;
mod rules;
mod succession;
mod thresholds;
mod topology;

pub use clearing::{Clearing, clearing};
pub use finding::{Detail, Finding, Misfit, Second, Severity, Subject, rank};
pub use graicunas::{Relationships, relationships};
pub use headroom::{PLANNED_PERCENT, coding_headroom};
pub(crate) use load::minutes_of_ic;
pub use load::{Band, Load, PARTS, Part, load_of};
pub use mentoring::{MENTOR_LIMIT_MINUTES, MENTOR_MINUTES, Mentoring, MentoringReport, mentoring};
pub use metrics::Metrics;
pub use names::{Names, SubjectId, Told};
pub use need::{Need, not_judged};
pub use rule::{Comparison, Context, Level, Rule, RuleId, Said, Unit};
pub use rules::{RULES, rule_named};
pub use succession::{BESIDE_AT_MOST, Candidate, Seat, Signs, TENURE_DAYS, seat, seats_without, succession};
pub use thresholds::{SetError, Thresholds};
pub use topology::{
    Distance, FULL_TEAM_CAPACITY, FULL_TEAM_PEOPLE, LinkFigures, OnCallFigures, OrgFigures, PlatformFigures,
    SMALL_TEAM_CAPACITY, StructuralLoad, TeamFigures, Ties, TopologyReport, distance, domain_capacity, domain_points,
    people_of_groups, ties, topology,
};
pub(crate) use topology::{answering, is_of};

use crate::engine::org::{NONE, Structure, Teams};
use crate::engine::policy::{GrowthPolicy, LoadSettings, TopologyPolicy};

/// Everything an analysis depends on besides the structure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Target spans, which say how many layers a size needs.
    pub policy: GrowthPolicy,
    /// Rule thresholds.
    pub thresholds: Thresholds,
    /// Load terms.
    pub load: LoadSettings,
    /// How teams that growth adds work together.
    pub topology: TopologyPolicy,
}

/// The analysis of one structure. Positions are those of the structure.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Org-wide measures.
    pub metrics: Metrics,
    /// Load of every manager, in the order of [`Structure::managers`].
    pub loads: Vec<Load>,
    /// Teams as the lines show them.
    pub teams: Teams,
    /// What the rules found, in rule order, then by subject.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The load of a person, if a manager.
    pub fn load(&self, structure: &Structure, at: u32) -> Option<&Load> {
        structure.managers().binary_search(&at).ok().map(|rank| &self.loads[rank])
    }

    /// Findings about a person, in rule order.
    pub fn findings_about(&self, at: u32) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.subject == Subject::Person(at))
    }

    /// Who leads a team, by its place in the list: the first of several.
    pub fn leader(&self, team: u32) -> Option<u32> {
        self.teams.list().get(team as usize).map(|team| team.lead).filter(|&lead| lead != NONE)
    }

    /// Number of findings at a severity.
    pub fn n_findings(&self, severity: Severity) -> u32 {
        self.findings.iter().filter(|finding| finding.severity == severity).count() as u32
    }
}

/// Analyzes a structure, in time linear in its people.
pub fn analyze(structure: &Structure, settings: &Settings) -> Report {
    let mut report = Report::default();
    analyze_into(structure, settings, &mut report);
    report
}

/// As [`analyze`], into a report whose memory is used again.
pub fn analyze_into(structure: &Structure, settings: &Settings, report: &mut Report) {
    report.teams.derive(structure);
    load::derive_loads(structure, &report.teams, &settings.load, &mut report.loads);
    report.metrics = metrics::measure(structure, &report.teams, &report.loads);
    report.findings.clear();
    let context = Context { structure, teams: &report.teams, loads: &report.loads, metrics: &report.metrics, settings };
    for id in RuleId::all() {
        (id.rule().check)(&context, id, &mut report.findings);
    }
}

#[cfg(test)]
mod tests;
