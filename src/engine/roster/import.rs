//! A table and a choice of columns become people.

use super::clean::clean;
use super::column::normalize;
use super::date::{DateOrder, DateProblem, parse_date, settle_order};
use super::identity::{Identity, Taken, identify};
use super::notice::quoted;
use super::number::{parse_count, parse_fte, parse_money, parse_share};
use super::status::{Employment, is_denial, is_vacancy_mark, read_status};
use super::table::DUPLICATE_COLUMN;
use super::tree::link;
use super::{ColumnMap, FULL_TIME, Field, ImportError, Notice, Record, Roster, RosterPerson, Table};

/// A clean roster, and what had to be done to get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The people.
    pub roster: Roster,
    /// Sorted by row, then code.
    pub notices: Vec<Notice>,
}

/// Reads the people of a table. Only the chosen columns are looked at.
///
/// # Errors
/// [`ImportError::NoUsableColumns`] where no column says who a person is.
pub fn import(table: &Table, columns: &ColumnMap) -> Result<Import, ImportError> {
    if !columns.is_usable() {
        return Err(no_usable_columns(table));
    }
    let mut notices = table.notices.clone();
    note_used_columns(table, columns, &mut notices);
    let Identity { taken, index_by_key } = identify(table, columns, &mut notices);
    let mut reader = Reader::new(table, columns, &taken, &mut notices);
    let records: Vec<&Record> = taken.iter().map(|row| row.record).collect();
    let mut people: Vec<RosterPerson> = taken.into_iter().map(|row| reader.person(row)).collect();
    reader.note_leavers();
    link(table, columns, &index_by_key, &records, &mut people, &mut notices);
    for person in people.iter_mut().filter(|person| person.name.is_empty()) {
        person.name.clone_from(&person.id);
    }
    Notice::sort(&mut notices);
    Ok(Import { roster: Roster { people, ..Roster::default() }, notices })
}

fn no_usable_columns(table: &Table) -> ImportError {
    ImportError::NoUsableColumns { header_line: table.header_line, headings: shown_headings(&table.headers) }
}

/// The first headings of a table, for a message.
pub(super) fn shown_headings(headers: &[String]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = headers.iter().take(SHOWN).map(|heading| quoted(heading.trim())).collect();
    let more = if headers.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Adds to the notices about repeated headings which of the columns was used.
fn note_used_columns(table: &Table, columns: &ColumnMap, notices: &mut [Notice]) {
    for notice in notices.iter_mut().filter(|notice| notice.code == DUPLICATE_COLUMN) {
        let heading = normalize(&notice.fields["heading"]);
        let is_same = |column: usize| table.headers.get(column).is_some_and(|other| normalize(other) == heading);
        let used = columns.iter().find(|&(_, column)| is_same(column)).map(|(_, column)| (column + 1).to_string());
        let used = used.unwrap_or_else(|| "none".to_owned());
        notice.message.push_str(if used == "none" { "; none of them was used" } else { "; column " });
        if used != "none" {
            notice.message.push_str(&format!("{used} was used"));
        }
        notice.fields.insert("used".to_owned(), used);
    }
}

/// Reads the values of rows, and notes what could not be read.
struct Reader<'a> {
    table: &'a Table,
    columns: &'a ColumnMap,
    date_order: DateOrder,
    fte_is_hours: bool,
    n_left: usize,
    notices: &'a mut Vec<Notice>,
}

