//! Which moves are tried for a finding, and how far.
//!
//! Around the manager that a finding is about, every kind of move is tried with as few people as will do: the manager with
//! managers beside, the managers below among each other, a new manager beside or below, handing reports up. How teams work
//! together is changed where a finding is about that. Of each kind of move the best is kept, and what raises something as
//! severe only where nothing else clears the finding.

mod hand_up;
mod new_managers;
mod teams;

use litemap::LiteMap;
use std::cmp::Reverse;

use super::moves::{Kind, Move};
use super::trial::{Candidate, Trial};
use crate::engine::analyze::{Detail, Finding, Need, Subject, minutes_of_ic};
use crate::engine::ids::RotationId;
use crate::engine::org::{NONE, Seniority, Structure};
use crate::engine::sort::sort_by_key;
use crate::engine::units::HALF_YEAR_DAYS;

/// Managers beside, or pairs below, that are tried at most.
const MOST_BESIDE: usize = 6;
/// Reports of one manager that are moved at most.
const MOST_MOVED: usize = 24;
/// Managers who may hand their reports up that are looked at together at most.
const MOST_NEARBY: usize = 8;
/// Ways that raise a red that are offered at most.
const MOST_RAISING: usize = 2;
/// Layers that are taken out one after another, and small teams that are merged, at most.
const MOST_STEPS: usize = 8;

/// The best candidate of each kind that clears the finding, the best kind first.
pub(super) fn search(trial: &mut Trial<'_>, finding: &Finding) -> Vec<Candidate> {
    let mut search = Search { trial, finding: *finding, best: LiteMap::new() };
    match (finding.detail, finding.subject) {
        (Detail::Rotation { id, .. }, Subject::Person(at)) => search.fill_rotation(id, at),
        // No move changes how fast a plan is.
        (_, Subject::Org) if finding.rule.rule().needs == Some(Need::HiringTarget) => {}
        (_, Subject::Person(at)) => search.around_person(at),
        (_, Subject::Team(at)) => search.around_team(at),
        (_, Subject::Org) if finding.rule.rule().needs == Some(Need::TeamTypes) => search.retype(),
        (_, Subject::Org) => search.merge_smallest(),
        (_, Subject::Link(at)) => search.settle_link(at),
        (_, Subject::Group(at)) => search.regroup(at),
    }
    let mut found: Vec<Candidate> = search.best.into_iter().map(|(_, best)| best).collect();
    sort_by_key(&mut found, Candidate::rank);
    // Ways that raise a red are worth a look only where there is no other.
    let n_clean = found.iter().filter(|candidate| candidate.is_clean()).count();
    found.truncate(if n_clean > 0 { n_clean } else { MOST_RAISING });
    found
}

struct Search<'t, 'a> {
    trial: &'t mut Trial<'a>,
    finding: Finding,
    best: LiteMap<Kind, Candidate>,
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
        self.serve(x);
        self.among_below(x);
        self.new_managers(x);
        self.hand_up(x);
    }

    /// Engineers below who are in no rotation join one, those nearest to its manager first.
    fn fill_rotation(&mut self, rotation: RotationId, answers: u32) {
        let s = self.s();
        let mut open = vec![answers];
        let mut free = Vec::new();
        let mut head = 0;
        while head < open.len() && free.len() < MOST_MOVED {
            let below = s.direct_reports(open[head]);
            head += 1;
            let is_free = |&&at: &&u32| s.work.get(&at).is_none_or(|work| work.rotation.is_none());
            free.extend(below.iter().filter(|&&at| !s.is_manager(at)).filter(is_free).copied());
            open.extend(below.iter().filter(|&&at| s.is_manager(at)));
        }
        let join = |n: usize| Move::JoinRotation { people: free[..n].to_vec(), rotation, answers };
        for step in (1..free.len().min(MOST_MOVED) + 1).map(join) {
            if self.attempt(vec![step]) {
                return;
            }
        }
    }

    /// Managers of the same manager, those with the least load first; where there are many, half of what is tried is the
    /// least loaded and half the most.
    fn beside(&self, x: u32) -> Vec<u32> {
        let s = self.s();
        let above = s.parents().get(x as usize).copied().unwrap_or(NONE);
        if above == NONE {
            return Vec::new();
        }
        let mut beside = self.trial.plan.managers_of(above);
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
        let managers = self.trial.plan.managers_of(from);
        for &manager in managers.iter().take(if most > 0 { MOST_BESIDE } else { 0 }) {
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
            least.0 += minutes_of_ic(s, &self.trial.ground.settings.load, ic);
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
        let mut below = self.trial.plan.managers_of(x);
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

    /// Small teams join a team beside until the finding is gone.
    fn merge_smallest(&mut self) {
        let s = self.s();
        let leads = s.managers().iter().copied().filter(|&at| s.manager_reports(at) == 0 && !s.is_root(at));
        let mut leads: Vec<u32> = leads.collect();
        sort_by_key(&mut leads, |&at| (s.span(at), at));
        let mut moves: Vec<Move> = Vec::new();
        let mut grown: LiteMap<u32, u32> = LiteMap::new();
        for &from in &leads {
            if moves.len() == MOST_STEPS * 2 || grown.contains_key(&from) {
                continue;
            }
            let gone = |at: u32| moves.iter().any(|step| matches!(step, Move::Merge { from, .. } if *from == at));
            let size = |at: u32| s.span(at) + grown.get(&at).copied().unwrap_or(0);
            let beside = self.trial.plan.managers_of(s.parents()[from as usize]).into_iter();
            let open = beside.filter(|&at| at != from && s.manager_reports(at) == 0 && !gone(at));
            let Some(into) = open.min_by_key(|&at| (size(at), at)) else { continue };
            *grown.entry(into).or_insert(0) += s.span(from) + 1;
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
        let mut ics = self.trial.plan.ics_of(manager);
        sort_by_key(&mut ics, |&at| {
            (s.days_since_start(at).unwrap_or(i32::MAX).min(HALF_YEAR_DAYS), weight(at), Reverse(at))
        });
        ics
    }

    /// The named teams of a manager's engineers.
    fn teams_below(&self, manager: u32) -> Vec<u32> {
        let s = self.s();
        let ics = self.trial.plan.ics_of(manager).into_iter();
        let mut teams: Vec<u32> = ics.map(|at| s.team_of_position(at)).filter(|&team| team != NONE).collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    }
}

/// Every choice of `size` of a list, in the order of the list.
fn choices(list: &[u32], size: usize) -> Vec<Vec<u32>> {
    let masks = (1u32..1 << list.len()).filter(|mask| mask.count_ones() as usize == size);
    let chosen = |mask: u32| (0..list.len()).filter(|at| mask >> at & 1 == 1).map(|at| list[at]).collect();
    masks.map(chosen).collect()
}
