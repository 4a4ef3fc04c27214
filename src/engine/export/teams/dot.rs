//! The team map in Graphviz DOT: the shapes and lines that are nearest to the notation.

use std::fmt::Write as _;

use super::super::OrgPicture;
use super::super::dot::quoted;
use super::super::people::visible;
use super::{lines, map_of, mode_text};
use crate::engine::org::{InteractionMode, TeamType};

pub(in crate::engine::export) fn write(picture: &OrgPicture<'_>) -> String {
    let map = map_of(picture);
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes every text");
    line(format_args!("digraph {} {{", quoted(&visible(&picture.scenario.name))));
    line(format_args!("  rankdir=BT;"));
    line(format_args!("  node [fontname=\"Helvetica\"];"));
    for (at, team) in map.teams.iter().enumerate() {
        let shape = match team.team_type {
            Some(TeamType::StreamAligned) => "shape=box, style=rounded",
            Some(TeamType::Enabling) => "shape=box, style=rounded, height=1.4",
            Some(TeamType::ComplicatedSubsystem) => "shape=octagon",
            Some(TeamType::Platform) => "shape=box, width=3",
            None => "shape=box, style=\"rounded,dashed\"",
        };
        line(format_args!("  t{at} [label={}, {shape}];", quoted(&lines(team).join("\n"))));
    }
    for link in &map.links {
        let style = match link.mode {
            InteractionMode::Collaboration => "dir=none, style=bold, penwidth=4",
            InteractionMode::Facilitating => "arrowhead=none, style=dotted, penwidth=2",
            InteractionMode::XAsAService => "arrowhead=normal",
        };
        let label = quoted(mode_text(link.mode));
        line(format_args!("  t{} -> t{} [{style}, label={label}];", link.from, link.to));
    }
    line(format_args!("}}"));
    out
}
