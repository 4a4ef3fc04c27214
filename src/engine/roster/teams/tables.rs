//! Tables of teams, members and interactions to rows.

use super::column::{Column, columns_of};
use super::fill::Filler;
use super::rows::{InteractionRow, MemberRow, Place, TeamRow};
use super::{Form, TeamFiles};
use crate::engine::roster::clean::clean;
use crate::engine::roster::notice::quoted;
use crate::engine::roster::{Record, Table};

/// Adds the rows of a table.
pub(super) fn read(files: &mut TeamFiles, table: &Table, form: Form, file: u32) {
    let columns = columns_of(form, &table.headers);
    for record in &table.records {
        let place = Place { file, row: record.line };
        let mut filler = Filler { place, notices: &mut files.notices };
        let cells: Vec<(Column, String)> = columns
            .iter()
            .map(|&(row, column)| (row.column, cell(table, record, column, row.key, &mut filler)))
            .collect();
        let text =
            |wanted: Column| cells.iter().find(|(column, _)| *column == wanted).map_or("", |(_, text)| text.as_str());
        match form {
            Form::Members => files.members.extend(member(text, &mut filler)),
            Form::Interactions => files.interactions.push(interaction(text, &mut filler)),
            Form::Teams | Form::TeamApi => {
                let mut row = TeamRow { place, ..TeamRow::default() };
                let type_word = text(Column::Type);
                for (column, text) in &cells {
                    filler.fill(&mut row, *column, text);
                }
                files.teams.extend(filler.finish(row, type_word));
            }
        }
    }
}

/// A cell without what nobody sees.
fn cell(table: &Table, record: &Record, column: usize, key: &str, filler: &mut Filler<'_>) -> String {
    let cleaned = clean(table.cell(record, column));
    if let Some(removed) = cleaned.removed {
        filler.note("odd_characters", format!("{removed} removed from `{key}`"), &[("column", key)]);
    }
    cleaned.text.trim().to_owned()
}

fn member<'a>(text: impl Fn(Column) -> &'a str, filler: &mut Filler<'_>) -> Option<MemberRow> {
    let (name, team) = (text(Column::Name), text(Column::Team));
    let person = if text(Column::Person).is_empty() { name } else { text(Column::Person) };
    if person.is_empty() {
        let message = format!("no person is named beside the team {}; the row was skipped", quoted(team));
        filler.note("missing_id", message, &[("team", team)]);
        return None;
    }
    let role = text(Column::Role).to_lowercase();
    Some(MemberRow {
        place: filler.place,
        team: team.to_owned(),
        person: person.to_owned(),
        name: name.to_owned(),
        role: if role.is_empty() { "member".to_owned() } else { role },
        share: filler.share(text(Column::Share)),
    })
}

/// An interaction; `text` gives the texts by column.
pub(super) fn interaction<'a>(text: impl Fn(Column) -> &'a str, filler: &mut Filler<'_>) -> InteractionRow {
    InteractionRow {
        place: filler.place,
        from: text(Column::From).to_owned(),
        to: text(Column::To).to_owned(),
        mode: filler.mode(text(Column::Mode)),
        purpose: text(Column::Purpose).to_owned(),
        stated_in: text(Column::StatedIn).to_owned(),
        since: filler.since(text(Column::Since)),
    }
}
