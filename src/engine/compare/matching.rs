//! Who and which team of one org is who and which in the other.

use super::Side;
use crate::engine::fix::moved::{Heirs, Same, TeamKey, moved, successors};
use crate::engine::ids::TeamId;
use crate::engine::lookup::Texts;
use crate::engine::org::{NONE, Org, Person, TeamSource};

/// Positions of the one in the other.
pub(super) struct Matching {
    pub(super) same: Same,
    /// Positions before by position after.
    pub(super) former: Vec<u32>,
    /// Teams of the first that are one of the second, as the lines show them.
    pub(super) heirs: Heirs,
    /// Whether people could be matched at all. Where one of the orgs has nobody, there is nothing to match.
    pub(super) is_matched: bool,
    pub(super) n_matched: u32,
    /// Who moved, by position before.
    pub(super) moved: Vec<u32>,
}

impl Matching {
    pub(super) fn of(a: &Side, b: &Side) -> Matching {
        let place = |person: &Person| b.org.find(&person.key).and_then(|id| b.structure.position(id)).unwrap_or(NONE);
        let n = a.structure.len() as u32;
        let person = |at: u32| a.org.person(a.structure.id(at)).expect("everyone counted is in the org");
        let people: Vec<u32> = (0..n).map(|at| place(person(at))).collect();
        let mut former = vec![NONE; b.structure.len()];
        for (at, &to) in (0..).zip(&people).filter(|&(_, &to)| to != NONE) {
            former[to as usize] = at;
        }
        let same = Same { people, teams: same_teams(&a.org, &b.org) };
        let n_matched = same.people.iter().filter(|&&to| to != NONE).count() as u32;
        let (was, is) = ((&a.structure, &a.report), (&b.structure, &b.report));
        let heirs = successors(was, is, &same);
        let moved = moved(was, is, &same, &heirs);
        let is_matched = n_matched > 0 || a.structure.is_empty() || b.structure.is_empty();
        Matching { same, former, heirs, is_matched, n_matched, moved }
    }

    /// What a named team has become: itself, another name, or `None`.
    pub(super) fn team_after(&self, team: TeamId) -> Option<TeamId> {
        let is = Some(self.same.teams[team.index()]).filter(|&is| is != NONE);
        let heir = || self.heirs.get(&(true, team.0)).and_then(|&(is_named, at)| is_named.then_some(at));
        is.or_else(heir).map(TeamId)
    }

    /// Whether a named team after was one before, as far as can be told.
    pub(super) fn was_there(&self, team: TeamId) -> bool {
        self.same.teams.contains(&team.0) || self.heirs.values().any(|&heir| heir == (true, team.0))
    }

    /// What a team of the lines has become.
    pub(super) fn source_after(&self, source: TeamSource) -> Option<TeamKey> {
        let key = match source {
            TeamSource::Named(team) => (true, team),
            TeamSource::Implicit(manager) => (false, manager),
        };
        self.heirs.get(&key).copied()
    }
}

/// Whether anybody has the same id in both; where one of the orgs has nobody, there is nothing to match.
pub(super) fn is_any_matched(a: &Side, b: &Side) -> bool {
    let is_there = |id| {
        let other = a.org.person(id).and_then(|person| b.org.find(&person.key));
        other.and_then(|id| b.structure.position(id)).is_some()
    };
    let mut ids = (0..a.structure.len() as u32).map(|at| a.structure.id(at));
    a.structure.is_empty() || b.structure.is_empty() || ids.any(is_there)
}

/// Where the teams of one org are in another, by their ids; a dissolved one is nowhere.
fn same_teams(a: &Org, b: &Org) -> Vec<u32> {
    let mut places = Texts::default();
    for (id, team) in b.teams().filter(|(_, team)| !team.is_dissolved) {
        places.add(&team.key, id.0);
    }
    let mut same = vec![NONE; a.n_teams()];
    for (id, team) in a.teams().filter(|(_, team)| !team.is_dissolved) {
        same[id.index()] = places.get(&team.key).unwrap_or(NONE);
    }
    same
}
