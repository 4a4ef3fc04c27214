//! The command line, on the same engine as the page.

use std::process::ExitCode;

/// Runs the command line and gives its exit status.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
