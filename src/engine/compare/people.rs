//! What became of people: positions in the org before, of newcomers in the one after.

use super::Both;
use crate::engine::org::NONE;

/// What became of people.
pub(super) struct People {
    /// Newcomers, by position after.
    pub(super) added: Vec<u32>,
    pub(super) removed: Vec<u32>,
    pub(super) moved: Vec<u32>,
    /// Another manager, and no move: the team stays, or the former manager is still above.
    pub(super) handed: Vec<u32>,
    /// By position after, newcomers among them.
    pub(super) new_managers: Vec<u32>,
    /// Who manages nobody any more, or is gone.
    pub(super) former_managers: Vec<u32>,
    pub(super) retitled: Vec<u32>,
    /// Another name under the same id.
    pub(super) renamed: Vec<u32>,
}

impl People {
    pub(super) fn of(both: &Both<'_>) -> People {
        let Both { was, is, matching } = both;
        let (before, after) = (was.structure, is.structure);
        let mut people = People {
            added: Vec::new(),
            removed: Vec::new(),
            moved: matching.moved.clone(),
            handed: Vec::new(),
            new_managers: Vec::new(),
            former_managers: Vec::new(),
            retitled: Vec::new(),
            renamed: Vec::new(),
        };
        if !matching.is_matched {
            return people;
        }
        for (at, &to) in (0..).zip(&matching.same.people) {
            if to == NONE {
                people.removed.push(at);
            } else {
                let (old, new) = (was.person(at), is.person(to));
                let above = before.parents()[at as usize];
                let above = if above == NONE { NONE } else { matching.same.people[above as usize] };
                let is_handed = above != after.parents()[to as usize] || above == NONE && !before.is_root(at);
                if is_handed && people.moved.binary_search(&at).is_err() {
                    people.handed.push(at);
                }
                if old.title != new.title {
                    people.retitled.push(at);
                }
                if old.name != new.name {
                    people.renamed.push(at);
                }
            }
            if before.is_manager(at) && (to == NONE || !after.is_manager(to)) {
                people.former_managers.push(at);
            }
        }
        for (at, &from) in (0..).zip(&matching.former) {
            if from == NONE {
                people.added.push(at);
            }
            if after.is_manager(at) && (from == NONE || !before.is_manager(from)) {
                people.new_managers.push(at);
            }
        }
        people
    }
}
