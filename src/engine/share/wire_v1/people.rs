//! People on the wire: a column a property, in the order of the file, so that ties in a growing org fall as they did.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

use super::invalid;
use crate::engine::lookup::Texts;
use crate::engine::org::Seniority;
use crate::engine::roster::{Roster, RosterPerson};
use crate::engine::share::column::Column;
use crate::engine::share::{MOST_PEOPLE, ShareError, With};
use crate::engine::units::Fte;

/// Columns may end early: what is missing is 0, or blank. Lists of positions hold the distance from the one before.
#[derive(Default, Serialize, Deserialize)]
pub(in super::super) struct People {
    pub(in super::super) n_people: u32,
    /// Positions of everyone who has a report.
    pub(in super::super) managers: Column<u32>,
    /// 0 for a root, else 1 + place in `managers`.
    pub(in super::super) manager_of: Column<u32>,
    /// Person and manager, one entry a line.
    pub(in super::super) dotted: Vec<(u32, u32)>,
    /// Two bits a person, four people a byte, the first in the lowest bits.
    pub(in super::super) seniority: Column<u8>,
    /// 0 for none, else the number of the team, counted as they first occur.
    pub(in super::super) teams: Column<u32>,
    /// Months since the year 0 of the earliest start.
    pub(in super::super) first_month: i32,
    /// 0 for unknown, else 1 + months after `first_month`.
    pub(in super::super) months: Column<u32>,
    /// Positions of people who are not full time, and their basis points.
    pub(in super::super) fte: Column<(u32, u16)>,
    /// Positions of vacancies.
    pub(in super::super) vacant: Column<u32>,
    pub(in super::super) names: Option<Names>,
    pub(in super::super) titles: Option<Column<String>>,
    /// 0 for unknown, else 1 + minor units.
    pub(in super::super) pay: Option<Column<u64>>,
}

/// What tells who somebody is.
#[derive(Default, Serialize, Deserialize)]
pub(in super::super) struct Names {
    pub(in super::super) ids: Column<String>,
    pub(in super::super) names: Column<String>,
    pub(in super::super) departments: Column<String>,
    pub(in super::super) locations: Column<String>,
    /// By team number.
    pub(in super::super) teams: Column<String>,
}

impl People {
    pub(super) fn of(people: &[RosterPerson], as_of: Option<Date>, with: With) -> Result<People, ShareError> {
        if people.len() > MOST_PEOPLE {
            return Err(ShareError::TooManyPeople { people: people.len(), limit: MOST_PEOPLE });
        }
        let (managers, manager_of) = reporting_lines(people);
        let (teams, team_names) = number_names(&mut people.iter().map(|person| person.team.as_str()));
        let (first_month, months) = start_months(people, as_of);
        let texts = |text: fn(&RosterPerson) -> &String| people.iter().map(move |person| text(person).clone());
        let part_time = |person: &RosterPerson| person.fte != Fte::FULL.0;
        let part_timers = distances(positions(people, part_time)).0.into_iter();
        Ok(People {
            n_people: people.len() as u32,
            managers: distances(managers.into_iter()),
            manager_of: Column::trimmed(manager_of),
            dotted: dotted_lines(people),
            seniority: if with.titles { Column::default() } else { pack_seniority(people) },
            teams: Column::trimmed(teams),
            first_month,
            months: Column::trimmed(months),
            fte: part_timers.zip(people.iter().filter(|person| part_time(person)).map(|person| person.fte)).collect(),
            vacant: distances(positions(people, |person| person.vacant)),
            names: with.names.then(|| Names {
                ids: texts(|person| &person.id).collect(),
                names: texts(|person| &person.name).collect(),
                departments: Column::trimmed(texts(|person| &person.department).collect()),
                locations: Column::trimmed(texts(|person| &person.location).collect()),
                teams: Column(team_names),
            }),
            titles: with.titles.then(|| Column::trimmed(texts(|person| &person.title).collect())),
            pay: with.pay.then(|| {
                let pay = |person: &RosterPerson| person.salary.and_then(|salary| u64::try_from(salary).ok());
                Column::trimmed(
                    people.iter().map(|person| pay(person).map_or(0, |salary| salary.saturating_add(1))).collect(),
                )
            }),
        })
    }

