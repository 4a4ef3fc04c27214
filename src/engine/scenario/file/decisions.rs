//! What was decided by hand: edits of the org, and findings that somebody accepts. People and teams are numbered from 1 in
//! the order of the source; whoever growth or an edit adds has the next number.

use serde::Serialize;

use super::FileError;
use super::edit::{number, read_edit};
use super::edit_out::EditOut;
use super::node::{Document, Node};
use super::number::text_field;
use crate::engine::analyze::{SubjectId, rule_named};
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::scenario::{Mute, Scenario};

/// The decisions of a scenario as they are written.
#[derive(Serialize)]
pub(super) struct DecisionsOut<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    muted: Vec<MuteOut<'a>>,
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
            edits: scenario.edits.iter().map(EditOut::of).collect(),
            muted: scenario.muted.iter().map(mute_out).collect(),
        })
    }
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

/// Reads the decisions into a scenario.
pub(super) fn read_decisions(
    node: Node<'_>,
    document: &mut Document<'_>,
    scenario: &mut Scenario,
) -> Result<(), FileError> {
    node.object(document, "decisions: an object such as {\"edits\": []}")?;
    scenario.edits =
        node.field(document, "edits", |node, document| node.items(document, read_edit))?.unwrap_or_default();
    scenario.muted = node.field(document, "muted", |node, document| node.items(document, mute))?.unwrap_or_default();
    node.note_unknown(document, |key| ["edits", "muted"].contains(&key));
    Ok(())
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
