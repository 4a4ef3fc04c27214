//! Who could take a manager's seat over: three signs of every candidate, each yes, no or unknown.
//!
//! The role guides ask leaders for a succession plan and say nothing of how to tell who is ready. Signs and limits are
//! our judgement, grade D: they say whom to talk about first, never who is able.

use crate::engine::org::{NONE, Role, Structure};

/// Tenure of somebody who knows people and place, whole days: 12 months. Our judgement, grade D.
pub const TENURE_DAYS: i32 = 365;

/// People beside a manager who are looked at, in id order: more than any span that the rules let pass, and few enough for
/// a very flat org to take linear time. Our judgement, grade D.
pub const BESIDE_AT_MOST: usize = 30;

/// Signs that have to be known, or nothing is said of a candidate; as many yeses as make one ready.
const SIGNS_NEEDED: usize = 2;

/// What speaks for a candidate: `Some(true)` yes, `Some(false)` no, `None` unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Has been there for [`TENURE_DAYS`] or longer.
    pub tenure: Option<bool>,
    /// The title's rung is near enough to that of the manager's title.
    pub level: Option<bool>,
    /// Leads now, by the lines or by title. What somebody led before is in no data.
    pub led: Option<bool>,
}

impl Signs {
    fn count(self, answer: Option<bool>) -> usize {
        [self.tenure, self.level, self.led].into_iter().filter(|sign| *sign == answer).count()
    }

    fn is_known(self) -> bool {
        self.count(Some(true)) + self.count(Some(false)) >= SIGNS_NEEDED
    }

    /// Nothing speaks against it and enough for it; only who leads already is ready to lead managers.
    fn is_ready(self, is_of_managers: bool) -> bool {
        self.count(Some(false)) == 0
            && self.count(Some(true)) >= SIGNS_NEEDED
            && (!is_of_managers || self.led == Some(true))
    }
}

/// Somebody who might take a seat over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Position in the structure.
    pub at: u32,
    /// What speaks for and against it.
    pub signs: Signs,
}

/// A manager's seat and who could take it over: direct reports first, then managers beside, each in id order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// Position of who holds it.
    pub manager: u32,
    /// Candidates without a sign that says no.
    pub ready: Vec<Candidate>,
    /// Candidates with exactly one.
    pub nearly: Vec<Candidate>,
    /// At least two signs are known of somebody. Where not, nobody is listed and nothing is said of the seat.
    pub is_known: bool,
}

/// The seats of all managers, in the order of [`Structure::managers`] and in linear time.
///
/// `title` gives the title of a position as written, blank where it is unknown: a rung does not tell a lead engineer from
/// any other.
pub fn succession<'a>(structure: &Structure, title: impl Fn(u32) -> &'a str) -> Vec<Seat> {
    structure.managers().iter().map(|&manager| seat(structure, &title, manager)).collect()
}

/// The seats of which enough is known to say that nobody is ready.
pub fn seats_without(seats: &[Seat]) -> impl Iterator<Item = &Seat> {
    seats.iter().filter(|seat| seat.is_known && seat.ready.is_empty())
}

/// The seat of one manager; `title` as for [`succession`].
pub fn seat<'a>(structure: &Structure, title: &impl Fn(u32) -> &'a str, manager: u32) -> Seat {
    let is_of_managers = structure.manager_reports(manager) > 0;
    let least = structure.role(manager).map(|role| least_rung(role, is_of_managers));
    let above = structure.parents()[manager as usize];
    let beside = match structure.ic_reports(manager) {
        0 if above != NONE => structure.direct_reports(above),
        _ => &[],
    };
    let beside = beside.iter().take(BESIDE_AT_MOST).filter(|&&at| at != manager && structure.is_manager(at));
    let mut seat = Seat { manager, ..Seat::default() };
    for &at in structure.direct_reports(manager).iter().chain(beside) {
        let signs = Signs {
            tenure: structure.days_since_start(at).map(|days| days >= TENURE_DAYS),
            level: structure.role(at).zip(least).map(|(role, least)| role >= least),
            led: leads(structure, title(at), at, is_of_managers),
        };
        if !signs.is_known() {
            continue;
        }
        seat.is_known = true;
        if signs.is_ready(is_of_managers) {
            seat.ready.push(Candidate { at, signs });
        } else if signs.count(Some(false)) == 1 {
            seat.nearly.push(Candidate { at, signs });
        }
    }
    seat
}

/// The lowest rung that is near enough to a manager's: one step down of engineers, senior and staff engineers, managers
/// of engineers, directors and heads, executives. Nobody leads managers from below the rung of an engineering manager.
fn least_rung(manager: Role, is_of_managers: bool) -> Role {
    let by_title = match manager {
        Role::Cto | Role::VpEngineering => Role::Director,
        Role::HeadOfEngineering | Role::Director => Role::EngineeringManager,
        Role::SeniorEngineeringManager
        | Role::EngineeringManager
        | Role::StaffEngineer
        | Role::SeniorEngineer
        | Role::Engineer => Role::SeniorEngineer,
    };
    if is_of_managers { by_title.max(Role::EngineeringManager) } else { by_title }
}

