//! The page's state in the address bar and in the browser's storage, and back.

use std::collections::BTreeMap;

use super::browser::{location, parts, storage};
use crate::engine::ids::PersonId;
use crate::engine::scenario::file::{read_scenario, write_scenario};
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share::{self, With};
use crate::session::View;

/// What a visit starts with.
pub(crate) struct Start {
    pub(crate) scenario: Scenario,
    pub(crate) selected: Option<PersonId>,
    /// Why something that was asked for could not be opened.
    pub(crate) trouble: Option<String>,
}

/// The scenario of the address bar, else the one inside the page where that is one file, else the one kept in this browser,
/// else the example.
pub(crate) fn start() -> Start {
    let fragment = location::fragment();
    let kept = || parts::scenario().or_else(storage::scenario).map(|file| read_scenario(&file));
    if fragment.split('&').any(|field| field.starts_with("s=")) {
        return match open(&fragment) {
            Ok((scenario, selected)) => Start { scenario, selected, trouble: None },
            Err(trouble) => Start {
                scenario: kept().and_then(Result::ok).map(|read| read.scenario).unwrap_or_default(),
                selected: None,
                trouble: Some(trouble),
            },
        };
    }
    match kept() {
        Some(Ok(read)) => Start { scenario: read.scenario, selected: None, trouble: None },
        Some(Err(error)) => Start {
            scenario: Scenario::default(),
            selected: None,
            trouble: Some(format!("What was kept cannot be read: {error}")),
        },
        None => Start { scenario: Scenario::default(), selected: None, trouble: None },
    }
}

/// The scenario of a link or fragment, and who is selected in it.
pub(crate) fn open(link: &str) -> Result<(Scenario, Option<PersonId>), String> {
    let decoded = share::decode(link).map_err(|error| error.to_string())?;
    let selected = selected_in(&decoded.fields);
    Ok((decoded.scenario, selected))
}

fn selected_in(fields: &BTreeMap<String, String>) -> Option<PersonId> {
    fields.get("sel")?.strip_prefix('p')?.parse::<u32>().ok()?.checked_sub(1).map(PersonId)
}

/// What a person looks at, as further fields of a link.
pub(crate) fn fields(view: &View) -> String {
    view.selected.map(|id| format!("&sel=p{}", id.0 + 1)).unwrap_or_default()
}

/// The whole link of a scenario; the reason where there is none.
pub(crate) fn link(scenario: &Scenario, fields: &str, with: With) -> Result<String, String> {
    let token = share::encode(scenario, with).map_err(|error| error.to_string())?;
    Ok(format!("{}#{token}{fields}", location::base()))
}

/// Where the scenario is kept, in words.
pub(crate) fn kept_where(scenario: &Scenario, is_kept: bool) -> &'static str {
    match (&scenario.source, is_kept) {
        _ if parts::is_one_file() => "changes are not kept: export the file again",
        (Source::Roster(_), true) => "kept in this browser",
        (Source::Roster(_), false) => "not kept: this browser refuses storage",
        (Source::Example | Source::Generated { .. }, _) => "saved in the link",
    }
}

/// Keeps the address bar and the storage in step with the scenario. An imported org goes into the storage, never into the
/// address bar; `false` where the browser refuses to keep it.
pub(crate) fn keep(scenario: &Scenario, view: &View) -> bool {
    if parts::is_one_file() {
        // Its place is in the file, and the storage may be that of other pages.
        return false;
    }
    match scenario.source {
        Source::Roster(_) => {
            location::replace_fragment("");
            storage::keep_scenario(Some(&write_scenario(scenario)))
        }
        Source::Example | Source::Generated { .. } => {
            if let Ok(token) = share::encode(scenario, With::default()) {
                location::replace_fragment(&format!("{token}{}", fields(view)));
            }
            storage::keep_scenario(None);
            true
        }
    }
}
