//! Which moves are tried for a finding, and how far.
//!
//! Around the manager that a finding is about, every kind of move is tried with as few people as will do: the manager with
//! managers beside, the managers below among each other, a new manager beside or below, handing reports up. Of each kind the
//! best is kept, and what raises a red only where nothing else clears the finding.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::moves::{Kind, Move};
use super::trial::{Candidate, Trial};
use crate::engine::analyze::{Detail, Finding, Subject};
use crate::engine::org::{NONE, Seniority, Structure};
use crate::engine::sort::sort_by_key;

/// Managers beside, or pairs below, that are tried at most.
const MOST_BESIDE: usize = 6;
/// Reports of one manager that are moved at most.
const MOST_MOVED: usize = 24;
/// Managers who may hand their reports up that are looked at together at most.
const MOST_NEARBY: usize = 8;
/// Managers of which every choice is tried at most.
const MOST_CHOICES: usize = 5;
/// Ways that raise a red that are offered at most.
const MOST_RAISING: usize = 2;
/// New managers at once at most.
const MOST_NEW: usize = 6;
/// Engineers below which several new managers make no team of a part.
const SMALLEST_TEAM: usize = 4;
/// Engineers who stay together at most where several new managers come.
const MOST_TOGETHER: usize = 10;
/// Layers that are taken out one after another, and small teams that are merged, at most.
const MOST_STEPS: usize = 8;

/// The best candidate of each kind that clears the finding, the best kind first.
pub(super) fn search(trial: &mut Trial<'_>, finding: &Finding) -> Vec<Candidate> {
    let report = trial.report;
    let mut search = Search { trial, finding: *finding, best: BTreeMap::new() };
    match (finding.detail, finding.subject) {
        // No move brings people into a rotation.
        (Detail::Rotation { .. }, _) => {}
        (_, Subject::Person(at)) => search.around_person(at),
        (_, Subject::Team(at)) => report.teams.managers_of(at).for_each(|manager| search.around(manager)),
        (_, Subject::Org) => search.merge_smallest(),
    }
    let mut found: Vec<Candidate> = search.best.into_values().collect();
    sort_by_key(&mut found, Candidate::rank);
    // Ways that raise a red are worth a look only where there is no other.
    let n_clean = found.iter().filter(|candidate| candidate.is_clean()).count();
    found.truncate(if n_clean > 0 { n_clean } else { MOST_RAISING });
    found
}

struct Search<'t, 'a> {
    trial: &'t mut Trial<'a>,
    finding: Finding,
    best: BTreeMap<Kind, Candidate>,
}

