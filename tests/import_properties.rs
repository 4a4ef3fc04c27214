//! What holds for every input of the roster import, sound or not.
#![cfg(not(target_arch = "wasm32"))]

#[path = "import/support.rs"]
mod support;

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use spanwise::engine::roster::{ColumnMap, Field, Import, Scope, import, import_bytes, read_table};

/// Pieces that break readers: quotes, delimiters, line ends, marks, half characters, odd numbers and dates.
const PIECES: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"|",
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n",
    b" ",
    b"# ",
    b"- ",
    b"  ",
    b"(",
    b")",
    b"[",
    b"'=",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xC3",
    b"\xE9",
    b"\xE2\x80\xAE",
    b"\xC2\xA0",
    b"\0",
    b"id",
    b"name",
    b"manager",
    b"email",
    b"e1",
    b"e2",
    b"NaN",
    b"1e309",
    b"-1",
    b"99999999999999999999",
    b"31/12/2020",
    b"12/31/2020",
    b"2020-02-30",
    b"45000",
    b"vacant",
    b"NO_MANAGER",
    b"1.00E+05",
    b"0001",
    b"Lee, Ann",
];

const HEADER: &[u8] =
    b"id,name,title,manager_id,department,team,location,start_date,salary,email,fte,status,dotted_manager_ids\n";

/// What must hold for any import.
fn check(Import { roster, notices }: &Import) -> Result<(), TestCaseError> {
    let people = &roster.people;
    prop_assert!(!people.is_empty());
    // `layers` panics on a cycle; indices out of range would panic, too.
    prop_assert_eq!(support::layers(roster).len(), people.len());
    let ids: HashSet<&str> = people.iter().map(|p| p.id.as_str()).collect();
    prop_assert_eq!(ids.len(), people.len());
    prop_assert!(people.windows(2).all(|pair| pair[0].row < pair[1].row));
    for (person, index) in people.iter().zip(0..) {
        prop_assert!(!person.id.is_empty() && !person.name.is_empty());
        prop_assert!(person.salary.is_none_or(|salary| salary >= 0));
        prop_assert!(person.fte <= 20_000);
        let dotted: HashSet<_> = person.dotted_managers.iter().collect();
        prop_assert_eq!(dotted.len(), person.dotted_managers.len());
        prop_assert!(person.dotted_managers.iter().all(|&m| m != index && (m as usize) < people.len()));
    }
    prop_assert!(notices.is_sorted_by_key(|n| (n.row, n.code)));
    prop_assert!(notices.iter().all(|n| !n.message.is_empty()));
    Ok(())
}

fn check_bytes(bytes: &[u8]) -> Result<(), TestCaseError> {
    match import_bytes(bytes) {
        Ok(import) => {
            check(&import)?;
            prop_assert_eq!(Ok(import), import_bytes(bytes), "the same bytes give the same import");
            Ok(())
        }
        Err(error) => {
            prop_assert!(!error.to_string().is_empty());
            Ok(())
        }
    }
}

/// Rows of a file with ids 0..n, each with any manager: cycles, unknown and own ids included.
fn managers() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0_u8..40, 1..40)
}

fn file(managers: &[u8]) -> String {
    let rows = managers.iter().enumerate().map(|(id, manager)| format!("{id},P{id},{manager},D{}\n", id % 3));
    std::iter::once("id,name,manager_id,department\n".to_owned()).chain(rows).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        check_bytes(&bytes)?;
    }

    #[test]
    fn any_pieces_below_a_header_are_answered(pieces in prop::collection::vec(select(PIECES), 0..120), has_header: bool) {
        let mut bytes = if has_header { HEADER.to_vec() } else { Vec::new() };
        bytes.extend(pieces.concat());
        check_bytes(&bytes)?;
    }

    #[test]
    fn a_damaged_file_is_answered(
        file in select(&["orgs/northwind.csv", "orgs/rendered/successfactors-udf-like.csv", "orgs/rendered/outline.txt", "orgs/rendered/visio-like.txt"]),
        damages in prop::collection::vec((any::<Index>(), 0_usize..4, select(PIECES)), 1..8),
    ) {
        let mut bytes = support::bytes(file);
        for (place, removed, piece) in damages {
            let at = place.index(bytes.len());
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, piece.iter().copied());
        }
        check_bytes(&bytes)?;
    }

    #[test]
    fn any_choice_of_columns_is_answered(columns in prop::collection::vec((select(&Field::ALL), 0_usize..20), 0..10)) {
        let table = read_table(&support::bytes("orgs/rendered/successfactors-udf-like.csv")).expect("a table");
        let mut chosen = ColumnMap::default();
        for (field, column) in columns {
            chosen.set(field, column);
        }
        if let Ok(import) = import(&table, &chosen) {
            check(&import)?;
        }
    }

    #[test]
    fn nobody_is_lost_and_every_root_is_explained(managers in managers()) {
        let import = import_bytes(file(&managers).as_bytes()).expect("a roster");
        check(&import)?;
        prop_assert_eq!(import.roster.people.len(), managers.len());
        for (person, &manager) in import.roster.people.iter().zip(&managers) {
            match person.manager {
                Some(index) => prop_assert_eq!(index, u32::from(manager)),
                None => {
                    let codes = ["self_manager", "unknown_manager", "cycle"];
                    prop_assert!(import.notices.iter().any(|n| n.row == person.row && codes.contains(&n.code)));
                }
            }
        }
    }

    #[test]
    fn order_of_columns_line_ends_and_delimiters_do_not_matter(managers in managers()) {
        let text = file(&managers);
        let expected = import_bytes(text.as_bytes()).expect("a roster");
        let flipped: String = text.lines().map(|line| line.rsplit(',').collect::<Vec<_>>().join(";") + "\r\n").collect();
        prop_assert_eq!(&import_bytes(flipped.as_bytes()).expect("a roster"), &expected);
        let utf_16: Vec<u8> = "\u{FEFF}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_be_bytes()).collect();
        prop_assert_eq!(&import_bytes(&utf_16).expect("a roster"), &expected);
    }

    #[test]
    fn a_part_is_a_forest_of_the_same_lines(managers in managers(), top in any::<Index>(), department in 0..3) {
        let roster = import_bytes(file(&managers).as_bytes()).expect("a roster").roster;
        let top = &roster.people[top.index(roster.people.len())].id;
        let (below, _) = roster.scoped(&Scope::Root(top.clone())).expect("the person is there");
        prop_assert_eq!(below.roots().map(|root| &below.people[root].id).collect::<Vec<_>>(), [top]);
        if let Ok((part, _)) = roster.scoped(&Scope::Department(vec![format!("d{department}")])) {
            support::layers(&part);
            for person in part.people.iter().filter(|p| p.manager.is_some()) {
                let manager = &part.people[person.manager.expect("filtered") as usize].id;
                prop_assert_eq!(manager, &managers[person.id.parse::<usize>().expect("a number")].to_string());
            }
        }
    }
}
