//! How teams work together, in figures: who is in a team and what is asked of it, how far apart teams are that interact, what
//! kinds of teams an org has.
//!
//! A report is worked out for looking at; rules, which judge every size of a growth, use the single measures.

mod distance;
mod domains;
mod groups;
mod link;
mod team;
mod ties;
mod whole;

pub(crate) use distance::answering;
pub use distance::{Distance, distance};
pub use domains::{FULL_TEAM_CAPACITY, FULL_TEAM_PEOPLE, SMALL_TEAM_CAPACITY, domain_capacity, domain_points};
pub use groups::people_of_groups;
pub use link::LinkFigures;
pub(super) use link::{months_open, shared_hours};
pub use team::{OnCallFigures, StructuralLoad, TeamFigures};
pub use ties::{Ties, ties};
pub(crate) use whole::is_of;
pub use whole::{OrgFigures, PlatformFigures};
pub(super) use whole::{streams_and_others, typed_teams};

use super::mentoring;
use crate::engine::org::{Structure, Teams};
use crate::engine::policy::LoadSettings;

/// How the teams of an org work together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopologyReport {
    /// Teams, in the order of [`Teams::list`]: the named ones first, by id. Of a dissolved team nothing is known.
    pub teams: Vec<TeamFigures>,
    /// Interactions, in the order of [`Structure::links`].
    pub links: Vec<LinkFigures>,
    /// People of groups, by id.
    pub groups: Vec<u32>,
    /// The whole org.
    pub org: OrgFigures,
}

/// The figures of a structure, in time linear in its people and interactions.
pub fn topology(structure: &Structure, teams: &Teams, settings: &LoadSettings) -> TopologyReport {
    let (ties, answering) = (ties(structure), answering(structure, teams));
    let figures = team::team_figures(structure, teams, settings, (&ties, &mentoring(structure, teams, settings)));
    TopologyReport {
        links: link::link_figures(structure, teams, &answering),
        groups: people_of_groups(structure, teams),
        org: whole::org_figures(structure, teams, (&figures, &ties, &answering)),
        teams: figures,
    }
}

#[cfg(test)]
mod tests;
