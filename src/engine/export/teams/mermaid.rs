//! The team map as a Mermaid flowchart.

use std::fmt::Write as _;

use super::super::OrgPicture;
use super::super::mermaid::escaped;
use super::super::people::visible;
use super::{lines, map_of, mode_text};
use crate::engine::org::{InteractionMode, TeamType};

pub(in crate::engine::export) fn write(picture: &OrgPicture<'_>) -> String {
    let map = map_of(picture);
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes every text");
    line(format_args!("---\ntitle: {}\n---", serde_json::Value::from(visible(&picture.scenario.name))));
    line(format_args!("flowchart BT"));
    for (at, team) in map.teams.iter().enumerate() {
        let label: Vec<String> = lines(team).iter().map(|text| escaped(text)).collect();
        let label = label.join("<br/>");
        let (open, close) = match team.team_type {
            Some(TeamType::StreamAligned) => ("(\"", "\")"),
            Some(TeamType::Enabling) => ("([\"", "\"])"),
            Some(TeamType::ComplicatedSubsystem) => ("{{\"", "\"}}"),
            Some(TeamType::Platform) | None => ("[\"", "\"]"),
        };
        line(format_args!("  t{at}{open}{label}{close}"));
        if team.team_type.is_none() {
            line(format_args!("  style t{at} stroke-dasharray: 4 4"));
        }
    }
    for link in &map.links {
        let arrow = match link.mode {
            InteractionMode::Collaboration => "===",
            InteractionMode::Facilitating => "-.-",
            InteractionMode::XAsAService => "-->",
        };
        line(format_args!("  t{} {arrow}|{}| t{}", link.from, mode_text(link.mode), link.to));
    }
    out
}
