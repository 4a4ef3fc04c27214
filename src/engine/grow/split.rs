//! Which part of a full team a new manager gets.
//!
//! A manager who leads several teams gives whole ones away, so that nobody changes team. One team gives away its newest
//! members, at most half, and both parts keep at least [`SMALLEST_TEAM`] with the engineer who joins.

use std::cmp::Reverse;

use super::plan::Plan;
use crate::engine::org::NONE;
use crate::engine::policy::GrowthPolicy;
use crate::engine::sort::sort_by_key;

/// No team is left smaller than this by a split.
const SMALLEST_TEAM: usize = 4;

/// The part of a manager's engineers that goes to a new manager.
pub(super) enum Part {
    /// Whole teams: everyone keeps theirs.
    Teams(Vec<u32>),
    /// Members of one team, who get a new one. `of` is how many the team has under this manager.
    Members { team: u32, ics: Vec<u32>, of: u32 },
}

impl Part {
    /// Who goes, in id order.
    pub(super) fn ics(&self) -> &[u32] {
        match self {
            Part::Teams(ics) | Part::Members { ics, .. } => ics,
        }
    }
}

/// The part of `lead`'s engineers that a new manager gets: `least` of them if one team can give that many.
pub(super) fn part_of(plan: &Plan, policy: &GrowthPolicy, lead: u32, least: u32) -> Part {
    let groups = teams_of(plan, lead);
    let n_all: usize = groups.iter().map(|(_, ics)| ics.len()).sum();
    let (team, home) = groups.first().expect("only a manager with engineers splits");
    let most = (n_all / 2).min(policy.em_split_at as usize - 1);
    let mut whole = Vec::new();
    // Those in no team stay: few of them under a manager of managers would become a tiny team elsewhere.
    for (_, ics) in groups[1..].iter().filter(|(team, _)| *team != NONE) {
        if whole.len() + ics.len() <= most {
            whole.extend_from_slice(ics);
        }
    }
    whole.sort_unstable();
    let can_split_home = home.len() + 1 >= 2 * SMALLEST_TEAM;
    if whole.len() + 1 >= SMALLEST_TEAM || !(whole.is_empty() || can_split_home) {
        return Part::Teams(whole);
    }
    let wanted = (policy.em_span as usize).max(SMALLEST_TEAM).max(least as usize);
    let moved = wanted.min(most).min(home.len() / 2);
    // Those recorded in no team count to the manager's only one: they would lose it if all recorded members went.
    let mut ics = home.clone();
    sort_by_key(&mut ics, |&ic| (plan.structure.named_team[ic as usize] != NONE, Reverse(ic)));
    ics.truncate(moved);
    ics.sort_unstable();
    Part::Members { team: *team, ics, of: home.len() as u32 }
}

/// The ICs of a manager by team, the largest first. Who is in none counts to the only named one, else they are one team.
fn teams_of(plan: &Plan, lead: u32) -> Vec<(u32, Vec<u32>)> {
    let mut groups: Vec<(u32, Vec<u32>)> = Vec::new();
    for ic in plan.ics_of(lead) {
        let team = plan.structure.named_team[ic as usize];
        match groups.iter_mut().find(|(of, _)| *of == team) {
            Some((_, ics)) => ics.push(ic),
            None => groups.push((team, vec![ic])),
        }
    }
    sort_by_key(&mut groups, |(team, ics)| (Reverse(ics.len()), *team));
    let mut named = groups.iter().map(|(team, _)| *team).filter(|&team| team != NONE);
    if let (Some(only), None) = (named.next(), named.next()) {
        return vec![(only, plan.ics_of(lead))];
    }
    groups
}
