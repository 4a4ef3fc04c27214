//! How the teams of a growing org work together: types, interactions and tribes by the topology policy.
//!
//! A pass over the named teams follows every engineer who joins. It changes nothing of who reports to whom or who is in
//! which team, and depends on nothing but the structure and what was just split off, so that an org grown in two parts is
//! the org grown at once. The start is left as it is: what the shape asks of it comes with the first engineer.
//!
//! - `Alone`: nothing.
//! - `Platform`: `squads.rs`. `Tribes`: the same, and `tribes.rs`.
//! - `Functional`: `functions.rs`. `Services`: `services.rs`.
//!
//! **Invariant:** an interaction that has a date was brought in by an import; it is never ended and no other takes its place.

mod functions;
mod services;
mod squads;
mod tribes;

use super::adapt::Event;
use super::plan::Plan;
use crate::engine::org::{InteractionMode, NONE, TeamFacts, TeamLink, TeamType, Teams};
use crate::engine::policy::{TopologyPolicy, TopologyShape};

/// Something that happened to teams and groups, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TopologyEvent {
    /// A platform team appeared, the first one or another, and serves so many teams.
    PlatformAdded { team: u32, serves: u32, is_first: bool },
    /// An enabling team appeared and helps so many teams.
    EnablingAdded { team: u32, helps: u32 },
    /// So many teams are a tribe from now on.
    TribeFormed { group: u32, teams: u32 },
    /// So many of a tribe's teams are one of their own from now on.
    TribeDivided { old: u32, new: u32, moved: u32, of: u32 },
}

/// Gives teams types, interactions and tribes after a step of growth. The structure has to be settled.
pub(crate) fn shape_teams(plan: &mut Plan, policy: &TopologyPolicy, step: &[Event], out: &mut Vec<TopologyEvent>) {
    let added = || step.iter().filter_map(added_team);
    let is_typed = |facts: &TeamFacts| facts.team_type.is_some() || facts.is_dissolved;
    let shape = policy.shape;
    if match shape {
        TopologyShape::Alone => true,
        TopologyShape::Functional => added().next().is_none(),
        TopologyShape::Platform | TopologyShape::Services => {
            added().next().is_none() && plan.structure.team_facts.iter().all(is_typed)
        }
        TopologyShape::Tribes => false,
    } {
        return;
    }
    let staff = Staff::of(plan);
    if shape != TopologyShape::Functional {
        for &team in &staff.teams {
            if !is_typed(&plan.structure.team_facts[team as usize]) {
                plan.set_type(team, Some(TeamType::StreamAligned));
            }
        }
    }
    for new in added() {
        match shape {
            TopologyShape::Alone => {}
            TopologyShape::Platform | TopologyShape::Tribes => squads::place(plan, policy, &staff, new.team, out),
            TopologyShape::Functional => functions::place(plan, &staff, new),
            TopologyShape::Services => services::place(plan, &staff, new.team),
        }
    }
    if shape == TopologyShape::Tribes {
        tribes::settle(plan, policy, &staff, added().map(|new| new.team), out);
    }
}

/// A team that a split gave, and the one it was split off.
#[derive(Clone, Copy)]
struct Added {
    team: u32,
    from: u32,
}

fn added_team(event: &Event) -> Option<Added> {
    match *event {
        Event::TeamSplit { team: from, new_team: team, .. } if team != NONE => Some(Added { team, from }),
        Event::TeamSplit { .. } | Event::TeamHanded { .. } | Event::AreaSplit { .. } | Event::Inserted { .. } => None,
    }
}

/// The named teams that have engineers.
struct Staff {
    /// By position.
    teams: Vec<u32>,
    /// Engineers of every named team.
    sizes: Vec<u32>,
    /// The team of whoever joined last.
    joined: Option<u32>,
}

impl Staff {
    fn of(plan: &Plan) -> Staff {
        let s = &plan.structure;
        let mut teams = Teams::default();
        teams.derive(s);
        let sizes: Vec<u32> = teams.list()[..s.n_named_teams as usize].iter().map(|team| team.size).collect();
        let newest = (0..s.len() as u32).rev().find(|&at| !s.is_manager(at));
        let joined = newest.map(|at| teams.team_of(at)).filter(|&team| team < s.n_named_teams);
        Staff { teams: (0..s.n_named_teams).filter(|&team| sizes[team as usize] > 0).collect(), sizes, joined }
    }

    /// The staffed teams of a type, by position.
    fn of_type(&self, plan: &Plan, wanted: TeamType) -> Vec<u32> {
        let is_wanted = |&team: &u32| plan.structure.team_facts[team as usize].team_type == Some(wanted);
        self.teams.iter().copied().filter(is_wanted).collect()
    }
}

/// Whether growth may end an interaction: imports date theirs.
fn is_own(link: &TeamLink) -> bool {
    link.days.is_none()
}

/// Interactions of two teams, in either direction.
fn are_linked(plan: &Plan, a: u32, b: u32) -> bool {
    plan.structure.links.iter().any(|link| (link.a, link.b) == (a, b) || (link.a, link.b) == (b, a))
}

/// The teams that use what a team provides, by position.
fn consumers(plan: &Plan, team: u32) -> Vec<u32> {
    let provided = |link: &&TeamLink| link.a == team && link.mode == InteractionMode::XAsAService;
    plan.structure.links.iter().filter(provided).map(|link| link.b).collect()
}

/// Ends interactions of growth's own that a team has; gives those ended.
fn end_where(plan: &mut Plan, is_ended: impl Fn(&Plan, &TeamLink) -> bool) -> Vec<TeamLink> {
    let ended = |link: &&TeamLink| is_own(link) && is_ended(plan, link);
    let ended: Vec<TeamLink> = plan.structure.links.iter().filter(ended).copied().collect();
    ended.iter().for_each(|link| plan.end(link.a, link.b));
    ended
}
