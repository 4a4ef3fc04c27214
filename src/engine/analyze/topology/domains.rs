//! What teams answer for, in points: the rules of thumb of *Team Topologies*, chapter 3, as numbers.

use crate::engine::org::TeamFacts;

/// People from which on a team is a full one (*Team Topologies*: 7 to 9).
pub const FULL_TEAM_PEOPLE: u32 = 7;
/// Domain points of a full team. Our encoding, grade D: with points of 1, 2 and 3 it gives all four rules of the book.
pub const FULL_TEAM_CAPACITY: u32 = 3;
/// Domain points of a smaller team. Our judgement, grade D.
pub const SMALL_TEAM_CAPACITY: u32 = 2;

/// Domain points that a team answers for; `None` where no domain is known.
pub fn domain_points(facts: &TeamFacts) -> Option<u32> {
    let points = facts.domains.iter().map(|domain| domain.points()).sum();
    (!facts.domains.is_empty() && !facts.is_dissolved).then_some(points)
}

/// Domain points that a team of so many people has room for; `None` where its people are not known.
pub fn domain_capacity(people: u32) -> Option<u32> {
    let capacity = if people >= FULL_TEAM_PEOPLE { FULL_TEAM_CAPACITY } else { SMALL_TEAM_CAPACITY };
    (people > 0).then_some(capacity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::Complexity::{self, Complex, Complicated, Simple};

    /// Points of some domains, and whether a team of seven has room for them.
    fn of_seven(domains: &[Complexity]) -> (u32, bool) {
        let facts = TeamFacts { domains: domains.to_vec(), ..TeamFacts::default() };
        let points = domain_points(&facts).expect("domains are known");
        (points, points <= domain_capacity(7).expect("people are known"))
    }

    #[test]
    fn the_four_rules_of_the_book() {
        assert_eq!(of_seven(&[Simple, Simple, Simple]), (3, true), "two or three simple domains are fine");
        assert_eq!(of_seven(&[Complicated, Simple]), (3, true), "a complicated one takes most of a team");
        assert_eq!(of_seven(&[Complicated, Complicated]), (4, false), "no two complicated ones");
        assert_eq!(of_seven(&[Complex, Simple]), (4, false), "a complex one leaves room for no other");
        assert_eq!(of_seven(&[Complex]), (3, true));
    }

    #[test]
    fn capacity_depends_on_people() {
        assert_eq!([0, 1, 6, 7, 9].map(domain_capacity), [None, Some(2), Some(2), Some(3), Some(3)]);
    }

    #[test]
    fn what_is_not_known_has_no_points() {
        assert_eq!(domain_points(&TeamFacts::default()), None);
        let dissolved = TeamFacts { domains: vec![Simple], is_dissolved: true, ..TeamFacts::default() };
        assert_eq!(domain_points(&dissolved), None);
    }
}
