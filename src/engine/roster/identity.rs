//! Who each row is: its key, its name, and which rows are taken.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::clean::{Clean, clean, has_no_break_space_at_end};
use super::lookup::first_last;
use super::notice::quoted;
use super::{ColumnMap, Field, Notice, Record, Table};

/// The column that tells people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum KeyColumn {
    Id,
    Email,
    Name,
}

/// A row that becomes a person.
pub(super) struct Taken<'a> {
    pub(super) record: &'a Record,
    pub(super) id: Cow<'a, str>,
    /// Full name, empty where the file has none.
    pub(super) name: String,
}

/// The rows that become people.
pub(super) struct Identity<'a> {
    pub(super) taken: Vec<Taken<'a>>,
    /// Index in `taken` by key; e-mails in lower case. Empty where names are the key, since a repeated name must not
    /// find its first bearer.
    pub(super) index_by_key: HashMap<Cow<'a, str>, u32>,
}

/// Gives every row its key; repeated keys are skipped, missing ones made up, both with a notice.
pub(super) fn identify<'a>(table: &'a Table, columns: &ColumnMap, notices: &mut Vec<Notice>) -> Identity<'a> {
    let (key, column) = match (columns.get(Field::Id), columns.get(Field::Email)) {
        (Some(column), _) => (KeyColumn::Id, column),
        (None, Some(column)) => (KeyColumn::Email, column),
        (None, None) => (KeyColumn::Name, 0),
    };
    note_missing_id_column(table, key, notices);
    let names = Names::of(table, columns);
    let mut taken: Vec<Taken<'a>> = Vec::with_capacity(table.records.len());
    let mut index_by_key = HashMap::with_capacity(table.records.len());
    for record in &table.records {
        let name = names.full_name(record);
        let mut id = match key {
            KeyColumn::Id | KeyColumn::Email => read_id(table.cell(record, column), key, record, notices),
            KeyColumn::Name => Cow::Owned(name.clone()),
        };
        if !id.is_empty() {
            let next = u32::try_from(taken.len()).expect("the row limit keeps indices small");
            match index_by_key.entry(compared(&id, key)) {
                Entry::Vacant(entry) => {
                    entry.insert(next);
                }
                // Two people may have one name: the second gets an id below, once all names are known.
                Entry::Occupied(_) if key == KeyColumn::Name => id = Cow::Borrowed(""),
                Entry::Occupied(entry) => {
                    notices.push(duplicate_id(table, &id, taken[*entry.get() as usize].record, record));
                    continue;
                }
            }
        }
        taken.push(Taken { record, id, name });
    }
    make_up_ids(&mut taken, key, &index_by_key, notices);
    if key == KeyColumn::Name {
        index_by_key.clear();
    }
    Identity { taken, index_by_key }
}

/// A key as it is compared.
fn compared<'a>(id: &Cow<'a, str>, key: KeyColumn) -> Cow<'a, str> {
    if key == KeyColumn::Email { Cow::Owned(id.to_lowercase()) } else { id.clone() }
}

fn note_missing_id_column(table: &Table, key: KeyColumn, notices: &mut Vec<Notice>) {
    let used = match key {
        KeyColumn::Id => return,
        KeyColumn::Email => "e-mail",
        KeyColumn::Name => "name",
    };
    let message = format!("no column holds an id: people are told apart by their {used}");
    notices.push(Notice::new(table.header_line, "no_id_column", message).with("used", used));
}

fn read_id<'a>(cell: &'a str, key: KeyColumn, record: &Record, notices: &mut Vec<Notice>) -> Cow<'a, str> {
    let Clean { text, removed } = clean(cell);
    let id = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    if let Some(removed) = removed.or(has_no_break_space_at_end(cell).then_some("a no-break space")) {
        let column = if key == KeyColumn::Email { Field::Email } else { Field::Id };
        let message = format!("{removed} removed from the {} {}", column.label().to_lowercase(), quoted(&id));
        notices.push(Notice::new(record.line, "odd_characters", message).with("column", column.key()));
    }
    if is_scientific(&id) {
        let message =
            format!("the id {} looks like a number that a spreadsheet reformatted: check the export", quoted(&id));
        notices.push(Notice::new(record.line, MANGLED_ID, message).with("id", &id));
    }
    id
}

