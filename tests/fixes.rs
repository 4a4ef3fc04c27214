//! What fixes promise, on random orgs and on real ones: an analysis of the org with their edits gives what they say.
#![cfg(not(target_arch = "wasm32"))]

#[path = "fixes/oracle.rs"]
mod oracle;
#[path = "fixes/parts.rs"]
mod parts;
#[path = "fixes/rosters.rs"]
mod rosters;
mod support;
#[path = "fixes/teams.rs"]
mod teams;

use std::collections::BTreeMap;

use oracle::{Seen, difference, moved};
use proptest::prelude::*;
use rosters::{Drawn, ORGS, real, reordered, scenarios, settled};
use spanwise::engine::analyze::{Finding, Told};
use spanwise::engine::compare::{Side, compare};
use spanwise::engine::edit::Edit;
use spanwise::engine::fix::{Fix, fix_all, fixes};
use spanwise::engine::grow::Mode;
use spanwise::engine::plan::{HiringPlan, Target};
use spanwise::engine::scenario::Scenario;
use spanwise::engine::scenario::file::{read_scenario, write_scenario};
use spanwise::engine::share::{With, decode, encode};
use spanwise::session::{Command, Session};

/// The fixes of the first so many red findings.
fn first_fixes(scenario: &Scenario, before: &Seen, most: usize) -> Vec<(Finding, Vec<Fix>)> {
    let ground = scenario.ground(&before.org, &before.structure, &before.report);
    before.reds().take(most).map(|finding| (*finding, fixes(&ground, finding))).collect()
}

/// The scenario with edits, all of which its org takes.
fn edited(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    let mut edited = scenario.clone();
    if !edits.is_empty() {
        edited.edit(edits);
    }
    assert_eq!(edited.edited_org().1, [], "the org takes all of them");
    edited
}

fn findings(told: &[Told]) -> Vec<Finding> {
    told.iter().map(|told| told.finding).collect()
}

/// A fix against the org with its edits.
fn check_fix(scenario: &Scenario, before: &Seen, finding: &Finding, fix: &Fix) {
    let after = Seen::of(&edited(scenario, &fix.edits));
    let (what, person) = (fix.sentences.join("; "), before.person(finding));
    assert_eq!((&fix.before, &fix.after), (&before.figures(person), &after.figures(person)), "{what}");
    let about = before.about(finding);
    let left = after.report.findings.iter().find(|other| after.about(other) == about);
    assert!(left.is_none_or(|left| left.severity < finding.severity), "{about} is left after {what}");
    let expected = difference(before, &after);
    assert_eq!(findings(&fix.clears), expected.clears, "{what}");
    assert_eq!(findings(&fix.raises), expected.raises, "{what}");
    assert_eq!(fix.reds_raised(), expected.reds.len(), "{what}");
    check_moved(before, &after, fix.people_moved, &what);
    let comparison = compare(&Side::of(scenario), &Side::of(&edited(scenario, &fix.edits)));
    assert_eq!(comparison.moved.len() as u32, fix.people_moved, "{what}: {:?}", comparison.sentences);
}

fn check_moved(before: &Seen, after: &Seen, people_moved: u32, what: &str) {
    let (fewest, most) = moved(before, after);
    assert!((fewest..=most).contains(&people_moved), "{people_moved} is not {fewest} to {most}: {what}");
}

fn check_all(scenario: &Scenario) {
    let before = &Seen::of(scenario);
    let all = fix_all(&scenario.ground(&before.org, &before.structure, &before.report));
    let after = Seen::of(&edited(scenario, &all.edits));
    assert_eq!((&all.before, &all.after), (&before.figures(None), &after.figures(None)));
    assert!(after.reds().count() <= before.reds().count());
    let expected = difference(before, &after);
    assert_eq!(expected.reds, [], "no red is new or worse");
    assert_eq!(findings(&all.clears), expected.clears);
    assert_eq!(findings(&all.raises), expected.raises);
    let left: Vec<Finding> = all.unsolved.iter().map(|left| left.finding.finding).collect();
    assert_eq!(left, after.reds().copied().collect::<Vec<_>>());
    check_moved(before, &after, all.people_moved, "all");
}

/// A scenario with a fix is one step: taken back it is the same file, and files carry it whole. Gives it.
fn check_taken_back(scenario: &Scenario, edits: &[Edit]) -> Scenario {
    let opened = Session::default().update(Command::Open(Box::new(scenario.clone()))).expect("another scenario");
    let fixed = opened.update(Command::Edit("apply a fix".into(), edits.to_vec())).expect("a fix does something");
    assert_eq!(*fixed.scenario, edited(scenario, edits));
    let text = write_scenario(&fixed.scenario);
    let undone = fixed.update(Command::Undo).expect("a step to take back");
    assert_eq!(write_scenario(&undone.scenario), write_scenario(scenario));
    assert_eq!(write_scenario(&undone.update(Command::Redo).expect("a step to make again").scenario), text);
    let file = read_scenario(&text).expect("our own file");
    assert!(file.notices.iter().all(|notice| notice.code == "several_roots"), "{:?}", file.notices);
    let again = write_scenario(&file.scenario);
    let differs = again.lines().zip(text.lines()).find(|(one, other)| one != other);
    assert_eq!((differs, again.len()), (None, text.len()));
    assert_eq!(Seen::of(&file.scenario).in_words(), Seen::of(&fixed.scenario).in_words());
    Scenario::clone(&fixed.scenario)
}

