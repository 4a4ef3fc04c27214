//! Where the keyboard is.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// Gives the focus to the element of an id.
pub(crate) fn focus(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it was.
        let _refused = element.focus();
    }
}

/// Scrolls the element of an id into what is seen of its list.
pub(crate) fn in_view(id: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the focus to the element of an id, without scrolling anything.
pub(crate) fn focus_still(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it was.
        let _refused = element.focus_with_options(&options);
    }
}

/// Whether no element has the focus, as after the one that had it is gone.
pub(crate) fn is_nowhere() -> bool {
    gloo::utils::document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Looks a second for the first element of a selector and gives it the focus.
pub(crate) fn when_there(selector: &'static str) {
    look(selector, 60);
}

fn look(selector: &'static str, left: u32) {
    Timeout::new(16, move || {
        let found = gloo::utils::document().query_selector(selector).ok().flatten();
        match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it was.
            Some(element) => drop(element.focus()),
            None if left > 0 => look(selector, left - 1),
            None => {}
        }
    })
    .forget();
}
