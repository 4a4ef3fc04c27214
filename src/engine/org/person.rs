//! A person, and what is known of the person's week.

use std::borrow::Cow;

use time::Date;

use crate::engine::ids::RotationId;
use crate::engine::units::Fte;

/// A person of an org. Empty text means unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// The id of the outside world: unique in an org.
    pub key: String,
    /// Name as shown.
    pub name: String,
    /// Job title, as written; the structural level comes from the graph instead.
    pub title: String,
    /// The title was given by hand: whatever else gives titles leaves it as it is.
    pub has_own_title: bool,
    /// Department, as written.
    pub department: String,
    /// Place of work, as written.
    pub location: String,
    /// First day of work.
    pub start_date: Option<Date>,
    /// Share of full time.
    pub fte: Fte,
    /// A position without a person: drawn, never counted.
    pub vacant: bool,
    /// What else takes the person's time, where known.
    pub work: Work,
}

/// Most characters of a name that are told: sentences and lists name people many times over, and browsers take seconds to
/// break a text of some thousand letters into lines.
const MOST_TOLD: usize = 200;

/// What is told of a name: all of it, unless it is longer than any name.
pub fn told_name(name: &str) -> &str {
    name.char_indices().nth(MOST_TOLD).map_or(name, |(end, _)| &name[..end])
}

impl Person {
    /// As a picture or list shows them, empty seats among them: a vacancy without a name is "Vacant: Engineer".
    pub fn label(&self) -> Cow<'_, str> {
        match (self.vacant && self.name.is_empty(), self.title.as_str()) {
            (true, "") => "Vacant".into(),
            (true, title) => format!("Vacant: {}", told_name(title)).into(),
            (false, _) => self.called().into(),
        }
    }

    /// As a sentence tells of them: a vacancy without a name is "the vacancy (Engineer)". See [`Person::label`].
    pub fn in_words(&self) -> Cow<'_, str> {
        match (self.vacant && self.name.is_empty(), self.title.as_str()) {
            (true, "") => "a vacancy".into(),
            (true, title) => format!("the vacancy ({})", told_name(title)).into(),
            (false, _) => self.called().into(),
        }
    }

    /// The name of somebody who is there; the title where there is none, else the key. As [`told_name`] tells it; see
    /// [`Person::label`].
    pub fn called(&self) -> &str {
        told_name([&self.name, &self.title].into_iter().find(|text| !text.is_empty()).unwrap_or(&self.key))
    }
}

/// Known claims on a person's week beyond the reporting lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Requisitions this person is hiring for.
    pub open_requisitions: u16,
    /// Share of the week spent on own technical work, basis points; `None` means the policy's default.
    pub own_work: Option<u16>,
    /// The on-call rotation this person is in.
    pub rotation: Option<RotationId>,
}

/// What a title says about the time a report needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seniority {
    /// Junior, graduate, intern, apprentice, associate.
    Junior,
    /// Neither of the others.
    #[default]
    Regular,
    /// Staff, principal, distinguished, fellow, architect.
    Staff,
}

impl Seniority {
    /// Reads the class off a title: whole words, case ignored; "staff" in "technical staff" or "chief of staff" does not count.
    pub fn of_title(title: &str) -> Seniority {
        const JUNIOR: [&str; 6] = ["junior", "jr", "graduate", "intern", "apprentice", "associate"];
        const STAFF: [&str; 4] = ["principal", "distinguished", "fellow", "architect"];
        let is = |word: &str, other: &str| word.eq_ignore_ascii_case(other);
        let words = title.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let mut is_staff = false;
        // The last word and the one before it.
        let mut before = ("", "");
        for word in words {
            if JUNIOR.iter().any(|junior| is(word, junior)) {
                return Seniority::Junior;
            }
            let is_role = is(before.0, "technical") || is(before.0, "of") && is(before.1, "chief");
            is_staff |= is(word, "staff") && !is_role || STAFF.iter().any(|staff| is(word, staff));
            before = (word, before.0);
        }
        if is_staff { Seniority::Staff } else { Seniority::Regular }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_seat_is_told_by_its_title() {
        let mut seat = Person { title: "Designer".into(), vacant: true, ..Person::default() };
        assert_eq!((&*seat.label(), &*seat.in_words()), ("Vacant: Designer", "the vacancy (Designer)"));
        seat.title.clear();
        assert_eq!((&*seat.label(), &*seat.in_words()), ("Vacant", "a vacancy"));
        seat.name = "Platform seat".into();
        assert_eq!((&*seat.label(), &*seat.in_words()), ("Platform seat", "Platform seat"));
    }

    #[test]
    fn titles_are_read_by_whole_words() {
        let cases = [
            ("Junior Engineer", Seniority::Junior),
            ("Engineer (Jr.)", Seniority::Junior),
            ("Associate Principal Engineer", Seniority::Junior),
            ("Internal Tools Engineer", Seniority::Regular),
            ("STAFF ENGINEER", Seniority::Staff),
            ("Member of Technical Staff", Seniority::Regular),
            ("Chief of Staff", Seniority::Regular),
            ("Chief of Staff, Principal", Seniority::Staff),
            ("Solutions Architect", Seniority::Staff),
            ("Senior Engineer", Seniority::Regular),
            ("", Seniority::Regular),
        ];
        for (title, class) in cases {
            assert_eq!(Seniority::of_title(title), class, "{title}");
        }
    }
}
