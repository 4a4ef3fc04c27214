//! What was decided by hand: edits of the org, and findings that somebody accepts. People and teams are numbered from 1 in
//! the order of the source; whoever growth or an edit adds has the next number.

use super::FileError;
use super::edit::{number, read_edit};
use super::edit_out::write_edit;
use super::node::{Document, Node};
use super::number::text_field;
use super::out::Out;
use crate::engine::analyze::{SubjectId, rule_named};
use crate::engine::edit::{Edit, MOST_GROWTHS};
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::scenario::{Mute, Scenario};

/// Writes the fields of the decisions.
pub(super) fn write_decisions(out: &mut Out, scenario: &Scenario) {
    out.objects("edits", &scenario.edits, write_edit);
    out.objects("muted", &scenario.muted, write_mute);
}

fn write_mute(out: &mut Out, mute: &Mute) {
    out.text("rule", mute.rule.rule().id);
    match mute.subject {
        SubjectId::Person(id) => out.id("person", id.0),
        SubjectId::Team(id) => out.id("team", id.0),
        SubjectId::TeamOf(id) => out.id("team_of", id.0),
        SubjectId::Link(from, to) => {
            out.id("from", from.0);
            out.id("to", to.0);
        }
        SubjectId::Group(id) => out.id("group", id.0),
        SubjectId::Org => {}
    }
    out.text("reason", &mute.reason);
}

/// Reads the decisions into a scenario.
pub(super) fn read_decisions(
    node: Node<'_>,
    document: &mut Document<'_>,
    scenario: &mut Scenario,
) -> Result<(), FileError> {
    node.object(document, "decisions: an object such as {\"edits\": []}")?;
    scenario.edits = node.field(document, "edits", edits)?.unwrap_or_default();
    scenario.muted = node.field(document, "muted", |node, document| node.items(document, mute))?.unwrap_or_default();
    node.note_unknown(document, |key| ["edits", "muted"].contains(&key));
    Ok(())
}

/// The edits, of which so many at most may be growth.
fn edits(node: Node<'_>, document: &mut Document<'_>) -> Result<Vec<Edit>, FileError> {
    let mut n_growths = 0;
    node.items(document, |node, document| {
        let edit = read_edit(node, document)?;
        n_growths += usize::from(matches!(edit, Edit::Grow { .. }));
        if n_growths > MOST_GROWTHS {
            let most = "an org grows by 1,000 edits at most, and this is one more: put some of them together";
            return Err(node.error(document, most));
        }
        Ok(edit)
    })
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
