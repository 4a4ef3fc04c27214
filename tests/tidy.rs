//! The shape of the repository: layers, sizes, stylesheets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 400;

/// Files that may be longer than [`LONGEST_FILE`], each with the reason why splitting it would hide more than it shows.
const LONG_FILES: &[(&str, &str)] = &[];

/// What a layer must not mention: the layers above it, and for the pure ones whatever only a browser has.
const LAYERS: &[(&str, &[&str])] = &[
    (
        "src/engine",
        &[
            "crate::ui",
            "crate::session",
            "crate::cli",
            "yew",
            "web_sys",
            "js_sys",
            "gloo",
            "wasm_bindgen",
            "SystemTime",
            "Instant",
        ],
    ),
    (
        "src/session",
        &["crate::ui", "crate::cli", "yew", "web_sys", "js_sys", "gloo", "wasm_bindgen", "SystemTime", "Instant"],
    ),
    ("src/cli", &["crate::ui", "crate::session", "yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"]),
    ("src/ui", &["crate::cli"]),
];

struct SourceFile {
    /// Relative to the repository, with `/` between folders.
    path: String,
    text: String,
}

/// All files below a folder of the repository with this extension, in order.
fn files(folder: &str, extension: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&root.join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} has no .{extension} files");
    let relative = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    paths.iter().map(|path| SourceFile { path: relative(path), text: fs::read_to_string(path).unwrap() }).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Whether the line has the word, not as a part of a longer one.
fn mentions(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part))
}

/// The findings, one per line, when there are any.
#[track_caller]
fn assert_none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

/// `path:line: finding` for each line of the files that the check objects to.
fn objections(files: &[SourceFile], check: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let lines =
        files.iter().flat_map(|file| file.text.lines().enumerate().map(move |(index, line)| (file, index + 1, line)));
    lines.filter_map(|(file, number, line)| Some(format!("{}:{number}: {}", file.path, check(line)?))).collect()
}

#[test]
fn layers_know_only_what_is_below_them() {
    for (layer, forbidden) in LAYERS {
        assert_none(&objections(&files(layer, "rs"), |line| {
            let code = line.split("//").next().unwrap_or_default();
            let word = forbidden.iter().find(|word| mentions(code, word))?;
            Some(format!("{layer} must not know {word}"))
        }));
    }
}

#[test]
fn files_are_short() {
    let excused = |path: &str| LONG_FILES.iter().any(|(excused, _)| *excused == path);
    let files = files("src", "rs");
    let too_long: Vec<String> = files
        .iter()
        .map(|file| (&file.path, file.text.lines().count()))
        .filter(|(path, lines)| *lines > LONGEST_FILE && !excused(path))
        .map(|(path, lines)| format!("{path} has {lines} lines, at most {LONGEST_FILE} are allowed"))
        .collect();
    assert_none(&too_long);

    let no_longer_long: Vec<String> = LONG_FILES
        .iter()
        .filter(|(path, _)| !files.iter().any(|file| file.path == *path && file.text.lines().count() > LONGEST_FILE))
        .map(|(path, _)| format!("{path} is not long any more: take it out of the list"))
        .collect();
    assert_none(&no_longer_long);
}

#[test]
fn nothing_is_left_to_do() {
    let markers = ["TODO", "FIXME", "XXX"];
    assert_none(&objections(&files("src", "rs"), |line| {
        // Such notes are written in comments; elsewhere the letters may be data.
        let comment = line.split_once("//")?.1;
        let marker = markers.iter().find(|marker| mentions(comment, marker))?;
        Some(format!("{marker} is left"))
    }));
}

#[test]
fn every_stylesheet_is_linked() {
    let page = read("index.html");
    let missing: Vec<String> = files("styles", "css")
        .iter()
        .filter(|file| !page.contains(&format!("<link rel=\"stylesheet\" href=\"{}\">", file.path)))
        .map(|file| format!("index.html does not link {}", file.path))
        .collect();
    assert_none(&missing);
}

#[test]
fn every_linked_stylesheet_exists() {
    let page = read("index.html");
    let sheets = files("styles", "css");
    let linked = page.split("<link rel=\"stylesheet\" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let missing: Vec<String> = linked
        .filter(|path| !sheets.iter().any(|sheet| sheet.path == *path))
        .map(|path| format!("index.html links {path}, which does not exist"))
        .collect();
    assert_none(&missing);
}

#[test]
fn colors_are_written_in_tokens_only() {
    let mut sheets = files("styles", "css");
    sheets.retain(|sheet| sheet.path != "styles/tokens.css");
    assert_none(&objections(&sheets, |line| {
        color_literal(line).map(|color| format!("{color} belongs in styles/tokens.css"))
    }));
}

/// A hexadecimal color or color function in the declaration of this line, if there is one.
fn color_literal(line: &str) -> Option<&str> {
    const FUNCTIONS: &[&str] =
        &["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
    // Selectors may hold `#id`; a value stands after the colon and ends in a semicolon.
    let value = line.trim_end().strip_suffix(';')?.split_once(':')?.1;
    if let Some(function) = FUNCTIONS.iter().find(|function| {
        value.match_indices(**function).any(|(at, _)| !value[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    }) {
        return Some(function);
    }
    let hex = &value[value.find('#')?..];
    let digits = hex[1..].chars().take_while(char::is_ascii_hexdigit).count();
    matches!(digits, 3 | 4 | 6 | 8).then(|| &hex[..=digits])
}

#[test]
fn color_literals_are_recognized() {
    assert_eq!(color_literal("  color: #fff;"), Some("#fff"));
    assert_eq!(color_literal("  border: 1px solid #1a2b3c;"), Some("#1a2b3c"));
    assert_eq!(color_literal("  background: rgb(1 2 3);"), Some("rgb("));
    assert_eq!(color_literal("  background: color-mix(in oklab, var(--a), var(--b));"), None);
    assert_eq!(color_literal("  color: var(--color-text);"), None);
    assert_eq!(color_literal("#app:hover {"), None);
    assert_eq!(color_literal("  mask: url(#edge);"), None);
}

/// Other web servers send no policy of their own, so the page brings the same one along.
#[test]
fn the_page_states_the_policy_that_the_server_sends() {
    let server = read("xtask/src/server.rs");
    let constant = server.split("CONTENT_POLICY: &str = \"").nth(1).unwrap().split("\";").next().unwrap();
    // A backslash at the end of a line joins it with the next one.
    let policy: Vec<&str> = constant.split("\\\n").map(str::trim).collect();
    let policy = policy.join(" ");
    assert!(policy.starts_with("default-src 'self';"), "{policy}");
    assert!(
        read("index.html").contains(&format!("http-equiv=\"Content-Security-Policy\" content=\"{policy}\"")),
        "{policy}"
    );
}
