//! A plan over the whole org: one fix after another, always the one that moves the fewest people, until no red is left that
//! a fix clears without raising another.

use litemap::LiteMap;

use serde::{Deserialize, Serialize};

use super::search::search;
use super::trial::{Candidate, Key, Keyed, Trial, about, difference, key};
use super::{Figures, Ground, cost, figures, moved, told};
use crate::engine::analyze::{Finding, Names, Report, Severity, SubjectId, Told, analyze};
use crate::engine::edit::{Edit, of_changes};
use crate::engine::grow::GrowingStructure;
use crate::engine::money::Money;

/// Passes over what could not be cleared: a later fix may have made room.
const PASSES: usize = 3;

/// A plan for every red finding.
#[derive(Clone, Debug, PartialEq)]
pub struct FixAll {
    /// The fixes in order, each on top of those before.
    pub steps: Vec<Step>,
    /// All of them as edits of a scenario.
    pub edits: Vec<Edit>,
    /// Red findings that are left, and why.
    pub unsolved: Vec<Unsolved>,
    /// People moved by all of it together.
    pub people_moved: u32,
    /// What it costs a year.
    pub cost_per_year: Money,
    /// Findings that are gone, or less severe.
    pub clears: Vec<Told>,
    /// Findings that are new or more severe, and red ones that got worse.
    pub raises: Vec<Told>,
    /// Before.
    pub before: Figures,
    /// After.
    pub after: Figures,
}

/// One fix of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The finding that it clears, as a sentence.
    pub clears: String,
    /// What is done.
    pub sentences: Vec<String>,
    /// People moved by this one.
    pub people_moved: u32,
}

/// A red finding that is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsolved {
    /// The finding.
    pub finding: Told,
    /// The red finding that the best way to clear it raises or makes worse; `None` where no move of the set clears it.
    pub raises: Option<String>,
}

/// Plans fixes for all red findings.
pub fn fix_all(ground: &Ground<'_>) -> FixAll {
    let mut plan = GrowingStructure::new(ground.structure.clone(), ground.org.n_ids());
    let mut report = ground.report.clone();
    let (mut taken, mut changes) = (Vec::new(), Vec::new());
    let mut known: LiteMap<Key, Known> = LiteMap::new();
    for _ in 0..PASSES {
        let before = taken.len();
        known.clear();
        while let Some((finding, candidate)) = next_fix(ground, &plan, &report, &mut known) {
            let cleared = about(&plan.structure, &report, &finding);
            candidate.moves.iter().for_each(|step| step.apply(&mut plan, &mut Vec::new()));
            ground.settle(&mut plan);
            changes.extend(plan.take_changes());
            taken.push((cleared, candidate));
            report = analyze(&plan.structure, ground.settings);
        }
        if taken.len() == before {
            break;
        }
    }
    let edits = of_changes(&changes);
    let (org, structure, report) = ground.with(&edits);
    let left: Vec<(Finding, Option<(SubjectId, String)>)> = reds(&report)
        .map(|finding| match known.get(&key(&structure, &report, finding)) {
            Some(Known::Stuck(raised)) => (*finding, raised.clone()),
            Some(Known::Way(_)) | None => (*finding, None),
        })
        .collect();
    let was = Names::new(ground.org, ground.structure, ground.report);
    let is = Names::new(&org, &structure, &report);
    let step = |((about, said), candidate): ((SubjectId, String), Candidate)| Step {
        clears: is.subject_called(about) + &said,
        sentences: candidate.actions.iter().map(|action| action.message(&is)).collect(),
        people_moved: candidate.moved,
    };
    let changed = difference(&Keyed::of(ground.structure, ground.report), &Keyed::of(&structure, &report));
    FixAll {
        steps: taken.into_iter().map(step).collect(),
        unsolved: left
            .iter()
            .map(|(finding, raised)| Unsolved {
                finding: is.told(finding),
                raises: raised.as_ref().map(|(about, said)| called(&is, *about) + said),
            })
            .collect(),
        people_moved: moved::n_moved((ground.structure, ground.report), (&structure, &report)),
        cost_per_year: cost::yearly_cost(&changes, ground.structure, ground.costing),
        clears: told(&was, &changed.clears),
        raises: told(&is, &changed.raises),
        before: figures(&was, None),
        after: figures(&is, None),
        edits,
    }
}

/// Whom a red finding is about that a way not taken would raise: whoever it would add is in no org and has no name.
fn called(names: &Names<'_>, about: SubjectId) -> String {
    let is_new = |person| names.org.person(person).is_none();
    match about {
        SubjectId::Person(person) if is_new(person) => "The new manager".to_owned(),
        SubjectId::TeamOf(person) if is_new(person) => "The new manager's team".to_owned(),
        SubjectId::Team(team) if names.org.team(team).is_none() => "The new team".to_owned(),
        SubjectId::Link(a, b) => [a, b].map(|team| called(names, SubjectId::Team(team))).join(" and "),
        SubjectId::Person(_) | SubjectId::TeamOf(_) | SubjectId::Team(_) | SubjectId::Org | SubjectId::Group(_) => {
            names.subject_called(about)
        }
    }
}

/// What is known of the ways to clear a finding, as last seen.
enum Known {
    /// What the best way moves and costs.
    Way((u32, i64)),
    /// The best way raises a red finding, if there is any.
    Stuck(Option<(SubjectId, String)>),
}

/// The fix that moves the fewest people now. What was seen of a finding before stands as a bound until its turn comes.
fn next_fix(
    ground: &Ground<'_>,
    plan: &GrowingStructure,
    report: &Report,
    known: &mut LiteMap<Key, Known>,
) -> Option<(Finding, Candidate)> {
    let mut trial = Trial::new(plan, report, *ground);
    // Collected, they would be sorted by a sort of their own.
    let mut red: LiteMap<Key, Finding> = LiteMap::new();
    for finding in reds(report) {
        red.insert(key(&plan.structure, report, finding), *finding);
    }
    let mut fresh: LiteMap<Key, Candidate> = LiteMap::new();
    loop {
        for (key, finding) in &red {
            if !known.contains_key(key) {
                let best = search(&mut trial, finding).into_iter().next();
                let seen = match &best {
                    Some(best) if best.is_clean() => Known::Way(best.bound()),
                    _ => Known::Stuck(best.as_ref().and_then(|best| best.raised.clone())),
                };
                known.insert(*key, seen);
                best.filter(Candidate::is_clean).map(|best| fresh.insert(*key, best));
            }
        }
        let bound = |key: &Key| match known.get(key) {
            Some(Known::Way(bound)) => Some((*bound, *key)),
            Some(Known::Stuck(_)) | None => None,
        };
        let (_, best) = red.keys().filter_map(bound).min()?;
        // A bound of an org that has changed since is looked at again.
        known.remove(&best);
        if let Some(candidate) = fresh.remove(&best) {
            return red.get(&best).map(|finding| (*finding, candidate));
        }
    }
}

fn reds(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.severity == Severity::Red)
}
