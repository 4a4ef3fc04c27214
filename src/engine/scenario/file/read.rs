//! Text becomes a scenario.

use serde_json::Value;

use super::decisions::read_decisions;
use super::node::{Document, Node, Path};
use super::number::{day_field, whole_field, word};
use super::parts::{is_span, load_terms, rules, spans, topology};
use super::people::roster_of;
use super::person::PersonEntry;
use super::plan::read_plan;
use super::rotation::read_rotation;
use super::topology::TopologyEntries;
use super::{FORMAT, FileError, VERSION};
use crate::engine::analyze::Settings;
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::roster::{MAX_ROWS, Notice};
use crate::engine::scenario::{Scenario, Source};

/// A scenario that was read, and what was repaired or passed over. The `row` of a notice is the place of a person in
/// `source.people`, from 1; 0 stands for the whole file.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioFile {
    /// The scenario.
    pub scenario: Scenario,
    /// In the order of the file.
    pub notices: Vec<Notice>,
}

/// Every field at the top that this version knows.
const FIELDS: &[&str] = &[
    "format",
    "version",
    "name",
    "as_of",
    "structure",
    "engineers",
    "policy",
    "rules",
    "load",
    "topology",
    "plan",
    "decisions",
    "source",
];

/// Reads a scenario file.
///
/// # Errors
/// [`FileError`] saying what was expected and where; never a panic, however broken or deep the text.
pub fn read_scenario(text: &str) -> Result<ScenarioFile, FileError> {
    let mut file = read_untried(text)?;
    note_refused(&file.scenario, &mut file.notices);
    note_below_start(&file.scenario, &mut file.notices);
    Ok(file)
}

/// Reads what [`write_scenario`](super::write_scenario) wrote. Its edits are not tried and nothing is noted, so it is quick.
///
/// # Errors
/// As [`read_scenario`].
pub fn reread_scenario(text: &str) -> Result<Scenario, FileError> {
    read_untried(text).map(|file| file.scenario)
}

fn read_untried(text: &str) -> Result<ScenarioFile, FileError> {
    let value = parse(text)?;
    let mut document = Document { text, notices: Vec::new() };
    let top = Node { value: &value, path: &Path::Top };
    check_header(top, &document)?;
    let document_ = &mut document;
    let mut scenario = Scenario::default();
    if let Some(name) = top.field(document_, "name", |node, document| {
        node.value.as_str().map(str::to_owned).ok_or_else(|| FileError {
            message: node.wrong(document, "a string").message.replace("invalid value", "invalid type"),
            ..node.wrong(document, "a string")
        })
    })? {
        scenario.name = name;
    }
    scenario.as_of = day_field(top, document_, "as_of")?;
    let modes = [("adapt", Mode::Adapt), ("hold", Mode::Hold)];
    scenario.mode =
        top.field(document_, "structure", |node, document| word(node, document, &modes))?.unwrap_or_default();
    scenario.engineers = whole_field(top, document_, "engineers", (1, MOST_ENGINEERS))?;
    read_parts(top, document_, &mut scenario.settings, "policy")?;
    scenario.plan = top.field(document_, "plan", read_plan)?.unwrap_or_default();
    scenario.source = top.field(document_, "source", read_source)?.unwrap_or(Source::Example);
    top.field(document_, "decisions", |node, document| read_decisions(node, document, &mut scenario))?;
    for (key, value) in value.as_object().into_iter().flatten().filter(|(key, _)| !FIELDS.contains(&key.as_str())) {
        scenario.unknown.insert(key.clone(), value.clone());
    }
    Ok(ScenarioFile { scenario, notices: document.notices })
}

/// Notes the edits that the org refuses.
fn note_refused(scenario: &Scenario, notices: &mut Vec<Notice>) {
    for decision in scenario.decisions() {
        let Some(refused) = decision.refused else { continue };
        let message = format!("edit {} was passed over: {refused}", decision.at + 1);
        notices.push(Notice { row: 0, code: "refused_edit", message, fields: [].into() });
    }
}

/// Notes a size below that of the org, which does not shrink.
fn note_below_start(scenario: &Scenario, notices: &mut Vec<Notice>) {
    let Some(asked) = scenario.engineers else { return };
    let start = scenario.structure(&scenario.base_org()).n_engineers();
    if asked < start {
        let message =
            format!("\"engineers\": {asked} is below the {start} that the org starts with: {start} are taken");
        notices.push(Notice { row: 0, code: "below_start", message, fields: [].into() });
    }
}

/// Reads settings over `base`: an object with `policy`, `rules`, `load` and `topology` as in a scenario file, which is one too.
/// The four spans may also stand at the top.
///
/// # Errors
/// As [`read_scenario`]; a field that is not known is an error here, since a misspelled setting would change nothing.
pub fn read_settings(text: &str, base: &Settings) -> Result<Settings, FileError> {
    let value = parse(text)?;
    let mut document = Document { text, notices: Vec::new() };
    let top = Node { value: &value, path: &Path::Top };
    let mut settings = base.clone();
    settings.policy = spans(top, &mut document, settings.policy)?;
    read_parts(top, &mut document, &mut settings, "policy")?;
    top.note_unknown(&mut document, |key| FIELDS.contains(&key) || is_span(key));
    match document.notices.first() {
        Some(notice) => Err(FileError::at("", &notice.message)),
        None => Ok(settings),
    }
}

