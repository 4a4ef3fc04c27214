mod teams;

use super::*;
use crate::engine::analyze::{RULES, SubjectId, rule_named};
use crate::engine::edit::{Edit, Fate, PersonEdit, TeamEdit};
use crate::engine::grow::Mode;
use crate::engine::ids::{GroupId, Ids, PersonId, RotationId, TeamId};
use crate::engine::org::{InteractionMode, Role};
use crate::engine::policy::{GrowthPolicy, LOAD_TERMS, SPAN_KNOBS, TopologyPolicy, TopologyShape};
use crate::engine::roster::{Roster, RosterPerson, RosterRotation};
use crate::engine::scenario::{Mute, Scenario, Source, parse_iso_date};
use crate::engine::units::Decimal;
use teams::{every_team_edit, policy_of_ones, topology};

const HEAD: &str = r#""format": "spanwise-scenario", "version": 1"#;

fn read(fields: &str) -> Result<ScenarioFile, FileError> {
    read_scenario(&format!("{{{HEAD}, {fields}}}"))
}

fn refusal(fields: &str) -> String {
    read(fields).expect_err(fields).to_string()
}

fn person(id: &str, row: u32, manager: Option<u32>) -> RosterPerson {
    RosterPerson {
        id: id.into(),
        name: format!("Person \"{id}\""),
        title: "Staff Engineer".into(),
        manager,
        dotted_managers: Vec::new(),
        department: "R&D".into(),
        team: "Søk".into(),
        location: "Oslo".into(),
        email: "a@b.example".into(),
        start_date: parse_iso_date("2024-02-29"),
        salary: Some(6_500_050),
        fte: 8_125,
        own_work: Some(3_750),
        open_requisitions: 2,
        on_call: "Web".into(),
        vacant: false,
        row,
    }
}

/// Every kind of edit, none of which an org of three people in one team refuses.
fn every_edit() -> Vec<Edit> {
    let policy = GrowthPolicy { em_span: 6, em_split_at: 9, mom_span: 4, mom_split_at: 6 };
    vec![
        Edit::Grow { engineers: 4, mode: Mode::Hold, policy, topology: TopologyPolicy::of(TopologyShape::Tribes) },
        Edit::AddTeam { from: Some(TeamId(0)) },
        Edit::Join { manager: Some(PersonId(0)), team: Some(TeamId(1)), role: Role::Director },
        Edit::Report { person: PersonId(1), manager: None },
        Edit::Transfer { person: PersonId(2), team: None },
        Edit::Retitle { person: PersonId(1), role: Role::StaffEngineer },
        Edit::OnCall { person: PersonId(2), rotation: RotationId(0) },
        Edit::Interact { from: TeamId(0), to: TeamId(1), mode: InteractionMode::Facilitating },
    ]
}

/// Every edit of people, none of which an org refuses that has three people more than it started with.
fn every_person_edit() -> Vec<Edit> {
    let (a, b) = (PersonId(0), PersonId(1));
    let add = |name: &str, title: &str, vacant: bool| PersonEdit::Add {
        manager: (!vacant).then_some(a),
        team: vacant.then_some(TeamId(0)),
        name: name.into(),
        title: title.into(),
        vacant,
    };
    let edits = [
        PersonEdit::Name { person: b, name: "Bo \"2\"".into() },
        PersonEdit::Entitle { person: b, title: "Søker".into() },
        PersonEdit::Entitle { person: a, title: String::new() },
        PersonEdit::Locate { person: b, location: "Oslo".into() },
        PersonEdit::Vacate { person: b, vacant: true },
        PersonEdit::Vacate { person: b, vacant: false },
        add("Cy", "Engineer", false),
        add("", "", true),
        PersonEdit::MoveAlone { person: b, manager: Some(a) },
        PersonEdit::MoveAlone { person: b, manager: None },
        PersonEdit::Remove { person: b, fate: Fate::Up },
        PersonEdit::Remove { person: PersonId(2), fate: Fate::To(a) },
        PersonEdit::Remove { person: a, fate: Fate::Along },
    ];
    let skip = Edit::Skip(Ids { people: 2, teams: 0, groups: 1 });
    edits.map(Edit::Person).into_iter().chain([skip]).collect()
}

