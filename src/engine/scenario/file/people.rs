//! People of a file become a roster: repaired as a table's rows would be, each repair named.

use std::collections::BTreeMap;

use super::person::PersonEntry;
use crate::engine::lookup::Texts;
use crate::engine::roster::{Notice, Roster, RosterPerson, RosterRotation};

/// The clean roster of some entries. `row` of person and notice is the place in the list, from 1.
pub(super) fn roster_of(
    entries: Vec<PersonEntry>,
    rotations: Vec<RosterRotation>,
    notices: &mut Vec<Notice>,
) -> Roster {
    let taken = identify(entries, notices);
    let by_id = Texts::first(taken.iter().map(|(_, id, _)| id.as_str()));
    let mut managers: Vec<Option<u32>> = Vec::with_capacity(taken.len());
    let mut dotted: Vec<Vec<u32>> = Vec::with_capacity(taken.len());
    for (at, (row, id, entry)) in (0..).zip(&taken) {
        managers.push(manager(&by_id, (at, *row, id), &entry.manager_id, notices));
        dotted.push(dotted_managers(&by_id, (at, *row, id), entry, notices));
    }
    drop(by_id);
    cut_cycles(&taken, &mut managers, notices);
    let lines = managers.into_iter().zip(dotted);
    let people = taken.into_iter().zip(lines).map(|((row, id, entry), (manager, mut dotted))| {
        dotted.retain(|&above| Some(above) != manager);
        person(row, id, entry, manager, dotted)
    });
    let people: Vec<RosterPerson> = people.collect();
    note_roots(&people, notices);
    Roster { people, rotations: distinct(rotations, notices), ..Roster::default() }
}

fn notice(row: u32, code: &'static str, message: String) -> Notice {
    Notice { row, code, message, fields: BTreeMap::new() }
}

/// The rotations without later ones of the same name.
fn distinct(mut rotations: Vec<RosterRotation>, notices: &mut Vec<Notice>) -> Vec<RosterRotation> {
    let mut names = Texts::default();
    rotations.retain(|rotation| {
        let is_new = names.add(&rotation.name, 0);
        if !is_new {
            let message = format!("the rotation {:?} is there before; this one was left out", rotation.name);
            notices.push(notice(0, "duplicate_rotation", message));
        }
        is_new
    });
    rotations
}

type Taken = (u32, String, PersonEntry);

/// Gives everyone an id of their own, and leaves out repeated ones.
fn identify(entries: Vec<PersonEntry>, notices: &mut Vec<Notice>) -> Vec<Taken> {
    let given = Texts::first(entries.iter().map(|entry| entry.id.as_str()));
    let mut first = Texts::default();
    let mut taken: Vec<Taken> = Vec::with_capacity(entries.len());
    for (row, entry) in (1..).zip(entries) {
        let mut id = entry.id.clone();
        if id.is_empty() {
            id = format!("person-{row}");
            while given.has(&id) || first.has(&id) {
                id.push('x');
            }
            notices.push(notice(row, "missing_id", format!("person {row} has no id and was given {id:?}")));
        }
        if let Some(before) = first.get(&id) {
            let message = format!("the id {id:?} of person {row} is that of person {before}, who was kept");
            notices.push(notice(row, "duplicate_id", message));
            continue;
        }
        first.add(&id, row);
        taken.push((row, id, entry));
    }
    taken
}

fn manager(by_id: &Texts, (at, row, id): (u32, u32, &str), key: &str, notices: &mut Vec<Notice>) -> Option<u32> {
    if key.is_empty() {
        return None;
    }
    match by_id.get(key) {
        Some(manager) if manager == at => {
            notices.push(notice(row, "self_manager", format!("{id:?} reports to itself; it became a root")));
            None
        }
        Some(manager) => Some(manager),
        None => {
            let message = format!("manager {key:?} of {id:?} is not in the file; {id:?} became a root");
            notices.push(notice(row, "unknown_manager", message));
            None
        }
    }
}

fn dotted_managers(
    by_id: &Texts,
    (at, row, id): (u32, u32, &str),
    entry: &PersonEntry,
    notices: &mut Vec<Notice>,
) -> Vec<u32> {
    let mut found = Vec::new();
    for key in entry.dotted_manager_ids.iter().map(String::as_str).filter(|key| !key.is_empty()) {
        match by_id.get(key) {
            Some(manager) if manager == at => {
                let message = format!("{id:?} has a dotted line to itself; it was left out");
                notices.push(notice(row, "self_dotted_manager", message));
            }
            Some(manager) if found.contains(&manager) => {}
            Some(manager) => found.push(manager),
            None => {
                let message = format!("dotted-line manager {key:?} of {id:?} is not in the file; it was left out");
                notices.push(notice(row, "unknown_dotted_manager", message));
            }
        }
    }
    found
}

/// Cuts every reporting cycle at its member that comes first.
fn cut_cycles(taken: &[Taken], managers: &mut [Option<u32>], notices: &mut Vec<Notice>) {
    cut_loops(managers, &mut |members| {
        let ids = members.iter().chain(members.first()).map(|&member| taken[member as usize].1.as_str());
        let ids: Vec<&str> = ids.collect();
        let message = format!("a reporting loop: {}; it was cut, {:?} became a root", ids.join(" → "), ids[0]);
        notices.push(notice(taken[members[0] as usize].0, "cycle", message));
    });
}

/// Cuts every loop of "above" at its member that comes first, and tells its members, that one first.
pub(super) fn cut_loops(above: &mut [Option<u32>], tell: &mut dyn FnMut(&[u32])) {
    let mut walk_of: Vec<usize> = vec![usize::MAX; above.len()];
    for start in 0..above.len() {
        let mut at = start;
        while walk_of[at] == usize::MAX {
            walk_of[at] = start;
            match above[at] {
                Some(next) => at = next as usize,
                None => break,
            }
        }
        if walk_of[at] != start || above[at].is_none() {
            continue;
        }
        let mut members = vec![at as u32];
        let mut next = above[at];
        while let Some(member) = next.filter(|&member| member as usize != at) {
            members.push(member);
            next = above[member as usize];
        }
        let first = members.iter().copied().enumerate().min_by_key(|&(_, member)| member).map_or(0, |(place, _)| place);
        members.rotate_left(first);
        tell(&members);
        above[members[0] as usize] = None;
    }
}

fn note_roots(people: &[RosterPerson], notices: &mut Vec<Notice>) {
    let roots = people.iter().filter(|person| person.manager.is_none()).count();
    if roots > 1 {
        notices.push(notice(0, "several_roots", format!("{roots} roots, all kept as trees of their own")));
    }
}

fn person(row: u32, id: String, entry: PersonEntry, manager: Option<u32>, dotted_managers: Vec<u32>) -> RosterPerson {
    const FULL_TIME: i64 = 10_000;
    let vacant = entry.is_vacant();
    RosterPerson {
        name: if entry.name.is_empty() { id.clone() } else { entry.name },
        id,
        title: entry.title,
        manager,
        dotted_managers,
        department: entry.department,
        team: entry.team,
        location: entry.location,
        email: entry.email,
        start_date: entry.start_date,
        salary: entry.salary,
        fte: entry.fte.unwrap_or(FULL_TIME) as u16,
        own_work: entry.own_work.map(|share| share as u16),
        open_requisitions: entry.open_requisitions.unwrap_or(0) as u16,
        on_call: entry.on_call,
        vacant,
        row,
    }
}
