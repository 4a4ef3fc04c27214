//! What the shapes promise of an org that growth made, read off the org of every size.

use std::collections::BTreeMap;

use spanwise::engine::analyze::{Settings, analyze};
use spanwise::engine::grow::{BreakpointKind, Change, Growth};
use spanwise::engine::org::{GroupKind, InteractionMode, Org, Structure, TeamLink, TeamType};
use spanwise::engine::policy::{TopologyPolicy, TopologyShape};

/// The teams of one size.
pub(crate) struct Look {
    structure: Structure,
    /// Engineers by named team.
    sizes: BTreeMap<u32, u32>,
}

impl Look {
    pub(crate) fn of(growth: &Growth, base: &Org, engineers: u32) -> Look {
        let structure = Structure::of(&growth.org_at(base, engineers), None);
        let report = analyze(&structure, &Settings::default());
        let n = structure.team_facts().len();
        let sizes = (0..).zip(report.teams.list()).take(n).map(|(at, team)| (at, team.size)).collect();
        Look { structure, sizes }
    }

    fn type_of(&self, team: u32) -> Option<TeamType> {
        self.structure.team_facts()[team as usize].team_type
    }

    /// Staffed teams of a type, by position.
    fn of_type(&self, wanted: TeamType) -> Vec<u32> {
        let n = self.structure.team_facts().len() as u32;
        (0..n).filter(|&team| self.type_of(team) == Some(wanted) && self.sizes[&team] > 0).collect()
    }

    fn links(&self, keep: impl Fn(&TeamLink) -> bool) -> Vec<(u32, u32)> {
        self.structure.links().iter().filter(|link| keep(link)).map(|link| (link.a, link.b)).collect()
    }
}

/// Walks every step of a growth of an org that growth made.
pub(crate) fn check_shape(growth: &Growth, base: &Org, topology: &TopologyPolicy) {
    let (from, to) = growth.range();
    let mut before = Look::of(growth, base, from);
    for engineers in from + 1..=to {
        let now = Look::of(growth, base, engineers);
        check_told(growth, engineers, &before, &now);
        let both_ways = |link: &TeamLink| now.structure.links().iter().any(|l| (l.b, l.a) == (link.a, link.b));
        assert_eq!(now.links(both_ways), [], "two links of one pair at {engineers}");
        match topology.shape {
            TopologyShape::Alone => {}
            TopologyShape::Platform => check_squads(growth, engineers, topology, &before, &now),
            TopologyShape::Tribes => {
                check_squads(growth, engineers, topology, &before, &now);
                check_tribes(engineers, topology, &now);
            }
            TopologyShape::Functional => check_chain(engineers, &now),
            TopologyShape::Services => check_services(engineers, &now),
        }
        before = now;
    }
}

/// Interactions, types and tribes change only where a breakpoint says so, but for what the first step gives.
pub(crate) fn check_told(growth: &Growth, engineers: u32, before: &Look, now: &Look) {
    let told = |kinds: &[BreakpointKind]| {
        growth.breakpoints.iter().any(|b| b.engineers == engineers && kinds.contains(&b.kind))
    };
    let is_first = engineers == growth.range().0 + 1;
    let (was, is) = (&before.structure, &now.structure);
    let splits = told(&[BreakpointKind::TeamSplit]);
    assert!(splits || was.links() == is.links(), "interactions change at {engineers}");
    assert!(splits || is_first || was.team_facts() == is.team_facts(), "teams change at {engineers}");
    let regroups = told(&[BreakpointKind::TribeFormed, BreakpointKind::TribeDivided]);
    assert!(splits || regroups || was.groups() == is.groups(), "tribes change at {engineers}");
}

