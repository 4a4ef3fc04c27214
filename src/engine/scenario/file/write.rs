//! A scenario becomes text: settings a line each, people one to a line, so that versions of a file compare well.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::decisions::DecisionsOut;
use super::layout::SettingsOnLines;
use super::number::Amount;
use super::plan::PlanOut;
use super::rotation::RotationOut;
use super::topology_out::{GroupOut, InteractionOut, MembershipOut, TeamOut};
use super::{FORMAT, VERSION};
use crate::engine::analyze::Settings;
use crate::engine::date::iso_date;
use crate::engine::grow::Mode;
use crate::engine::policy::{GrowthPolicy, LOAD_TERMS, LoadSettings, TopologyPolicy};
use crate::engine::roster::{Roster, RosterPerson};
use crate::engine::scenario::{Scenario, Source};
use crate::engine::units::{Decimal, Fte};

/// The text of a scenario file, ending in a line break. Rules and load terms are written where they differ from the defaults.
pub fn write_scenario(scenario: &Scenario) -> String {
    let Settings { policy, thresholds, load, topology } = &scenario.settings;
    let document = Document {
        format: FORMAT,
        version: VERSION,
        name: &scenario.name,
        as_of: scenario.as_of.map(iso_date),
        structure: scenario.mode,
        engineers: scenario.engineers,
        policy,
        rules: thresholds.changed(),
        load: changed_terms(load),
        topology: Some(topology).filter(|topology| **topology != TopologyPolicy::default()),
        plan: PlanOut::of(&scenario.plan),
        decisions: DecisionsOut::of(scenario),
        source: SourceOut::of(&scenario.source),
        unknown: &scenario.unknown,
    };
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, SettingsOnLines::default());
    document.serialize(&mut serializer).expect("names are texts and memory takes every byte");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

fn changed_terms(load: &LoadSettings) -> Map<String, Value> {
    let changed = LOAD_TERMS.iter().filter(|term| term.get(load) != term.default);
    changed.map(|term| (term.name.to_owned(), term.get(load).into())).collect()
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    structure: Mode,
    #[serde(skip_serializing_if = "Option::is_none")]
    engineers: Option<u32>,
    policy: &'a GrowthPolicy,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    rules: BTreeMap<&'static str, BTreeMap<&'static str, Decimal>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    load: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topology: Option<&'a TopologyPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<PlanOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decisions: Option<DecisionsOut<'a>>,
    source: SourceOut<'a>,
    #[serde(flatten)]
    unknown: &'a Map<String, Value>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum SourceOut<'a> {
    Example,
    Generated {
        engineers: u32,
    },
    Roster {
        #[serde(skip_serializing_if = "Vec::is_empty")]
        rotations: Vec<RotationOut<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        teams: Vec<TeamOut<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        memberships: Vec<MembershipOut<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        interactions: Vec<InteractionOut<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        groups: Vec<GroupOut<'a>>,
        people: Vec<PersonOut<'a>>,
    },
}

impl<'a> SourceOut<'a> {
    fn of(source: &'a Source) -> Self {
        match source {
            Source::Example => SourceOut::Example,
            Source::Generated { engineers } => SourceOut::Generated { engineers: *engineers },
            Source::Roster(roster) => SourceOut::Roster {
                rotations: roster.rotations.iter().map(RotationOut::of).collect(),
                teams: roster.topology.teams.iter().map(|team| TeamOut::of(roster, team)).collect(),
                memberships: roster.topology.memberships.iter().map(|one| MembershipOut::of(roster, one)).collect(),
                interactions: roster.topology.interactions.iter().map(|one| InteractionOut::of(roster, one)).collect(),
                groups: roster.topology.groups.iter().map(|group| GroupOut::of(roster, group)).collect(),
                people: roster.people.iter().map(|person| PersonOut::of(roster, person)).collect(),
            },
        }
    }
}

#[derive(Serialize)]
struct PersonOut<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    manager_id: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    department: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    team: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    location: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    salary: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fte: Option<Amount>,
    #[serde(skip_serializing_if = "str::is_empty")]
    email: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    vacant: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dotted_manager_ids: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_work: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_requisitions: Option<u16>,
    #[serde(skip_serializing_if = "str::is_empty")]
    on_call: &'a str,
}

impl<'a> PersonOut<'a> {
    fn of(roster: &'a Roster, person: &'a RosterPerson) -> Self {
        let id_of = |at: u32| roster.people[at as usize].id.as_str();
        PersonOut {
            id: &person.id,
            name: &person.name,
            title: &person.title,
            manager_id: person.manager.map(id_of),
            department: &person.department,
            team: &person.team,
            location: &person.location,
            start_date: person.start_date.map(iso_date),
            salary: person.salary.map(|cents| Amount::new(cents, 100)),
            fte: (person.fte != Fte::FULL.0).then(|| Amount::new(person.fte.into(), 10_000)),
            email: &person.email,
            vacant: person.vacant,
            dotted_manager_ids: person.dotted_managers.iter().map(|&at| id_of(at)).collect(),
            own_work: person.own_work.map(Amount::of_whole),
            open_requisitions: Some(person.open_requisitions).filter(|&n| n > 0),
            on_call: &person.on_call,
        }
    }
}
