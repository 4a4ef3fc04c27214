//! The browser's own storage: kept on this machine, sent nowhere. A browser that refuses storage loses nothing but memory.

use gloo::utils::window;

const SCENARIO: &str = "spanwise.scenario";
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

/// The scenario file kept last, if any.
pub(crate) fn scenario() -> Option<String> {
    read(SCENARIO)
}

/// Keeps a scenario file, or forgets it; `false` where the browser refuses.
pub(crate) fn keep_scenario(file: Option<&str>) -> bool {
    write(SCENARIO, file)
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
