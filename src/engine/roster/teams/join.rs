//! Team files and a roster become one: references are settled, and what could not be settled is told.

use super::index::{Hierarchy, TeamIndex};
use super::rows::TeamRow;
use super::{TeamFiles, interactions, members};
use crate::engine::lookup::Texts;
use crate::engine::org::{GroupKind, TeamType};
use crate::engine::roster::lookup::name_key;
use crate::engine::roster::notice::quoted;
use crate::engine::roster::{Notice, Roster, RosterGroup, RosterPerson, RosterTeam, Topology};
use crate::engine::sort::sort_by_key;

impl TeamFiles {
    /// Fills the topology of a roster, replacing what it had. People get the names of their teams as the files spell them.
    /// Where the roster has no people, the members and leads that the files name become the people, without managers.
    ///
    /// The notices are all there are, those of reading included, by file, row and code.
    pub fn join(self, mut roster: Roster) -> (Roster, Vec<Notice>) {
        let mut notices = self.notices.clone();
        let index = TeamIndex::of(&self);
        let hierarchy = Hierarchy::of(&index);
        note_teams(&index, &hierarchy, &mut notices);
        let sizes_are_counted = self.members.is_empty() && roster.people.is_empty();
        let teams = teams(&index, &hierarchy, sizes_are_counted, &mut notices);
        let groups = [(GroupKind::Area, area as fn(&TeamRow) -> &str), (GroupKind::Tribe, tribe)];
        let groups = groups.into_iter().flat_map(|(kind, name)| groups_of(&index, kind, name)).collect();

        let mut directory = Directory::new(index, teams, &roster.people);
        let memberships = members::join(&self, &mut directory, &mut roster.people, &mut notices);
        let interactions = interactions::join(&self.interactions, &mut directory, &mut notices);
        for person in roster.people.iter_mut().filter(|person| !person.team.is_empty()) {
            if let Some(name) = directory.spelling(&person.team) {
                person.team = name;
            }
        }
        roster.topology = Topology { teams: directory.teams, memberships, interactions, groups };
        let file = |notice: &Notice| notice.fields.get("file").and_then(|file| file.parse::<u32>().ok());
        sort_by_key(&mut notices, |notice| (file(notice), notice.row, notice.code));
        (roster, notices)
    }
}

fn area(row: &TeamRow) -> &str {
    &row.area
}

fn tribe(row: &TeamRow) -> &str {
    &row.tribe
}

/// Notices about the teams among themselves.
fn note_teams(index: &TeamIndex<'_>, hierarchy: &Hierarchy, notices: &mut Vec<Notice>) {
    for (row, first) in &index.duplicates {
        let id = quoted(&row.id);
        let message = format!("{id} is already the id of a team on row {}; the first was kept", first.place.row);
        notices.push(row.place.notice("duplicate_team", message).with("team", &row.id));
    }
    for &orphan in &hierarchy.orphans {
        let row = index.rows[orphan as usize];
        let message = format!("{} is part of {}, which is no team of the files", quoted(&row.id), quoted(&row.parent));
        notices.push(row.place.notice("unknown_parent", message).with("team", &row.id).with("parent", &row.parent));
    }
    for cycle in &hierarchy.cycles {
        const SHOWN: usize = 5;
        let ids: Vec<String> = cycle.iter().take(SHOWN).map(|&team| quoted(&index.rows[team as usize].id)).collect();
        let more = if cycle.len() > SHOWN { ", …" } else { "" };
        let row = index.rows[cycle[0] as usize];
        let message =
            format!("a cycle of {} teams that are part of each other ({}{more}) was cut", cycle.len(), ids.join(", "));
        notices.push(row.place.notice("team_cycle", message).with("team", &row.id).with("parent", &row.parent));
    }
}

