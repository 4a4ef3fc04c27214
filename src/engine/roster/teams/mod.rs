//! Team files: tables of teams, members and interactions and Team API documents become the topology of a roster.
//!
//! ```text
//! bytes --recognize--> Form --tables, api--> rows --+--> TeamFigures
//!                                                   +--join with a Roster--> Roster with its topology + notices
//! ```
//!
//! Rows keep what the files say; which team or person a reference means is settled only when all files are read.

mod api;
mod column;
mod figures;
mod fill;
mod front_matter;
mod index;
mod interactions;
mod join;
mod markdown;
mod members;
mod rows;
mod tables;
mod words;

pub use column::{TEAM_COLUMNS, TeamColumn};
pub use figures::TeamFigures;
pub use rows::{InteractionRow, MemberRow, Place, TeamRow};

use super::encoding::decode;
use super::import::shown_headings;
use super::table::{read_headings, read_table_of};
use super::{ImportError, MAX_BYTES, Notice};

/// What a team file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table of teams.
    Teams,
    /// A table of who is in which team.
    Members,
    /// A table of how teams work together.
    Interactions,
    /// A Team API document: what one team says of itself, in Markdown with front matter.
    TeamApi,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 4] = [Form::Teams, Form::Members, Form::Interactions, Form::TeamApi];

    /// Name for people, for example "teams".
    pub fn label(self) -> &'static str {
        match self {
            Form::Teams => "teams",
            Form::Members => "members of teams",
            Form::Interactions => "interactions of teams",
            Form::TeamApi => "Team API document",
        }
    }
}

/// Why nothing of a team file was taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TeamFileError {
    /// The bytes are no table and no document.
    #[error(transparent)]
    Unreadable(#[from] ImportError),
    /// A table that lists neither teams nor members nor interactions.
    #[error(
        "this is no team file: the headings ({headings}) are neither those of teams (`team_id`, `name`, `kind`, …), nor of \
         members (`team_id`, `person_id`, `role`), nor of interactions (`from_team`, `to_team`, `mode`)"
    )]
    NoForm {
        /// The headings that are there, shortened.
        headings: String,
    },
    /// A Team API document without a team.
    #[error("the Team API document does not say which team it is about: `team_id` or `name` is needed at its top")]
    NoTeam,
}

/// What team files say, as they say it. Files are read one after the other, in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamFiles {
    /// Teams in the order of the files; an id may occur more than once.
    pub teams: Vec<TeamRow>,
    /// Who is in which team, those who were in it included.
    pub members: Vec<MemberRow>,
    /// How teams work together, as often as it is stated.
    pub interactions: Vec<InteractionRow>,
    /// What was noticed so far, file by file, sorted by row and code within each. The field `file` says which file it is.
    pub notices: Vec<Notice>,
    n_files: u32,
}

impl TeamFiles {
    /// Adds what a file says.
    ///
    /// # Errors
    /// [`TeamFileError`] where it is no team file; nothing is added then.
    pub fn read(&mut self, bytes: &[u8]) -> Result<Form, TeamFileError> {
        if bytes.len() > MAX_BYTES {
            return Err(ImportError::TooLarge.into());
        }
        let file = self.n_files + 1;
        let mut added = TeamFiles::default();
        let decoded = decode(bytes)?;
        let form = if api::is_team_api(&decoded.text) {
            api::read(&mut added, &decoded.text, file)?;
            Form::TeamApi
        } else {
            let table = read_table_of(bytes, column::TEAMS)?;
            let headings = || shown_headings(&table.headers);
            let form =
                column::recognize(&table.headers).ok_or_else(|| TeamFileError::NoForm { headings: headings() })?;
            added.notices.extend(table.notices.iter().map(|notice| notice.clone().with("file", file)));
            tables::read(&mut added, &table, form, file);
            form
        };
        self.n_files = file;
        Notice::sort(&mut added.notices);
        self.teams.append(&mut added.teams);
        self.members.append(&mut added.members);
        self.interactions.append(&mut added.interactions);
        self.notices.append(&mut added.notices);
        Ok(form)
    }
}

/// Which team file the bytes are, by their first lines; `None` for a roster of people and for anything else.
pub fn is_team_file(bytes: &[u8]) -> Option<Form> {
    let decoded = decode(bytes).ok()?;
    if api::is_team_api(&decoded.text) {
        return Some(Form::TeamApi);
    }
    column::recognize(&read_headings(&decoded.text, column::TEAMS)?)
}