impl<'a> Search<'_, 'a> {
    fn s(&self) -> &'a Structure {
        self.trial.structure()
    }

    /// Tries moves together; says whether that clears the finding and raises no red.
    fn attempt(&mut self, moves: Vec<Move>) -> bool {
        let Some(kind) = moves.first().map(Move::kind) else { return false };
        let Some(candidate) = self.trial.run(&self.finding, moves) else { return false };
        let is_clean = candidate.is_clean();
        if self.best.get(&kind).is_none_or(|best| candidate.rank() < best.rank()) {
            self.best.insert(kind, candidate);
        }
        is_clean
    }

    /// Tries moves in turn, each with one person more, until one will do or costs more than the best of its kind.
    fn first_that_clears(&mut self, moves: impl Iterator<Item = Move>) {
        for (n, step) in (1..).zip(moves.take(MOST_MOVED)) {
            let best = self.best.get(&step.kind()).filter(|best| best.is_clean());
            if best.is_some_and(|best| best.moved < n) || self.attempt(vec![step]) {
                return;
            }
        }
    }

    fn around_person(&mut self, at: u32) {
        if self.s().is_manager(at) {
            return self.around(at);
        }
        // Somebody whose own line is the trouble: another manager beside.
        let from = self.s().parents()[at as usize];
        for to in self.beside(from) {
            self.attempt(vec![Move::Shift { people: vec![at], from, to }]);
        }
    }

    fn around(&mut self, x: u32) {
        let beside = self.beside(x);
        for &to in &beside {
            self.shift(x, to);
        }
        self.spread(x, &beside);
        let above = self.s().parents()[x as usize];
        if above != NONE {
            let ics = self.heaviest_first(above);
            self.few_or_all((1..ics.len() + 1).map(|n| Move::Shift { people: ics[..n].to_vec(), from: above, to: x }));
        }
        for &from in beside.iter().rev() {
            self.shift(from, x);
            self.attempt(vec![Move::Merge { from, into: x }]);
            self.attempt(vec![Move::Merge { from: x, into: from }]);
        }
        self.among_below(x);
        self.new_managers(x);
        self.hand_up(x);
    }

    /// Managers of the same manager, those with the least load first; where there are many, half of what is tried is the
    /// least loaded and half the most.
    fn beside(&self, x: u32) -> Vec<u32> {
        let s = self.s();
        let above = s.parents().get(x as usize).copied().unwrap_or(NONE);
        if above == NONE {
            return Vec::new();
        }
        let mut beside = managers_below(s, above);
        beside.retain(|&at| at != x);
        let minutes = |at: u32| self.trial.report.load(s, at).map_or(0, |load| load.minutes());
        sort_by_key(&mut beside, |&at| (minutes(at), at));
        if beside.len() > MOST_BESIDE {
            beside.drain(MOST_BESIDE / 2..beside.len() - MOST_BESIDE / 2);
        }
        beside
    }

    /// Engineers, managers and whole teams; one report at least stays.
    fn shift(&mut self, from: u32, to: u32) {
        let s = self.s();
        let teams = self.teams_below(from);
        let most = s.span(from) as usize - 1;
        self.shift_engineers(from, to);
        let managers = managers_below(s, from);
        for &manager in managers.iter().take(MOST_BESIDE.min(most)) {
            self.attempt(vec![Move::Shift { people: vec![manager], from, to }]);
        }
        self.first_that_clears((2..=managers.len().min(most)).map(|n| Move::Shift {
            people: managers[..n].to_vec(),
            from,
            to,
        }));
        if teams.len() > 1 {
            teams.into_iter().for_each(|team| {
                self.attempt(vec![Move::HandTeam { team, from, to }]);
            });
        }
    }

    fn shift_engineers(&mut self, from: u32, to: u32) {
        let ics = self.heaviest_first(from);
        let most = ics.len().min(self.s().span(from) as usize - 1);
        self.first_that_clears((1..=most).map(|n| Move::Shift { people: ics[..n].to_vec(), from, to }));
    }

    /// Engineers go one by one to whoever beside has the least to do.
    fn spread(&mut self, from: u32, beside: &[u32]) {
        let s = self.s();
        let ics = self.heaviest_first(from);
        let mut spans: Vec<(u32, u32)> = beside
            .iter()
            .filter(|&&at| s.manager_reports(at) == 0)
            .map(|&at| (self.trial.report.load(s, at).map_or(0, |load| load.minutes()), at))
            .collect();
        if spans.len() < 2 {
            return;
        }
        let mut moves: Vec<(u32, Vec<u32>)> = Vec::new();
        for (n, &ic) in (1..).zip(ics.iter().take(MOST_MOVED.min(s.span(from) as usize - 1))) {
            let Some(least) = spans.iter_mut().min() else { return };
            let to = least.1;
            least.0 += self.trial.settings.load.ic_report;
            match moves.iter_mut().find(|(at, _)| *at == to) {
                Some((_, people)) => people.push(ic),
                None => moves.push((to, vec![ic])),
            }
            let steps =
                moves.iter().map(|(to, people)| Move::Shift { people: people.clone(), from, to: *to }).collect();
            let best = self.best.get(&Kind::Shift).filter(|best| best.is_clean());
            if best.is_some_and(|best| best.moved < n) || self.attempt(steps) {
                return;
            }
        }
    }

    /// Between the managers below, and to them what reports directly.
    fn among_below(&mut self, x: u32) {
        let s = self.s();
        let mut below = managers_below(s, x);
        let ics = self.heaviest_first(x);
        sort_by_key(&mut below, |&at| (s.total_reports(at), at));
        for &to in below.iter().take(MOST_BESIDE) {
            self.first_that_clears((1..=ics.len()).map(|n| Move::Shift { people: ics[..n].to_vec(), from: x, to }));
        }
        let (smallest, largest) = (below.first().copied(), below.last().copied());
        for &to in below.iter().take(MOST_BESIDE) {
            if let Some(from) = largest.filter(|&from| from != to) {
                self.shift(from, to);
            }
        }
        for &from in below.iter().rev().take(MOST_BESIDE) {
            if let Some(to) = smallest.filter(|&to| from != to) {
                self.shift(from, to);
                self.attempt(vec![Move::Merge { from: to, into: from }]);
                self.attempt(vec![Move::Merge { from, into: to }]);
            }
        }
        for &from in below.iter().rev().take(MOST_BESIDE) {
            self.split(from, x);
        }
    }

    /// A new manager beside, and one or two below.
    fn new_managers(&mut self, x: u32) {
        let s = self.s();
        let above = s.parents()[x as usize];
        if above != NONE {
            self.split(x, above);
        }
        self.split(x, x);
        let ics = self.heaviest_first(x);
        if ics.len() >= 4 {
            for is_promoted in [true, false] {
                let halves = |n: usize| vec![ics[n..].to_vec(), ics[..n].to_vec()];
                let moves =
                    (2..=ics.len() / 2).map(|n| Move::Insert { above: x, from: x, groups: halves(n), is_promoted });
                self.first_that_clears(moves);
            }
        }
        self.several(x);
    }

    /// Several new managers at once for a team that is far too large: the fewest that will do, and as many as may stay
    /// together stay.
    fn several(&mut self, x: u32) {
        let s = self.s();
        let ics = self.heaviest_first(x);
        let above = s.parents()[x as usize];
        for is_promoted in [true, false] {
            for place in [above, x].into_iter().filter(|&place| place != NONE) {
                'fewest: for n in 2..=MOST_NEW.min(ics.len() / SMALLEST_TEAM) {
                    // Beside, what stays keeps its manager; below, it gets one too.
                    let least = ics.len().div_ceil(n + 1).max(SMALLEST_TEAM);
                    for stay in (least..=MOST_TOGETHER.min(ics.len())).rev() {
                        let mut groups = dealt(&ics[..ics.len() - stay], n);
                        if groups.iter().any(|group| group.len() < SMALLEST_TEAM) {
                            continue;
                        }
                        if place == x {
                            groups.insert(0, ics[ics.len() - stay..].to_vec());
                        }
                        if self.attempt(vec![Move::Insert { above: place, from: x, groups, is_promoted }]) {
                            break 'fewest;
                        }
                    }
                }
            }
        }
    }

    /// A new manager below `above` over part of what `from` has: some engineers, or some managers.
    fn split(&mut self, from: u32, above: u32) {
        let s = self.s();
        let ics = self.heaviest_first(from);
        let mut managers = managers_below(s, from);
        // Beside, some report stays; below, the new manager is one.
        let n_stay = usize::from(above != from);
        let insert = |people: &[u32], is_promoted: bool| Move::Insert {
            above,
            from,
            groups: vec![people.to_vec()],
            is_promoted,
        };
        let most = ics.len().min((s.span(from) as usize).saturating_sub(n_stay));
        for is_promoted in [true, false] {
            self.few_or_all((2..most + 1).map(|n| insert(&ics[..n], is_promoted)));
        }
        let most = managers.len().min((s.span(from) as usize).saturating_sub(n_stay));
        if most <= MOST_CHOICES {
            for size in 2..=most {
                choices(&managers, size).iter().for_each(|group| {
                    self.attempt(vec![insert(group, false)]);
                });
            }
            return;
        }
        for _ in 0..2 {
            self.few_or_all((2..most + 1).map(|n| insert(&managers[..n], false)));
            sort_by_key(&mut managers, |&at| (s.management_layers(at), s.total_reports(at), at));
        }
    }

    /// Moves in turn, each with one person more, as far as it pays; and the last of them, since a team that goes whole moves
    /// nobody. Of few all are tried: a team that is left too small to be one moves those who stay.
    fn few_or_all(&mut self, moves: impl DoubleEndedIterator<Item = Move> + ExactSizeIterator) {
        if moves.len() <= MOST_NEARBY {
            moves.for_each(|step| {
                self.attempt(vec![step]);
            });
            return;
        }
        let mut moves = moves;
        let last = moves.next_back();
        self.first_that_clears(moves);
        last.map(|step| self.attempt(vec![step]));
    }

    /// Every choice of managers nearby who hand their reports up: few of them in a large org, any number in a small one; and
    /// every layer of the longest chain.
    fn hand_up(&mut self, x: u32) {
        let near = self.nearby(x);
        let is_small = self.s().managers().len() <= MOST_NEARBY;
        for size in 1..=near.len() {
            if size > 2 && !is_small
                || self.best.get(&Kind::HandUp).is_some_and(|best| best.is_clean() && best.moved == 0)
            {
                break;
            }
            for managers in choices(&near, size) {
                self.attempt(vec![Move::HandUp { managers }]);
            }
        }
        if is_small {
            return;
        }
        let mut below = managers_below(self.s(), x);
        sort_by_key(&mut below, |&at| (self.s().span(at), at));
        self.attempt(vec![Move::HandUp { managers: below }]);
        let mut out: Vec<u32> = Vec::new();
        for layer in longest_chains(self.s(), x).into_values() {
            self.attempt(vec![Move::HandUp { managers: layer.clone() }]);
            out.extend(layer);
            if self.attempt(vec![Move::HandUp { managers: out.clone() }]) {
                break;
            }
        }
    }

    /// The manager and others around, the nearest first: those below, above and beside, no root.
    fn nearby(&self, x: u32) -> Vec<u32> {
        let s = self.s();
        let mut near = vec![x];
        let mut head = 0;
        while head < near.len() && near.len() <= MOST_NEARBY {
            let at = near[head];
            head += 1;
            let mut next = managers_below(s, at);
            sort_by_key(&mut next, |&at| (s.span(at), at));
            next.extend(s.parents().get(at as usize).filter(|&&above| above != NONE));
            next.retain(|at| !near.contains(at));
            near.extend(next);
        }
        near.retain(|&at| !s.is_root(at));
        near.truncate(MOST_NEARBY);
        near
    }

    /// Small teams join a team beside until the finding is gone.
    fn merge_smallest(&mut self) {
        let s = self.s();
        let leads = s.managers().iter().copied().filter(|&at| s.manager_reports(at) == 0 && !s.is_root(at));
        let mut leads: Vec<u32> = leads.collect();
        sort_by_key(&mut leads, |&at| (s.span(at), at));
        let mut moves: Vec<Move> = Vec::new();
        let mut grown: BTreeMap<u32, u32> = BTreeMap::new();
        for &from in &leads {
            if moves.len() == MOST_STEPS * 2 || grown.contains_key(&from) {
                continue;
            }
            let gone = |at: u32| moves.iter().any(|step| matches!(step, Move::Merge { from, .. } if *from == at));
            let size = |at: u32| s.span(at) + grown.get(&at).copied().unwrap_or(0);
            let beside = managers_below(s, s.parents()[from as usize]).into_iter();
            let open = beside.filter(|&at| at != from && s.manager_reports(at) == 0 && !gone(at));
            let Some(into) = open.min_by_key(|&at| (size(at), at)) else { continue };
            *grown.entry(into).or_default() += s.span(from) + 1;
            moves.push(Move::Merge { from, into });
            if self.attempt(moves.clone()) {
                return;
            }
        }
    }

    /// Engineers of a manager in the order in which they are moved: who takes the most time first, then the newest.
    fn heaviest_first(&self, manager: u32) -> Vec<u32> {
        let s = self.s();
        let weight = |at: u32| match s.seniority[at as usize] {
            Seniority::Junior => 0,
            Seniority::Regular => 1,
            Seniority::Staff => 2,
        };
        let ics = s.direct_reports(manager).iter().copied().filter(|&at| !s.is_manager(at));
        let mut ics: Vec<u32> = ics.collect();
        sort_by_key(&mut ics, |&at| (s.days_since_start(at).unwrap_or(i32::MAX).max(180), weight(at), Reverse(at)));
        ics
    }

    /// The named teams of a manager's engineers.
    fn teams_below(&self, manager: u32) -> Vec<u32> {
        let s = self.s();
        let ics = s.direct_reports(manager).iter().filter(|&&at| !s.is_manager(at));
        let mut teams: Vec<u32> = ics.map(|&at| s.team_of_position(at)).filter(|&team| team != NONE).collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    }
}

