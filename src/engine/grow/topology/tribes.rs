//! Tribes: groups of teams that divide when they are too big.
//!
//! All teams form the first tribe once there are two. A new team is in the tribe of the team it was split off; where that is
//! in none, in the smallest. A tribe that an engineer joins and that then has more than the policy allows divides: its newest
//! teams, as many as have at most half of its engineers, become a tribe of their own. A known tribe beyond the limit stays
//! until somebody joins it.

use super::super::plan::Plan;
use super::{Staff, TopologyEvent};
use crate::engine::org::GroupKind;
use crate::engine::policy::TopologyPolicy;

/// Puts teams into tribes, and divides those that have become too big.
pub(super) fn settle(
    plan: &mut Plan,
    policy: &TopologyPolicy,
    staff: &Staff,
    added: impl Iterator<Item = u32>,
    out: &mut Vec<TopologyEvent>,
) {
    let tribes = tribes(plan);
    if tribes.is_empty() {
        if staff.teams.len() > 1 {
            form(plan, policy, staff, out);
        }
        return;
    }
    let is_in = |plan: &Plan, team: u32, tribe: u32| plan.structure.groups[tribe as usize].members.contains(&team);
    for new in added {
        if !tribes.iter().any(|&tribe| is_in(plan, new, tribe)) {
            let smallest = tribes.iter().copied().min_by_key(|&tribe| size(plan, staff, tribe));
            smallest.into_iter().for_each(|tribe| plan.group(new, tribe));
        }
    }
    let Some(joined) = staff.joined else { return };
    for tribe in tribes {
        if is_in(plan, joined, tribe) {
            divide(plan, policy, staff, tribe, out);
        }
    }
}

fn tribes(plan: &Plan) -> Vec<u32> {
    let groups = (0..).zip(&plan.structure.groups);
    groups.filter(|(_, group)| group.kind == GroupKind::Tribe).map(|(at, _)| at).collect()
}

fn form(plan: &mut Plan, policy: &TopologyPolicy, staff: &Staff, out: &mut Vec<TopologyEvent>) {
    let first = plan.add_group(GroupKind::Tribe);
    staff.teams.iter().for_each(|&team| plan.group(team, first));
    out.push(TopologyEvent::TribeFormed { group: first, teams: staff.teams.len() as u32 });
    // A large org is as many tribes as it takes, at once.
    let mut tribe = first;
    while (tribe as usize) < plan.structure.groups.len() {
        divide(plan, policy, staff, tribe, out);
        tribe += 1;
    }
}

/// The engineers of a tribe.
fn size(plan: &Plan, staff: &Staff, tribe: u32) -> u32 {
    let members = plan.structure.groups[tribe as usize].members.iter();
    members.map(|&team| staff.sizes[team as usize]).sum()
}

/// Divides a tribe until it is small enough or one team.
fn divide(plan: &mut Plan, policy: &TopologyPolicy, staff: &Staff, tribe: u32, out: &mut Vec<TopologyEvent>) {
    loop {
        let engineers = size(plan, staff, tribe);
        let members = plan.structure.groups[tribe as usize].members.iter().copied();
        let teams: Vec<u32> = members.filter(|&team| staff.sizes[team as usize] > 0).collect();
        if engineers <= policy.tribe_at_most || teams.len() < 2 {
            return;
        }
        let mut room = engineers / 2;
        let mut going = Vec::new();
        for &team in teams.iter().rev() {
            if let Some(left) = room.checked_sub(staff.sizes[team as usize]) {
                room = left;
                going.push(team);
            }
        }
        let new = plan.add_group(GroupKind::Tribe);
        going.iter().rev().for_each(|&team| plan.group(team, new));
        out.push(TopologyEvent::TribeDivided { old: tribe, new, moved: going.len() as u32, of: teams.len() as u32 });
    }
}
