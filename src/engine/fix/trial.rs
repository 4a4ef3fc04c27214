//! A move made on a copy and analyzed whole: what it clears, what it raises, whom it moves.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::action::Action;
use super::cost::{Costing, yearly_cost};
use super::moved::n_moved;
use super::moves::Move;
use crate::engine::analyze::{Finding, Report, RuleId, Settings, Severity, Subject, analyze_into};
use crate::engine::grow::{Change, GrowingStructure};
use crate::engine::org::{Structure, TeamSource};

/// Who a finding is about, the same before and after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    Person(u32),
    Named(u32),
    TeamOf(u32),
    Org,
}

/// What a finding is about, and which rule it is of.
pub(super) type Key = (RuleId, About);

pub(super) fn key(report: &Report, finding: &Finding) -> Key {
    let about = match finding.subject {
        Subject::Person(at) => About::Person(at),
        Subject::Org => About::Org,
        Subject::Team(at) => match report.teams.list()[at as usize].source {
            TeamSource::Named(team) => About::Named(team),
            TeamSource::Implicit(manager) => About::TeamOf(manager),
        },
    };
    (finding.rule, about)
}

/// Findings that are gone or less severe, and findings that are new or more severe: places in the lists of before and
/// after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) clears: Vec<usize>,
    pub(super) raises: Vec<usize>,
}

pub(super) fn difference(before: &Report, after: &Report) -> Difference {
    let keyed = |report: &Report| -> BTreeMap<Key, (Severity, usize)> {
        let all = report.findings.iter().enumerate();
        all.map(|(place, finding)| (key(report, finding), (finding.severity, place))).collect()
    };
    let (was, is) = (keyed(before), keyed(after));
    let beyond = |these: &BTreeMap<Key, (Severity, usize)>, those: &BTreeMap<Key, (Severity, usize)>| {
        let worse = these.iter().filter(|(key, (severity, _))| those.get(key).is_none_or(|(other, _)| other < severity));
        let mut places: Vec<usize> = worse.map(|(_, (_, place))| *place).collect();
        places.sort_unstable();
        places
    };
    Difference { clears: beyond(&was, &is), raises: beyond(&is, &was) }
}

/// An org before any fix, with what the fixes are judged by.
pub(super) struct Trial<'a> {
    pub(super) plan: &'a GrowingStructure,
    pub(super) report: &'a Report,
    pub(super) settings: &'a Settings,
    pub(super) costing: Costing,
    after: Report,
}

/// A fix that was tried.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) moves: Vec<Move>,
    pub(super) changes: Vec<Change>,
    pub(super) actions: Vec<Action>,
    pub(super) is_cleared: bool,
    pub(super) reds_raised: u32,
    pub(super) moved: u32,
    n_clears: u32,
    n_raises: u32,
    cost: i64,
}

/// The order in which fixes are offered.
pub(super) type Rank = (bool, u32, u32, Reverse<u32>, u32, i64, usize);

impl Candidate {
    /// First those that clear the finding, then those that raise no red, then by people moved, other findings cleared,
    /// findings raised, cost.
    pub(super) fn rank(&self) -> Rank {
        (
            !self.is_cleared,
            self.reds_raised,
            self.moved,
            Reverse(self.n_clears),
            self.n_raises,
            self.cost,
            self.actions.len(),
        )
    }

    /// People moved and cost: what is compared between fixes of different findings.
    pub(super) fn bound(&self) -> (u32, i64) {
        (self.moved, self.cost)
    }

    /// Whether nothing speaks against it: it clears the finding and raises no red.
    pub(super) fn is_clean(&self) -> bool {
        self.is_cleared && self.reds_raised == 0
    }
}

impl<'a> Trial<'a> {
    pub(super) fn new(plan: &'a GrowingStructure, report: &'a Report, settings: &'a Settings, costing: Costing) -> Self {
        Trial { plan, report, settings, costing, after: Report::default() }
    }

    pub(super) fn structure(&self) -> &'a Structure {
        &self.plan.structure
    }

    /// Makes moves on a copy and looks at what becomes of the finding.
    pub(super) fn run(&mut self, finding: &Finding, moves: Vec<Move>) -> Candidate {
        let mut plan = self.plan.clone();
        let mut actions = Vec::new();
        moves.iter().for_each(|step| step.apply(&mut plan, &mut actions));
        analyze_into(&plan.structure, self.settings, &mut self.after);
        let target = key(self.report, finding);
        let still = |other: &&Finding| other.severity >= finding.severity && key(&self.after, other) == target;
        let is_cleared = !self.after.findings.iter().any(|other| still(&other));
        let Difference { clears, raises } = difference(self.report, &self.after);
        let reds = raises.iter().filter(|&&place| self.after.findings[place].severity == Severity::Red).count();
        let moved = n_moved((self.structure(), self.report), (&plan.structure, &self.after));
        let changes = plan.take_changes();
        Candidate {
            moves,
            is_cleared,
            reds_raised: reds as u32,
            moved,
            n_clears: clears.len() as u32,
            n_raises: raises.len() as u32,
            cost: yearly_cost(&changes, self.structure(), self.costing).minor,
            changes,
            actions,
        }
    }
}
