//! What tells one build from another: a version in every address, and the service worker that keeps exactly one build.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::page::files_below;

const WORKER: &str = "sw.js";

/// Writes `html` as the page of the files in `out`, and the list of them into its service worker.
///
/// Both carry the same version, a checksum of everything, so that equal builds are equal to the byte.
pub(crate) fn seal(html: &str, out: &Path) -> Result<()> {
    let mut hasher = Sha256::new();
    hasher.update(html);
    for file in files_below(out)? {
        let content = fs::read(&file)?;
        hasher.update(name_in(out, &file)?);
        hasher.update(content.len().to_le_bytes());
        hasher.update(content);
    }
    let version = format!("{:016x}", u64::from_be_bytes(hasher.finalize()[..8].try_into().expect("it has 32 bytes")));

    let worker = out.join(WORKER);
    let template = fs::read_to_string(&worker).with_context(|| format!("{WORKER} is missing"))?;
    fs::write(&worker, service_worker(&template, &version, out)?)?;
    fs::write(out.join("index.html"), with_versions(html, &version, out)?)?;
    Ok(())
}

/// Adds `?v=<version>` to every address in the page that names a file beside it, pictures aside.
///
/// A web server may let a browser keep files for long: script and wasm of two builds must never meet.
fn with_versions(html: &str, version: &str, out: &Path) -> Result<String> {
    let mut versioned = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) =
        rest.find("href=\"").map(|at| at + 6).into_iter().chain(rest.find("src=\"").map(|at| at + 5)).min()
    {
        let end = start + rest[start..].find('"').context("an address in the page has no closing quote")?;
        versioned.push_str(&rest[..end]);
        if has_version(&rest[start..end]) && out.join(&rest[start..end]).is_file() {
            versioned.push_str("?v=");
            versioned.push_str(version);
        }
        rest = &rest[end..];
    }
    versioned.push_str(rest);
    Ok(versioned)
}

/// The worker with the version and the address and checksum of every file but itself.
fn service_worker(template: &str, version: &str, out: &Path) -> Result<String> {
    let mut files = Map::new();
    for file in files_below(out)? {
        let name = name_in(out, &file)?;
        if name == WORKER {
            continue;
        }
        let address = if has_version(&name) { format!("{name}?v={version}") } else { name };
        let checksum = STANDARD.encode(Sha256::digest(fs::read(&file)?));
        files.insert(address, Value::String(format!("sha256-{checksum}")));
    }
    let mut worker = template.to_owned();
    for (line, written) in [
        ("const VERSION = \"\";", format!("const VERSION = {};", Value::from(version))),
        ("const FILES = {};", format!("const FILES = {};", serde_json::to_string_pretty(&files)?)),
    ] {
        ensure!(worker.matches(line).count() == 1, "{WORKER} has no line `{line}`");
        worker = worker.replace(line, &written);
    }
    Ok(worker)
}

/// Whether the version belongs to a file's address. Pictures keep one address: the manifest names them too, and systems that
/// show them would fetch them anew at every build.
fn has_version(name: &str) -> bool {
    !name.ends_with(".png") && !name.ends_with(".svg")
}

/// The path of a file below the folder, with `/` between folders.
fn name_in(folder: &Path, file: &Path) -> Result<String> {
    let name = file.strip_prefix(folder)?.to_str().context("a file's name is not UTF-8")?;
    Ok(name.replace('\\', "/"))
}
