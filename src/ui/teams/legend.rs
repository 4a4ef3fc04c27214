//! Below the map: the legend, which is the filter too, and how the map is looked at.

use yew::prelude::*;

use super::boxes::type_token;
use super::sheet::mode_token;
use crate::engine::ids::TeamId;
use crate::engine::org::{InteractionMode, TeamType};
use crate::engine::team_map::{MapOptions, Roll};
use crate::session::{Command, Frame, View};
use crate::ui::canvas::{Camera, zoom_buttons};
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;

pub(super) struct LegendProps {
    pub(super) camera: Camera,
    pub(super) zoom_label: NodeRef,
    pub(super) view: View,
    pub(super) is_rolled: bool,
    pub(super) frame: Shared<Frame>,
    pub(super) team: Option<TeamId>,
    pub(super) dispatch: Dispatch,
}

/// Legend, filters and view controls.
pub(super) fn legend(props: &LegendProps) -> Html {
    let options = &props.view.map;
    let set = |change: &dyn Fn(&mut MapOptions)| {
        let (dispatch, mut options) = (props.dispatch.clone(), options.clone());
        change(&mut options);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Command::SetMap(Box::new(options.clone()))))
    };
    let facts = props.frame.structure.team_facts();
    let n_of = |team_type: Option<TeamType>| {
        facts.iter().filter(|facts| !facts.is_dissolved && facts.team_type == team_type).count()
    };
    let types = TeamType::ALL.into_iter().map(Some).chain([None]);
    let types = types.filter(|&team_type| team_type.is_some() || n_of(None) > 0);
    let has_groups = props.frame.org.groups().next().is_some()
        || props.frame.org.teams().any(|(id, _)| props.frame.org.parent_team(id).is_some());
    let lines = {
        let (dispatch, shown) = (props.dispatch.clone(), !props.view.has_lines);
        move |_: MouseEvent| dispatch.dispatch(Command::ShowLines(shown))
    };
    let toggle = |name: &'static str, is_on: bool, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class="button toggle" aria-pressed={is_on.to_string()} {onclick}>{ name }</button> }
    };
    html! {
        <div class="controls">
            <button type="button" class="button controls__key" popovertarget="team-key">{ "Key" }</button>
            <div id="team-key" class="legend legend--fold" popover="auto" role="group" aria-label="Legend and filter">
                { for types.map(|team_type| html! {
                    <button type="button" class="key" data-type={type_token(team_type)} aria-pressed={options.shows(team_type).to_string()} onclick={set(&|options| options.toggle_type(team_type))}>
                        <span class="key__shape" aria-hidden="true" />{ team_type.map_or("Not known", TeamType::label) }{ " " }<span class="legend__bound">{ n_of(team_type) }</span>
                    </button>
                }) }
                { for InteractionMode::ALL.into_iter().map(|mode| html! {
                    <button type="button" class="key" data-mode={mode_token(mode)} aria-pressed={options.shows_mode(mode).to_string()} onclick={set(&|options| options.toggle_mode(mode))}>
                        { sample(mode, false) }{ mode.label() }{ " " }<span class="legend__bound">{ props.frame.structure.links().iter().filter(|link| link.mode == mode).count() }</span>
                    </button>
                }) }
            </div>
            <div class="controls__view">
                { toggle("Reporting lines", props.view.has_lines, Callback::from(lines)) }
                if let Some(team) = props.team {
                    { toggle("Only this team", options.around == Some(team), set(&|options| {
                        options.around = if options.around == Some(team) { None } else { Some(team) };
                    })) }
                } else if options.around.is_some() {
                    { toggle("Only one team", true, set(&|options| options.around = None)) }
                }
                if has_groups {
                    { toggle("Groups", props.is_rolled, set(&|options| {
                        options.roll = if props.is_rolled { Roll::Down } else { Roll::Up };
                        options.opened.clear();
                    })) }
                }
                { zoom_buttons(&props.camera, &props.zoom_label) }
            </div>
        </div>
    }
}

/// A short line in the notation of a mode; turned where it leads here.
pub(super) fn sample(mode: InteractionMode, is_turned: bool) -> Html {
    let stroke = (mode == InteractionMode::Collaboration).then_some("url(#hatch)");
    html! {
        <svg class="sample link" data-mode={mode_token(mode)} data-turned={is_turned.then_some("true")} viewBox="0 0 30 12" width="30" height="12" aria-hidden="true" focusable="false">
            <path class="link__line" d={if mode == InteractionMode::XAsAService { "M1 6L21 6" } else { "M2 6L28 6.01" }} {stroke} />
            if mode == InteractionMode::XAsAService {
                <path class="link__head" d="M29 6L20 11L20 1z" />
            }
        </svg>
    }
}
