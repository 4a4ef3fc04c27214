//! Interactions as they are stated become one a pair, from the provider or helper to the other.

use time::Date;

use super::join::Directory;
use super::rows::{API_TABLE, FRONT_MATTER, InteractionRow};
use super::words::StatedMode;
use crate::engine::lookup::Pairs;
use crate::engine::org::{InteractionMode, TeamType};
use crate::engine::roster::notice::quoted;
use crate::engine::roster::{Notice, RosterInteraction};

/// Joins the stated interactions with the teams.
pub(super) fn join(
    rows: &[InteractionRow],
    directory: &mut Directory<'_>,
    notices: &mut Vec<Notice>,
) -> Vec<RosterInteraction> {
    let mut stated = Vec::new();
    for row in rows {
        let (from, to) = (directory.find(&row.from), directory.find(&row.to));
        for (team, found) in [(&row.from, from), (&row.to, to)] {
            if found.is_none() {
                let message = format!("{} is no team that is known; the interaction was left out", quoted(team));
                notices.push(row.place.notice("unknown_team", message).with("team", team));
            }
        }
        let (Some(from), Some(to), Some(mode)) = (from, to, StatedMode::of(&row.mode)) else { continue };
        if from == to {
            let message = format!("{} interacts with itself; the interaction was left out", quoted(&row.from));
            notices.push(row.place.notice("self_interaction", message).with("team", &row.from));
            continue;
        }
        let (purpose, stated_in) = (row.purpose.as_str(), row.stated_in.as_str());
        stated.push((mode, Stated { from, to, since: row.since, purpose, stated_in }));
    }
    merge(&stated, |team| directory.team_type(team))
}

/// An interaction as stated.
#[derive(Debug, Clone, Copy)]
struct Stated<'a> {
    from: u32,
    to: u32,
    since: Option<Date>,
    purpose: &'a str,
    stated_in: &'a str,
}

