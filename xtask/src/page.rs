//! The static page: compiles the program to wasm, binds it to JavaScript and lays out `dist/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::styles;
use crate::versions;
use crate::workspace::{self, WASM_TARGET};

/// What goes into a static page, and the folder that it goes to.
struct Site<'a> {
    wasm: &'a Path,
    html: &'a Path,
    out: &'a Path,
}

/// Builds the release page into `dist/` and gives the folder.
pub(crate) fn build() -> Result<PathBuf> {
    let root = workspace::root();
    let wasm = compile(&["--bin", "spanwise"])?.join("spanwise.wasm");
    let out = root.join("dist");
    assemble(&Site { wasm: &wasm, html: &root.join("index.html"), out: &out })?;
    Ok(out)
}

/// Builds the page that runs the wasm benches, and gives its folder.
pub(crate) fn build_benches() -> Result<PathBuf> {
    let wasm = compile(&["--example", "browser_bench"])?.join("examples").join("browser_bench.wasm");
    let out = workspace::target_dir()?.join("browser-bench");
    assemble(&Site { wasm: &wasm, html: &workspace::root().join("page/bench.html"), out: &out })?;
    Ok(out)
}

fn compile(what: &[&str]) -> Result<PathBuf> {
    workspace::ensure_wasm_target()?;
    workspace::run(
        workspace::cargo()
            .args(["build", "--package", "spanwise", "--target", WASM_TARGET, "--profile", "page"])
            .args(what),
    )?;
    Ok(workspace::target_dir()?.join(WASM_TARGET).join("page"))
}

fn assemble(site: &Site<'_>) -> Result<()> {
    let Site { wasm, html, out } = site;
    let root = workspace::root();
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot clear {}", out.display()))?;
    }
    copy_folder(&root.join("page"), out)?;
    fs::remove_file(out.join("bench.html"))?;
    bind(wasm, out)?;

    let html = fs::read_to_string(html).with_context(|| format!("cannot read {}", html.display()))?;
    versions::seal(&styles::join(&html, root, out)?, out)
}

fn bind(wasm: &Path, out: &Path) -> Result<()> {
    let started = Instant::now();
    Bindgen::new()
        .web(true)?
        .input_path(wasm)
        .out_name("spanwise")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .context("wasm-bindgen failed")?;
    let script = out.join("spanwise.js");
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    fs::write(&script, without_comments(&text))?;
    eprintln!("Bound to JavaScript in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// A script or stylesheet without lines that are only comments and without indentation: what a browser has no use for. Only
/// whole lines are looked at, so nothing inside a text or a pattern is touched.
pub(crate) fn without_comments(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    kept
}

/// Prints the size of wasm and script, as they are and as a web server sends them.
pub(crate) fn print_sizes(out: &Path) -> Result<()> {
    println!("{:<20} {:>12} {:>12}", "file", "bytes", "brotli");
    let (mut raw_total, mut packed_total) = (0, 0);
    for name in ["spanwise_bg.wasm", "spanwise.js"] {
        let content = fs::read(out.join(name)).with_context(|| format!("{name} is missing"))?;
        let packed = brotli_size(&content)?;
        println!("{name:<20} {:>12} {packed:>12}", content.len());
        raw_total += content.len();
        packed_total += packed;
    }
    println!("{:<20} {raw_total:>12} {packed_total:>12}", "together");
    Ok(())
}

fn brotli_size(content: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &params)?;
    Ok(packed.len())
}

/// All files in a folder and the folders in it, in order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        copy(&file, &to.join(file.strip_prefix(from)?))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("a file has a folder")?)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
