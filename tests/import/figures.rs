//! A plain second computation of org figures, and the files to compare them with.

use std::collections::BTreeMap;

use serde_json::Value;
use spanwise::engine::roster::{Import, Roster, import_bytes};

use super::support::{bytes, layers};

/// A JSON file under `tests/data`.
pub(crate) fn json(path: &str) -> Value {
    serde_json::from_slice(&bytes(path)).expect("sound JSON")
}

/// The import of a file that has to be taken.
pub(crate) fn import(path: &str) -> Import {
    import_bytes(&bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Figures of a forest, computed the plain way.
pub(crate) struct Figures {
    pub(crate) people: usize,
    pub(crate) managers: usize,
    pub(crate) roots: usize,
    pub(crate) depth: usize,
    pub(crate) span_mean: f64,
    pub(crate) span_median: f64,
    pub(crate) span_max: u64,
    pub(crate) direct_reports: BTreeMap<String, u64>,
    pub(crate) total_reports: BTreeMap<String, u64>,
}

impl Figures {
    pub(crate) fn of(roster: &Roster) -> Self {
        let people = &roster.people;
        let manager = |person: usize| people[person].manager.map(|m| m as usize);
        let mut direct = vec![0_u64; people.len()];
        let mut total = vec![0_u64; people.len()];
        for boss in (0..people.len()).filter_map(manager) {
            direct[boss] += 1;
        }
        let layers = layers(roster);
        let mut from_below: Vec<usize> = (0..people.len()).collect();
        from_below.sort_by_key(|&person| std::cmp::Reverse(layers[person]));
        for person in from_below {
            if let Some(boss) = manager(person) {
                total[boss] += total[person] + 1;
            }
        }
        let mut spans: Vec<u64> = direct.iter().copied().filter(|&span| span > 0).collect();
        spans.sort_unstable();
        let middle = |at: usize| spans.get(at).copied().unwrap_or(0) as f64;
        let of_managers = |counts: &[u64]| {
            people.iter().zip(counts).filter(|&(_, &n)| n > 0).map(|(person, &n)| (person.id.clone(), n)).collect()
        };
        Self {
            people: people.len(),
            managers: spans.len(),
            roots: roster.roots().count(),
            depth: layers.into_iter().max().unwrap_or(0),
            span_mean: spans.iter().sum::<u64>() as f64 / spans.len() as f64,
            span_median: if spans.is_empty() {
                0.0
            } else {
                (middle((spans.len() - 1) / 2) + middle(spans.len() / 2)) / 2.0
            },
            span_max: spans.last().copied().unwrap_or(0),
            direct_reports: of_managers(&direct),
            total_reports: of_managers(&total),
        }
    }
}
