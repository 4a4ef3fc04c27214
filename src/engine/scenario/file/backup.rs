//! Backups: several scenarios in one file.

use serde_json::Value;

use super::read::{ScenarioFile, read_scenario};
use super::{FileError, write_scenario};
use crate::engine::scenario::Scenario;

/// What `format` says in every backup.
const FORMAT: &str = "spanwise-backup";
/// The version that is written, and the newest that is read.
const VERSION: u64 = 1;

/// What a backup holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backup {
    /// The scenarios that could be read, in the order of the file.
    pub scenarios: Vec<ScenarioFile>,
    /// What could not, each with its place and name, and why.
    pub refused: Vec<String>,
}

/// The text of a backup: the files of its scenarios in a list.
pub fn write_backup<'a>(scenarios: impl IntoIterator<Item = &'a Scenario>) -> String {
    let files: Vec<String> =
        scenarios.into_iter().map(|scenario| write_scenario(scenario).trim_end().to_owned()).collect();
    format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"scenarios\":[\n{}\n]}}\n", files.join(",\n"))
}

/// Reads a backup. A scenario that cannot be read is told and the others are taken; a scenario file counts as a backup of one.
///
/// # Errors
/// [`FileError`] where the whole is no backup, or one of a newer version.
pub fn read_backup(text: &str) -> Result<Backup, FileError> {
    let value: Value = serde_json::from_str(text).map_err(|error| FileError::of_json(&error))?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        let file = read_scenario(text).map_err(|error| FileError {
            message: format!("this is neither a backup nor a scenario file ({})", error.message),
            ..error
        })?;
        return Ok(Backup { scenarios: vec![file], refused: Vec::new() });
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => {
            let message = format!("version {version} is newer than this program, which reads up to {VERSION}");
            return Err(FileError::at("version", message));
        }
        _ => return Err(FileError::at("version", format!("expected {VERSION}"))),
    }
    let Some(Value::Array(entries)) = value.get("scenarios") else {
        return Err(FileError::at("scenarios", "expected a list of scenario files"));
    };
    let mut backup = Backup::default();
    for (at, entry) in entries.iter().enumerate() {
        match read_scenario(&entry.to_string()) {
            Ok(file) => backup.scenarios.push(file),
            Err(error) => {
                // Lines of an entry on its own say nothing about the file.
                let error = FileError { line: 0, column: 0, ..error };
                let name = entry.get("name").and_then(Value::as_str).map(|name| format!(" “{name}”"));
                backup.refused.push(format!("scenario {}{}: {error}", at + 1, name.unwrap_or_default()));
            }
        }
    }
    Ok(backup)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::engine::roster::import_bytes;
    use crate::engine::scenario::Source;

    fn imported(name: &str) -> Scenario {
        let roster = import_bytes("id,name,manager_id\n1,Ada \"Q\",\n2,Bø,1\n".as_bytes()).expect("a roster").roster;
        Scenario { name: name.into(), source: Source::Roster(roster.into()), ..Scenario::default() }
    }

    #[test]
    fn a_backup_holds_the_same_files() {
        let all = [Scenario::default(), imported("Ours"), Scenario { engineers: Some(90), ..imported("Later") }];
        let text = write_backup(&all);
        assert!(text.starts_with("{\"format\":\"spanwise-backup\",\"version\":1,\"scenarios\":["), "{text}");
        let backup = read_backup(&text).expect("a backup");
        let files = |all: &[Scenario]| all.iter().map(write_scenario).collect::<Vec<_>>();
        let read: Vec<Scenario> = backup.scenarios.into_iter().map(|file| file.scenario).collect();
        assert_eq!((files(&read), backup.refused), (files(&all), Vec::<String>::new()));
        assert_eq!(write_backup(&read), text);
        assert_eq!(read_backup(&write_backup([])), Ok(Backup::default()));
    }

    #[test]
    fn a_bad_scenario_is_told_and_the_others_are_taken() {
        let text =
            write_backup(&[imported("Ours"), Scenario::default()]).replacen("\"em_span\": 7", "\"em_span\": 99", 1);
        let backup = read_backup(&text).expect("a backup");
        assert_eq!(backup.scenarios.len(), 1);
        assert_eq!(backup.refused.len(), 1);
        assert!(
            backup.refused[0].starts_with("scenario 1 “Ours”: policy.em_span: invalid value"),
            "{:?}",
            backup.refused
        );
    }

    #[test]
    fn what_is_no_backup_is_refused_and_one_scenario_is_taken() {
        assert_eq!(read_backup(&write_scenario(&imported("One"))).expect("one").scenarios.len(), 1);
        let refusal = |text: &str| read_backup(text).expect_err(text).to_string();
        for (text, says) in [
            ("", "the file ends too early"),
            ("[]", "neither a backup nor a scenario file"),
            ("{\"format\":\"spanwise-backup\"}", "version: expected 1"),
            ("{\"format\":\"spanwise-backup\",\"version\":2}", "newer"),
            ("{\"format\":\"spanwise-backup\",\"version\":1}", "scenarios: expected a list"),
        ] {
            assert!(refusal(text).contains(says), "{text}: {}", refusal(text));
        }
    }
}
