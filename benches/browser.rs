//! What only a browser can time: the wasm benches of `examples/browser_bench.rs`, and the built page itself.
//!
//! `cargo xtask bench` builds both and names their folders in the environment.

#[path = "../tests/e2e/support/mod.rs"]
#[expect(dead_code, reason = "the journeys use more of it than the benches do")]
mod support;

use std::env;
use std::path::PathBuf;

use serde_json::Value;
use support::{Options, browse_folder};

const OPENINGS: usize = 15;

fn main() {
    println!("{:<48} {:>8} {:>12} {:>12} {:>12}", "in Chromium, milliseconds", "samples", "min", "median", "95 %");
    wasm_benches();
    opening_the_page();
}

fn wasm_benches() {
    browse_folder(&folder("BENCH_PAGE"), Options::default(), async |page| {
        page.open("").await;
        let results = page
            .client
            .wait()
            .forever()
            .for_element(fantoccini::Locator::Id("results"))
            .await
            .expect("the benches end");
        let results = results.text().await.expect("the results are text");
        let results: Vec<Value> = serde_json::from_str(&results).expect("the results are JSON");
        for result in &results {
            let number = |key: &str| result[key].as_f64().expect("a figure");
            let name = result["name"].as_str().expect("a name");
            print_row(
                name,
                result["samples"].as_u64().expect("a count"),
                [number("min"), number("median"), number("p95")],
            );
        }
    });
}

/// From the start of the navigation to the first paint that shows anything.
fn opening_the_page() {
    browse_folder(&folder("APP_PAGE"), Options::default(), async |page| {
        let mut times = Vec::new();
        for _ in 0..OPENINGS {
            page.open("").await;
            page.until_js("performance.getEntriesByName('first-contentful-paint').length").await;
            let painted = page.js("return performance.getEntriesByName('first-contentful-paint')[0].startTime").await;
            times.push(painted.as_f64().expect("a time"));
            page.client.goto("about:blank").await.expect("a blank page opens");
        }
        print_times("opening the page, to its first paint", times);
    });
}

fn print_times(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    print_row(name, times.len() as u64, [at(0), at(50), at(95)]);
}

fn print_row(name: &str, samples: u64, [min, median, p95]: [f64; 3]) {
    println!("{name:<48} {samples:>8} {min:>12.4} {median:>12.4} {p95:>12.4}");
}

fn folder(variable: &str) -> PathBuf {
    PathBuf::from(
        env::var_os(variable).unwrap_or_else(|| panic!("{variable} names no folder: run `cargo xtask bench`")),
    )
}
