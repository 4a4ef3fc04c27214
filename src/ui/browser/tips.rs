//! The words of icons, which the stylesheet shows: Escape puts them away until the pointer or the keyboard goes elsewhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;

const MARK: &str = "data-no-tips";

/// From now on.
pub(crate) fn go_by_escape() {
    let capture = EventListenerOptions::run_in_capture_phase();
    let put_away = |event: &web_sys::Event| {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        mark(is_escape);
    };
    EventListener::new_with_options(&document(), "keydown", capture, put_away).forget();
    for elsewhere in ["pointerover", "focusin"] {
        EventListener::new_with_options(&document(), elsewhere, capture, |_| mark(false)).forget();
    }
}

fn mark(is_away: bool) {
    let Some(root) = document().document_element() else { return };
    if root.has_attribute(MARK) != is_away {
        // The name is one.
        let _is_there = root.toggle_attribute_with_force(MARK, is_away);
    }
}
