//! Build tasks: `cargo xtask serve`, `test`, `build`, `bench`, `fmt`.

mod bench;
mod check;
mod chromium;
mod firefox;
mod page;
mod serve;
mod server;
mod styles;
mod versions;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Builds, serves and checks Spanwise")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the release page into dist/ and print its size
    Build,
    /// Build the page and serve it on 127.0.0.1
    Serve(serve::ServeOptions),
    /// Run every check, quick ones first
    Test(check::TestOptions),
    /// Run the native benches, then those in Chromium, and print the page's size
    Bench(bench::BenchOptions),
    /// Format the code
    Fmt,
    /// Run one wasm test program in headless Chromium (cargo calls this)
    #[command(hide = true, disable_help_flag = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Build => page::build().and_then(|folder| page::print_sizes(&folder)),
        Task::Serve(options) => serve::serve(&options),
        Task::Test(options) => check::test(&options),
        Task::Bench(options) => bench::bench(&options),
        Task::Fmt => workspace::run(workspace::cargo().args(["fmt", "--all"])),
        Task::WasmTestRunner { args } => run_wasm_tests(args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_wasm_tests(args: Vec<OsString>) -> Result<()> {
    let program = OsString::from("wasm-bindgen-test-runner");
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(program).chain(args))
}