fn leads(structure: &Structure, title: &str, at: u32, is_of_managers: bool) -> Option<bool> {
    if structure.is_manager(at) || structure.role(at) >= Some(Role::EngineeringManager) {
        return Some(true);
    }
    if title.trim().is_empty() {
        return None;
    }
    let is_lead = |word: &str| word.eq_ignore_ascii_case("lead") || word.eq_ignore_ascii_case("leader");
    if !is_of_managers && title.split(|c: char| !c.is_alphabetic()).any(is_lead) {
        return Some(true);
    }
    // A product manager or a deputy director may lead people or not.
    (Role::of_title(title) < Some(Role::EngineeringManager)).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::date::parse_iso_date;
    use crate::engine::org::{Org, parse_outline};

    /// The seats on the first of July 2026.
    fn seats(outline: &str) -> (Org, Structure, Vec<Seat>) {
        let org = parse_outline(outline).expect("well formed");
        let structure = Structure::of(&org, parse_iso_date("2026-07-01"));
        let seats = succession(&structure, |at| &org.person(structure.id(at)).expect("counted").title);
        (org, structure, seats)
    }

    /// Names of who is ready and who nearly, for the seat of the person with a name; `None` where nothing is known.
    fn bench(outline: &str, manager: &str) -> Option<(Vec<String>, Vec<String>)> {
        let (org, structure, seats) = seats(outline);
        let name = |at: u32| org.person(structure.id(at)).expect("counted").name.clone();
        let seat = seats.iter().find(|seat| name(seat.manager) == manager).expect("a manager");
        let names = |list: &[Candidate]| list.iter().map(|candidate| name(candidate.at)).collect::<Vec<_>>();
        seat.is_known.then(|| (names(&seat.ready), names(&seat.nearly)))
    }

    fn names(ready: &[&str], nearly: &[&str]) -> Option<(Vec<String>, Vec<String>)> {
        let owned = |list: &[&str]| list.iter().map(|&name| name.to_owned()).collect();
        Some((owned(ready), owned(nearly)))
    }

    #[test]
    fn an_engineering_managers_seat() {
        let org = "
Ada (Engineering Manager)
  Lee (Lead Engineer) since 2025-07-01
  New (Tech Lead) since 2025-07-02
  Sam (Senior Engineer) since 2020-01-01
  Eve (Engineer) since 2020-01-01
  Pat (Product Manager) since 2020-01-01
  Max (Engineering Manager) since 2026-07-01
";
        assert_eq!(bench(org, "Ada"), names(&["Lee"], &["New", "Sam", "Max"]));
        let (_, _, seats) = seats(org);
        let signs = seats[0].ready[0].signs;
        assert_eq!(signs, Signs { tenure: Some(true), level: None, led: Some(true) }, "a lead's rung is in doubt");
    }

    #[test]
    fn a_seat_of_managers() {
        let org = "
Ada (Director)
  Bo (Engineering Manager) since 2020-01-01
    x2 since 2020-01-01
  Cy (Senior Engineer) since 2020-01-01
    x2
  Lee (Tech Lead) since 2020-01-01
  Di (Engineering Manager) since 2026-07-01
";
        assert_eq!(bench(org, "Ada"), names(&["Bo"], &["Cy", "Lee", "Di"]));
    }

    #[test]
    fn an_executive_is_not_followed_by_an_engineering_manager() {
        let org = "Ada (CTO)\n  Bo (Engineering Manager) since 2020-01-01\n    x2\n  Di (Director) since 2020-01-01\n    x2\n";
        assert_eq!(bench(org, "Ada"), names(&["Di"], &["Bo"]));
    }

    #[test]
    fn managers_beside_are_candidates_where_all_reports_manage() {
        let org = "
Ada (CTO)
  Bo (Director) since 2020-01-01
    Cy (Engineering Manager) since 2020-01-01
      x2
  Di (Director) since 2020-01-01
    x2
  Ed (Engineer) since 2020-01-01
";
        assert_eq!(bench(org, "Bo"), names(&["Cy", "Di"], &[]));
        assert_eq!(bench(org, "Di"), names(&[], &[]), "Bo beside is no candidate: Di leads engineers");
        assert_eq!(bench(org, "Ada"), names(&["Bo", "Di"], &[]));
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        assert_eq!(bench("Ada\n  Bo\n    Cy\n  Di\n", "Ada"), None, "neither titles nor dates");
        let dates = "Ada\n  Bo since 2020-01-01\n    Cy\n  Di since 2020-01-01\n";
        assert_eq!(bench(dates, "Ada"), names(&["Bo"], &[]), "Bo leads; of Di only the tenure is known");
        let titles = "Ada (Engineering Manager)\n  Bo (Senior Engineer)\n  Cy (Engineer)\n";
        assert_eq!(bench(titles, "Ada"), names(&[], &["Bo"]));
        let doubt = "Ada (Director)\n  Bo (Engineering Manager)\n    x1\n  Cy (Deputy Director) since 2020-01-01\n";
        assert_eq!(bench(doubt, "Ada"), names(&["Bo"], &[]), "whether a deputy leads is in doubt");
    }

    #[test]
    fn seats_without_a_successor() {
        let (_, structure, seats) = seats(
            "Ada (Director) since 2020-01-01\n  Bo (Engineering Manager) since 2026-01-01\n    x3 since 2026-01-01\n  Cy\n    x1\n",
        );
        assert_eq!(seats.iter().map(|seat| seat.manager).collect::<Vec<_>>(), structure.managers());
        let without: Vec<u32> = seats_without(&seats).map(|seat| seat.manager).collect();
        assert_eq!(without, [0, 1], "of the report of Cy only the title is known");
    }

    #[test]
    fn of_very_many_beside_only_the_first_are_looked_at() {
        let branch = "  Bo (Director) since 2020-01-01\n    Cy\n      Di\n";
        let (_, _, seats) = seats(&format!("Ada (CTO)\n{}", branch.repeat(100)));
        let most = seats.iter().skip(1).map(|seat| seat.ready.len()).max();
        assert_eq!(most, Some(BESIDE_AT_MOST));
    }
}
