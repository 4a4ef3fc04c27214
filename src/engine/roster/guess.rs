//! Which columns hold what, by their headings and their values.

use std::collections::HashSet;

use super::clean::clean;
use super::column::known_heading;
use super::{ColumnMap, Field, Table};

/// How many rows are enough to judge what kind of values a column holds.
const SAMPLE: usize = 500;

/// How many columns may compete for one field: each is read to its first value.
const MOST_CANDIDATES: usize = 32;

impl ColumnMap {
    /// Guesses the columns of a table. Headings say what a column may be; where several compete for one field, a column
    /// with values beats an empty one, then the better heading wins, then the earlier column. The id is the column to which
    /// the managers point. A `manager` column of ids or of e-mails is taken as such.
    pub fn guess(table: &Table) -> Self {
        let candidates = Candidates::of(table);
        let mut columns = Self::default();
        for field in Field::ALL {
            if let Some(column) = candidates.best(field) {
                columns.set(field, column);
            }
        }
        guess_id(&candidates, &mut columns);
        classify_manager(table, &mut columns);
        columns
    }
}

/// A column that a heading proposes for a field.
struct Candidate {
    field: Field,
    /// How good the heading is; 0 is the first choice.
    rank: usize,
    column: usize,
    is_filled: bool,
}

struct Candidates<'a> {
    table: &'a Table,
    all: Vec<Candidate>,
}

impl<'a> Candidates<'a> {
    fn of(table: &'a Table) -> Self {
        let mut n_of_field = [0; Field::ALL.len()];
        let all = table.headers.iter().enumerate().filter_map(|(column, heading)| {
            let (field, rank) = known_heading(heading)?;
            n_of_field[field as usize] += 1;
            if n_of_field[field as usize] > MOST_CANDIDATES {
                return None;
            }
            let is_filled = values(table, column).next().is_some();
            Some(Candidate { field, rank, column, is_filled })
        });
        let all = all.collect();
        Self { table, all }
    }

    fn of_field(&self, field: Field) -> impl Iterator<Item = &Candidate> {
        self.all.iter().filter(move |candidate| candidate.field == field)
    }

    fn best(&self, field: Field) -> Option<usize> {
        self.of_field(field).min_by_key(|c| (!c.is_filled, c.rank, c.column)).map(|c| c.column)
    }
}

/// The cells of a column that hold something.
fn values(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    table.records.iter().map(move |record| table.cell(record, column).trim()).filter(|value| !value.is_empty())
}

/// Chooses the id among several: most managers found in it, then most different values, then the first. An id that is
/// empty or mostly repeats itself gives way to an e-mail.
fn guess_id(candidates: &Candidates<'_>, columns: &mut ColumnMap) {
    let table = candidates.table;
    if candidates.of_field(Field::Id).filter(|c| c.is_filled).count() > 1 {
        let manager = columns.get(Field::ManagerId).or(columns.get(Field::Manager));
        let managers: HashSet<&str> = manager.into_iter().flat_map(|column| values(table, column)).collect();
        let chosen = candidates.of_field(Field::Id).max_by_key(|candidate| {
            let distinct: HashSet<&str> = values(table, candidate.column).collect();
            let found = distinct.intersection(&managers).count();
            (found, distinct.len(), std::cmp::Reverse(candidate.column))
        });
        if let Some(chosen) = chosen {
            columns.set(Field::Id, chosen.column);
        }
    }
    let Some(id) = columns.get(Field::Id) else { return };
    let filled = values(table, id).take(SAMPLE).count();
    let distinct = values(table, id).take(SAMPLE).collect::<HashSet<_>>().len();
    let others = [Field::Email, Field::Name, Field::FirstName, Field::LastName];
    let has_other = others.iter().any(|&field| columns.get(field).is_some_and(|c| values(table, c).next().is_some()));
    let repeats = distinct * 2 < filled && columns.get(Field::Email).is_some();
    if (filled == 0 && has_other) || repeats {
        columns.clear(Field::Id);
    }
}

/// Moves a `manager` column to the kind of key that its values are.
fn classify_manager(table: &Table, columns: &mut ColumnMap) {
    let Some(manager) = columns.get(Field::Manager) else { return };
    let sample: Vec<_> = values(table, manager).take(SAMPLE).map(|value| clean(value).text).collect();
    let is_most = |n: usize| n * 2 > sample.len();
    let kind = if is_most(sample.iter().filter(|value| value.contains('@')).count()) {
        Field::ManagerEmail
    } else {
        let Some(id) = columns.get(Field::Id) else { return };
        let ids: HashSet<&str> = values(table, id).collect();
        if !is_most(sample.iter().filter(|value| ids.contains(value.as_ref())).count()) {
            return;
        }
        Field::ManagerId
    };
    if columns.get(kind).is_none() {
        columns.clear(Field::Manager);
        columns.set(kind, manager);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::read_table;

    fn guess(text: &str) -> Vec<(Field, usize)> {
        let table = read_table(text.as_bytes()).expect("a table");
        ColumnMap::guess(&table).iter().collect()
    }

    #[test]
    fn the_id_is_what_the_managers_point_to() {
        let text = "id,Employee Number,Name,Manager\n1,E7,Ann,\n2,E8,Bob,E7\n3,E9,Cyd,E7\n";
        assert_eq!(guess(text), [(Field::Id, 1), (Field::Name, 2), (Field::ManagerId, 3)]);
    }

    #[test]
    fn a_manager_column_may_hold_e_mails_or_names() {
        let text = "Email,Name,Manager\na@x.y,Ann,\nb@x.y,Bob,a@x.y\n";
        assert_eq!(guess(text), [(Field::Name, 1), (Field::ManagerEmail, 2), (Field::Email, 0)]);
        let text = "Employee ID,Name,Reports To,Supervisor EID\n1,Ann,,\n2,Bob,Ann,1\n";
        assert_eq!(guess(text), [(Field::Id, 0), (Field::Name, 1), (Field::ManagerId, 3), (Field::Manager, 2)]);
    }

    #[test]
    fn a_column_with_values_beats_an_empty_one() {
        let text = "id,name,Department,Division\n1,Ann,,Tech\n";
        assert_eq!(guess(text), [(Field::Id, 0), (Field::Name, 1), (Field::Department, 3)]);
    }

    #[test]
    fn an_id_that_repeats_itself_gives_way_to_an_e_mail() {
        let text = "Position ID,Email\n1,a@x.y\n1,b@x.y\n1,c@x.y\n";
        assert_eq!(guess(text), [(Field::Email, 1)]);
        assert_eq!(guess("id,name\n,Ann\n"), [(Field::Name, 1)]);
    }
}
