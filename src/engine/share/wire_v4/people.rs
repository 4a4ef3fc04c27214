//! Edits of people by number, in the form that edits of teams have.

use super::edits::{Told, WireTeamEdit};
use super::invalid;
use crate::engine::edit::{Fate, PersonEdit};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::share::column::Column;
use crate::engine::share::{ShareError, wire_v1};

// The codes go on after those of teams.
const NAME: u8 = 13;
const ENTITLE: u8 = 14;
const LOCATE: u8 = 15;
const VACATE: u8 = 16;
const ADD: u8 = 17;
const MOVE_ALONE: u8 = 18;
const REMOVE: u8 = 19;

/// What becomes of reports: a code is a place in this list, the person comes after it.
const UP: u32 = 0;
const ALONG: u32 = 1;
const TO: u32 = 2;

/// Whether a code is one of people.
pub(super) fn is_op(op: u8) -> bool {
    (NAME..=REMOVE).contains(&op)
}

/// 0 for nobody, else 1 + the id.
fn optional(id: Option<u32>) -> u32 {
    id.map_or(0, |id| id.saturating_add(1))
}

pub(super) fn edit_out(edit: &PersonEdit, told: Told) -> WireTeamEdit {
    let name = |text: &String| if told.names { text.clone() } else { String::new() };
    let title = |text: &String| if told.titles { text.clone() } else { wire_v1::untitled(text) };
    let (op, numbers, text) = match edit {
        PersonEdit::Name { person, name: text } => (NAME, vec![person.0], name(text)),
        PersonEdit::Entitle { person, title: text } => (ENTITLE, vec![person.0], title(text)),
        PersonEdit::Locate { person, location } => (LOCATE, vec![person.0], name(location)),
        PersonEdit::Vacate { person, vacant } => (VACATE, vec![person.0, u32::from(*vacant)], String::new()),
        PersonEdit::Add { manager, team, name: called, title: titled, vacant } => {
            let (manager, team) = (manager.map(|id| id.0), team.map(|id| id.0));
            // Two texts in one: the name, and behind as many bytes the title.
            let called = name(called);
            let numbers = vec![optional(manager), optional(team), u32::from(*vacant), called.len() as u32];
            (ADD, numbers, called + &title(titled))
        }
        PersonEdit::MoveAlone { person, manager } => {
            (MOVE_ALONE, vec![person.0, optional(manager.map(|id| id.0))], String::new())
        }
        PersonEdit::Remove { person, fate } => {
            let fate: &[u32] = match fate {
                Fate::Up => &[UP],
                Fate::Along => &[ALONG],
                Fate::To(other) => &[TO, other.0],
            };
            (REMOVE, [&[person.0], fate].concat(), String::new())
        }
    };
    WireTeamEdit { op, numbers: Column(numbers), text }
}

pub(super) fn edit_in(edit: WireTeamEdit) -> Result<PersonEdit, ShareError> {
    let WireTeamEdit { op, numbers, text } = edit;
    let flag = |number: u32| if number < 2 { Ok(number == 1) } else { Err(invalid("neither yes nor no")) };
    let someone = |number: u32| number.checked_sub(1).map(PersonId);
    Ok(match (op, numbers.0.as_slice()) {
        (NAME, &[person]) => PersonEdit::Name { person: PersonId(person), name: text },
        (ENTITLE, &[person]) => PersonEdit::Entitle { person: PersonId(person), title: text },
        (LOCATE, &[person]) => PersonEdit::Locate { person: PersonId(person), location: text },
        (VACATE, &[person, vacant]) => PersonEdit::Vacate { person: PersonId(person), vacant: flag(vacant)? },
        (ADD, &[manager, team, vacant, length]) => {
            let (name, title) =
                text.split_at_checked(length as usize).ok_or_else(|| invalid("a name that ends early"))?;
            PersonEdit::Add {
                manager: someone(manager),
                team: team.checked_sub(1).map(TeamId),
                name: name.to_owned(),
                title: title.to_owned(),
                vacant: flag(vacant)?,
            }
        }
        (MOVE_ALONE, &[person, manager]) => {
            PersonEdit::MoveAlone { person: PersonId(person), manager: someone(manager) }
        }
        (REMOVE, &[person, UP]) => PersonEdit::Remove { person: PersonId(person), fate: Fate::Up },
        (REMOVE, &[person, ALONG]) => PersonEdit::Remove { person: PersonId(person), fate: Fate::Along },
        (REMOVE, &[person, TO, other]) => {
            PersonEdit::Remove { person: PersonId(person), fate: Fate::To(PersonId(other)) }
        }
        _ => return Err(invalid("an edit not known here")),
    })
}
