//! What is chosen in a list.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlSelectElement;

/// Takes the number that is chosen in the list of an id, and puts the list back to its first line.
pub(crate) fn take_chosen(id: &str) -> Option<u32> {
    let list: HtmlSelectElement = gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()?;
    let chosen = list.value().parse().ok();
    list.set_selected_index(0);
    chosen
}
