//! The schema of scenario files says the same as the program: about what it writes, what it reads, and its tables.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use spanwise::engine::analyze::{RULES, SubjectId, rule_named};
use spanwise::engine::edit::{Edit, Fate, PersonEdit, TeamEdit};
use spanwise::engine::grow::{MOST_ENGINEERS, Mode};
use spanwise::engine::ids::{GroupId, Ids, PersonId, RotationId, TeamId};
use spanwise::engine::money::Place;
use spanwise::engine::org::{Complexity, Domain, GroupKind, InteractionMode, Role, TeamType};
use spanwise::engine::plan::{ASSUMPTIONS, Freeze, HiringPlan, Month, Range, Target};
use spanwise::engine::policy::{GrowthPolicy, LOAD_TERMS, SPAN_KNOBS, TOPOLOGY_KNOBS, TopologyPolicy, TopologyShape};
use spanwise::engine::roster::{
    MAX_ROWS, Roster, RosterGroup, RosterInteraction, RosterMembership, RosterPerson, RosterRotation, RosterTeam,
    Topology,
};
use spanwise::engine::scenario::file::{FORMAT, VERSION, read_scenario, write_scenario};
use spanwise::engine::scenario::{Mute, Scenario, Source, parse_iso_date};
use spanwise::engine::units::Decimal;

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/scenario.schema.json")).expect("the schema is JSON")
}

fn is_valid(document: &Value) -> bool {
    jsonschema::validator_for(&schema()).expect("the schema is a schema").is_valid(document)
}

fn is_read(document: &Value) -> bool {
    read_scenario(&document.to_string()).is_ok_and(|file| file.notices.is_empty())
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().into_iter().flat_map(|object| object.keys()).map(String::as_str).collect()
}

fn owned(keys: BTreeSet<&str>) -> BTreeSet<String> {
    keys.into_iter().map(str::to_owned).collect()
}

/// Every kind of edit, none of which an org of three people in one team refuses.
fn every_edit() -> Vec<Edit> {
    let policy = GrowthPolicy { em_span: 6, em_split_at: 9, mom_span: 4, mom_split_at: 6 };
    let (a, b) = (TeamId(0), TeamId(1));
    let of_teams = [
        TeamEdit::Rename { team: a, name: "Search 2".into() },
        TeamEdit::SetType { team: b, team_type: Some(TeamType::Platform) },
        TeamEdit::AddDomain { team: b, complexity: Complexity::Complex, name: "Ranking".into() },
        TeamEdit::MoveDomain { from: b, at: 0, to: a },
        TeamEdit::RemoveDomain { team: a, at: 0 },
        TeamEdit::Describe { from: b, to: a, since: parse_iso_date("2026-05-31"), purpose: "alerts".into() },
        TeamEdit::End { from: b, to: a },
        TeamEdit::Share { person: PersonId(1), team: b, share: 2_500 },
        TeamEdit::Split { team: a },
        TeamEdit::AddGroup { kind: GroupKind::Area, name: "Growth".into() },
        TeamEdit::Group { team: b, group: GroupId(1) },
        TeamEdit::Ungroup { team: b, group: GroupId(1) },
        TeamEdit::Merge { from: b, into: a },
    ];
    let of_people = [
        Edit::Grow { engineers: 4, mode: Mode::Hold, policy, topology: TopologyPolicy::of(TopologyShape::Tribes) },
        Edit::AddTeam { from: Some(TeamId(0)) },
        Edit::Join { manager: Some(PersonId(0)), team: Some(TeamId(1)), role: Role::Director },
        Edit::Report { person: PersonId(1), manager: None },
        Edit::Transfer { person: PersonId(2), team: None },
        Edit::Retitle { person: PersonId(1), role: Role::StaffEngineer },
        Edit::OnCall { person: PersonId(2), rotation: RotationId(0) },
        Edit::Interact { from: TeamId(0), to: TeamId(1), mode: InteractionMode::Facilitating },
    ];
    let c = PersonId(2);
    let new =
        |vacant| PersonEdit::Add { manager: None, team: None, name: "Dee".into(), title: "Engineer".into(), vacant };
    let by_hand = [
        PersonEdit::Name { person: c, name: "Cy".into() },
        PersonEdit::Entitle { person: c, title: "Scout".into() },
        PersonEdit::Locate { person: c, location: "Oslo".into() },
        PersonEdit::Vacate { person: c, vacant: false },
        new(true),
        PersonEdit::MoveAlone { person: c, manager: None },
        PersonEdit::Remove { person: c, fate: Fate::To(PersonId(0)) },
        PersonEdit::Remove { person: PersonId(1), fate: Fate::Up },
    ];
    let edits = of_people.into_iter().chain(of_teams.map(Edit::Team));
    let skip = Edit::Skip(Ids { people: 2, teams: 1, groups: 3 });
    edits.chain(by_hand.map(Edit::Person)).chain([skip]).collect()
}

