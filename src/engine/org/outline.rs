//! Orgs as indented text, for tests and examples.
//!
//! Two blanks a level: `Name (Title) @Team in Berlin own 40 % on call Ops since 2026-03-01 ~Ada`, everything but the name as
//! needed and in this order; `x7 @Team` stands for seven engineers, `@Search 60 % + Ads 40 %` for parts in several teams, and
//! `~Ada` is a dotted line to somebody above. A line `on call Ops: 1 tier, 2 sites, 1.5 incidents` says how a rotation is run.
//!
//! Teams have lines of their own, not indented: `team Payments: platform, complex Ledger, simple Cards, 7 people`,
//! `Payments -> Checkout: x_as_a_service since 2026-01-01` with the provider first, `tribe Commerce: Payments, Checkout`.

mod teams;

use super::{Org, Person, Rotation, Work};
use crate::engine::date::parse_iso_date;
use crate::engine::ids::{PersonId, RotationId};
use teams::{part, team_line};

/// What is wrong with a line.
type Reason = &'static str;

/// A line of an outline that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct OutlineError {
    /// 1-based.
    pub line: usize,
    /// What is wrong.
    pub reason: &'static str,
}

/// Reads an outline. Keys are `p1`, `p2`, … in order; the title of an expanded engineer is "Engineer".
///
/// # Errors
/// The first line that is indented by an odd number of blanks or by more than one level, or that says what is not understood.
pub fn parse_outline(text: &str) -> Result<Org, OutlineError> {
    let mut org = Org::new();
    let mut open: Vec<PersonId> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let error = |reason| OutlineError { line: at + 1, reason };
        if let Some((name, terms)) = line.strip_prefix("on call ").and_then(|line| line.split_once(": ")) {
            let rotation = rotation_of(name, terms).ok_or_else(|| error("terms such as 2 tiers, 1 site are needed"))?;
            org.add_rotation(rotation);
            continue;
        }
        if let Some(read) = team_line(&mut org, line) {
            read.map_err(error)?;
            continue;
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let level = indent / 2;
        if !indent.is_multiple_of(2) || level > open.len() {
            return Err(error("indent by two blanks a level"));
        }
        open.truncate(level);
        let mut parts = line.trim().split(" ~");
        let (who, bosses) = (parts.next().unwrap_or_default(), parts);
        let (who, since) = cut(who, " since ");
        let start_date =
            since.map(|since| parse_iso_date(since).ok_or_else(|| error("a day such as 2026-03-01 is needed")));
        let start_date = start_date.transpose()?;
        let bosses = bosses.map(|boss| named(&org, boss).ok_or_else(|| error("a dotted line leads to a name above")));
        let bosses = bosses.collect::<Result<Vec<_>, _>>()?;
        let (who, rotation) = cut(who, " on call ");
        let rotation = rotation.map(|name| rotation_named(&mut org, name));
        let (who, share) = cut(who, " own ");
        let percent =
            |share: &str| share.trim_end_matches([' ', '%']).parse::<u16>().ok().filter(|percent| *percent <= 100);
        let own_work = share.map(|share| percent(share).ok_or_else(|| error("a share such as own 40 % is needed")));
        let work = Work { own_work: own_work.transpose()?.map(|percent| percent * 100), rotation, ..Work::default() };
        let (who, location) = cut(who, " in ");
        let (who, teams) = cut(who, " @");
        let teams = teams.into_iter().flat_map(|teams| teams.split(" + ")).map(|text| part(&mut org, text));
        let teams = teams.collect::<Option<Vec<_>>>().ok_or_else(|| error("a part such as @Search 60 % is needed"))?;
        let many = who.strip_prefix('x').and_then(|n| n.parse::<u32>().ok());
        for _ in 0..many.unwrap_or(1) {
            let key = format!("p{}", org.n_ids() + 1);
            let (name, title) = match (many, who.split_once(" (")) {
                (Some(_), _) => (key.as_str(), "Engineer"),
                (None, Some((name, title))) => (name, title.trim_end_matches(')')),
                (None, None) => (who, ""),
            };
            let (name, title, location) = (name.into(), title.into(), location.unwrap_or_default().into());
            let person = Person { key: key.clone(), name, title, location, start_date, work, ..Person::default() };
            let id = org.add_person(person).expect("keys are counted up");
            org.set_manager(id, open.last().copied()).expect("someone new is below nobody");
            for &boss in &bosses {
                org.add_dotted_line(id, boss).expect("a line to somebody else");
            }
            for &(team, membership) in &teams {
                org.join_team(id, team, membership).expect("both were just added");
            }
            if many.is_none() {
                open.push(id);
            }
        }
    }
    Ok(org)
}