/// A muted finding about everything that a finding can be about.
fn every_mute() -> Vec<Mute> {
    let subjects = [
        SubjectId::Person(PersonId(1)),
        SubjectId::Team(TeamId(0)),
        SubjectId::TeamOf(PersonId(2)),
        SubjectId::Org,
        SubjectId::Link(TeamId(2), TeamId(4)),
        SubjectId::Group(GroupId(0)),
    ];
    let rule = rule_named("overload").expect("a rule");
    subjects.map(|subject| Mute { rule, subject, reason: "until \"Q2\"".into() }).into()
}

/// Every field set to something other than its default.
fn full_scenario() -> Scenario {
    let mut people = vec![person("e1", 1, None), person("e2", 2, Some(0)), person("e3", 3, Some(0))];
    people[1].dotted_managers = vec![2];
    people[2].vacant = true;
    let rotations = vec![RosterRotation {
        name: "Web".into(),
        tiers: 1,
        sites: 2,
        incidents_per_shift: Some(Decimal::hundredths(125)),
    }];
    // Nobody can name the team that was merged any more, so this comes last.
    let merge = TeamEdit::Merge { from: TeamId(1), into: TeamId(0) };
    let mut scenario = Scenario {
        name: "Plan\nB".into(),
        source: Source::Roster(Roster { people, rotations, topology: topology() }.into()),
        as_of: parse_iso_date("2026-03-31"),
        mode: Mode::Hold,
        engineers: Some(120),
        edits: [every_team_edit(), every_edit(), vec![Edit::Team(merge)], every_person_edit()].concat(),
        muted: every_mute(),
        ..Scenario::default()
    };
    for (at, knob) in SPAN_KNOBS.iter().enumerate() {
        (knob.set)(&mut scenario.settings.policy, [10, 12, 8, 10][at]);
    }
    for rule in RULES {
        for level in rule.levels {
            let value = Decimal(level.default.0 + 2_500);
            scenario.settings.thresholds.set(rule.id, level.severity.as_str(), value).expect("in range");
        }
    }
    for term in LOAD_TERMS {
        let value = if term.default == term.range.1 { term.range.0 } else { term.default + 1 };
        *(term.field)(&mut scenario.settings.load) = value;
    }
    scenario.settings.topology = TopologyPolicy { shape: TopologyShape::Platform, ..policy_of_ones() };
    scenario.unknown.insert("notes".into(), serde_json::json!(["kept", {"as": "it came"}]));
    scenario
}

#[test]
fn a_file_reads_back_as_it_was_written() {
    for scenario in [
        Scenario::default(),
        Scenario { source: Source::Generated { engineers: 300 }, ..Scenario::default() },
        full_scenario(),
    ] {
        let text = write_scenario(&scenario);
        let file = read_scenario(&text).expect("our own file");
        assert_eq!(file.scenario, scenario);
        assert_eq!(file.notices, []);
        assert_eq!(write_scenario(&file.scenario), text);
    }
}

#[test]
fn the_default_file_is_short_and_people_take_a_line_each() {
    insta::assert_snapshot!("default", write_scenario(&Scenario::default()));
    let full = write_scenario(&full_scenario());
    assert_eq!(full.lines().filter(|line| line.contains("\"manager_id\"")).count(), 2);
    assert!(full.lines().any(|line| line == "  \"engineers\": 120,"), "{full}");
    let starts =
        ["{\"id\":\"search\"", "{\"person\":\"e3\"", "{\"from\":\"7\"", "{\"name\":\"Core\",\"kind\":\"guild\""];
    for start in starts {
        assert!(full.lines().any(|line| line.trim_start().starts_with(start)), "{start} in {full}");
    }
}

