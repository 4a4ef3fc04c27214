//! Who moves between two states of an org: engineers who change team, and managers whose former manager is no longer above
//! them. The one definition, for fixes and for comparisons.

use litemap::LiteMap;

use crate::engine::analyze::Report;
use crate::engine::org::{NONE, Structure, TeamSource};

/// A state of an org.
pub(crate) type State<'a> = (&'a Structure, &'a Report);

/// Where the people and named teams of one state are in another, by position; [`NONE`] for whoever is not there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Same {
    pub(crate) people: Vec<u32>,
    pub(crate) teams: Vec<u32>,
}

/// How many people a change moves. Positions mean the same people in both; whoever comes later is new and moves nowhere.
pub(super) fn n_moved(before: State<'_>, after: State<'_>) -> u32 {
    let same = Same { people: (0..before.0.len() as u32).collect(), teams: (0..before.0.n_named_teams).collect() };
    moved(before, after, &same, &successors(before, after, &same)).len() as u32
}

/// Who moves, by position in the state before. Whoever is not there afterwards moves nowhere.
pub(crate) fn moved(before: State<'_>, after: State<'_>, same: &Same, heirs: &Heirs) -> Vec<u32> {
    let ((before, was), (after, is)) = (before, after);
    let is_moved = |at: u32| {
        let (to, above) = (same.people[at as usize], before.parents()[at as usize]);
        if to == NONE {
            return false;
        }
        if after.is_manager(to) {
            return above != NONE && !is_above(after, same.people[above as usize], to);
        }
        if before.is_manager(at) {
            return false;
        }
        let team = key_at(was, was.teams.team_of(at));
        let now = key_at(is, is.teams.team_of(to));
        team.map(|team| heirs.get(&team).copied()) != now.map(Some)
    };
    (0..before.len() as u32).filter(|&at| is_moved(at)).collect()
}

/// A team as the lines show it: whether it is a named one, and its position or that of its manager.
pub(crate) type TeamKey = (bool, u32);

/// Which team is which afterwards.
pub(crate) type Heirs = LiteMap<TeamKey, TeamKey>;

fn key(source: TeamSource) -> TeamKey {
    match source {
        TeamSource::Named(team) => (true, team),
        TeamSource::Implicit(manager) => (false, manager),
    }
}

fn key_at(report: &Report, team: u32) -> Option<TeamKey> {
    report.teams.list().get(team as usize).map(|team| key(team.source))
}

/// Which team is which afterwards. A named team stays itself, an unnamed one stays with its manager while any of its
/// engineers do; else it is the team that most of them are in, unless that one is another already or was there before. Where
/// a name comes or goes, it is so with the same manager only; where it comes, goes or changes, that takes more than half of
/// those who are in some team in both.
pub(crate) fn successors((before, was): State<'_>, (after, is): State<'_>, same: &Same) -> Heirs {
    let mut went: LiteMap<(TeamKey, TeamKey), u32> = LiteMap::new();
    let mut all: LiteMap<TeamKey, u32> = LiteMap::new();
    for (at, &to) in (0..before.len() as u32).zip(&same.people) {
        if to == NONE || before.is_manager(at) || after.is_manager(to) {
            continue;
        }
        if let Some((from, to)) = key_at(was, was.teams.team_of(at)).zip(key_at(is, is.teams.team_of(to))) {
            *went.entry((from, to)).or_insert(0) += 1;
            *all.entry(from).or_insert(0) += 1;
        }
    }
    let mut heirs = Heirs::new();
    // From the team afterwards to the one before.
    let mut taken = Heirs::new();
    for team in was.teams.list().iter().map(|team| key(team.source)) {
        let places = if team.0 { &same.teams } else { &same.people };
        let stays = (team.0, places[team.1 as usize]);
        if stays.1 != NONE && (team.0 || went.contains_key(&(team, stays))) {
            heirs.insert(team, stays);
            taken.insert(stays, team);
        }
    }
    let is_free = |&(from, to): &(TeamKey, TeamKey), n: u32| {
        let is_most = all.get(&from).is_some_and(|&all| 2 * n > all);
        let goes_on = from.0 && same.teams[from.1 as usize] != NONE;
        let was_there = to.0 && same.teams.contains(&to.1);
        let keeps_lead = match (from.0, to.0) {
            (false, true) => leads(is, to).any(|lead| lead == same.people[from.1 as usize]),
            (true, false) => leads(was, from).any(|lead| same.people[lead as usize] == to.1),
            (true, true) | (false, false) => true,
        };
        let is_other = heirs.contains_key(&from) || taken.contains_key(&to) || goes_on || was_there || !keeps_lead;
        !is_other && (!(from.0 || to.0) || is_most)
    };
    // Of several that became one, the one that most of its people are from is that one.
    let mut most: LiteMap<TeamKey, (u32, TeamKey)> = LiteMap::new();
    for (&(from, to), &n) in went.iter().filter(|&(pair, &n)| is_free(pair, n)) {
        let held = most.entry(from).or_insert((n, to));
        // Of equals the first manager's, which comes first here.
        if n > held.0 {
            *held = (n, to);
        }
    }
    let mut claims: LiteMap<TeamKey, (u32, TeamKey)> = LiteMap::new();
    for (from, (n, heir)) in most {
        let claim = claims.entry(heir).or_insert((n, from));
        if n > claim.0 {
            *claim = (n, from);
        }
    }
    for (heir, (_, from)) in claims {
        heirs.insert(from, heir);
    }
    heirs
}

