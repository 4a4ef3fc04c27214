//! The boxes of the map: one element a team, in the shape of its type.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::ids::TeamId;
use crate::engine::layout::Rect;
use crate::engine::layout::board::{BlockShape, NO_BLOCK};
use crate::engine::org::TeamType;
use crate::engine::team_map::{MapNode, MapTeam, TeamMap};
use crate::session::Frame;
use crate::ui::components::band_icon::band_icon;
use crate::ui::wording;

/// The id of a box's element.
pub(super) fn element_id(place: usize) -> String {
    format!("team-box-{place}")
}

/// A type as a token of the stylesheet.
pub(super) fn type_token(team_type: Option<TeamType>) -> &'static str {
    match team_type {
        Some(TeamType::StreamAligned) => "stream",
        Some(TeamType::Enabling) => "enabling",
        Some(TeamType::ComplicatedSubsystem) => "subsystem",
        Some(TeamType::Platform) => "platform",
        None => "unknown",
    }
}

/// A type in words.
pub(super) fn type_name(team_type: Option<TeamType>) -> &'static str {
    team_type.map_or("Type not known", TeamType::label)
}

/// How many findings there are about the teams of each box and their interactions, and the worst severity.
fn flags(frame: &Frame, map: &TeamMap) -> Vec<Option<(u32, Severity)>> {
    let mut flags: Vec<Option<(u32, Severity)>> = vec![None; map.teams.len()];
    for finding in &frame.report.findings {
        let teams = finding.subject.teams(&frame.structure);
        let mut places: Vec<u32> = teams.filter_map(|team| map.place_of(TeamId(team))).collect();
        places.dedup();
        for place in places {
            let flag = flags[place as usize].get_or_insert((0, finding.severity));
            *flag = (flag.0 + 1, flag.1.max(finding.severity));
        }
    }
    flags
}

/// Every box of the map.
pub(super) fn boxes(frame: &Frame, map: &TeamMap, selected: Option<u32>, focused: usize, has_lines: bool) -> Html {
    let n_all = map.teams.len();
    let flags = flags(frame, map);
    // How many lines each box has, and which of them lead to what is selected; where none does, nothing steps back.
    let (mut n_links, mut is_near) = (vec![0_u32; n_all], vec![false; n_all]);
    for link in &map.links {
        let is_own = [link.from, link.to].map(Some).contains(&selected);
        for at in [link.from, link.to] {
            n_links[at as usize] += 1;
            is_near[at as usize] |= is_own;
        }
    }
    let has_near = is_near.contains(&true);
    let one = |(at, team): (usize, &MapTeam)| {
        let Rect { x, y, width, height } = map.scene.teams[at].rect;
        let is_group = matches!(team.node, MapNode::Group(_));
        let token = if is_group && team.team_type.is_none() { "group" } else { type_token(team.team_type) };
        let lead = team.lead.map(|lead| (frame.name(lead).to_owned(), frame.load(lead).and_then(|load| load.band())));
        let people = if is_group {
            format!(
                "{} · {}",
                wording::count(team.n_teams, "team", "teams"),
                wording::count(team.people, "person", "people")
            )
        } else if team.people == 0 {
            "no people known".to_owned()
        } else {
            wording::count(team.people, "person", "people")
        };
        let flag = flags[at];
        let label = format!(
            "{}, {}, {people}{}, {}{}",
            team.name,
            if is_group { "group of teams" } else { type_name(team.team_type) },
            lead.as_ref().map(|(name, _)| format!(", led by {name}")).unwrap_or_default(),
            wording::count(n_links[at], "interaction", "interactions"),
            flag.map(|(n, worst)| format!(", {}, the worst {}", wording::count(n, "flag", "flags"), worst.as_str()))
                .unwrap_or_default(),
        );
        let is_connectable = matches!(team.node, MapNode::Team(_));
        html! {
            <div key={format!("{:?}", team.node)} id={element_id(at)} class="box" role="option" aria-label={label}
                aria-selected={(selected == Some(at as u32)).to_string()} aria-setsize={n_all.to_string()} aria-posinset={(at + 1).to_string()}
                tabindex={if at == focused { "0" } else { "-1" }} data-place={at.to_string()} data-type={token} data-group={is_group.then_some("true")} data-aside={(has_near && !is_near[at]).then_some("true")}
                style={format!("left:{x}px;top:{y}px;width:{width}px;height:{height}px")}>
                <span class="box__name" dir="auto">{ &team.name }</span>
                <span class="box__meta" data-text={people} />
                if has_lines {
                    if let Some((name, band)) = lead {
                        <span class="box__lead" dir="auto">{ band_icon(wording::band_token(band)) }<span data-text={name} /></span>
                    }
                }
                if let Some((n, worst)) = flag {
                    <span class="box__flag" data-severity={worst.as_str()} data-text={n.to_string()} />
                }
                if is_connectable {
                    <span class="box__handle" data-handle={at.to_string()} aria-hidden="true" title="Drag to another team to connect them" />
                }
            </div>
        }
    };
    let title = |block: &BlockShape| {
        let Rect { x, y, width, height } = block.title;
        let name = map.blocks.get(block.block as usize).cloned().unwrap_or_default();
        html! { <span class="block-title" dir="auto" aria-hidden="true" style={format!("left:{x}px;top:{y}px;width:{width}px;height:{height}px")} data-text={name} /> }
    };
    html! {
        <>
            { for map.scene.blocks.iter().filter(|block| block.block != NO_BLOCK).map(title) }
            { for map.teams.iter().enumerate().map(one) }
        </>
    }
}
