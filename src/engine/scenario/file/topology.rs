//! Teams, members, interactions and groups of a file, as written: teams and people are named by their ids.

mod link;

use super::FileError;
use super::node::{Document, Node};
use super::number::{day_field, decimal_field, text, text_field, whole_field, word_field};
use crate::engine::org::{Complexity, Domain, GroupKind, InteractionMode, Membership, TeamType};
use crate::engine::roster::{RosterGroup, RosterInteraction, RosterMembership, RosterTeam};

/// Entries of the lists beside the people. Places are not known yet: where an entry names others, their ids stand beside it.
#[derive(Default)]
pub(super) struct TopologyEntries {
    /// With the id of the team it is part of.
    teams: Vec<(RosterTeam, String)>,
    /// With the ids of person and team.
    memberships: Vec<(RosterMembership, [String; 2])>,
    /// With the ids of both teams.
    interactions: Vec<(RosterInteraction, [String; 2])>,
    /// With the ids of the members.
    groups: Vec<(RosterGroup, Vec<String>)>,
}

const TEAM_FIELDS: &[&str] = &["id", "name", "type", "kind", "part_of", "stated_size", "focus", "domains", "services"];

impl TopologyEntries {
    /// The fields of a source that hold them.
    pub(super) const LISTS: &[&str] = &["teams", "memberships", "interactions", "groups"];

    /// Reads the lists of a source; `None` where there is none of them.
    pub(super) fn read(source: Node<'_>, document: &mut Document<'_>) -> Result<Option<TopologyEntries>, FileError> {
        let teams = source.field(document, "teams", |node, document| node.items(document, team))?;
        let memberships = source.field(document, "memberships", |node, document| node.items(document, membership))?;
        let interactions =
            source.field(document, "interactions", |node, document| node.items(document, interaction))?;
        let groups = source.field(document, "groups", |node, document| node.items(document, group))?;
        let is_there = teams.is_some() || memberships.is_some() || interactions.is_some() || groups.is_some();
        Ok(is_there.then(|| TopologyEntries {
            teams: teams.unwrap_or_default(),
            memberships: memberships.unwrap_or_default(),
            interactions: interactions.unwrap_or_default(),
            groups: groups.unwrap_or_default(),
        }))
    }
}

fn team(node: Node<'_>, document: &mut Document<'_>) -> Result<(RosterTeam, String), FileError> {
    node.object(document, "a team: an object such as {\"id\": \"ads\", \"name\": \"Ads\"}")?;
    let domains = node.field(document, "domains", |node, document| node.items(document, domain))?;
    let stated_size = whole_field(node, document, "stated_size", (0, u16::MAX.into()))?;
    let team = RosterTeam {
        id: text_field(node, document, "id")?,
        name: text_field(node, document, "name")?,
        team_type: word_field(node, document, "type", &TeamType::ALL.map(|one| (one.as_str(), one)))?,
        kind: text_field(node, document, "kind")?,
        parent: None,
        stated_size: stated_size.map(|size| size as u16),
        focus: text_field(node, document, "focus")?,
        domains: domains.unwrap_or_default(),
        services: texts(node, document, "services")?,
    };
    let part_of = text_field(node, document, "part_of")?;
    node.note_unknown(document, |key| TEAM_FIELDS.contains(&key));
    Ok((team, part_of))
}

fn domain(node: Node<'_>, document: &mut Document<'_>) -> Result<Domain, FileError> {
    node.object(document, "a domain: an object such as {\"name\": \"Billing\", \"complexity\": \"complex\"}")?;
    let complexity = word_field(node, document, "complexity", &Complexity::ALL.map(|one| (one.as_str(), one)))?;
    let name = text_field(node, document, "name")?;
    node.note_unknown(document, |key| ["name", "complexity"].contains(&key));
    Ok(Domain { name, complexity: complexity.unwrap_or_default() })
}

fn membership(node: Node<'_>, document: &mut Document<'_>) -> Result<(RosterMembership, [String; 2]), FileError> {
    node.object(document, "a membership: an object such as {\"person\": \"e1\", \"team\": \"ads\"}")?;
    let share = decimal_field(node, document, "share", (10_000, 1))?;
    let leads = node.field(document, "leads", |node, document| {
        node.value.as_bool().ok_or_else(|| node.wrong(document, "a boolean"))
    })?;
    let ids = [id_field(node, document, "person")?, id_field(node, document, "team")?];
    node.note_unknown(document, |key| ["person", "team", "share", "leads"].contains(&key));
    let plain = Membership::default();
    let share = share.map_or(plain.share, |share| share as u16);
    Ok((RosterMembership { person: 0, team: 0, share, leads: leads.unwrap_or(plain.leads) }, ids))
}

fn interaction(node: Node<'_>, document: &mut Document<'_>) -> Result<(RosterInteraction, [String; 2]), FileError> {
    const EXPECTED: &str =
        "an interaction: an object such as {\"from\": \"tools\", \"to\": \"ads\", \"mode\": \"x_as_a_service\"}";
    node.object(document, EXPECTED)?;
    let mode = word_field(node, document, "mode", &InteractionMode::ALL.map(|mode| (mode.as_str(), mode)))?;
    let mode = mode.ok_or_else(|| node.error(document, "missing field `mode`"))?;
    let since = day_field(node, document, "since")?;
    let purpose = text_field(node, document, "purpose")?;
    let ids = [id_field(node, document, "from")?, id_field(node, document, "to")?];
    node.note_unknown(document, |key| ["from", "to", "mode", "since", "purpose"].contains(&key));
    Ok((RosterInteraction { from: 0, to: 0, mode, since, purpose }, ids))
}

fn group(node: Node<'_>, document: &mut Document<'_>) -> Result<(RosterGroup, Vec<String>), FileError> {
    const EXPECTED: &str = "a group: an object such as {\"name\": \"Growth\", \"kind\": \"tribe\", \"members\": []}";
    node.object(document, EXPECTED)?;
    let kind = word_field(node, document, "kind", &GroupKind::ALL.map(|kind| (kind.as_str(), kind)))?;
    let kind = kind.ok_or_else(|| node.error(document, "missing field `kind`"))?;
    let name = id_field(node, document, "name")?;
    let ids = texts(node, document, "members")?;
    node.note_unknown(document, |key| ["name", "kind", "members"].contains(&key));
    Ok((RosterGroup { name, kind, members: Vec::new() }, ids))
}

/// A field with a text that has to be there.
fn id_field(node: Node<'_>, document: &mut Document<'_>, key: &str) -> Result<String, FileError> {
    let id = text_field(node, document, key)?;
    if id.is_empty() { Err(node.error(document, format!("missing field `{key}`"))) } else { Ok(id) }
}

/// A field with a list of texts.
fn texts(node: Node<'_>, document: &mut Document<'_>, key: &str) -> Result<Vec<String>, FileError> {
    let item = |node: Node<'_>, document: &mut Document<'_>| text(node, document);
    Ok(node.field(document, key, |node, document| node.items(document, item))?.unwrap_or_default())
}
