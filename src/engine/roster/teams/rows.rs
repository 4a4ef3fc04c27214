//! Rows of team files as they are written, before anything is joined.

use time::Date;

use crate::engine::org::{Domain, TeamType};
use crate::engine::roster::Notice;

/// Where something is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// Which of the files, from 1, in the order in which they were read.
    pub file: u32,
    /// Line of the file, from 1; 0 for the whole file.
    pub row: u32,
}

impl Place {
    /// A notice about this place; its field `file` says which file it is.
    pub(super) fn notice(self, code: &'static str, message: impl Into<String>) -> Notice {
        Notice::new(self.row, code, message).with("file", self.file)
    }
}

/// A team. Text is empty where unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamRow {
    /// Where it is written.
    pub place: Place,
    /// Key, never empty.
    pub id: String,
    /// Name, never empty.
    pub name: String,
    /// The sort of team as written.
    pub kind: String,
    /// One of the four types, where the type or the kind names one.
    pub team_type: Option<TeamType>,
    /// Key or name of the team that it is part of.
    pub parent: String,
    /// Keys of those who lead it.
    pub leads: Vec<String>,
    /// People in it as somebody counted them.
    pub member_count: Option<u16>,
    /// People in it as stated.
    pub stated_size: Option<u16>,
    /// Area, value stream or platform grouping.
    pub area: String,
    /// Tribe.
    pub tribe: String,
    /// What it is there for.
    pub description: String,
    /// What it answers for.
    pub domains: Vec<Domain>,
    /// What it offers to others.
    pub services: Vec<String>,
}

/// A person's part in a team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberRow {
    /// Where it is written.
    pub place: Place,
    /// Key or name of the team.
    pub team: String,
    /// Key of the person, never empty.
    pub person: String,
    /// Name of the person.
    pub name: String,
    /// Role in lower case, `member` where none is said.
    pub role: String,
    /// Share of the person's time in basis points.
    pub share: Option<u16>,
}

/// How two teams work together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InteractionRow {
    /// Where it is written.
    pub place: Place,
    /// Key or name of the one team.
    pub from: String,
    /// Key or name of the other.
    pub to: String,
    /// The mode in its usual spelling, or the word as written.
    pub mode: String,
    /// What for.
    pub purpose: String,
    /// The part of a document that states it.
    pub stated_in: String,
    /// Since when.
    pub since: Option<Date>,
}

/// The part of a Team API document whose purposes win over those of others.
pub(super) const API_TABLE: &str = "team-api-table";
/// The other part that states interactions.
pub(super) const FRONT_MATTER: &str = "front-matter";
