//! Teams of a roster become teams of an org, and back.

use crate::engine::ids::{PersonId, TeamId};
use crate::engine::lookup::Texts;
use crate::engine::org::{Group, Interaction, Membership, Org, Overlap, Team};
use crate::engine::roster::{RosterGroup, RosterInteraction, RosterMembership, RosterPerson, RosterTeam, Topology};

const CLEAN: &str = "a topology has no cycles and names only what it holds";

/// Adds the teams of a topology with their parts, interactions and groups of teams. Gives the team of each name; ids follow
/// the list.
pub(super) fn add_teams(org: &mut Org, topology: &Topology) -> Texts {
    let mut named = Texts::default();
    for team in &topology.teams {
        let id = org.add_team(team_of(team));
        named.add(&team.name, id.0);
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

/// Writes the team of everyone of an org into their rows, which are in the order of its people, and gives what rows cannot
/// say; nothing where they say it all. Teams that are no more are left out, so a place in the list need not be the id.
pub fn topology_of(org: &Org, people: &mut [RosterPerson]) -> Topology {
    let teams: Vec<(TeamId, &Team)> = org.teams().filter(|(_, team)| !team.is_dissolved).collect();
    let ids: Vec<PersonId> = org.people().map(|(id, _)| id).collect();
    let team_place = |id: TeamId| teams.binary_search_by_key(&id, |(id, _)| *id).ok().map(|at| at as u32);
    let person_place = |id: PersonId| ids.binary_search(&id).ok().map(|at| at as u32);
    let mut named = Texts::default();
    for (id, team) in &teams {
        named.add(&team.name, id.0);
    }
    let mut memberships = Vec::new();
    for ((person, &id), row) in (0..).zip(&ids).zip(people) {
        let main = org.team_of(id).and_then(|main| org.team(main).map(|team| (main, team.name.as_str())));
        let main = main.filter(|(main, name)| !name.is_empty() && named.get(name) == Some(main.0));
        row.team = main.map(|(_, name)| name.to_owned()).unwrap_or_default();
        for (team, part) in org.memberships(id) {
            let is_said = main.is_some_and(|(main, _)| main == team) && part == Membership::default();
            if let Some(team) = team_place(team).filter(|_| !is_said) {
                memberships.push(RosterMembership { person, team, share: part.share, leads: part.leads });
            }
        }
    }
    let interaction = |(from, to, one): (TeamId, TeamId, &Interaction)| {
        let (from, to) = (team_place(from)?, team_place(to)?);
        Some(RosterInteraction { from, to, mode: one.mode, since: one.since, purpose: one.purpose.clone() })
    };
    let mut taken = Texts::default();
    let mut groups = Vec::new();
    for (id, group) in org.groups() {
        let members = if group.kind.is_of_teams() {
            org.teams_of_group(id).into_iter().filter_map(team_place).collect()
        } else {
            org.people_of_group(id).into_iter().filter_map(person_place).collect()
        };
        let name = unlike(&mut taken, group.kind.as_str(), &group.name);
        groups.push(RosterGroup { name, kind: group.kind, members });
    }
    let mut roster_team = |(id, team): &(TeamId, &Team)| {
        let key = unlike(&mut taken, "", &team.key);
        RosterTeam { parent: org.parent_team(*id).and_then(team_place), ..roster_team_of(team, key) }
    };
    let topology = Topology {
        teams: teams.iter().map(&mut roster_team).collect(),
        memberships,
        interactions: org.interactions().into_iter().filter_map(interaction).collect(),
        groups,
    };
    let is_plain = |team: &RosterTeam| {
        *team == RosterTeam { id: team.id.clone(), name: team.name.clone(), ..RosterTeam::default() }
    };
    let Topology { teams, memberships, interactions, groups } = &topology;
    if memberships.is_empty() && interactions.is_empty() && groups.is_empty() && teams.iter().all(is_plain) {
        return Topology::default();
    }
    topology
}

fn roster_team_of(team: &Team, id: String) -> RosterTeam {
    RosterTeam {
        name: if team.name.is_empty() { id.clone() } else { team.name.clone() },
        id,
        team_type: team.team_type,
        kind: team.kind.clone(),
        parent: None,
        stated_size: team.stated_size,
        focus: team.focus.clone(),
        domains: team.domains.clone(),
        services: team.services.clone(),
    }
}

/// A text that nothing else of its kind has, nor is it blank: the one given, as long as nothing speaks against it.
fn unlike(taken: &mut Texts, kind: &str, text: &str) -> String {
    let mut own = if text.is_empty() { "unnamed".to_owned() } else { text.to_owned() };
    while !taken.add(&format!("{kind}:{own}"), 0) {
        own.push('-');
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::edit::{Edit, TeamEdit};
    use crate::engine::org::{Complexity, Domain, GroupKind, InteractionMode, TeamType};
    use crate::engine::roster::Roster;
    use crate::engine::scenario::{Scenario, Source, roster_org};

    fn roster() -> Roster {
        let row = |at: u32| RosterPerson {
            id: format!("p{at}"),
            manager: (at > 0).then_some(0),
            team: ["", "Ads", "Ads", "Ads", "Ads", "Web", "Web"][at as usize].into(),
            ..RosterPerson::default()
        };
        let team = |id: &str, name: &str| RosterTeam { id: id.into(), name: name.into(), ..RosterTeam::default() };
        let web = RosterTeam {
            team_type: Some(TeamType::Platform),
            kind: "squad".into(),
            parent: Some(2),
            stated_size: Some(5),
            focus: "pages".into(),
            domains: vec![Domain { name: "Shop".into(), complexity: Complexity::Complex }],
            services: vec!["CMS".into()],
            ..team("web", "Web")
        };
        let interaction = |from, to| RosterInteraction {
            from,
            to,
            mode: InteractionMode::XAsAService,
            since: crate::engine::date::parse_iso_date("2026-03-31"),
            purpose: "tests".into(),
        };
        let topology = Topology {
            teams: vec![web, team("ads", "Ads"), team("all", "All"), team("old", "Old")],
            memberships: vec![
                RosterMembership { person: 1, team: 0, share: 2_500, leads: false },
                RosterMembership { person: 1, team: 1, share: 7_500, leads: true },
                RosterMembership { person: 6, team: 3, share: 10_000, leads: false },
            ],
            interactions: vec![interaction(0, 1), interaction(3, 1)],
            groups: vec![
                RosterGroup { name: "G".into(), kind: GroupKind::Tribe, members: vec![0, 1, 3] },
                RosterGroup { name: "G".into(), kind: GroupKind::Guild, members: vec![2, 4] },
            ],
        };
        Roster { people: (0..7).map(row).collect(), topology, ..Roster::default() }
    }

    /// The roster with its teams taken out of the org again.
    fn back(roster: &Roster, org: &Org) -> Roster {
        let mut people = roster.people.clone();
        let topology = topology_of(org, &mut people);
        Roster { people, topology, ..roster.clone() }
    }

    #[test]
    fn the_teams_of_a_roster_come_back_out_of_its_org() {
        let roster = roster();
        assert_eq!(back(&roster, &roster_org(&roster)), roster);
    }

    #[test]
    fn rows_say_it_all_where_teams_are_but_names() {
        let plain = Roster { topology: Topology::default(), ..roster() };
        assert_eq!(back(&plain, &roster_org(&plain)), plain);
    }

    #[test]
    fn teams_of_an_edited_org_come_back_without_those_that_are_no_more() {
        let edits = [
            TeamEdit::Merge { from: TeamId(3), into: TeamId(0) },
            TeamEdit::Split { team: TeamId(1) },
            TeamEdit::Rename { team: TeamId(0), name: "Ads".into() },
            TeamEdit::AddGroup { kind: GroupKind::Tribe, name: "G".into() },
            TeamEdit::Share { person: PersonId(5), team: TeamId(2), share: 4_000 },
        ];
        let source = Source::Roster(roster().into());
        let scenario = Scenario { source, edits: edits.map(Edit::Team).into(), ..Scenario::default() };
        let (org, refused) = scenario.edited_org();
        assert_eq!(refused, []);
        let rows = back(&roster(), &org);
        let ids: Vec<&str> = rows.topology.teams.iter().map(|team| team.id.as_str()).collect();
        assert_eq!(ids, ["web", "ads", "all", "t5"]);
        assert_eq!(rows.topology.groups[2].name, "G-");
        let members = |org: &Org| {
            let alive = org.teams().filter(|(_, team)| !team.is_dissolved);
            alive.map(|(id, team)| (team.key.clone(), org.members(id))).collect::<Vec<_>>()
        };
        let again = roster_org(&rows);
        assert_eq!(members(&again), members(&org));
        assert_eq!(back(&rows, &again), rows);
    }
}
