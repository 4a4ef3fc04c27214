//! Finds Chromium and its driver, and says how both are started.
//!
//! Standard library only, since the browser tests compile this file too.

use std::env;
use std::path::PathBuf;

/// Headless, with nothing of its own to say to the network. Tests often run as root, where the sandbox refuses to start.
pub(crate) const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// What to do where the browser or its driver is missing.
pub(crate) const HOW_TO_INSTALL: &str = "Chromium and its driver are needed: on Debian, as root, \
     `apt-get install chromium chromium-driver fonts-liberation`; elsewhere install Chromium or Chrome with the chromedriver \
     of the same version, on PATH or named by the environment variables CHROME and CHROMEDRIVER";

/// The two programs that a browser test starts.
#[derive(Clone)]
pub(crate) struct Programs {
    pub(crate) driver: PathBuf,
    pub(crate) browser: PathBuf,
}

/// Looks at `CHROMEDRIVER` and `CHROME`, then along `PATH`.
pub(crate) fn find() -> Option<Programs> {
    Some(Programs {
        driver: program("CHROMEDRIVER", &["chromedriver"])?,
        browser: program(
            "CHROME",
            &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
        )?,
    })
}

/// A program named by an environment variable, else the first of these names along `PATH`.
pub(crate) fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(named) = env::var_os(variable) {
        return Some(PathBuf::from(named)).filter(|path| path.is_file());
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION)))
        .find(|path| path.is_file())
}