pub(super) const MANGLED_ID: &str = "mangled_id";

/// `1.00E+05`: what a spreadsheet makes of a long number.
pub(super) fn is_scientific(id: &str) -> bool {
    if !id.contains('+') {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    id.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        let (whole, decimals) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
        digits(whole) && digits(decimals) && exponent.strip_prefix('+').is_some_and(digits)
    })
}

fn duplicate_id(table: &Table, id: &str, first: &Record, second: &Record) -> Notice {
    let what = if table.row(first).eq(table.row(second)) { "repeats row" } else { "is already the id of row" };
    let message = format!("{} {what} {}; the first row was kept and this one skipped", quoted(id), first.line);
    Notice::new(second.line, "duplicate_id", message).with("id", id).with("first_row", first.line)
}

fn make_up_ids(
    taken: &mut [Taken<'_>],
    key: KeyColumn,
    index_by_key: &HashMap<Cow<'_, str>, u32>,
    notices: &mut Vec<Notice>,
) {
    // A made-up id ends in the line of its row or in a count of its name, so two of them clash only by way of names.
    let mut made_up: HashMap<String, u32> = HashMap::new();
    for person in taken.iter_mut().filter(|person| person.id.is_empty()) {
        let line = person.record.line;
        let is_namesake = key == KeyColumn::Name && !person.name.is_empty();
        let base = if is_namesake { person.name.clone() } else { format!("row-{line}") };
        let mut count = made_up.get(&base).copied().unwrap_or(u32::from(is_namesake));
        let id = loop {
            count += 1;
            let id = if count == 1 { base.clone() } else { format!("{base}~{count}") };
            let is_free = !index_by_key.contains_key(&*compared(&Cow::Borrowed(&id), key));
            if is_free && !made_up.contains_key(&id) {
                break id;
            }
        };
        made_up.insert(base, count);
        made_up.entry(id.clone()).or_insert(1);
        person.id = Cow::Owned(id);
        let id = &person.id;
        notices.push(if is_namesake {
            let message =
                format!("the name {} occurs before; this row got the id {}", quoted(&person.name), quoted(id));
            Notice::new(line, "duplicate_name", message).with("id", id)
        } else {
            Notice::new(line, "missing_id", format!("no id; the row got the id `{id}`")).with("id", id)
        });
    }
}

/// The columns that make up a name.
struct Names<'a> {
    table: &'a Table,
    full: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    last_comes_first: bool,
}

impl<'a> Names<'a> {
    fn of(table: &'a Table, columns: &ColumnMap) -> Self {
        let full = columns.get(Field::Name);
        let (first, last) = (columns.get(Field::FirstName), columns.get(Field::LastName));
        let last_comes_first = full.is_some_and(|column| last_comes_first(table, column));
        Self { table, full, first, last, last_comes_first }
    }

    fn full_name(&self, record: &Record) -> String {
        let read =
            |column: Option<usize>| column.map_or_else(Default::default, |c| clean(self.table.cell(record, c)).text);
        let (full, first, last) = (read(self.full), read(self.first), read(self.last));
        if full.is_empty() {
            return format!("{first} {last}").trim().to_owned();
        }
        if self.last_comes_first
            && let Some(name) = first_last(&full)
        {
            return name;
        }
        // A `name` column beside a last name only is the first name.
        if self.first.is_none() && !last.is_empty() && !full.contains(last.as_ref()) {
            return format!("{full} {last}");
        }
        full.into_owned()
    }
}

/// A heading of names that are meant as they are written, whatever commas they have.
pub const NAMES_AS_WRITTEN: &str = "name (first last)";