/// Two teams, of which everybody is in the first; every field set.
fn topology() -> Topology {
    let team = |id: &str, name: &str| RosterTeam {
        id: id.into(),
        name: name.into(),
        team_type: Some(TeamType::StreamAligned),
        kind: "squad".into(),
        parent: (id == "tools").then_some(0),
        stated_size: Some(7),
        focus: "Find it".into(),
        domains: vec![Domain { name: "Index".into(), complexity: Complexity::Complicated }],
        services: vec!["Search API".into()],
    };
    Topology {
        teams: vec![team("search", "Search"), team("tools", "Tools")],
        memberships: vec![RosterMembership { person: 2, team: 1, share: 3_000, leads: true }],
        interactions: vec![RosterInteraction {
            from: 1,
            to: 0,
            mode: InteractionMode::XAsAService,
            since: parse_iso_date("2026-01-31"),
            purpose: "tests".into(),
        }],
        groups: vec![RosterGroup { name: "Core".into(), kind: GroupKind::Tribe, members: vec![0, 1] }],
    }
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

/// Every field set, none to its default.
fn full_scenario() -> Scenario {
    let person = |id: &str, manager| RosterPerson {
        id: id.into(),
        name: format!("Person {id}"),
        title: "Staff Engineer".into(),
        manager,
        dotted_managers: Vec::new(),
        department: "Engineering".into(),
        team: "Search".into(),
        location: "Oslo".into(),
        email: "a@b.example".into(),
        start_date: parse_iso_date("2024-02-29"),
        salary: Some(6_500_050),
        fte: 8_000,
        own_work: Some(3_750),
        open_requisitions: 2,
        on_call: "Web".into(),
        vacant: true,
        row: 1,
    };
    let mut people = vec![person("a", None), person("b", Some(0)), person("c", Some(0))];
    people[1].dotted_managers = vec![2];
    let rotations = vec![RosterRotation {
        name: "Web".into(),
        tiers: 1,
        sites: 2,
        incidents_per_shift: Some(Decimal::hundredths(125)),
    }];
    let mut scenario = Scenario {
        name: "Plan".into(),
        source: Source::Roster(Roster { people, rotations, topology: topology() }.into()),
        as_of: parse_iso_date("2026-03-31"),
        mode: Mode::Hold,
        engineers: Some(120),
        edits: every_edit(),
        muted: every_mute(),
        ..Scenario::default()
    };
    for rule in RULES {
        for level in rule.levels {
            let value = Decimal(level.default.0 + 5_000);
            scenario.settings.thresholds.set(rule.id, level.severity.as_str(), value).expect("in range");
        }
    }
    for term in LOAD_TERMS {
        *(term.field)(&mut scenario.settings.load) = term.range.1;
    }
    scenario.settings.topology = TopologyPolicy::of(TopologyShape::Functional);
    scenario.plan = full_plan();
    scenario
}

fn full_plan() -> HiringPlan {
    let mut plan = HiringPlan {
        start: Month::parse("2027-01"),
        months: 48,
        target: Some(Target::Milestones(vec![(12, 140), (24, 200)])),
        freezes: vec![Freeze { from: 3, to: 6 }, Freeze { from: 9, to: 9 }],
        place: Place::De,
        seed: 7,
        runs: 200,
        ..HiringPlan::default()
    };
    for row in ASSUMPTIONS {
        plan.assumptions.set(row.assumption, Range { low: row.swing.0, high: row.swing.1 }).expect("within the limits");
    }
    plan
}

#[test]
fn every_kind_of_target_is_valid_and_read() {
    let targets = [Target::End(300), Target::Doubling { tenths: 125, to: 300 }, Target::Curve(vec![130, 140])];
    for target in targets {
        let plan = HiringPlan { target: Some(target), ..HiringPlan::default() };
        let text = write_scenario(&Scenario { plan, ..Scenario::default() });
        let document: Value = serde_json::from_str(&text).expect("JSON");
        assert!(is_valid(&document) && is_read(&document), "{document}");
    }
    for plan in [
        json!({"target": {}}),
        json!({"target": {"engineers": 3, "curve": [1]}}),
        json!({"freezes": ["6..3"]}),
        json!({"start": "2027-13"}),
        json!({"place": "fr"}),
        json!({"assumptions": {"attrition": "20..10"}}),
        json!({"assumptions": {"attrition": 90}}),
    ] {
        let document = json!({"format": FORMAT, "version": VERSION, "plan": plan});
        assert!(!is_read(&document), "{document}");
    }
}

#[test]
fn the_schema_names_every_assumption_with_its_limits() {
    let schema = schema();
    let listed = &schema["properties"]["plan"]["properties"]["assumptions"]["properties"];
    assert_eq!(keys(listed), ASSUMPTIONS.iter().map(|row| row.name).collect());
    for row in ASSUMPTIONS {
        let number = &listed[row.name]["anyOf"][0];
        let limits = (number["minimum"].as_f64(), number["maximum"].as_f64());
        assert_eq!(limits, (Some(row.limits.0.as_f64()), Some(row.limits.1.as_f64())), "{}", row.name);
        assert_eq!(listed[row.name]["default"].as_f64(), Some(row.default.as_f64()), "{}", row.name);
    }
}

#[test]
fn what_is_written_is_valid() {
    let scenarios = [
        Scenario::default(),
        Scenario { source: Source::Generated { engineers: 2000 }, ..Scenario::default() },
        full_scenario(),
    ];
    for scenario in scenarios {
        let document: Value = serde_json::from_str(&write_scenario(&scenario)).expect("JSON");
        let validator = jsonschema::validator_for(&schema()).expect("the schema is a schema");
        let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn every_field_that_is_written_is_in_the_schema_and_the_other_way_round() {
    let (schema, document) = (schema(), write_scenario(&full_scenario()));
    let document: Value = serde_json::from_str(&document).expect("JSON");
    let properties = &schema["properties"];
    assert_eq!(keys(properties), keys(&document));
    for section in ["policy", "rules", "load"] {
        assert_eq!(keys(&properties[section]["properties"]), keys(&document[section]), "{section}");
    }
    assert_eq!(keys(&schema["$defs"]["topology"]["properties"]), keys(&document["topology"]), "topology");
    let written_in = |list: &'_ Value| -> BTreeSet<String> {
        list.as_array().expect("a list").iter().flat_map(keys).map(str::to_owned).collect()
    };
    for (list, one) in [
        ("rotations", "rotation"),
        ("teams", "team"),
        ("memberships", "membership"),
        ("interactions", "interaction"),
        ("groups", "group"),
    ] {
        let listed = &schema["$defs"][one]["properties"];
        assert_eq!(owned(keys(listed)), written_in(&document["source"][list]), "{list}");
    }
    let edits = &properties["decisions"]["properties"]["edits"]["items"]["properties"];
    assert_eq!(owned(keys(edits)), written_in(&document["decisions"]["edits"]), "edits");
    let ops = edits["edit"]["enum"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let written_ops: BTreeSet<&str> = document["decisions"]["edits"]
        .as_array()
        .expect("edits")
        .iter()
        .filter_map(|edit| edit["edit"].as_str())
        .collect();
    assert_eq!(written_ops, ops);
    let written: BTreeSet<&str> =
        document["source"]["people"].as_array().expect("people").iter().flat_map(keys).collect();
    let mut read_only = keys(&schema["$defs"]["person"]["properties"]);
    assert!(read_only.remove("status"), "read, but written as `vacant`");
    assert_eq!(written, read_only);
}

#[test]
fn ranges_and_defaults_are_those_of_the_tables() {
    let schema = schema();
    let properties = &schema["properties"];
    for knob in SPAN_KNOBS {
        let span = &properties["policy"]["properties"][knob.name];
        assert_eq!((&span["minimum"], &span["maximum"]), (&json!(knob.range.0), &json!(knob.range.1)), "{}", knob.name);
        assert_eq!(span["default"], json!((knob.get)(&GrowthPolicy::default())), "{}", knob.name);
    }
    for knob in TOPOLOGY_KNOBS {
        let entry = &schema["$defs"]["topology"]["properties"][knob.name];
        let limits = (&entry["minimum"], &entry["maximum"]);
        assert_eq!(limits, (&json!(knob.range.0), &json!(knob.range.1)), "{}", knob.name);
        assert_eq!(entry["default"], json!((knob.get)(&TopologyPolicy::default())), "{}", knob.name);
    }
    let shapes = &schema["$defs"]["topology"]["properties"]["shape"]["enum"];
    let known: Vec<Value> = TopologyShape::ALL.iter().map(|shape| json!(shape.as_str())).chain([Value::Null]).collect();
    assert_eq!(shapes, &json!(known));
    for term in LOAD_TERMS {
        let entry = &properties["load"]["properties"][term.name];
        assert_eq!(
            (&entry["minimum"], &entry["maximum"]),
            (&json!(term.range.0), &json!(term.range.1)),
            "{}",
            term.name
        );
        assert_eq!(entry["default"], json!(term.default), "{}", term.name);
    }
    assert_eq!(keys(&properties["rules"]["properties"]), RULES.iter().map(|rule| rule.id).collect());
    for rule in RULES {
        let levels = rule.levels.iter().map(|level| level.severity.as_str()).collect();
        assert_eq!(keys(&properties["rules"]["properties"][rule.id]["properties"]), levels, "{}", rule.id);
    }
    assert_eq!(properties["engineers"]["maximum"], json!(MOST_ENGINEERS));
    assert_eq!((&properties["format"]["const"], &properties["version"]["const"]), (&json!(FORMAT), &json!(VERSION)));
    assert_eq!(properties["source"]["oneOf"][3]["properties"]["people"]["maxItems"], json!(MAX_ROWS));
}

#[test]
fn the_schema_and_the_reader_agree() {
    let with = |key: &str, value: Value| {
        let mut document = json!({"format": "spanwise-scenario", "version": 1});
        document[key] = value;
        document
    };
    let person = |key: &str, value: Value| {
        let mut person = json!({"id": "a"});
        person[key] = value;
        with("source", json!({"kind": "roster", "people": [person]}))
    };
    let rotation =
        |rotation: Value| with("source", json!({"kind": "roster", "people": [{"id": "a"}], "rotations": [rotation]}));
    let beside = |list: &str, one: Value| {
        let mut source = json!({"kind": "roster", "people": [{"id": "a"}], "teams": [{"id": "t"}, {"id": 8}]});
        source[list] = json!([one]);
        with("source", source)
    };
    let edit = |edit: Value| {
        let people = json!([{"id": "a", "team": "T"}]);
        let mut document = with("source", json!({"kind": "roster", "people": people}));
        document["decisions"] = json!({"edits": [edit]});
        document
    };
    let cases = [
        (with("name", json!("x")), true),
        (with("name", json!(1)), false),
        (with("version", json!(2)), false),
        (with("as_of", json!("2026-01-31")), true),
        (with("as_of", json!("31.1.2026")), false),
        (with("structure", json!("hold")), true),
        (with("structure", json!("held")), false),
        (with("engineers", json!(2001)), false),
        (with("policy", json!({"em_span": 2})), false),
        (with("policy", json!(null)), true),
        (with("rules", json!({"span_wide": {"red": 12}})), true),
        (with("rules", json!({"span_wide": {"pink": 12}})), false),
        (with("rules", json!({"span_wide": {"red": -1}})), false),
        (with("load", json!({"ic_report": 10000})), false),
        (with("source", json!({"kind": "example"})), true),
        (with("source", json!({"kind": "generated"})), false),
        (with("source", json!({"kind": "generated", "engineers": 7})), true),
        (with("source", json!({"kind": "roster", "people": []})), false),
        (with("source", json!({"people": [{"id": "a"}]})), false),
        (person("manager_id", json!("")), true),
        (person("id", json!(7)), true),
        (person("start_date", json!("")), true),
        (person("start_date", json!("soon")), false),
        (person("salary", json!(-1)), false),
        (person("fte", json!(0.5)), true),
        (person("fte", json!(2.5)), false),
        (person("vacant", json!("yes")), false),
        (person("dotted_manager_ids", json!("a;b")), false),
        (person("own_work", json!(0.4)), true),
        (person("own_work", json!(40)), false),
        (person("open_requisitions", json!(3)), true),
        (person("open_requisitions", json!(-3)), false),
        (person("open_requisitions", json!(1.5)), false),
        (person("on_call", json!("Web")), true),
        (person("on_call", json!(["Web"])), false),
        (rotation(json!({"name": "Web"})), true),
        (rotation(json!({"name": " "})), false),
        (rotation(json!({"tiers": 2})), false),
        (rotation(json!({"name": "Web", "tiers": 4})), false),
        (rotation(json!({"name": "Web", "sites": 2, "incidents_per_shift": 1.5})), true),
        (with("source", json!({"kind": "example", "rotations": []})), false),
        (with("source", json!({"kind": "example", "teams": []})), false),
        (with("source", json!({"kind": "generated", "engineers": 7, "groups": []})), false),
        (with("topology", json!({"shape": "platform", "platform_at": 6})), true),
        (with("topology", json!({"shape": "matrix"})), false),
        (with("topology", json!({"platform_at": 31})), false),
        (with("topology", json!([])), false),
        (beside("teams", json!({"id": "x", "type": "platform", "domains": [{"complexity": "complex"}]})), true),
        (beside("teams", json!({"id": "x", "type": "squad"})), false),
        (beside("teams", json!({"id": "x", "domains": ["Ads"]})), false),
        (beside("teams", json!({"id": "x", "domains": [{"complexity": 3}]})), false),
        (beside("teams", json!({"id": "x", "stated_size": 7.5})), false),
        (beside("teams", json!({"id": "x", "services": [1, "b"]})), true),
        (beside("teams", json!({"id": "x", "services": "b"})), false),
        (beside("memberships", json!({"person": "a", "team": 8, "share": 0.5, "leads": true})), true),
        (beside("memberships", json!({"person": "a", "team": "t", "share": 50})), false),
        (beside("memberships", json!({"person": "a"})), false),
        (beside("memberships", json!({"person": "a", "team": "t", "leads": 1})), false),
        (beside("interactions", json!({"from": "t", "to": 8, "mode": "facilitating", "since": "2026-01-31"})), true),
        (beside("interactions", json!({"from": "t", "to": 8})), false),
        (beside("interactions", json!({"from": "t", "to": 8, "mode": "helping"})), false),
        (beside("interactions", json!({"from": "t", "to": 8, "mode": "facilitating", "since": "May"})), false),
        (beside("groups", json!({"name": "G", "kind": "tribe", "members": ["t", 8]})), true),
        (beside("groups", json!({"name": "G"})), false),
        (beside("groups", json!({"name": " ", "kind": "tribe"})), false),
        (beside("groups", json!({"name": "G", "kind": "squad"})), false),
        (edit(json!({"edit": "set_type", "team": 1, "type": "enabling"})), true),
        (edit(json!({"edit": "set_type", "team": 1, "type": "squad"})), false),
        (edit(json!({"edit": "set_type", "team": 0})), false),
        (edit(json!({"edit": "add_domain", "team": 1, "complexity": "hard"})), false),
        (edit(json!({"edit": "share", "person": 1, "team": 1, "share": 0.5})), true),
        (edit(json!({"edit": "share", "person": 1, "team": 1, "share": 1.5})), false),
        (edit(json!({"edit": "grow", "engineers": 3, "topology": {"shape": "services"}})), true),
        (edit(json!({"edit": "grow", "engineers": 3, "topology": "services"})), false),
        (edit(json!({"edit": "abolish_team", "team": 1})), false),
        (edit(json!({"edit": "add_person", "name": "Bo", "vacant": true})), true),
        (edit(json!({"edit": "vacate", "person": 1, "vacant": "yes"})), false),
        (edit(json!({"edit": "remove_person", "person": 1, "reports": "along"})), true),
        (edit(json!({"edit": "remove_person", "person": 1, "reports": "away"})), false),
        (edit(json!({"edit": "skip", "people": 3})), true),
        (edit(json!({"edit": "skip", "teams": 200_001})), false),
        (edit(json!({"edit": "entitle", "person": 1, "title": ["Scout"]})), false),
    ];
    for (document, expected) in cases {
        assert_eq!((is_valid(&document), is_read(&document)), (expected, expected), "{document}");
    }
}
