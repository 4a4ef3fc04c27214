//! What is known of people besides names, titles and solid lines: who has something else of it.

use super::{Both, Side};
use crate::engine::ids::PersonId;
use crate::engine::org::{NONE, Org};
use crate::engine::scenario::Source;
use crate::engine::share;

/// Something known of a person, as a text to be compared; empty where it is not known.
struct Detail {
    /// "another …".
    name: &'static str,
    of: fn(&Side, PersonId) -> String,
}

/// The first day of work.
const START: &str = "start day";

#[rustfmt::skip]
const DETAILS: [Detail; 6] = [
    Detail { name: "department", of: |side, id| known(&side.org, id, |person| person.department.clone()) },
    Detail { name: "place of work", of: |side, id| known(&side.org, id, |person| person.location.clone()) },
    Detail { name: "e-mail address", of: email },
    Detail { name: "share of full time", of: |side, id| known(&side.org, id, |person| person.fte.basis_points().to_string()) },
    Detail { name: START, of: |side, id| known(&side.org, id, |person| person.start_date.map(|day| day.to_string()).unwrap_or_default()) },
    Detail { name: "pay", of: |side, id| side.salaries.get(id.index()).copied().flatten().map(|pay| pay.to_string()).unwrap_or_default() },
];

fn known(org: &Org, id: PersonId, of: fn(&crate::engine::org::Person) -> String) -> String {
    org.person(id).map(of).unwrap_or_default()
}

/// The month of a start day as a link tells it.
fn start_month(side: &Side, id: PersonId) -> String {
    let start = side.org.person(id).and_then(|person| person.start_date);
    start.map(|start| share::start_month(start, side.as_of).to_string()).unwrap_or_default()
}

fn email(side: &Side, id: PersonId) -> String {
    match &side.source {
        Source::Roster(roster) => roster.people.get(id.index()).map(|person| person.email.clone()).unwrap_or_default(),
        Source::Example | Source::Generated { .. } => String::new(),
    }
}

/// What is known of people and is not the same.
#[derive(Default)]
pub(super) struct Details {
    /// What, whether one of the orgs knows it of nobody, and whom it is about, by position before.
    pub(super) changed: Vec<(&'static str, bool, Vec<u32>)>,
    /// Dotted lines of the second org only, between people of both: report and manager by position after.
    pub(super) dotted_added: Vec<(u32, u32)>,
    /// Dotted lines of the first org only, by position before.
    pub(super) dotted_removed: Vec<(u32, u32)>,
    /// Vacancies of both with another name, title, place or manager.
    pub(super) n_vacancies: usize,
}

impl Details {
    pub(super) fn of(a: &Side, b: &Side, both: &Both<'_>) -> Details {
        if !both.matching.is_matched {
            return Details::default();
        }
        let after = &both.matching.same.people;
        let pairs: Vec<(u32, u32)> = (0..).zip(after.iter().copied()).filter(|&(_, to)| to != NONE).collect();
        let ids = |&(from, to): &(u32, u32)| (a.structure.id(from), b.structure.id(to));
        // A link knows the month of a start only: where one of the two does, a day within it is no other one.
        let has_months_only = a.has_months_only || b.has_months_only;
        let changed = DETAILS.iter().filter_map(|detail| {
            let of = if has_months_only && detail.name == START { start_month } else { detail.of };
            let texts: Vec<(u32, String, String)> =
                pairs.iter().map(|pair| (pair.0, of(a, ids(pair).0), of(b, ids(pair).1))).collect();
            let is_left_out =
                texts.iter().all(|(_, was, _)| was.is_empty()) || texts.iter().all(|(.., is)| is.is_empty());
            let people: Vec<u32> = texts.iter().filter(|(_, was, is)| was != is).map(|(at, ..)| *at).collect();
            (!people.is_empty()).then_some((detail.name, is_left_out, people))
        });
        Details {
            changed: changed.collect(),
            dotted_added: dotted(b, a, &both.matching.former),
            dotted_removed: dotted(a, b, after),
            n_vacancies: vacancies(&a.org, &b.org),
        }
    }

    /// How many people have something else.
    pub(super) fn n_people(&self) -> usize {
        let mut people: Vec<u32> = self.changed.iter().flat_map(|(.., people)| people).copied().collect();
        people.sort_unstable();
        people.dedup();
        people.len()
    }
}

/// Dotted lines between people of both orgs that the other does not have, by position. `place` is where positions are there.
fn dotted(side: &Side, other: &Side, place: &[u32]) -> Vec<(u32, u32)> {
    let there = |at: u32| Some(place[at as usize]).filter(|&at| at != NONE).map(|at| other.structure.id(at));
    let mut lines = Vec::new();
    for at in (0..side.structure.len() as u32).filter(|&at| side.structure.dotted_managers(at) > 0) {
        let Some(same) = there(at) else { continue };
        let known = other.org.dotted_managers(same);
        let managers = side.org.dotted_managers(side.structure.id(at));
        let managers = managers.into_iter().filter_map(|manager| side.structure.position(manager));
        let is_new = |&manager: &u32| there(manager).is_some_and(|manager| !known.contains(&manager));
        lines.extend(managers.filter(is_new).map(|manager| (at, manager)));
    }
    lines
}

/// Vacancies of both orgs that are not described alike.
fn vacancies(a: &Org, b: &Org) -> usize {
    let manager = |org: &Org, id| org.manager_of(id).and_then(|id| org.person(id)).map(|person| person.key.clone());
    let vacant = a.people().filter(|(_, person)| person.vacant);
    let is_other = |&(id, was): &(PersonId, &crate::engine::org::Person)| {
        let Some((other, is)) = b.find(&was.key).and_then(|other| Some((other, b.person(other)?))) else {
            return false;
        };
        is.vacant
            && ((&was.name, &was.title, &was.location) != (&is.name, &is.title, &is.location)
                || manager(a, id) != manager(b, other))
    };
    vacant.filter(is_other).count()
}
