//! How teams that growth adds work together: presets, and the numbers behind them with their sources.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::policy::{TOPOLOGY_KNOBS, TOPOLOGY_PRESETS, TopologyPolicy, TopologyShape};
use crate::session::Command;
use crate::ui::store::Dispatch;

pub(super) struct PolicyProps {
    pub(super) topology: TopologyPolicy,
    pub(super) dispatch: Dispatch,
}

/// The policy for teams that growth adds.
pub(super) fn policy(props: &PolicyProps) -> Html {
    let now = props.topology;
    html! {
        <section class="topology" aria-labelledby="topology-title">
            <h2 id="topology-title" class="board__title">{ "As the org grows" }</h2>
            <div class="settings__presets" role="group" aria-label="Presets of team topology">
                { for TOPOLOGY_PRESETS.iter().map(|preset| {
                    let (dispatch, shape) = (props.dispatch.clone(), preset.shape);
                    let onclick = move |_: MouseEvent| dispatch.dispatch(Command::SetTopology(TopologyPolicy { shape, ..now }));
                    html! {
                        <button type="button" class="preset" aria-pressed={(now.shape == shape).to_string()} {onclick}>
                            <strong>{ preset.label }</strong><span class="preset__help">{ preset.help }</span>
                        </button>
                    }
                }) }
            </div>
            if now.shape != TopologyShape::Alone {
                <details class="topology__knobs">
                    <summary>{ "The numbers behind it" }</summary>
                    { for (0..TOPOLOGY_KNOBS.len()).map(|at| knob(props, at)) }
                </details>
            }
            <p class="flag__source">{ "Notation after Team Topologies (Skelton and Pais), whose name is a trademark of its owners; these shapes are our own drawing." }</p>
        </section>
    }
}

fn knob(props: &PolicyProps, at: usize) -> Html {
    let knob = &TOPOLOGY_KNOBS[at];
    let (now, dispatch) = (props.topology, props.dispatch.clone());
    let oninput = move |event: InputEvent| {
        if let Ok(value) = event.target_unchecked_into::<HtmlInputElement>().value().parse::<u32>() {
            let mut changed = now;
            (knob.set)(&mut changed, value.clamp(knob.range.0, knob.range.1));
            dispatch.dispatch(Command::SetTopology(changed));
        }
    };
    html! {
        <label class="topology__knob">
            <span>{ knob.label }</span>
            <span class="topology__value">
                <input type="range" min={knob.range.0.to_string()} max={knob.range.1.to_string()} value={(knob.get)(&now).to_string()} {oninput} />
                <output>{ (knob.get)(&now) }</output>
            </span>
            <small class="setting__help">{ format!("{} {} · {}", knob.help, knob.source, knob.grade) }</small>
        </label>
    }
}
