//! Texts to the values of a row, and notices about those that could not be read.

use time::Date;

use super::column::Column;
use super::rows::{Place, TeamRow};
use super::words::{StatedMode, domain, is_undefined, items, team_type};
use crate::engine::roster::Notice;
use crate::engine::roster::date::{DateOrder, parse_date};
use crate::engine::roster::notice::quoted;
use crate::engine::roster::number::parse_share;

/// Fills the row of one place.
pub(super) struct Filler<'a> {
    pub(super) place: Place,
    pub(super) notices: &'a mut Vec<Notice>,
}

impl Filler<'_> {
    pub(super) fn note(&mut self, code: &'static str, message: String, fields: &[(&str, &str)]) {
        let notice = self.place.notice(code, message);
        self.notices.push(fields.iter().fold(notice, |notice, (field, value)| notice.with(field, value)));
    }

    /// Sets what one column says of a team. The type is settled by [`Filler::finish`].
    pub(super) fn fill(&mut self, row: &mut TeamRow, column: Column, text: &str) {
        let place = match column {
            Column::Team => &mut row.id,
            Column::Name => &mut row.name,
            Column::Kind => &mut row.kind,
            Column::Parent => &mut row.parent,
            Column::Area => &mut row.area,
            Column::Tribe => &mut row.tribe,
            Column::Description => &mut row.description,
            Column::Leads => return row.leads = items(text).map(str::to_owned).collect(),
            Column::Services => return row.services = items(text).map(str::to_owned).collect(),
            Column::Domains => return row.domains = items(text).map(|item| self.domain(item)).collect(),
            Column::MemberCount => return row.member_count = self.size(text, "member_count"),
            Column::StatedSize => return row.stated_size = self.size(text, "stated_size"),
            Column::Type
            | Column::Person
            | Column::Role
            | Column::Share
            | Column::From
            | Column::To
            | Column::Mode
            | Column::Purpose
            | Column::StatedIn
            | Column::Since => return,
        };
        text.clone_into(place);
    }

    /// Settles type, key and name; `None` where the row names no team.
    pub(super) fn finish(&mut self, mut row: TeamRow, type_word: &str) -> Option<TeamRow> {
        if row.id.is_empty() && row.name.is_empty() {
            self.note("missing_id", "the row names no team and was skipped".to_owned(), &[]);
            return None;
        }
        if row.id.is_empty() {
            row.id.clone_from(&row.name);
        }
        if row.name.is_empty() {
            row.name.clone_from(&row.id);
        }
        let stated = team_type(type_word);
        row.team_type = stated.or_else(|| team_type(&row.kind));
        if row.kind.is_empty() {
            type_word.clone_into(&mut row.kind);
        } else if stated.is_none() && !is_undefined(type_word) && type_word != row.kind {
            let message = format!("{} is none of the four team types and was not read", quoted(type_word));
            self.note("unknown_type", message, &[("value", type_word)]);
        }
        Some(row)
    }

    fn domain(&mut self, item: &str) -> crate::engine::org::Domain {
        let (domain, odd) = domain(item);
        if let Some(word) = odd {
            let message = format!(
                "{} is none of simple, complicated and complex; the domain {} was taken as simple",
                quoted(word),
                quoted(item)
            );
            self.note("unknown_complexity", message, &[("value", word)]);
        }
        domain
    }

    fn size(&mut self, text: &str, column: &str) -> Option<u16> {
        let value = value(text);
        let number = value.strip_suffix(".0").unwrap_or(value);
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let size = number.parse().ok().filter(|_| is_number);
        if size.is_none() {
            self.left_empty("bad_number", column, value, "is not a number of people that fits");
        }
        size
    }

    /// A share of time in basis points.
    pub(super) fn share(&mut self, text: &str) -> Option<u16> {
        let value = value(text);
        let share = parse_share(value);
        if share.is_none() {
            self.left_empty("bad_number", "share", value, "is not a share");
        }
        share
    }

    /// A day.
    pub(super) fn since(&mut self, text: &str) -> Option<Date> {
        let value = value(text);
        let day = parse_date(value, DateOrder::Unsettled).ok();
        if day.is_none() {
            self.left_empty("bad_date", "since", value, "is not a date");
        }
        day
    }

    /// A mode in its usual spelling; a word that names none stays as it is.
    pub(super) fn mode(&mut self, word: &str) -> String {
        if let Some(mode) = StatedMode::of(word) {
            return mode.as_str().to_owned();
        }
        let what = if word.is_empty() { "no mode is said".to_owned() } else { format!("{} is no mode", quoted(word)) };
        let message = format!("{what} of working together that this project knows; the interaction was left out");
        self.note("unknown_mode", message, &[("mode", word)]);
        word.to_owned()
    }

    fn left_empty(&mut self, code: &'static str, column: &str, value: &str, why: &str) {
        if !value.is_empty() {
            let message = format!("{column} {} {why}; it was left empty", quoted(value));
            self.note(code, message, &[("column", column), ("value", value)]);
        }
    }
}

/// A cell, blank where it says that there is nothing.
fn value(text: &str) -> &str {
    match text {
        "-" | "n/a" | "N/A" | "none" | "None" | "null" | "NULL" => "",
        value => value,
    }
}