    pub(super) fn into_roster(self) -> Result<Roster, ShareError> {
        let n = self.n_people as usize;
        if n > MOST_PEOPLE {
            return Err(ShareError::TooManyPeople { people: n, limit: MOST_PEOPLE });
        }
        let managers = self.reporting_lines(n)?;
        let mut people = (0..n).map(|at| self.person(at, managers[at])).collect::<Result<Vec<_>, _>>()?;
        for &(person, manager) in &self.dotted {
            if person == manager || person as usize >= n || manager as usize >= n {
                return Err(invalid("a dotted line that leads nowhere"));
            }
            people[person as usize].dotted_managers.push(manager);
        }
        let ends = places(self.fte.0.iter().map(|(distance, _)| *distance), n)?;
        for (at, (_, fte)) in ends.into_iter().zip(&self.fte.0) {
            people[at as usize].fte = *fte;
        }
        for at in places(self.vacant.0.iter().copied(), n)? {
            people[at as usize].vacant = true;
        }
        let mut ids = Texts::default();
        if !people.iter().all(|person| ids.add(&person.id, 0)) {
            return Err(invalid("two people of one id"));
        }
        Ok(Roster { people, ..Roster::default() })
    }

    fn reporting_lines(&self, n: usize) -> Result<Vec<Option<u32>>, ShareError> {
        let ranked = places(self.managers.0.iter().copied(), n)?;
        let line = |at: usize| match self.manager_of.at(at) {
            0 => Ok(None),
            rank => {
                ranked.get(rank as usize - 1).copied().map(Some).ok_or_else(|| invalid("a manager who is not there"))
            }
        };
        let managers = (0..n).map(line).collect::<Result<Vec<_>, _>>()?;
        if has_cycle(&managers) {
            return Err(invalid("a reporting loop"));
        }
        Ok(managers)
    }

    fn person(&self, at: usize, manager: Option<u32>) -> Result<RosterPerson, ShareError> {
        let row = at as u32 + 1;
        let text = |column: &Column<String>| column.0.get(at).cloned().unwrap_or_default();
        let names = self.names.as_ref();
        let team = self.teams.at(at);
        let team = match (team, names) {
            (0, _) => String::new(),
            (number, None) if number as usize <= MOST_PEOPLE => format!("Team {number}"),
            (number, Some(names)) => {
                let name = names.teams.0.get(number as usize - 1).filter(|name| !name.is_empty());
                name.cloned().ok_or_else(|| invalid("a team without a name"))?
            }
            _ => return Err(invalid("a team number that is too high")),
        };
        let id = names.map_or_else(|| format!("p{row}"), |names| text(&names.ids));
        if id.is_empty() {
            return Err(invalid("a person without an id"));
        }
        let pay = self.pay.as_ref().map_or(0, |pay| pay.0.get(at).copied().unwrap_or(0));
        Ok(RosterPerson {
            id,
            name: names.map_or_else(|| format!("Person {row}"), |names| text(&names.names)),
            title: self.titles.as_ref().map_or_else(|| title_of(self.seniority_of(at)).to_owned(), text),
            manager,
            dotted_managers: Vec::new(),
            department: names.map(|names| text(&names.departments)).unwrap_or_default(),
            team,
            location: names.map(|names| text(&names.locations)).unwrap_or_default(),
            email: String::new(),
            start_date: self.start_date(at)?,
            salary: pay.checked_sub(1).and_then(|salary| i64::try_from(salary).ok()),
            fte: Fte::FULL.0,
            row,
            ..RosterPerson::default()
        })
    }

    fn seniority_of(&self, at: usize) -> u8 {
        self.seniority.0.get(at / 4).map_or(0, |packed| packed >> (2 * (at % 4)) & 3)
    }

    fn start_date(&self, at: usize) -> Result<Option<Date>, ShareError> {
        let Some(after) = self.months.at(at).checked_sub(1) else { return Ok(None) };
        let month = i64::from(self.first_month) + i64::from(after);
        let year = i32::try_from(month.div_euclid(12)).ok();
        let month = Month::try_from(month.rem_euclid(12) as u8 + 1).ok();
        let day = year.zip(month).and_then(|(year, month)| Date::from_calendar_date(year, month, 1).ok());
        day.map(Some).ok_or_else(|| invalid("a start month out of range"))
    }
}

/// What a title keeps of itself: the class of seniority that load depends on.
fn title_of(seniority: u8) -> &'static str {
    match seniority {
        1 => "Junior engineer",
        2 => "Staff engineer",
        _ => "",
    }
}

/// The class of a title, by number.
fn class_of(title: &str) -> u8 {
    match Seniority::of_title(title) {
        Seniority::Regular => 0,
        Seniority::Junior => 1,
        Seniority::Staff => 2,
    }
}

