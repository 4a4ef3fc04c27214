//! From manager keys to a forest: who reports to whom, which lines had to be cut, and who ends up at the top.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::clean::clean;
use super::identity::{MANGLED_ID, is_scientific};
use super::lookup::{Found, Lookup};
use super::notice::quoted;
use super::{ColumnMap, Field, Notice, Record, RosterPerson, Table};

/// Sets `manager` and `dotted_managers` of all people; `records[i]` is the row of `people[i]`.
pub(super) fn link(
    table: &Table,
    columns: &ColumnMap,
    ids: &HashMap<Cow<'_, str>, u32>,
    records: &[&Record],
    people: &mut [RosterPerson],
    notices: &mut Vec<Notice>,
) {
    let has_mangled_ids = notices.iter().any(|notice| notice.code == MANGLED_ID);
    let linker = Linker { table, columns, people, lookup: Lookup::new(people, ids), has_mangled_ids };
    let mut managers: Vec<Option<u32>> =
        (0..).zip(records).map(|(person, record)| linker.manager(person, record, notices)).collect();
    let dotted: Vec<Vec<u32>> = match columns.get(Field::DottedManagers) {
        Some(column) => (0..).zip(records).map(|(person, r)| linker.dotted(person, r, column, notices)).collect(),
        None => Vec::new(),
    };
    cut_cycles(people, &mut managers, notices);
    for (person, manager) in people.iter_mut().zip(managers) {
        person.manager = manager;
    }
    for (person, dotted) in people.iter_mut().zip(dotted) {
        person.dotted_managers = dotted.into_iter().filter(|&m| person.manager != Some(m)).collect();
    }
    note_roots(table, columns, people, notices);
}

struct Linker<'a> {
    table: &'a Table,
    columns: &'a ColumnMap,
    people: &'a [RosterPerson],
    lookup: Lookup<'a>,
    has_mangled_ids: bool,
}

/// Managers by a dotted line, each once, in the order of the cell.
#[derive(Default)]
struct Dotted {
    in_order: Vec<u32>,
    seen: HashSet<u32>,
}

/// A manager key that led nowhere, as the notice about it and the key.
struct Failure {
    notice: Notice,
    key: String,
}

impl Linker<'_> {
    /// The manager by id, else e-mail, else name. A key that fails is forgiven where the next column knows better.
    fn manager(&self, person: u32, record: &Record, notices: &mut Vec<Notice>) -> Option<u32> {
        let mut failure: Option<Failure> = None;
        for field in [Field::ManagerId, Field::ManagerEmail, Field::Manager] {
            let Some(column) = self.columns.get(field) else { continue };
            let cleaned = clean(self.table.cell(record, column));
            let key = cleaned.text.trim();
            if key.is_empty() {
                continue;
            }
            let found = if field == Field::ManagerEmail { self.lookup.find_email(key) } else { self.lookup.find(key) };
            match found {
                Found::One(manager) if manager == person => {
                    let message = format!("{} reports to itself; it became a root", self.name(person));
                    notices.push(self.notice(record, "self_manager", message, person));
                    return None;
                }
                Found::One(manager) => {
                    if let Some(Failure { key: failed, .. }) = failure {
                        let message = format!(
                            "manager {} does not name one person; {} was used instead",
                            quoted(&failed),
                            quoted(key)
                        );
                        notices.push(self.notice(record, "manager_fallback", message, person).with("manager", failed));
                    }
                    return Some(manager);
                }
                Found::Nobody if is_root_marker(key) => {}
                Found::Nobody | Found::Several(..) => {
                    failure.get_or_insert_with(|| self.failure(person, record, key, found));
                }
            }
        }
        notices.extend(failure.map(|failure| failure.notice));
        None
    }

    fn failure(&self, person: u32, record: &Record, key: &str, found: Found) -> Failure {
        let name = self.name(person);
        let (code, message) = match found {
            Found::Several(a, b) => {
                let (a, b) = (self.with_row(a), self.with_row(b));
                ("ambiguous_manager", format!("manager {} may be {a} or {b}; {name} became a root", quoted(key)))
            }
            Found::Nobody | Found::One(_) => {
                let hint = self.spreadsheet_hint(key);
                ("unknown_manager", format!("manager {} is not in the file; {name} became a root{hint}", quoted(key)))
            }
        };
        Failure { notice: self.notice(record, code, message, person).with("manager", key), key: key.to_owned() }
    }

    /// Managers by a dotted line: the whole cell if that is a key, else its parts between `;`, `|` and line breaks, then
    /// between commas, then between colons.
    fn dotted(&self, person: u32, record: &Record, column: usize, notices: &mut Vec<Notice>) -> Vec<u32> {
        let cleaned = clean(self.table.cell(record, column));
        let mut found = Dotted::default();
        self.dotted_parts(person, record, &cleaned.text, &[&[';', '|', '\n'], &[','], &[':']], &mut found, notices);
        found.in_order
    }

    fn dotted_parts(
        &self,
        person: u32,
        record: &Record,
        text: &str,
        separators: &[&[char]],
        found: &mut Dotted,
        notices: &mut Vec<Notice>,
    ) {
        let key = text.trim();
        let (code, message) = match self.lookup.find(key) {
            _ if key.is_empty() => return,
            Found::One(manager) if manager == person => {
                ("self_dotted_manager", format!("{} has a dotted line to itself; it was left out", self.name(person)))
            }
            Found::One(manager) => {
                if found.seen.insert(manager) {
                    found.in_order.push(manager);
                }
                return;
            }
            Found::Nobody if is_root_marker(key) || is_no_marker(key) => return,
            Found::Nobody | Found::Several(..)
                if let Some(at) = separators.iter().position(|set| key.contains(*set)) =>
            {
                for part in key.split(separators[at]) {
                    self.dotted_parts(person, record, part, &separators[at + 1..], found, notices);
                }
                return;
            }
            Found::Several(a, b) => {
                let (a, b) = (self.with_row(a), self.with_row(b));
                (
                    "ambiguous_dotted_manager",
                    format!("dotted-line manager {} may be {a} or {b}; it was left out", quoted(key)),
                )
            }
            Found::Nobody => (
                "unknown_dotted_manager",
                format!("dotted-line manager {} is not in the file; it was left out", quoted(key)),
            ),
        };
        notices.push(self.notice(record, code, message, person).with("manager", key));
    }

    fn spreadsheet_hint(&self, key: &str) -> String {
        if let Some(near) = self.lookup.without_zeros(key) {
            let near = self.with_row(near);
            return format!("; {near} differs in leading zeros only: a spreadsheet may have reformatted the ids");
        }
        let is_number = key.bytes().all(|b| b.is_ascii_digit());
        if is_scientific(key) || (is_number && self.has_mangled_ids) {
            return "; a spreadsheet seems to have reformatted the ids".to_owned();
        }
        String::new()
    }

    fn name(&self, person: u32) -> String {
        quoted(&self.people[person as usize].id)
    }

    fn with_row(&self, person: u32) -> String {
        format!("{} (row {})", self.name(person), self.people[person as usize].row)
    }

    fn notice(&self, record: &Record, code: &'static str, message: String, person: u32) -> Notice {
        Notice::new(record.line, code, message).with("id", &self.people[person as usize].id)
    }
}

