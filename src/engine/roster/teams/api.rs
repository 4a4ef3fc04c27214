//! Team API documents: what one team says of itself (the template of *Team Topologies*).

use super::column::{Column, known};
use super::fill::Filler;
use super::front_matter::{Entry, Item, Parts, parse, split};
use super::markdown::{Section, item_name, sections};
use super::rows::{API_TABLE, FRONT_MATTER, InteractionRow, Place, TeamRow};
use super::tables::interaction;
use super::words::StatedMode;
use super::{Form, TeamFileError, TeamFiles};
use crate::engine::roster::clean::without_unseen;
use crate::engine::roster::notice::quoted;

const FOCUS: &str = "team name and focus";
const DEPENDENCIES: &str = "dependencies";
const INTERACTIONS: &str = "teams we currently interact with";

/// Whether a text is a Team API document: front matter that tells of a team, or the headings of the template.
pub(super) fn is_team_api(text: &str) -> bool {
    const LOOKED_AT: usize = 64 << 10;
    let Parts { front, body, .. } = split(&text[..text.floor_char_boundary(LOOKED_AT)]);
    let is_key = |line: &str| line.starts_with("team_id:") || line.starts_with("team_type:");
    let is_heading = |line: &str| {
        let title = line.trim_start_matches('#');
        let title = title.trim().to_lowercase();
        line.starts_with('#') && (title.starts_with(FOCUS) || title.starts_with(INTERACTIONS))
    };
    front.iter().any(|(_, line)| is_key(line)) || body.iter().any(|(_, line)| is_heading(line))
}

/// Adds the team of a document, and what it says of others.
pub(super) fn read(files: &mut TeamFiles, text: &str, file: u32) -> Result<(), TeamFileError> {
    let TeamFiles { teams, interactions, notices, .. } = files;
    for (row, line) in (1..).zip(text.lines()) {
        if let Some(removed) = without_unseen(line).removed {
            notices.push(Place { file, row }.notice("odd_characters", format!("{removed} removed from the line")));
        }
    }
    let text = without_unseen(text).text;
    let parts = split(&text);
    let mut filler = Filler { place: Place { file, row: 1 }, notices };
    if parts.is_unclosed {
        let message = "the front matter has no end: a line `---` is missing; it was read up to the first heading";
        filler.note("bad_line", message.to_owned(), &[]);
    }
    let entries = parse(&parts.front, |(row, line)| {
        let message = format!("{} was not understood and was skipped", quoted(line.trim()));
        filler.notices.push(Place { file, row }.notice("bad_line", message));
    });
    for entry in &entries {
        note_unread(entry, &mut filler);
    }
    let sections = sections(&parts.body);
    let (row, type_word) = team(&entries, &sections, &mut filler);
    let team = filler.finish(row, &type_word).ok_or(TeamFileError::NoTeam)?;
    for entry in &entries {
        interactions.extend(stated_in_front(entry, &team.id, &mut filler));
    }
    for section in sections.iter().filter(|section| section.heading.starts_with(INTERACTIONS)) {
        interactions.extend(stated_in_table(section, &team.id, &mut filler));
    }
    teams.push(team);
    Ok(())
}

/// Notes what stands below a known key in another shape than the one that is read.
fn note_unread(entry: &Entry, filler: &mut Filler<'_>) {
    let is_stated = is_stated(entry);
    if !is_stated && known(Form::Teams, &entry.key).is_none() {
        return;
    }
    let odd_items = entry.items.iter().filter(|item| !is_stated && !item.fields[0].0.is_empty()).map(|item| item.line);
    let odd_map = (!entry.map.is_empty()).then_some(entry.line);
    for row in odd_items.chain(odd_map) {
        let message = format!("what stands below {} is nested and was skipped", quoted(&entry.key));
        let notice = Place { row, ..filler.place }.notice("bad_line", message);
        filler.notices.push(notice);
    }
}

/// Whether an entry says how the team works with others.
fn is_stated(entry: &Entry) -> bool {
    matches!(entry.key.as_str(), DEPENDENCIES | "interactions")
}

