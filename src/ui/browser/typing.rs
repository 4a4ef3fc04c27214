//! Whether a key was pressed to write something.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

/// Whether somebody writes in a field, which then has the key to itself.
pub(crate) fn is_writing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        let is_field = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
        is_field && target.get_attribute("type").is_none_or(|kind| kind != "range")
    })
}
