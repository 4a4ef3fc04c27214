//! What it takes to get from the bytes of a roster to its findings, by number of rows.

#[path = "support/mod.rs"]
mod support;

use divan::{Bencher, black_box};
use spanwise::engine::analyze::{Settings, analyze};
use spanwise::engine::org::Structure;
use spanwise::engine::roster::{Roster, import_bytes};
use spanwise::engine::scenario::roster_org;
use support::roster_csv;

const ROWS: &[u32] = &[2_000, 20_000, 200_000];

fn main() {
    divan::main();
}

fn imported(rows: u32) -> Roster {
    import_bytes(roster_csv(rows).as_bytes()).expect("a clean roster").roster
}

/// Bytes to a clean tree of people.
#[divan::bench(args = ROWS)]
fn import(bencher: Bencher<'_, '_>, rows: u32) {
    let csv = roster_csv(rows);
    bencher.bench(|| import_bytes(black_box(csv.as_bytes())));
}

/// Bytes to findings: what `spanwise check` does between reading a file and printing.
#[divan::bench(args = ROWS)]
fn import_and_check(bencher: Bencher<'_, '_>, rows: u32) {
    let csv = roster_csv(rows);
    bencher.bench(|| {
        let roster = import_bytes(black_box(csv.as_bytes())).expect("a clean roster").roster;
        analyze(&Structure::of(&roster_org(&roster), None), &Settings::default())
    });
}

/// People to the org as a graph.
#[divan::bench(args = ROWS)]
fn org_of_roster(bencher: Bencher<'_, '_>, rows: u32) {
    let roster = imported(rows);
    bencher.bench(|| roster_org(black_box(&roster)));
}
