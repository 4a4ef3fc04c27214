//! `cargo xtask bench`: native benches, those in Chromium, and the page's size.

use anyhow::Result;

use crate::check;
use crate::page;
use crate::workspace::{cargo, run};

#[derive(clap::Args)]
pub(crate) struct BenchOptions {
    /// Leave out the native benches
    #[arg(long, conflicts_with = "native")]
    browser: bool,
    /// Leave out the benches in Chromium
    #[arg(long)]
    native: bool,
}

/// Prints the figures; judges none of them.
pub(crate) fn bench(options: &BenchOptions) -> Result<()> {
    if !options.browser {
        println!("==> native");
        run(cargo().args(["bench", "--package", "spanwise"]))?;
    }
    if !options.native {
        println!("\n==> Chromium");
        check::browser()?;
        let benches = page::build_benches()?;
        let page = page::build()?;
        // The driver itself need not be fast: this profile's crates are there from the tests.
        run(cargo()
            .args(["bench", "--profile=test", "--package=spanwise", "--bench=browser"])
            .env("BENCH_PAGE", benches)
            .env("APP_PAGE", &page))?;
        println!();
        page::print_sizes(&page)?;
    }
    Ok(())
}
