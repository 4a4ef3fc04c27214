//! Growth by the policy: teams fill, then split; managers appear; at the top, a layer.
//!
//! One engineer at a time:
//! 1. A team below its target takes the engineer, the smallest first.
//! 2. Else one area at a time fills up: the manager of managers with the fewest managers and any room. Its smallest team
//!    with room takes the engineer; where all its teams are full, the largest splits.
//! 3. Where no area has room, the nearest manager above with room gets another manager, and every full one between splits.
//! 4. Where nobody up to the root has room, managers are grouped under new ones: in an uneven tree those of the shallower
//!    branches, where that makes it no deeper; in an even one all that the root has, and a layer appears.
//!
//! A root who leads engineers alone comes before 4: when full, it hands them over to two managers.
//! A manager who leads several teams gives whole ones away instead of splitting one.
//!
//! So a split happens only where no sibling has room, moves at most half of what is split, and nobody else moves.
//! What an imported org has beyond the limits stays as it is; nothing is added to it.

use super::plan::Plan;
use super::split::{Part, part_of};
use crate::engine::org::{NONE, Structure};
use crate::engine::policy::GrowthPolicy;

/// Something that happened to the structure, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// A team split: `moved` of `of` engineers went to a new team under `lead`.
    TeamSplit { team: u32, old_lead: u32, new_team: u32, lead: u32, moved: u32, of: u32 },
    /// A manager now leads whole teams that another led before.
    TeamHanded { lead: u32, size: u32 },
    /// An area split: `moved` of `of` managers report to `new` instead of `old`.
    AreaSplit { old: u32, new: u32, moved: u32, of: u32 },
    /// A manager was inserted under `above`, over `over` managers.
    Inserted { new: u32, above: u32, over: u32 },
}

/// One engineer joins, and the structure makes room where it must.
pub(crate) fn join(plan: &mut Plan, policy: &GrowthPolicy, events: &mut Vec<Event>) {
    match place(&plan.structure, policy) {
        Place::Nowhere => {
            plan.join(NONE, NONE, false);
        }
        Place::Team(lead) => {
            let team = plan.home_team(lead);
            plan.join(lead, team, false);
        }
        Place::Area(area) => {
            let largest = largest_team(&plan.structure, policy, area);
            split_team(plan, policy, area, largest, events);
            make_room(plan, policy, area, events);
        }
        Place::Head(head) => hand_over_head(plan, policy, head, events),
    }
}

/// Where an engineer goes.
enum Place {
    /// Into the team of this manager.
    Team(u32),
    /// Into this area, where a team has to split.
    Area(u32),
    /// To a head who leads a full team alone.
    Head(u32),
    /// There is no manager at all.
    Nowhere,
}

fn place(s: &Structure, policy: &GrowthPolicy) -> Place {
    let leads = || s.managers().iter().copied().filter(|&at| s.manager_reports(at) == 0);
    let below_target = leads().filter(|&at| s.span(at) < policy.em_span).min_by_key(|&at| (s.span(at), at));
    if let Some(lead) = below_target {
        return Place::Team(lead);
    }
    let has_room = |area: u32| s.manager_reports(area) < policy.mom_split_at;
    let open = leads().filter_map(|lead| {
        let above = s.parents()[lead as usize];
        let joins = s.span(lead) < policy.em_split_at;
        match above {
            NONE => joins.then_some((0, lead, Some(lead))),
            area if joins => Some((s.manager_reports(area), area, Some(lead))),
            area => has_room(area).then_some((s.manager_reports(area), area, None)),
        }
    });
    // Of one area, a team that can take the engineer comes before a split, the smallest first.
    let first = open
        .min_by_key(|&(managers, area, team)| (managers, area, team.is_none(), team.map(|lead| (s.span(lead), lead))));
    match first {
        Some((_, _, Some(lead))) => return Place::Team(lead),
        Some((_, area, None)) => return Place::Area(area),
        None => {}
    }
    let full_areas = || leads().map(|lead| s.parents()[lead as usize]).filter(|&area| area != NONE);
    let widened = full_areas()
        .filter_map(|area| {
            let (steps, above) = nearest_room(s, policy, s.parents()[area as usize])?;
            Some((steps, s.manager_reports(above), above, area))
        })
        .min();
    let head = || leads().find(|&lead| s.is_root(lead)).map(Place::Head);
    let grouped = || full_areas().min_by_key(|&area| (depth_cost(s, area), area)).map(Place::Area);
    widened.map(|(.., area)| Place::Area(area)).or_else(head).or_else(grouped).unwrap_or(Place::Nowhere)
}

/// The nearest manager with room for another manager, from `at` upward, and how many steps up.
fn nearest_room(s: &Structure, policy: &GrowthPolicy, at: u32) -> Option<(usize, u32)> {
    line_up(s, at).enumerate().find(|&(_, at)| s.manager_reports(at) < policy.mom_split_at)
}

/// From `at` upward to the root.
fn line_up(s: &Structure, at: u32) -> impl Iterator<Item = u32> {
    let above = |&at: &u32| s.parents().get(at as usize).copied();
    std::iter::successors(Some(at), above).take_while(|&at| at != NONE)
}

/// What it costs to make room above a full area in a full tree: the steps up to where managers can be grouped without
/// making the tree deeper; where that is nowhere, more than that, and the more the deeper the tree is.
fn depth_cost(s: &Structure, area: u32) -> (bool, usize) {
    let layers = |at: u32| s.management_layers(at);
    let mut below = 1;
    for (steps, at) in line_up(s, area).enumerate() {
        if layers(at) > below + 1 {
            return (false, steps);
        }
        below = layers(at);
    }
    (true, below as usize)
}