/// What exports write where there is no manager.
fn is_root_marker(key: &str) -> bool {
    const MARKERS: [&str; 10] = ["none", "no_manager", "no manager", "no_mgr", "xx", "n/a", "-", "--", "—", "null"];
    MARKERS.iter().any(|marker| marker.eq_ignore_ascii_case(key))
}

/// `NO_HR`, `NO_MATRIX_MANAGER` and the like.
fn is_no_marker(key: &str) -> bool {
    key.starts_with("NO_")
}

/// Cuts every cycle at its member that comes first in the file. Each person is visited once.
fn cut_cycles(people: &[RosterPerson], managers: &mut [Option<u32>], notices: &mut Vec<Notice>) {
    const UNSEEN: usize = usize::MAX;
    // From which person each one was first reached.
    let mut reached_from = vec![UNSEEN; people.len()];
    for start in 0..people.len() {
        let mut at = Some(start);
        while let Some(person) = at.filter(|&person| reached_from[person] == UNSEEN) {
            reached_from[person] = start;
            at = managers[person].map(|manager| manager as usize);
        }
        let Some(on_cycle) = at.filter(|&person| reached_from[person] == start) else { continue };
        let above = |person: usize| managers[person].map(|manager| manager as usize);
        let members: Vec<usize> = std::iter::once(on_cycle)
            .chain(std::iter::successors(above(on_cycle), |&p| above(p)).take_while(|&p| p != on_cycle))
            .collect();
        let first = members.iter().enumerate().min_by_key(|&(_, &person)| person).map_or(0, |(place, _)| place);
        let ordered = || members[first..].iter().chain(&members[..first]).map(|&person| &people[person]);
        let ids: Vec<&str> = ordered().map(|person| person.id.as_str()).collect();
        let rows = ordered().map(|person| person.row.to_string()).collect::<Vec<_>>().join(", ");
        let cut = &people[members[first]];
        let message = format!(
            "{} → {} is a reporting loop (rows {rows}); {} became a root",
            ids.join(" → "),
            cut.id,
            quoted(&cut.id)
        );
        notices.push(Notice::new(cut.row, "cycle", message).with("members", ids.join(", ")).with("rows", rows));
        managers[members[first]] = None;
    }
}

fn note_roots(table: &Table, columns: &ColumnMap, people: &[RosterPerson], notices: &mut Vec<Notice>) {
    if !columns.has_manager() {
        let message = format!(
            "no column says who the manager is, so there are no reporting lines and {} became roots",
            if people.len() == 1 { "the 1 person".to_owned() } else { format!("all {} people", people.len()) }
        );
        notices.push(Notice::new(table.header_line, "no_manager_column", message));
    }
    notices.extend(several_roots(people));
}

