//! A scenario as what tells it from its neighbor in the history: the part of its file that differs, and its source where
//! that is another one. A hundred steps of a large roster then take little more than the roster.

use std::sync::Arc;

use crate::engine::scenario::file::{reread_scenario, write_scenario};
use crate::engine::scenario::{Scenario, Source};

/// What tells a scenario from its neighbor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Packed {
    /// Bytes at the start that both choices have.
    pub(super) prefix: usize,
    /// Bytes at the end that both choices have.
    pub(super) suffix: usize,
    /// What stands between.
    pub(super) middle: String,
    /// The source as a file; empty where it is the neighbor's.
    pub(super) source: String,
}

impl Packed {
    /// What tells `scenario` from `neighbor`.
    pub(super) fn of(scenario: &Scenario, neighbor: &Scenario) -> Packed {
        let source = if is_same(&scenario.source, &neighbor.source) { String::new() } else { source_text(scenario) };
        Packed { source, ..difference(&choices_text(neighbor), &choices_text(scenario)) }
    }

    /// The scenario again; `None` where it cannot be read.
    pub(super) fn open(&self, neighbor: &Scenario) -> Option<Scenario> {
        scenario_of(&self.text(&choices_text(neighbor))?, &self.source, &neighbor.source)
    }

    /// The text of the choices, from that of the neighbor.
    pub(super) fn text(&self, neighbor: &str) -> Option<String> {
        let end = neighbor.len().checked_sub(self.suffix).filter(|end| *end >= self.prefix)?;
        Some([neighbor.get(..self.prefix)?, &self.middle, neighbor.get(end..)?].concat())
    }

    /// Bytes of its texts.
    pub(super) fn len(&self) -> usize {
        self.middle.len() + self.source.len()
    }
}

/// A scenario of its two texts; without a source of its own it has that of the neighbor.
pub(super) fn scenario_of(choices: &str, source: &str, neighbor: &Source) -> Option<Scenario> {
    let source = if source.is_empty() { neighbor.clone() } else { reread_scenario(source).ok()?.source };
    Some(Scenario { source, ..reread_scenario(choices).ok()? })
}

/// The file of everything but the source.
pub(super) fn choices_text(scenario: &Scenario) -> String {
    let Scenario { name, source: _, as_of, mode, engineers, settings, plan, edits, muted, unknown } = scenario.clone();
    let source = Source::Example;
    write_scenario(&Scenario { name, source, as_of, mode, engineers, settings, plan, edits, muted, unknown })
}

/// The file of the source.
pub(super) fn source_text(scenario: &Scenario) -> String {
    write_scenario(&Scenario { source: scenario.source.clone(), ..Scenario::default() })
}

fn is_same(one: &Source, other: &Source) -> bool {
    match (one, other) {
        (Source::Roster(one), Source::Roster(other)) => Arc::ptr_eq(one, other),
        (one, other) => one == other,
    }
}

fn difference(from: &str, to: &str) -> Packed {
    let same = |(a, b): &(u8, u8)| a == b;
    let mut prefix = from.bytes().zip(to.bytes()).take_while(same).count();
    while !to.is_char_boundary(prefix) || !from.is_char_boundary(prefix) {
        prefix -= 1;
    }
    let room = from.len().min(to.len()) - prefix;
    let mut suffix = from.bytes().rev().zip(to.bytes().rev()).take(room).take_while(same).count();
    while !to.is_char_boundary(to.len() - suffix) || !from.is_char_boundary(from.len() - suffix) {
        suffix -= 1;
    }
    Packed { prefix, suffix, middle: to[prefix..to.len() - suffix].to_owned(), source: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_the_part_between_and_keeps_letters_whole() {
        for (from, to, middle) in [
            ("a: 24, b", "a: 30, b", "30"),
            ("same", "same", ""),
            ("aaa", "aaaa", "a"),
            ("aaaa", "aaa", ""),
            ("", "new", "new"),
            ("naïve", "naève", "è"),
            ("日本", "日曜", "曜"),
            ("é", "è", "è"),
        ] {
            let packed = difference(from, to);
            assert_eq!(packed.middle, middle, "{from} {to}");
            assert_eq!(packed.text(from).as_deref(), Some(to));
        }
        assert_eq!(difference("longer", "longest").text("a"), None, "another neighbor");
    }
}
