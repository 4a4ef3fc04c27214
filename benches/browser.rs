//! What only a browser can time: the wasm benches of `examples/browser_bench.rs`, and the built page itself.
//!
//! `cargo xtask bench` builds both and names their folders in the environment.

#[path = "../tests/e2e/support/mod.rs"]
#[expect(dead_code, reason = "the journeys use more of it than the benches do")]
mod support;

#[path = "support/mod.rs"]
mod samples;

use std::env;
use std::path::PathBuf;

use samples::roster_csv;
use serde_json::Value;
use spanwise::engine::scenario::Scenario;
use spanwise::engine::share::{With, encode};
use support::{Options, browse_folder};

const OPENINGS: usize = 15;

fn main() {
    println!("{:<48} {:>8} {:>12} {:>12} {:>12}", "in Chromium, milliseconds", "samples", "min", "median", "95 %");
    wasm_benches();
    opening_the_page();
    stepping_the_slider();
    charting_a_roster();
    moving_the_chart();
    simulating_a_plan();
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

/// One step of the slider near 200 engineers: the work on the main thread until style and layout are done, and the frames
/// until it is painted.
fn stepping_the_slider() {
    const SCRIPT: &str = "
        const done = arguments[arguments.length - 1];
        const slider = document.querySelector('input[type=range][aria-label=Engineers]');
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
        const channel = new MessageChannel();
        const afterRender = () => new Promise(go => { channel.port1.onmessage = go; channel.port2.postMessage(0); });
        const frame = () => new Promise(go => requestAnimationFrame(go));
        (async () => {
            const work = [], frames = [];
            for (let step = 0; step < 120; step++) {
                const engineers = 140 + step % 60;
                await frame();
                const before = performance.now();
                set.call(slider, engineers);
                slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
                await afterRender();
                document.body.getBoundingClientRect();
                document.querySelector('[role=treeitem]').getBoundingClientRect();
                work.push(performance.now() - before);
                let n = 1;
                while (document.querySelector('.growth-bar__number').value != engineers) { await frame(); n++; }
                frames.push(n);
                await frame(); await frame();
            }
            done({ work, frames });
        })();";
    browse_folder(&folder("APP_PAGE"), Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        page.open("").await;
        page.find("slider", "Engineers").await;
        let measured = page.client.execute_async(SCRIPT, Vec::new()).await.expect("the script ends");
        print_times("slider step near 200 engineers, main thread", numbers(&measured["work"]));
        print_times("slider step near 200 engineers, frames to paint", numbers(&measured["frames"]));
    });
}

/// A roster of 2,000 people, from the press that opens it to its painted chart.
fn charting_a_roster() {
    const SCRIPT: &str = "
        const done = arguments[arguments.length - 1];
        const open = [...document.querySelectorAll('dialog button')].find(button => button.textContent.startsWith('Open '));
        const before = performance.now();
        const frame = () => new Promise(go => requestAnimationFrame(go));
        open.click();
        (async () => {
            while (document.querySelector('dialog') || !document.querySelector('.sheet__lines')) await frame();
            const channel = new MessageChannel();
            requestAnimationFrame(() => { channel.port1.onmessage = () => done(performance.now() - before); channel.port2.postMessage(0); });
        })();";
    browse_folder(&folder("APP_PAGE"), Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        let mut times = Vec::new();
        for _ in 0..7 {
            page.open("").await;
            page.find("button", "Import").await.click().await.expect("a click");
            let area = page.find("textbox", "Paste a roster").await;
            page.client
                .execute(
                    "arguments[0].value = arguments[1]",
                    vec![serde_json::to_value(&area).expect("an element"), roster_csv(2_000).into()],
                )
                .await
                .expect("the text is set");
            page.find("button", "Read pasted rows").await.click().await.expect("a click");
            page.find_starting("button", "Open 2").await;
            let painted = page.client.execute_async(SCRIPT, Vec::new()).await.expect("the script ends");
            times.push(painted.as_f64().expect("a time"));
            page.js("localStorage.clear()").await;
            page.client.goto("about:blank").await.expect("a blank page opens");
        }
        print_times("2,000 people, from opening to painted chart", times);
    });
}

