//! `cargo xtask test`: every check, the quick ones first.

use std::env;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::chromium::{self, Programs};
use crate::firefox;
use crate::page;
use crate::workspace::{self, WASM_TARGET, cargo, run};

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "fmt", about: "formatting", run: fmt },
    Step { name: "clippy", about: "lints of everything native, warnings denied", run: clippy },
    Step { name: "clippy-wasm", about: "lints of everything in the browser, warnings denied", run: clippy_wasm },
    Step { name: "native", about: "unit, property, snapshot and documentation tests", run: native_tests },
    Step { name: "docs", about: "documentation of both worlds, warnings denied", run: docs },
    Step { name: "wasm", about: "tests compiled to wasm, in headless Chromium", run: wasm_tests },
    Step { name: "build", about: "the release page, and its size", run: build },
    Step {
        name: "e2e",
        about: "journeys through the built page in headless Chromium, the main one in Firefox too",
        run: browser_tests,
    },
];

/// Where proptest looks for the number that its cases come from.
const SEED: &str = "PROPTEST_RNG_SEED";

#[derive(clap::Args)]
pub(crate) struct TestOptions {
    /// Run only this step (may be given more than once)
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// List the steps
    #[arg(long)]
    list: bool,
}

/// Runs the steps in order and stops at the first that fails.
pub(crate) fn test(options: &TestOptions) -> Result<()> {
    if options.list {
        for step in STEPS {
            println!("{:<12} {}", step.name, step.about);
        }
        return Ok(());
    }
    if let Some(unknown) = options.only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        bail!("there is no step `{unknown}`; `cargo xtask test --list` names them");
    }
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| options.only.is_empty() || options.only.iter().any(|name| name == step.name))
        .collect();

    let mut timings = Vec::new();
    for (index, step) in chosen.iter().enumerate() {
        println!("\n==> {}/{} {}: {}", index + 1, chosen.len(), step.name, step.about);
        let started = Instant::now();
        (step.run)()
            .with_context(|| format!("step `{}` failed; again: cargo xtask test --only {}", step.name, step.name))?;
        timings.push((step.name, started.elapsed()));
        println!("<== {} passed in {}", step.name, shown(started.elapsed()));
    }

    println!();
    for (name, time) in &timings {
        println!("{name:<12} {:>8}", shown(*time));
    }
    println!("All {} steps passed in {}", timings.len(), shown(timings.iter().map(|(_, time)| *time).sum()));
    Ok(())
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{:.0} min {:02.0} s", (seconds / 60.0).floor(), seconds % 60.0)
    }
}

fn fmt() -> Result<()> {
    workspace::ensure_components()?;
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    workspace::ensure_components()?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // Targets that run only when named are outside --all-targets.
    run(cargo().args(["clippy", "--test", "e2e", "--bench", "browser", "--", "-D", "warnings"]))
}

fn clippy_wasm() -> Result<()> {
    workspace::ensure_components()?;
    workspace::ensure_wasm_target()?;
    run(cargo().args([
        "clippy",
        "--target",
        WASM_TARGET,
        "--lib",
        "--bins",
        "--test=*",
        "--examples",
        "--",
        "-D",
        "warnings",
    ]))
}

fn native_tests() -> Result<()> {
    // Property tests draw the same cases every time, so that a change answers for what fails; `cargo test` draws new ones.
    let seed = env::var_os(SEED).unwrap_or_else(|| "6".into());
    // A snapshot that differs must fail, never be accepted or left beside the old one.
    run(cargo().arg("test").env("INSTA_UPDATE", "no").env(SEED, seed))
}

fn docs() -> Result<()> {
    workspace::ensure_wasm_target()?;
    let doc = || {
        let mut command = cargo();
        command
            .args(["doc", "--no-deps", "--lib"])
            // The readers have the source before them: naming a private item is a help, not a mistake.
            .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links");
        command
    };
    run(&mut doc())?;
    run(doc().args(["--target", WASM_TARGET]))
}

fn wasm_tests() -> Result<()> {
    workspace::ensure_wasm_target()?;
    let programs = browser()?;
    let folder = workspace::target_dir()?.join("xtask");
    fs::create_dir_all(&folder)?;
    let capabilities = folder.join("webdriver.json");
    let options = json!({ "goog:chromeOptions": { "args": chromium::FLAGS, "binary": programs.browser } });
    fs::write(&capabilities, options.to_string())?;

    let runner = env::current_exe()?;
    let runner = runner.to_str().context("the path of xtask is not UTF-8")?;
    run(cargo()
        // Unit tests beside the code run natively only: they lean on crates that the browser has no use for.
        .args(["test", "--target", WASM_TARGET, "--test=*"])
        // In the form of a list, so that a space in the path does not split it.
        .args(["--config", &format!("target.{WASM_TARGET}.runner={}", json!([runner, "wasm-test-runner"]))])
        .env("CHROMEDRIVER", &programs.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60"))
}

fn build() -> Result<()> {
    page::build().and_then(|folder| page::print_sizes(&folder))
}

fn browser_tests() -> Result<()> {
    browser()?;
    if firefox::find().is_none() {
        install(&["firefox-esr"], firefox::HOW_TO_INSTALL)?;
    }
    run(cargo().args(["test", "--test", "e2e"]))
}

/// The browser and its driver, installed from Debian's packages where that is possible.
pub(crate) fn browser() -> Result<Programs> {
    if let Some(programs) = chromium::find() {
        return Ok(programs);
    }
    install(&["chromium", "chromium-driver", "fonts-liberation"], chromium::HOW_TO_INSTALL)?;
    chromium::find().context(chromium::HOW_TO_INSTALL)
}

/// Installs Debian's packages; where that cannot be done, the error says what to do instead.
fn install(packages: &[&str], instead: &'static str) -> Result<()> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !is_root || !workspace::succeeds(Command::new("apt-get").arg("--version")) {
        bail!("{instead}");
    }
    println!("Installing Debian's {}", packages.join(" "));
    let apt_get = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt_get().args(["update", "--quiet"])).context(instead)?;
    run(apt_get().args(["install", "--quiet", "--yes", "--no-install-recommends"]).args(packages)).context(instead)
}
