//! How long the engine takes: growth with an analysis at every step, analysis by size, and one org out of a growth.
//!
//! Goals on one core of a laptop: 20 to 200 engineers in 8 ms, 20 to 2,000 in 200 ms; ten times the people in at most
//! twelve times the time.

#[path = "support/orgs.rs"]
mod orgs;

use divan::{Bencher, black_box};
use spanwise::engine::analyze::{Report, Settings, Severity, analyze, analyze_into};
use spanwise::engine::fix::{Costing, Ground, fix_all, fixes};
use spanwise::engine::grow::{Growth, Mode, Origin, generated_org, grow};
use spanwise::engine::org::{Org, Structure};
use spanwise::engine::plan::HiringPlan;
use spanwise::engine::policy::{TopologyPolicy, TopologyShape};
use spanwise::engine::scenario::example_org;
use spanwise::engine::simulate::{Run, Simulator};

fn main() {
    divan::main();
}

fn grown(base: &Org, to: u32, mode: Mode) -> Growth {
    grow(base, Origin::Generated, None, to, mode, &Settings::default())
}

#[divan::bench(args = [200, 2_000], consts = [true, false])]
fn grow_from_20<const ADAPT: bool>(bencher: Bencher<'_, '_>, to: u32) {
    let base = generated_org(20, &Settings::default());
    let mode = if ADAPT { Mode::Adapt } else { Mode::Hold };
    bencher.bench(|| grown(black_box(&base), to, mode));
}

/// What a shape of the topology costs: how its teams work together is looked at after every engineer.
#[divan::bench(args = TopologyShape::ALL.map(TopologyShape::as_str))]
fn grow_a_shape_from_24_to_1_000(bencher: Bencher<'_, '_>, shape: &str) {
    let topology = TopologyPolicy::of(TopologyShape::named(shape).expect("its name"));
    let settings = Settings { topology, ..Settings::default() };
    let base = example_org();
    bencher.bench(|| grow(black_box(&base), Origin::Generated, None, 1_000, Mode::Adapt, &settings));
}

/// One more engineer, with the start from an org and two analyses.
#[divan::bench(args = [200, 2_000])]
fn one_growth_step(bencher: Bencher<'_, '_>, at: u32) {
    let base = generated_org(at, &Settings::default());
    bencher.bench(|| grown(black_box(&base), at + 1, Mode::Adapt));
}

/// One run of 36 months from 20 to 200 engineers, every month analyzed, each with other luck.
#[divan::bench]
fn one_run_of_36_months(bencher: Bencher<'_, '_>) {
    let settings = Settings::default();
    let org = generated_org(20, &settings);
    let simulator = Simulator::new(&org, None, &[], &HiringPlan::default(), &settings).expect("the default plan");
    let (mut run, mut number) = (Run::default(), 0);
    bencher.bench_local(|| {
        simulator.run(number, &mut run);
        number += 1;
    });
}

#[divan::bench]
fn org_at_200(bencher: Bencher<'_, '_>) {
    let base = example_org();
    let growth = grown(&base, 200, Mode::Adapt);
    bencher.bench(|| growth.org_at(black_box(&base), 200));
}

#[divan::bench(args = [200, 2_000, 20_000, 200_000])]
fn structure_of(bencher: Bencher<'_, '_>, people: usize) {
    let org = orgs::org_of(people);
    bencher.bench(|| Structure::of(black_box(&org), None));
}

#[divan::bench(args = [200, 2_000, 20_000, 200_000])]
fn analyze_once(bencher: Bencher<'_, '_>, people: usize) {
    let structure = Structure::of(&orgs::org_of(people), None);
    bencher.bench(|| analyze(black_box(&structure), &Settings::default()));
}

/// As growth does at every step: into a report that is warm.
#[divan::bench(args = [200, 2_000, 20_000, 200_000])]
fn analyze_again(bencher: Bencher<'_, '_>, people: usize) {
    let structure = Structure::of(&orgs::org_of(people), None);
    let (settings, mut report) = (Settings::default(), Report::default());
    bencher.bench_local(|| analyze_into(black_box(&structure), &settings, &mut report));
}

/// An org of 120 engineers held up to 200: every team is too large, every manager overloaded.
fn held_at_200() -> (Org, Structure, Report, Settings) {
    let settings = Settings::default();
    let base = generated_org(120, &settings);
    let org = grown(&base, 200, Mode::Hold).org_at(&base, 200);
    let structure = Structure::of(&org, None);
    let report = analyze(&structure, &settings);
    (org, structure, report, settings)
}

fn ground<'a>((org, structure, report, settings): &'a (Org, Structure, Report, Settings)) -> Ground<'a> {
    let costing = Costing::default();
    Ground { org, structure, report, origin: Origin::Generated, as_of: None, settings, costing, plan: None }
}

/// The fixes of each red finding in turn.
#[divan::bench]
fn fixes_of_one_finding_at_200(bencher: Bencher<'_, '_>) {
    let held = held_at_200();
    let reds: Vec<_> = held.2.findings.iter().filter(|finding| finding.severity == Severity::Red).collect();
    let mut next = 0;
    bencher.bench_local(|| {
        next += 1;
        fixes(&ground(&held), reds[next % reds.len()])
    });
}

#[divan::bench]
fn fix_all_at_200(bencher: Bencher<'_, '_>) {
    let held = held_at_200();
    bencher.bench(|| fix_all(&ground(black_box(&held))));
}
