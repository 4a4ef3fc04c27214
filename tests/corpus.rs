//! What fuzzing found, replayed: see `docs/fuzzing.md`.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

#[path = "../fuzz/checks.rs"]
mod checks;

/// Runs a check on every kept input of a target.
fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(target);
    let mut n = 0;
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("readable").path();
        // Shown where the check panics.
        println!("{}", path.display());
        check(&fs::read(path).expect("readable"));
        n += 1;
    }
    assert!(n > 20, "{target} has {n} inputs");
}

#[test]
fn rosters_that_fuzzing_found() {
    replay("roster", checks::roster);
}

#[test]
fn scenario_files_that_fuzzing_found() {
    replay("scenario", checks::scenario);
}

#[test]
fn links_that_fuzzing_found() {
    replay("link", checks::link);
}
