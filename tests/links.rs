//! Every link of every released version opens for ever, to what it was made of.
//!
//! A file under `tests/links/v*/` is a link and, below it, what it opens to. Files are added, never changed or removed:
//! `SPANWISE_BLESS=1 cargo test --test links` writes what one opens to that holds nothing but a link.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write as _;
use std::path::Path;

use spanwise::engine::plan::HiringPlan;
use spanwise::engine::policy::{LOAD_TERMS, SPAN_KNOBS, TOPOLOGY_KNOBS, TopologyPolicy};
use spanwise::engine::roster::{Roster, RosterPerson, import_bytes};
use spanwise::engine::scenario::{Scenario, Source, iso_date};
use spanwise::engine::share::{ShareError, With, decode, encode};

/// A scenario in words that no later version has a reason to change.
fn summary(scenario: &Scenario) -> String {
    let mut out = String::new();
    let mut put = |key: &str, value: String| {
        writeln!(out, "{}", format!("{key}: {value}").trim_end()).expect("a string takes it");
    };
    let settings = &scenario.settings;
    put("name", scenario.name.clone());
    put("as of", scenario.as_of.map(iso_date).unwrap_or_default());
    put("structure", format!("{:?}", scenario.mode).to_lowercase());
    put("engineers", scenario.engineers.map(|n| n.to_string()).unwrap_or_default());
    for knob in SPAN_KNOBS {
        put(knob.name, (knob.get)(&settings.policy).to_string());
    }
    for (rule, levels) in settings.thresholds.changed() {
        for (level, value) in levels {
            put(&format!("{rule}.{level}"), value.to_string());
        }
    }
    for term in LOAD_TERMS.iter().filter(|term| term.get(&settings.load) != term.default) {
        put(term.name, term.get(&settings.load).to_string());
    }
    let plan = &scenario.plan;
    if *plan != HiringPlan::default() {
        put("plan starts", plan.start.map(|start| start.to_string()).unwrap_or_default());
        put("plan months", plan.months.to_string());
        put("plan target", plan.target.as_ref().map(|target| format!("{target:?}")).unwrap_or_default());
        put("plan freezes", plan.freezes.iter().map(|freeze| freeze.to_string()).collect::<Vec<_>>().join(" "));
        put("plan place", plan.place.row().name.to_owned());
        put("plan seed and runs", format!("{} {}", plan.seed, plan.runs));
        for (row, range) in plan.assumptions.changed() {
            put(row.name, range.to_string());
        }
    }
    if settings.topology != TopologyPolicy::default() {
        put("topology", settings.topology.shape.as_str().to_owned());
        for knob in TOPOLOGY_KNOBS {
            put(knob.name, (knob.get)(&settings.topology).to_string());
        }
    }
    // Links of before had no policy for teams.
    let usual = format!(", topology: {:?}", TopologyPolicy::default());
    for edit in &scenario.edits {
        put("edit", format!("{edit:?}").replace(&usual, ""));
    }
    for mute in &scenario.muted {
        put("muted", format!("{} {:?} {:?}", mute.rule.rule().id, mute.subject, mute.reason));
    }
    match &scenario.source {
        Source::Example => put("source", "example".into()),
        Source::Generated { engineers } => put("source", format!("generated, {engineers} engineers")),
        Source::Roster(roster) => {
            put("source", format!("roster, {} people", roster.people.len()));
            for person in &roster.people {
                put(&person.id, of_person(roster, person));
                if let Some(own) = person.own_work {
                    put(&person.id, format!("own work {own}"));
                }
                if person.open_requisitions > 0 {
                    put(&person.id, format!("open requisitions {}", person.open_requisitions));
                }
                if !person.on_call.is_empty() {
                    put(&person.id, format!("on call {}", person.on_call));
                }
            }
            for one in &roster.rotations {
                let incidents = one.incidents_per_shift.map(|n| n.to_string()).unwrap_or_default();
                put(&one.name, format!("rotation {} {} {incidents}", one.tiers, one.sites));
            }
            of_topology(roster, &mut put);
        }
    }
    out
}

