//! Memory does not grow with the number of runs. Alone in its program: others would be counted as well.
#![cfg(not(target_arch = "wasm32"))]

use peak_alloc::PeakAlloc;
use spanwise::engine::analyze::Settings;
use spanwise::engine::grow::generated_org;
use spanwise::engine::plan::{HiringPlan, Target};
use spanwise::engine::simulate::Simulator;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[test]
fn ten_times_the_runs_hold_less_than_twice_the_memory() {
    let settings = Settings::default();
    let org = generated_org(20, &settings);
    let plan = HiringPlan { months: 24, target: Some(Target::End(80)), ..HiringPlan::default() };
    let simulator = Simulator::new(&org, None, &[], &plan, &settings).expect("a plan to live through");
    let held_by = |runs: u32| {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let sweep = simulator.sweep(0..runs);
        assert_eq!(sweep.runs(), runs);
        MEMORY.peak_usage() - before
    };
    let (few, many) = (held_by(500), held_by(5_000));
    // A distribution has a bound of buckets and the first runs fill most of them; what is kept run by run would be tenfold.
    assert!(many < 2 * few, "{many} bytes for 5,000 runs, {few} for 500");
    assert!(many < 1_000_000, "{many} bytes for 5,000 runs");
}