impl<'a> Reader<'a> {
    fn new(table: &'a Table, columns: &'a ColumnMap, taken: &[Taken<'_>], notices: &'a mut Vec<Notice>) -> Self {
        let date_order = columns.get(Field::StartDate).map_or(DateOrder::Unsettled, |column| {
            settle_order(taken.iter().map(|row| table.cell(row.record, column)))
        });
        let fte_heading = columns.get(Field::Fte).and_then(|column| table.headers.get(column));
        let fte_is_hours = fte_heading.is_some_and(|heading| normalize(heading).contains("hours"));
        Self { table, columns, date_order, fte_is_hours, n_left: 0, notices }
    }

    fn person(&mut self, Taken { record, id, name }: Taken<'_>) -> RosterPerson {
        self.note_odd_name(record);
        RosterPerson {
            id: id.into_owned(),
            name,
            title: self.text(record, Field::Title),
            manager: None,
            dotted_managers: Vec::new(),
            department: self.text(record, Field::Department),
            team: self.text(record, Field::Team),
            location: self.text(record, Field::Location),
            email: self.email(record),
            start_date: self.start_date(record),
            salary: self.number(record, Field::Salary, parse_money),
            fte: self.fte(record),
            own_work: self.number(record, Field::OwnWork, parse_share),
            open_requisitions: self.number(record, Field::OpenRequisitions, parse_count).unwrap_or(0),
            on_call: self.on_call(record),
            vacant: self.is_vacant(record),
            row: record.line,
        }
    }

    fn cell(&self, record: &Record, field: Field) -> &'a str {
        match self.columns.get(field) {
            Some(column) => self.table.cells.get(record, column),
            None => "",
        }
    }

