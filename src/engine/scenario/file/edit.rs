//! One edit of a file: a flat object, in which `edit` says what is done and the other fields to whom and how. Everybody and
//! everything is numbered from 1 in the order of the source; what growth or an edit adds has the next number.

use time::Date;

use super::FileError;
use super::node::{Document, Node};
use super::number::{day_field, decimal_field, text, text_field, whole_field, word, word_field};
use super::parts::{is_span, spans, topology};
use crate::engine::edit::{Edit, Fate, PersonEdit, TeamEdit};
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::ids::{GroupId, Ids, PersonId, RotationId, TeamId};
use crate::engine::org::{Complexity, GroupKind, InteractionMode, LADDER, Role, TeamType};
use crate::engine::policy::{GrowthPolicy, TopologyPolicy};

/// What an edit says, whatever it does.
struct Given {
    engineers: Option<u32>,
    structure: Mode,
    policy: GrowthPolicy,
    topology: TopologyPolicy,
    person: Option<PersonId>,
    manager: Option<PersonId>,
    team: Option<TeamId>,
    from: Option<TeamId>,
    domain: Option<u32>,
    to: Option<TeamId>,
    group: Option<GroupId>,
    role: Option<Role>,
    rotation: Option<RotationId>,
    mode: Option<InteractionMode>,
    team_type: Option<TeamType>,
    complexity: Option<Complexity>,
    kind: Option<GroupKind>,
    name: Option<String>,
    title: Option<String>,
    location: Option<String>,
    vacant: Option<bool>,
    reports: Option<Reports>,
    skipped: Ids,
    since: Option<Date>,
    purpose: String,
    share: Option<u16>,
}

/// What becomes of the reports of somebody who is removed.
#[derive(Clone, Copy)]
enum Reports {
    Up,
    To,
    Along,
}

impl Given {
    fn person(&self) -> Result<PersonId, &'static str> {
        self.person.ok_or("person")
    }

    fn team(&self) -> Result<TeamId, &'static str> {
        self.team.ok_or("team")
    }

    fn from(&self) -> Result<TeamId, &'static str> {
        self.from.ok_or("from")
    }

    fn to(&self) -> Result<TeamId, &'static str> {
        self.to.ok_or("to")
    }
}

/// Makes an edit of what is given, or says which field is missing.
type Make = fn(Given) -> Result<Edit, &'static str>;

