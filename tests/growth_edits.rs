//! How often the org of a scenario may grow by edits, in files, links and by hand.
#![cfg(not(target_arch = "wasm32"))]

use spanwise::engine::edit::{Edit, MOST_GROWTHS, n_growths};
use spanwise::engine::grow::Mode;
use spanwise::engine::policy::{GrowthPolicy, TopologyPolicy};
use spanwise::engine::scenario::Scenario;
use spanwise::engine::scenario::file::{read_scenario, write_scenario};
use spanwise::engine::share::{With, decode, encode};

#[test]
fn growth_by_edits_has_an_end() {
    let grow = |engineers| Edit::Grow {
        engineers,
        mode: Mode::Adapt,
        policy: GrowthPolicy::default(),
        topology: TopologyPolicy::default(),
    };
    let mut scenario = Scenario { edits: vec![grow(24); MOST_GROWTHS], ..Scenario::default() };
    assert_eq!(read_scenario(&write_scenario(&scenario)).expect("as many as there may be").scenario, scenario);
    scenario.engineers = Some(30);
    scenario.edit(&[]);
    assert_eq!(n_growths(&scenario.edits), MOST_GROWTHS);
    scenario.edits.push(grow(30));
    let error = read_scenario(&write_scenario(&scenario)).expect_err("one more");
    assert_eq!(error.path, "decisions.edits[1000]");
    assert!(error.message.contains("1,000 edits at most"), "{error}");
    let link = encode(&scenario, With::default()).expect("short enough");
    let refused = decode(&link).expect_err("one more").to_string();
    assert!(refused.contains("decisions by which the org grows more than 1,000 times"), "{refused}");
}
