//! The page's state in the address bar and in the browser's storage, and back.

use std::collections::BTreeMap;

use yew::AttrValue;

use super::browser::{location, storage};
use crate::engine::ids::PersonId;
use crate::engine::scenario::file::{read_scenario, write_scenario};
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share::{self, ShareError, With};
use crate::session::{Command, Panel, View};

/// What a visit starts with.
pub(crate) struct Start {
    pub(crate) scenario: Scenario,
    /// How it is looked at.
    pub(crate) look: Vec<Command>,
    /// Why something that was asked for could not be opened.
    pub(crate) trouble: Option<String>,
    /// The fragment of a link that waits for its passphrase.
    pub(crate) locked: Option<AttrValue>,
    /// Whether the page is a part of another, which nothing may change.
    pub(crate) is_embedded: bool,
}

/// The scenario of the address bar, else the one kept in this browser, else the example. A page that is a part of another
/// shows nothing that is kept here.
pub(crate) fn start() -> Start {
    let fragment = location::fragment();
    let is_embedded = share::without_embed(&fragment).is_some();
    let kept = || if is_embedded { None } else { storage::scenario().map(|file| read_scenario(&file)) };
    let mut start = Start { scenario: Scenario::default(), look: Vec::new(), trouble: None, locked: None, is_embedded };
    if !fragment.split('&').any(|field| field.starts_with("s=")) {
        match kept() {
            Some(Ok(read)) => start.scenario = read.scenario,
            Some(Err(error)) => start.trouble = Some(format!("What was kept in this browser cannot be read: {error}")),
            None => {}
        }
        return start;
    }
    match open(&fragment) {
        Ok((scenario, look)) => (start.scenario, start.look) = (scenario, look),
        Err(trouble) => {
            start.scenario = kept().and_then(Result::ok).map(|read| read.scenario).unwrap_or_default();
            start.locked = (trouble == ShareError::Locked).then(|| fragment.into());
            start.trouble = start.locked.is_none().then(|| trouble.to_string());
        }
    }
    start
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

/// Keeps the address bar and the storage in step with the scenario. An imported org goes into the storage, never into the
/// address bar; `false` where the browser refuses to keep it.
pub(crate) fn keep(scenario: &Scenario, view: &View) -> bool {
    if view.is_read_only {
        return true;
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
