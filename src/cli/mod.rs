//! The command line, on the same engine as the page.
//!
//! Every command makes its whole answer before a byte of it is written, so that an error leaves standard output empty.

mod args;
mod chart;
mod check;
mod compare;
mod fix;
mod grow;
mod input;
mod json;
mod link;
mod scope;
mod simulate;
mod text;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command};

/// What a command has to say.
struct Answer {
    /// For standard output.
    text: String,
    /// For standard error: what was repaired in the input.
    note: Option<String>,
    /// A check found something at or above its limit.
    failed: bool,
}

impl Answer {
    fn of(text: String) -> Self {
        Answer { text, note: None, failed: false }
    }
}

/// Runs the command line: 0 fine, 1 a check found something, 2 bad usage or input.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Nobody is there to be told that the terminal is gone.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let answer = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Grow(args) => grow::run(&args),
        Command::Simulate(args) => simulate::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Chart(args) => chart::run(&args),
        Command::Link(args) => link::run(&args),
    };
    match answer {
        Ok(answer) => {
            let mut stdout = std::io::stdout().lock();
            // A reader such as `head` may close the pipe early; the answer is the same.
            let _ = stdout.write_all(answer.text.as_bytes()).and_then(|()| stdout.flush());
            if let Some(note) = answer.note {
                let _ = writeln!(std::io::stderr(), "note: {note}");
            }
            ExitCode::from(u8::from(answer.failed))
        }
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}
