mod people;
mod strategies;
mod teams;

use proptest::prelude::*;

use super::*;
use crate::engine::analyze::{Load, RULES, Settings, SubjectId, analyze, rule_named};
use crate::engine::edit::Edit;
use crate::engine::grow::Mode;
use crate::engine::ids::{GroupId, Ids, PersonId, RotationId, TeamId};
use crate::engine::money::PLACES;
use crate::engine::org::{InteractionMode, LADDER, Seniority, Structure};
use crate::engine::plan::{ASSUMPTIONS, Freeze, HiringPlan, Month, Range, Target};
use crate::engine::policy::{GrowthPolicy, LOAD_TERMS, SPAN_KNOBS};
use crate::engine::roster::{Roster, RosterPerson, RosterRotation};
use crate::engine::scenario::file::{read_scenario, write_scenario};
use crate::engine::scenario::{Mute, Source, parse_iso_date};
use crate::engine::units::Decimal;
use strategies::{people, plans, scenarios, withs};

const EVERYTHING: With = With { names: true, titles: true, pay: true };

fn round_trip(scenario: &Scenario, with: With) -> Scenario {
    decode(&encode(scenario, with).expect("not too many")).expect("our own link").scenario
}

/// What is left of a scenario after a link: the losses that the documentation states, and no others.
fn after_link(scenario: &Scenario, with: With) -> Scenario {
    let mut left = Scenario { unknown: serde_json::Map::new(), ..scenario.clone() };
    if let Source::Roster(roster) = &scenario.source {
        if !with.names {
            left.name = "Shared org".into();
        }
        let mut teams: Vec<&str> = Vec::new();
        let mut people = Vec::new();
        for (number, person) in (1..).zip(&roster.people) {
            if !person.team.is_empty() && !teams.contains(&person.team.as_str()) {
                teams.push(&person.team);
            }
            people.push(person_after_link(person, number, &teams, scenario.as_of, with));
        }
        let mut roster = Roster { people, ..(**roster).clone() };
        people::edits_told(&mut left.edits, with);
        if !with.names {
            left.muted.iter_mut().for_each(|mute| mute.reason.clear());
            number_rotations(&mut roster);
            teams::without_names(&mut roster.topology, &teams);
            teams::edits_without_names(&mut left.edits, roster.topology.groups.len() as u32);
        }
        left.source = Source::Roster(roster.into());
    }
    left
}

/// Rotations by number, in the order in which they are listed or first occur.
fn number_rotations(roster: &mut Roster) {
    let mut names: Vec<String> = roster.rotations.iter().map(|rotation| rotation.name.clone()).collect();
    for person in roster.people.iter_mut().filter(|person| !person.on_call.is_empty()) {
        let place = names.iter().position(|name| *name == person.on_call).unwrap_or(names.len());
        if place == names.len() {
            names.push(person.on_call.clone());
        }
        person.on_call = format!("Rotation {}", place + 1);
    }
    for (number, rotation) in (1..).zip(&mut roster.rotations) {
        rotation.name = format!("Rotation {number}");
    }
}

fn person_after_link(
    person: &RosterPerson,
    row: u32,
    teams: &[&str],
    as_of: Option<time::Date>,
    with: With,
) -> RosterPerson {
    let mut left = RosterPerson { email: String::new(), row, ..person.clone() };
    if !with.names {
        (left.id, left.name) = (format!("p{row}"), format!("Person {row}"));
        (left.department, left.location) = Default::default();
        if let Some(at) = teams.iter().position(|team| *team == person.team) {
            left.team = format!("Team {}", at + 1);
        }
    }
    if !with.titles {
        left.title = without_title(&person.title);
    }
    left.salary = left.salary.filter(|_| with.pay);
    left.start_date = person.start_date.map(|start| {
        let first = start.replace_day(1).expect("every month has a first");
        match as_of {
            Some(day) if start > day && first <= day => {
                (first + time::Duration::days(31)).replace_day(1).expect("a first")
            }
            _ => first,
        }
    });
    left
}

