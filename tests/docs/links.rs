//! What documents refer to: links, paths in the repository, and the dependencies that a manifest names.

use std::path::Path;

use crate::root;

/// The files that a document links or shows, without addresses elsewhere and without what follows `#`.
pub(crate) fn targets(document: &str) -> Vec<String> {
    let targets = document.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.map(|target| target.split('#').next().unwrap_or_default());
    files
        .filter(|file| !file.is_empty() && !file.contains("://") && !file.contains(char::is_whitespace))
        .map(str::to_owned)
        .collect()
}

/// Whether the target of a link in a document is there.
pub(crate) fn exists(document: &str, target: &str) -> bool {
    let folder = Path::new(document).parent().unwrap_or(Path::new(""));
    root().join(folder).join(target).exists()
}

/// Paths of the repository between backticks; those with a placeholder name no single file.
pub(crate) fn paths(document: &str) -> Vec<String> {
    const FOLDERS: [&str; 9] =
        ["src/", "tests/", "docs/", "xtask/", "styles/", "benches/", "examples/", "page/", ".ci/"];
    let spans = document.split('`').skip(1).step_by(2);
    let is_path = |span: &&str| {
        FOLDERS.iter().any(|folder| span.starts_with(folder))
            && span.chars().all(|c| c.is_ascii_alphanumeric() || "/_.-".contains(c))
    };
    spans.filter(is_path).map(str::to_owned).collect()
}

/// The names of all dependencies in a manifest, whatever their kind or target.
pub(crate) fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_list = false;
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            is_list = header.ends_with("dependencies");
            names.extend(header.rsplit_once("dependencies.").map(|(_, name)| name.to_owned()));
        } else if let Some((name, _)) = line.split_once([' ', '.']).filter(|_| is_list && !line.starts_with(['#', ' ']))
        {
            names.push(name.to_owned());
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn what_is_looked_for_is_found() {
    let document = "See [a](b.md#c) and ![d](e/f.png), [g](https://h.example/), `src/lib.rs`, `src/*.rs`, `cargo`.";
    assert_eq!(targets(document), ["b.md", "e/f.png"]);
    assert_eq!(paths(document), ["src/lib.rs"]);
    let manifest = "[package]\nname = \"x\"\n[dependencies]\na = \"1\"\n# no\n[target.'cfg(y)'.dev-dependencies]\nb-c = { version = \"1\" }\n\
        [target.'cfg(y)'.dependencies.d]\nversion = \"1\"\nfeatures = [\n  \"e\",\n]\n";
    assert_eq!(dependencies(manifest), ["a", "b-c", "d"]);
}
