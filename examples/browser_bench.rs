//! The wasm benches: `cargo xtask bench` opens this as a page in Chromium and prints what it finds.
//!
//! To add one, add a line to [`CASES`](browser::CASES).

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("These benches run in a browser: cargo xtask bench --browser");
}

#[cfg(target_arch = "wasm32")]
#[path = "../benches/support/mod.rs"]
mod support;

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::hint::black_box;

    use gloo::timers::future::TimeoutFuture;
    use gloo::utils::{document, window};
    use serde_json::json;
    use spanwise::engine::analyze::{Report, Settings, Severity, analyze};
    use spanwise::engine::fix::{Costing, Ground, fix_all, fixes};
    use spanwise::engine::grow::{Mode, Origin, generated_org, grow};
    use spanwise::engine::layout::board::{BoardOptions, lay_out_board};
    use spanwise::engine::layout::{ChartInput, ChartOptions, Forest, Gaps, Orientation, TidyTree, Workspace, lay_out};
    use spanwise::engine::org::{Org, Structure};
    use spanwise::engine::plan::HiringPlan;
    use spanwise::engine::simulate::{Run, Simulator};
    use wasm_bindgen_futures::spawn_local;

    use crate::support::{board, regular, sizes, skewed};

    /// Its `prepare` runs once, unmeasured, and gives what is run again and again.
    struct Case {
        name: &'static str,
        prepare: fn() -> Box<dyn FnMut()>,
    }

    const CASES: &[Case] = &[
        Case { name: "reading the clock (the floor)", prepare: reading_the_clock },
        Case { name: "grow 20 to 200, every step analyzed", prepare: || growing(20, 200) },
        Case { name: "grow 20 to 2,000, every step analyzed", prepare: || growing(20, 2000) },
        Case { name: "36 months 20 to 200, every month analyzed", prepare: living_through_a_plan },
        Case { name: "fixes of one finding at 200 engineers", prepare: fixing_one },
        Case { name: "fix all at 200 engineers", prepare: fixing_all },
        Case { name: "layout of 2,000 cards, regular", prepare: || placing_cards(regular(2_000)) },
        Case { name: "layout of 20,000 cards, regular", prepare: || placing_cards(regular(20_000)) },
        Case { name: "layout of 100,000 cards, regular", prepare: || placing_cards(regular(100_000)) },
        Case { name: "layout of 2,000 cards, skewed", prepare: || placing_cards(skewed(2_000, 7)) },
        Case { name: "layout of 20,000 cards, skewed", prepare: || placing_cards(skewed(20_000, 7)) },
        Case { name: "layout of 100,000 cards, skewed", prepare: || placing_cards(skewed(100_000, 7)) },
        Case { name: "chart of 2,000 people, stacked leaves", prepare: || drawing_chart(skewed(2_000, 7)) },
        Case { name: "chart of 20,000 people, stacked leaves", prepare: || drawing_chart(skewed(20_000, 7)) },
        Case { name: "chart of 100,000 people, stacked leaves", prepare: || drawing_chart(skewed(100_000, 7)) },
        Case { name: "board of 40 teams with 80 links", prepare: || drawing_board(40) },
        Case { name: "board of 200 teams with 400 links", prepare: || drawing_board(200) },
    ];

    fn reading_the_clock() -> Box<dyn FnMut()> {
        Box::new(|| {
            black_box(now());
        })
    }

    fn growing(from: u32, to: u32) -> Box<dyn FnMut()> {
        let settings = Settings::default();
        let base = generated_org(from, &settings);
        Box::new(move || {
            black_box(grow(&base, Origin::Generated, None, to, Mode::Adapt, &settings));
        })
    }

    /// One run of the default plan, each with other luck.
    fn living_through_a_plan() -> Box<dyn FnMut()> {
        let settings = Settings::default();
        let base = generated_org(20, &settings);
        let simulator = Simulator::new(&base, None, &[], &HiringPlan::default(), &settings).expect("the default plan");
        let (mut run, mut number) = (Run::default(), 0);
        Box::new(move || {
            simulator.run(number, &mut run);
            number += 1;
            black_box(&run);
        })
    }

    /// An org of 120 engineers held up to 200, where every team is too large and every manager overloaded.
    fn held() -> (Org, Structure, Report, Settings) {
        let settings = Settings::default();
        let base = generated_org(120, &settings);
        let org = grow(&base, Origin::Generated, None, 200, Mode::Hold, &settings).org_at(&base, 200);
        let structure = Structure::of(&org, None);
        let report = analyze(&structure, &settings);
        (org, structure, report, settings)
    }

    fn ground<'a>((org, structure, report, settings): &'a (Org, Structure, Report, Settings)) -> Ground<'a> {
        let costing = Costing::default();
        Ground { org, structure, report, origin: Origin::Generated, as_of: None, settings, costing, plan: None }
    }

    /// The fixes of each red finding in turn.
    fn fixing_one() -> Box<dyn FnMut()> {
        let held = held();
        let mut next = 0;
        Box::new(move || {
            let reds: Vec<_> = held.2.findings.iter().filter(|finding| finding.severity == Severity::Red).collect();
            next += 1;
            black_box(fixes(&ground(&held), reds[next % reds.len()]));
        })
    }

    fn fixing_all() -> Box<dyn FnMut()> {
        let held = held();
        Box::new(move || {
            black_box(fix_all(&ground(&held)));
        })
    }

    /// Cards of different sizes, as a plain tidy tree.
    fn placing_cards(parent: Vec<u32>) -> Box<dyn FnMut()> {
        let people = parent.len() as u32;
        let (width, height) = (sizes(people, 80, 1), sizes(people, 40, 2));
        let mut tree = TidyTree::default();
        Box::new(move || {
            let forest = Forest { parent: &parent, width: &width, height: &height, anchor: None };
            black_box(tree.lay_out(&forest, &Gaps::default(), Orientation::TopDown));
        })
    }

    /// The chart as the page draws it: cards of managers, chips of everyone else, lines and the index of both.
    fn drawing_chart(parent: Vec<u32>) -> Box<dyn FnMut()> {
        let mut workspace = Workspace::default();
        Box::new(move || {
            let input = ChartInput { parent: &parent, ..ChartInput::default() };
            let scene = lay_out(&input, &ChartOptions::default(), &mut workspace);
            workspace.recycle(black_box(scene));
        })
    }

    /// The picture of how teams work together.
    fn drawing_board(teams: u32) -> Box<dyn FnMut()> {
        let (teams, links) = board(teams, 7);
        Box::new(move || {
            black_box(lay_out_board(&teams, &links, &BoardOptions::default()));
        })
    }

    /// A sample repeats the work until the clock's step no longer matters.
    const SAMPLE_MILLIS: f64 = 2.0;
    const WARM_UP_MILLIS: f64 = 200.0;
    const CASE_MILLIS: f64 = 1_500.0;
    const FEWEST_SAMPLES: usize = 20;

    /// Runs every case and leaves the figures, in milliseconds, as JSON in `<pre id="results">`.
    pub(super) fn start() {
        spawn_local(async {
            let mut results = Vec::new();
            for case in CASES {
                let mut samples = measure(&mut *(case.prepare)());
                samples.sort_by(f64::total_cmp);
                let at = |share: f64| samples[((samples.len() - 1) as f64 * share).round() as usize];
                results.push(json!({
                    "name": case.name, "samples": samples.len(), "min": samples[0], "median": at(0.5), "p95": at(0.95),
                }));
                // Lets the browser breathe, so that it does not take the page for hung.
                TimeoutFuture::new(0).await;
            }
            let report = document().create_element("pre").expect("pre is an element");
            report.set_id("results");
            report.set_text_content(Some(&json!(results).to_string()));
            gloo::utils::body().append_child(&report).expect("the body takes children");
        });
    }

    /// Milliseconds per run, one for each sample.
    fn measure(run: &mut dyn FnMut()) -> Vec<f64> {
        let warm_up = now();
        let mut warm_runs = 0_u32;
        while now() - warm_up < WARM_UP_MILLIS {
            run();
            warm_runs += 1;
        }
        let estimate = (now() - warm_up) / f64::from(warm_runs);
        let runs = (SAMPLE_MILLIS / estimate).ceil().max(1.0) as u32;

        let started = now();
        let mut samples = Vec::new();
        while samples.len() < FEWEST_SAMPLES || now() - started < CASE_MILLIS {
            let before = now();
            for _ in 0..runs {
                run();
            }
            samples.push((now() - before) / f64::from(runs));
        }
        samples
    }

    fn now() -> f64 {
        window().performance().expect("browsers have a clock").now()
    }
}
