//! A move made on a copy and analyzed whole: what it clears, what it raises, whom it moves.

use std::cmp::Reverse;

use super::Ground;
use super::action::Action;
use super::cost::yearly_cost;
use super::moved::n_moved;
use super::moves::{Kind, Move};
use crate::engine::analyze::{Detail, Finding, Report, RuleId, Severity, SubjectId, analyze_into};
use crate::engine::grow::{Change, GrowingStructure};
use crate::engine::ids::RotationId;
use crate::engine::org::Structure;
use crate::engine::sort::sort_by_key;

/// Which rule a finding is of, and about what.
pub(super) type Key = (RuleId, About);

/// What a finding is about while people move. Who answers for a rotation changes with the lines, the rotation does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    Subject(SubjectId),
    Rotation(RotationId),
}

pub(super) fn key(structure: &Structure, report: &Report, finding: &Finding) -> Key {
    let about = match finding.detail {
        Detail::Rotation { id, .. } => About::Rotation(id),
        Detail::None | Detail::Title(_) | Detail::Second(_) => {
            About::Subject(SubjectId::of(structure, report, finding.subject))
        }
    };
    (finding.rule, about)
}

/// Whom a finding is about, and what it says after the name, both for when the structure is another one.
pub(super) fn about(structure: &Structure, report: &Report, finding: &Finding) -> (SubjectId, String) {
    (SubjectId::of(structure, report, finding.subject), finding.message(structure, ""))
}

/// What a change did to findings: places in the lists of before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Gone, or less severe.
    pub(super) clears: Vec<usize>,
    /// New, or more severe, or red and further beyond its threshold than before.
    pub(super) raises: Vec<usize>,
}

/// The findings of an analysis by what they are about, with their places in its list.
pub(super) struct Keyed<'a> {
    report: &'a Report,
    places: Vec<(Key, usize)>,
}

impl<'a> Keyed<'a> {
    pub(super) fn of(structure: &Structure, report: &'a Report) -> Self {
        let findings = report.findings.iter().enumerate();
        let mut places: Vec<(Key, usize)> =
            findings.map(|(place, finding)| (key(structure, report, finding), place)).collect();
        sort_by_key(&mut places, |&(key, _)| key);
        Keyed { report, places }
    }

    fn find(&self, key: Key) -> Option<&'a Finding> {
        let at = self.places.binary_search_by(|(known, _)| known.cmp(&key)).ok()?;
        Some(&self.report.findings[self.places[at].1])
    }

    /// Places of the findings that are kept, in the order of the list.
    fn kept(&self, keep: &dyn Fn(Key, &Finding) -> bool) -> Vec<usize> {
        let kept = self.places.iter().filter(|&&(key, place)| keep(key, &self.report.findings[place]));
        let mut places: Vec<usize> = kept.map(|&(_, place)| place).collect();
        sort_by_key(&mut places, |place| *place);
        places
    }
}

pub(super) fn difference(was: &Keyed<'_>, is: &Keyed<'_>) -> Difference {
    let is_cleared = |key, then: &Finding| is.find(key).is_none_or(|now| now.severity < then.severity);
    let is_raised = |key, now: &Finding| {
        let is_worse =
            |then: &Finding| then.severity < now.severity || now.severity == Severity::Red && now.exceeds(then);
        was.find(key).is_none_or(is_worse)
    };
    Difference { clears: was.kept(&is_cleared), raises: is.kept(&is_raised) }
}

/// An org before a fix, with what the fix is judged by.
pub(super) struct Trial<'a> {
    pub(super) plan: &'a GrowingStructure,
    pub(super) report: &'a Report,
    pub(super) ground: Ground<'a>,
    was: Keyed<'a>,
    after: Report,
}

/// A fix that clears its finding.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) moves: Vec<Move>,
    pub(super) changes: Vec<Change>,
    pub(super) actions: Vec<Action>,
    /// Findings as severe as the one it clears that it raises, and red ones that it makes worse.
    pub(super) as_bad: u32,
    /// The first of these: whom it is about, and what it says after the name.
    pub(super) raised: Option<(SubjectId, String)>,
    pub(super) moved: u32,
    n_clears: u32,
    n_raises: u32,
    cost: i64,
}

/// The order in which fixes are offered.
pub(super) type Rank = (u32, u32, bool, Reverse<u32>, u32, i64, usize);

impl Candidate {
    /// First those that raise nothing as severe, then by people moved, those that end no work of teams together, by findings
    /// cleared, findings raised, cost.
    pub(super) fn rank(&self) -> Rank {
        let is_ended = self.moves.iter().any(|step| step.kind() == Kind::End);
        (self.as_bad, self.moved, is_ended, Reverse(self.n_clears), self.n_raises, self.cost, self.actions.len())
    }

    /// People moved and cost: what is compared between fixes of different findings.
    pub(super) fn bound(&self) -> (u32, i64) {
        (self.moved, self.cost)
    }

    /// Whether nothing speaks against it: it raises nothing as severe as what it clears.
    pub(super) fn is_clean(&self) -> bool {
        self.as_bad == 0
    }
}

impl<'a> Trial<'a> {
    pub(super) fn new(plan: &'a GrowingStructure, report: &'a Report, ground: Ground<'a>) -> Self {
        let was = Keyed::of(&plan.structure, report);
        Trial { plan, report, ground, was, after: Report::default() }
    }

    pub(super) fn structure(&self) -> &'a Structure {
        &self.plan.structure
    }

    /// Makes moves on a copy and looks at what becomes of the finding; `None` where it stays as severe.
    pub(super) fn run(&mut self, finding: &Finding, moves: Vec<Move>) -> Option<Candidate> {
        let mut plan = self.plan.clone();
        let mut actions = Vec::new();
        moves.iter().for_each(|step| step.apply(&mut plan, &mut actions));
        self.ground.settle(&mut plan);
        analyze_into(&plan.structure, self.ground.settings, &mut self.after);
        let target = key(self.structure(), self.report, finding);
        let still = |other: &Finding| {
            other.rule == finding.rule
                && other.severity >= finding.severity
                && key(&plan.structure, &self.after, other) == target
        };
        if self.after.findings.iter().any(still) {
            return None;
        }
        let Difference { clears, raises } = difference(&self.was, &Keyed::of(&plan.structure, &self.after));
        let all = raises.iter().map(|&place| &self.after.findings[place]);
        let bad: Vec<&Finding> = all.filter(|raised| raised.severity >= finding.severity).collect();
        let moved = n_moved((self.structure(), self.report), (&plan.structure, &self.after));
        let changes = plan.take_changes();
        Some(Candidate {
            moves,
            as_bad: bad.len() as u32,
            raised: bad.first().map(|bad| about(&plan.structure, &self.after, bad)),
            moved,
            n_clears: clears.len() as u32,
            n_raises: raises.len() as u32,
            cost: yearly_cost(&changes, self.structure(), self.ground.costing).minor,
            changes,
            actions,
        })
    }
}
