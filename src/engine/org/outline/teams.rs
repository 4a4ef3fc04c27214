//! Lines of an outline about teams: what a team is, how two of them work together, what is grouped.

use super::super::{
    Complexity, Domain, Group, GroupKind, Interaction, InteractionMode, Membership, Org, Overlap, Team, TeamType,
};
use super::{Reason, cut, named};
use crate::engine::date::parse_iso_date;
use crate::engine::ids::TeamId;

/// Reads a line about teams; `None` where it is about something else.
pub(super) fn team_line(org: &mut Org, line: &str) -> Option<Result<(), Reason>> {
    let (head, rest) = line.split_once(':').filter(|_| !line.starts_with(' '))?;
    if let Some((from, to)) = head.split_once(" -> ") {
        return Some(interaction(org, (from, to), rest.trim()));
    }
    let (word, name) = head.split_once(' ')?;
    if word == "team" {
        return Some(facts(org, name, rest));
    }
    let kind = GroupKind::ALL.into_iter().find(|kind| kind.as_str() == word)?;
    Some(group(org, kind, name, rest))
}

/// The team of a name, which is added where there is none.
pub(super) fn team_named(org: &mut Org, name: &str) -> TeamId {
    let known = org.teams().find(|(_, team)| team.name == name).map(|(id, _)| id);
    known.unwrap_or_else(|| org.add_team(Team::named(name)))
}

fn terms(rest: &str) -> impl Iterator<Item = &str> {
    rest.split(',').map(str::trim).filter(|term| !term.is_empty())
}

fn facts(org: &mut Org, name: &str, rest: &str) -> Result<(), Reason> {
    let id = team_named(org, name);
    let team = org.team_mut(id).expect("it was just named");
    for term in terms(rest) {
        let (word, what) = term.split_once(' ').unwrap_or((term, ""));
        if let Some(known) = TeamType::ALL.into_iter().find(|known| known.as_str() == term) {
            team.team_type = Some(known);
        } else if let Some(complexity) = Complexity::ALL.into_iter().find(|known| known.as_str() == word) {
            team.domains.push(Domain { name: what.to_owned(), complexity });
        } else if let (Ok(people), "people") = (word.parse(), what) {
            team.stated_size = Some(people);
        } else {
            return Err("a team has a type, domains such as complex Ledger, and 7 people");
        }
    }
    Ok(())
}

fn interaction(org: &mut Org, (from, to): (&str, &str), rest: &str) -> Result<(), Reason> {
    let (mode, since) = cut(rest, " since ");
    let since = since.map(|since| parse_iso_date(since).ok_or("a day such as 2026-03-01 is needed")).transpose()?;
    let mode = InteractionMode::ALL.into_iter().find(|known| known.as_str() == mode);
    let mode = mode.ok_or("a mode is one of collaboration, facilitating and x_as_a_service")?;
    let (from, to) = (team_named(org, from), team_named(org, to));
    let interaction = Interaction { mode, since, purpose: String::new(), overlap: Overlap::default() };
    org.set_interaction(from, to, interaction).map_err(|_| "a team interacts with another one")
}

fn group(org: &mut Org, kind: GroupKind, name: &str, rest: &str) -> Result<(), Reason> {
    let id = org.add_group(Group { name: name.to_owned(), kind });
    for member in terms(rest) {
        let grouped = if kind.is_of_teams() {
            let team = team_named(org, member);
            org.group_team(id, team)
        } else {
            let person = named(org, member).ok_or("a chapter or guild holds names above")?;
            org.group_person(id, person)
        };
        grouped.expect("both are there");
    }
    Ok(())
}

/// A part of somebody's time in a team, such as `Search 60 %`; all of it without a share.
pub(super) fn part(org: &mut Org, text: &str) -> Option<(TeamId, Membership)> {
    let share = text.strip_suffix(" %").and_then(|text| text.rsplit_once(' '));
    let Some((name, percent)) = share else { return Some((team_named(org, text), Membership::default())) };
    let share = percent.parse::<u16>().ok().filter(|percent| *percent <= 100)? * 100;
    Some((team_named(org, name), Membership { share, ..Membership::default() }))
}

#[cfg(test)]
mod tests {
    use super::super::parse_outline;
    use super::*;
    use crate::engine::ids::GroupId;

    #[test]
    fn teams_have_types_domains_and_sizes() {
        let outline = "team Payments: platform, complex Ledger, simple Cards, 7 people\nteam Checkout: simple Cart\n";
        let org = parse_outline(outline).expect("well formed");
        let teams: Vec<&Team> = org.teams().map(|(_, team)| team).collect();
        assert_eq!((teams[0].team_type, teams[0].stated_size), (Some(TeamType::Platform), Some(7)));
        let domains: Vec<(&str, Complexity)> =
            teams[0].domains.iter().map(|domain| (domain.name.as_str(), domain.complexity)).collect();
        assert_eq!(domains, [("Ledger", Complexity::Complex), ("Cards", Complexity::Simple)]);
        assert_eq!((teams[1].team_type, teams[1].domains.len(), teams[1].stated_size), (None, 1, None));
        assert_eq!(parse_outline("Ada\nteam Payments: enormous\n").expect_err("no such term").line, 2);
    }

    #[test]
    fn teams_interact_and_are_grouped() {
        let outline = "\
Ada
  x2 @Payments
Payments -> Checkout: x_as_a_service since 2026-01-01
Checkout -> Search: collaboration
tribe Commerce: Payments, Checkout
chapter Backend: Ada
";
        let org = parse_outline(outline).expect("well formed");
        let links: Vec<(u32, u32, InteractionMode)> =
            org.interactions().into_iter().map(|(a, b, one)| (a.0, b.0, one.mode)).collect();
        assert_eq!(links, [(0, 1, InteractionMode::XAsAService), (1, 2, InteractionMode::Collaboration)]);
        assert!(org.interactions()[0].2.since.is_some());
        assert_eq!(org.teams_of_group(GroupId(0)), [TeamId(0), TeamId(1)]);
        assert_eq!(org.people_of_group(GroupId(1)).len(), 1);
        for bad in
            ["A -> B: rivalry\n", "A -> A: collaboration\n", "A -> B: collaboration since May\n", "guild G: Bo\n"]
        {
            assert_eq!(parse_outline(bad).expect_err(bad).line, 1);
        }
    }

    #[test]
    fn people_have_parts_in_several_teams() {
        let org = parse_outline("Ada\n  Bo @Search 60 % + Ads 40 %\n  Cy @Ads\n").expect("well formed");
        let bo = org.find("p2").expect("bo");
        let parts: Vec<(u32, u16)> = org.memberships(bo).iter().map(|(team, part)| (team.0, part.share)).collect();
        assert_eq!(parts, [(0, 6_000), (1, 4_000)]);
        assert_eq!(parse_outline("Ada @Search 300 %\n").expect_err("more than all").line, 1);
    }
}
