//! A plan for every red finding, as it travels from a worker to the page.

use serde::{Deserialize, Serialize};

use crate::engine::analyze::analyze;
use crate::engine::edit::Edit;
use crate::engine::fix::{Step, fix_all};
use crate::engine::money::Money;
use crate::engine::scenario::Scenario;

/// What to do about every red finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixPlan {
    /// The fixes in order.
    pub steps: Vec<Step>,
    /// All of them as edits.
    #[serde(with = "as_file")]
    pub edits: Vec<Edit>,
    /// What is left: the finding, and the red finding that the best way to clear it raises, if any way clears it.
    pub unsolved: Vec<(String, Option<String>)>,
    /// People moved.
    pub people_moved: u32,
    /// Cost a year.
    pub cost_per_year: Money,
    /// Findings before: red, amber, info.
    pub before: [u32; 3],
    /// Findings after.
    pub after: [u32; 3],
}

/// Edits travel as a scenario file, which can be written and read anyway.
mod as_file {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::engine::edit::Edit;
    use crate::engine::scenario::Scenario;
    use crate::engine::scenario::file::{read_scenario, write_scenario};

    pub(super) fn serialize<S: Serializer>(edits: &[Edit], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&write_scenario(&Scenario { edits: edits.to_vec(), ..Scenario::default() }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Edit>, D::Error> {
        let file = read_scenario(&String::deserialize(deserializer)?);
        file.map(|file| file.scenario.edits).map_err(|_| D::Error::custom("no scenario file"))
    }
}

impl FixPlan {
    /// The plan for a scenario at the size looked at.
    pub fn of(scenario: &Scenario) -> FixPlan {
        let org = scenario.org();
        let structure = scenario.structure(&org);
        let report = analyze(&structure, &scenario.settings);
        let all = fix_all(&scenario.ground(&org, &structure, &report));
        FixPlan {
            steps: all.steps,
            edits: all.edits,
            unsolved: all.unsolved.into_iter().map(|left| (left.finding.message, left.raises)).collect(),
            people_moved: all.people_moved,
            cost_per_year: all.cost_per_year,
            before: all.before.findings,
            after: all.after.findings,
        }
    }
}
