//! Text becomes a scenario.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::number::{Day, Whole};
use super::parts::{Rules, Spans, Terms};
use super::people::roster_of;
use super::person::PersonEntry;
use super::plan::PlanEntry;
use super::{FORMAT, FileError, VERSION};
use crate::engine::analyze::Settings;
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::policy::GrowthPolicy;
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

/// Reads a scenario file.
///
/// # Errors
/// [`FileError`] saying what was expected and where; never a panic, however broken or deep the text.
pub fn read_scenario(text: &str) -> Result<ScenarioFile, FileError> {
    check_header(text)?;
    let (document, mut notices): (Document, _) = parse(text)?;
    let mut settings = Settings::default();
    apply(&document.policy, &document.rules, &document.load, &mut settings)?;
    let source = match document.source.unwrap_or(SourceEntry::Example) {
        SourceEntry::Example => Source::Example,
        SourceEntry::Generated(engineers) => Source::Generated { engineers },
        SourceEntry::Roster(entries) => {
            if entries.is_empty() || entries.len() > MAX_ROWS {
                let message = format!("there are {} people; 1 to {MAX_ROWS} are needed", entries.len());
                return Err(FileError::at("source.people", message));
            }
            Source::Roster(roster_of(entries, &mut notices).into())
        }
    };
    let scenario = Scenario {
        name: document.name.unwrap_or_else(|| Scenario::default().name),
        source,
        as_of: document.as_of.0,
        mode: document.structure.unwrap_or_default(),
        engineers: document.engineers.map(|size| size.0),
        settings,
        plan: document.plan.unwrap_or_default().into_plan(),
        unknown: document.unknown,
    };
    Ok(ScenarioFile { scenario, notices })
}

/// Reads settings over `base`: an object with `policy`, `rules` and `load` as in a scenario file, which is one too. The four
/// spans may also stand at the top.
///
/// # Errors
/// As [`read_scenario`]; a field that is not known is an error here, since a misspelled setting would change nothing.
pub fn read_settings(text: &str, base: &Settings) -> Result<Settings, FileError> {
    check_object(text)?;
    let (document, notices): (SettingsDocument, _) = parse(text)?;
    if let Some(notice) = notices.first() {
        return Err(FileError::at("", &notice.message));
    }
    let mut settings = base.clone();
    let (top, inner) = (document.top_spans()?, document.policy);
    apply(&top, &document.rules, &document.load, &mut settings)?;
    apply(&inner, &Rules::default(), &Terms::default(), &mut settings)?;
    Ok(settings)
}

fn apply(spans: &Spans, rules: &Rules, load: &Terms, settings: &mut Settings) -> Result<(), FileError> {
    settings.policy =
        GrowthPolicy::with(spans.0, settings.policy).map_err(|error| FileError::at("policy", error.to_string()))?;
    rules.write_into(&mut settings.thresholds).map_err(|error| FileError::at("rules", error.to_string()))?;
    load.write_into(&mut settings.load);
    Ok(())
}

#[derive(Deserialize)]
struct Header {
    format: Option<Value>,
    version: Option<Value>,
}

/// Refuses what is no scenario file of a known version before anything else is looked at.
fn check_header(text: &str) -> Result<(), FileError> {
    check_object(text)?;
    let (header, _): (Header, _) = parse(text)?;
    match &header.format {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(other) => {
            return Err(FileError::at("format", format!("expected {FORMAT:?}, found {}", shortened(other))));
        }
        None => {
            let message =
                format!("this is not a scenario file: expected an object with \"format\": {FORMAT:?} at its top");
            return Err(FileError { line: 1, column: 1, ..FileError::at("", message) });
        }
    }
    match header.version.as_ref().map(|version| (version, version.as_u64())) {
        Some((_, Some(version))) if version == u64::from(VERSION) => Ok(()),
        Some((_, Some(version))) if version > u64::from(VERSION) => {
            let message = format!("version {version} is newer than this program, which reads up to {VERSION}");
            Err(FileError::at("version", message))
        }
        Some((other, _)) => Err(FileError::at("version", format!("expected {VERSION}, found {}", shortened(other)))),
        None => Err(FileError::at("version", format!("expected \"version\": {VERSION}, found none"))),
    }
}

