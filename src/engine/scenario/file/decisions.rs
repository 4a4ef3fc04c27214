//! What was decided by hand: edits of the org, and findings that somebody accepts. People and teams are numbered from 1 in
//! the order of the source; whoever growth or an edit adds has the next number.

use serde::Serialize;

use super::FileError;
use super::node::{Document, Node};
use super::number::{text_field, whole_field, word};
use super::parts::spans;
use crate::engine::analyze::{SubjectId, rule_named};
use crate::engine::edit::Edit;
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::ids::{GroupId, PersonId, RotationId, TeamId};
use crate::engine::org::{InteractionMode, LADDER, Role};
use crate::engine::policy::GrowthPolicy;
use crate::engine::scenario::{Mute, Scenario};

/// The decisions of a scenario as they are written.
#[derive(Serialize)]
pub(super) struct DecisionsOut<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    muted: Vec<MuteOut<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
enum EditOut {
    Grow {
        engineers: u32,
        structure: Mode,
        #[serde(flatten)]
        policy: GrowthPolicy,
    },
    Join {
        #[serde(skip_serializing_if = "Option::is_none")]
        manager: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        team: Option<u32>,
        role: &'static str,
    },
    AddTeam {
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<u32>,
    },
    Report {
        person: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        manager: Option<u32>,
    },
    Transfer {
        person: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        team: Option<u32>,
    },
    Retitle {
        person: u32,
        role: &'static str,
    },
    OnCall {
        person: u32,
        rotation: u32,
    },
    Interact {
        from: u32,
        to: u32,
        mode: &'static str,
    },
}

#[derive(Serialize)]
struct MuteOut<'a> {
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team_of: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<u32>,
    reason: &'a str,
}

impl<'a> DecisionsOut<'a> {
    /// The decisions, unless there are none.
    pub(super) fn of(scenario: &'a Scenario) -> Option<DecisionsOut<'a>> {
        let decided = !(scenario.edits.is_empty() && scenario.muted.is_empty());
        decided.then(|| DecisionsOut {
            edits: scenario.edits.iter().filter_map(edit_out).collect(),
            muted: scenario.muted.iter().map(mute_out).collect(),
        })
    }
}

fn edit_out(edit: &Edit) -> Option<EditOut> {
    let person = |id: PersonId| id.0 + 1;
    let team = |id: TeamId| id.0 + 1;
    Some(match *edit {
        Edit::Grow { engineers, mode, policy, .. } => EditOut::Grow { engineers, structure: mode, policy },
        Edit::Join { manager, team: joins, role } => {
            EditOut::Join { manager: manager.map(person), team: joins.map(team), role: role.rung().title }
        }
        Edit::AddTeam { from } => EditOut::AddTeam { from: from.map(team) },
        Edit::Report { person: who, manager } => EditOut::Report { person: person(who), manager: manager.map(person) },
        Edit::Transfer { person: who, team: to } => EditOut::Transfer { person: person(who), team: to.map(team) },
        Edit::Retitle { person: who, role } => EditOut::Retitle { person: person(who), role: role.rung().title },
        Edit::OnCall { person: who, rotation } => EditOut::OnCall { person: person(who), rotation: rotation.0 + 1 },
        Edit::Interact { from, to, mode } => EditOut::Interact { from: team(from), to: team(to), mode: mode.as_str() },
        Edit::Team(_) => return None,
    })
}

fn mute_out(mute: &Mute) -> MuteOut<'_> {
    let out = MuteOut {
        rule: mute.rule.rule().id,
        person: None,
        team: None,
        team_of: None,
        from: None,
        to: None,
        group: None,
        reason: &mute.reason,
    };
    match mute.subject {
        SubjectId::Person(id) => MuteOut { person: Some(id.0 + 1), ..out },
        SubjectId::Team(id) => MuteOut { team: Some(id.0 + 1), ..out },
        SubjectId::TeamOf(id) => MuteOut { team_of: Some(id.0 + 1), ..out },
        SubjectId::Link(from, to) => MuteOut { from: Some(from.0 + 1), to: Some(to.0 + 1), ..out },
        SubjectId::Group(id) => MuteOut { group: Some(id.0 + 1), ..out },
        SubjectId::Org => out,
    }
}

/// The highest number of a person or team.
const MOST: u32 = 1_000_000;
/// The fields of an edit of any kind.
const EDIT_FIELDS: &[&str] =
    &["edit", "engineers", "structure", "person", "manager", "team", "from", "role", "rotation", "to", "mode"];

#[derive(Clone, Copy)]
enum Op {
    Grow,
    Join,
    AddTeam,
    Report,
    Transfer,
    Retitle,
    OnCall,
    Interact,
}

/// Reads the decisions into a scenario.
pub(super) fn read_decisions(
    node: Node<'_>,
    document: &mut Document<'_>,
    scenario: &mut Scenario,
) -> Result<(), FileError> {
    node.object(document, "decisions: an object such as {\"edits\": []}")?;
    scenario.edits = node.field(document, "edits", |node, document| node.items(document, edit))?.unwrap_or_default();
    scenario.muted = node.field(document, "muted", |node, document| node.items(document, mute))?.unwrap_or_default();
    node.note_unknown(document, |key| ["edits", "muted"].contains(&key));
    Ok(())
}

