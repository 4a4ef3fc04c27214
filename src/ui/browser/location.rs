//! The address bar: only the fragment, which no server ever sees.

use gloo::utils::window;
use wasm_bindgen::JsCast as _;
use web_sys::{NavigationType, PerformanceNavigationTiming};

use super::storage;

/// The fragment without `#`; empty where there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The address without the fragment.
pub(crate) fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Puts another fragment into the address bar, without a step in the history; the present step, and so this tab, is about
/// this document.
pub(crate) fn replace(fragment: &str, document: &str) {
    storage::keep_own_document(document);
    if let Ok(history) = window().history() {
        // Browsers limit how often this may be done; the next change tries again.
        let _refused = history.replace_state_with_url(&document.into(), "", Some(&address(fragment)));
    }
}

/// As [`replace`], as a new step in the history, so that the way back leads to what was open before.
pub(crate) fn push(fragment: &str, document: &str) {
    storage::keep_own_document(document);
    if let Ok(history) = window().history() {
        let _refused = history.push_state_with_url(&document.into(), "", Some(&address(fragment)));
    }
}

fn address(fragment: &str) -> String {
    if fragment.is_empty() { base() } else { format!("{}#{fragment}", base()) }
}

/// Whether the page is loaded once more, and not opened by an address; one that somebody wrote meanwhile is one.
pub(crate) fn is_reload() -> bool {
    let navigation = window().performance().map(|performance| performance.get_entries_by_type("navigation").get(0));
    let navigation = navigation.and_then(|entry| entry.dyn_into::<PerformanceNavigationTiming>().ok());
    navigation.is_some_and(|navigation| {
        let is_same = window().location().href().is_ok_and(|now| now == navigation.name());
        navigation.type_() == NavigationType::Reload && is_same
    })
}

/// Loads the page once more.
pub(crate) fn reload() {
    let _refused = window().location().reload();
}

/// The document that the present step of the history is about; `None` where somebody typed the address.
pub(crate) fn document() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// The address of the script that started the page, with its version; a worker starts from the same.
pub(crate) fn boot_script() -> Option<String> {
    let script = gloo::utils::document().query_selector("script[type=module]").ok()??;
    let address = script.get_attribute("src")?;
    Some(web_sys::Url::new_with_base(&address, &base()).ok()?.href())
}
