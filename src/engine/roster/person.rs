//! People of a roster, cleaned: an acyclic tree in file order.

use time::Date;

/// People in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// Managers come in any order; their lines never close a cycle.
    pub people: Vec<RosterPerson>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RosterPerson {
    /// Unique id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Manager, as a position in the same list.
    pub manager: Option<u32>,
    /// Dotted-line managers, as positions.
    pub dotted_managers: Vec<u32>,
    /// Department.
    pub department: String,
    /// Team.
    pub team: String,
    /// Location.
    pub location: String,
    /// E-mail.
    pub email: String,
    /// First day.
    pub start_date: Option<Date>,
    /// Yearly pay in minor units.
    pub salary: Option<i64>,
    /// Share of full time, basis points.
    pub fte: u16,
    /// A position without a person.
    pub vacant: bool,
    /// Line of the file.
    pub row: u32,
}