/// As [`check_taken_back`], and links carry it too.
fn check_travels(scenario: &Scenario, edits: &[Edit]) {
    let fixed = check_taken_back(scenario, edits);
    let with = With { names: true, titles: true, pay: false };
    let link = encode(&fixed, with).expect("not too many people");
    let after_link = decode(&link).expect("our own link").scenario;
    let [whole, by_link] = [rosters::with_months(&fixed), after_link].map(|scenario| Seen::of(&scenario));
    assert_eq!((by_link.in_words(), by_link.report.metrics), (whole.in_words(), whole.report.metrics));
}

/// People moved and reds raised by the first fix of every red finding, by what the finding is about.
fn first_fix_of_each(scenario: &Scenario) -> BTreeMap<String, Option<(u32, usize)>> {
    let seen = Seen::of(scenario);
    let found = first_fixes(scenario, &seen, usize::MAX).into_iter();
    let first = |fixes: &[Fix]| fixes.first().map(|fix| (fix.people_moved, fix.reds_raised()));
    found.map(|(finding, fixes)| (seen.about(&finding), first(&fixes))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fix_does_what_it_promises(drawn in scenarios(50)) {
        let before = Seen::of(&drawn.0);
        for (finding, fixes) in first_fixes(&drawn.0, &before, usize::MAX) {
            fixes.iter().for_each(|fix| check_fix(&drawn.0, &before, &finding, fix));
        }
    }

    #[test]
    fn a_fix_can_be_taken_back_and_travels(drawn in scenarios(50)) {
        let before = Seen::of(&drawn.0);
        for (_, fixes) in first_fixes(&drawn.0, &before, 2) {
            fixes.iter().for_each(|fix| check_travels(&drawn.0, &fix.edits));
        }
    }

    #[test]
    fn the_plan_for_all_reds_does_what_it_promises(drawn in scenarios(50)) {
        check_all(&drawn.0);
    }

    #[test]
    fn findings_do_not_depend_on_the_order_of_people(
        drawn in scenarios(50),
        draws in prop::collection::vec(any::<u32>(), 1..40),
    ) {
        // Of equals, growth takes whoever came first.
        let drawn = Drawn(Scenario { engineers: None, ..drawn.0 });
        let [one, other] = [&drawn, &reordered(&drawn, &draws)].map(|drawn| Seen::of(&drawn.0));
        prop_assert_eq!(one.report.metrics, other.report.metrics);
        prop_assert_eq!(one.in_words(), other.in_words());
    }

    #[test]
    fn fixes_do_not_depend_on_the_order_of_people(
        drawn in settled(),
        draws in prop::collection::vec(any::<u32>(), 1..40),
    ) {
        prop_assert_eq!(first_fix_of_each(&drawn.0), first_fix_of_each(&reordered(&drawn, &draws).0));
    }
}

/// A plan starts from the org with its edits: once a fix is applied at another size than the source's, from that size.
#[test]
fn a_fix_at_another_size_than_the_source_promises_the_pace_that_the_plan_has_then() {
    let plan = HiringPlan { target: Some(Target::End(150)), ..HiringPlan::default() };
    let scenario = Scenario { engineers: Some(48), mode: Mode::Hold, plan, ..Scenario::default() };
    let before = Seen::of(&scenario);
    let found = first_fixes(&scenario, &before, usize::MAX);
    assert!(found.iter().any(|(_, fixes)| !fixes.is_empty()));
    for (finding, fixes) in found {
        fixes.iter().for_each(|fix| check_fix(&scenario, &before, &finding, fix));
        let is_of_plan = ["hiring_speed", "interview_load"].contains(&finding.rule.rule().id);
        assert!(!is_of_plan || fixes.is_empty(), "no move changes how fast a plan is");
    }
    check_all(&scenario);
}

#[test]
fn fixes_of_real_orgs_do_what_they_promise() {
    let mut n_fixes = 0;
    for org in ORGS {
        let scenario = real(org);
        let before = Seen::of(&scenario);
        for (finding, fixes) in first_fixes(&scenario, &before, 3) {
            n_fixes += fixes.len();
            fixes.iter().for_each(|fix| check_fix(&scenario, &before, &finding, fix));
            fixes.iter().take(1).for_each(|fix| check_travels(&scenario, &fix.edits));
        }
    }
    assert!(n_fixes > 30, "{n_fixes}");
}

#[test]
fn the_plan_for_all_reds_of_a_real_org_does_what_it_promises() {
    for org in ["northwind", "oracle-hr", "sourcegraph-2024-05", "uk-dfid-2011-09-senior"] {
        check_all(&real(org));
    }
}
