//! One edit as it is written: only the fields that it needs.

use serde::Serialize;

use super::number::Amount;
use crate::engine::date::iso_date;
use crate::engine::edit::{Edit, Fate, PersonEdit, TeamEdit};
use crate::engine::grow::Mode;
use crate::engine::ids::{Ids, PersonId, TeamId};
use crate::engine::org::TeamType;
use crate::engine::policy::{GrowthPolicy, TopologyPolicy};

/// An edit as it is written.
#[derive(Default, Serialize)]
pub(super) struct EditOut<'a> {
    edit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    engineers: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    structure: Option<Mode>,
    #[serde(flatten)]
    policy: Option<GrowthPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topology: Option<TopologyPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manager: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rotation: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "type")]
    team_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    complexity: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vacant: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reports: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    teams: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    purpose: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Amount>,
}

/// A place from 0, as a number from 1.
fn number_of(place: u32) -> Option<u32> {
    Some(place.saturating_add(1))
}

impl<'a> EditOut<'a> {
    pub(super) fn of(edit: &'a Edit) -> Self {
        let mut out = EditOut::default();
        out.edit = match edit {
            Edit::Grow { engineers, mode, policy, topology } => {
                (out.engineers, out.structure, out.policy) = (Some(*engineers), Some(*mode), Some(*policy));
                out.topology = Some(*topology).filter(|topology| *topology != TopologyPolicy::default());
                "grow"
            }
            Edit::Join { manager, team, role } => {
                out.manager = manager.and_then(|id| number_of(id.0));
                out.team = team.and_then(|id| number_of(id.0));
                out.role = Some(role.rung().title);
                "join"
            }
            Edit::AddTeam { from } => {
                out.from = from.and_then(|id| number_of(id.0));
                "add_team"
            }
            Edit::Report { person, manager } => {
                (out.person, out.manager) = (number_of(person.0), manager.and_then(|id| number_of(id.0)));
                "report"
            }
            Edit::Transfer { person, team } => {
                (out.person, out.team) = (number_of(person.0), team.and_then(|id| number_of(id.0)));
                "transfer"
            }
            Edit::Retitle { person, role } => {
                (out.person, out.role) = (number_of(person.0), Some(role.rung().title));
                "retitle"
            }
            Edit::OnCall { person, rotation } => {
                (out.person, out.rotation) = (number_of(person.0), number_of(rotation.0));
                "on_call"
            }
            Edit::Interact { from, to, mode } => {
                out.between(*from, *to);
                out.mode = Some(mode.as_str());
                "interact"
            }
            Edit::Team(edit) => out.about_teams(edit),
            Edit::Person(edit) => out.about_people(edit),
            Edit::Skip(Ids { people, teams, groups }) => {
                let some = |number: &u32| Some(*number).filter(|number| *number > 0);
                (out.people, out.teams, out.groups) = (some(people), some(teams), some(groups));
                "skip"
            }
        };
        out
    }

    /// Writes an edit of people and gives its name.
    fn about_people(&mut self, edit: &'a PersonEdit) -> &'static str {
        let number = |id: Option<PersonId>| id.and_then(|id| number_of(id.0));
        match edit {
            PersonEdit::Name { person, name } => {
                (self.person, self.name) = (number_of(person.0), Some(name.as_str()));
                "name_person"
            }
            PersonEdit::Entitle { person, title } => {
                (self.person, self.title) = (number_of(person.0), Some(title.as_str()));
                "entitle"
            }
            PersonEdit::Locate { person, location } => {
                (self.person, self.location) = (number_of(person.0), Some(location.as_str()));
                "locate"
            }
            PersonEdit::Vacate { person, vacant } => {
                (self.person, self.vacant) = (number_of(person.0), Some(*vacant));
                "vacate"
            }
            PersonEdit::Add { manager, team, name, title, vacant } => {
                (self.manager, self.team) = (number(*manager), team.and_then(|id| number_of(id.0)));
                self.name = Some(name.as_str()).filter(|name| !name.is_empty());
                self.title = Some(title.as_str()).filter(|title| !title.is_empty());
                self.vacant = vacant.then_some(true);
                "add_person"
            }
            PersonEdit::MoveAlone { person, manager } => {
                (self.person, self.manager) = (number_of(person.0), number(*manager));
                "move_alone"
            }
            PersonEdit::Remove { person, fate } => {
                self.person = number_of(person.0);
                self.reports = Some(match fate {
                    Fate::Up => "up",
                    Fate::Along => "along",
                    Fate::To(manager) => {
                        self.manager = number_of(manager.0);
                        "to"
                    }
                });
                "remove_person"
            }
        }
    }

    /// Writes an edit of teams and gives its name.
    fn about_teams(&mut self, edit: &'a TeamEdit) -> &'static str {
        match edit {
            TeamEdit::Rename { team, name } => {
                (self.team, self.name) = (number_of(team.0), Some(name.as_str()));
                "rename_team"
            }
            TeamEdit::SetType { team, team_type } => {
                (self.team, self.team_type) = (number_of(team.0), team_type.map(TeamType::as_str));
                "set_type"
            }
            TeamEdit::AddDomain { team, complexity, name } => {
                (self.team, self.complexity) = (number_of(team.0), Some(complexity.as_str()));
                self.name = Some(name.as_str()).filter(|name| !name.is_empty());
                "add_domain"
            }
            TeamEdit::RemoveDomain { team, at } => {
                (self.team, self.domain) = (number_of(team.0), number_of(*at));
                "remove_domain"
            }
            TeamEdit::MoveDomain { from, at, to } => {
                self.between(*from, *to);
                self.domain = number_of(*at);
                "move_domain"
            }
            TeamEdit::End { from, to } => {
                self.between(*from, *to);
                "end_interaction"
            }
            TeamEdit::Describe { from, to, since, purpose } => {
                self.between(*from, *to);
                (self.since, self.purpose) = (since.map(iso_date), purpose);
                "describe_interaction"
            }
            TeamEdit::Share { person, team, share } => {
                (self.person, self.team) = (number_of(person.0), number_of(team.0));
                self.share = Some(Amount::of_whole(*share));
                "share"
            }
            TeamEdit::Split { team } => {
                self.team = number_of(team.0);
                "split_team"
            }
            TeamEdit::Merge { from, into } => {
                self.between(*from, *into);
                "merge_team"
            }
            TeamEdit::AddGroup { kind, name } => {
                (self.kind, self.name) = (Some(kind.as_str()), Some(name.as_str()));
                "add_group"
            }
            TeamEdit::Group { team, group } => {
                (self.team, self.group) = (number_of(team.0), number_of(group.0));
                "group_team"
            }
            TeamEdit::Ungroup { team, group } => {
                (self.team, self.group) = (number_of(team.0), number_of(group.0));
                "ungroup_team"
            }
        }
    }

    fn between(&mut self, from: TeamId, to: TeamId) {
        (self.from, self.to) = (number_of(from.0), number_of(to.0));
    }
}
