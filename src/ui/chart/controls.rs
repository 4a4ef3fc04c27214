//! Below the chart: the legend, zoom, direction, and how much is unfolded.

use yew::prelude::*;

use super::folding::managers_at_layer;
use crate::engine::analyze::Band;
use crate::engine::layout::Orientation;
use crate::session::{Command, Form, Frame};
use crate::ui::browser::focus::when_there;
use crate::ui::canvas::{Camera, zoom_buttons};
use crate::ui::components::band_icon::band_icon;
use crate::ui::components::icon::icon;
use crate::ui::components::switch::switch;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(super) struct ControlsProps {
    pub(super) camera: Camera,
    pub(super) zoom_label: NodeRef,
    pub(super) orientation: Orientation,
    pub(super) frame: Shared<Frame>,
    pub(super) dispatch: Dispatch,
    pub(super) has_collapsed: bool,
    /// Whether there is a table of the same people.
    pub(super) can_turn: bool,
}

/// Legend and view controls of the chart.
pub(super) fn controls(props: &ControlsProps) -> Html {
    let turn = {
        let (dispatch, orientation) = (props.dispatch.clone(), props.orientation);
        Callback::from(move |_: MouseEvent| {
            let other = match orientation {
                Orientation::TopDown => Orientation::LeftRight,
                Orientation::LeftRight => Orientation::TopDown,
            };
            dispatch.dispatch(Command::SetOrientation(other));
        })
    };
    let way = match props.orientation {
        Orientation::TopDown => "Draw left to right",
        Orientation::LeftRight => "Draw top down",
    };
    html! {
        <div class="controls">
            if props.can_turn {
                { form_switch(Form::Chart, &props.dispatch) }
            }
            { legend() }
            <div class="controls__view">
                <button type="button" class="button controls__key" popovertarget="chart-view">{ "View" }</button>
                <div id="chart-view" class="pop controls__more" popover="auto">
                { layers_shown(&props.frame, &props.dispatch, props.has_collapsed) }
                <button type="button" class="button button--icon" onclick={turn} aria-label={way}>
                    { icon(match props.orientation { Orientation::TopDown => "right", Orientation::LeftRight => "down" }) }
                    <span class="controls__word">{ way }</span>
                </button>
                </div>
                { zoom_buttons(&props.camera, &props.zoom_label) }
            </div>
        </div>
    }
}

/// Chart or table. The keyboard stays at the choice, which the other form draws anew.
pub(in crate::ui) fn form_switch(form: Form, dispatch: &Dispatch) -> Html {
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |place: usize| {
            dispatch.dispatch(Command::SetForm([Form::Chart, Form::Table][place]));
            when_there(".controls [role=radio][tabindex='0']");
        })
    };
    switch("Show as", ["Chart", "Table"], usize::from(form == Form::Table), &choose)
}

/// What the signs of load bands mean: written out where there is room, else behind a button. The stylesheet decides.
pub(in crate::ui) fn legend() -> Html {
    html! {
        <>
        <button type="button" class="button controls__key" popovertarget="load-bands">{ "Key" }</button>
        <ul id="load-bands" class="legend legend--fold" popover="auto" aria-label="Load bands">
            { for Band::ALL.into_iter().map(|band| {
                let token = wording::band_token(Some(band));
                html! { <li class="legend__item" data-band={token}>{ band_icon(token) }{ band.as_str() }<span class="legend__bound">{ bound(band) }</span></li> }
            }) }
            <li class="legend__item legend__item--new">{ "joined in the last step" }</li>
        </ul>
        </>
    }
}

/// How many layers are unfolded.
pub(in crate::ui) fn layers_shown(frame: &Shared<Frame>, dispatch: &Dispatch, has_collapsed: bool) -> Html {
    let unfold = {
        let (dispatch, frame) = (dispatch.clone(), frame.clone());
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() else { return };
            let people = match select.value().parse() {
                Ok(layer) => managers_at_layer(&frame, layer),
                Err(_) => Vec::new(),
            };
            dispatch.dispatch(Command::CollapseTo(people));
        })
    };
    let layers = frame.report.metrics.depth;
    html! {
        <label class="controls__unfold">
            <span class="visually-hidden">{ "Layers shown" }</span>
            <select class="select" onchange={unfold}>
                <option value="all" selected={!has_collapsed}>{ "All layers" }</option>
                { for (1..layers.saturating_sub(1)).map(|layer| html! {
                    <option value={layer.to_string()}>{ wording::count(layer, "layer", "layers") }</option>
                }) }
            </select>
        </label>
    }
}

/// Where a band starts, in percent of the week; the lowest one where it ends.
fn bound(band: Band) -> &'static str {
    match band {
        Band::UnderUsed => "< 60 %",
        Band::Healthy => "",
        Band::Stretched => "≥ 85 %",
        Band::Overloaded => "≥ 100 %",
        Band::Critical => "≥ 120 %",
    }
}
