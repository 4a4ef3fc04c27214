//! The reporting lines over the map: the managers above the teams' managers as pins on top, and a line to each team below.

use yew::prelude::*;

use crate::engine::layout::Rect;
use crate::engine::org::NONE;
use crate::engine::sort::sort_by_key;
use crate::engine::team_map::{MapNode, TeamMap};
use crate::session::Frame;

/// Size of a pin, and the room between pins and map, world units.
const PIN: (i32, i32) = (150, 30);
const ABOVE: i32 = 46;

/// The bounds of a map with pins above it.
pub(super) fn bounds(map: Rect) -> Rect {
    Rect { y: map.y - ABOVE - PIN.1, height: map.height + ABOVE + PIN.1, ..map }
}

/// Pins and lines.
pub(super) fn overlay(frame: &Frame, map: &TeamMap) -> Html {
    let structure = &frame.structure;
    // Every line manager of every team, by the manager above; where there is none the manager stands for themselves.
    let mut lines: Vec<(u32, usize)> = Vec::new();
    for (place, one) in map.teams.iter().enumerate() {
        let managers: Vec<u32> = match one.node {
            MapNode::Team(team) => frame.report.teams.managers_of(team.0).collect(),
            MapNode::TeamOf(_) | MapNode::Group(_) => one.lead.into_iter().collect(),
        };
        for manager in managers {
            let above = structure.parents()[manager as usize];
            lines.push((if above == NONE { manager } else { above }, place));
        }
    }
    sort_by_key(&mut lines, |line| *line);
    lines.dedup();
    let middle = |place: usize| map.scene.teams[place].rect.center().x;
    let mut pins: Vec<(i32, u32)> = lines
        .chunk_by(|a, b| a.0 == b.0)
        .map(|own| (own.iter().map(|(_, place)| middle(*place)).sum::<i32>() / own.len() as i32, own[0].0))
        .collect();
    sort_by_key(&mut pins, |pin| *pin);
    let bounds = map.scene.bounds;
    let mut next = bounds.x;
    let y = bounds.y - ABOVE - PIN.1;
    let pins: Vec<(u32, Rect)> = pins
        .into_iter()
        .map(|(x, manager)| {
            let x = (x - PIN.0 / 2).max(next);
            next = x + PIN.0 + 12;
            (manager, Rect { x, y, width: PIN.0, height: PIN.1 })
        })
        .collect();
    let path = |(manager, place): &(u32, usize)| {
        let pin = pins.iter().find(|(known, _)| known == manager).map(|(_, rect)| *rect).unwrap_or_default();
        let team = map.scene.teams[*place].rect;
        let (x, bottom) = (pin.center().x, pin.bottom());
        let (to_x, to_y) = (team.x + team.width.min(40) / 2, team.y);
        let bend = (to_y - bottom) / 2;
        format!("M{x} {bottom}C{x} {} {to_x} {} {to_x} {to_y}", bottom + bend, to_y - bend)
    };
    html! {
        <>
            <svg class="sheet team-sheet" width="1" height="1" aria-hidden="true" focusable="false">
                { for lines.iter().map(|line| html! { <path class="team-sheet__line" d={path(line)} /> }) }
            </svg>
            { for pins.iter().map(|(manager, rect)| html! {
                <span class="pin" aria-hidden="true" style={format!("left:{}px;top:{}px;width:{}px;height:{}px", rect.x, rect.y, rect.width, rect.height)} data-text={frame.name(*manager).to_owned()} />
            }) }
        </>
    }
}
