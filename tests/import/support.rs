//! Reading fixtures and walking forests.

use std::io::Read;
use std::path::PathBuf;

use spanwise::engine::roster::Roster;

/// The bytes of a file under `tests/data`, unpacked if it ends in `.gz`.
pub(crate) fn bytes(path: &str) -> Vec<u8> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path);
    let packed = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    if !path.ends_with(".gz") {
        return packed;
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).expect("a sound archive");
    unpacked
}

/// The layer of each person, the root being 1. Panics on a cycle.
pub(crate) fn layers(roster: &Roster) -> Vec<usize> {
    let mut layers = vec![0; roster.people.len()];
    for start in 0..layers.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(person) = at.filter(|&person| layers[person] == 0) {
            assert!(path.len() < layers.len(), "a cycle through row {}", roster.people[person].row);
            path.push(person);
            at = roster.people[person].manager.map(|m| m as usize);
        }
        let mut layer = at.map_or(0, |person| layers[person]);
        for person in path.into_iter().rev() {
            layer += 1;
            layers[person] = layer;
        }
    }
    layers
}
