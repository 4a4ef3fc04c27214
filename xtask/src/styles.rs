//! One stylesheet out of those that a page links: a browser draws nothing before it has the last of them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::page::without_comments;

const NAME: &str = "styles.css";
const LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// Writes the stylesheets that `html` links into one file of `out`, in their order, and gives the page that links it alone.
pub(crate) fn join(html: &str, root: &Path, out: &Path) -> Result<String> {
    let mut joined = String::new();
    let mut page = String::with_capacity(html.len());
    for line in html.split_inclusive('\n') {
        let Some(path) = line.trim().strip_prefix(LINK).and_then(|rest| rest.split('"').next()) else {
            page.push_str(line);
            continue;
        };
        if joined.is_empty() {
            page.push_str(&line.replace(path, NAME));
        }
        let sheet = fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))?;
        joined.push_str(&without_comments(&sheet));
    }
    if !joined.is_empty() {
        fs::write(out.join(NAME), joined)?;
    }
    Ok(page)
}
