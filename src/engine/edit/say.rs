//! Steps in words.

use super::Edit;
use crate::engine::org::Org;

/// The name of a step.
pub fn say(edits: &[Edit], org: &Org) -> String {
    let called = |person| org.person(person).map(|person| person.called()).unwrap_or_default();
    match edits.first() {
        Some(Edit::Report { person, manager: Some(manager) }) => {
            format!("move {} to {}", called(*person), called(*manager))
        }
        _ => "edit the org".into(),
    }
}
