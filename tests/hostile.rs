//! Names that try to be more than names, through every format and table: they stay text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

use std::path::Path;

use spanwise::engine::analyze::analyze;
use spanwise::engine::export::{FORMATS, OrgPicture, Pages, SingleFile, TABLES, View, file_name};
use spanwise::engine::grow::Mode;
use spanwise::engine::org::Org;
use spanwise::engine::roster::import_bytes;
use spanwise::engine::scenario::file::{read_scenario, write_scenario};
use spanwise::engine::scenario::{Scenario, Source};

/// What an import takes out, and a scenario file or an edit may bring along all the same.
const UNSEEN: &str = "\0\u{1}\u{8}\u{B}\u{1F}\u{7F}\u{85}\u{202E}\u{2066}\u{2028}\u{FEFF}\u{FFFE}\u{FFFF}<&>\"'=1";

fn hostile() -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile/people.csv");
    let import = import_bytes(&std::fs::read(path).unwrap()).unwrap();
    let name = "</title><script>window.__pwned=8</script>".to_owned();
    Scenario { name, source: Source::Roster(import.roster.into()), ..Scenario::default() }
}

/// Looks at the hostile org, as it comes out of an import and with everything that an import takes out put in again.
fn each(look: impl Fn(&OrgPicture<'_>)) {
    let scenario = hostile();
    let mut org = scenario.base_org();
    look_at(&org, &scenario, &look);
    let ids: Vec<_> = org.people().map(|(id, _)| id).collect();
    for id in ids {
        let person = org.person_mut(id).unwrap();
        for text in [&mut person.name, &mut person.title, &mut person.department] {
            text.push_str(UNSEEN);
        }
    }
    look_at(&org, &Scenario { name: format!("{}{UNSEEN}", scenario.name), ..scenario }, &look);
}

fn look_at(org: &Org, scenario: &Scenario, look: &impl Fn(&OrgPicture<'_>)) {
    let structure = scenario.structure(org);
    let report = analyze(&structure, &scenario.settings);
    look(&OrgPicture { org, structure: &structure, report: &report, scenario });
}

/// Panics where a text is not well-formed XML as these drawings use it: elements that close, quoted attributes, five entities.
fn assert_well_formed(xml: &str) {
    let is_plain = |text: &str| {
        text.chars().all(|c| matches!(c, '\n' | ' '..) && !matches!(c, '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}'))
            && text
                .split('&')
                .skip(1)
                .all(|rest| ["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|e| rest.starts_with(e)))
    };
    let mut open: Vec<&str> = Vec::new();
    for part in xml.split('<').skip(1) {
        // No attribute here has the sign in its value, since it is escaped.
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("a tag does not end: {part}"));
        assert!(is_plain(text) && !text.contains('>'), "{text:?}");
        let (tag, closes_itself) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{part}"),
            None => {
                let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
                let known = ["svg", "title", "style", "rect", "path", "g", "text", "defs", "pattern"];
                assert!(known.contains(&name), "{tag}");
                let quoted: Vec<&str> = attributes.split('"').collect();
                assert!(quoted.len() % 2 == 1 && quoted.iter().all(|value| is_plain(value)), "{tag}");
                let names = quoted.iter().step_by(2).filter(|name| !name.is_empty());
                assert!(names.clone().all(|name| name.trim_start().ends_with('=') && !name.contains("on")), "{tag}");
                if !closes_itself {
                    open.push(name);
                }
            }
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn drawings_are_well_formed_and_have_nothing_but_shapes_and_text() {
    each(|picture| {
        let pages = Pages::of(picture);
        let drawings = View::ALL.map(|view| FORMATS[0].write(view, picture));
        for svg in drawings.into_iter().chain((0..pages.len()).map(|at| pages.drawing(picture, at))) {
            assert_well_formed(&svg);
            for hidden in ['\u{202E}', '\u{2066}', '\u{2028}', '\u{FEFF}'] {
                assert!(!svg.contains(hidden), "{hidden:?}");
            }
        }
    });
}

#[test]
fn long_names_are_cut_where_they_are_drawn() {
    each(|picture| {
        let svg = FORMATS[0].write(View::Org, picture);
        let longest = svg.split("<text ").skip(1).filter_map(|rest| rest.split("</text>").next()).map(str::len).max();
        assert!(longest.is_some_and(|longest| longest < 300), "{longest:?}");
        assert!(svg.contains("XXXX…"));
    });
}

#[test]
fn no_cell_is_a_formula_and_tables_keep_their_columns() {
    each(|picture| {
        for table in TABLES {
            let csv = (table.write)(picture);
            let mut reader = csv::Reader::from_reader(csv.as_bytes());
            let mut n_rows = 0;
            // The reader refuses a row that has more or fewer cells than the header.
            for row in reader.records().map(Result::unwrap) {
                n_rows += 1;
                for cell in row.iter().filter(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r'])) {
                    assert!(cell.parse::<f64>().is_ok(), "{}: {cell:?}", table.name);
                }
            }
            assert!(n_rows > 0 || table.name == "interactions", "{} is empty", table.name);
        }
    });
}

#[test]
fn the_people_come_back_with_their_very_names() {
    let scenario = hostile();
    look_at(&scenario.base_org(), &scenario, &|picture| {
        let csv = (TABLES[0].write)(picture);
        let again = import_bytes(csv.as_bytes()).unwrap();
        let Source::Roster(roster) = &scenario.source else { panic!("a roster") };
        for (was, is) in roster.people.iter().zip(&again.roster.people) {
            assert_eq!((&is.name, &is.title, &is.team, is.manager), (&was.name, &was.title, &was.team, was.manager));
        }
        assert_eq!(again.roster.people.len(), roster.people.len());
    });
}

#[test]
fn text_formats_have_one_statement_a_line() {
    each(|picture| {
        for view in View::ALL {
            for line in FORMATS[1].write(view, picture).lines() {
                // Outside quoted strings, in which only escaped quotes stand, there is nothing of a roster.
                let bare = line.replace("\\\\", "").replace("\\\"", "");
                assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
                let outside: String = bare.split('"').step_by(2).collect();
                assert!(outside.chars().all(|c| c.is_ascii_alphanumeric() || " -_>=,;.[]{}".contains(c)), "{line}");
            }
            for line in FORMATS[2].write(view, picture).lines().skip(3) {
                let label =
                    line.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"')).map_or("", |(label, _)| label);
                let plain = label.replace("<br/>", "");
                assert!(!plain.contains(['"', '<', '>', '[', ']', '`', '|', '\u{2028}']), "{line}");
                let mut codes = plain.split('#').skip(1).filter_map(|rest| rest.split(';').next());
                assert!(codes.all(|code| code.bytes().all(|byte| byte.is_ascii_digit())), "{line}");
            }
        }
    });
}

#[test]
fn one_file_has_three_scripts_and_the_very_scenario() {
    let scenario = hostile();
    let file = write_scenario(&scenario);
    let html = SingleFile { title: &scenario.name, styles: "", script: "1", program: "AA==", scenario: &file }.write();
    let lower = html.to_ascii_lowercase();
    assert_eq!((lower.matches("<script").count(), lower.matches("</script").count()), (3, 3));
    assert_eq!(
        (lower.matches("<title").count(), lower.matches("<svg").count(), lower.matches("<img").count()),
        (1, 0, 0)
    );
    let inside = html.split("id=\"spanwise-scenario\">").nth(1).unwrap().split("</script").next().unwrap();
    assert_eq!(inside.replace("\\u003c", "<"), file);
    assert_eq!(read_scenario(inside).unwrap().scenario, read_scenario(&file).unwrap().scenario);
    assert_eq!(file_name(&scenario.name, "people", "csv"), "title script window.__pwned=8 script people.csv");
}

#[test]
fn a_name_of_a_quarter_million_letters_is_told_by_its_start() {
    let long = "A".repeat(262_144);
    let rows = format!("id,name,manager_id,team\n1,Ada,,\n2,{long},1,{long}\n3,Bo,2,{long}\n4,Cy,2,{long}\n");
    let import = import_bytes(rows.as_bytes()).unwrap();
    let scenario = Scenario { source: Source::Roster(import.roster.into()), ..Scenario::default() };
    let org = scenario.base_org();
    assert!(org.people().any(|(_, person)| person.name == long), "nothing of it is lost");
    let breakpoints = scenario.growth(&org, 100, Mode::Adapt).breakpoints;
    let about = breakpoints.iter().filter(|one| one.message.contains("AAAA")).count();
    assert!(about > 0, "{breakpoints:?}");
    for one in &breakpoints {
        assert!(one.message.len() < 1_000, "{} letters", one.message.len());
    }
}
