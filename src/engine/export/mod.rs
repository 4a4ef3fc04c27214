//! Pictures and tables of an org as text, for other programs: one writer a format, one line in the table.
//!
//! **Invariant:** names and titles are data. Every format escapes them so that no text of a roster becomes markup, a link or
//! a formula.

mod dot;
mod file_name;
mod mermaid;
mod pages;
mod people;
mod plan;
mod raster;
mod single;
mod svg;
mod table;
mod tables;
mod teams;

pub use file_name::file_name;
pub use pages::Pages;
pub use plan::plan_table;
pub use raster::{PixelSize, drawing_size, pixel_sizes};
pub use single::{PROGRAM_ID, SCENARIO_ID, SingleFile, packed_program};
pub use table::{Table, guarded};
pub use tables::{TABLES, TableKind, table_named};

use crate::engine::analyze::Report;
use crate::engine::org::{Org, Structure};
use crate::engine::scenario::Scenario;

/// An org with what was found out about it: what pictures and tables are made from.
#[derive(Clone, Copy)]
pub struct OrgPicture<'a> {
    /// Names and lines, vacancies included.
    pub org: &'a Org,
    /// The counted people of that org.
    pub structure: &'a Structure,
    /// The analysis of that structure.
    pub report: &'a Report,
    /// What it is called, what is accepted in it, and what only its source knows.
    pub scenario: &'a Scenario,
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Who reports to whom.
    Org,
    /// Teams and how they work together.
    Teams,
}

impl View {
    /// Both views.
    pub const ALL: [View; 2] = [View::Org, View::Teams];

    /// Name in names of files and on the page.
    pub fn label(self) -> &'static str {
        match self {
            View::Org => "org chart",
            View::Teams => "team map",
        }
    }

    /// What the picture is for.
    pub fn help(self) -> &'static str {
        match self {
            View::Org => "Everyone at the size looked at, folded branches included, with the load of each manager",
            View::Teams => "Every team by itself, with its type and how it works with the others",
        }
    }
}

/// A format for the org chart and the team map.
pub struct Format {
    /// Name on the command line.
    pub name: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// What it is good for.
    pub help: &'static str,
    /// File extension, without the dot.
    pub extension: &'static str,
    /// Media type.
    pub media_type: &'static str,
    write_org: fn(&OrgPicture<'_>) -> String,
    write_teams: fn(&OrgPicture<'_>) -> String,
}

impl Format {
    /// The picture as text that ends in a line break.
    pub fn write(&self, view: View, picture: &OrgPicture<'_>) -> String {
        match view {
            View::Org => (self.write_org)(picture),
            View::Teams => (self.write_teams)(picture),
        }
    }
}

/// Every format, the one to offer first first.
pub const FORMATS: &[Format] = &[
    Format {
        name: "svg",
        label: "Drawing (SVG)",
        help: "sharp at any size, for documents, slides and drawing programs",
        extension: "svg",
        media_type: "image/svg+xml",
        write_org: svg::write,
        write_teams: teams::svg,
    },
    Format {
        name: "dot",
        label: "Text for Graphviz (DOT)",
        help: "names and lines as text, for Graphviz to lay out anew",
        extension: "dot",
        media_type: "text/vnd.graphviz",
        write_org: dot::write,
        write_teams: teams::dot,
    },
    Format {
        name: "mermaid",
        label: "Text for wikis (Mermaid)",
        help: "wikis and code hosts draw it inside their pages",
        extension: "mmd",
        media_type: "text/vnd.mermaid",
        write_org: mermaid::write,
        write_teams: teams::mermaid,
    },
];

/// The format of a name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