/// The manager in an area with the most ICs, of equals the one whose latest joiner has been there longest, so that the
/// same team does not split again and again. The area's own manager counts where a full team reports there directly.
fn largest_team(s: &Structure, policy: &GrowthPolicy, area: u32) -> u32 {
    let leads = s.direct_reports(area).iter().copied().filter(|&at| s.is_manager(at) && s.manager_reports(at) == 0);
    let own = std::iter::once(area).filter(|&at| s.ic_reports(at) >= policy.em_split_at);
    let newest = |at: u32| s.direct_reports(at).iter().copied().filter(|&report| !s.is_manager(report)).max();
    leads.chain(own).max_by_key(|&at| (s.ic_reports(at), std::cmp::Reverse(newest(at)))).expect("an area has a team")
}

/// A new manager under `area` takes part of the ICs of `old_lead` and the newcomer.
fn split_team(plan: &mut Plan, policy: &GrowthPolicy, area: u32, old_lead: u32, events: &mut Vec<Event>) {
    let part = part_of(plan, policy, old_lead, 0);
    let lead = plan.join(area, NONE, true);
    give(plan, old_lead, lead, &part, events);
}

/// Gives part of a manager's ICs to a new manager, where the newcomer joins them.
fn give(plan: &mut Plan, old_lead: u32, lead: u32, part: &Part, events: &mut Vec<Event>) {
    let mut new_team = NONE;
    if let Part::Members { team, .. } = *part
        && team != NONE
    {
        new_team = plan.add_team(team);
    }
    for &ic in part.ics() {
        plan.report(ic, lead);
        if new_team != NONE {
            plan.transfer(ic, new_team);
        }
    }
    match *part {
        Part::Members { team, ref ics, of } => {
            plan.join(lead, new_team, false);
            events.push(Event::TeamSplit { team, old_lead, new_team, lead, moved: ics.len() as u32, of });
        }
        Part::Teams(ref ics) => {
            plan.settle();
            plan.join(lead, plan.home_team(lead), false);
            events.push(Event::TeamHanded { lead, size: ics.len() as u32 });
        }
    }
}

/// Splits managers of managers who now have too many, upward until one has room. Where none has, managers are grouped
/// under new ones where that makes the tree no deeper, else under the root.
fn make_room(plan: &mut Plan, policy: &GrowthPolicy, mut above: u32, events: &mut Vec<Event>) {
    loop {
        plan.settle();
        let managers = plan.managers_of(above);
        let of = managers.len() as u32;
        if of <= policy.mom_split_at {
            return;
        }
        let s = &plan.structure;
        let next = s.parents()[above as usize];
        let is_stuck = nearest_room(s, policy, next).is_none();
        if next == NONE || (is_stuck && shallow(s, &managers).len() > 1) {
            return insert_managers(plan, policy, above, &managers, events);
        }
        let moved = (of / 2).min(policy.mom_span);
        let new = plan.join(next, NONE, true);
        for &manager in &managers[(of - moved) as usize..] {
            plan.report(manager, new);
        }
        events.push(Event::AreaSplit { old: above, new, moved, of });
        above = next;
    }
}

/// Groups the managers under one below new managers: those of the shallower branches, or all where that is one or none.
fn insert_managers(plan: &mut Plan, policy: &GrowthPolicy, above: u32, managers: &[u32], events: &mut Vec<Event>) {
    let shallow = shallow(&plan.structure, managers);
    let (grouped, least) = if shallow.len() > 1 { (shallow, 1) } else { (managers.to_vec(), 2) };
    let n = grouped.len() as u32;
    let groups = least.max(n.div_ceil(policy.mom_split_at)).max((n / policy.mom_span).min(policy.mom_split_at));
    let mut rest = grouped.as_slice();
    for group in 0..groups {
        let size = (n / groups + u32::from(group < n % groups)) as usize;
        let (own, others) = rest.split_at(size);
        rest = others;
        let new = plan.join(above, NONE, true);
        own.iter().for_each(|&manager| plan.report(manager, new));
        events.push(Event::Inserted { new, above, over: own.len() as u32 });
    }
}

/// Those of some managers whose branch has fewer layers than the deepest.
fn shallow(s: &Structure, managers: &[u32]) -> Vec<u32> {
    let deepest = managers.iter().map(|&at| s.management_layers(at)).max().unwrap_or(0);
    managers.iter().copied().filter(|&at| s.management_layers(at) < deepest).collect()
}

/// A head who leads full teams alone gets the first managers: one for what stays together, one for the part that goes.
/// What is too much for two stays with the head, and one part is split off it.
fn hand_over_head(plan: &mut Plan, policy: &GrowthPolicy, head: u32, events: &mut Vec<Event>) {
    let ics = plan.ics_of(head);
    let of = ics.len() as u32;
    let part = part_of(plan, policy, head, of.saturating_sub(policy.em_split_at));
    let n_stay = of - part.ics().len() as u32;
    if n_stay > policy.em_split_at {
        return split_team(plan, policy, head, head, events);
    }
    let first = plan.join(head, NONE, true);
    let stay = ics.iter().filter(|ic| !part.ics().contains(ic));
    stay.for_each(|&ic| plan.report(ic, first));
    events.push(Event::TeamHanded { lead: first, size: n_stay });
    let second = plan.join(head, NONE, true);
    give(plan, head, second, &part, events);
}