const OPS: &[(&str, Make)] = &[
    ("grow", |given| {
        let Given { engineers, structure: mode, policy, topology, .. } = given;
        Ok(Edit::Grow { engineers: engineers.ok_or("engineers")?, mode, policy, topology })
    }),
    ("join", |given| Ok(Edit::Join { manager: given.manager, team: given.team, role: given.role.ok_or("role")? })),
    ("add_team", |given| Ok(Edit::AddTeam { from: given.from })),
    ("report", |given| Ok(Edit::Report { person: given.person()?, manager: given.manager })),
    ("transfer", |given| Ok(Edit::Transfer { person: given.person()?, team: given.team })),
    ("retitle", |given| Ok(Edit::Retitle { person: given.person()?, role: given.role.ok_or("role")? })),
    ("on_call", |given| Ok(Edit::OnCall { person: given.person()?, rotation: given.rotation.ok_or("rotation")? })),
    ("interact", |given| Ok(Edit::Interact { from: given.from()?, to: given.to()?, mode: given.mode.ok_or("mode")? })),
    ("rename_team", |given| Ok(Edit::Team(TeamEdit::Rename { team: given.team()?, name: given.name.ok_or("name")? }))),
    ("set_type", |given| Ok(Edit::Team(TeamEdit::SetType { team: given.team()?, team_type: given.team_type }))),
    ("add_domain", |given| {
        let (team, complexity) = (given.team()?, given.complexity.ok_or("complexity")?);
        Ok(Edit::Team(TeamEdit::AddDomain { team, complexity, name: given.name.unwrap_or_default() }))
    }),
    ("remove_domain", |given| {
        Ok(Edit::Team(TeamEdit::RemoveDomain { team: given.team()?, at: given.domain.ok_or("domain")? }))
    }),
    ("move_domain", |given| {
        let (from, to) = (given.from()?, given.to()?);
        Ok(Edit::Team(TeamEdit::MoveDomain { from, at: given.domain.ok_or("domain")?, to }))
    }),
    ("end_interaction", |given| Ok(Edit::Team(TeamEdit::End { from: given.from()?, to: given.to()? }))),
    ("describe_interaction", |given| {
        let (from, to) = (given.from()?, given.to()?);
        Ok(Edit::Team(TeamEdit::Describe { from, to, since: given.since, purpose: given.purpose }))
    }),
    ("share", |given| {
        let (person, team) = (given.person()?, given.team()?);
        Ok(Edit::Team(TeamEdit::Share { person, team, share: given.share.ok_or("share")? }))
    }),
    ("split_team", |given| Ok(Edit::Team(TeamEdit::Split { team: given.team()? }))),
    ("merge_team", |given| Ok(Edit::Team(TeamEdit::Merge { from: given.from()?, into: given.to()? }))),
    ("add_group", |given| {
        let kind = given.kind.ok_or("kind")?;
        Ok(Edit::Team(TeamEdit::AddGroup { kind, name: given.name.ok_or("name")? }))
    }),
    ("group_team", |given| Ok(Edit::Team(TeamEdit::Group { team: given.team()?, group: given.group.ok_or("group")? }))),
    ("ungroup_team", |given| {
        Ok(Edit::Team(TeamEdit::Ungroup { team: given.team()?, group: given.group.ok_or("group")? }))
    }),
    ("name_person", |given| {
        Ok(Edit::Person(PersonEdit::Name { person: given.person()?, name: given.name.ok_or("name")? }))
    }),
    ("entitle", |given| {
        Ok(Edit::Person(PersonEdit::Entitle { person: given.person()?, title: given.title.ok_or("title")? }))
    }),
    ("locate", |given| {
        let person = given.person()?;
        Ok(Edit::Person(PersonEdit::Locate { person, location: given.location.ok_or("location")? }))
    }),
    ("vacate", |given| {
        Ok(Edit::Person(PersonEdit::Vacate { person: given.person()?, vacant: given.vacant.unwrap_or(true) }))
    }),
    ("add_person", |given| {
        let Given { manager, team, name, title, vacant, .. } = given;
        let (name, title) = (name.unwrap_or_default(), title.unwrap_or_default());
        Ok(Edit::Person(PersonEdit::Add { manager, team, name, title, vacant: vacant.unwrap_or(false) }))
    }),
    ("move_alone", |given| Ok(Edit::Person(PersonEdit::MoveAlone { person: given.person()?, manager: given.manager }))),
    ("remove_person", |given| {
        let fate = match given.reports {
            None | Some(Reports::Up) => Fate::Up,
            Some(Reports::To) => Fate::To(given.manager.ok_or("manager")?),
            Some(Reports::Along) => Fate::Along,
        };
        Ok(Edit::Person(PersonEdit::Remove { person: given.person()?, fate }))
    }),
    ("skip", |given| Ok(Edit::Skip(given.skipped))),
];

const REPORTS: [(&str, Reports); 3] = [("up", Reports::Up), ("to", Reports::To), ("along", Reports::Along)];

/// The fields of an edit of any kind, besides the spans.
const FIELDS: &[&str] = &[
    "edit",
    "engineers",
    "structure",
    "topology",
    "person",
    "manager",
    "team",
    "from",
    "domain",
    "to",
    "group",
    "role",
    "rotation",
    "mode",
    "type",
    "complexity",
    "kind",
    "name",
    "title",
    "location",
    "vacant",
    "reports",
    "people",
    "teams",
    "groups",
    "since",
    "purpose",
    "share",
];

