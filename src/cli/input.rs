//! From what was typed to a scenario: a file of either kind, a link, standard input, or the example.

mod teams;

use std::borrow::Cow;
use std::fmt::Display;
use std::io::Read as _;
use std::path::Path;

use super::args::{Common, Options};
use super::scope::{self, Size};
use crate::engine::roster::teams::is_team_file;
use crate::engine::roster::{MAX_BYTES, Notice, Scope, import_bytes, utf8, without_mark};
use crate::engine::scenario::file::{read_scenario, read_settings};
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share;

/// How standard input is called.
pub(super) const STDIN: &str = "standard input";

/// A scenario, and what was repaired on the way to it.
pub(super) struct Input {
    pub(super) scenario: Scenario,
    pub(super) notices: Vec<Notice>,
}

impl Input {
    /// A line about the repairs, if there were any.
    pub(super) fn note(&self) -> Option<String> {
        self.note_about("the input")
    }

    /// As [`Input::note`], where there is more than one input.
    pub(super) fn note_about(&self, what: &str) -> Option<String> {
        match self.notices.as_slice() {
            [] => None,
            [only] => Some(format!("about {what}: {}", only.message)),
            many => Some(format!("{} notices about {what}; `spanwise check` lists them", many.len())),
        }
    }
}

/// Reads the input and applies the common options. `size` says which org `--root` and `--department` choose from.
pub(super) fn read(common: &Common, size: Size) -> Result<Input, String> {
    read_input(common.input.as_deref(), &common.options, size)
}

/// As [`read`], of an input that is named by itself.
pub(super) fn read_input(named: Option<&str>, options: &Options, size: Size) -> Result<Input, String> {
    let mut input = match named {
        None => Input { scenario: Scenario::default(), notices: Vec::new() },
        Some("-") => read_bytes(&stdin()?, STDIN, "Imported org")?,
        Some(link) if is_link(link) => read_link(link)?,
        Some(path) if Path::new(path).is_dir() => teams::read_alone(&[Path::new(path).to_owned()], stem(path))?,
        Some(path) => read_bytes(&file(Path::new(path))?, path, stem(path))?,
    };
    if !options.teams.is_empty() {
        teams::add(&mut input, &options.teams)?;
    }
    let settings = &mut input.scenario.settings;
    if let Some(path) = &options.policy {
        let name = path.display();
        let bytes = file(path)?;
        *settings = read_settings(text(&bytes, &name)?, settings).map_err(|error| format!("{name}: {error}"))?;
    }
    settings.topology.shape = options.topology.unwrap_or(settings.topology.shape);
    for written in &options.set {
        settings.thresholds.set_written(written).map_err(|error| format!("--set: {error}"))?;
    }
    input.scenario.as_of = options.as_of.or(input.scenario.as_of);
    let scope = match (&options.root, options.department.as_slice()) {
        (Some(root), _) => Scope::Root(root.clone()),
        (None, []) => return Ok(input),
        (None, departments) => Scope::Department(departments.to_vec()),
    };
    input.notices.extend(scope::apply(&mut input.scenario, &scope, size)?);
    Ok(input)
}

/// Whether an argument is a link rather than the path of a file.
fn is_link(text: &str) -> bool {
    let looks = text.starts_with(['#', 's']) && text.trim_start_matches('#').starts_with("s=")
        || text.contains("#s=")
        || text.contains("://");
    (looks || text.starts_with('#') || text.contains("&s=")) && !Path::new(text).is_file()
}

fn read_link(link: &str) -> Result<Input, String> {
    let decoded = share::decode(link).map_err(|error| error.to_string())?;
    Ok(Input { scenario: decoded.scenario, notices: Vec::new() })
}

/// Tells by the content what kind of file this is.
fn read_bytes(bytes: &[u8], place: &str, name: &str) -> Result<Input, String> {
    let at_place = |error: &dyn Display| format!("{place}: {error}");
    let start = without_mark(bytes).trim_ascii();
    if start.starts_with(b"{") || start.starts_with(b"[") {
        let file = read_scenario(text(bytes, &place)?).map_err(|error| at_place(&error))?;
        return Ok(Input { scenario: file.scenario, notices: file.notices });
    }
    let one_line = std::str::from_utf8(start).ok().filter(|text| !text.contains(char::is_whitespace));
    if let Some(link) = one_line.filter(|text| text.contains("#s=") || text.starts_with("s=")) {
        return read_link(link).map_err(|error| at_place(&error));
    }
    if is_team_file(bytes).is_some() {
        return teams::of_bytes(bytes, place, name);
    }
    let import = import_bytes(bytes).map_err(|error| at_place(&error))?;
    let scenario =
        Scenario { name: name.to_owned(), source: Source::Roster(import.roster.into()), ..Scenario::default() };
    Ok(Input { scenario, notices: import.notices })
}

fn text<'a>(bytes: &'a [u8], place: &dyn Display) -> Result<&'a str, String> {
    utf8(bytes).map_err(|error| format!("{place}: {error}"))
}

fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or("Imported org")
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    let place = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = std::fs::File::open(path).map_err(place)?;
    bounded(file, &path.display())
}

fn stdin() -> Result<Vec<u8>, String> {
    bounded(std::io::stdin().lock(), &STDIN)
}

/// Text that was typed, or standard input for `-`.
pub(super) fn typed(text_or_dash: &str) -> Result<Cow<'_, str>, String> {
    match text_or_dash {
        "-" => Ok(text(&stdin()?, &STDIN)?.to_owned().into()),
        typed => Ok(typed.into()),
    }
}

/// Reads one byte more than any input may have, so that a larger one is refused rather than cut.
fn bounded(reader: impl std::io::Read, place: &dyn Display) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| format!("{place}: {error}"))?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("{place}: it is larger than {} MiB, which is the limit", MAX_BYTES >> 20));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_paths_are_told_apart() {
        for link in ["#s=1.abc", "s=1.abc", "http://127.0.0.1:8080/#m=1&s=1.a", "#m=3", "#", "https://x.example/"] {
            assert!(is_link(link), "{link}");
        }
        for path in ["people.csv", "salaries.csv", "./a/b.json", "s", "sub/s=1", "plan #2.json"] {
            assert!(!is_link(path), "{path}");
        }
    }

    #[test]
    fn the_kind_of_a_file_is_in_its_content() {
        let csv = read_bytes(b"id,name,manager_id\n1,Ann,\n2,Bob,1\n", "x", "Team").expect("a roster");
        assert_eq!(csv.scenario.name, "Team");
        let json = read_bytes(b"\xEF\xBB\xBF {\"format\":\"spanwise-scenario\",\"version\":1}", "x", "x");
        assert_eq!(json.expect("a scenario").scenario, Scenario::default());
        let link = share::encode(&Scenario::default(), share::With::default()).expect("small");
        assert_eq!(
            read_bytes(format!("#{link}\n").as_bytes(), "x", "x").expect("a link").scenario,
            Scenario::default()
        );
        for (bytes, said) in
            [(&b"{"[..], "x: line 1, column 1"), (b"[[[", "x: line 1, column 1"), (b"", "x: the file is empty")]
        {
            let error = read_bytes(bytes, "x", "x").err().expect("refused");
            assert!(error.contains(said), "{error}");
        }
    }
}
