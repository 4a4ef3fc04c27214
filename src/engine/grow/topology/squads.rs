//! Stream-aligned squads, with platform teams that serve them and enabling teams that help the newest.
//!
//! A team without a type is stream-aligned. The next team split off a stream-aligned one is
//! - a platform team, once there are enough streams and no platform team, or more streams than the platform teams serve;
//! - else an enabling team, once there are enough streams and no enabling team;
//! - else one more stream.
//!
//! What is split off a team of another type is of that type.
//!
//! Every stream uses one platform team as a service: a new stream the one with the fewest consumers, of equals that of the
//! team it was split off, else the first. A new platform team takes the streams that have none, then the newest consumers of
//! the platform team with the most, until both have as many. While one serves more than the policy allows and another two
//! fewer, its newest consumer goes there. An enabling team facilitates the two newest streams and moves on when a stream
//! appears; of several, the first takes the newest two, the next the two before them.

use std::cmp::Reverse;

use super::super::plan::Plan;
use super::{Staff, TopologyEvent, are_linked, consumers, end_where, is_own};
use crate::engine::org::{InteractionMode, TeamLink, TeamType};
use crate::engine::policy::TopologyPolicy;

/// Streams that an enabling team helps at a time.
const ENGAGEMENTS: usize = 2;

/// Gives a team that was just split off its type, and everyone the interactions that follow.
pub(super) fn place(plan: &mut Plan, policy: &TopologyPolicy, staff: &Staff, new: u32, out: &mut Vec<TopologyEvent>) {
    let platforms_before = without(new, staff.of_type(plan, TeamType::Platform));
    let type_of = |plan: &Plan| plan.structure.team_facts[new as usize].team_type;
    if type_of(plan) == Some(TeamType::StreamAligned) {
        let wanted = next_type(plan, policy, staff, new, platforms_before.len());
        if wanted != TeamType::StreamAligned {
            plan.set_type(new, Some(wanted));
        }
    }
    let team_type = type_of(plan);
    if team_type == Some(TeamType::StreamAligned) {
        leave_fuller_platform(plan, &platforms_before, new);
    } else {
        // It came from a stream and needs none of what streams get.
        end_where(plan, |plan, link| link.b == new && is_type(plan, link.a, &[TeamType::Platform, TeamType::Enabling]));
    }
    let platforms = staff.of_type(plan, TeamType::Platform);
    if team_type == Some(TeamType::Platform) {
        take_over(plan, staff, &platforms_before, new);
    }
    let streams = staff.of_type(plan, TeamType::StreamAligned);
    serve_all(plan, &streams, &platforms);
    level(plan, policy, &streams, &platforms);
    engage(plan, staff);
    match team_type {
        Some(TeamType::Platform) => out.push(TopologyEvent::PlatformAdded {
            team: new,
            serves: consumers(plan, new).len() as u32,
            is_first: platforms_before.is_empty(),
        }),
        Some(TeamType::Enabling) => {
            let helped = |link: &&TeamLink| link.a == new && link.mode == InteractionMode::Facilitating;
            let helps = plan.structure.links.iter().filter(helped).count() as u32;
            out.push(TopologyEvent::EnablingAdded { team: new, helps });
        }
        _ => {}
    }
}

fn next_type(plan: &Plan, policy: &TopologyPolicy, staff: &Staff, new: u32, n_platforms: usize) -> TeamType {
    let n_streams = without(new, staff.of_type(plan, TeamType::StreamAligned)).len() as u32;
    let needs_platform = match n_platforms as u32 {
        0 => n_streams >= policy.platform_at,
        n => n_streams > n * policy.streams_per_platform,
    };
    let has_enabling = !staff.of_type(plan, TeamType::Enabling).is_empty();
    match () {
        () if needs_platform => TeamType::Platform,
        () if n_streams >= policy.enabling_at && !has_enabling => TeamType::Enabling,
        () => TeamType::StreamAligned,
    }
}

fn without(team: u32, mut teams: Vec<u32>) -> Vec<u32> {
    teams.retain(|&other| other != team);
    teams
}

fn is_type(plan: &Plan, team: u32, types: &[TeamType]) -> bool {
    plan.structure.team_facts[team as usize].team_type.is_some_and(|team_type| types.contains(&team_type))
}