/// Whether a column holds `Last, First`: its heading says so, or its values look like it.
fn last_comes_first(table: &Table, column: usize) -> bool {
    let heading = table.headers.get(column).map_or_else(String::new, |h| h.to_lowercase().replace(' ', ""));
    let says = |order| heading.contains(order);
    let values = || table.records.iter().map(|record| table.cell(record, column));
    says("(last,first)") || says("lastname,firstname") || (!says("(firstlast)") && look_reversed(values()))
}

/// Whether nearly all of the first names have just one comma, as in `Last, First`. Blank ones do not count.
pub fn look_reversed<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    const SAMPLE: usize = 1000;
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    let (n_names, n_pairs) = names.take(SAMPLE).fold((0, 0), |(n, pairs), name| {
        (n + 1, pairs + usize::from(name.bytes().filter(|&b| b == b',').count() == 1))
    });
    n_names > 1 && n_pairs * 10 >= n_names * 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::read_table;

    /// Rows and codes of the notices.
    type Codes = Vec<(u32, &'static str)>;

    fn people(text: &str) -> (Vec<(String, String)>, Codes) {
        let table = read_table(text.as_bytes()).expect("a table");
        let mut notices = Vec::new();
        let Identity { taken, .. } = identify(&table, &ColumnMap::guess(&table), &mut notices);
        let pairs = taken.into_iter().map(|t| (t.id.into_owned(), t.name)).collect();
        (pairs, notices.iter().map(|n| (n.row, n.code)).collect())
    }

    fn ids(text: &str) -> Vec<String> {
        people(text).0.into_iter().map(|(id, _)| id).collect()
    }

    fn names(text: &str) -> Vec<String> {
        people(text).0.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn made_up_ids_never_clash() {
        assert_eq!(ids("id,name\n,A\nrow-2,B\nrow-2~2,C\n,D\n"), ["row-2~3", "row-2", "row-2~2", "row-5"]);
        assert_eq!(ids("name,title\nAnn,x\nAnn,y\nAnn~2,z\nAnn,w\n"), ["Ann", "Ann~3", "Ann~2", "Ann~4"]);
    }

    #[test]
    fn repeated_ids_are_skipped_by_name() {
        let (pairs, codes) = people("id,name\n1,A\n1,A\n1,B\n");
        assert_eq!(pairs.len(), 1);
        assert_eq!(codes, [(3, "duplicate_id"), (4, "duplicate_id")]);
        assert_eq!(ids("email,name\na@x.y,A\nA@X.Y,B\n"), ["a@x.y"]);
    }

    #[test]
    fn names_from_one_or_two_columns() {
        assert_eq!(names("id,First Name,Last Name\n1,Ann,Lee\n2,,Ray\n"), ["Ann Lee", "Ray"]);
        assert_eq!(names("id,name,lastName\n1,Ann,Lee\n"), ["Ann Lee"]);
        assert_eq!(names("id,displayName,surname\n1,Ann Lee,Lee\n"), ["Ann Lee"]);
        assert_eq!(names("id,\"Name (Last, First)\"\n1,\"Lee, Ann\"\n"), ["Ann Lee"]);
        assert_eq!(names("id,name\n1,\"Lee, Ann\"\n2,\"Ray, Bob\"\n"), ["Ann Lee", "Bob Ray"]);
        assert_eq!(names("id,name\n1,\"Lee, PhD\"\n2,Bob Ray\n"), ["Lee, PhD", "Bob Ray"]);
        let as_written = format!("id,{NAMES_AS_WRITTEN}\n1,\"Ann Lee, PhD\"\n2,\"Bob Ray, MSc\"\n");
        assert_eq!(names(&as_written), ["Ann Lee, PhD", "Bob Ray, MSc"]);
    }

    #[test]
    fn numbers_that_a_spreadsheet_reformatted() {
        assert!(is_scientific("1.00E+05") && is_scientific("1E+10") && is_scientific("1,23e+11"));
        assert!(!is_scientific("E+05") && !is_scientific("1E5") && !is_scientific("e3") && !is_scientific("7"));
        assert_eq!(people("id,name\n1.00E+05,A\n").1, [(2, "mangled_id")]);
    }
}
