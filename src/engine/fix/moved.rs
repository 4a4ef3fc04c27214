//! How many people a change moves: engineers who change team, and managers whose former manager is no longer above them.

use litemap::LiteMap;

use crate::engine::analyze::Report;
use crate::engine::org::{NONE, Structure, TeamSource};

/// People moved between two states. Positions mean the same people in both; whoever comes later is new and moves nowhere.
pub(super) fn n_moved((before, was): (&Structure, &Report), (after, is): (&Structure, &Report)) -> u32 {
    let same = successors((before, was), (after, is));
    let is_moved = |at: u32| {
        let above = before.parents()[at as usize];
        if after.is_manager(at) {
            return above != NONE && !is_above(after, above, at);
        }
        if before.is_manager(at) {
            return false;
        }
        let team = source(was, was.teams.team_of(at)).map(key);
        let now = source(is, is.teams.team_of(at)).map(key);
        team.map(|team| same.get(&team).copied()) != now.map(Some)
    };
    (0..before.len() as u32).filter(|&at| is_moved(at)).count() as u32
}

/// A team as the lines show it: kind and position.
type TeamKey = (bool, u32);

fn key(source: TeamSource) -> TeamKey {
    match source {
        TeamSource::Named(team) => (true, team),
        TeamSource::Implicit(manager) => (false, manager),
    }
}

fn source(report: &Report, team: u32) -> Option<TeamSource> {
    report.teams.list().get(team as usize).map(|team| team.source)
}

/// Which team is which afterwards. A named team stays itself, an unnamed one stays with its manager while any of its
/// engineers do; else it is the unnamed team that most of them are in, unless that one is another already.
fn successors((before, was): (&Structure, &Report), (after, is): (&Structure, &Report)) -> LiteMap<TeamKey, TeamKey> {
    let mut went: LiteMap<(TeamKey, TeamKey), u32> = LiteMap::new();
    for at in (0..before.len() as u32).filter(|&at| !before.is_manager(at) && !after.is_manager(at)) {
        let teams = source(was, was.teams.team_of(at)).zip(source(is, is.teams.team_of(at)));
        if let Some((from, to)) = teams {
            *went.entry((key(from), key(to))).or_insert(0) += 1;
        }
    }
    let mut same = LiteMap::new();
    let mut taken: Vec<TeamKey> = Vec::new();
    for team in was.teams.list().iter().map(|team| key(team.source)) {
        if team.0 || went.contains_key(&(team, team)) {
            same.insert(team, team);
            taken.push(team);
        }
    }
    // Of several that became one, the one that most of its people are from is that one.
    let mut most: LiteMap<TeamKey, (u32, TeamKey)> = LiteMap::new();
    let is_free = |(from, to): &(TeamKey, TeamKey)| !to.0 && !taken.contains(from) && !taken.contains(to);
    for (&(from, to), &n) in went.iter().filter(|(pair, _)| is_free(pair)) {
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
        same.insert(from, heir);
    }
    same
}

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
