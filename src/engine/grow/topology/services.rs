//! Small teams that own a service each and use those of others.
//!
//! A new team uses two: those of the teams with the fewest consumers, of equals the first. It does not go on using what the
//! team it was split off uses, but some of that team's consumers come with it.

use super::super::plan::Plan;
use super::{Staff, are_linked, consumers, end_where};
use crate::engine::org::InteractionMode;
use crate::engine::sort::sort_by_key;

/// Services that a new team uses.
const N_USED: usize = 2;

/// Gives a team that was just split off the services that it uses.
pub(super) fn place(plan: &mut Plan, staff: &Staff, new: u32) {
    end_where(plan, |_, link| link.b == new && link.mode == InteractionMode::XAsAService);
    let used = plan.structure.links.iter().filter(|link| link.b == new && link.mode == InteractionMode::XAsAService);
    let n_wanted = N_USED.saturating_sub(used.count());
    let mut others: Vec<u32> =
        staff.teams.iter().copied().filter(|&team| team != new && !are_linked(plan, team, new)).collect();
    sort_by_key(&mut others, |&team| consumers(plan, team).len());
    for &team in others.iter().take(n_wanted) {
        plan.connect(team, new, InteractionMode::XAsAService);
    }
}
