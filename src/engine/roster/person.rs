//! The cleaned ground state of an import.

use std::collections::BTreeMap;

use time::Date;

use super::Topology;
use crate::engine::units::Decimal;

/// Working time of one full-time person, in basis points.
pub const FULL_TIME: u16 = 10_000;

/// The people of a file, in file order. The solid lines form trees: no manager is missing and there is no cycle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// One entry per row that was taken.
    pub people: Vec<RosterPerson>,
    /// How on-call rotations are run, where that is known; a table of people does not say it.
    pub rotations: Vec<RosterRotation>,
    /// What is known of teams beyond their names, which people carry in [`RosterPerson::team`].
    pub topology: Topology,
}

/// How an on-call rotation is run. Who is in it is said by [`RosterPerson::on_call`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRotation {
    /// Name, unique in the roster and never empty.
    pub name: String,
    /// People who are on call at once, 1 to 3.
    pub tiers: u8,
    /// Places that take turns by daylight, 1 to 3.
    pub sites: u8,
    /// Incidents in a shift of 12 hours, where known.
    pub incidents_per_shift: Option<Decimal>,
}

/// One row of a roster. Text is empty where unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RosterPerson {
    /// Key, unique in the roster and never empty.
    pub id: String,
    /// Full name; the id where the file has none.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Index in [`Roster::people`] of the manager; `None` for a root.
    pub manager: Option<u32>,
    /// Indices in [`Roster::people`] of the managers by a dotted line, each once.
    pub dotted_managers: Vec<u32>,
    /// Department.
    pub department: String,
    /// Team.
    pub team: String,
    /// Place of work.
    pub location: String,
    /// E-mail.
    pub email: String,
    /// First day of work.
    pub start_date: Option<Date>,
    /// Yearly salary in minor units (cents) of whatever currency the file has.
    pub salary: Option<i64>,
    /// Working time in basis points of full time, [`FULL_TIME`] where unknown; 0 is possible.
    pub fte: u16,
    /// Share of the week spent on own technical work in basis points, where known.
    pub own_work: Option<u16>,
    /// Requisitions this person is hiring for.
    pub open_requisitions: u16,
    /// The on-call rotation this person is in; everyone of one name shares it.
    pub on_call: String,
    /// The file says that nobody is in this position yet.
    pub vacant: bool,
    /// Line of the file on which the row begins, from 1.
    pub row: u32,
}

impl Roster {
    /// The departments by name, each with its number of people, vacancies not counted.
    pub fn departments(&self) -> Vec<(String, usize)> {
        let mut departments = BTreeMap::<&str, usize>::new();
        for person in self.people.iter().filter(|person| !person.department.is_empty()) {
            *departments.entry(&person.department).or_default() += usize::from(!person.vacant);
        }
        departments.into_iter().map(|(name, n_people)| (name.to_owned(), n_people)).collect()
    }

    /// The people without a manager, by their index, in file order.
    pub fn roots(&self) -> impl Iterator<Item = usize> {
        self.people.iter().enumerate().filter(|(_, person)| person.manager.is_none()).map(|(index, _)| index)
    }
}
