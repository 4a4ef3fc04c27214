//! Every broken file gets the answer that is written beside it.

use serde_json::Value;
use spanwise::engine::roster::{Import, ImportError, Notice, RosterPerson, import_bytes};

use super::figures::{Figures, import, json};
use super::support::bytes;

fn answer(name: &str) -> Result<Import, ImportError> {
    import_bytes(&bytes(&format!("bad/{name}")))
}

fn taken(name: &str) -> Import {
    import(&format!("bad/{name}"))
}

fn refused(name: &str) -> String {
    answer(name).expect_err(name).to_string()
}

fn notice<'a>(import: &'a Import, row: u32, code: &str) -> &'a Notice {
    import
        .notices
        .iter()
        .find(|n| (n.row, n.code) == (row, code))
        .unwrap_or_else(|| panic!("{code}: {:?}", import.notices))
}

fn person<'a>(import: &'a Import, id: &str) -> &'a RosterPerson {
    import.roster.people.iter().find(|p| p.id == id).unwrap_or_else(|| panic!("{id} is there"))
}

fn manager<'a>(import: &'a Import, id: &str) -> &'a str {
    person(import, id).manager.map_or("", |manager| &import.roster.people[manager as usize].id)
}

/// Whether a message speaks of a line, as a number of its own.
fn names_line(message: &str, line: u64) -> bool {
    message.split(|c: char| !c.is_ascii_digit()).any(|number| number == line.to_string())
}

#[test]
fn every_file_has_a_right_outcome_and_names_its_faulty_rows() {
    let expected = json("bad/EXPECTED.json");
    let tables: Vec<_> =
        expected.as_object().expect("an object").iter().filter(|(name, _)| name.contains(".csv")).collect();
    assert_eq!(tables.len(), 32);
    for (name, right) in tables {
        let answer = answer(name);
        let outcome = match &answer {
            Err(_) => "reject",
            Ok(import) if import.notices.is_empty() => "accept",
            Ok(_) => "warn",
        };
        let also_right = right["also_right"].as_array().cloned().unwrap_or_default();
        assert!(right["outcome"] == outcome || also_right.iter().any(|also| also == outcome), "{name}: {answer:?}");
        let lines = right["where"].as_array().into_iter().flatten().filter_map(|place| place["line"].as_u64());
        for line in lines.filter(|_| outcome != "accept") {
            let is_named = match &answer {
                Err(error) => names_line(&error.to_string(), line),
                Ok(import) => import.notices.iter().any(|n| u64::from(n.row) == line || names_line(&n.message, line)),
            };
            assert!(is_named, "{name}: line {line} in {answer:?}");
        }
        if let (Ok(import), Some(people)) = (&answer, right["people"].as_u64()) {
            assert_eq!(import.roster.people.len() as u64, people, "{name}");
        }
    }
}

#[test]
fn what_is_outright_right_is_not_merely_tolerated() {
    let expected = json("bad/EXPECTED.json");
    let lenient = ["utf-16-no-bom.csv", "no-id-column.csv", "excel-damaged-ids.csv", "huge-field.csv.gz"];
    for (name, right) in expected.as_object().expect("an object") {
        if !name.contains(".csv") || lenient.contains(&name.as_str()) {
            continue;
        }
        let outcome = match answer(name) {
            Err(_) => "reject",
            Ok(import) if import.notices.is_empty() => "accept",
            Ok(_) => "warn",
        };
        assert_eq!(right["outcome"], Value::from(outcome), "{name}");
    }
}