/// What a link without titles leaves of one.
fn without_title(title: &str) -> String {
    match Seniority::of_title(title) {
        Seniority::Junior => "Junior engineer".into(),
        Seniority::Regular => String::new(),
        Seniority::Staff => "Staff engineer".into(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_link_opens_to_what_it_was_made_of(scenario in scenarios(), with in withs()) {
        prop_assert_eq!(round_trip(&scenario, with), after_link(&scenario, with));
    }

    #[test]
    fn a_plan_travels_whole_in_links_and_files(scenario in scenarios(), plan in plans()) {
        let scenario = Scenario { plan: plan.clone(), ..scenario };
        prop_assert_eq!(&round_trip(&scenario, With::default()).plan, &plan);
        let file = read_scenario(&write_scenario(&scenario)).expect("our own file");
        prop_assert_eq!(file.scenario.plan, plan);
    }

    #[test]
    fn load_survives_to_the_precision_of_a_month(people in people(40)) {
        let scenario = Scenario { source: Source::Roster(Roster { people, ..Roster::default() }.into()), ..Scenario::default() };
        let (before, after) = (loads(&scenario), loads(&round_trip(&scenario, With::default())));
        prop_assert_eq!(before.len(), after.len());
        for ((reports, before), (_, after)) in before.iter().zip(&after) {
            // A month of a six-month ramp of two hours is 20 minutes; rounding adds one.
            prop_assert!(before.minutes().abs_diff(after.minutes()) <= 20 * reports + 1);
            prop_assert_eq!(before.minutes() - before.part(crate::engine::analyze::Part::Ramping),
                after.minutes() - after.part(crate::engine::analyze::Part::Ramping));
        }
    }

    #[test]
    fn any_text_is_opened_or_refused(text in "\\PC{0,60}") {
        for link in [text.clone(), format!("s=1.{text}"), format!("#s={text}&m=1")] {
            let _ = decode(&link);
        }
    }

    #[test]
    fn any_bytes_are_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        use postcard::from_bytes;
        if let Ok(wire) = from_bytes::<wire_v1::Wire>(&bytes) {
            let _ = wire.into_scenario();
        }
        let _ = decode(&format!("s=5.{}", token::seal(&bytes)));
    }

    #[test]
    fn a_changed_character_is_noticed(scenario in scenarios(), at in any::<prop::sample::Index>()) {
        let mut link = encode(&scenario, With::default()).expect("not too many").into_bytes();
        let at = 4 + at.index(link.len() - 4);
        link[at] = if link[at] == b'A' { b'B' } else { b'A' };
        prop_assert!(decode(std::str::from_utf8(&link).expect("letters")).is_err());
    }
}

// What was never written reads as text without an end, up to the limit: seconds each without optimization.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_sealed_change_is_opened_or_refused(people in people(30), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let scenario = Scenario { source: Source::Roster(Roster { people, ..Roster::default() }.into()), ..Scenario::default() };
        let link = encode(&scenario, EVERYTHING).expect("not too many");
        let mut bytes = token::open(link.strip_prefix("s=5.").expect("an imported org")).expect("our own");
        let at = at.index(bytes.len());
        bytes[at] ^= byte;
        let _ = decode(&format!("s=5.{}", token::seal(&bytes)));
    }
}

/// Number of direct reports and load of every manager.
fn loads(scenario: &Scenario) -> Vec<(u32, Load)> {
    let structure = Structure::of(&scenario.org(), scenario.as_of);
    let report = analyze(&structure, &scenario.settings);
    structure.managers().iter().map(|&at| structure.span(at)).zip(report.loads).collect()
}

