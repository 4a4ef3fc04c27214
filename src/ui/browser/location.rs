//! The address bar: only the fragment, which no server ever sees.

use gloo::utils::window;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, HashChangeEvent};

/// The fragment without `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The address without the fragment.
pub(crate) fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Puts another fragment into the address bar, without a step in the history.
pub(crate) fn replace_fragment(fragment: &str) {
    let url = if fragment.is_empty() { base() } else { format!("{}#{fragment}", base()) };
    if let Ok(history) = window().history() {
        // Browsers limit how often this may be done; the next change tries again.
        let _refused = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Puts back the address that a change of the fragment left.
pub(crate) fn restore(change: &Event) {
    if let (Some(change), Ok(history)) = (change.dyn_ref::<HashChangeEvent>(), window().history()) {
        // An address that stays as it is only fails to open once more.
        let _refused = history.replace_state_with_url(&JsValue::NULL, "", Some(&change.old_url()));
    }
}

/// The address of the script that started the page, with its version; a worker starts from the same.
pub(crate) fn boot_script() -> Option<String> {
    let script = gloo::utils::document().query_selector("script[type=module]").ok()??;
    let address = script.get_attribute("src")?;
    Some(web_sys::Url::new_with_base(&address, &base()).ok()?.href())
}