fn edit(node: Node<'_>, document: &mut Document<'_>) -> Result<Edit, FileError> {
    node.object(document, "an edit: an object such as {\"edit\": \"report\", \"person\": 5, \"manager\": 2}")?;
    let ops = [
        ("grow", Op::Grow),
        ("join", Op::Join),
        ("add_team", Op::AddTeam),
        ("report", Op::Report),
        ("transfer", Op::Transfer),
        ("retitle", Op::Retitle),
        ("on_call", Op::OnCall),
        ("interact", Op::Interact),
    ];
    let op = node.field(document, "edit", |node, document| word(node, document, &ops))?;
    let op = op.ok_or_else(|| node.error(document, "missing field `edit`"))?;
    let engineers = whole_field(node, document, "engineers", (1, MOST_ENGINEERS))?;
    let modes = [("adapt", Mode::Adapt), ("hold", Mode::Hold)];
    let mode = node.field(document, "structure", |node, document| word(node, document, &modes))?;
    let [who, manager] = ["person", "manager"].map(|key| number(node, document, key));
    let (who, manager) = (who?.map(PersonId), manager?.map(PersonId));
    let [team, from, to] = ["team", "from", "to"].map(|key| number(node, document, key));
    let (team, from, to) = (team?.map(TeamId), from?.map(TeamId), to?.map(TeamId));
    let rotation = number(node, document, "rotation")?.map(RotationId);
    let modes = InteractionMode::ALL.map(|mode| (mode.as_str(), mode));
    let joint = node.field(document, "mode", |node, document| word(node, document, &modes))?;
    let role = node.field(document, "role", role)?;
    let policy = spans(node, document, GrowthPolicy::default())?;
    node.note_unknown(document, |key| EDIT_FIELDS.contains(&key) || super::parts::is_span(key));
    let missing = |field: &str| node.error(document, format!("missing field `{field}`"));
    Ok(match op {
        Op::Grow => Edit::Grow {
            engineers: engineers.ok_or_else(|| missing("engineers"))?,
            mode: mode.unwrap_or_default(),
            policy,
            topology: Default::default(),
        },
        Op::Join => Edit::Join { manager, team, role: role.ok_or_else(|| missing("role"))? },
        Op::AddTeam => Edit::AddTeam { from },
        Op::Report => Edit::Report { person: who.ok_or_else(|| missing("person"))?, manager },
        Op::Transfer => Edit::Transfer { person: who.ok_or_else(|| missing("person"))?, team },
        Op::OnCall => Edit::OnCall {
            person: who.ok_or_else(|| missing("person"))?,
            rotation: rotation.ok_or_else(|| missing("rotation"))?,
        },
        Op::Interact => Edit::Interact {
            from: from.ok_or_else(|| missing("from"))?,
            to: to.ok_or_else(|| missing("to"))?,
            mode: joint.ok_or_else(|| missing("mode"))?,
        },
        Op::Retitle => {
            Edit::Retitle { person: who.ok_or_else(|| missing("person"))?, role: role.ok_or_else(|| missing("role"))? }
        }
    })
}

/// A number from 1, as a place from 0.
fn number(node: Node<'_>, document: &mut Document<'_>, key: &str) -> Result<Option<u32>, FileError> {
    Ok(whole_field(node, document, key, (1, MOST))?.map(|number| number - 1))
}

fn role(node: Node<'_>, document: &mut Document<'_>) -> Result<Role, FileError> {
    let titles: Vec<(&str, Role)> = LADDER.iter().map(|rung| (rung.title, rung.role)).collect();
    word(node, document, &titles)
}

fn mute(node: Node<'_>, document: &mut Document<'_>) -> Result<Mute, FileError> {
    node.object(
        document,
        "a muted finding: an object such as {\"rule\": \"overload\", \"person\": 5, \"reason\": \"…\"}",
    )?;
    let name = text_field(node, document, "rule")?;
    let rule = rule_named(&name).ok_or_else(|| node.error(document, format!("there is no rule {name:?}")))?;
    let mut about = Vec::new();
    about.extend(number(node, document, "person")?.map(|id| SubjectId::Person(PersonId(id))));
    about.extend(number(node, document, "team")?.map(|id| SubjectId::Team(TeamId(id))));
    about.extend(number(node, document, "team_of")?.map(|id| SubjectId::TeamOf(PersonId(id))));
    about.extend(number(node, document, "group")?.map(|id| SubjectId::Group(GroupId(id))));
    let [from, to] = ["from", "to"].map(|key| number(node, document, key));
    let (from, to) = (from?.map(TeamId), to?.map(TeamId));
    about.extend(from.zip(to).map(|(from, to)| SubjectId::Link(from, to)));
    let subject = match about[..] {
        _ if from.is_some() != to.is_some() => return Err(node.error(document, "`from` and `to` come together")),
        [] => SubjectId::Org,
        [one] => one,
        _ => {
            let expected = "a muted finding is about one of `person`, `team`, `team_of`, `group`, and `from` with `to`";
            return Err(node.error(document, expected));
        }
    };
    let reason = text_field(node, document, "reason")?;
    node.note_unknown(document, |key| {
        ["rule", "person", "team", "team_of", "group", "from", "to", "reason"].contains(&key)
    });
    Ok(Mute { rule, subject, reason })
}
