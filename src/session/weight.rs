//! How much of memory a scenario takes, roughly and quickly: enough to bound what is kept of those that were left.

use std::mem::size_of;

use crate::engine::edit::Edit;
use crate::engine::roster::{Roster, RosterPerson};
use crate::engine::scenario::{Mute, Scenario, Source};

/// Bytes of everything but the roster.
pub(super) fn of_choices(scenario: &Scenario) -> usize {
    /// A purpose or a name of an edit, as it usually is.
    const TEXT: usize = 24;
    let reasons: usize = scenario.muted.iter().map(|mute| size_of::<Mute>() + mute.reason.len()).sum();
    let unknown = if scenario.unknown.is_empty() {
        0
    } else {
        serde_json::Value::from(scenario.unknown.clone()).to_string().len()
    };
    let months = scenario.plan.months as usize * size_of::<u32>();
    size_of::<Scenario>() + scenario.edits.len() * (size_of::<Edit>() + TEXT) + reasons + months + unknown
}

/// Bytes of a roster.
pub(super) fn of_roster(roster: &Roster) -> usize {
    let texts = |person: &RosterPerson| {
        let texts = [&person.id, &person.name, &person.title, &person.department, &person.team, &person.location];
        texts.iter().map(|text| text.len()).sum::<usize>() + person.email.len() + person.on_call.len()
    };
    let people: usize = roster.people.iter().map(|person| size_of::<RosterPerson>() + texts(person)).sum();
    let topology = &roster.topology;
    let lists = topology.teams.len() + topology.memberships.len() + topology.interactions.len() + topology.groups.len();
    people + lists * 200
}

/// The roster that a scenario starts from.
pub(super) fn roster_of(scenario: &Scenario) -> Option<&Roster> {
    match &scenario.source {
        Source::Roster(roster) => Some(roster),
        Source::Example | Source::Generated { .. } => None,
    }
}
