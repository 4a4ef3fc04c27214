//! The figures beside each organization hold, and every shape of oracle-hr gives the tree of oracle-hr.

use std::collections::BTreeMap;

use serde_json::Value;
use spanwise::engine::roster::{ColumnMap, Field, Import, RosterPerson, read_table};

use super::figures::{Figures, import, json};
use super::support::bytes;

const ORGS: [&str; 10] = [
    "northwind",
    "oracle-hr",
    "sourcegraph-2022-03",
    "sourcegraph-2022-09",
    "sourcegraph-2023-06",
    "sourcegraph-2024-05",
    "uk-cabinet-office-2013-09",
    "uk-dclg-2013-09-senior",
    "uk-dfid-2011-09-senior",
    "uk-hmrc-2013-09-senior",
];

fn count(expected: &Value, key: &str) -> usize {
    expected[key].as_u64().unwrap_or_else(|| panic!("{key}")) as usize
}

fn counts(expected: &Value, key: &str) -> BTreeMap<String, u64> {
    serde_json::from_value(expected[key].clone()).unwrap_or_else(|_| panic!("{key}"))
}

#[test]
fn every_org_has_the_figures_beside_it() {
    for org in ORGS {
        let expected = json(&format!("orgs/{org}.figures.json"));
        let Import { roster, .. } = import(&format!("orgs/{org}.csv"));
        let figures = Figures::of(&roster);
        let list = |key: &str| expected[key].as_array().map_or(0, Vec::len);
        assert_eq!(figures.people, count(&expected, "people"), "{org}");
        assert_eq!(figures.managers, count(&expected, "managers"), "{org}");
        assert_eq!(figures.depth, count(&expected, "layers"), "{org}");
        let repaired = list("self_managers") + list("orphan_ids") + list("cycles");
        assert_eq!(figures.roots, count(&expected, "roots") + repaired, "{org}");
        let mean = expected["span_mean"].as_f64().expect("a number");
        assert!((figures.span_mean - mean).abs() < 5e-7, "{org}: {} {mean}", figures.span_mean);
        assert_eq!(Some(figures.span_median), expected["span_median"].as_f64(), "{org}");
        assert_eq!(figures.span_max as usize, count(&expected, "span_max"), "{org}");
        assert_eq!(figures.direct_reports, counts(&expected, "direct_reports"), "{org}");
        assert_eq!(figures.total_reports, counts(&expected, "total_reports"), "{org}");
    }
}

#[test]
fn every_org_has_the_values_beside_it() {
    for org in ORGS {
        let expected = json(&format!("orgs/{org}.figures.json"));
        let people = import(&format!("orgs/{org}.csv")).roster.people;
        let distinct = |read: fn(&RosterPerson) -> &String| {
            people.iter().map(read).filter(|text| !text.is_empty()).collect::<std::collections::BTreeSet<_>>().len()
        };
        assert_eq!(distinct(|p| &p.department), count(&expected, "departments"), "{org}");
        assert_eq!(distinct(|p| &p.team), count(&expected, "teams"), "{org}");
        assert_eq!(distinct(|p| &p.location), count(&expected, "locations"), "{org}");
        assert_eq!(
            people.iter().filter(|p| p.start_date.is_some()).count(),
            count(&expected, "with_start_date"),
            "{org}"
        );
        assert_eq!(people.iter().filter(|p| p.salary.is_some()).count(), count(&expected, "with_salary"), "{org}");
        let sum: i64 = people.iter().filter_map(|p| p.salary).sum();
        assert_eq!(Some(sum as f64 / 100.0), expected["salary_sum"].as_f64(), "{org}");
        assert!(people.iter().all(|p| p.fte == 10_000 && !p.vacant), "{org}");
    }
}

#[test]
fn sound_orgs_need_no_notice_and_others_say_what_was_done() {
    for org in ORGS {
        let codes: Vec<(u32, &str)> =
            import(&format!("orgs/{org}.csv")).notices.iter().map(|n| (n.row, n.code)).collect();
        let expected: &[(u32, &str)] = match org {
            "uk-dfid-2011-09-senior" => &[(0, "several_roots"), (37, "self_manager")],
            "uk-dclg-2013-09-senior" => &[(0, "several_roots")],
            _ => &[],
        };
        assert_eq!(codes, expected, "{org}");
    }
    assert_eq!(import("orgs/uk-dfid-2011-09-senior.csv").roster.roots().count(), 3);
}

