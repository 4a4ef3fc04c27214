//! Teams, as programs read them.

use serde::Serialize;

use super::topology::equivalents;
use crate::engine::analyze::{Names, Ties, TopologyReport};
use crate::engine::org::{Domain, TeamType};

#[derive(Serialize)]
pub(super) struct TeamJson<'a> {
    id: String,
    name: String,
    #[serde(rename = "type")]
    team_type: Option<&'static str>,
    size: u32,
    /// Only where one manager leads it.
    lead: Option<&'a str>,
    managers: Vec<&'a str>,
    /// `null` where none is known.
    domains: Option<Vec<DomainView<'a>>>,
    people: Option<u32>,
    full_time_equivalents: Option<f64>,
    domain_points: Option<u32>,
    domain_capacity: Option<u32>,
    consumers: u32,
    collaborations: u32,
    line_managers: u32,
}

#[derive(Serialize)]
struct DomainView<'a> {
    name: Option<&'a str>,
    complexity: &'static str,
}

fn domain(domain: &Domain) -> DomainView<'_> {
    let name = Some(domain.name.as_str()).filter(|name| !name.is_empty());
    DomainView { name, complexity: domain.complexity.as_str() }
}

/// Teams with people, and those of which more is known than the name, by their places in the report.
pub(super) fn shown(names: &Names<'_>, topology: &TopologyReport) -> Vec<u32> {
    let is_known = |at: u32| {
        let facts = names.structure.team_facts().get(at as usize).filter(|facts| !facts.is_dissolved);
        let has_ties = topology.teams[at as usize].ties != Ties::default();
        facts.is_some_and(|facts| facts.team_type.is_some() || !facts.domains.is_empty() || has_ties)
    };
    let all = (0..).zip(names.report.teams.list());
    all.filter(|&(at, team)| team.people > 0 || is_known(at)).map(|(at, _)| at).collect()
}

/// The teams that are `shown`.
pub(super) fn teams<'a>(names: &Names<'a>, topology: &TopologyReport, shown: &[u32]) -> Vec<TeamJson<'a>> {
    let list = names.report.teams.list();
    let mut managers = vec![Vec::new(); list.len()];
    for &(team, manager) in names.report.teams.leads() {
        managers[team as usize].push(names.person(manager).key.as_str());
    }
    let team = |&at: &u32| {
        let (id, name) = names.team(at);
        let (known, figures) = (names.named_team(at), &topology.teams[at as usize]);
        let managers = std::mem::take(&mut managers[at as usize]);
        let domains = known.map(|team| team.domains.as_slice()).filter(|domains| !domains.is_empty());
        TeamJson {
            id,
            name,
            team_type: known.and_then(|team| team.team_type).map(TeamType::as_str),
            size: list[at as usize].size,
            lead: if let [only] = managers.as_slice() { Some(*only) } else { None },
            managers,
            domains: domains.map(|domains| domains.iter().map(domain).collect()),
            people: figures.people,
            full_time_equivalents: equivalents(figures),
            domain_points: figures.structural_load.domain_points,
            domain_capacity: figures.structural_load.domain_capacity,
            consumers: figures.ties.consumers,
            collaborations: figures.ties.collaborations,
            line_managers: figures.line_managers,
        }
    };
    shown.iter().map(team).collect()
}
