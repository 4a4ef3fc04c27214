//! Team files: tables of teams, members and interactions, and Team API documents.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

#[path = "team_files/documents.rs"]
mod documents;
#[path = "team_files/figures.rs"]
mod figures;
#[path = "team_files/joins.rs"]
mod joins;
#[path = "team_files/properties.rs"]
mod properties;

use std::path::Path;

use spanwise::engine::roster::teams::TeamFiles;
use spanwise::engine::roster::{Notice, Roster, import_bytes};

/// The folders of `tests/data/teams`.
const DATA_SETS: [&str; 5] = ["backstage-acme", "istio-2026-08", "logicore-after", "logicore-before", "rust-2026-08"];

/// The bytes of a file under `tests/data/teams`.
fn bytes(path: &str) -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/teams").join(path);
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Team files that have to be taken.
fn read<T: AsRef<[u8]>>(texts: &[T]) -> TeamFiles {
    let mut files = TeamFiles::default();
    for text in texts {
        files.read(text.as_ref()).unwrap();
    }
    files
}

/// The three tables of a data set.
fn data_set(name: &str) -> TeamFiles {
    read(&["teams", "members", "interactions"].map(|table| bytes(&format!("{name}/{table}.csv"))))
}

/// Team files joined with a table of people; without one, with nobody.
fn join(texts: &[&str], people: &str) -> (Roster, Vec<Notice>) {
    let roster = if people.is_empty() { Roster::default() } else { import_bytes(people.as_bytes()).unwrap().roster };
    read(texts).join(roster)
}

/// Rows and codes of notices.
fn codes(notices: &[Notice]) -> Vec<(u32, &'static str)> {
    notices.iter().map(|notice| (notice.row, notice.code)).collect()
}

/// Teams as `id: name (type) < parent`.
fn teams(roster: &Roster) -> Vec<String> {
    let list = &roster.topology.teams;
    let shown = |team: &spanwise::engine::roster::RosterTeam| {
        let team_type = team.team_type.map_or(String::new(), |found| format!(" ({})", found.as_str()));
        let parent = team.parent.map_or(String::new(), |parent| format!(" < {}", list[parent as usize].id));
        format!("{}: {}{team_type}{parent}", team.id, team.name)
    };
    list.iter().map(shown).collect()
}

/// Memberships as `person in team 50.00 %`, with a mark for those who lead.
fn memberships(roster: &Roster) -> Vec<String> {
    let shown = |one: &spanwise::engine::roster::RosterMembership| {
        let person = &roster.people[one.person as usize].id;
        let team = &roster.topology.teams[one.team as usize].id;
        let leads = if one.leads { ", leads" } else { "" };
        format!("{person} in {team} {}.{:02} %{leads}", one.share / 100, one.share % 100)
    };
    roster.topology.memberships.iter().map(shown).collect()
}

/// Interactions as `from > to: mode since day (purpose)`.
fn interactions(roster: &Roster) -> Vec<String> {
    let id = |team: u32| &roster.topology.teams[team as usize].id;
    let shown = |one: &spanwise::engine::roster::RosterInteraction| {
        let since = one.since.map_or(String::new(), |day| format!(" since {day}"));
        let purpose = if one.purpose.is_empty() { String::new() } else { format!(" ({})", one.purpose) };
        format!("{} > {}: {}{since}{purpose}", id(one.from), id(one.to), one.mode.as_str())
    };
    roster.topology.interactions.iter().map(shown).collect()
}

/// Groups as `kind name: teams`.
fn groups(roster: &Roster) -> Vec<String> {
    let id = |team: &u32| roster.topology.teams[*team as usize].id.as_str();
    let shown = |group: &spanwise::engine::roster::RosterGroup| {
        let members: Vec<&str> = group.members.iter().map(id).collect();
        format!("{} {}: {}", group.kind.as_str(), group.name, members.join(", "))
    };
    roster.topology.groups.iter().map(shown).collect()
}

/// People as `id @team`.
fn people(roster: &Roster) -> Vec<String> {
    roster.people.iter().map(|person| format!("{} @{}", person.id, person.team)).collect()
}