/// Who leads a team, by position.
fn leads(report: &Report, team: TeamKey) -> impl Iterator<Item = u32> {
    let leads = report.teams.leads().iter().copied();
    leads.filter(move |&(at, _)| key_at(report, at) == Some(team)).map(|(_, lead)| lead)
}

/// Whether `above` is somewhere above a position; nobody is [`NONE`].
fn is_above(structure: &Structure, above: u32, at: u32) -> bool {
    let parents = structure.parents();
    let up = std::iter::successors(Some(at), |&at| parents.get(at as usize).copied());
    up.skip(1).take_while(|&at| at != NONE).any(|at| at == above)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::{Settings, analyze};
    use crate::engine::org::parse_outline;

    /// People of the first outline moved in the second, which lists the same people in the same order and may go on.
    fn moved(before: &str, lines: &[(u32, u32)]) -> u32 {
        let org = parse_outline(before).expect("well formed");
        let structure = Structure::of(&org, None);
        let mut after = structure.clone();
        for &(at, manager) in lines {
            after.parent[at as usize] = manager;
        }
        after.derive();
        let report = |structure: &Structure| analyze(structure, &Settings::default());
        n_moved((&structure, &report(&structure)), (&after, &report(&after)))
    }

    #[test]
    fn engineers_move_when_their_team_changes() {
        // Ada 0, Bo 1 with 2–5, Cy 6 with 7–10.
        let two = "Ada\n  Bo\n    x4\n  Cy\n    x4\n";
        assert_eq!(moved(two, &[(2, 6)]), 1, "to another unnamed team");
        assert_eq!(
            moved("Ada\n  Bo\n    x4 @Ads\n  Cy\n    x4 @Web\n", &[(2, 6)]),
            0,
            "who keeps the named team stays in it"
        );
        assert_eq!(moved(two, &[(2, 6), (3, 6), (4, 6), (5, 6), (1, 6)]), 4, "a team that joins another moves whole");
    }

    #[test]
    fn of_teams_that_become_one_the_larger_stays_wherever_it_stands_in_the_list() {
        // Both hand their engineers up to Ada and stay as engineers.
        let up = |outline: &str, n_first: u32, n: u32| {
            let lines: Vec<(u32, u32)> = (1..n).filter(|&at| at != 1 && at != n_first + 2).map(|at| (at, 0)).collect();
            moved(outline, &lines)
        };
        assert_eq!(up("Ada\n  Bo\n    x1\n  Cy\n    x4\n", 1, 8), 1);
        assert_eq!(up("Ada\n  Cy\n    x4\n  Bo\n    x1\n", 4, 8), 1);
    }

    #[test]
    fn a_manager_in_between_moves_nobody() {
        // Bo's engineers report to Di (6), who reports to Bo.
        assert_eq!(moved("Ada\n  Bo\n    x4\n  Di\n", &[(6, 1), (2, 6), (3, 6), (4, 6), (5, 6)]), 0);
        assert_eq!(
            moved("Ada\n  Bo\n    Cy\n      x4\n  Di\n    x4\n", &[(2, 7)]),
            1,
            "a manager beyond the former one"
        );
        assert_eq!(moved("Ada\n  Bo\n    Cy\n      x4\n  Di\n    x4\n", &[(2, 0)]), 1, "a manager past the former one");
    }
}
