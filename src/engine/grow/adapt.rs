//! Growth by the policy: teams fill, then split; managers appear; at the top, a layer.
//!
//! One engineer at a time:
//! 1. A team below its target takes the engineer, the smallest first.
//! 2. Else one area at a time fills up: the manager of managers with the fewest managers and any room. Its smallest team
//!    with room takes the engineer; where all its teams are full, the largest splits.
//! 3. Where no area has room, the nearest manager above with room gets another manager, and every full one between splits.
//! 4. Where nobody up to the root has room, a layer appears under the root.
//!
//! So a split happens only where no sibling has room, moves at most half of what is split, and nobody else moves.
//! What an imported org has beyond the limits stays as it is; nothing is added to it.

use super::plan::Plan;
use crate::engine::org::{NONE, Structure};
use crate::engine::policy::GrowthPolicy;

/// No team is left smaller than this by a split.
const SMALLEST_TEAM: u32 = 4;

/// Something that happened to the structure, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A team split: `moved` of `of` engineers went to a new team under `lead`.
    TeamSplit { team: u32, old_lead: u32, new_team: u32, lead: u32, moved: u32, of: u32 },
    /// A manager now leads a team that the head led before.
    TeamHanded { lead: u32, size: u32 },
    /// An area split: `moved` of `of` managers report to `new` instead of `old`.
    AreaSplit { old: u32, new: u32, moved: u32, of: u32 },
    /// A manager was inserted under `above`, over `over` managers.
    Inserted { new: u32, above: u32, over: u32 },
}

/// One engineer joins, and the structure makes room where it must.
pub(super) fn join(plan: &mut Plan, policy: &GrowthPolicy, events: &mut Vec<Event>) {
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
            let above = split_team(plan, policy, area, largest, events);
            make_room(plan, policy, above, events);
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
    let nearest_room = |area: u32| {
        let above =
            std::iter::successors(Some(s.parents()[area as usize]), |&at| s.parents().get(at as usize).copied());
        above.take_while(|&at| at != NONE).enumerate().find(|(_, at)| has_room(*at))
    };
    let full_areas = leads().map(|lead| s.parents()[lead as usize]).filter(|&area| area != NONE);
    let widened = full_areas
        .filter_map(|area| nearest_room(area).map(|(steps, above)| (steps, s.manager_reports(above), above, area)))
        .min();
    let head = || leads().find(|&lead| s.is_root(lead)).map(Place::Head);
    let under_root = || leads().map(|lead| s.parents()[lead as usize]).min().map(Place::Area);
    widened.map(|(.., area)| Place::Area(area)).or_else(head).or_else(under_root).unwrap_or(Place::Nowhere)
}

/// The manager in an area with the most ICs, of equals the one whose latest joiner has been there longest, so that the
/// same team does not split again and again. The area's own manager counts where a full team reports there directly.
fn largest_team(s: &Structure, policy: &GrowthPolicy, area: u32) -> u32 {
    let leads = s.direct_reports(area).iter().copied().filter(|&at| s.is_manager(at) && s.manager_reports(at) == 0);
    let own = std::iter::once(area).filter(|&at| s.ic_reports(at) >= policy.em_split_at);
    let newest = |at: u32| s.direct_reports(at).iter().copied().filter(|&report| !s.is_manager(report)).max();
    leads.chain(own).max_by_key(|&at| (s.ic_reports(at), std::cmp::Reverse(newest(at)))).expect("an area has a team")
}

/// A new manager under `area` takes part of the ICs of `old_lead` and the newcomer; gives the area.
fn split_team(plan: &mut Plan, policy: &GrowthPolicy, area: u32, old_lead: u32, events: &mut Vec<Event>) -> u32 {
    let ics = plan.ics_of(old_lead);
    let of = ics.len() as u32;
    let moved = (of / 2).min(policy.em_span.max(SMALLEST_TEAM));
    let lead = plan.join(area, NONE, true);
    move_team(plan, old_lead, lead, &ics[(of - moved) as usize..], of, events);
    area
}

/// Moves ICs to a manager and a team of their own, where the newcomer joins them.
fn move_team(plan: &mut Plan, old_lead: u32, lead: u32, ics: &[u32], of: u32, events: &mut Vec<Event>) {
    let team = plan.home_team(old_lead);
    let new_team = if team == NONE { NONE } else { plan.add_team(team) };
    for &ic in ics {
        plan.report(ic, lead);
        if new_team != NONE {
            plan.transfer(ic, new_team);
        }
    }
    plan.join(lead, new_team, false);
    events.push(Event::TeamSplit { team, old_lead, new_team, lead, moved: ics.len() as u32, of });
}

/// Splits managers of managers who now have too many, upward until one has room, or adds a layer under the root.
fn make_room(plan: &mut Plan, policy: &GrowthPolicy, mut above: u32, events: &mut Vec<Event>) {
    loop {
        plan.settle();
        let managers = plan.managers_of(above);
        let of = managers.len() as u32;
        if of <= policy.mom_split_at {
            return;
        }
        let next = plan.structure.parents()[above as usize];
        if next == NONE {
            return insert_layer(plan, policy, above, &managers, events);
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

/// Groups the managers under a root below new managers. Where branches differ in depth the deepest stay as they are.
fn insert_layer(plan: &mut Plan, policy: &GrowthPolicy, root: u32, managers: &[u32], events: &mut Vec<Event>) {
    let s = &plan.structure;
    let deepest = managers.iter().map(|&at| s.management_layers(at)).max().unwrap_or(0);
    let shallow: Vec<u32> = managers.iter().copied().filter(|&at| s.management_layers(at) < deepest).collect();
    let (grouped, least) = if shallow.len() >= 4 { (shallow, 1) } else { (managers.to_vec(), 2) };
    let n = grouped.len() as u32;
    let groups = least.max(n.div_ceil(policy.mom_split_at)).max(n / policy.mom_span);
    let mut rest = grouped.as_slice();
    for group in 0..groups {
        let size = (n / groups + u32::from(group < n % groups)) as usize;
        let (own, others) = rest.split_at(size);
        rest = others;
        let new = plan.join(root, NONE, true);
        own.iter().for_each(|&manager| plan.report(manager, new));
        events.push(Event::Inserted { new, above: root, over: own.len() as u32 });
    }
}

/// A head who leads a full team alone gets the first managers: one for the team, one for the part that splits off.
/// A team too big for two keeps to the head, and one team is split off it.
fn hand_over_head(plan: &mut Plan, policy: &GrowthPolicy, head: u32, events: &mut Vec<Event>) {
    let ics = plan.ics_of(head);
    let of = ics.len() as u32;
    if of + 1 > 2 * policy.em_split_at {
        split_team(plan, policy, head, head, events);
        return;
    }
    let moved = (of / 2).min(policy.em_span.max(SMALLEST_TEAM)).max(of.saturating_sub(policy.em_split_at));
    let (stay, go) = ics.split_at((of - moved) as usize);
    let first = plan.join(head, NONE, true);
    stay.iter().for_each(|&ic| plan.report(ic, first));
    events.push(Event::TeamHanded { lead: first, size: stay.len() as u32 });
    let second = plan.join(head, NONE, true);
    move_team(plan, head, second, go, of, events);
}
