//! One edit as it is written: only the fields that it needs, always in the same order.

use super::out::Out;
use super::write::{mode as mode_name, write_spans, write_topology};
use crate::engine::date::iso_date;
use crate::engine::edit::{Edit, Fate, PersonEdit, TeamEdit};
use crate::engine::ids::{Ids, PersonId, TeamId};

/// Writes the fields of an edit.
pub(super) fn write_edit(out: &mut Out, edit: &Edit) {
    match edit {
        Edit::Grow { engineers, mode, policy, topology } => {
            out.text("edit", "grow");
            out.number("engineers", (*engineers).into());
            out.text("structure", mode_name(*mode));
            write_spans(out, policy);
            write_topology(out, topology);
        }
        Edit::Join { manager, team, role } => {
            out.text("edit", "join");
            out.some_id("manager", manager.map(|id| id.0));
            out.some_id("team", team.map(|id| id.0));
            out.text("role", role.rung().title);
        }
        Edit::AddTeam { from } => {
            out.text("edit", "add_team");
            out.some_id("from", from.map(|id| id.0));
        }
        Edit::Report { person, manager } => {
            out.text("edit", "report");
            out.id("person", person.0);
            out.some_id("manager", manager.map(|id| id.0));
        }
        Edit::Transfer { person, team } => {
            out.text("edit", "transfer");
            out.id("person", person.0);
            out.some_id("team", team.map(|id| id.0));
        }
        Edit::Retitle { person, role } => {
            out.text("edit", "retitle");
            out.id("person", person.0);
            out.text("role", role.rung().title);
        }
        Edit::OnCall { person, rotation } => {
            out.text("edit", "on_call");
            out.id("person", person.0);
            out.id("rotation", rotation.0);
        }
        Edit::Interact { from, to, mode } => {
            between(out, "interact", *from, *to);
            out.text("mode", mode.as_str());
        }
        Edit::Team(edit) => write_team_edit(out, edit),
        Edit::Person(edit) => write_person_edit(out, edit),
        Edit::Skip(Ids { people, teams, groups }) => {
            out.text("edit", "skip");
            for (key, number) in [("people", people), ("teams", teams), ("groups", groups)] {
                out.some_number(key, Some(*number).filter(|&number| number > 0));
            }
        }
    }
}

fn write_person_edit(out: &mut Out, edit: &PersonEdit) {
    let about = |out: &mut Out, name: &str, person: PersonId| {
        out.text("edit", name);
        out.id("person", person.0);
    };
    match edit {
        PersonEdit::Name { person, name } => {
            about(out, "name_person", *person);
            out.text("name", name);
        }
        PersonEdit::Entitle { person, title } => {
            about(out, "entitle", *person);
            out.text("title", title);
        }
        PersonEdit::Locate { person, location } => {
            about(out, "locate", *person);
            out.text("location", location);
        }
        PersonEdit::Vacate { person, vacant } => {
            about(out, "vacate", *person);
            out.flag("vacant", *vacant);
        }
        PersonEdit::Add { manager, team, name, title, vacant } => {
            out.text("edit", "add_person");
            out.some_id("manager", manager.map(|id| id.0));
            out.some_id("team", team.map(|id| id.0));
            out.some_text("name", name);
            out.some_text("title", title);
            if *vacant {
                out.flag("vacant", true);
            }
        }
        PersonEdit::MoveAlone { person, manager } => {
            about(out, "move_alone", *person);
            out.some_id("manager", manager.map(|id| id.0));
        }
        PersonEdit::Remove { person, fate } => {
            about(out, "remove_person", *person);
            let reports = match fate {
                Fate::Up => "up",
                Fate::Along => "along",
                Fate::To(manager) => {
                    out.id("manager", manager.0);
                    "to"
                }
            };
            out.text("reports", reports);
        }
    }
}

fn write_team_edit(out: &mut Out, edit: &TeamEdit) {
    let about = |out: &mut Out, name: &str, team: TeamId| {
        out.text("edit", name);
        out.id("team", team.0);
    };
    match edit {
        TeamEdit::Rename { team, name } => {
            about(out, "rename_team", *team);
            out.text("name", name);
        }
        TeamEdit::SetType { team, team_type } => {
            about(out, "set_type", *team);
            if let Some(team_type) = team_type {
                out.text("type", team_type.as_str());
            }
        }
        TeamEdit::AddDomain { team, complexity, name } => {
            about(out, "add_domain", *team);
            out.text("complexity", complexity.as_str());
            out.some_text("name", name);
        }
        TeamEdit::RemoveDomain { team, at } => {
            about(out, "remove_domain", *team);
            out.id("domain", *at);
        }
        TeamEdit::MoveDomain { from, at, to } => {
            out.text("edit", "move_domain");
            out.id("from", from.0);
            out.id("domain", *at);
            out.id("to", to.0);
        }
        TeamEdit::End { from, to } => between(out, "end_interaction", *from, *to),
        TeamEdit::Describe { from, to, since, purpose } => {
            between(out, "describe_interaction", *from, *to);
            if let Some(since) = since {
                out.text("since", &iso_date(*since));
            }
            out.some_text("purpose", purpose);
        }
        TeamEdit::Share { person, team, share } => {
            out.text("edit", "share");
            out.id("person", person.0);
            out.id("team", team.0);
            out.share("share", *share);
        }
        TeamEdit::Split { team } => about(out, "split_team", *team),
        TeamEdit::Merge { from, into } => between(out, "merge_team", *from, *into),
        TeamEdit::AddGroup { kind, name } => {
            out.text("edit", "add_group");
            out.text("kind", kind.as_str());
            out.text("name", name);
        }
        TeamEdit::Group { team, group } => {
            about(out, "group_team", *team);
            out.id("group", group.0);
        }
        TeamEdit::Ungroup { team, group } => {
            about(out, "ungroup_team", *team);
            out.id("group", group.0);
        }
    }
}

fn between(out: &mut Out, name: &str, from: TeamId, to: TeamId) {
    out.text("edit", name);
    out.id("from", from.0);
    out.id("to", to.0);
}