/// Splits off what follows the last mark, unless that is within a title.
fn cut<'a>(text: &'a str, mark: &str) -> (&'a str, Option<&'a str>) {
    let parts = text.rsplit_once(mark).filter(|(_, after)| !after.contains(')'));
    parts.map_or((text, None), |(before, after)| (before, Some(after)))
}

fn named(org: &Org, name: &str) -> Option<PersonId> {
    org.people().find(|(_, person)| person.name == name).map(|(id, _)| id)
}

fn rotation_named(org: &mut Org, name: &str) -> RotationId {
    let known = org.rotations().iter().position(|rotation| rotation.name == name);
    known.map_or_else(|| org.add_rotation(Rotation::named(name)), |at| RotationId(at as u32))
}

/// A rotation with its terms, such as `1 tier, 2 sites, 1.5 incidents`.
fn rotation_of(name: &str, terms: &str) -> Option<Rotation> {
    let mut rotation = Rotation::named(name);
    for (number, what) in terms.split(", ").map(|term| term.split_once(' ')).collect::<Option<Vec<_>>>()? {
        match what.trim_end_matches('s') {
            "tier" => rotation.tiers = number.parse().ok()?,
            "site" => rotation.sites = number.parse().ok()?,
            "incident" => rotation.incidents = Some(number.parse().ok()?),
            _ => return None,
        }
    }
    Some(rotation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_a_tree() {
        let org = parse_outline("Ada (CTO)\n  Bo (Engineering Manager)\n    x3 @Search\n  Cy\n").expect("well formed");
        let names: Vec<&str> = org.people().map(|(_, person)| person.name.as_str()).collect();
        assert_eq!(names, ["Ada", "Bo", "p3", "p4", "p5", "Cy"]);
        let bo = org.find("p2").expect("bo");
        assert_eq!(org.direct_reports(bo).len(), 3);
        assert_eq!(org.manager_of(org.find("p6").expect("cy")), org.find("p1"));
        assert_eq!(parse_outline("Ada\n    Bo").expect_err("two levels at once").line, 2);
    }

    #[test]
    fn what_is_known_of_people_stands_behind_the_name() {
        let outline = "on call Ops: 1 tier, 1.5 incidents\nAda (Engineer in Test) @Pay in New York own 40 % on call Ops\n  x2 on call Web\n";
        let org = parse_outline(outline).expect("well formed");
        let ada = org.find("p1").and_then(|id| org.person(id)).expect("ada");
        assert_eq!((ada.title.as_str(), ada.location.as_str()), ("Engineer in Test", "New York"));
        assert_eq!((ada.work.own_work, ada.work.rotation), (Some(4_000), Some(RotationId(0))));
        let terms: Vec<(&str, u8, u8)> = org.rotations().iter().map(|r| (r.name.as_str(), r.tiers, r.sites)).collect();
        assert_eq!(terms, [("Ops", 1, 1), ("Web", 2, 1)]);
        assert_eq!(parse_outline("Ada own much\n").expect_err("no number").line, 1);
        assert_eq!(parse_outline("on call Ops: 3 shifts\n").expect_err("no such term").line, 1);
    }
}
