//! What an org is as tables: one file and one line a table.
//!
//! Columns that an import reads come first, in the order of its canonical header, and what is worked out comes after them
//! under headings that no import takes for something else.

mod findings;
mod interactions;
mod load;
mod members;
mod people;
mod teams;

use super::OrgPicture;

/// A table of an org.
pub struct TableKind {
    /// Name on the command line and in names of files.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// What is in it and what it is good for.
    pub help: &'static str,
    /// Writes it as CSV.
    pub write: fn(&OrgPicture<'_>) -> String,
}

/// Every table, the one to offer first first.
pub const TABLES: &[TableKind] = &[
    TableKind {
        name: "people",
        label: "People",
        help: "Everyone with manager, team, layer and load; opens here again as the same org",
        write: people::write,
    },
    TableKind {
        name: "load",
        label: "Load",
        help: "What every manager's week is made of, in minutes by cause",
        write: load::write,
    },
    TableKind {
        name: "teams",
        label: "Teams",
        help: "Type, size, domains, services and leads of every team; can be imported beside the people",
        write: teams::write,
    },
    TableKind {
        name: "members",
        label: "Members of teams",
        help: "Who is in which team with which part of their time; can be imported beside the people",
        write: members::write,
    },
    TableKind {
        name: "interactions",
        label: "Interactions",
        help: "Which teams work together, in which mode and since when; can be imported beside the people",
        write: interactions::write,
    },
    TableKind {
        name: "findings",
        label: "Findings",
        help: "Every flag with what was measured, the limit, its source and grade, and whether it is muted",
        write: findings::write,
    },
];

/// The table of a name.
pub fn table_named(name: &str) -> Option<&'static TableKind> {
    TABLES.iter().find(|table| table.name == name)
}

/// A value, or nothing.
fn or_blank<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Items of one cell; a semicolon in one of them would make two of it.
fn listed<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| item.as_ref().replace(';', ",")).collect::<Vec<_>>().join("; ")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