/// The platform team with the fewest consumers, of equals the first.
fn emptiest(plan: &Plan, platforms: &[u32]) -> Option<u32> {
    platforms.iter().copied().min_by_key(|&platform| consumers(plan, platform).len())
}

/// A new stream came with the platform of the team it was split off; it leaves that where another has fewer consumers.
fn leave_fuller_platform(plan: &mut Plan, platforms: &[u32], new: u32) {
    let mut serving = plan.structure.links.iter().filter(|link| link.b == new && platforms.contains(&link.a));
    let (Some(&link), None, Some(other)) = (serving.next(), serving.next(), emptiest(plan, platforms)) else { return };
    if is_own(&link) && consumers(plan, other).len() + 1 < consumers(plan, link.a).len() {
        plan.end(link.a, new);
        plan.connect(other, new, InteractionMode::XAsAService);
    }
}

/// A new platform team takes the streams without one, then newest consumers of the fullest until both have as many.
fn take_over(plan: &mut Plan, staff: &Staff, others: &[u32], new: u32) {
    let streams = staff.of_type(plan, TeamType::StreamAligned);
    let mut all = others.to_vec();
    all.push(new);
    for stream in streams.iter().copied().filter(|&stream| !is_served(plan, stream, &all)).collect::<Vec<_>>() {
        plan.connect(new, stream, InteractionMode::XAsAService);
    }
    let Some(fullest) = fullest(plan, others) else { return };
    let gap = consumers(plan, fullest).len().saturating_sub(consumers(plan, new).len());
    hand_on(plan, &streams, fullest, new, gap / 2);
}

/// The platform team with the most consumers, of equals the first.
fn fullest(plan: &Plan, platforms: &[u32]) -> Option<u32> {
    platforms.iter().copied().min_by_key(|&platform| Reverse(consumers(plan, platform).len()))
}

/// So many of the newest streams that one platform team serves go over to another; gives how many could.
fn hand_on(plan: &mut Plan, streams: &[u32], from: u32, to: u32, most: usize) -> usize {
    let may_go = |link: &&TeamLink| {
        let is_served = link.a == from && link.mode == InteractionMode::XAsAService;
        is_served && is_own(link) && streams.contains(&link.b) && !are_linked(plan, to, link.b)
    };
    let newest: Vec<u32> = plan.structure.links.iter().rev().filter(may_go).map(|link| link.b).take(most).collect();
    for &stream in &newest {
        plan.end(from, stream);
        plan.connect(to, stream, InteractionMode::XAsAService);
    }
    newest.len()
}

/// Nobody serves too many while another has room.
fn level(plan: &mut Plan, policy: &TopologyPolicy, streams: &[u32], platforms: &[u32]) {
    while let (Some(from), Some(to)) = (fullest(plan, platforms), emptiest(plan, platforms)) {
        let (most, least) = (consumers(plan, from).len(), consumers(plan, to).len());
        let is_too_much = most > policy.streams_per_platform as usize && most > least + 1;
        if !is_too_much || hand_on(plan, streams, from, to, 1) == 0 {
            return;
        }
    }
}

fn is_served(plan: &Plan, stream: u32, platforms: &[u32]) -> bool {
    plan.structure.links.iter().any(|link| link.b == stream && platforms.contains(&link.a))
}

/// Every stream without a platform team gets one, if there is any.
fn serve_all(plan: &mut Plan, streams: &[u32], platforms: &[u32]) {
    for &stream in streams {
        if !is_served(plan, stream, platforms)
            && let Some(platform) = emptiest(plan, platforms)
        {
            plan.connect(platform, stream, InteractionMode::XAsAService);
        }
    }
}

/// Enabling teams move on to the newest streams.
fn engage(plan: &mut Plan, staff: &Staff) {
    let streams = staff.of_type(plan, TeamType::StreamAligned);
    let mut newest = streams.iter().rev().copied();
    for enabling in staff.of_type(plan, TeamType::Enabling) {
        let wanted: Vec<u32> = newest.by_ref().take(ENGAGEMENTS).collect();
        end_where(plan, |_, link| {
            let is_engagement = link.a == enabling && link.mode == InteractionMode::Facilitating;
            is_engagement && streams.contains(&link.b) && !wanted.contains(&link.b)
        });
        for stream in wanted {
            if !are_linked(plan, enabling, stream) {
                plan.connect(enabling, stream, InteractionMode::Facilitating);
            }
        }
    }
}
