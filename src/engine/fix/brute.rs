//! Every move of the set, everywhere in the org: what the search is held against on small orgs.

mod teams;

use super::moves::Move;
use super::search::search;
use super::trial::Trial;
use crate::engine::analyze::{Settings, Severity, analyze};
use crate::engine::fix::{Costing, Ground};
use crate::engine::grow::{GrowingStructure, Origin};
use crate::engine::org::{NONE, Org, Person, Structure};
use crate::engine::units::Decimal;

/// Every rooted tree of `n` people, as the manager of each: level sequences in the order of Beyer and Hedetniemi.
fn trees(n: usize) -> Vec<Vec<Option<u32>>> {
    let mut levels: Vec<usize> = (1..=n).collect();
    let mut all = Vec::new();
    loop {
        let manager =
            |at: usize| (0..at).rev().find(|&above| levels[above] + 1 == levels[at]).map(|above| above as u32);
        all.push((0..n).map(manager).collect());
        let Some(p) = (0..n).rev().find(|&at| levels[at] > 2) else { return all };
        let q = (0..p).rev().find(|&at| levels[at] + 1 == levels[p]).expect("a level below has one above");
        for at in p..n {
            levels[at] = levels[at - (p - q)];
        }
    }
}

fn subsets(list: &[u32]) -> impl Iterator<Item = Vec<u32>> {
    let of = move |mask: u32| (0..list.len()).filter(|at| mask >> at & 1 == 1).map(|at| list[at]).collect();
    (1..1u32 << list.len()).map(of)
}

/// Every way to give some of the reports to the managers beside, one report at least staying.
fn spreads(reports: &[u32], from: u32, beside: &[u32]) -> Vec<Vec<Move>> {
    let choices = beside.len() + 1;
    let ways = 1..choices.pow(reports.len() as u32);
    let moves = ways.map(|way| {
        let goes = |place: usize, to: usize| way / choices.pow(place as u32) % choices == to + 1;
        let to = |(at, &to): (usize, &u32)| {
            let people: Vec<u32> =
                (0..reports.len()).filter(|&place| goes(place, at)).map(|place| reports[place]).collect();
            (!people.is_empty()).then_some(Move::Shift { people, from, to })
        };
        beside.iter().enumerate().filter_map(to).collect::<Vec<_>>()
    });
    let n = |moves: &[Move]| -> usize {
        moves.iter().map(|step| if let Move::Shift { people, .. } = step { people.len() } else { 0 }).sum()
    };
    moves.filter(|moves| n(moves) < reports.len()).collect()
}

fn every_move(s: &Structure) -> Vec<Vec<Move>> {
    let mut all = Vec::new();
    let below = |at: u32| s.direct_reports(at).iter().copied().filter(|&at| s.is_manager(at)).collect::<Vec<_>>();
    for &from in s.managers() {
        let reports = s.direct_reports(from).to_vec();
        let (managers, ics): (Vec<u32>, Vec<u32>) = reports.iter().partition(|&&at| s.is_manager(at));
        let above = s.parents()[from as usize];
        let mut beside = if above == NONE { Vec::new() } else { below(above) };
        beside.retain(|&at| at != from);
        all.extend(spreads(&ics, from, &beside).into_iter().chain(spreads(&managers, from, &beside)));
        for &to in &managers {
            all.extend(subsets(&ics).map(|people| vec![Move::Shift { people, from, to }]));
        }
        all.extend(beside.iter().map(|&into| vec![Move::Merge { from, into }]));
        let places = [above, from].into_iter().filter(|&place| place != NONE);
        for place in places {
            for group in subsets(&ics).filter(|group| group.len() > 1 && (place == from || group.len() < reports.len()))
            {
                let rest: Vec<u32> = ics.iter().copied().filter(|at| !group.contains(at)).collect();
                for is_promoted in [false, true] {
                    let groups = vec![group.clone()];
                    all.push(vec![Move::Insert { above: place, from, groups, is_promoted }]);
                    if rest.len() > 1 && place == from {
                        let groups = vec![rest.clone(), group.clone()];
                        all.push(vec![Move::Insert { above: place, from, groups, is_promoted }]);
                    }
                }
            }
            for group in
                subsets(&managers).filter(|group| group.len() > 1 && (place == from || group.len() < reports.len()))
            {
                all.push(vec![Move::Insert { above: place, from, groups: vec![group], is_promoted: false }]);
            }
        }
    }
    let movable: Vec<u32> = s.managers().iter().copied().filter(|&at| !s.is_root(at)).collect();
    all.extend(subsets(&movable).map(|managers| vec![Move::HandUp { managers }]));
    all.extend(teams::every_move(s).into_iter().map(|step| vec![step]));
    all
}

/// Default thresholds, and some so low that small orgs have every kind of red finding.
fn settings() -> [Settings; 2] {
    let mut tight = Settings::default();
    for (rule, level, value) in
        [("span_wide", "red", 3), ("span_wide", "amber", 2), ("span_wide_mom", "red", 2), ("subtree_skew", "red", 2)]
    {
        tight.thresholds.set(rule, level, Decimal::whole(value)).expect("a level of the rule");
    }
    tight.thresholds.set("overload", "red", Decimal::hundredths(62)).expect("a level of the rule");
    tight.thresholds.set("span_narrow", "red", Decimal::whole(1)).expect("a level of the rule");
    tight.thresholds.set("team_too_small", "red", Decimal::whole(1)).expect("a level of the rule");
    tight.thresholds.set("narrow_top", "red", Decimal::whole(2)).expect("a level of the rule");
    [Settings::default(), tight]
}

#[test]
fn no_fix_moves_more_people_than_the_best_of_all() {
    let mut wrong = Vec::new();
    let (mut n_findings, mut n_solved) = (0, 0);
    for managers in (2..=9).flat_map(trees) {
        let people = (0..managers.len()).map(|at| Person { key: at.to_string(), ..Person::default() }).collect();
        let org = Org::from_people(people, &managers).expect("a tree");
        let structure = Structure::of(&org, None);
        for settings in &settings() {
            let report = analyze(&structure, settings);
            let plan = GrowingStructure::new(structure.clone(), org.n_ids());
            let ground = Ground {
                org: &org,
                structure: &structure,
                report: &report,
                origin: Origin::Imported,
                as_of: None,
                settings,
                costing: Costing::default(),
                plan: None,
            };
            let mut trial = Trial::new(&plan, &report, ground);
            for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Red) {
                n_findings += 1;
                let tried = every_move(&structure).into_iter().filter_map(|moves| trial.run(finding, moves));
                let best = tried.filter(|tried| tried.is_clean()).min_by_key(|tried| tried.moved);
                let first = search(&mut trial, finding).into_iter().find(|candidate| candidate.is_clean());
                n_solved += u32::from(first.is_some());
                let is_beaten = match (&best, &first) {
                    (Some(best), Some(first)) => first.moved > best.moved,
                    (best, None) => best.is_some(),
                    (None, Some(_)) => false,
                };
                if is_beaten {
                    let (rule, best) = (finding.rule.rule().id, best.expect("something beat it"));
                    let lines: Vec<i32> = managers.iter().map(|at| at.map_or(-1, |at| at as i32)).collect();
                    let found = first.map(|first| (first.moved, first.moves));
                    wrong.push(format!(
                        "{rule} {:?} in {lines:?}: {} by {:?}, found {found:?}",
                        finding.subject, best.moved, best.moves
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {n_findings}:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert!(n_solved > 500, "{n_solved} of {n_findings} have a fix");
}
