//! Figures of interactions: how far apart two teams are, in lines, hours and age.

use super::distance::{Distance, distance};
use crate::engine::org::{InteractionMode, NONE, Structure, TeamLink, Teams};
use crate::engine::units::{Ratio, SIXTEENTHS_OF_DAYS_IN_MONTH};

/// How far apart two teams that work together are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkFigures {
    /// Where the lines of their managers meet; `None` where a team has no manager.
    pub distance: Option<Distance>,
    /// Whole days since the interaction began; `None` where unknown.
    pub days_open: Option<i32>,
    /// Hours of an 8-hour day that the first line managers of both share; `None` where a time zone is unknown.
    pub shared_hours: Option<Ratio>,
}

/// The figures of every interaction, in the order of [`Structure::links`].
pub(super) fn link_figures(structure: &Structure, teams: &Teams, answering: &[u32]) -> Vec<LinkFigures> {
    let figures = |link: &TeamLink| LinkFigures {
        distance: distance(structure, answering[link.a as usize], answering[link.b as usize]),
        days_open: link.days,
        shared_hours: shared_hours(structure, teams, link),
    };
    structure.links().iter().map(figures).collect()
}

/// Hours of an 8-hour day that the first line managers of two teams share; `None` where a time zone is unknown or one person
/// leads both.
pub(crate) fn shared_hours(structure: &Structure, teams: &Teams, link: &TeamLink) -> Option<Ratio> {
    let lead = |team: u32| teams.list().get(team as usize).map(|team| team.lead).filter(|&lead| lead != NONE);
    let (a, b) = lead(link.a).zip(lead(link.b)).filter(|(a, b)| a != b)?;
    let (own, other) = structure.time_zone(a).zip(structure.time_zone(b))?;
    Some(Ratio::new(own.shared_quarters(other).into(), 4))
}

/// Months that an interaction in a mode that should end has been open: collaboration or facilitating. `None` for services, and
/// where its start is unknown.
pub(crate) fn months_open(link: &TeamLink) -> Option<Ratio> {
    let ends = link.mode != InteractionMode::XAsAService;
    link.days.filter(|_| ends).map(|days| Ratio::new(16 * i64::from(days), SIXTEENTHS_OF_DAYS_IN_MONTH))
}
