//! Growth over time, held against what happened to one software company in 26 months.
//!
//! `docs/history.md` shows the figures. Nothing here asserts that the simulation is right about that company: what is
//! checked is that the record is sound, that the replay starts where the company stood, and that the document says what
//! came out. `SPANWISE_BLESS=1 cargo test --test history` writes its tables anew; read what stands around them again then.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

#[path = "docs/blocks.rs"]
mod blocks;
#[path = "history/fit.rs"]
mod fit;
#[path = "history/record.rs"]
mod record;
#[path = "history/replay.rs"]
mod replay;
#[path = "history/tables.rs"]
mod tables;

use std::fs;
use std::path::Path;

use fit::Fit;
use record::{FIRST, LATER, Past, Snapshot, moves, past, past_of_persons, trees};
use replay::Replay;
use spanwise::engine::org::Structure;
use spanwise::engine::plan::{Assumption, Month};
use spanwise::engine::simulate::{Run, Series};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap_or_else(|| panic!("{text} is a month"))
}

#[test]
fn opening_plus_joined_minus_left_is_closing_in_every_month_of_the_record() {
    let past = past();
    assert_eq!(past.len(), 28, "2022-02 to 2024-05");
    for Past { month, opening, joined, left, closing, .. } in past {
        assert_eq!(opening + joined - left, closing, "{month}");
    }
}

#[test]
fn the_events_lead_from_the_first_snapshot_to_every_later_one() {
    let trees = trees();
    for name in LATER {
        assert_eq!(trees[&month(name)], Snapshot::read(name).managers(), "{name}");
    }
}

#[test]
fn managers_and_people_of_the_record_are_those_of_snapshots() {
    let past = past();
    for name in [FIRST].iter().chain(&LATER) {
        let metrics = Snapshot::read(name).metrics;
        let of_month = past.iter().find(|past| past.month == month(name)).unwrap();
        assert_eq!((metrics.people, metrics.managers), (of_month.closing, of_month.managers), "{name}");
        assert_eq!(metrics.roots, 1, "{name}");
    }
}

#[test]
fn the_replay_starts_with_the_figures_of_the_first_snapshot() {
    let first = Snapshot::read(FIRST);
    let expected: serde_json::Value =
        serde_json::from_str(&read(&format!("tests/data/orgs/sourcegraph-{FIRST}.figures.json"))).unwrap();
    let count = |key: &str| expected[key].as_i64().unwrap();
    let mut run = Run::default();
    let simulator = replay::simulator(&first, &Fit::of(&past()));
    for number in [0, 1, 399] {
        simulator.run(number, &mut run);
        let opening = |series| run.figure(0, series);
        assert_eq!(opening(Series::Headcount), count("people"));
        assert_eq!(opening(Series::Managers), count("managers"));
        assert_eq!(opening(Series::Engineers), count("individual_contributors"));
        // What is called layers there is people on the longest chain, and its last one manages nobody.
        assert_eq!(opening(Series::ManagementLayers), count("layers") - 1);
    }
}

/// The mean span of a run is worked out from people and managers, which takes the head as the only root.
#[test]
fn the_head_of_the_first_snapshot_stays_the_only_root() {
    let first = Snapshot::read(FIRST);
    let simulator = replay::simulator(&first, &Fit::of(&past()));
    for number in 0..3 {
        let history = simulator.history(number);
        for month in 0..=replay::MONTHS {
            let org = history.org_at(&first.org, spanwise::engine::grow::Origin::Imported, month);
            assert_eq!(Structure::of(&org, None).roots().count(), 1, "run {number}, month {month}");
        }
    }
}

#[test]
fn rates_are_those_of_the_record_and_used_as_far_as_limits_allow() {
    let fit = Fit::of(&past());
    assert_eq!((fit.months, fit.joined, fit.left, fit.person_months), (26, 148, 246, 5_428));
    assert_eq!(273 + fit.joined - fit.left, 175, "from the first snapshot to the last");
    assert!((fit.attrition - 0.419_489).abs() < 1e-6 && (fit.replaced - 0.601_626).abs() < 1e-6);
    assert_eq!(fit.used(Assumption::Attrition), Assumption::Attrition.row().limits.1, "more than is possible");
    assert_eq!(fit.used(Assumption::Backfill).to_string(), "60.1626");
}

#[test]
fn persons_of_the_record_are_those_of_snapshots() {
    let past = past_of_persons();
    for name in LATER {
        let of_month = past.iter().find(|past| past.month == month(name)).unwrap();
        let counted = (of_month.closing as usize, of_month.managers as usize);
        assert_eq!(counted, Snapshot::read(name).n_persons(), "{name}");
    }
}

#[test]
fn the_document_says_what_came_out() {
    let past = past();
    let fit = Fit::of(&past);
    let first = Snapshot::read(FIRST);
    let later = LATER.map(Snapshot::read);
    let replay = Replay::of(&first, &fit);
    let compared = tables::compare(&first, &later, &replay);
    let blocks = [
        tables::persons(&first, &later),
        tables::fit(&fit, &Fit::of(&past_of_persons()), moves()),
        tables::opening(&first),
        tables::comparison(&compared),
        tables::misses(&compared),
        tables::flows(&past, &replay),
        tables::seats(&first, &later, &replay),
    ];
    blocks::check("docs/history.md", &blocks);
}
