//! Pictures and tables of an org as text, for other programs: one writer a format, one line in the table.
//!
//! **Invariant:** names and titles are data. Every format escapes them so that no text of a roster becomes markup, a link or
//! a formula.

mod dot;
mod mermaid;
mod people;
mod plan;
mod svg;
mod table;
mod teams;

pub use plan::plan_table;
pub use table::{Table, guarded};

use crate::engine::analyze::Report;
use crate::engine::org::{Org, Structure};

/// An org with what was found out about it: what a picture is drawn from.
#[derive(Clone, Copy)]
pub struct OrgPicture<'a> {
    /// Names and lines, vacancies included.
    pub org: &'a Org,
    /// The counted people of that org.
    pub structure: &'a Structure,
    /// The analysis of that structure.
    pub report: &'a Report,
    /// What the picture is called.
    pub title: &'a str,
}

/// A format for the org chart and the team map.
pub struct Format {
    /// Name on the command line and the page.
    pub name: &'static str,
    /// File extension, without the dot.
    pub extension: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// Writes the org chart; the text ends in a line break.
    pub write: fn(&OrgPicture<'_>) -> String,
    /// Writes the team map, in the same way.
    pub write_teams: fn(&OrgPicture<'_>) -> String,
}

/// Every format, the one to offer first first.
pub const FORMATS: &[Format] = &[
    Format { name: "svg", extension: "svg", media_type: "image/svg+xml", write: svg::write, write_teams: teams::svg },
    Format {
        name: "dot",
        extension: "dot",
        media_type: "text/vnd.graphviz",
        write: dot::write,
        write_teams: teams::dot,
    },
    Format {
        name: "mermaid",
        extension: "mmd",
        media_type: "text/vnd.mermaid",
        write: mermaid::write,
        write_teams: teams::mermaid,
    },
];

/// The format of a name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