/// The highest number of a person or team.
const MOST: u32 = Ids::MOST.people;

/// A field with a number from 1, as a place from 0.
pub(super) fn number(node: Node<'_>, document: &mut Document<'_>, key: &str) -> Result<Option<u32>, FileError> {
    Ok(whole_field(node, document, key, (1, MOST))?.map(|number| number - 1))
}

/// Reads one edit.
pub(super) fn read_edit(node: Node<'_>, document: &mut Document<'_>) -> Result<Edit, FileError> {
    node.object(document, "an edit: an object such as {\"edit\": \"report\", \"person\": 5, \"manager\": 2}")?;
    let op = node.field(document, "edit", |node, document| word(node, document, OPS))?;
    let op = op.ok_or_else(|| node.error(document, "missing field `edit`"))?;
    let engineers = whole_field(node, document, "engineers", (1, MOST_ENGINEERS))?;
    let modes = [("adapt", Mode::Adapt), ("hold", Mode::Hold)];
    let structure = word_field(node, document, "structure", &modes)?.unwrap_or_default();
    let mut numbers = [None; 8];
    let keys = ["person", "manager", "team", "from", "domain", "to", "group", "rotation"];
    for (key, slot) in keys.into_iter().zip(&mut numbers) {
        *slot = number(node, document, key)?;
    }
    let [person, manager, team, from, domain, to, group, rotation] = numbers;
    let mut skipped = [0; 3];
    let most = [("people", Ids::MOST.people), ("teams", Ids::MOST.teams), ("groups", Ids::MOST.groups)];
    for ((key, most), slot) in most.into_iter().zip(&mut skipped) {
        *slot = whole_field(node, document, key, (0, most))?.unwrap_or(0);
    }
    let [people, teams, groups] = skipped;
    let roles: Vec<(&str, Role)> = LADDER.iter().map(|rung| (rung.title, rung.role)).collect();
    let base = TopologyPolicy::default();
    let topology = node.field(document, "topology", |node, document| topology(node, document, base))?;
    let given = Given {
        engineers,
        structure,
        policy: spans(node, document, GrowthPolicy::default())?,
        topology: topology.unwrap_or(base),
        person: person.map(PersonId),
        manager: manager.map(PersonId),
        team: team.map(TeamId),
        from: from.map(TeamId),
        domain,
        to: to.map(TeamId),
        group: group.map(GroupId),
        role: word_field(node, document, "role", &roles)?,
        rotation: rotation.map(RotationId),
        mode: word_field(node, document, "mode", &InteractionMode::ALL.map(|mode| (mode.as_str(), mode)))?,
        team_type: word_field(node, document, "type", &TeamType::ALL.map(|one| (one.as_str(), one)))?,
        complexity: word_field(node, document, "complexity", &Complexity::ALL.map(|one| (one.as_str(), one)))?,
        kind: word_field(node, document, "kind", &GroupKind::ALL.map(|kind| (kind.as_str(), kind)))?,
        name: node.field(document, "name", |node, document| text(node, document))?,
        title: node.field(document, "title", |node, document| text(node, document))?,
        location: node.field(document, "location", |node, document| text(node, document))?,
        vacant: node.field(document, "vacant", |node, document| {
            node.value.as_bool().ok_or_else(|| node.wrong(document, "a boolean"))
        })?,
        reports: word_field(node, document, "reports", &REPORTS)?,
        skipped: Ids { people, teams, groups },
        since: day_field(node, document, "since")?,
        purpose: text_field(node, document, "purpose")?,
        share: decimal_field(node, document, "share", (10_000, 1))?.map(|share| share as u16),
    };
    node.note_unknown(document, |key| FIELDS.contains(&key) || is_span(key));
    op(given).map_err(|field| node.error(document, format!("missing field `{field}`")))
}
