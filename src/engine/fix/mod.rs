//! The smallest change that clears a finding.
//!
//! A fix is a few moves from a stated set, made on a copy of the org and analyzed whole before it is offered: reports move
//! to a manager beside or below, a team is handed over, a manager is hired or promoted beside or below, two teams merge, a
//! manager hands reports up; interactions, domains, groups and types of teams change. What clears the finding is ranked: first
//! what raises nothing as severe and makes no red worse, then by people moved, what ends no interaction, by findings cleared,
//! by findings raised, by cost.
//!
//! **Invariant:** what a fix promises is what an analysis of the org with its edits gives, figure by figure.

mod action;
mod all;
mod cost;
pub(crate) mod moved;
mod moves;
mod search;
mod trial;

pub use action::{Action, ActionKind};
pub use all::{FixAll, Step, Unsolved, fix_all};
pub use cost::Costing;

use time::Date;

use super::analyze::{Finding, Metrics, Names, Report, Settings, Severity, Subject, Told, analyze};
use super::edit::{Edit, Setting, apply, of_changes};
use super::grow::{GrowingStructure, Origin, settle_roles};
use super::money::Money;
use super::org::{HiringPace, Org, Structure};
use super::plan::HiringPlan;
use super::text_width::fitting;
use super::units::Ratio;
use trial::{Candidate, Keyed, Trial, difference};

/// What fixes are looked for in.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The org as it is.
    pub org: &'a Org,
    /// Its counted people.
    pub structure: &'a Structure,
    /// Their analysis.
    pub report: &'a Report,
    /// How newcomers are named.
    pub origin: Origin,
    /// The day on which the org is looked at.
    pub as_of: Option<Date>,
    /// What it was analyzed with.
    pub settings: &'a Settings,
    /// What a manager costs.
    pub costing: Costing,
    /// The hiring plan whose pace is judged, if any; it starts from the org as it becomes.
    pub plan: Option<&'a HiringPlan>,
}

impl Ground<'_> {
    /// The pace that the plan asks for once the structure is this one.
    fn pace(&self, structure: &Structure) -> Option<HiringPace> {
        self.plan.and_then(|plan| plan.pace(structure.n_engineers()))
    }

    /// After changes of the structure: the roles that titles will name, and the pace.
    fn settle(&self, plan: &mut GrowingStructure) {
        if self.origin == Origin::Generated {
            settle_roles(&mut plan.structure, self.origin, self.org, 0);
        }
        plan.structure.hiring = self.pace(&plan.structure);
    }

    /// The org with edits that were planned on it, its counted people and their analysis. Without edits the plan starts
    /// where it did.
    fn with(&self, edits: &[Edit]) -> (Org, Structure, Report) {
        let mut org = self.org.clone();
        let setting = Setting { origin: self.origin, as_of: self.as_of, settings: self.settings };
        let refused = apply(&mut org, edits, setting);
        debug_assert_eq!(refused, [], "the edits are planned on this org");
        let mut structure = Structure::of(&org, self.as_of);
        structure.hiring = if edits.is_empty() { self.structure.hiring } else { self.pace(&structure) };
        let report = analyze(&structure, self.settings);
        (org, structure, report)
    }
}

/// Figures before or after a fix.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Org-wide measures.
    pub metrics: Metrics,
    /// Findings by severity: red, amber, info.
    pub findings: [u32; 3],
    /// The manager whom the finding is about, if any: direct reports, load in minutes a week, load index.
    pub subject: Option<SubjectFigures>,
}

/// Figures of one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SubjectFigures {
    /// Direct reports.
    pub direct_reports: u32,
    /// Load, minutes a week; `None` for somebody who manages nobody.
    pub load_minutes: Option<u32>,
    /// Load index; `None` without working time too.
    pub load_index: Option<Ratio>,
}

/// A way to clear a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The finding.
    pub finding: Told,
    /// What is done, step by step.
    pub actions: Vec<Action>,
    /// The same in words.
    pub sentences: Vec<String>,
    /// The same as edits of a scenario.
    pub edits: Vec<Edit>,
    /// Engineers who change team, and managers whose former manager is no longer above them.
    pub people_moved: u32,
    /// Findings that are gone, or less severe.
    pub clears: Vec<Told>,
    /// Findings that are new or more severe, and red ones that get worse.
    pub raises: Vec<Told>,
    /// What it costs a year.
    pub cost_per_year: Money,
    /// Before.
    pub before: Figures,
    /// After.
    pub after: Figures,
}

impl Fix {
    /// The fix as a step is named: "fix of “Ann has 12 direct reports” (2 changes)".
    pub fn name(&self) -> String {
        let changes = match self.sentences.len() {
            1 => "1 change".to_owned(),
            n => format!("{n} changes"),
        };
        format!("fix of “{}” ({changes})", fitting(&self.finding.message, LONGEST))
    }

    /// Red findings that it raises or makes worse.
    pub fn reds_raised(&self) -> usize {
        self.raises.iter().filter(|raised| raised.finding.severity == Severity::Red).count()
    }
}

/// The longest finding in the name of a step, in hundredths of the font size.
const LONGEST: u32 = 3_000;

/// The ways to clear a finding, the smallest first; none where no move of the set clears it.
pub fn fixes(ground: &Ground<'_>, finding: &Finding) -> Vec<Fix> {
    let plan = GrowingStructure::new(ground.structure.clone(), ground.org.n_ids());
    let mut trial = Trial::new(&plan, ground.report, *ground);
    let found = search::search(&mut trial, finding);
    found.iter().map(|candidate| spelled_out(ground, finding, candidate)).collect()
}

/// A candidate made on the org itself, with every figure read off the result.
fn spelled_out(ground: &Ground<'_>, finding: &Finding, candidate: &Candidate) -> Fix {
    let edits = of_changes(&candidate.changes);
    let (org, structure, report) = ground.with(&edits);
    let was = Names::new(ground.org, ground.structure, ground.report);
    let is = Names::new(&org, &structure, &report);
    let changes = difference(&Keyed::of(ground.structure, ground.report), &Keyed::of(&structure, &report));
    Fix {
        finding: was.told(finding),
        sentences: candidate.actions.iter().map(|action| action.message(&is)).collect(),
        actions: candidate.actions.clone(),
        people_moved: moved::n_moved((ground.structure, ground.report), (&structure, &report)),
        clears: told(&was, &changes.clears),
        raises: told(&is, &changes.raises),
        cost_per_year: cost::yearly_cost(&candidate.changes, ground.structure, ground.costing),
        before: figures(&was, Some(finding)),
        after: figures(&is, Some(finding)),
        edits,
    }
}

/// Findings of an analysis in words, by their places in its list.
fn told(names: &Names<'_>, places: &[usize]) -> Vec<Told> {
    places.iter().map(|&place| names.told(&names.report.findings[place])).collect()
}

fn figures(names: &Names<'_>, finding: Option<&Finding>) -> Figures {
    let Names { structure, report, .. } = *names;
    let subject = match finding.map(|finding| finding.subject) {
        Some(Subject::Person(at)) => Some(SubjectFigures {
            direct_reports: structure.span(at),
            load_minutes: report.load(structure, at).map(|load| load.minutes()),
            load_index: report.load(structure, at).and_then(|load| load.index()),
        }),
        Some(Subject::Team(_) | Subject::Org | Subject::Link(_) | Subject::Group(_)) | None => None,
    };
    let findings = Severity::ALL.map(|severity| report.n_findings(severity));
    Figures { metrics: report.metrics, findings, subject }
}

#[cfg(test)]
mod brute;
#[cfg(test)]
mod tests;
