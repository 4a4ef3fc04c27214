//! Orgs as indented text, for tests and examples.
//!
//! Two blanks a level: `Name (Title) @Team since 2026-03-01 ~Ada`, everything but the name as needed; `x7 @Team` stands
//! for seven engineers, and `~Ada` is a dotted line to somebody above.

use super::{Membership, Org, Person, Team};
use crate::engine::date::parse_iso_date;
use crate::engine::ids::{PersonId, TeamId};

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
/// The first line that is indented by an odd number of blanks or by more than one level.
pub fn parse_outline(text: &str) -> Result<Org, OutlineError> {
    let mut org = Org::new();
    let mut open: Vec<PersonId> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let error = |reason| OutlineError { line: at + 1, reason };
        let indent = line.len() - line.trim_start_matches(' ').len();
        let level = indent / 2;
        if !indent.is_multiple_of(2) || level > open.len() {
            return Err(error("indent by two blanks a level"));
        }
        open.truncate(level);
        let mut parts = line.trim().split(" ~");
        let (who, bosses) = (parts.next().unwrap_or_default(), parts);
        let (who, since) = who.split_once(" since ").map_or((who, None), |(who, since)| (who, Some(since)));
        let start_date =
            since.map(|since| parse_iso_date(since).ok_or_else(|| error("a day such as 2026-03-01 is needed")));
        let start_date = start_date.transpose()?;
        let bosses = bosses.map(|boss| named(&org, boss).ok_or_else(|| error("a dotted line leads to a name above")));
        let bosses = bosses.collect::<Result<Vec<_>, _>>()?;
        let (who, team) = who.split_once(" @").map_or((who, None), |(who, team)| (who, Some(team)));
        let team = team.map(|name| team_named(&mut org, name));
        let many = who.strip_prefix('x').and_then(|n| n.parse::<u32>().ok());
        for _ in 0..many.unwrap_or(1) {
            let key = format!("p{}", org.n_ids() + 1);
            let (name, title) = match (many, who.split_once(" (")) {
                (Some(_), _) => (key.as_str(), "Engineer"),
                (None, Some((name, title))) => (name, title.trim_end_matches(')')),
                (None, None) => (who, ""),
            };
            let (name, title) = (name.into(), title.into());
            let person = Person { key: key.clone(), name, title, start_date, ..Person::default() };
            let id = org.add_person(person).expect("keys are counted up");
            org.set_manager(id, open.last().copied()).expect("someone new is below nobody");
            for &boss in &bosses {
                org.add_dotted_line(id, boss).expect("a line to somebody else");
            }
            if let Some(team) = team {
                org.join_team(id, team, Membership::default()).expect("both were just added");
            }
            if many.is_none() {
                open.push(id);
            }
        }
    }
    Ok(org)
}

fn named(org: &Org, name: &str) -> Option<PersonId> {
    org.people().find(|(_, person)| person.name == name).map(|(id, _)| id)
}

fn team_named(org: &mut Org, name: &str) -> TeamId {
    let known = org.teams().find(|(_, team)| team.name == name).map(|(id, _)| id);
    known.unwrap_or_else(|| org.add_team(Team { key: name.into(), name: name.into(), team_type: None }))
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
}
