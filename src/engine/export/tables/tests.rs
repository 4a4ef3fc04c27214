use proptest::prelude::*;

use super::*;
use crate::engine::analyze::{Names, analyze};
use crate::engine::edit::{Edit, PersonEdit, TeamEdit};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{Complexity, Domain, InteractionMode, TeamType};
use crate::engine::roster::teams::{Form, TeamFiles};
use crate::engine::roster::{Field, Roster, RosterPerson, RosterTeam, Topology, import_bytes};
use crate::engine::scenario::{Mute, Scenario, Source};

fn written(scenario: &Scenario, table: &str) -> String {
    let org = scenario.org();
    let structure = scenario.structure(&org);
    let report = analyze(&structure, &scenario.settings);
    let picture = OrgPicture { org: &org, structure: &structure, report: &report, scenario };
    (table_named(table).expect("in the table").write)(&picture)
}

fn of_roster(roster: Roster) -> Scenario {
    Scenario { source: Source::Roster(roster.into()), ..Scenario::default() }
}

/// Rows of a table, by heading.
fn rows(csv: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

#[test]
fn tables_are_told_apart_and_have_a_header_each() {
    let mut headers: Vec<String> = Vec::new();
    for table in TABLES {
        let text = written(&Scenario::default(), table.name);
        headers.extend(text.lines().next().map(str::to_owned));
        assert_eq!(table_named(table.name).map(|found| found.label), Some(table.label));
    }
    headers.sort_unstable();
    headers.dedup();
    assert_eq!(headers.len(), TABLES.len());
}

#[test]
fn the_people_start_with_the_canonical_header_and_nothing_that_is_worked_out_is_read() {
    let text = written(&Scenario::default(), "people");
    let header: Vec<&str> = text.lines().next().expect("a header").split(',').collect();
    let canonical =
        "id,name,title,manager_id,department,team,location,start_date,salary,email,fte,status,dotted_manager_ids";
    assert_eq!(header[..13].join(","), canonical);
    for heading in &header[16..] {
        assert_eq!(Field::from_heading(heading), None, "{heading}");
    }
    assert!(text.contains("Dana Moss") && text.contains("healthy"));
}

#[test]
fn findings_say_what_they_rest_on_and_whether_they_are_muted() {
    let mut scenario = Scenario { engineers: Some(40), mode: crate::engine::grow::Mode::Hold, ..Scenario::default() };
    let org = scenario.org();
    let structure = scenario.structure(&org);
    let report = analyze(&structure, &scenario.settings);
    let first = report.findings[0];
    let subject = crate::engine::analyze::SubjectId::of(&structure, &report, first.subject);
    scenario.muted.push(Mute { rule: first.rule, subject, reason: "=agreed".into() });
    let found = rows(&written(&scenario, "findings"));
    assert_eq!(found.len(), report.findings.len());
    let names = Names::new(&org, &structure, &report);
    let muted: Vec<_> = found.iter().filter(|row| !row["muted"].is_empty()).collect();
    assert_eq!(muted.len(), 1);
    assert_eq!((muted[0]["muted"].as_str(), &muted[0]["message"]), ("'=agreed", &names.told(&first).message));
    assert!(found.iter().all(|row| !row["source"].is_empty() && !row["limit"].is_empty()));
}

#[test]
fn team_files_come_back() {
    let team = |id: &str, name: &str| RosterTeam { id: id.into(), name: name.into(), ..RosterTeam::default() };
    let web = RosterTeam {
        team_type: Some(TeamType::Platform),
        kind: "squad".into(),
        parent: Some(1),
        stated_size: Some(9),
        focus: "=pages".into(),
        domains: vec![
            Domain { name: "Shop".into(), complexity: Complexity::Complex },
            Domain { name: "a:b".into(), complexity: Complexity::Simple },
        ],
        services: vec!["CMS".into(), "Login".into()],
        ..team("web", "Web")
    };
    let row = |at: u32| RosterPerson {
        id: format!("p{at}"),
        name: format!("P{at}"),
        manager: (at > 0).then_some(0),
        team: if at > 2 { "Web" } else { "Ads" }.into(),
        fte: 10_000,
        row: at + 2,
        ..RosterPerson::default()
    };
    let topology = Topology { teams: vec![web, team("ads", "Ads")], ..Topology::default() };
    let mut scenario = of_roster(Roster { people: (0..6).map(row).collect(), topology, ..Roster::default() });
    scenario.edit(&[
        Edit::Team(TeamEdit::Share { person: PersonId(4), team: TeamId(1), share: 2_500 }),
        Edit::Interact { from: TeamId(0), to: TeamId(1), mode: InteractionMode::XAsAService },
    ]);
    let mut files = TeamFiles::default();
    for (table, form) in [("teams", Form::Teams), ("members", Form::Members), ("interactions", Form::Interactions)] {
        assert_eq!(files.read(written(&scenario, table).as_bytes()), Ok(form), "{table}");
    }
    let people = import_bytes(written(&scenario, "people").as_bytes()).expect("people");
    let (roster, notices) = files.join(people.roster);
    assert_eq!((people.notices, notices.len()), (vec![], 1), "p4 has 125 % of their time given away");
    let (before, after) = (scenario.base_org(), of_roster(roster).base_org());
    let teams = |org: &crate::engine::org::Org| {
        org.teams().map(|(id, team)| (team.clone(), org.members(id))).collect::<Vec<_>>()
    };
    assert_eq!(teams(&after), teams(&before));
    let pairs = |org: &crate::engine::org::Org| {
        org.interactions().into_iter().map(|(from, to, one)| (from, to, one.mode)).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&after), pairs(&before));
}