#[test]
fn every_setting_has_its_default() {
    assert_eq!(read(r#""source": {"kind": "example"}"#).expect("a scenario").scenario, Scenario::default());
    let nulls = r#""name": null, "as_of": null, "structure": null, "engineers": null, "policy": null, "source": null"#;
    assert_eq!(read(nulls).expect("a scenario").scenario, Scenario::default());
}

#[test]
fn a_span_alone_raises_its_limit() {
    let file = read(r#""policy": {"em_span": 10.0}"#).expect("a scenario");
    assert_eq!(file.scenario.settings.policy.em_split_at, 11);
}

#[test]
fn unknown_fields_are_kept_at_the_top_and_reported_below() {
    let fields = r#""later": {"a": [1]}, "policy": {"em_spam": 7}, "rules": {"no_rule": {"red": 1}},
        "load": {"tea": 5}, "source": {"kind": "roster", "people": [{"id": "a", "nickname": "A"}], "sheet": 2}"#;
    let file = read(fields).expect("a scenario");
    assert_eq!(file.scenario.unknown.keys().collect::<Vec<_>>(), ["later"]);
    let paths: Vec<&str> = file.notices.iter().map(|notice| notice.fields["path"].as_str()).collect();
    assert_eq!(paths, ["policy.em_spam", "rules.no_rule", "load.tea", "source.people.0.nickname", "source.sheet"]);
    assert!(write_scenario(&file.scenario).contains("\"later\""));
}

#[test]
fn errors_say_what_was_expected_and_where() {
    let cases = [
        (r#""name": 5"#, "name: invalid type: integer `5`, expected a string"),
        (r#""as_of": "31.3.2026""#, "expected a day such as \"2026-03-31\""),
        (r#""structure": "grow""#, "structure: unknown variant `grow`, expected `adapt` or `hold`"),
        (r#""engineers": 0"#, "engineers: invalid value: integer `0`, expected a whole number from 1 to 2000"),
        (
            r#""policy": {"em_span": 99}"#,
            "policy.em_span: invalid value: integer `99`, expected a whole number from 3 to 15",
        ),
        (r#""policy": {"em_span": 9, "em_split_at": 8}"#, "policy: em_split_at is 8; it must be at least em_span"),
        (r#""policy": []"#, "policy: invalid type: sequence, expected the growth policy"),
        (r#""rules": {"span_wide": {"pink": 1}}"#, "rules.span_wide: the rule span_wide has no level \"pink\""),
        (
            r#""rules": {"span_wide": {"red": "x"}}"#,
            "rules.span_wide.red: invalid type: string \"x\", expected a number from 0 to 1000000",
        ),
        (
            r#""load": {"ic_report": 1}"#,
            "load.ic_report: invalid value: integer `1`, expected a whole number from 60 to 360",
        ),
        (r#""source": {"kind": "moon"}"#, "source.kind: unknown variant `moon`"),
        (r#""source": {"kind": "generated"}"#, "source: a source of kind \"generated\" has the field \"engineers\""),
        (r#""source": {"kind": "roster", "people": {}}"#, "source.people: invalid type: map, expected a sequence"),
        (r#""source": {"kind": "roster", "people": []}"#, "source: there are neither people nor teams"),
        (
            r#""source": {"kind": "roster", "people": [], "memberships": [{"person": "c", "team": "u"}]}"#,
            "source: there are neither people nor teams",
        ),
        (
            r#""source": {"kind": "roster", "people": [{"id": "a"}, {"id": "b", "fte": 3}]}"#,
            "source.people[1].fte: invalid value: integer `3`, expected a number from 0 to 2",
        ),
    ];
    for (fields, expected) in cases {
        let said = refusal(fields);
        assert!(said.contains(expected), "{fields}\n  said     {said}\n  expected {expected}");
    }
    let error = read("\n  \"engineers\": -4").expect_err("below the range");
    assert_eq!((error.line, error.path.as_str()), (2, "engineers"));
    assert!(error.column > 10, "{error}");
}

#[test]
fn what_is_no_scenario_file_is_refused() {
    let cases = [
        ("", "the file is empty"),
        ("[[[[[[", "line 1, column 1: this is not a scenario file: expected an object"),
        (r#"{"people":{"e1":"Ann"},"teams":"none"}"#, "expected an object with \"format\": \"spanwise-scenario\""),
        (
            r#"{"version":1,"people":[{"id":"e1","name":"Ann"},{"id":"e2","name":"Bo"#,
            "line 1, column 69: the file ends too early",
        ),
        (r#"{"format":"x","version":1}"#, "format: expected \"spanwise-scenario\", found \"x\""),
        (r#"{"format":"spanwise-scenario"}"#, "version: expected \"version\": 1, found none"),
        (r#"{"format":"spanwise-scenario","version":2}"#, "version: version 2 is newer than this program"),
        (r#"{"format":"spanwise-scenario","version":"1"}"#, "version: expected 1, found \"1\""),
        (r#"{"format":"spanwise-scenario","version":1} x"#, "this is not JSON: trailing characters"),
    ];
    for (text, expected) in cases {
        let said = read_scenario(text).expect_err(text).to_string();
        assert!(said.contains(expected), "{text}\n  said {said}");
    }
    let deep = format!("{{{HEAD}, \"x\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read_scenario(&deep).expect_err("too deep").to_string().contains("recursion limit"));
}

#[test]
fn people_are_repaired_and_each_repair_is_named() {
    let people = r#"[
        {"id": "a", "manager_id": "c"}, {"id": "b", "manager_id": "a"}, {"id": "c", "manager_id": "b"},
        {"id": "b", "name": "again"}, {"name": "Nameless"}, {"id": 7, "manager_id": 7},
        {"id": "e", "manager_id": "zz", "dotted_manager_ids": ["a", "a", "e", "nobody"], "status": "Open"}]"#;
    let file = read(&format!(r#""source": {{"kind": "roster", "people": {people}}}"#)).expect("a scenario");
    let Source::Roster(roster) = &file.scenario.source else { panic!("a roster") };
    let said: Vec<(&str, Option<u32>, bool)> =
        roster.people.iter().map(|p| (p.id.as_str(), p.manager, p.vacant)).collect();
    assert_eq!(
        said,
        [
            ("a", None, false),
            ("b", Some(0), false),
            ("c", Some(1), false),
            ("person-5", None, false),
            ("7", None, false),
            ("e", None, true)
        ]
    );
    assert_eq!(roster.people[5].dotted_managers, [0]);
    let codes: Vec<(u32, &str)> = file.notices.iter().map(|notice| (notice.row, notice.code)).collect();
    assert_eq!(
        codes,
        [
            (4, "duplicate_id"),
            (5, "missing_id"),
            (6, "self_manager"),
            (7, "unknown_manager"),
            (7, "self_dotted_manager"),
            (7, "unknown_dotted_manager"),
            (1, "cycle"),
            (0, "several_roots")
        ]
    );
    assert!(file.notices[6].message.contains("a → c → b → a"), "{}", file.notices[6].message);
}

#[test]
fn settings_come_over_a_base() {
    let base = full_scenario().settings;
    let text =
        r#"{"em_span": 5, "policy": {"mom_span": 4}, "rules": {"span_wide": {"red": 14}}, "load": {"role_em": 300}}"#;
    let settings = read_settings(text, &base).expect("settings");
    assert_eq!((settings.policy.em_span, settings.policy.em_split_at, settings.policy.mom_span), (5, 12, 4));
    assert_eq!(settings.load.role_em, 300);
    assert_eq!(settings.load.role_mom, base.load.role_mom);
    let changed = settings.thresholds.changed();
    let (_, levels) = changed.iter().find(|(rule, _)| *rule == "span_wide").expect("changed");
    assert!(levels.contains(&("red", Decimal::whole(14))), "{levels:?}");
    let said = read_settings(r#"{"rule": {}}"#, &base).expect_err("misspelled").to_string();
    assert!(said.contains("the field rule is not known"), "{said}");
    assert!(read_settings(r#"{"em_span": 99}"#, &base).is_err());
    assert!(read_settings(&write_scenario(&Scenario::default()), &base).is_ok());
}

/// Fuzzing found it: an import keeps a tab at the start of a cell, where it guards a formula.
#[test]
fn a_tab_at_the_start_of_a_title_survives() {
    let roster = crate::engine::roster::import_bytes(b"id,name,title\na,Ada,\t=1+1\n").expect("a roster").roster;
    assert_eq!(roster.people[0].title, "\t=1+1");
    let scenario = Scenario { source: Source::Roster(roster.into()), ..Scenario::default() };
    let text = write_scenario(&scenario);
    assert_eq!(write_scenario(&read_scenario(&text).expect("our own file").scenario), text);
}