#[test]
fn loops_are_cut_at_their_first_member_and_nobody_is_lost() {
    let import = taken("cycle.csv");
    let cycle = notice(&import, 4, "cycle");
    assert!(cycle.message.contains("e3 → e9 → e3"), "{}", cycle.message);
    assert_eq!((manager(&import, "e3"), manager(&import, "e9")), ("", "e3"));
    let roster = &import.roster;
    let lines = String::from_utf8(bytes("bad/cycle.csv")).expect("text").lines().count();
    assert_eq!(roster.people.len(), lines - 1);

    let import = taken("no-root.csv");
    assert!(notice(&import, 2, "cycle").message.contains("e1 → e5 → e2 → e1"));
    let figures = Figures::of(&import.roster);
    assert_eq!((figures.people, figures.roots, figures.total_reports["e1"]), (12, 1, 11));
}

#[test]
fn managers_that_are_wrong_leave_roots() {
    let import = taken("missing-manager.csv");
    let unknown = notice(&import, 7, "unknown_manager");
    assert_eq!((unknown.fields["id"].as_str(), unknown.fields["manager"].as_str()), ("e6", "e999"));
    assert_eq!(manager(&import, "e6"), "");

    let import = taken("self-manager.csv");
    notice(&import, 6, "self_manager");
    assert_eq!(Figures::of(&import.roster).direct_reports["e5"], 2);

    let import = taken("two-roots.csv");
    let figures = Figures::of(&import.roster);
    assert_eq!(figures.roots, 2);
    assert_eq!(figures.total_reports["e1"] + figures.total_reports["e4"] + 2, 24);
}

#[test]
fn repeated_and_missing_ids() {
    let import = taken("duplicate-id.csv");
    assert_eq!(notice(&import, 27, "duplicate_id").fields["first_row"], "8");
    assert_eq!(import.roster.people.iter().filter(|p| p.id == "e7").count(), 1);

    let import = taken("blank-id.csv");
    assert_eq!(import.roster.people.len(), 9);
    assert_eq!(person(&import, "row-5").name, "Eli Xu");
    for row in [5, 7] {
        notice(&import, row, "missing_id");
    }
    for row in [9, 10] {
        assert_eq!(notice(&import, row, "unknown_manager").fields["manager"], "e4");
    }

    let import = taken("excel-damaged-ids.csv");
    assert_eq!(import.roster.people.len(), 3);
    for row in [2, 3] {
        assert!(notice(&import, row, "mangled_id").message.contains("spreadsheet"));
    }
    for row in [4, 5] {
        assert!(notice(&import, row, "unknown_manager").message.contains("spreadsheet"));
    }
}

#[test]
fn deep_wide_and_large_trees() {
    let figures = Figures::of(&taken("deep-chain.csv").roster);
    assert_eq!((figures.people, figures.depth, figures.managers, figures.span_max), (5000, 5000, 4999, 1));

    let figures = Figures::of(&taken("one-manager.csv.gz").roster);
    assert_eq!((figures.direct_reports["1"], figures.managers), (19_999, 1));

    let import = taken("200k-rows.csv.gz");
    assert_eq!(import.notices, []);
    let figures = Figures::of(&import.roster);
    assert_eq!((figures.people, figures.managers, figures.roots), (200_000, 25_000, 1));
    assert_eq!((figures.depth, figures.span_max), (7, 8));
    assert!((figures.span_mean - 7.99996).abs() < 1e-9);
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    assert!(refused("empty.csv").contains("the file is empty"));
    assert!(refused("blank-lines.csv").contains("no header and no rows"));
    assert!(refused("header-only.csv").contains("no people"));
    assert!(refused("binary.csv").contains("not a text table"));
    assert!(refused("zip-renamed.csv").contains("save the sheet as CSV"));
    let nul = refused("nul-bytes.csv");
    assert!(nul.contains("line 4") && nul.contains("not a text table"), "{nul}");
    assert_eq!(answer("unbalanced-quote.csv"), Err(ImportError::UnclosedQuote { line: 6 }));
    let unknown = refused("unknown-columns.csv");
    for heading in ["`Kürzel`, `Wer`, `Chef`", "`id`", "`name`", "`manager_id`"] {
        assert!(unknown.contains(heading), "{unknown}");
    }
}