fn managers_below(s: &Structure, at: u32) -> Vec<u32> {
    s.direct_reports(at).iter().copied().filter(|&report| s.is_manager(report)).collect()
}

/// A list in `n` parts of nearly the same size.
fn dealt(list: &[u32], n: usize) -> Vec<Vec<u32>> {
    let cut = |part: usize| list.len() * part / n;
    (0..n).map(|part| list[cut(part)..cut(part + 1)].to_vec()).collect()
}

/// Every choice of `size` of a list, in the order of the list.
fn choices(list: &[u32], size: usize) -> Vec<Vec<u32>> {
    let masks = (1u32..1 << list.len()).filter(|mask| mask.count_ones() as usize == size);
    let chosen = |mask: u32| (0..list.len()).filter(|at| mask >> at & 1 == 1).map(|at| list[at]).collect();
    masks.map(chosen).collect()
}

/// Managers below `top` on a longest chain, by layer: taking all of one layer out makes the tree one layer shallower.
fn longest_chains(s: &Structure, top: u32) -> BTreeMap<u32, Vec<u32>> {
    let mut layers: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut open = vec![top];
    while let Some(at) = open.pop() {
        let deepest = s.management_layers(at).saturating_sub(1);
        for manager in managers_below(s, at).into_iter().filter(|&below| s.management_layers(below) == deepest) {
            layers.entry(s.layer(manager)).or_default().push(manager);
            open.push(manager);
        }
    }
    layers.values_mut().for_each(|layer| layer.sort_unstable());
    layers
}
