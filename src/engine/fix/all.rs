//! A plan over the whole org: one fix after another, always the one that moves the fewest people, until no red is left that
//! a fix clears without raising another.

use std::collections::BTreeMap;

use super::search::search;
use super::trial::{About, Candidate, Key, Trial, difference, key};
use super::{Change, Figures, Ground, change, cost, figures, moved};
use crate::engine::analyze::{Finding, Names, Report, Severity, analyze};
use crate::engine::edit::{Edit, Setting, apply, of_changes};
use crate::engine::grow::GrowingStructure;
use crate::engine::money::Money;
use crate::engine::org::{Org, Structure};

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
    pub clears: Vec<Change>,
    /// Findings that are new, or more severe.
    pub raises: Vec<Change>,
    /// Before.
    pub before: Figures,
    /// After.
    pub after: Figures,
}

/// One fix of a plan.
#[derive(Clone, Debug, PartialEq)]
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
    pub finding: Change,
    /// Why nothing was done about it.
    pub reason: String,
}

/// Plans fixes for all red findings.
pub fn fix_all(ground: &Ground<'_>) -> FixAll {
    let mut plan = GrowingStructure::new(ground.structure.clone(), ground.org.n_ids());
    let mut report = ground.report.clone();
    let (mut taken, mut changes) = (Vec::new(), Vec::new());
    for _ in 0..PASSES {
        let before = taken.len();
        let mut known: BTreeMap<Key, Option<Bound>> = BTreeMap::new();
        while let Some((finding, candidate)) = next_fix(ground, &plan, &report, &mut known) {
            let mut said = Vec::new();
            candidate.moves.iter().for_each(|step| step.apply(&mut plan, &mut said));
            changes.extend(plan.take_changes());
            taken.push((finding, key(&report, &finding).1, candidate));
            report = analyze(&plan.structure, ground.settings);
        }
        if taken.len() == before {
            break;
        }
    }
    let unsolved = unsolved(ground, &plan, &report);
    let edits = of_changes(&changes);
    let mut org = ground.org.clone();
    let setting = Setting { origin: ground.origin, as_of: ground.as_of, settings: ground.settings };
    let refused = apply(&mut org, &edits, setting);
    debug_assert_eq!(refused, [], "the fixes are planned on this org");
    let structure = Structure::of(&org, ground.as_of);
    let report = analyze(&structure, ground.settings);
    let was = Names { org: ground.org, structure: ground.structure, report: ground.report };
    let is = Names { org: &org, structure: &structure, report: &report };
    let step = |(finding, about, candidate): (Finding, About, Candidate)| Step {
        clears: finding.message(&called(about, &org, &plan)),
        sentences: candidate.actions.iter().map(|action| action.message(&org)).collect(),
        people_moved: candidate.moved,
    };
    let told = difference(ground.report, &report);
    FixAll {
        steps: taken.into_iter().map(step).collect(),
        unsolved: unsolved
            .into_iter()
            .map(|(finding, reason)| Unsolved { finding: change(&is, &finding), reason })
            .collect(),
        people_moved: moved::n_moved((ground.structure, ground.report), (&structure, &report)),
        cost_per_year: cost::yearly_cost(&changes, ground.structure, ground.costing),
        clears: told.clears.iter().map(|&place| change(&was, &ground.report.findings[place])).collect(),
        raises: told.raises.iter().map(|&place| change(&is, &report.findings[place])).collect(),
        before: figures(&was, None),
        after: figures(&is, None),
        edits,
    }
}

/// The name of whom a finding halfway was about; ids never change, so the finished org knows it.
fn called(about: About, org: &Org, plan: &GrowingStructure) -> String {
    let person = |at: u32| org.person(plan.structure.id(at)).map_or("", |person| person.called());
    match about {
        About::Person(at) => person(at).to_owned(),
        About::Named(team) => org.teams().nth(team as usize).map(|(_, team)| team.name.clone()).unwrap_or_default(),
        About::TeamOf(manager) => format!("{}'s team", person(manager)),
        About::Org => "The org".to_owned(),
    }
}

/// What a fix would move and cost, as last seen.
type Bound = (u32, i64);

/// The fix that moves the fewest people now. What was seen of a finding before stands as a bound until its turn comes.
fn next_fix(
    ground: &Ground<'_>,
    plan: &GrowingStructure,
    report: &Report,
    known: &mut BTreeMap<Key, Option<Bound>>,
) -> Option<(Finding, Candidate)> {
    let mut trial = Trial::new(plan, report, ground.settings, ground.costing);
    let reds: BTreeMap<Key, Finding> = reds(report).map(|finding| (key(report, finding), *finding)).collect();
    let mut clean = |finding: &Finding| search(&mut trial, finding).into_iter().find(Candidate::is_clean);
    let mut fresh: BTreeMap<Key, Candidate> = BTreeMap::new();
    loop {
        for (key, finding) in &reds {
            if !known.contains_key(key) {
                let found = clean(finding);
                known.insert(*key, found.as_ref().map(Candidate::bound));
                found.map(|found| fresh.insert(*key, found));
            }
        }
        let open = reds.keys().filter_map(|key| known[key].map(|bound| (bound, *key)));
        let (_, best) = open.min()?;
        if let Some(candidate) = fresh.remove(&best) {
            known.remove(&best);
            return Some((reds[&best], candidate));
        }
        // The bound is of an org that has changed since: look again.
        known.remove(&best);
    }
}

fn reds(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.severity == Severity::Red)
}

/// Red findings that are left, each with the reason.
fn unsolved(ground: &Ground<'_>, plan: &GrowingStructure, report: &Report) -> Vec<(Finding, String)> {
    let mut trial = Trial::new(plan, report, ground.settings, ground.costing);
    let mut reason = |finding: &Finding| match search(&mut trial, finding).first() {
        Some(best) if best.reds_raised == 1 => "every move that clears it raises a red finding".to_owned(),
        Some(best) => format!("every move that clears it raises {} red findings or more", best.reds_raised),
        None => "no move of those tried clears it".to_owned(),
    };
    reds(report).map(|finding| (*finding, reason(finding))).collect()
}