fn roster_scenario(n: u32) -> Scenario {
    let person = |at: u32| RosterPerson {
        id: format!("e{at}"),
        name: format!("Somebody {at}"),
        title: if at.is_multiple_of(9) { "Staff Engineer".into() } else { "Engineer".into() },
        manager: (at > 0).then(|| (at - 1) / 7),
        dotted_managers: Vec::new(),
        department: "Engineering".into(),
        team: if at > n / 7 { format!("Team of {}", (at - 1) / 7) } else { String::new() },
        location: "Oslo".into(),
        email: format!("e{at}@a.example"),
        start_date: parse_iso_date("2020-01-15").map(|day| day + time::Duration::days(i64::from(at * 37 % 2000))),
        salary: Some(6_500_000 + i64::from(at)),
        fte: if at % 30 == 29 { 8_000 } else { 10_000 },
        vacant: at % 50 == 49,
        row: at + 2,
        ..RosterPerson::default()
    };
    Scenario {
        name: "Acme".into(),
        source: Source::Roster(Roster { people: (0..n).map(person).collect(), ..Roster::default() }.into()),
        ..Scenario::default()
    }
}

#[test]
fn links_are_short() {
    let length = |scenario: &Scenario, with| encode(scenario, with).expect("not too many").len();
    assert!(length(&Scenario::default(), EVERYTHING) <= 24);
    let mut changed = Scenario { engineers: Some(200), mode: Mode::Hold, ..Scenario::default() };
    for rule in RULES {
        for level in rule.levels {
            let value = Decimal(level.default.0 + 12_500);
            changed.settings.thresholds.set(rule.id, level.severity.as_str(), value).expect("in range");
        }
    }
    for term in LOAD_TERMS {
        *(term.field)(&mut changed.settings.load) = term.range.1;
    }
    assert!(length(&changed, EVERYTHING) < 360, "every setting changed: {}", length(&changed, EVERYTHING));
    let org = roster_scenario(200);
    assert!(length(&org, With::default()) < 1000, "200 people: {}", length(&org, With::default()));
}

#[test]
fn nothing_that_names_anyone_travels_unless_asked_for() {
    let left = round_trip(&roster_scenario(60), With::default());
    let text = write_scenario(&left);
    for telling in ["Acme", "Somebody", "Oslo", "e1\"", "a.example", "Team of", "salary", "Engineering", "-15"] {
        assert!(!text.contains(telling), "{telling}");
    }
}

#[test]
fn every_proper_prefix_is_refused() {
    for scenario in [Scenario::default(), roster_scenario(40)] {
        let link = format!("http://127.0.0.1:8080/#{}", encode(&scenario, EVERYTHING).expect("not too many"));
        assert!(decode(&link).is_ok());
        for end in 0..link.len() {
            assert!(decode(&link[..end]).is_err(), "{}", &link[..end]);
        }
    }
}

#[test]
fn each_refusal_says_why() {
    let newer = decode("#s=7.AAAA").expect_err("newer");
    assert_eq!(newer, ShareError::UnknownVersion { found: "7".into(), newest: VERSION });
    let giant = decode("#s=99999999999.A").expect_err("newer").to_string();
    assert!(giant.contains("of version 99999999999,"), "{giant}");
    let none = decode("#s=0.AAAA").expect_err("no version").to_string();
    assert!(none.contains("there is no version 0") && !none.contains("update"), "{none}");
    assert!(matches!(decode("#s=1"), Err(ShareError::Malformed(_))));
    assert!(matches!(decode("#s=.AAAA"), Err(ShareError::Malformed(_))));
    assert!(matches!(decode("#s=x.AAAA"), Err(ShareError::Malformed(_))));
    assert_eq!(decode("#s=1.AAAAAAAA"), Err(ShareError::Damaged));
    let many = encode(&roster_scenario(20_001), With::default()).expect_err("too many").to_string();
    assert!(many.contains("20001") && many.contains("20000"), "{many}");
}

#[test]
fn the_largest_org_travels() {
    let scenario = roster_scenario(20_000);
    assert_eq!(round_trip(&scenario, EVERYTHING), after_link(&scenario, EVERYTHING));
}

#[test]
fn other_fields_come_along() {
    let field = encode(&Scenario::default(), With::default()).expect("not too many");
    let decoded = decode(&format!("https://x.example/app/?a#m=3&{field}&sel=p%2017&embed")).expect("a link");
    assert_eq!(decoded.scenario, Scenario::default());
    let fields: Vec<(&str, &str)> = decoded.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(fields, [("embed", ""), ("m", "3"), ("sel", "p 17")]);
}
