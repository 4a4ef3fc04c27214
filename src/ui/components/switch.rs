//! Two choices side by side, of which one holds.

use wasm_bindgen::JsCast as _;
use yew::prelude::*;

/// Two choices, by name; `chosen` is the place of the one that holds.
pub(crate) fn switch(label: &'static str, names: [&'static str; 2], chosen: usize, choose: &Callback<usize>) -> Html {
    let choice = |(place, name): (usize, &'static str)| {
        let choose = choose.clone();
        let is_chosen = place == chosen;
        html! {
            <button type="button" class="switch__choice" role="radio" aria-checked={is_chosen.to_string()}
                tabindex={if is_chosen { "0" } else { "-1" }} onclick={move |_| choose.emit(place)}>{ name }</button>
        }
    };
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown") {
                event.prevent_default();
                choose.emit(1 - chosen.min(1));
                focus_sibling(&event);
            }
        })
    };
    html! {
        <div class="switch" role="radiogroup" aria-label={label} {onkeydown}>{ for names.into_iter().enumerate().map(choice) }</div>
    }
}

/// Gives the focus to the other of two neighbors.
fn focus_sibling(event: &KeyboardEvent) {
    let here = event.target_dyn_into::<web_sys::HtmlElement>();
    let other = here.and_then(|here| here.next_element_sibling().or_else(|| here.previous_element_sibling()));
    if let Some(other) = other.and_then(|other| other.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A choice that cannot take the focus leaves it where it was.
        let _refused = other.focus();
    }
}
