//! Popovers: the browser's own, in front of the page and closed by Escape or a press beside them.

use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::focus::focus;

/// What a menu is walked along.
const ITEMS: &str = "[role=menuitem]:not(:disabled)";

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// Presses a button.
pub(crate) fn press(id: &str) {
    element(id).iter().for_each(HtmlElement::click);
}

/// Gives the focus to the first item of a menu, where it is open.
pub(crate) fn enter(id: &str) {
    if element(id).is_some_and(|menu| menu.matches(":popover-open").unwrap_or(false)) {
        walk(id, "Home");
    }
}

/// Closes a popover and gives the focus to its button.
pub(crate) fn leave(id: &str, button: &str) {
    if let Some(popover) = element(id) {
        // One that is closed already stays so.
        let _refused = popover.hide_popover();
    }
    focus(button);
}

/// Goes along the items of a menu as a key asks; `false` where the key is for something else.
pub(crate) fn walk(id: &str, key: &str) -> bool {
    let Some(items) = element(id).and_then(|menu| menu.query_selector_all(ITEMS).ok()) else { return false };
    let n = items.length();
    let here = document().active_element();
    let at = (0..n)
        .find(|&at| items.item(at).is_some_and(|item| here.as_ref().is_some_and(|here| item.is_same_node(Some(here)))));
    let next = match (key, at) {
        ("Home", _) | ("ArrowDown", None) => 0,
        ("End", _) | ("ArrowUp", None) => n.saturating_sub(1),
        ("ArrowDown", Some(at)) => (at + 1) % n,
        ("ArrowUp", Some(at)) => (at + n - 1) % n,
        _ => return false,
    };
    if let Some(item) = items.item(next).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        // An item that cannot take the focus leaves it where it was.
        let _refused = item.focus();
    }
    true
}