fn of_topology(roster: &Roster, put: &mut dyn FnMut(&str, String)) {
    let topology = &roster.topology;
    let team = |at: u32| topology.teams[at as usize].id.as_str();
    let person = |at: u32| roster.people[at as usize].id.as_str();
    for one in &topology.teams {
        let domains = one.domains.iter().map(|domain| format!("{} {}", domain.complexity.as_str(), domain.name));
        let cells = [
            one.name.clone(),
            one.team_type.map(|known| known.as_str().to_owned()).unwrap_or_default(),
            one.kind.clone(),
            one.parent.map(team).unwrap_or_default().to_owned(),
            one.stated_size.map(|size| size.to_string()).unwrap_or_default(),
            one.focus.clone(),
            domains.collect::<Vec<_>>().join(", "),
            one.services.join(", "),
        ];
        put(&format!("team {}", one.id), cells.join(" | "));
    }
    for one in &topology.memberships {
        let leads = if one.leads { "leads" } else { "" };
        put("member", format!("{} of {}: {} {leads}", person(one.person), team(one.team), one.share));
    }
    for one in &topology.interactions {
        let since = one.since.map(iso_date).unwrap_or_default();
        put(
            &format!("{} with {}", team(one.from), team(one.to)),
            format!("{} {since} {}", one.mode.as_str(), one.purpose),
        );
    }
    for one in &topology.groups {
        let of = |at: &u32| if one.kind.is_of_teams() { team(*at) } else { person(*at) };
        let members = one.members.iter().map(of).collect::<Vec<_>>().join(" ");
        put(&format!("{} {}", one.kind.as_str(), one.name), members);
    }
}

fn of_person(roster: &Roster, person: &RosterPerson) -> String {
    let id = |at: u32| roster.people[at as usize].id.as_str();
    let cells = [
        person.name.clone(),
        person.title.clone(),
        person.manager.map_or("root", id).to_owned(),
        person.dotted_managers.iter().map(|&at| id(at)).collect::<Vec<_>>().join(" "),
        person.department.clone(),
        person.team.clone(),
        person.location.clone(),
        person.start_date.map(iso_date).unwrap_or_default(),
        person.salary.map(|salary| salary.to_string()).unwrap_or_default(),
        person.fte.to_string(),
        if person.vacant { "vacant".to_owned() } else { String::new() },
    ];
    cells.join(" | ")
}

#[test]
fn every_released_link_opens_to_what_it_was_made_of() {
    let links = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let mut n_links = 0;
    for version in std::fs::read_dir(links).expect("the folder of links") {
        for file in std::fs::read_dir(version.expect("a folder").path()).expect("a folder of one version") {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("text");
            let (link, expected) = text.split_once('\n').expect("a link and a summary");
            n_links += 1;
            if let Some((_, inside)) = expected.split_once("\ninside: ") {
                // What opens it is a browser's own cryptography: a journey does.
                assert_eq!(decode(link), Err(ShareError::Locked), "{}", path.display());
                assert!(decode(inside).is_ok(), "{}", path.display());
                continue;
            }
            let decoded = decode(link).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            if expected.is_empty() && std::env::var_os("SPANWISE_BLESS").is_some() {
                std::fs::write(&path, format!("{link}\n{}", summary(&decoded.scenario))).expect("the file is ours");
            } else {
                assert_eq!(summary(&decoded.scenario), expected, "{}", path.display());
            }
        }
    }
    assert!(n_links >= 20, "links are never removed");
}

#[test]
fn an_opened_link_makes_the_same_link() {
    let link = encode(&Scenario::default(), With::default()).expect("no people at all");
    let opened = decode(&link).expect("our own link").scenario;
    assert_eq!(encode(&opened, With::default()), Ok(link));
}

/// Two hundred people with titles, managers, teams, departments, places and start days; `tests/data/README.md` says whose names.
fn two_hundred(file: &str) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/links").join(file);
    let import = import_bytes(&std::fs::read(path).expect("a roster")).expect("a sound one");
    assert_eq!(import.roster.people.len(), 200);
    Scenario { source: Source::Roster(import.roster.into()), ..Scenario::default() }
}

#[test]
fn two_hundred_people_are_a_short_link() {
    let names_and_titles = With { names: true, titles: true, pay: false };
    for (file, bare, told) in [("common-names.csv", 1_000, 2_600), ("uncommon-names.csv", 1_000, 3_800)] {
        let scenario = two_hundred(file);
        for (with, most) in [(With::default(), bare), (names_and_titles, told)] {
            let n = encode(&scenario, with).expect("not too many").len();
            assert!(n < most, "{file} {with:?}: {n} characters, {most} at most");
        }
    }
}