/// The teams with names that tell them apart.
fn teams(
    index: &TeamIndex<'_>,
    hierarchy: &Hierarchy,
    sizes_are_counted: bool,
    notices: &mut Vec<Notice>,
) -> Vec<RosterTeam> {
    let mut taken = Texts::default();
    let mut teams = Vec::with_capacity(index.rows.len());
    for (row, &parent) in index.rows.iter().zip(&hierarchy.parents) {
        let mut name = row.name.clone();
        while !taken.add(&name_key(&name), 0) {
            name = format!("{name} ({})", row.id);
        }
        if name != row.name {
            let message =
                format!("another team has the name {}, too; this one is called {}", quoted(&row.name), quoted(&name));
            notices.push(row.place.notice("duplicate_name", message).with("team", &row.id).with("name", &name));
        }
        let counted = row.member_count.filter(|&count| sizes_are_counted && count > 0);
        teams.push(RosterTeam {
            id: row.id.clone(),
            name,
            team_type: row.team_type,
            kind: row.kind.clone(),
            parent,
            stated_size: row.stated_size.or(counted),
            focus: row.description.clone(),
            domains: row.domains.clone(),
            services: row.services.clone(),
        });
    }
    teams
}

/// The groups that teams name, in the order of the teams, letters of either case being alike.
fn groups_of(index: &TeamIndex<'_>, kind: GroupKind, name: fn(&TeamRow) -> &str) -> Vec<RosterGroup> {
    let mut places = Texts::default();
    let mut groups: Vec<RosterGroup> = Vec::new();
    for (team, row) in (0..).zip(&index.rows).filter(|(_, row)| !name(row).is_empty()) {
        let at = places.number(&name_key(name(row))) as usize;
        if at == groups.len() {
            groups.push(RosterGroup { name: name(row).to_owned(), kind, members: Vec::new() });
        }
        groups[at].members.push(team);
    }
    groups
}

/// The teams of the files, and beside them those that only people name, as soon as a row refers to one.
pub(super) struct Directory<'a> {
    index: TeamIndex<'a>,
    teams: Vec<RosterTeam>,
    /// Teams of the files by the names that tell them apart.
    by_name: Texts,
    /// Teams that only people name, by number.
    named: Texts,
    /// Of each of them: how the first spells it, and the position once it is listed.
    spelled: Vec<(String, Option<u32>)>,
}

impl<'a> Directory<'a> {
    fn new(index: TeamIndex<'a>, teams: Vec<RosterTeam>, people: &[RosterPerson]) -> Self {
        let mut by_name = Texts::default();
        for (at, team) in (0..).zip(&teams) {
            by_name.add(&name_key(&team.name), at);
        }
        let mut directory = Self { index, teams, by_name, named: Texts::default(), spelled: Vec::new() };
        for person in people.iter().filter(|person| !person.team.trim().is_empty()) {
            if directory.of_files(&person.team).is_none() {
                let number = directory.named.number(&name_key(&person.team));
                if number as usize == directory.spelled.len() {
                    directory.spelled.push((person.team.clone(), None));
                }
            }
        }
        directory
    }

    /// The team of the files that people mean by a name.
    fn of_files(&self, name: &str) -> Option<u32> {
        self.by_name.get(&name_key(name)).or_else(|| self.index.find_name(name))
    }

    /// The teams of the files.
    pub(super) fn rows(&self) -> &[&'a TeamRow] {
        &self.index.rows
    }

    /// The team that a reference of a file means.
    pub(super) fn find(&mut self, reference: &str) -> Option<u32> {
        match self.index.find(reference) {
            None if !reference.starts_with('?') => self.listed(reference),
            found => found,
        }
    }

    /// The team that a person's own team is.
    pub(super) fn find_name(&mut self, name: &str) -> Option<u32> {
        self.of_files(name).or_else(|| self.listed(name))
    }

    /// A team that only people name, which is listed from now on.
    fn listed(&mut self, name: &str) -> Option<u32> {
        let (spelling, position) = &mut self.spelled[self.named.get(&name_key(name))? as usize];
        let next = self.teams.len() as u32;
        let at = *position.get_or_insert(next);
        if at == next {
            let name = spelling.clone();
            self.teams.push(RosterTeam { id: name.clone(), name, ..RosterTeam::default() });
        }
        Some(at)
    }

    /// How a team is called.
    pub(super) fn name(&self, team: u32) -> &str {
        &self.teams[team as usize].name
    }

    /// Its type, where known.
    pub(super) fn team_type(&self, team: u32) -> Option<TeamType> {
        self.teams[team as usize].team_type
    }

    /// How a person's team is called, where it is listed.
    fn spelling(&self, name: &str) -> Option<String> {
        let listed = || self.spelled[self.named.get(&name_key(name))? as usize].1;
        let team = self.of_files(name).or_else(listed)?;
        Some(self.name(team).to_owned())
    }
}
