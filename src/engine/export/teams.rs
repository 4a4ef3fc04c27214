//! The team map as a picture and as text: what every format says of a team and of an interaction.

mod dot;
mod mermaid;
mod svg;

pub(super) use dot::write as dot;
pub(super) use mermaid::write as mermaid;
pub(super) use svg::write as svg;

use super::OrgPicture;
use super::people::visible;
use crate::engine::org::InteractionMode;
use crate::engine::team_map::{MapOptions, MapTeam, Roll, TeamMap};

/// The map of a picture: every team by itself.
fn map_of(picture: &OrgPicture<'_>) -> TeamMap {
    let options = MapOptions { roll: Roll::Down, ..MapOptions::default() };
    TeamMap::of(picture.org, picture.structure, picture.report, &options)
}

/// The lines of text in a box, the name first.
fn lines(team: &MapTeam) -> Vec<String> {
    let people = match team.people {
        0 => None,
        1 => Some("1 person".to_owned()),
        n => Some(format!("{n} people")),
    };
    let kind = team.team_type.map(|team_type| team_type.label().to_lowercase());
    let about: Vec<String> = people.into_iter().chain(kind).collect();
    let mut lines = vec![visible(&team.name)];
    if !about.is_empty() {
        lines.push(about.join(" · "));
    }
    lines
}

/// What an interaction is called beside its line.
fn mode_text(mode: InteractionMode) -> &'static str {
    match mode {
        InteractionMode::Collaboration => "collaboration",
        InteractionMode::Facilitating => "facilitating",
        InteractionMode::XAsAService => "X-as-a-Service",
    }
}
