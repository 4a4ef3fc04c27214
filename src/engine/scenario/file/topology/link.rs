//! Ids become places. What leads nowhere or is there twice is left out, each with a notice; the rest is kept.

use super::TopologyEntries;
use crate::engine::lookup::{Pairs, Texts};
use crate::engine::roster::{Notice, RosterPerson, RosterTeam, Topology};
use crate::engine::scenario::file::people::cut_loops;

/// Places by id, and what was left out.
struct Linker<'a> {
    teams: Texts,
    people: Texts,
    notices: &'a mut Vec<Notice>,
}

/// An entry that a notice is about: the name of its list, what one of them is called, its place from 0.
type Place = (&'static str, &'static str, usize);

impl Linker<'_> {
    fn note(&mut self, (list, one, at): Place, code: &'static str, what: &str) {
        let path = format!("source.{list}.{at}");
        let message = format!("{one} {}: {what}", at + 1);
        self.notices.push(Notice { row: 0, code, message, fields: [("path".to_owned(), path)].into() });
    }

    fn team(&mut self, place: Place, id: &str) -> Option<u32> {
        let found = self.teams.get(id);
        if found.is_none() {
            self.note(place, "unknown_team", &format!("there is no team {id:?}; it was left out"));
        }
        found
    }

    fn person(&mut self, place: Place, id: &str) -> Option<u32> {
        let found = self.people.get(id);
        if found.is_none() {
            self.note(place, "unknown_person", &format!("there is no person {id:?}; it was left out"));
        }
        found
    }

    /// Whether something was not there before; notes it otherwise.
    fn is_new(&mut self, place: Place, is_new: bool) -> bool {
        if !is_new {
            self.note(place, "duplicate", "it is there before; this one was left out");
        }
        is_new
    }
}

impl TopologyEntries {
    /// The clean topology of the entries, for people whose ids are settled.
    pub(in super::super) fn into_topology(self, people: &[RosterPerson], notices: &mut Vec<Notice>) -> Topology {
        let people = Texts::first(people.iter().map(|person| person.id.as_str()));
        let mut linker = Linker { teams: Texts::default(), people, notices };
        let teams = link_teams(self.teams, &mut linker);
        let mut topology = Topology { teams, ..Topology::default() };
        let mut pairs = Pairs::default();
        for (at, (mut membership, [person, team])) in self.memberships.into_iter().enumerate() {
            let place = ("memberships", "membership", at);
            let Some(person) = linker.person(place, &person) else { continue };
            let Some(team) = linker.team(place, &team) else { continue };
            if linker.is_new(place, pairs.add((person, team), 0)) {
                (membership.person, membership.team) = (person, team);
                topology.memberships.push(membership);
            }
        }
        let mut pairs = Pairs::default();
        for (at, (mut interaction, [from, to])) in self.interactions.into_iter().enumerate() {
            let place = ("interactions", "interaction", at);
            let Some(from) = linker.team(place, &from) else { continue };
            let Some(to) = linker.team(place, &to) else { continue };
            if from == to {
                linker.note(place, "self_interaction", "a team with itself; it was left out");
            } else if linker.is_new(place, pairs.add((from, to), 0)) {
                (interaction.from, interaction.to) = (from, to);
                topology.interactions.push(interaction);
            }
        }
        let mut names = Texts::default();
        for (at, (mut group, ids)) in self.groups.into_iter().enumerate() {
            let place = ("groups", "group", at);
            if !linker.is_new(place, names.add(&format!("{}:{}", group.kind.as_str(), group.name), 0)) {
                continue;
            }
            let mut members = Pairs::default();
            for id in ids {
                let is_of_teams = group.kind.is_of_teams();
                let member = if is_of_teams { linker.team(place, &id) } else { linker.person(place, &id) };
                group.members.extend(member.filter(|member| linker.is_new(place, members.add((*member, 0), 0))));
            }
            topology.groups.push(group);
        }
        topology
    }
}

/// Gives every team an id of its own and finds what it is part of.
fn link_teams(entries: Vec<(RosterTeam, String)>, linker: &mut Linker<'_>) -> Vec<RosterTeam> {
    let given = Texts::first(entries.iter().map(|(team, _)| team.id.as_str()));
    let mut teams: Vec<RosterTeam> = Vec::with_capacity(entries.len());
    let mut wholes: Vec<(usize, String)> = Vec::with_capacity(entries.len());
    for (at, (mut team, part_of)) in entries.into_iter().enumerate() {
        let place = ("teams", "team", at);
        if team.id.is_empty() {
            team.id = format!("team-{}", at + 1);
            while given.has(&team.id) || linker.teams.has(&team.id) {
                team.id.push('x');
            }
            linker.note(place, "missing_id", &format!("it has no id and was given {:?}", team.id));
        }
        if linker.teams.has(&team.id) {
            linker.note(place, "duplicate_id", &format!("the id {:?} is taken; it was left out", team.id));
            continue;
        }
        if team.name.is_empty() {
            team.name.clone_from(&team.id);
        }
        linker.teams.add(&team.id, teams.len() as u32);
        teams.push(team);
        wholes.push((at, part_of));
    }
    let mut parents: Vec<Option<u32>> = Vec::with_capacity(teams.len());
    for (at, part_of) in &wholes {
        let place = ("teams", "team", *at);
        parents.push(if part_of.is_empty() { None } else { linker.team(place, part_of) });
    }
    cut_loops(&mut parents, &mut |members| {
        let ids = members.iter().chain(members.first()).map(|&member| teams[member as usize].id.as_str());
        let ids: Vec<&str> = ids.collect();
        let what = format!("a loop of parts: {}; it was cut, {:?} is part of none", ids.join(" → "), ids[0]);
        linker.note(("teams", "team", wholes[members[0] as usize].0), "part_cycle", &what);
    });
    teams.iter_mut().zip(parents).for_each(|(team, parent)| team.parent = parent);
    teams
}