/// 10,000 runs of a plan of 36 months: the first bands after the growth over time is opened, and the longest time in which
/// the main thread answers nobody while runs go on, on the chart and on the plan.
fn simulating_a_plan() {
    const SCRIPT: &str = "
        const done = arguments[arguments.length - 1];
        const channel = new MessageChannel();
        let last = performance.now(), longest = 0, goesOn = true;
        channel.port1.onmessage = () => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
            // Between two pings the thread is free for a while, as it is without this measurement.
            if (goesOn) setTimeout(() => { last = performance.now(); channel.port2.postMessage(0); }, 1);
        };
        const tab = name => [...document.querySelectorAll('[role=tab]')].find(tab => tab.textContent.startsWith(name)).click();
        const share = () => Number(document.querySelector('.runs__bar').value);
        const reach = part => new Promise(go => { const look = () => share() >= part ? go() : setTimeout(look, 20); look(); });
        const idle = () => new Promise(go => setTimeout(go, 300));
        (async () => {
            await idle();
            last = performance.now();
            channel.port2.postMessage(0);
            await reach(0.45);
            const growth = longest;
            tab('Plan');
            await idle();
            longest = 0;
            await reach(1);
            goesOn = false;
            done({ growth, plan: longest });
        })();";
    const FIRST: &str = "
        const done = arguments[arguments.length - 1];
        const before = performance.now();
        [...document.querySelectorAll('[role=tab]')].find(tab => tab.textContent.startsWith('Growth')).click();
        const look = () => document.querySelector('.line-chart__between')?.getAttribute('d')
            ? requestAnimationFrame(() => done(performance.now() - before)) : requestAnimationFrame(look);
        look();";
    browse_folder(&folder("APP_PAGE"), Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        let (mut first, mut growth, mut plan) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..5 {
            page.open(&plan_link()).await;
            page.find("slider", "Engineers").await;
            let found = page.client.execute_async(FIRST, Vec::new()).await.expect("the script ends");
            first.push(found.as_f64().expect("a time"));
            let longest = page.client.execute_async(SCRIPT, Vec::new()).await.expect("the script ends");
            growth.push(longest["growth"].as_f64().expect("a time"));
            plan.push(longest["plan"].as_f64().expect("a time"));
            page.js("localStorage.clear()").await;
            page.client.goto("about:blank").await.expect("a blank page opens");
        }
        print_times("10,000 runs of 36 months, first bands", first);
        print_times("longest wait on main thread, runs go on, growth", growth);
        print_times("longest wait on main thread, runs go on, plan", plan);
    });
}

/// The example with a plan of 10,000 runs.
fn plan_link() -> String {
    let mut scenario = Scenario::default();
    scenario.plan.runs = 10_000;
    format!("#{}", encode(&scenario, With::default()).expect("a scenario fits a link"))
}

/// Frames of a second of panning and of zooming, with 2,000 people open and all of them in view at first.
fn moving_the_chart() {
    const SCRIPT: &str = "
        const done = arguments[arguments.length - 1];
        const stage = document.querySelector('.chart__stage');
        const box = stage.getBoundingClientRect();
        const at = (x, y) => ({ bubbles: true, cancelable: true, clientX: box.left + x, clientY: box.top + y, pointerId: 1, button: 0, isPrimary: true });
        const frames = async act => {
            const times = [];
            let last = await new Promise(go => requestAnimationFrame(go));
            for (let n = 0; n < 90; n++) {
                act(n);
                const now = await new Promise(go => requestAnimationFrame(go));
                times.push(now - last);
                last = now;
            }
            return times;
        };
        (async () => {
            const steady = await frames(n => stage.dispatchEvent(new WheelEvent('wheel', { ...at(500, 200), deltaY: n % 10 < 5 ? -30 : 30 })));
            const zoom = await frames(n => stage.dispatchEvent(new WheelEvent('wheel', { ...at(500, 200), deltaY: n < 45 ? -60 : 60 })));
            stage.dispatchEvent(new PointerEvent('pointerdown', at(500, 200)));
            const pan = await frames(n => stage.dispatchEvent(new PointerEvent('pointermove', at(500 + 250 * Math.sin(n / 9), 200 + 60 * Math.cos(n / 7)))));
            stage.dispatchEvent(new PointerEvent('pointerup', at(500, 200)));
            done({ steady, zoom, pan });
        })();";
    browse_folder(&folder("APP_PAGE"), Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        page.open("").await;
        let number = page.find("spinbutton", "Number of engineers").await;
        number.click().await.expect("a click");
        page.press("Control+a").await;
        for digit in ["1", "7", "5", "0", "Enter"] {
            page.press(digit).await;
        }
        page.until_js("document.querySelector('input[type=range][aria-label=Engineers]').value == 1750").await;
        let measured = page.client.execute_async(SCRIPT, Vec::new()).await.expect("the script ends");
        print_times("zooming 2,000 people a little, between frames", numbers(&measured["steady"]));
        print_times("zooming 2,000 people from all to one, frames", numbers(&measured["zoom"]));
        print_times("panning 2,000 people, between frames", numbers(&measured["pan"]));
        let drawn = page.js("return document.querySelectorAll('.chart__world *').length").await;
        println!("{:<48} {drawn:>8}", "elements drawn for 2,000 people");
    });
}

fn numbers(values: &Value) -> Vec<f64> {
    values.as_array().expect("a list").iter().map(|value| value.as_f64().expect("a number")).collect()
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
