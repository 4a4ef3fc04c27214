//! Version 5 on the wire: an imported org as version 4 carries it, in fewer characters. Frozen, with the model, the coder and
//! the lists of names and titles: what a model expects decides what its bits mean.
//!
//! The columns of people are taken out and coded a row at a time on a model that expects what people in one place have in
//! common; the rest is coded as the bytes that version 4 would write.

mod people;
mod words;

use super::coder::Coder;
use super::{MOST_PEOPLE, ShareError, With, token, wire_v4};
use crate::engine::scenario::{Scenario, Source};
use words::{MOST_BYTES, Words};

/// The token of an imported org; `None` where this version does not carry it.
pub(super) fn pack(scenario: &Scenario, with: With) -> Result<Option<String>, ShareError> {
    let Source::Roster(roster) = &scenario.source else { return Ok(None) };
    let texts =
        roster.people.iter().map(|one| [&one.id, &one.name, &one.title, &one.department, &one.team, &one.location]);
    let has_zero = texts.clone().flatten().any(|text| text.contains('\0'));
    let n_bytes: usize = texts.flatten().map(|text| text.len() + 1).sum();
    let mut wire = wire_v4::Wire::of(scenario, with)?;
    let Some(people) = wire.people_mut() else { return Ok(None) };
    let rows = people::take_out(people);
    let rest = token::bytes_of(&wire);
    if has_zero || n_bytes > MOST_BYTES || rest.len() > MOST_BYTES {
        return Ok(None);
    }
    let mut words = Words::new(Coder::writing());
    words.bytes(&rest);
    if let Some(people) = wire.people_mut() {
        people::code(&mut words, rows, people);
    }
    Ok(words.model.coder.written().map(|bytes| token::seal(&bytes)))
}

/// The scenario of a token.
pub(super) fn unpack(token: &str) -> Result<Scenario, ShareError> {
    let unreadable = || ShareError::Invalid("its data cannot be read".into());
    let bytes = token::open(token)?;
    let mut words = Words::new(Coder::reading(&bytes));
    let rest = words.bytes(&[]);
    let mut wire: wire_v4::Wire = token::value_of(&rest)?;
    let people = wire.people_mut().ok_or_else(unreadable)?;
    if people.n_people as usize > MOST_PEOPLE {
        return Err(ShareError::TooManyPeople { people: people.n_people as usize, limit: MOST_PEOPLE });
    }
    people::code(&mut words, Default::default(), people);
    if words.is_over() {
        return Err(unreadable());
    }
    wire.into_scenario()
}
