//! The page's state in the address bar, and back.

use std::collections::BTreeMap;

use super::browser::location;
use crate::engine::ids::PersonId;
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share::{self, With};
use crate::session::View;

/// The scenario of the address bar and who is selected in it, or why it cannot be opened; `None` where it carries none.
pub(crate) fn asked() -> Option<Result<(Scenario, Option<PersonId>), String>> {
    let fragment = location::fragment();
    fragment.split('&').any(|field| field.starts_with("s=")).then(|| open(&fragment))
}

/// Whether the address bar carries exactly this scenario, as the address of a scenario that is worked on does.
pub(crate) fn is_asked(scenario: &Scenario) -> bool {
    let token = token(scenario);
    token.is_some_and(|token| location::fragment().split('&').any(|field| field == token))
}

/// What stands for a scenario in the address bar. An imported org never does.
fn token(scenario: &Scenario) -> Option<String> {
    match scenario.source {
        Source::Roster(_) => None,
        Source::Example | Source::Generated { .. } => share::encode(scenario, With::default()).ok(),
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

/// The fragment that the address bar has while a scenario is worked on; empty for an imported org.
pub(crate) fn fragment(scenario: &Scenario, view: &View) -> String {
    token(scenario).map_or_else(String::new, |token| format!("{token}{}", fields(view)))
}
