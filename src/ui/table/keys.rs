//! The keyboard in the table: rows and cells of a tree grid.

use super::columns::{Column, How};
use crate::session::table::Table;

/// Where the keyboard is: a row, or a cell in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: Option<Column>,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The keyboard goes somewhere.
    Go(Place),
    /// It goes to a row, and everyone on the way is selected.
    Extend(usize),
    /// The rows below are shown, or hidden.
    Toggle,
    /// The person alone is selected.
    Select,
    /// The person is selected besides, or no longer.
    Mark,
    /// A cell is edited.
    Edit(Column),
}

/// The table as the keyboard walks it.
pub(super) struct Walk<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a [Column],
    /// Rows that a page has.
    pub(super) page: usize,
    /// Whether rows can be folded.
    pub(super) folds: bool,
}

impl Walk<'_> {
    /// What a key asks for at a place.
    pub(super) fn key(&self, key: &str, shift: bool, ctrl: bool, here: Place) -> Option<Step> {
        let last = self.table.rows.len().saturating_sub(1);
        let go = |row: usize| Some(Step::Go(Place { row: row.min(last), ..here }));
        let row = self.table.rows.get(here.row)?;
        Some(match (key, shift, ctrl) {
            ("ArrowDown", true, false) => Step::Extend((here.row + 1).min(last)),
            ("ArrowUp", true, false) => Step::Extend(here.row.saturating_sub(1)),
            (" ", true, false) | (" ", false, true) => Step::Mark,
            (" ", false, false) => Step::Select,
            ("Home", false, true) => return go(0),
            ("End", false, true) => return go(last),
            (_, true, _) | (_, _, true) => return None,
            ("ArrowDown", ..) => return go(here.row + 1),
            ("ArrowUp", ..) => return go(here.row.saturating_sub(1)),
            ("PageDown", ..) => return go(here.row + self.page),
            ("PageUp", ..) => return go(here.row.saturating_sub(self.page)),
            ("ArrowRight", ..) if here.column.is_none() && row.is_open == Some(false) => Step::Toggle,
            ("ArrowRight", ..) => return self.beside(here, true),
            ("ArrowLeft", ..) if here.column.is_some() => return self.beside(here, false),
            ("ArrowLeft", ..) if row.is_open == Some(true) && self.folds => Step::Toggle,
            ("ArrowLeft", ..) => return go(self.table.above(here.row)?),
            ("Home", ..) if here.column.is_none() => return go(0),
            ("End", ..) if here.column.is_none() => return go(last),
            ("Home", ..) => Step::Go(Place { column: self.columns.first().copied(), ..here }),
            ("End", ..) => Step::Go(Place { column: self.columns.last().copied(), ..here }),
            ("Enter" | "F2", ..) => Step::Edit(here.column.filter(|column| column.line().how != How::Not)?),
            _ => return None,
        })
    }

    /// The cell beside; to the left of the first one is the row itself.
    fn beside(&self, here: Place, is_right: bool) -> Option<Step> {
        let at = here.column.and_then(|column| self.columns.iter().position(|&other| other == column));
        let column = match (at, is_right) {
            (None, true) => Some(*self.columns.first()?),
            (Some(at), true) => Some(*self.columns.get(at + 1)?),
            (Some(at), false) => at.checked_sub(1).map(|at| self.columns[at]),
            (None, false) => None,
        };
        Some(Step::Go(Place { column, ..here }))
    }

    /// The next cell that is edited in its place, or the one before, over the ends of rows.
    pub(super) fn next_edited(&self, here: Place, is_back: bool) -> Option<Place> {
        let edited = |column: &&Column| matches!(column.line().how, How::Text | How::Team);
        let columns: Vec<Column> = self.columns.iter().filter(edited).copied().collect();
        let at = columns.iter().position(|&column| Some(column) == here.column)?;
        match (is_back, at) {
            (false, at) if at + 1 < columns.len() => Some(Place { column: Some(columns[at + 1]), ..here }),
            (false, _) => (here.row + 1 < self.table.rows.len())
                .then(|| Place { row: here.row + 1, column: columns.first().copied() }),
            (true, 0) => Some(Place { row: here.row.checked_sub(1)?, column: columns.last().copied() }),
            (true, at) => Some(Place { column: Some(columns[at - 1]), ..here }),
        }
    }
}