/// The notice that there is more than one tree.
pub(super) fn several_roots(people: &[RosterPerson]) -> Option<Notice> {
    const SHOWN: usize = 12;
    let roots: Vec<&RosterPerson> = people.iter().filter(|person| person.manager.is_none()).collect();
    if roots.len() < 2 {
        return None;
    }
    let shown: Vec<String> = roots.iter().take(SHOWN).map(|p| format!("{} (row {})", quoted(&p.id), p.row)).collect();
    let more = roots.len() - shown.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("{} roots, all kept as trees of their own: {}{more}", roots.len(), shown.join(", "));
    Some(Notice::new(0, "several_roots", message).with("roots", roots.len()))
}

#[cfg(test)]
mod tests {
    use crate::engine::roster::{Import, Notice, import_bytes};

    fn import(text: &str) -> Import {
        import_bytes(text.as_bytes()).expect("a roster")
    }

    fn managers(import: &Import) -> Vec<&str> {
        let people = &import.roster.people;
        people.iter().map(|p| p.manager.map_or("", |m| people[m as usize].id.as_str())).collect()
    }

    fn notice<'a>(import: &'a Import, code: &str) -> &'a Notice {
        import.notices.iter().find(|n| n.code == code).unwrap_or_else(|| panic!("{code} in {:?}", import.notices))
    }

    #[test]
    fn two_loops_and_a_tail_are_cut_where_the_file_has_them_first() {
        let import = import("id,name,manager_id\nt,T,c\na,A,b\nb,B,a\nc,C,e\nd,D,c\ne,E,d\n");
        assert_eq!(managers(&import), ["c", "", "a", "", "c", "d"]);
        let cycles: Vec<_> = import.notices.iter().filter(|n| n.code == "cycle").collect();
        assert_eq!(
            cycles.iter().map(|n| (n.row, n.fields["members"].as_str())).collect::<Vec<_>>(),
            [(3, "a, b"), (5, "c, e, d")]
        );
        assert!(cycles[1].message.contains("c → e → d → c"), "{}", cycles[1].message);
    }

    #[test]
    fn every_marker_of_a_root_is_silent() {
        for marker in ["", "none", "NO_MANAGER", "NO_MGR", "XX", "xx", "n/a", "-", "null"] {
            let import = import(&format!("id,name,manager_id\n1,A,{marker}\n2,B,1\n"));
            assert_eq!(managers(&import), ["", "1"]);
            assert!(import.notices.is_empty(), "{marker}: {:?}", import.notices);
        }
        let import = import("id,name,manager_id\nXX,A,\n2,B,XX\n");
        assert_eq!(managers(&import), ["", "XX"]);
    }

    #[test]
    fn names_that_fit_two_people_make_a_root() {
        let import = import("id,name,manager\n1,Ann,\n2,Ann,Bob\n3,Bob,\n4,Cyd,Ann\n");
        assert_eq!(managers(&import), ["", "3", "", ""]);
        let ambiguous = notice(&import, "ambiguous_manager");
        assert_eq!(ambiguous.row, 5);
        assert!(ambiguous.message.contains("row 2") && ambiguous.message.contains("row 3"), "{}", ambiguous.message);
    }

    #[test]
    fn namesakes_without_ids_are_two_people_and_no_manager() {
        let import = import("name,manager\nAnn,\nAnn,Bob\nBob,\nCyd,Ann\n");
        assert_eq!(managers(&import), ["", "Bob", "", ""]);
        assert_eq!(notice(&import, "ambiguous_manager").row, 5);
        assert_eq!(notice(&import, "duplicate_name").row, 3);
    }

    #[test]
    fn a_second_manager_column_helps_out() {
        let import = import("id,name,Manager ID,Manager Name\n1,Ann,,\n2,Bob,77,Ann\n3,Cyd,1,Bob\n");
        assert_eq!(managers(&import), ["", "1", "1"]);
        assert_eq!(notice(&import, "manager_fallback").row, 3);
    }

    #[test]
    fn dotted_lines_in_every_spelling() {
        let import = import(
            "id,name,manager_id,dotted_manager_ids\n1,A,,\n2,\"Lee, Ann\",1,3;9\n3,C,1,\"Lee, Ann\"\n4,D,1,2|3\n5,E,1,\"2,3,1\"\n6,F,1,2:6\n",
        );
        let dotted: Vec<_> = import.roster.people.iter().map(|p| p.dotted_managers.clone()).collect();
        assert_eq!(dotted, [vec![], vec![2], vec![1], vec![1, 2], vec![1, 2], vec![1]]);
        assert_eq!(notice(&import, "unknown_dotted_manager").fields["manager"], "9");
        assert_eq!(notice(&import, "self_dotted_manager").row, 7);
    }

    #[test]
    fn several_roots_name_their_rows() {
        let import = import("id,name,manager_id\n1,A,\n2,B,\n3,C,9\n");
        assert_eq!(
            notice(&import, "several_roots").message,
            "3 roots, all kept as trees of their own: `1` (row 2), `2` (row 3), `3` (row 4)"
        );
        assert_eq!(notice(&import, "unknown_manager").fields["manager"], "9");
    }
}
