//! The browser's own small storage: kept on this machine, sent nowhere. A browser that refuses storage loses nothing but memory.

use gloo::utils::window;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Function, Promise, Reflect};

const OLD_SCENARIO: &str = "spanwise.scenario";
const DOCUMENT: &str = "spanwise.document";
const UNSAVED: &str = "spanwise.unsaved.";
const THEME: &str = "spanwise.theme";

fn read(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn write(key: &str, value: Option<&str>) -> bool {
    let Ok(Some(storage)) = window().local_storage() else { return false };
    match value {
        Some(value) => storage.set_item(key, value).is_ok(),
        None => storage.remove_item(key).is_ok(),
    }
}

/// The scenario file that an earlier version of the page kept, if any.
pub(crate) fn old_scenario() -> Option<String> {
    read(OLD_SCENARIO)
}

/// Forgets the scenario file of an earlier version.
pub(crate) fn forget_old_scenario() {
    // What stays is taken once more at the next visit.
    let _refused = write(OLD_SCENARIO, None);
}

/// The document of this tab, and the one that was open last in any.
pub(crate) fn documents() -> [Option<String>; 2] {
    let own = window().session_storage().ok().flatten().and_then(|storage| storage.get_item(DOCUMENT).ok().flatten());
    [own, read(DOCUMENT)]
}

/// Remembers what this tab is about, also where nothing of it is kept yet.
pub(crate) fn keep_own_document(id: &str) {
    // A browser that refuses goes by the address at a reload.
    if let Ok(Some(storage)) = window().session_storage() {
        let _refused = storage.set_item(DOCUMENT, id);
    }
}

/// Remembers the document that is open last in any tab.
pub(crate) fn keep_last_document(id: &str) {
    // A browser that refuses opens the example at the next visit.
    let _refused = write(DOCUMENT, Some(id));
}

/// What a tab has of a document and the database not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unsaved {
    /// The document.
    pub(crate) id: String,
    /// The tab; empty where an earlier version of the page kept it.
    pub(crate) tab: String,
    pub(crate) text: String,
}

fn unsaved_key(id: &str, tab: &str) -> String {
    if tab.is_empty() { format!("{UNSAVED}{id}") } else { format!("{UNSAVED}{id}.{tab}") }
}

/// Keeps what the database does not have yet, at once; `false` where the browser refuses. Two tabs of one document do not take
/// the place of one another.
pub(crate) fn keep_unsaved(id: &str, tab: &str, text: &str) -> bool {
    write(&unsaved_key(id, tab), Some(text))
}

/// Forgets what a tab kept of a document.
pub(crate) fn forget_unsaved(id: &str, tab: &str) {
    // What stays is taken once more at the next visit.
    let _refused = write(&unsaved_key(id, tab), None);
}

/// Everything that the database did not have in time.
pub(crate) fn unsaved() -> Vec<Unsaved> {
    let Ok(Some(storage)) = window().local_storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let found = keys.filter_map(|key| {
        let name = key.strip_prefix(UNSAVED)?;
        let (id, tab) = name.split_once('.').unwrap_or((name, ""));
        Some(Unsaved { id: id.to_owned(), tab: tab.to_owned(), text: read(&key)? })
    });
    found.collect()
}

/// The colors chosen last, by name.
pub(crate) fn theme() -> Option<String> {
    read(THEME)
}

/// Keeps the choice of colors.
pub(crate) fn keep_theme(theme: &str) {
    // Losing the choice of colors at the next visit is harmless.
    let _refused = write(THEME, Some(theme));
}

/// Asks the browser not to clear what is kept here when it runs short of room. One that cannot be asked keeps it as it does.
pub(crate) fn ask_to_stay() {
    let field = |object: &JsValue, name: &str| {
        Reflect::get(object, &name.into()).ok().filter(|value| value.is_object() || value.is_function())
    };
    let Some(manager) = field(&window().navigator(), "storage") else { return };
    let persist = field(&manager, "persist").and_then(|persist| persist.dyn_into::<Function>().ok());
    if let Some(promise) = persist.and_then(|persist| persist.call0(&manager).ok()) {
        // Whatever it answers, nothing changes here; but a refusal must not look like an error.
        spawn_local(async move { drop(JsFuture::from(Promise::resolve(&promise)).await) });
    }
}