#[test]
fn encodings() {
    let import = taken("latin-1.csv");
    assert_eq!(person(&import, "e2").name, "José Núñez");
    assert_eq!(person(&import, "e5").name, "Åse Müller");
    assert_eq!(person(&import, "e6").location, "Zürich");
    for row in [3, 6, 7] {
        notice(&import, row, "encoding");
    }

    let import = taken("utf-16-no-bom.csv");
    notice(&import, 0, "encoding");
    assert_eq!(person(&import, "e1").name, "Vic Berg");

    let import = taken("unicode.csv");
    let invisible = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{200B}' | '\u{A0}');
    assert!(import.roster.people.iter().all(|p| !p.name.contains(invisible) && !p.id.contains(invisible)));
    for row in [5, 6, 7] {
        notice(&import, row, "odd_characters");
    }
    assert_eq!(person(&import, "e6").name, "Sol Otto");
    assert_eq!(person(&import, "e7").name, "🧑🏽\u{200D}💻 Dev");
}

#[test]
fn columns_and_rows_of_the_wrong_width() {
    let import = taken("ragged-rows.csv");
    notice(&import, 4, "ragged_row");
    notice(&import, 7, "ragged_row");
    assert_eq!((person(&import, "e3").department.as_str(), manager(&import, "e3")), ("", "e1"));

    let import = taken("duplicate-columns.csv");
    let duplicate = notice(&import, 1, "duplicate_column");
    assert!(duplicate.message.ends_with("column 2 was used"), "{}", duplicate.message);
    assert_eq!(person(&import, "e2").name, "Bob");

    let import = taken("no-id-column.csv");
    assert!(notice(&import, 1, "no_id_column").message.contains("name"));
    notice(&import, 1, "no_manager_column");
    assert_eq!(import.roster.roots().count(), 8);

    let import = taken("other-delimiter.csv");
    assert_eq!(person(&import, "e2").title, "VP, Platform; Data | AI");
    assert_eq!(person(&import, "e3").name, "Lee; Kim");

    assert_eq!(manager(&taken("many-columns.csv"), "2"), "1");
}

#[test]
fn odd_text_is_plain_text() {
    let import = taken("formula-cells.csv");
    assert_eq!(person(&import, "e2").title, "=cmd|' /C calc'!A0");
    assert_eq!(person(&import, "e3").name, "+1+1");
    assert_eq!(person(&import, "e4").title, "-2+3");
    assert_eq!(person(&import, "e5").name, "@SUM(1+1)*cmd|' /C calc'!A0");
    assert_eq!(person(&import, "e6").title, "\t=1+1");
    assert_eq!(person(&import, "e7").name, "=1+1\";=1+1");

    let import = taken("html-cells.csv");
    assert_eq!(person(&import, "e3").team, "<img src=x onerror=\"window.__pwned=2\">");
    assert_eq!(person(&import, "e5").name, "Ann &amp; Bob &lt;3");

    assert_eq!(person(&taken("huge-field.csv.gz"), "e3").name.len(), 262_144);

    let import = taken("odd-ids.csv");
    let figures = Figures::of(&import.roster);
    assert_eq!((figures.roots, figures.direct_reports["__proto__"], figures.direct_reports["constructor"]), (1, 3, 3));
}

#[test]
fn values_that_are_not_understood_stay_empty() {
    let import = taken("bad-values.csv");
    for (row, id) in [(3, "e2"), (4, "e3"), (5, "e4")] {
        notice(&import, row, "bad_date");
        assert_eq!(person(&import, id).start_date, None);
        assert!(person(&import, id).salary.is_some());
    }
    for (row, id) in [(6, "e5"), (7, "e6"), (8, "e7")] {
        notice(&import, row, "bad_number");
        assert_eq!(person(&import, id).salary, None);
        assert!(person(&import, id).start_date.is_some());
    }
    assert_eq!(import.notices.len(), 6);
}
