//! What comparisons promise, on random pairs of orgs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(dead_code, reason = "fixes use more of the rosters that are drawn")]

#[path = "fixes/rosters.rs"]
mod rosters;
mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use rosters::{Drawn, ORGS, real, scenarios};
use spanwise::engine::analyze::Subject;
use spanwise::engine::compare::{Changed, Comparison, Side, compare};
use spanwise::engine::ids::PersonId;
use spanwise::engine::scenario::{Scenario, Source};

fn sides(a: &Scenario, b: &Scenario) -> (Side, Side) {
    (Side::of(a), Side::of(b))
}

fn check_same(scenario: &Scenario) {
    let side = Side::of(scenario);
    let same = compare(&side, &side);
    let texts: Vec<&str> = same.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    assert_eq!(texts, ["Nothing changes."]);
    assert_eq!(same.matched as usize, side.structure.len());
    let lists = [&same.added, &same.removed, &same.moved, &same.new_managers, &same.former_managers, &same.retitled];
    assert!(lists.iter().all(|list| list.is_empty()));
    assert_eq!((same.cleared.len(), same.raised.len(), &same.teams), (0, 0, &Default::default()));
    assert!(same.metrics.iter().all(|metric| metric.a == metric.b));
}

/// Findings about people and the whole org; which team is which may be seen from both sides in two ways.
fn of_people(changed: &[Changed]) -> Vec<&Changed> {
    let is = |changed: &&Changed| matches!(changed.told.finding.subject, Subject::Person(_) | Subject::Org);
    changed.iter().filter(is).collect()
}

fn check_swap(a: &Scenario, b: &Scenario) {
    let (a, b) = sides(a, b);
    let (there, back) = (compare(&a, &b), compare(&b, &a));
    assert_eq!((&there.added, &there.removed), (&back.removed, &back.added));
    assert_eq!((&there.new_managers, &there.former_managers), (&back.former_managers, &back.new_managers));
    assert_eq!((there.matched, there.is_matched), (back.matched, back.is_matched));
    assert_eq!(of_people(&there.cleared), of_people(&back.raised));
    assert_eq!(of_people(&there.raised), of_people(&back.cleared));
    let values = |comparison: &Comparison| -> Vec<_> {
        comparison.metrics.iter().map(|metric| (metric.name, metric.scale, metric.a, metric.b)).collect()
    };
    let swapped: Vec<_> = values(&back).into_iter().map(|(name, scale, a, b)| (name, scale, b, a)).collect();
    assert_eq!(values(&there), swapped);
    check_sums(&a, &b, &there);
}

fn check_sums(a: &Side, b: &Side, comparison: &Comparison) {
    let Comparison { added, removed, moved, sentences, .. } = comparison;
    if comparison.is_matched {
        assert_eq!(a.structure.len() + added.len() - removed.len(), b.structure.len());
    }
    let gone: BTreeSet<&String> = added.iter().chain(removed).collect();
    assert!(moved.iter().all(|key| !gone.contains(key)), "whoever moves is in both");
    assert!(sentences.len() <= 48, "{} sentences", sentences.len());
    assert!(sentences.iter().all(|sentence| sentence.text.ends_with('.') && !sentence.text.contains("  ")));
}

/// The scenario without whoever the draws name and manages nobody, and with others under another manager.
fn changed(scenario: &Scenario, draws: &[u32]) -> Scenario {
    let Source::Roster(roster) = &scenario.source else { panic!("a roster is drawn") };
    let mut roster = spanwise::engine::roster::Roster::clone(roster);
    let n = roster.people.len();
    for &draw in draws {
        let (who, whom) = (draw as usize % n, (draw >> 8) as usize % n);
        let person = PersonId(who as u32);
        let is_below = |mut at: usize| loop {
            if at == who {
                return true;
            }
            match roster.people[at].manager {
                Some(manager) => at = manager as usize,
                None => return false,
            }
        };
        if !is_below(whom) && roster.people[who].manager.is_some() {
            roster.people[who].manager = Some(whom as u32);
        }
        if draw % 5 == 0 {
            roster.people[person.index()].team = "Elsewhere".into();
        }
    }
    Scenario { source: Source::Roster(roster.into()), ..scenario.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_org_is_the_same_as_itself(Drawn(scenario) in scenarios(40)) {
        check_same(&scenario);
    }

    #[test]
    fn what_is_added_one_way_is_removed_the_other(Drawn(a) in scenarios(40), Drawn(b) in scenarios(40)) {
        check_swap(&a, &b);
    }

    #[test]
    fn so_it_is_where_some_moved(Drawn(a) in scenarios(40), draws in prop::collection::vec(any::<u32>(), 0..6)) {
        check_swap(&a, &changed(&a, &draws));
    }
}

#[test]
fn real_orgs_are_the_same_as_themselves_and_differ_from_each_other() {
    check_same(&Scenario::default());
    for pair in ORGS.windows(2) {
        check_same(&real(pair[0]));
        check_swap(&real(pair[0]), &real(pair[1]));
    }
}