/// Each person's manager, by a key that two forms of one organization share.
fn tree(people: &[RosterPerson], key: fn(&RosterPerson) -> &str) -> BTreeMap<&str, &str> {
    let tree: BTreeMap<_, _> =
        people.iter().map(|p| (key(p), p.manager.map_or("", |manager| key(&people[manager as usize])))).collect();
    assert_eq!(tree.len(), people.len(), "the key tells everybody apart");
    tree
}

#[test]
fn published_originals_give_the_converted_trees() {
    let oracle = import("orgs/oracle-hr.csv").roster.people;
    let raw = import("orgs/raw-formats/oracle-hr-employees.csv").roster.people;
    assert_eq!(tree(&raw, |p| &p.id), tree(&oracle, |p| &p.id));
    for (raw, converted) in raw.iter().zip(&oracle) {
        assert_eq!((&raw.name, raw.start_date, raw.salary), (&converted.name, converted.start_date, converted.salary));
    }
    let d3 = import("orgs/raw-formats/d3-org-chart-data.csv").roster.people;
    assert_eq!(tree(&d3, |p| &p.id), tree(&oracle, |p| &p.id));
    assert_eq!((d3[2].name.as_str(), d3[2].title.as_str()), ("Lex De Haan", "Administration Vice President"));

    let dfid = import("orgs/uk-dfid-2011-09-senior.csv").roster.people;
    let raw = import("orgs/raw-formats/uk-dfid-2011-09-senior-raw.csv").roster.people;
    assert_eq!(tree(&raw, |p| &p.id), tree(&dfid, |p| &p.id));
    assert_eq!(raw.iter().filter(|p| p.fte == 9_200).count(), 1);
}

#[test]
fn the_raw_cabinet_office_gives_the_tree_of_its_senior_posts() {
    let converted = import("orgs/uk-cabinet-office-2013-09.csv").roster.people;
    let converted = tree(&converted, |p| &p.id);
    let raw = import("orgs/raw-formats/uk-cabinet-office-2013-09-senior-raw.csv");
    let duplicates: Vec<_> = raw.notices.iter().filter(|n| n.code == "duplicate_id").map(|n| &n.fields["id"]).collect();
    assert_eq!(duplicates, ["270"], "a job share repeats its reference");
    assert_eq!(raw.roster.people.len(), 277);
    let raw = tree(&raw.roster.people, |p| &p.id);
    let shared: Vec<_> = raw.iter().filter(|(id, _)| converted.contains_key(*id)).collect();
    assert!(shared.len() > 200, "{}", shared.len());
    for (id, manager) in shared {
        assert_eq!(converted[id], *manager, "{id}");
    }
}

