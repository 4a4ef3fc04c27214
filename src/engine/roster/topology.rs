//! The cleaned ground state of teams: what files of teams, members and interactions say, by position.

use time::Date;

use super::RosterPerson;
use crate::engine::org::{Domain, GroupKind, InteractionMode, TeamType};

/// Teams of a roster with their members and interactions. Positions are those of the lists; parents of teams form trees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topology {
    /// In file order.
    pub teams: Vec<RosterTeam>,
    /// Who is in which team besides, or instead of, the one in [`super::RosterPerson::team`].
    pub memberships: Vec<RosterMembership>,
    /// Each ordered pair of teams at most once, never a team with itself.
    pub interactions: Vec<RosterInteraction>,
    /// Groupings of teams or people.
    pub groups: Vec<RosterGroup>,
}

impl Topology {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.teams.is_empty() && self.memberships.is_empty() && self.interactions.is_empty() && self.groups.is_empty()
    }

    /// What is left for some people: their teams, and what these have with each other. `places` says where the people went.
    pub(super) fn restricted(&self, people: &[RosterPerson], places: &[Option<u32>]) -> Topology {
        let place = |person: u32| places.get(person as usize).copied().flatten();
        let memberships: Vec<RosterMembership> = self
            .memberships
            .iter()
            .filter_map(|membership| Some(RosterMembership { person: place(membership.person)?, ..*membership }))
            .collect();
        let is_kept = |(at, team): (u32, &RosterTeam)| {
            let is_named = people.iter().any(|person| person.team == team.name);
            is_named || memberships.iter().any(|membership| membership.team == at)
        };
        let kept: Vec<bool> = (0..).zip(&self.teams).map(is_kept).collect();
        let team = |at: u32| {
            let before = kept.get(..at as usize)?.iter().filter(|kept| **kept).count();
            kept.get(at as usize)?.then_some(before as u32)
        };
        let teams = self.teams.iter().zip(&kept).filter(|(_, kept)| **kept);
        let interactions = self.interactions.iter().filter_map(|interaction| {
            let (from, to) = team(interaction.from).zip(team(interaction.to))?;
            Some(RosterInteraction { from, to, ..interaction.clone() })
        });
        let groups = self.groups.iter().map(|group| {
            let inside = |at: &u32| if group.kind.is_of_teams() { team(*at) } else { place(*at) };
            RosterGroup { members: group.members.iter().filter_map(inside).collect(), ..group.clone() }
        });
        Topology {
            teams: teams.map(|(one, _)| RosterTeam { parent: one.parent.and_then(team), ..one.clone() }).collect(),
            interactions: interactions.collect(),
            groups: groups.filter(|group| !group.members.is_empty()).collect(),
            memberships: memberships
                .iter()
                .filter_map(|one| Some(RosterMembership { team: team(one.team)?, ..*one }))
                .collect(),
        }
    }
}

/// A team. Text is empty where unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterTeam {
    /// Key, unique among the teams and never empty.
    pub id: String,
    /// Name as shown; the id where the file has none. [`super::RosterPerson::team`] says this.
    pub name: String,
    /// One of the four types, where the kind names one.
    pub team_type: Option<TeamType>,
    /// The sort of team as written.
    pub kind: String,
    /// The team it is part of, by position.
    pub parent: Option<u32>,
    /// People in it as stated.
    pub stated_size: Option<u16>,
    /// What it is there for.
    pub focus: String,
    /// What it answers for.
    pub domains: Vec<Domain>,
    /// What it offers to others.
    pub services: Vec<String>,
}

/// A person's part in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RosterMembership {
    /// Position among the people.
    pub person: u32,
    /// Position among the teams.
    pub team: u32,
    /// Share of the person's time, basis points.
    pub share: u16,
    /// Leads the team.
    pub leads: bool,
}

/// How two teams work together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterInteraction {
    /// Provider or helper, by position.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// The mode.
    pub mode: InteractionMode,
    /// Since when.
    pub since: Option<Date>,
    /// What for.
    pub purpose: String,
}

/// A grouping of teams or of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterGroup {
    /// Name as shown, unique among groups of its kind.
    pub name: String,
    /// Of teams: area, tribe. Of people: chapter, guild.
    pub kind: GroupKind,
    /// Positions of its teams or people.
    pub members: Vec<u32>,
}