fn merge(stated: &[(StatedMode, Stated<'_>)], team_type: impl Fn(u32) -> Option<TeamType>) -> Vec<RosterInteraction> {
    let (mut depends, mut has_mode) = (Pairs::default(), Pairs::default());
    for (mode, one) in stated {
        match mode {
            StatedMode::Dependency => depends.add((one.from, one.to), 0),
            StatedMode::Mode(_) => has_mode.add((one.from.min(one.to), one.from.max(one.to)), 0),
        };
    }
    // Modes stated for one direction are settled before any direction is turned around.
    let mut as_written = Merged::default();
    for (mode, one) in stated {
        if let StatedMode::Mode(mode) = *mode {
            as_written.add(mode, *one);
        }
    }
    let mut merged = Merged::default();
    for (mode, one) in as_written.list {
        let first_provides = match mode {
            InteractionMode::Collaboration => one.from < one.to,
            InteractionMode::Facilitating | InteractionMode::XAsAService => {
                let ranks = [one.from, one.to].map(|team| rank(mode, team_type(team)));
                let is_asked = [depends.has((one.to, one.from)), depends.has((one.from, one.to))];
                provides(ranks, is_asked)
            }
        };
        merged.add(mode, if first_provides { one } else { Stated { from: one.to, to: one.from, ..one } });
    }
    for (mode, one) in stated {
        let is_alone = !has_mode.has((one.from.min(one.to), one.from.max(one.to)));
        if *mode == StatedMode::Dependency && is_alone {
            merged.add(InteractionMode::XAsAService, Stated { from: one.to, to: one.from, ..*one });
        }
    }
    let finish = |(mode, one): (InteractionMode, Stated<'_>)| RosterInteraction {
        from: one.from,
        to: one.to,
        mode,
        since: one.since,
        purpose: one.purpose.to_owned(),
    };
    merged.list.into_iter().map(finish).collect()
}

/// Whether the first of two provides: the one of the higher rank, else the one that only the other depends on, else the
/// first, as it is written.
fn provides(ranks: [Option<u8>; 2], is_asked: [bool; 2]) -> bool {
    match ranks {
        [Some(first), Some(second)] if first != second => first > second,
        _ => is_asked[0] || !is_asked[1],
    }
}

/// How much a team of a type is there for others.
fn rank(mode: InteractionMode, team_type: Option<TeamType>) -> Option<u8> {
    if mode == InteractionMode::Facilitating {
        return Some(u8::from(team_type == Some(TeamType::Enabling)));
    }
    team_type.map(|team_type| match team_type {
        TeamType::StreamAligned => 0,
        TeamType::Enabling => 1,
        TeamType::ComplicatedSubsystem => 2,
        TeamType::Platform => 3,
    })
}

/// Interactions by ordered pair, in the order in which the pairs come first.
#[derive(Default)]
struct Merged<'a> {
    list: Vec<(InteractionMode, Stated<'a>)>,
    places: Pairs,
}

impl<'a> Merged<'a> {
    /// Adds to a pair: the strongest mode wins, and the first purpose and day that are there. The table of a Team API
    /// document explains what its front matter only lists, so its purpose wins.
    fn add(&mut self, mode: InteractionMode, stated: Stated<'a>) {
        let pair = (stated.from, stated.to);
        if self.places.add(pair, self.list.len() as u32) {
            return self.list.push((mode, stated));
        }
        let place = self.places.get(pair).and_then(|at| self.list.get_mut(at as usize));
        let (strongest, one) = place.expect("a pair has a place in the list");
        *strongest = mode.min(*strongest);
        one.since = one.since.or(stated.since);
        let explains = one.stated_in == FRONT_MATTER && stated.stated_in == API_TABLE;
        if !stated.purpose.is_empty() && (one.purpose.is_empty() || explains) {
            (one.purpose, one.stated_in) = (stated.purpose, stated.stated_in);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Interactions such as `0>1 x` of teams whose types are letters, and what they become.
    fn merged(types: &str, stated: &str) -> String {
        let team_type = |team: u32| match types.as_bytes()[team as usize] {
            b's' => Some(TeamType::StreamAligned),
            b'e' => Some(TeamType::Enabling),
            b'c' => Some(TeamType::ComplicatedSubsystem),
            b'p' => Some(TeamType::Platform),
            _ => None,
        };
        let read = |text: &str| {
            let digit = |at: usize| u32::from(text.as_bytes()[at] - b'0');
            let mode = match &text[4..] {
                "x" => StatedMode::Mode(InteractionMode::XAsAService),
                "f" => StatedMode::Mode(InteractionMode::Facilitating),
                "c" => StatedMode::Mode(InteractionMode::Collaboration),
                _ => StatedMode::Dependency,
            };
            (mode, Stated { from: digit(0), to: digit(2), since: None, purpose: "", stated_in: "" })
        };
        let rows: Vec<(StatedMode, Stated<'_>)> = stated.split(", ").map(read).collect();
        let shown = |one: &RosterInteraction| format!("{}>{} {}", one.from, one.to, &one.mode.as_str()[..1]);
        merge(&rows, team_type).iter().map(shown).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_strongest_mode_of_a_pair_wins() {
        assert_eq!(merged("ss", "0>1 x, 0>1 f"), "0>1 f");
        assert_eq!(merged("ss", "0>1 x, 0>1 c"), "0>1 c");
        assert_eq!(merged("ss", "1>0 c, 0>1 c"), "0>1 c");
        assert_eq!(merged("ss", "0>1 x, 1>0 x"), "0>1 x, 1>0 x");
    }

    #[test]
    fn the_higher_rank_provides() {
        for types in ["sp", "sc", "se", "ep", "ec", "cp"] {
            assert_eq!(merged(types, "0>1 x"), "1>0 x", "{types}");
        }
        assert_eq!(merged("ps", "0>1 x, 1>0 x"), "0>1 x");
        assert_eq!(merged("pe", "0>1 f"), "1>0 f");
        assert_eq!(merged("?e", "0>1 f"), "1>0 f");
        assert_eq!(merged("sp", "0>1 f"), "0>1 f");
        assert_eq!(merged("s?", "0>1 x"), "0>1 x");
    }

    #[test]
    fn among_equals_the_one_depended_on_provides() {
        assert_eq!(merged("pp", "0>1 x, 0>1 d"), "1>0 x");
        assert_eq!(merged("pp", "0>1 x, 1>0 d"), "0>1 x");
        assert_eq!(merged("pp", "0>1 x, 0>1 d, 1>0 d"), "0>1 x");
        assert_eq!(merged("ps", "0>1 x, 0>1 d"), "0>1 x");
        assert_eq!(merged("??", "0>1 f, 0>1 d"), "1>0 f");
    }

    #[test]
    fn a_dependency_alone_is_a_service() {
        assert_eq!(merged("ss", "0>1 d"), "1>0 x");
        assert_eq!(merged("ps", "0>1 d, 0>1 d"), "1>0 x");
        assert_eq!(merged("ss", "0>1 d, 1>0 c"), "0>1 c");
    }
}
