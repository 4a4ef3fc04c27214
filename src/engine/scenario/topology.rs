//! Teams of a roster become teams of an org.

use std::collections::BTreeMap;

use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{Group, Interaction, Membership, Org, Overlap, Team};
use crate::engine::roster::{RosterTeam, Topology};

const CLEAN: &str = "a topology has no cycles and names only what it holds";

/// Adds the teams of a topology with their parts, interactions and groups of teams. Gives the team of each name; ids follow
/// the list.
pub(super) fn add_teams<'a>(org: &mut Org, topology: &'a Topology) -> BTreeMap<&'a str, TeamId> {
    let mut named = BTreeMap::new();
    for team in &topology.teams {
        let id = org.add_team(team_of(team));
        named.entry(team.name.as_str()).or_insert(id);
    }
    for (at, team) in (0..).zip(&topology.teams) {
        org.set_parent_team(TeamId(at), team.parent.map(TeamId)).expect(CLEAN);
    }
    for one in &topology.interactions {
        let interaction =
            Interaction { mode: one.mode, since: one.since, purpose: one.purpose.clone(), overlap: Overlap::default() };
        org.set_interaction(TeamId(one.from), TeamId(one.to), interaction).expect(CLEAN);
    }
    for group in &topology.groups {
        let id = org.add_group(Group { name: group.name.clone(), kind: group.kind });
        for &team in group.members.iter().filter(|_| group.kind.is_of_teams()) {
            org.group_team(id, TeamId(team)).expect(CLEAN);
        }
    }
    named
}

fn team_of(team: &RosterTeam) -> Team {
    Team {
        key: team.id.clone(),
        name: team.name.clone(),
        team_type: team.team_type,
        kind: team.kind.clone(),
        focus: team.focus.clone(),
        domains: team.domains.clone(),
        services: team.services.clone(),
        stated_size: team.stated_size,
        is_dissolved: false,
    }
}

/// Who is in which team and in which group of people, once everyone is there; ids of people follow the roster.
pub(super) fn join_members(org: &mut Org, topology: &Topology) {
    for one in &topology.memberships {
        let membership = Membership { share: one.share, leads: one.leads };
        org.join_team(PersonId(one.person), TeamId(one.team), membership).expect(CLEAN);
    }
    let groups: Vec<_> = org.groups().map(|(id, _)| id).collect();
    for (id, group) in groups.into_iter().zip(&topology.groups) {
        for &person in group.members.iter().filter(|_| !group.kind.is_of_teams()) {
            org.group_person(id, PersonId(person)).expect(CLEAN);
        }
    }
}
