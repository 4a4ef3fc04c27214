//! The page's state in the address bar, and back.

use std::collections::BTreeMap;

use super::browser::location;
use crate::engine::ids::PersonId;
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share::{self, ShareError, With};
use crate::session::{Command, Panel, View};

/// The scenario of the address bar and how it is looked at, or why it cannot be opened; `None` where it carries none.
pub(crate) fn asked() -> Option<Result<(Scenario, Vec<Command>), ShareError>> {
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

/// The scenario of a link or fragment, and how it is looked at.
pub(crate) fn open(link: &str) -> Result<(Scenario, Vec<Command>), ShareError> {
    let decoded = share::decode(link)?;
    let look = look_of(&decoded.fields);
    Ok((decoded.scenario, look))
}

fn look_of(fields: &BTreeMap<String, String>) -> Vec<Command> {
    let number = |text: &String| text.parse::<u32>().ok();
    let person = |text: &String| text.strip_prefix('p')?.parse::<u32>().ok()?.checked_sub(1).map(PersonId);
    let panel = |text: &String| Panel::ALL.into_iter().map(|(panel, _)| panel).find(|panel| panel.as_str() == text);
    let look = [
        fields.get("sel").and_then(person).map(|id| Command::Select(Some(id))),
        fields.get("m").and_then(number).map(Command::SetMonth),
        fields.get("tab").and_then(panel).map(Command::Show),
    ];
    look.into_iter().flatten().collect()
}

/// What a person looks at, as further fields of the address.
fn fields(view: &View) -> String {
    view.selected.map(|id| format!("&sel=p{}", id.0 + 1)).unwrap_or_default()
}

/// What a person looks at, as further fields of a link to send: the address of one's own page needs neither tab nor month.
pub(crate) fn fields_to_send(view: &View) -> String {
    let mut fields = fields(view);
    if view.panel != Panel::default() {
        fields.push_str(&format!("&tab={}", view.panel.as_str()));
    }
    if view.panel.is_about_time() && view.month > 0 {
        fields.push_str(&format!("&m={}", view.month));
    }
    fields
}

/// The fragment that the address bar has while a scenario is worked on; empty for an imported org.
pub(crate) fn fragment(scenario: &Scenario, view: &View) -> String {
    token(scenario).map_or_else(String::new, |token| format!("{token}{}", fields(view)))
}
