//! Team files on the command line: joined with a roster, or an org by themselves.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Input, file};
use crate::engine::roster::Roster;
use crate::engine::roster::teams::{TeamFiles, is_team_file};
use crate::engine::scenario::{Scenario, Source};

/// Joins team files with the roster of an input.
pub(super) fn add(input: &mut Input, paths: &[PathBuf]) -> Result<(), String> {
    if !input.scenario.edits.is_empty() {
        return Err("--teams: the input has edits, which count its teams; join the files with the roster first".into());
    }
    let Source::Roster(roster) = &input.scenario.source else {
        return Err("--teams: there is no roster to join the team files with; give them as INPUT instead".into());
    };
    let (roster, notices) = files(paths)?.join(Roster::clone(roster));
    input.scenario.source = Source::Roster(Arc::new(roster));
    input.notices.extend(notices);
    Ok(())
}

/// An org of team files alone.
pub(super) fn read_alone(paths: &[PathBuf], name: &str) -> Result<Input, String> {
    Ok(alone(files(paths)?, name))
}

/// As [`read_alone`], of the bytes of one file.
pub(super) fn of_bytes(bytes: &[u8], place: &str, name: &str) -> Result<Input, String> {
    let mut files = TeamFiles::default();
    files.read(bytes).map_err(|error| format!("{place}: {error}"))?;
    Ok(alone(files, name))
}

fn alone(files: TeamFiles, name: &str) -> Input {
    let (roster, notices) = files.join(Roster::default());
    let source = Source::Roster(Arc::new(roster));
    Input { scenario: Scenario { name: name.to_owned(), source, ..Scenario::default() }, notices }
}

/// Reads files, and of folders every team file in the order of their names.
fn files(paths: &[PathBuf]) -> Result<TeamFiles, String> {
    let mut all = TeamFiles::default();
    for path in paths {
        if path.is_dir() {
            let mut n_read = 0;
            for path in listed(path)? {
                let bytes = file(&path)?;
                if is_team_file(&bytes).is_some() {
                    all.read(&bytes).map_err(|error| format!("{}: {error}", path.display()))?;
                    n_read += 1;
                }
            }
            if n_read == 0 {
                return Err(format!("{}: there is no team file in this folder", path.display()));
            }
        } else {
            all.read(&file(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(all)
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let at_place = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(at_place)?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(at_place)?.path();
        if path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
