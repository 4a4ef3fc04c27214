//! What somebody is paid: as the roster says, else by role and place, else nobody knows.

use super::{Currency, Place};
use crate::engine::org::{Person, Role};

/// What someone is paid a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pay {
    /// Nobody knows.
    Unknown,
    /// As the roster says, in minor units.
    Known(i64, Currency),
    /// As the table says for a place; the role of the title, else that of the place in the structure.
    Table(Place, Option<Role>),
}

impl Pay {
    /// The pay of a person with the salary of the roster, if any, in minor units a year. Who has no location works at `home`;
    /// of a location that the table does not know the pay is unknown, and the currency of a salary is that of `home`.
    #[must_use]
    pub fn of(person: &Person, salary: Option<i64>, home: Place) -> Pay {
        let place = match person.location.trim() {
            "" => Some(home),
            location => Place::of_location(location),
        };
        match (salary, place) {
            (Some(minor), place) => Pay::Known(minor, place.unwrap_or(home).row().currency),
            (None, Some(place)) => Pay::Table(place, Role::of_title(&person.title)),
            (None, None) => Pay::Unknown,
        }
    }
}
