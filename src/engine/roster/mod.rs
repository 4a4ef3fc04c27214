//! Roster import.

mod person;

pub use person::{Roster, RosterPerson};