    /// A value cell: blank where it says that there is none.
    fn value(&self, record: &Record, field: Field) -> &'a str {
        match self.cell(record, field).trim() {
            "-" | "n/a" | "N/A" | "none" | "None" | "null" | "NULL" => "",
            value => value,
        }
    }

    fn text(&mut self, record: &Record, field: Field) -> String {
        let cleaned = clean(self.cell(record, field));
        if let Some(removed) = cleaned.removed {
            self.note_removed(record, field, removed);
        }
        cleaned.text.into_owned()
    }

    fn email(&mut self, record: &Record) -> String {
        clean(self.cell(record, Field::Email)).text.trim().to_owned()
    }

    fn note_odd_name(&mut self, record: &Record) {
        for field in [Field::Name, Field::FirstName, Field::LastName] {
            if let Some(removed) = clean(self.cell(record, field)).removed {
                self.note_removed(record, field, removed);
            }
        }
    }

    fn note_removed(&mut self, record: &Record, field: Field, removed: &str) {
        let message = format!("{removed} removed from the {}", field.label().to_lowercase());
        self.notices.push(Notice::new(record.line, "odd_characters", message).with("column", field.key()));
    }

    fn start_date(&mut self, record: &Record) -> Option<time::Date> {
        let cell = self.value(record, Field::StartDate);
        if cell.is_empty() {
            return None;
        }
        let why = match parse_date(cell, self.date_order) {
            Ok(date) => return Some(date),
            Err(DateProblem::Ambiguous) => "may have the day or the month first, and the column does not settle it",
            Err(DateProblem::NotADate) => "is not a date",
        };
        self.left_empty(record, Field::StartDate, "bad_date", cell, why);
        None
    }

    fn number<T>(&mut self, record: &Record, field: Field, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let cell = self.value(record, field);
        let number = parse(cell);
        if number.is_none() && !cell.is_empty() {
            self.left_empty(record, field, "bad_number", cell, "is not a number that fits");
        }
        number
    }

    fn left_empty(&mut self, record: &Record, field: Field, code: &'static str, cell: &str, why: &str) {
        let repair = if field == Field::Fte { "full time was assumed" } else { "it was left empty" };
        let message = format!("{} {} {why}; {repair}", field.label().to_lowercase(), quoted(cell));
        self.notices.push(Notice::new(record.line, code, message).with("column", field.key()).with("value", cell));
    }

    fn fte(&mut self, record: &Record) -> u16 {
        let is_hours = self.fte_is_hours;
        self.number(record, Field::Fte, |cell| parse_fte(cell, is_hours)).unwrap_or(FULL_TIME)
    }

    fn on_call(&mut self, record: &Record) -> String {
        let name = self.text(record, Field::OnCall);
        if is_denial(&name) { String::new() } else { name }
    }

    fn is_vacant(&mut self, record: &Record) -> bool {
        let status = read_status(self.cell(record, Field::Status));
        self.n_left += usize::from(status == Employment::Left);
        status == Employment::Vacant || is_vacancy_mark(self.cell(record, Field::Vacancy))
    }

    fn note_leavers(&mut self) {
        if self.n_left > 0 {
            let message = format!("{} rows have a status such as `terminated`; they were kept as people", self.n_left);
            self.notices.push(Notice::new(0, "leavers_kept", message).with("rows", self.n_left));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::{import_bytes, read_table};

    fn people(text: &str) -> Vec<RosterPerson> {
        import_bytes(text.as_bytes()).expect("a roster").roster.people
    }

    #[test]
    fn vacancies_are_said_by_a_status_or_a_vacancy_column_only() {
        let by_status = people("id,name,status,title\n1,Vacant,active,Open role\n2,B,Open,x\n3,C,,x\n");
        assert_eq!(by_status.iter().map(|p| p.vacant).collect::<Vec<_>>(), [false, true, false]);
        let by_mark = people("id,name,vacant\n1,A,no\n2,B,yes\n");
        assert_eq!(by_mark.iter().map(|p| p.vacant).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn weekly_hours_and_shares() {
        assert_eq!(people("id,Weekly hours\n1,20\n2,\n").iter().map(|p| p.fte).collect::<Vec<_>>(), [5_000, 10_000]);
        assert_eq!(people("id,fte\n1,0.5\n2,half\n").iter().map(|p| p.fte).collect::<Vec<_>>(), [5_000, 10_000]);
    }

    #[test]
    fn own_work_requisitions_and_rotations() {
        let text = b"id,own_work,open_reqs,on_call\n1,0.4,2,Ops\n2,40 %,none,no\n3,40,-1,\n4,140,1.5,Ops\n";
        let Import { roster, notices } = import_bytes(text).expect("a roster");
        let known = |person: &RosterPerson| (person.own_work, person.open_requisitions, person.on_call.clone());
        let [ops, none] = ["Ops".to_owned(), String::new()];
        let expected =
            [(Some(4_000), 2, ops.clone()), (Some(4_000), 0, none.clone()), (Some(4_000), 0, none), (None, 0, ops)];
        assert_eq!(roster.people.iter().map(known).collect::<Vec<_>>(), expected);
        let bad = notices.iter().filter(|notice| notice.code == "bad_number");
        let bad: Vec<_> = bad.map(|notice| (notice.row, notice.fields["column"].as_str())).collect();
        assert_eq!(bad, [(4, "open_requisitions"), (5, "own_work"), (5, "open_requisitions")]);
    }

    #[test]
    fn unsettled_dates_are_left_empty_and_named() {
        let import = import_bytes(b"id,start_date\n1,03/04/2020\n2,05/05/2020\n").expect("a roster");
        assert_eq!(import.roster.people[0].start_date, None);
        assert!(import.roster.people[1].start_date.is_some());
        let notice = import.notices.iter().find(|n| n.code == "bad_date").expect("named");
        assert_eq!((notice.row, notice.fields["column"].as_str()), (2, "start_date"));
    }

    #[test]
    fn only_chosen_columns_are_read() {
        let table = read_table(b"k,who,boss\n1,Ann,\n2,Bob,1\n").expect("a table");
        let mut columns = ColumnMap::default();
        assert!(matches!(import(&table, &columns), Err(ImportError::NoUsableColumns { header_line: 1, .. })));
        columns.set(Field::Id, 0);
        columns.set(Field::Manager, 2);
        columns.set(Field::Title, 99);
        let people = import(&table, &columns).expect("a roster").roster.people;
        assert_eq!((people[1].name.as_str(), people[1].title.as_str(), people[1].manager), ("2", "", Some(0)));
    }
}
