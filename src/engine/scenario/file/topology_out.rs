//! Teams, members, interactions and groups as they are written: one to a line, naming teams and people by their ids.

use serde::Serialize;

use super::number::Amount;
use crate::engine::date::iso_date;
use crate::engine::org::{Domain, Membership, TeamType};
use crate::engine::roster::{Roster, RosterGroup, RosterInteraction, RosterMembership, RosterTeam};

fn team_id(roster: &Roster, at: u32) -> &str {
    &roster.topology.teams[at as usize].id
}

fn person_id(roster: &Roster, at: u32) -> &str {
    &roster.people[at as usize].id
}

/// A team.
#[derive(Serialize)]
pub(super) struct TeamOut<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    team_type: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated_size: Option<u16>,
    #[serde(skip_serializing_if = "str::is_empty")]
    focus: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    domains: Vec<DomainOut<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    services: &'a [String],
}

#[derive(Serialize)]
struct DomainOut<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    complexity: &'static str,
}

impl<'a> TeamOut<'a> {
    pub(super) fn of(roster: &'a Roster, team: &'a RosterTeam) -> Self {
        let domain = |Domain { name, complexity }: &'a Domain| DomainOut { name, complexity: complexity.as_str() };
        TeamOut {
            id: &team.id,
            name: &team.name,
            team_type: team.team_type.map(TeamType::as_str),
            kind: &team.kind,
            part_of: team.parent.map(|at| team_id(roster, at)),
            stated_size: team.stated_size,
            focus: &team.focus,
            domains: team.domains.iter().map(domain).collect(),
            services: &team.services,
        }
    }
}

/// A person's part in a team.
#[derive(Serialize)]
pub(super) struct MembershipOut<'a> {
    person: &'a str,
    team: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Amount>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    leads: bool,
}

impl<'a> MembershipOut<'a> {
    pub(super) fn of(roster: &'a Roster, one: &RosterMembership) -> Self {
        MembershipOut {
            person: person_id(roster, one.person),
            team: team_id(roster, one.team),
            share: (one.share != Membership::default().share).then(|| Amount::of_whole(one.share)),
            leads: one.leads,
        }
    }
}

/// How two teams work together.
#[derive(Serialize)]
pub(super) struct InteractionOut<'a> {
    from: &'a str,
    to: &'a str,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    purpose: &'a str,
}

impl<'a> InteractionOut<'a> {
    pub(super) fn of(roster: &'a Roster, one: &'a RosterInteraction) -> Self {
        InteractionOut {
            from: team_id(roster, one.from),
            to: team_id(roster, one.to),
            mode: one.mode.as_str(),
            since: one.since.map(iso_date),
            purpose: &one.purpose,
        }
    }
}

/// A grouping of teams or people.
#[derive(Serialize)]
pub(super) struct GroupOut<'a> {
    name: &'a str,
    kind: &'static str,
    members: Vec<&'a str>,
}

impl<'a> GroupOut<'a> {
    pub(super) fn of(roster: &'a Roster, group: &'a RosterGroup) -> Self {
        let id_of = if group.kind.is_of_teams() { team_id } else { person_id };
        GroupOut {
            name: &group.name,
            kind: group.kind.as_str(),
            members: group.members.iter().map(|&at| id_of(roster, at)).collect(),
        }
    }
}