/// The settings of a document.
fn read_parts(
    top: Node<'_>,
    document: &mut Document<'_>,
    settings: &mut Settings,
    policy: &str,
) -> Result<(), FileError> {
    let base = settings.policy;
    let read = top.field(document, policy, |node, document| {
        let read = spans(node, document, base)?;
        node.note_unknown(document, is_span);
        Ok(read)
    })?;
    settings.policy = read.unwrap_or(base);
    top.field(document, "rules", |node, document| rules(node, document, &mut settings.thresholds))?;
    top.field(document, "load", |node, document| load_terms(node, document, &mut settings.load))?;
    let base = settings.topology;
    let read = top.field(document, "topology", |node, document| topology(node, document, base))?;
    settings.topology = read.unwrap_or(base);
    Ok(())
}

/// The JSON of a text that is an object.
fn parse(text: &str) -> Result<Value, FileError> {
    check_object(text)?;
    serde_json::from_str(text).map_err(|error| FileError::of_json(&error))
}

/// Refuses what is no scenario file of a known version before anything else is looked at.
fn check_header(top: Node<'_>, document: &Document<'_>) -> Result<(), FileError> {
    match top.value.get("format") {
        Some(Value::String(format)) if format == FORMAT => {}
        None | Some(Value::Null) => {
            let message =
                format!("this is not a scenario file: expected an object with \"format\": {FORMAT:?} at its top");
            return Err(top.error(document, message));
        }
        Some(other) => {
            return Err(FileError::at("format", format!("expected {FORMAT:?}, found {}", shortened(other))));
        }
    }
    let version = top.value.get("version").filter(|version| !version.is_null());
    match version.map(|version| (version, version.as_u64())) {
        Some((_, Some(version))) if version == u64::from(VERSION) => Ok(()),
        Some((_, Some(version))) if version > u64::from(VERSION) => {
            let message = format!("version {version} is newer than this program, which reads up to {VERSION}");
            Err(FileError::at("version", message))
        }
        Some((other, _)) => Err(FileError::at("version", format!("expected {VERSION}, found {}", shortened(other)))),
        None => Err(FileError::at("version", format!("expected \"version\": {VERSION}, found none"))),
    }
}

/// Only an object will do.
fn check_object(text: &str) -> Result<(), FileError> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(FileError::at("", "the file is empty"));
    }
    if start.starts_with('{') {
        return Ok(());
    }
    let before = &text[..text.len() - start.len()];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, str::len) + 1;
    let is_toml = || {
        let mut lines = start.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.next().is_some_and(|line| line.ends_with(']')) && lines.next().is_some_and(|line| line.contains('='))
    };
    let message = if start.starts_with('[') && is_toml() {
        "this looks like a TOML file, which is not read here: a scenario file is JSON and starts with {, and a roster is a \
         table such as CSV"
    } else {
        "this is not a scenario file: expected an object, which starts with {"
    };
    Err(FileError { line, column, ..FileError::at("", message) })
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Example,
    Generated,
    Roster,
}

fn read_source(node: Node<'_>, document: &mut Document<'_>) -> Result<Source, FileError> {
    node.object(document, "a source: an object such as {\"kind\": \"example\"}")?;
    let kinds = [("example", Kind::Example), ("generated", Kind::Generated), ("roster", Kind::Roster)];
    let kind = node.field(document, "kind", |node, document| word(node, document, &kinds))?;
    let kind = kind.ok_or_else(|| node.error(document, "missing field `kind`"))?;
    let engineers = whole_field(node, document, "engineers", (1, MOST_ENGINEERS))?;
    let people = node.field(document, "people", |node, document| {
        let entries = node.items(document, PersonEntry::read)?;
        if entries.len() > MAX_ROWS {
            let message = format!("there are {} people; at most {MAX_ROWS} are taken", entries.len());
            return Err(node.error(document, message));
        }
        Ok(entries)
    })?;
    let rotations = node.field(document, "rotations", |node, document| node.items(document, read_rotation))?;
    let topology = TopologyEntries::read(node, document)?;
    node.note_unknown(document, |key| {
        ["kind", "engineers", "people", "rotations"].contains(&key) || TopologyEntries::LISTS.contains(&key)
    });
    let refused = match (kind, engineers, people, rotations, topology) {
        (Kind::Example, None, None, None, None) => return Ok(Source::Example),
        (Kind::Generated, Some(engineers), None, None, None) => return Ok(Source::Generated { engineers }),
        (Kind::Roster, None, Some(entries), rotations, topology) => {
            let mut roster = roster_of(entries, rotations.unwrap_or_default(), &mut document.notices);
            if let Some(entries) = topology {
                roster.topology = entries.into_topology(&roster.people, &mut document.notices);
            }
            // Of lists that name only what is not there nothing is left.
            if roster.people.is_empty() && roster.topology == Default::default() {
                return Err(node.error(document, "there are neither people nor teams"));
            }
            return Ok(Source::Roster(roster.into()));
        }
        (Kind::Example, ..) => "a source of kind \"example\" has no other fields",
        (Kind::Generated, ..) => "a source of kind \"generated\" has the field \"engineers\" and no other",
        (Kind::Roster, ..) => {
            "a source of kind \"roster\" has the field \"people\", a list, and beside it only other lists, such as \"teams\""
        }
    };
    Err(node.error(document, refused))
}