/// Only an object will do: a derived reader would take an array as well.
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
    let message = "this is not a scenario file: expected an object, which starts with {";
    Err(FileError { line, column, ..FileError::at("", message) })
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Reads a document, with a notice for every field that was passed over.
fn parse<T: DeserializeOwned>(text: &str) -> Result<(T, Vec<Notice>), FileError> {
    let mut notices = Vec::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let mut passed_over = |path: serde_ignored::Path<'_>| {
        let path = path.to_string().replace(".?", "");
        let message = format!("the field {path} is not known and was left out");
        notices.push(Notice { row: 0, code: "unknown_field", message, fields: [("path".to_owned(), path)].into() });
    };
    let watched = serde_ignored::Deserializer::new(&mut json, &mut passed_over);
    let value = serde_path_to_error::deserialize(watched).map_err(|error| {
        let path = error.path().to_string();
        FileError::of_json(path, error.inner())
    })?;
    json.end().map_err(|error| FileError::of_json(String::new(), &error))?;
    Ok((value, notices))
}

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "format")]
    _format: Value,
    #[serde(rename = "version")]
    _version: Value,
    name: Option<String>,
    #[serde(default)]
    as_of: Day,
    structure: Option<Mode>,
    engineers: Option<Size>,
    #[serde(default)]
    policy: Spans,
    #[serde(default)]
    rules: Rules,
    #[serde(default)]
    load: Terms,
    plan: Option<PlanEntry>,
    source: Option<SourceEntry>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

/// The settings of a document; the other fields of a scenario file may stand beside them.
#[derive(Deserialize)]
struct SettingsDocument {
    em_span: Option<Value>,
    em_split_at: Option<Value>,
    mom_span: Option<Value>,
    mom_split_at: Option<Value>,
    #[serde(default)]
    policy: Spans,
    #[serde(default)]
    rules: Rules,
    #[serde(default)]
    load: Terms,
    #[serde(rename = "format")]
    _format: Option<Value>,
    #[serde(rename = "version")]
    _version: Option<Value>,
    #[serde(rename = "name")]
    _name: Option<Value>,
    #[serde(rename = "as_of")]
    _as_of: Option<Value>,
    #[serde(rename = "structure")]
    _structure: Option<Value>,
    #[serde(rename = "engineers")]
    _engineers: Option<Value>,
    #[serde(rename = "plan")]
    _plan: Option<Value>,
    #[serde(rename = "source")]
    _source: Option<Value>,
}

impl SettingsDocument {
    fn top_spans(&self) -> Result<Spans, FileError> {
        let given = [
            ("em_span", &self.em_span),
            ("em_split_at", &self.em_split_at),
            ("mom_span", &self.mom_span),
            ("mom_split_at", &self.mom_split_at),
        ];
        let given = given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
        serde_json::from_value(Value::Object(given.collect()))
            .map_err(|error| FileError::of_json("policy".into(), &error))
    }
}

/// Engineers of a size that growth reaches.
struct Size(u32);

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::DeserializeSeed::deserialize(Whole { from: 1, to: MOST_ENGINEERS }, deserializer).map(Size)
    }
}

#[derive(Deserialize)]
#[serde(try_from = "SourceParts")]
enum SourceEntry {
    Example,
    Generated(u32),
    Roster(Vec<PersonEntry>),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Example,
    Generated,
    Roster,
}

#[derive(Deserialize)]
#[serde(expecting = "a source: an object such as {\"kind\": \"example\"}")]
struct SourceParts {
    kind: Kind,
    engineers: Option<Size>,
    people: Option<Vec<PersonEntry>>,
}

impl TryFrom<SourceParts> for SourceEntry {
    type Error = &'static str;

    fn try_from(parts: SourceParts) -> Result<Self, Self::Error> {
        match (parts.kind, parts.engineers, parts.people) {
            (Kind::Example, None, None) => Ok(SourceEntry::Example),
            (Kind::Example, ..) => Err("a source of kind \"example\" has no other fields"),
            (Kind::Generated, Some(size), None) => Ok(SourceEntry::Generated(size.0)),
            (Kind::Generated, ..) => Err("a source of kind \"generated\" has the field \"engineers\" and no other"),
            (Kind::Roster, None, Some(people)) => Ok(SourceEntry::Roster(people)),
            (Kind::Roster, ..) => Err("a source of kind \"roster\" has the field \"people\", a list, and no other"),
        }
    }
}
