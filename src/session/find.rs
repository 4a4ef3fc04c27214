//! The palette: people, teams and commands in one search.

use super::Frame;
use super::action::{ACTIONS, Act};
use crate::engine::ids::TeamId;

/// Something found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A person, by position.
    Person(u32),
    /// A team.
    Team(TeamId),
    /// A command, by its place in the table.
    Action(usize),
}

/// People, teams and commands that fit the words, people first; at most `most` of each of the three. Without words the
/// commands.
pub fn find(frame: &Frame, words: &str, most: usize) -> Vec<Found> {
    let mut found: Vec<Found> = frame.search(words, most).into_iter().map(Found::Person).collect();
    let words = words.trim().to_lowercase();
    let fits = |name: &str| name.to_lowercase().contains(&words);
    if !words.is_empty() {
        let teams = frame.org.teams().filter(|(_, team)| !team.is_dissolved && fits(&team.name));
        found.extend(teams.take(most).map(|(id, _)| Found::Team(id)));
    }
    // The palette is open already.
    let actions = ACTIONS.iter().enumerate().filter(|(_, action)| match action.act {
        None | Some(Act::Find) => false,
        Some(_) => fits(action.name),
    });
    let most = if words.is_empty() { usize::MAX } else { most };
    found.extend(actions.take(most).map(|(at, _)| Found::Action(at)));
    found
}
