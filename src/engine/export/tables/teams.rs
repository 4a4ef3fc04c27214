//! Teams as team files have them, and what was worked out about each.

use super::super::{OrgPicture, Table};
use super::{listed, or_blank};
use crate::engine::analyze::topology;
use crate::engine::ids::TeamId;
use crate::engine::org::{Complexity, Domain, GroupKind, Org, TeamType};
use crate::engine::roster::teams::{Form, TEAM_COLUMNS};

/// What is worked out.
const FIGURES: [&str; 6] = ["people", "engineers", "line_managers", "domain_points", "domain_capacity", "consumers"];

/// Every team that is not dissolved, in id order.
pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let OrgPicture { org, structure, report, scenario } = *picture;
    let figures = topology(structure, &report.teams, &scenario.settings.load);
    let columns = TEAM_COLUMNS.iter().filter(|column| column.form == Form::Teams).map(|column| column.key);
    let header: Vec<&str> = columns.chain(FIGURES).collect();
    let mut table = Table::new(&header);
    for (id, team) in org.teams().filter(|(_, team)| !team.is_dissolved) {
        let (at, figures) = (id.index(), figures.teams.get(id.index()).copied().unwrap_or_default());
        let size = report.teams.list().get(at).map(|team| team.size);
        let key = |id: TeamId| org.team(id).map(|team| team.key.clone()).unwrap_or_default();
        table.row(&[
            team.key.clone(),
            team.name.clone(),
            team.kind.clone(),
            or_blank(org.parent_team(id).map(key)),
            leads(org, id),
            or_blank(figures.people),
            or_blank(team.stated_size),
            group(org, id, GroupKind::Area),
            team.focus.clone(),
            or_blank(team.team_type.map(TeamType::as_str)),
            listed(team.domains.iter().filter(|domain| !domain.name.is_empty()).map(domain)),
            listed(&team.services),
            group(org, id, GroupKind::Tribe),
            or_blank(figures.people),
            or_blank(size),
            figures.line_managers.to_string(),
            or_blank(figures.structural_load.domain_points),
            or_blank(figures.structural_load.domain_capacity),
            figures.ties.consumers.to_string(),
        ]);
    }
    table.into_text()
}

fn leads(org: &Org, team: TeamId) -> String {
    let leads = org.members(team).into_iter().filter(|(_, part)| part.leads);
    listed(leads.filter_map(|(id, _)| org.person(id)).map(|person| person.key.as_str()))
}

/// The name of the first group of a kind that the team is in.
fn group(org: &Org, team: TeamId, kind: GroupKind) -> String {
    let mut groups = org.groups().filter(|(_, group)| group.kind == kind);
    or_blank(groups.find(|(id, _)| org.teams_of_group(*id).contains(&team)).map(|(_, group)| &group.name))
}

/// A name that ends in a colon and a word would be read as one with its complexity, so that is always said.
fn domain(domain: &Domain) -> String {
    match domain.complexity {
        Complexity::Simple if !domain.name.contains(':') => domain.name.clone(),
        complexity => format!("{}: {}", domain.name, complexity.as_str()),
    }
}
