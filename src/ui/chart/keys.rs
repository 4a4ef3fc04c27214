//! The keyboard in the tree: the arrow keys of a tree view, Home, End, and `*` to expand siblings.

use crate::engine::ids::PersonId;
use crate::engine::layout::Scene;
use crate::engine::org::NONE;
use crate::session::Drawn;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Another person gets the focus.
    Focus(PersonId),
    /// The person's reports are shown or hidden.
    Toggle,
    /// The person is selected.
    Select,
    /// The siblings' reports are shown.
    Expand(Vec<PersonId>),
}

/// The tree as the keyboard walks it.
pub(super) struct Walk<'a> {
    pub(super) scene: &'a Scene,
    pub(super) drawn: &'a Drawn,
    /// Whether someone's reports are there and shown, there and hidden, or not there.
    pub(super) is_open: &'a dyn Fn(u32) -> Option<bool>,
}

impl Walk<'_> {
    /// What a key asks for at a person.
    pub(super) fn key(&self, key: &str, at: u32) -> Option<Move> {
        match key {
            "ArrowDown" => self.focus(self.next(at)),
            "ArrowUp" => self.focus(self.previous(at)),
            "ArrowRight" => match (self.is_open)(at) {
                Some(true) => self.focus(self.below(at).first().copied()),
                Some(false) => Some(Move::Toggle),
                None => None,
            },
            "ArrowLeft" => match (self.is_open)(at) {
                Some(true) => Some(Move::Toggle),
                Some(false) | None => self.focus(self.above(at)),
            },
            "Home" => self.focus(self.roots().first().copied()),
            "End" => self.focus(self.roots().last().map(|&root| self.last_within(root))),
            // Where people are edited, Enter does that.
            "Enter" | " " => Some(Move::Select),
            "*" => Some(Move::Expand(self.siblings(at).into_iter().map(|at| self.id(at)).collect())),
            _ => None,
        }
    }

    fn id(&self, at: u32) -> PersonId {
        self.drawn.ids[at as usize]
    }

    fn focus(&self, at: Option<u32>) -> Option<Move> {
        at.map(|at| Move::Focus(self.id(at)))
    }

    fn above(&self, at: u32) -> Option<u32> {
        Some(self.drawn.parent[at as usize]).filter(|&parent| parent != NONE)
    }

    /// Who is drawn directly below, in the order in which it is drawn: ICs first, then managers.
    fn below(&self, at: u32) -> Vec<u32> {
        let parent = self.scene.shape_of(at).map(|shape| shape as u32);
        let shapes = self.scene.shapes.iter().filter(|shape| shape.manager.is_some() && shape.manager == parent);
        shapes.map(|shape| shape.person).collect()
    }

    fn roots(&self) -> Vec<u32> {
        self.scene.shapes.iter().filter(|shape| shape.manager.is_none()).map(|shape| shape.person).collect()
    }

    fn siblings(&self, at: u32) -> Vec<u32> {
        self.above(at).map_or_else(|| self.roots(), |parent| self.below(parent))
    }

    fn next(&self, at: u32) -> Option<u32> {
        if let Some(&first) = self.below(at).first() {
            return Some(first);
        }
        let mut at = at;
        loop {
            let siblings = self.siblings(at);
            let place = siblings.iter().position(|&other| other == at)?;
            if let Some(&next) = siblings.get(place + 1) {
                return Some(next);
            }
            at = self.above(at)?;
        }
    }

    fn previous(&self, at: u32) -> Option<u32> {
        let siblings = self.siblings(at);
        let place = siblings.iter().position(|&other| other == at)?;
        match place.checked_sub(1) {
            Some(before) => Some(self.last_within(siblings[before])),
            None => self.above(at),
        }
    }

    fn last_within(&self, at: u32) -> u32 {
        let mut at = at;
        while let Some(&last) = self.below(at).last() {
            at = last;
        }
        at
    }
}
