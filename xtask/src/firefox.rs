//! Finds Firefox and says what to do where it is missing.
//!
//! Standard library only, since the browser tests compile this file too.

use std::path::PathBuf;

use super::chromium::program;

/// What to do where the browser is missing.
pub(crate) const HOW_TO_INSTALL: &str = "Firefox is needed: on Debian, as root, `apt-get install firefox-esr`; elsewhere \
     install Firefox, on PATH or named by the environment variable FIREFOX";

/// Looks at `FIREFOX`, then along `PATH`.
pub(crate) fn find() -> Option<PathBuf> {
    program("FIREFOX", &["firefox-esr", "firefox"])
}