/// What the front matter and the sections say of the team, and the word for its type.
fn team(entries: &[Entry], sections: &[Section<'_>], filler: &mut Filler<'_>) -> (TeamRow, String) {
    let mut row = TeamRow { place: filler.place, ..TeamRow::default() };
    let mut type_word = String::new();
    let mut set = |key: &str, text: &str| match known(Form::Teams, key) {
        Some((column, _)) if column.column == Column::Type => text.clone_into(&mut type_word),
        Some((column, _)) => filler.fill(&mut row, column.column, text),
        None => {}
    };
    for (key, text) in entries.iter().filter(|entry| entry.key == "metadata").flat_map(|entry| &entry.map) {
        set(key, text);
    }
    for entry in entries {
        let texts = entry.items.iter().flat_map(|item| &item.fields).filter(|(key, _)| key.is_empty());
        let list = texts.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(";");
        set(&entry.key, if entry.items.is_empty() { &entry.text } else { &list });
    }
    let find = |start: &str| sections.iter().find(|section| section.heading.starts_with(start));
    if type_word.is_empty() {
        type_word = find("team type").map(Section::paragraph).unwrap_or_default();
    }
    if row.name.is_empty() && row.id.is_empty() {
        let top = sections.iter().find(|section| section.level == 1);
        row.name = top.map_or("", |section| section.title).to_owned();
    }
    if row.description.is_empty() {
        row.description = find(FOCUS).map(|section| without_name(section.paragraph(), &row.name)).unwrap_or_default();
    }
    if row.services.is_empty() {
        let services = find("services provided").into_iter().flat_map(Section::bullets).map(item_name);
        row.services = services.filter(|name| !name.is_empty()).collect();
    }
    (row, type_word)
}

/// `Name – what it does` without the name.
fn without_name(text: String, name: &str) -> String {
    let behind = text.strip_prefix(name).filter(|_| !name.is_empty()).map(str::trim_start);
    match behind.and_then(|rest| rest.strip_prefix(['-', '–', '—', ':'])) {
        Some(rest) => rest.trim_start().to_owned(),
        None => text,
    }
}

/// The `dependencies` and `interactions` of the front matter.
fn stated_in_front(entry: &Entry, from: &str, filler: &mut Filler<'_>) -> Vec<InteractionRow> {
    let is_dependency = entry.key == DEPENDENCIES;
    let alone = Item { line: entry.line, fields: vec![(String::new(), entry.text.clone())] };
    let alone = Some(&alone).filter(|_| !entry.text.is_empty());
    let mut rows = Vec::new();
    for item in entry.items.iter().chain(alone).filter(|_| is_stated(entry)) {
        let mut filler = Filler { place: Place { row: item.line, ..filler.place }, notices: filler.notices };
        let text = |wanted: Column| {
            let mut fields = item.fields.iter();
            let field = fields.find(|(key, _)| match known(Form::Interactions, key) {
                Some((column, _)) => column.column == wanted,
                // A mere text is the other team.
                None => key.is_empty() && wanted == Column::To,
            });
            match wanted {
                Column::From => from,
                Column::StatedIn => FRONT_MATTER,
                Column::Mode if is_dependency => StatedMode::Dependency.as_str(),
                _ => field.map_or("", |(_, text)| text.as_str()),
            }
        };
        rows.push(interaction(text, &mut filler));
    }
    rows
}

/// The table of a section, a row an interaction.
fn stated_in_table(section: &Section<'_>, from: &str, filler: &mut Filler<'_>) -> Vec<InteractionRow> {
    let table = section.table();
    let Some(((_, head), rows)) = table.split_first() else { return Vec::new() };
    let columns: Vec<Option<Column>> =
        head.iter().map(|heading| known(Form::Interactions, heading).map(|(column, _)| column.column)).collect();
    let mut read = Vec::new();
    for (row, cells) in rows {
        let mut filler = Filler { place: Place { row: *row, ..filler.place }, notices: filler.notices };
        let text = |wanted: Column| match wanted {
            Column::From => from,
            Column::StatedIn => API_TABLE,
            _ => {
                columns.iter().position(|column| *column == Some(wanted)).and_then(|at| cells.get(at)).map_or("", |c| c)
            }
        };
        if cells.iter().any(|cell| !cell.is_empty()) {
            read.push(interaction(text, &mut filler));
        }
    }
    read
}