/// Every stream has one platform team once there is one, and a platform or enabling team appears when it is due.
fn check_squads(growth: &Growth, engineers: u32, policy: &TopologyPolicy, before: &Look, now: &Look) {
    let most = policy.streams_per_platform as usize;
    let (streams, platforms) = (now.of_type(TeamType::StreamAligned), now.of_type(TeamType::Platform));
    for &stream in streams.iter().filter(|_| !platforms.is_empty()) {
        let serving = now.links(|link| link.b == stream && platforms.contains(&link.a));
        assert_eq!(serving.len(), 1, "{stream} at {engineers}: {serving:?}");
    }
    for &platform in platforms.iter().filter(|_| streams.len() <= most * platforms.len()) {
        let served = now.links(|link| link.a == platform).len();
        assert!(served <= most, "{platform} serves {served} at {engineers}");
    }
    let mut newest = streams.iter().rev().copied();
    let enabling = now.of_type(TeamType::Enabling);
    for &team in &enabling {
        let wanted: Vec<u32> = newest.by_ref().take(2).collect();
        let mut helped: Vec<u32> = now.links(|link| link.a == team).into_iter().map(|(_, to)| to).collect();
        helped.reverse();
        assert_eq!(helped, wanted, "{team} at {engineers}");
    }
    let of_streams = now.links(|link| !platforms.contains(&link.a) && !enabling.contains(&link.a));
    assert_eq!(of_streams, [], "a stream provides something at {engineers}");
    for change in growth.changes_at(engineers) {
        if let Change::AddTeam { team, from: Some(from) } = *change {
            let wanted = match before.type_of(from.0) {
                Some(TeamType::StreamAligned) => due(policy, before),
                // The first step gives types and splits at once.
                None => now.type_of(team.0),
                kept => kept,
            };
            assert_eq!(now.type_of(team.0), wanted, "{team:?} at {engineers}");
            let told = |kind| growth.breakpoints.iter().any(|b| b.engineers == engineers && b.kind == kind);
            assert_eq!(told(BreakpointKind::PlatformAdded), wanted == Some(TeamType::Platform));
            assert_eq!(told(BreakpointKind::EnablingAdded), wanted == Some(TeamType::Enabling));
        }
    }
}

/// What is split off a stream next.
fn due(policy: &TopologyPolicy, before: &Look) -> Option<TeamType> {
    let n = |team_type| before.of_type(team_type).len() as u32;
    let (streams, platforms) = (n(TeamType::StreamAligned), n(TeamType::Platform));
    let enough = if platforms == 0 { policy.platform_at } else { platforms * policy.streams_per_platform + 1 };
    Some(match () {
        () if streams >= enough => TeamType::Platform,
        () if n(TeamType::Enabling) == 0 && streams >= policy.enabling_at => TeamType::Enabling,
        () => TeamType::StreamAligned,
    })
}

/// Every team is in one tribe, and none is too big.
fn check_tribes(engineers: u32, policy: &TopologyPolicy, now: &Look) {
    let tribes: Vec<_> = now.structure.groups().iter().filter(|group| group.kind == GroupKind::Tribe).collect();
    let staffed: Vec<u32> = now.sizes.iter().filter(|(_, size)| **size > 0).map(|(&team, _)| team).collect();
    assert_eq!(tribes.is_empty(), staffed.len() < 2, "{engineers}");
    for team in staffed.iter().filter(|_| !tribes.is_empty()) {
        assert_eq!(tribes.iter().filter(|tribe| tribe.members.contains(team)).count(), 1, "{team} at {engineers}");
    }
    for tribe in tribes {
        let size: u32 = tribe.members.iter().map(|team| now.sizes[team]).sum();
        assert!(size <= policy.tribe_at_most, "a tribe of {size} at {engineers}");
        assert!(size > 0, "a tribe of nobody at {engineers}");
    }
}

/// Every team collaborates with the one before it in the chain, and every backend team is served by all operations teams.
fn check_chain(engineers: u32, now: &Look) {
    let n = now.structure.team_facts().len() as u32;
    for team in 0..n {
        assert_eq!(now.type_of(team), None);
        let before = now.links(|link| link.b == team && link.mode == InteractionMode::Collaboration);
        let wanted: Vec<(u32, u32)> = if team % 4 == 0 { Vec::new() } else { vec![(team - 1, team)] };
        assert_eq!(before, wanted, "at {engineers}");
        let operations = now.links(|link| link.b == team && link.mode == InteractionMode::XAsAService);
        let wanted: Vec<(u32, u32)> = (0..n).filter(|at| team % 4 == 1 && at % 4 == 3).map(|at| (at, team)).collect();
        assert_eq!(operations, wanted, "at {engineers}");
    }
}

/// Every team uses two others.
fn check_services(engineers: u32, now: &Look) {
    let n = now.structure.team_facts().len();
    for team in 0..n as u32 {
        assert!(now.type_of(team).is_some(), "{team} at {engineers}");
        let used = now.links(|link| link.b == team);
        assert_eq!(used.len(), (team as usize).min(2), "{team} at {engineers}: {used:?}");
    }
}