/// What is left of a title that does not travel.
pub(in super::super) fn untitled(title: &str) -> String {
    title_of(class_of(title)).to_owned()
}

fn pack_seniority(people: &[RosterPerson]) -> Column<u8> {
    let class = |person: &RosterPerson| class_of(&person.title);
    let pack = |four: &[RosterPerson]| four.iter().rev().fold(0, |packed, person| packed << 2 | class(person));
    Column::trimmed(people.chunks(4).map(pack).collect())
}

/// Positions of everyone who has a report, and for everyone the manager's rank among them.
fn reporting_lines(people: &[RosterPerson]) -> (Vec<u32>, Vec<u32>) {
    let mut rank = vec![0; people.len()];
    people.iter().filter_map(|person| person.manager).for_each(|manager| rank[manager as usize] = 1);
    let mut managers = Vec::new();
    for (at, rank) in (0..).zip(&mut rank).filter(|(_, rank)| **rank > 0) {
        managers.push(at);
        *rank = managers.len() as u32;
    }
    let lines = people.iter().map(|person| person.manager.map_or(0, |manager| rank[manager as usize])).collect();
    (managers, lines)
}

fn dotted_lines(people: &[RosterPerson]) -> Vec<(u32, u32)> {
    let lines = |(at, person): (u32, &RosterPerson)| {
        let managers: Vec<u32> = person.dotted_managers.iter().copied().filter(|&manager| manager != at).collect();
        managers.into_iter().map(move |manager| (at, manager))
    };
    (0..).zip(people).flat_map(lines).collect()
}

/// The number of each name, counted as they first occur, and the names by number; 0 for a blank one.
pub(in super::super) fn number_names(names: &mut dyn Iterator<Item = &str>) -> (Vec<u32>, Vec<String>) {
    let mut numbers = Texts::default();
    let mut known = Vec::new();
    let number = |name: &str| {
        if name.is_empty() {
            return 0;
        }
        let number = numbers.number(name) + 1;
        if number as usize > known.len() {
            known.push(name.to_owned());
        }
        number
    };
    (names.map(number).collect(), known)
}

/// Months since the year 0.
fn month_of(date: Date) -> i32 {
    date.year() * 12 + i32::from(u8::from(date.month())) - 1
}

/// The month, counted from the year 0, that a link tells of a start day. Someone who starts after `as_of` but in its month
/// gets the month after, and so is not yet there on that day either way.
pub(crate) fn start_month(start: Date, as_of: Option<Date>) -> i32 {
    let waits = as_of.is_some_and(|day| start > day && month_of(start) == month_of(day));
    month_of(start) + i32::from(waits)
}

/// The earliest month, and everyone's as 1 + months after it.
fn start_months(people: &[RosterPerson], as_of: Option<Date>) -> (i32, Vec<u32>) {
    let month = |person: &RosterPerson| person.start_date.map(|start| start_month(start, as_of));
    let first = people.iter().filter_map(month).min().unwrap_or(0);
    (first, people.iter().map(|person| month(person).map_or(0, |month| (month - first) as u32 + 1)).collect())
}

fn positions(people: &[RosterPerson], holds: impl Fn(&RosterPerson) -> bool) -> impl Iterator<Item = u32> {
    (0..).zip(people).filter(move |(_, person)| holds(person)).map(|(at, _)| at)
}

/// Rising positions as the distance of each from the one before.
fn distances(positions: impl Iterator<Item = u32>) -> Column<u32> {
    let mut before = 0;
    positions.map(|at| at - std::mem::replace(&mut before, at)).collect()
}

/// Distances as positions below `n`.
pub(in super::super) fn places(distances: impl Iterator<Item = u32>, n: usize) -> Result<Vec<u32>, ShareError> {
    let mut at = 0u32;
    let place = |distance: u32| {
        at = at
            .checked_add(distance)
            .filter(|&at| (at as usize) < n)
            .ok_or_else(|| invalid("a person who is not there"))?;
        Ok(at)
    };
    distances.map(place).collect()
}

/// Whether somebody is above themselves.
pub(in super::super) fn has_cycle(managers: &[Option<u32>]) -> bool {
    let mut walk_of = vec![usize::MAX; managers.len()];
    (0..managers.len()).any(|start| {
        let mut at = Some(start);
        while let Some(next) = at.filter(|&next| walk_of[next] == usize::MAX) {
            walk_of[next] = start;
            at = managers[next].map(|manager| manager as usize);
        }
        at.is_some_and(|at| walk_of[at] == start)
    })
}
