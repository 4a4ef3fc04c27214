//! What the journeys through the team map do and read on it, and what the engine says it must show.

use serde_json::json;
use spanwise::engine::analyze::Load;
use spanwise::engine::ids::TeamId;
use spanwise::engine::org::{Org, TeamType};
use spanwise::engine::scenario::Scenario;
use spanwise::engine::team_map::{MapNode, MapOptions, MapTeam, TeamMap};
use spanwise::session::{Frame, JOINTS};

use crate::steps::{index, items, position, shown};
use crate::support::Page;

/// Places among the ways in which teams work together.
pub(crate) const USES: usize = 0;
pub(crate) const PROVIDES: usize = 1;
pub(crate) const COLLABORATES: usize = 2;

/// The names of all boxes on the map.
pub(crate) async fn boxes(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=option]')]
        .map(box => box.ariaLabel.replace(/, \\d+ flags?, the worst \\w+$/, ''))";
    serde_json::from_value(page.js(script).await).unwrap()
}

fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The map of an analyzed org.
pub(crate) fn map(frame: &Frame, options: &MapOptions) -> TeamMap {
    TeamMap::of(&frame.org, &frame.structure, &frame.report, options)
}

/// What the boxes of a map should be named.
fn told(frame: &Frame, options: &MapOptions) -> Vec<String> {
    let map = map(frame, options);
    let one = |(at, team): (u32, &MapTeam)| {
        let people = count(team.people, "person", "people");
        let (kind, people) = match team.node {
            MapNode::Group(_) => ("group of teams", format!("{} · {people}", count(team.n_teams, "team", "teams"))),
            _ if team.people == 0 => (kind(team.team_type), "no people known".to_owned()),
            _ => (kind(team.team_type), people),
        };
        let lead = team.lead.map(|lead| format!(", led by {}", frame.name(lead))).unwrap_or_default();
        let n_links = map.links.iter().filter(|link| link.from == at || link.to == at).count() as u32;
        format!("{}, {kind}, {people}{lead}, {}", team.name, count(n_links, "interaction", "interactions"))
    };
    (0..).zip(&map.teams).map(one).collect()
}

fn kind(team_type: Option<TeamType>) -> &'static str {
    team_type.map_or("Type not known", TeamType::label)
}

/// Waits until the map has exactly the boxes that it should have.
pub(crate) async fn until_mapped(page: &Page, frame: &Frame, options: &MapOptions) {
    let wanted = told(frame, options);
    page.until(&format!("the boxes are {wanted:#?}"), async || boxes(page).await == wanted).await;
}

fn team(org: &Org, name: &str) -> TeamId {
    org.teams().find(|(_, team)| team.name == name).unwrap_or_else(|| panic!("no team is {name}")).0
}

/// A scenario after one team of it works with another in a way.
pub(crate) fn connected(scenario: &Scenario, own: &str, other: &str, joint: usize) -> Scenario {
    let (mut scenario, org) = (scenario.clone(), shown(scenario).org);
    scenario.edit(&JOINTS[joint].edits(&org, team(&org, own), team(&org, other)));
    scenario
}

/// The load of a manager as the engine has it.
pub(crate) fn load(scenario: &Scenario, name: &str) -> Load {
    let frame = shown(scenario);
    *frame.load(position(&frame, name)).unwrap()
}

/// Waits until the selected team's line manager has the load that the engine gives.
pub(crate) async fn until_load(page: &Page, scenario: &Scenario, name: &str) {
    let wanted = [format!("{name} · show in the chart {}", index(load(scenario, name).index()))];
    page.until(&format!("the managers are {wanted:?}"), async || items(page, "Line managers").await == wanted).await;
}

/// Waits until a team's details are open and its box is marked.
pub(crate) async fn until_team(page: &Page, name: &str) {
    let name = json!(name);
    page.until_js(&format!(
        "document.querySelector('section[aria-label=\"Selected team\"] [aria-label=\"Team name\"]')?.value === {name}
            && document.querySelector('[role=option][aria-selected=true]')?.ariaLabel.startsWith({name} + ', ')"
    ))
    .await;
}

/// Waits until the selected team works with another in a way, or no longer.
pub(crate) async fn until_mode(page: &Page, other: &str, joint: Option<usize>) {
    let label = json!(format!("Mode with {other}"));
    let wanted = json!(joint.map(|joint| JOINTS[joint].name));
    page.until_js(&format!(
        "(document.querySelector(`select[aria-label=${{JSON.stringify({label})}}]`)?.selectedOptions[0].textContent ?? null) === {wanted}"
    ))
    .await;
}
