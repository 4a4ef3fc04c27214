//! The record: who joined and left in which month, the headcount of every month, and snapshots of the whole tree.

use std::collections::{BTreeMap, BTreeSet};

use spanwise::engine::analyze::{Metrics, Settings, analyze};
use spanwise::engine::org::{Org, Structure};
use spanwise::engine::plan::Month;
use spanwise::engine::roster::import_bytes;
use spanwise::engine::scenario::roster_org;

use crate::{month, read};

/// The snapshot that the replay starts from.
pub(crate) const FIRST: &str = "2022-03";
/// The snapshots that it is held against.
pub(crate) const LATER: [&str; 3] = ["2022-09", "2023-06", "2024-05"];

/// The key of everyone's manager by the own key; blank for the head.
pub(crate) type Tree = BTreeMap<String, String>;

/// One line of the history.
pub(crate) struct Event {
    pub(crate) month: Month,
    pub(crate) id: String,
    /// `joined`, `left`, `manager_changed` or `title_changed`.
    pub(crate) event: String,
    /// The manager or title before.
    pub(crate) from: String,
    /// The manager or title after.
    pub(crate) to: String,
}

/// A month as it was.
#[derive(Clone, Copy)]
pub(crate) struct Past {
    pub(crate) month: Month,
    /// People at the end of the month before.
    pub(crate) opening: u32,
    pub(crate) joined: u32,
    pub(crate) left: u32,
    /// People at the end of the month, by the file of headcounts.
    pub(crate) closing: u32,
    /// Managers at the end of the month, by the same file.
    pub(crate) managers: u32,
}

fn rows(name: &str) -> Vec<csv::StringRecord> {
    let text = read(&format!("tests/data/orgs/sourcegraph-{name}.csv"));
    csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
}

/// All events, in the order of months.
pub(crate) fn events() -> Vec<Event> {
    let text = |row: &csv::StringRecord, at: usize| row[at].to_owned();
    let event = |row: &csv::StringRecord| Event {
        month: month(&row[0]),
        id: text(row, 1),
        event: text(row, 2),
        from: text(row, 3),
        to: text(row, 4),
    };
    rows("history").iter().map(event).collect()
}

/// Every month that has one before it.
pub(crate) fn past() -> Vec<Past> {
    let events = events();
    let number = |row: &csv::StringRecord, at: usize| row[at].parse::<u32>().unwrap();
    let headcount = rows("headcount");
    let months = headcount.windows(2).map(|pair| {
        let (before, after) = (&pair[0], &pair[1]);
        let month = month(&after[0]);
        assert_eq!(month.since(self::month(&before[0])), Some(1), "no month is missing before {month}");
        let n = |kind: &str| events.iter().filter(|one| one.month == month && one.event == kind).count() as u32;
        Past {
            month,
            opening: number(before, 1),
            joined: n("joined"),
            left: n("left"),
            closing: number(after, 1),
            managers: number(after, 2),
        }
    });
    months.collect()
}

/// The tree at the end of each month from the first snapshot on, as the events make it.
pub(crate) fn trees() -> BTreeMap<Month, Tree> {
    let mut tree = Snapshot::read(FIRST).managers();
    let mut trees = BTreeMap::from([(month(FIRST), tree.clone())]);
    for Event { month, id, event, from, to } in events().into_iter().filter(|event| event.month > month(FIRST)) {
        match event.as_str() {
            "joined" => assert_eq!(tree.insert(id, to), None, "{month}"),
            "left" => assert_eq!(tree.remove(&id), Some(from), "{month}: {id}"),
            "manager_changed" => assert_eq!(tree.insert(id, to), Some(from), "{month}"),
            other => assert_eq!(other, "title_changed"),
        }
        trees.insert(month, tree.clone());
    }
    trees
}

/// As [`past`] from the first snapshot on, with whoever holds several positions counted once. Names, and with them who is
/// the same person, are known of those who are in a snapshot.
pub(crate) fn past_of_persons() -> Vec<Past> {
    let mut names = BTreeMap::new();
    for name in [FIRST].into_iter().chain(LATER) {
        let org = Snapshot::read(name).org;
        names.extend(org.people().map(|(_, person)| (person.key.clone(), person.name.clone())));
    }
    let person = |key: &String| names.get(key).unwrap_or(key).clone();
    let trees: Vec<(Month, Tree)> = trees().into_iter().collect();
    let months = trees.windows(2).map(|pair| {
        let [before, after] = [0, 1].map(|at: usize| pair[at].1.keys().map(person).collect::<BTreeSet<_>>());
        let managers = pair[1].1.values().filter(|manager| !manager.is_empty()).map(person);
        Past {
            month: pair[1].0,
            opening: before.len() as u32,
            joined: after.difference(&before).count() as u32,
            left: before.difference(&after).count() as u32,
            closing: after.len() as u32,
            managers: managers.collect::<BTreeSet<_>>().len() as u32,
        }
    });
    months.collect()
}

/// How often someone's manager changed after the first snapshot, and how often while the former manager stayed.
pub(crate) fn moves() -> (usize, usize) {
    let trees = trees();
    let changes: Vec<Event> =
        events().into_iter().filter(|one| one.month > month(FIRST) && one.event == "manager_changed").collect();
    let stayed = changes.iter().filter(|change| trees[&change.month].contains_key(&change.from));
    (changes.len(), stayed.count())
}

/// The whole tree at the end of a month, as the engine reads and measures it.
pub(crate) struct Snapshot {
    pub(crate) name: &'static str,
    pub(crate) org: Org,
    pub(crate) metrics: Metrics,
}

impl Snapshot {
    pub(crate) fn read(name: &'static str) -> Snapshot {
        let text = read(&format!("tests/data/orgs/sourcegraph-{name}.csv"));
        let org = roster_org(&import_bytes(text.as_bytes()).unwrap().roster);
        let metrics = analyze(&Structure::of(&org, None), &Settings::default()).metrics;
        Snapshot { name, org, metrics }
    }

    /// Months after the first snapshot.
    pub(crate) fn months(&self) -> u32 {
        month(self.name).since(month(FIRST)).unwrap()
    }

    pub(crate) fn managers(&self) -> Tree {
        let key = |id| self.org.person(id).unwrap().key.clone();
        self.org.people().map(|(id, _)| (key(id), self.org.manager_of(id).map_or_else(String::new, key))).collect()
    }

    /// How many different people hold these positions, and how many of them manage.
    pub(crate) fn n_persons(&self) -> (usize, usize) {
        let name = |id| self.org.person(id).unwrap().name.as_str();
        let all: BTreeSet<&str> = self.org.people().map(|(id, _)| name(id)).collect();
        let managers = self.org.people().filter(|(id, _)| !self.org.direct_reports(*id).is_empty());
        (all.len(), managers.map(|(id, _)| name(id)).collect::<BTreeSet<_>>().len())
    }
}
