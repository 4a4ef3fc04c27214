//! What tells which teams they are: everything that somebody wrote about teams, their interactions and groups.

use serde::{Deserialize, Serialize};

use crate::engine::roster::{RosterTeam, Topology};
use crate::engine::share::column::Column;

/// Columns may end early: what is missing is blank.
#[derive(Serialize, Deserialize)]
pub(super) struct Names {
    pub(super) ids: Column<String>,
    pub(super) names: Column<String>,
    pub(super) kinds: Column<String>,
    pub(super) focuses: Column<String>,
    /// Of all teams in a row.
    pub(super) domains: Column<String>,
    /// How many each team has.
    pub(super) n_services: Column<u32>,
    /// Of all teams in a row.
    pub(super) services: Column<String>,
    pub(super) purposes: Column<String>,
    pub(super) groups: Column<String>,
}

impl Names {
    pub(super) fn of(topology: &Topology) -> Names {
        let teams = &topology.teams;
        let texts =
            |text: fn(&RosterTeam) -> &String| Column::trimmed(teams.iter().map(|team| text(team).clone()).collect());
        let domains = teams.iter().flat_map(|team| &team.domains).map(|domain| domain.name.clone());
        let purposes = topology.interactions.iter().map(|interaction| interaction.purpose.clone());
        Names {
            ids: texts(|team| &team.id),
            names: texts(|team| &team.name),
            kinds: texts(|team| &team.kind),
            focuses: texts(|team| &team.focus),
            domains: Column::trimmed(domains.collect()),
            n_services: Column::trimmed(teams.iter().map(|team| team.services.len() as u32).collect()),
            services: teams.iter().flat_map(|team| team.services.iter().cloned()).collect(),
            purposes: Column::trimmed(purposes.collect()),
            groups: Column::trimmed(topology.groups.iter().map(|group| group.name.clone()).collect()),
        }
    }
}