/// Reads one rendered shape and compares it with oracle-hr as far as the shape has the data.
fn check_rendered(name: &str, expected: &Value, base: &[RosterPerson]) {
    let path = format!("orgs/rendered/{name}");
    let table = read_table(&bytes(&path)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(u64::from(table.header_line), expected["header_line"].as_u64().unwrap_or(0), "{name}");
    let columns = ColumnMap::guess(&table);
    let people = import(&path).roster.people;
    assert_eq!(people.len() as u64, expected["people"].as_u64().expect("a number"), "{name}");
    let has = |field: Field| columns.get(field).is_some();
    if expected["columns"]["manager"].is_null() && expected["header_line"].is_u64() {
        assert_eq!(people.iter().filter(|p| p.manager.is_none()).count(), people.len(), "{name}");
    } else {
        assert_eq!(tree(&people, |p| &p.name), tree(base, |p| &p.name), "{name}");
    }
    for (person, original) in people.iter().map(|p| (p, base.iter().find(|b| b.name == p.name).expect("known"))) {
        assert_eq!(person.title.lines().next(), Some(original.title.as_str()), "{name}");
        assert!(!has(Field::Department) || person.department == original.department, "{name}: {person:?}");
        assert!(!has(Field::StartDate) || person.start_date == original.start_date, "{name}: {person:?}");
        assert!(!has(Field::Salary) || person.salary == original.salary, "{name}: {person:?}");
        assert!(
            !has(Field::Id) || name == "entra-users-download.csv" || name == "outline.txt" || person.id == original.id
        );
    }
}

#[test]
fn every_rendered_shape_gives_the_tree_of_oracle_hr() {
    let base = import("orgs/oracle-hr.csv").roster.people;
    let expected = json("orgs/rendered/EXPECTED.json");
    let shapes = expected.as_object().expect("an object");
    assert_eq!(shapes.len(), 12);
    for (name, shape) in shapes {
        check_rendered(name, shape, &base);
    }
}

#[test]
fn the_columns_of_rendered_shapes_are_guessed() {
    let expected = json("orgs/rendered/EXPECTED.json");
    for (name, shape) in expected.as_object().expect("an object").iter().filter(|(name, _)| *name != "outline.txt") {
        let table = read_table(&bytes(&format!("orgs/rendered/{name}"))).expect("a table");
        let columns = ColumnMap::guess(&table);
        let heading = |field: Field| columns.get(field).map(|column| table.headers[column].as_str());
        for (key, headings) in shape["columns"].as_object().expect("an object") {
            let fields: &[Field] = match key.as_str() {
                "id" => &[Field::Id, Field::Email, Field::Name],
                "name" if headings.is_array() => &[Field::FirstName, Field::LastName],
                "name" => &[Field::Name],
                "email" => &[Field::Email],
                "title" => &[Field::Title],
                "manager" => &[Field::ManagerId, Field::ManagerEmail, Field::Manager],
                "department" => &[Field::Department],
                "location" => &[Field::Location],
                "start_date" => &[Field::StartDate],
                "salary" => &[Field::Salary],
                other => panic!("{name}: {other}"),
            };
            match headings {
                // The first of the possible fields that has a column is the one that counts.
                Value::String(wanted) => {
                    assert_eq!(fields.iter().find_map(|&f| heading(f)), Some(wanted.as_str()), "{name}: {key}");
                }
                Value::Array(wanted) => {
                    let found: Vec<_> = fields.iter().filter_map(|&f| heading(f)).collect();
                    assert_eq!(found, wanted.iter().filter_map(Value::as_str).collect::<Vec<_>>(), "{name}: {key}");
                }
                _ => assert!(fields.iter().all(|&f| heading(f).is_none()), "{name}: {key}"),
            }
        }
    }
}

#[test]
fn shapes_that_need_a_word_get_one() {
    let codes = |name: &str| -> Vec<(u32, &str)> {
        import(&format!("orgs/rendered/{name}")).notices.iter().map(|n| (n.row, n.code)).collect()
    };
    assert_eq!(codes("entra-users-download.csv"), [(0, "several_roots"), (1, "no_manager_column")]);
    assert_eq!(codes("theorgchart-like.csv"), [(2, "self_manager")]);
    assert_eq!(codes("successfactors-udf-like.csv"), [(2, "label_row")]);
    assert_eq!(codes("lattice-like.csv"), [(1, "no_id_column")]);
    assert_eq!(codes("outline.txt"), [(0, "outline")]);
    for silent in [
        "bamboohr-like.csv",
        "google-workspace-users.csv",
        "organimi-like.csv",
        "drawio-like.csv",
        "quoted-newlines.csv",
    ] {
        assert_eq!(codes(silent), [], "{silent}");
    }
    assert!(codes("personio-like-de.csv").iter().all(|&(_, code)| code == "encoding"));
}

#[test]
fn every_listed_heading_is_known() {
    let aliases = json("orgs/column-aliases.json");
    for (key, headings) in aliases["fields"].as_object().expect("an object") {
        let key = match key.as_str() {
            "dotted_line" => "dotted_manager_ids",
            "assistant" => continue,
            key => key,
        };
        for heading in headings.as_array().expect("a list").iter().filter_map(Value::as_str) {
            assert_eq!(Field::from_heading(heading).map(Field::key), Some(key), "{heading}");
        }
    }
}