/// Names that all have a comma were taken for `Last, First` and turned around.
#[test]
fn names_with_commas_come_back_as_they_went() {
    let table = |name: &str| format!("id,name,manager_id\np1,\"{name}\",\np2,\"Lee, Ann\",p1\n");
    let roster = import_bytes(table("Bo Ray, MSc").replace("Lee, Ann", "Ann Lee").as_bytes()).expect("a roster").roster;
    let mut scenario = of_roster(roster);
    scenario.edit(&[Edit::Person(PersonEdit::Name { person: PersonId(1), name: "Ann Lee, PhD".to_owned() })]);
    let csv = written(&scenario, "people");
    assert!(csv.starts_with("id,name (first last),title,"), "{csv}");
    let names = |roster: Roster| roster.people.into_iter().map(|person| person.name).collect::<Vec<_>>();
    let again = import_bytes(csv.as_bytes()).expect("a roster").roster;
    assert_eq!(names(again), ["Bo Ray, MSc", "Ann Lee, PhD"]);
    let other = import_bytes(table("Ray, Bo").as_bytes()).expect("a roster").roster;
    assert_eq!(names(other), ["Bo Ray", "Ann Lee"]);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ]{1,8}",
        "[=+@\t'-][=+@A-Z0-9\"',;\n-]{0,6}",
        "[<>&\"';:,\n|\\\\]{1,6}",
        Just("👩🏽\u{200D}💻 Ñandú".to_owned()),
        Just("-1.5".to_owned()),
    ]
}

prop_compose! {
    /// Anybody, below anybody who comes before.
    fn person(at: u32)(
        (name, title, department, team, location) in (text(), text(), text(), text(), text()),
        above in 0..=at,
        (salary, fte) in (proptest::option::of(0..1_000_000_000_i64), 0..=20_000_u16),
        (vacant, on_call, open_requisitions) in (any::<bool>(), "Ops[a-z]{0,4}", 0..20_u16),
        own_work in proptest::option::of(0..=10_000_u16),
        dotted in proptest::option::of(0..=at),
    ) -> RosterPerson {
        RosterPerson {
            id: format!("e{at}"),
            name, title, department, team, location, on_call, salary, fte, vacant, open_requisitions, own_work,
            manager: above.checked_sub(1).filter(|_| at > 0),
            dotted_managers: dotted.filter(|&other| other != at && Some(other) != above.checked_sub(1)).into_iter().collect(),
            email: format!("e{at}@example.org"),
            start_date: crate::engine::date::parse_iso_date("2024-02-29"),
            row: at + 2,
        }
    }
}

/// A text with a line break may be shorter after an import, and then the rows below it begin earlier.
fn people_without_rows(roster: Roster) -> Vec<RosterPerson> {
    roster.people.into_iter().map(|person| RosterPerson { row: 0, ..person }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn exported_people_are_the_same_people_again(people in (1..8_u32).prop_flat_map(|n| (0..n).map(person).collect::<Vec<_>>())) {
        // Blanks around a text go with an import.
        let trimmed = |text: &str| text.trim_matches(|c: char| c != '\t' && c.is_whitespace()).to_owned();
        let csv = written(&of_roster(Roster { people: people.clone(), ..Roster::default() }), "people");
        let first = import_bytes(csv.as_bytes()).expect("a roster").roster;
        for (was, is) in people.iter().zip(&first.people) {
            let name = Some(trimmed(&was.name)).filter(|name| !name.is_empty()).unwrap_or(was.id.clone());
            let expected = RosterPerson {
                name,
                title: trimmed(&was.title),
                department: trimmed(&was.department),
                team: trimmed(&was.team),
                location: trimmed(&was.location),
                on_call: trimmed(&was.on_call),
                row: is.row,
                ..was.clone()
            };
            prop_assert_eq!(is, &expected);
        }
        prop_assert_eq!(first.people.len(), people.len());
        let again = written(&of_roster(first.clone()), "people");
        let second = import_bytes(again.as_bytes()).expect("a roster").roster;
        prop_assert_eq!(people_without_rows(second), people_without_rows(first));
    }
}
