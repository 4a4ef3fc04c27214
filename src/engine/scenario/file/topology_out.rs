//! Teams, members, interactions and groups as they are written: one to a line, naming teams and people by their ids.

use super::out::Out;
use crate::engine::date::iso_date;
use crate::engine::org::Membership;
use crate::engine::roster::{Roster, RosterGroup, RosterInteraction, RosterMembership, RosterTeam};

fn team_id(roster: &Roster, at: u32) -> &str {
    &roster.topology.teams[at as usize].id
}

fn person_id(roster: &Roster, at: u32) -> &str {
    &roster.people[at as usize].id
}

/// A team.
pub(super) fn write_team(out: &mut Out, roster: &Roster, team: &RosterTeam) {
    out.text("id", &team.id);
    out.text("name", &team.name);
    if let Some(team_type) = team.team_type {
        out.text("type", team_type.as_str());
    }
    out.some_text("kind", &team.kind);
    if let Some(parent) = team.parent {
        out.text("part_of", team_id(roster, parent));
    }
    out.some_number("stated_size", team.stated_size.map(u32::from));
    out.some_text("focus", &team.focus);
    out.objects("domains", &team.domains, |out, domain| {
        out.some_text("name", &domain.name);
        out.text("complexity", domain.complexity.as_str());
    });
    out.texts("services", &team.services);
}

/// A person's part in a team.
pub(super) fn write_membership(out: &mut Out, roster: &Roster, one: &RosterMembership) {
    out.text("person", person_id(roster, one.person));
    out.text("team", team_id(roster, one.team));
    if one.share != Membership::default().share {
        out.share("share", one.share);
    }
    if one.leads {
        out.flag("leads", true);
    }
}

/// How two teams work together.
pub(super) fn write_interaction(out: &mut Out, roster: &Roster, one: &RosterInteraction) {
    out.text("from", team_id(roster, one.from));
    out.text("to", team_id(roster, one.to));
    out.text("mode", one.mode.as_str());
    if let Some(since) = one.since {
        out.text("since", &iso_date(since));
    }
    out.some_text("purpose", &one.purpose);
}

/// A grouping of teams or people.
pub(super) fn write_group(out: &mut Out, roster: &Roster, group: &RosterGroup) {
    let id_of = if group.kind.is_of_teams() { team_id } else { person_id };
    out.text("name", &group.name);
    out.text("kind", group.kind.as_str());
    out.list("members", &group.members, |out, &at| out.quote(id_of(roster, at)));
}
