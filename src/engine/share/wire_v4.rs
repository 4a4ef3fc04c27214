//! Version 4 on the wire: version 3, teams and how they work together, edits of teams and people, and how the teams of a growing
//! org are to work together. Frozen: no field is added, removed or reordered. The code tables may grow at their ends.

mod codes;
mod edits;
mod lists;
mod names;
mod people;
mod relations;
mod topology;

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::{ShareError, With, wire_v1, wire_v3};
use crate::engine::edit::Edit;
use crate::engine::policy::{TOPOLOGY_KNOBS, TopologyPolicy};
use crate::engine::scenario::{Scenario, Source};
use edits::{Told, WireEdit, edits_in, edits_out};
use topology::WireTopology;

#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    /// Without its edits.
    before: wire_v3::Wire,
    edits: Column<WireEdit>,
    /// `None` for the default.
    policy: Option<WirePolicy>,
    /// `None` where nothing is known.
    topology: Option<Box<WireTopology>>,
}

/// Code of the shape, and the numbers in the order of their table.
type WirePolicy = (u8, [u32; 4]);

/// Whether a scenario holds anything that only this version carries.
pub(super) fn is_needed(scenario: &Scenario) -> bool {
    let default = TopologyPolicy::default();
    let edit = |edit: &Edit| match edit {
        Edit::Team(_) | Edit::Person(_) | Edit::Skip(_) => true,
        Edit::Grow { topology, .. } => *topology != default,
        _ => false,
    };
    let is_known = match &scenario.source {
        Source::Roster(roster) => !roster.topology.is_empty(),
        Source::Example | Source::Generated { .. } => false,
    };
    is_known || scenario.settings.topology != default || scenario.edits.iter().any(edit)
}

impl Wire {
    pub(super) fn of(scenario: &Scenario, with: With) -> Result<Wire, ShareError> {
        let topology = match &scenario.source {
            Source::Roster(roster) if !roster.topology.is_empty() => {
                Some(Box::new(WireTopology::of(roster, with.names)?))
            }
            Source::Roster(_) | Source::Example | Source::Generated { .. } => None,
        };
        let is_own = !matches!(scenario.source, Source::Roster(_));
        let told = Told { names: is_own || with.names, titles: is_own || with.titles };
        let policy = scenario.settings.topology;
        Ok(Wire {
            before: wire_v3::Wire::of(&Scenario { edits: Vec::new(), ..scenario.clone() }, with)?,
            edits: edits_out(&scenario.edits, told),
            policy: (policy != TopologyPolicy::default()).then(|| policy_out(&policy)),
            topology,
        })
    }

    pub(super) fn people_mut(&mut self) -> Option<&mut wire_v1::People> {
        self.before.people_mut()
    }

    pub(super) fn into_scenario(self) -> Result<Scenario, ShareError> {
        let mut scenario = self.before.into_scenario()?;
        if let Some(policy) = self.policy {
            scenario.settings.topology = policy_in(policy)?;
        }
        let mut n_groups = 0;
        match (self.topology, &mut scenario.source) {
            (None, _) => {}
            (Some(wire), Source::Roster(roster)) => {
                let topology = wire.into_topology(roster.people.len())?;
                n_groups = topology.groups.len() as u32;
                std::sync::Arc::make_mut(roster).topology = topology;
            }
            (Some(_), Source::Example | Source::Generated { .. }) => return Err(invalid("teams of a built-in org")),
        }
        scenario.edits = edits_in(self.edits, n_groups)?;
        Ok(scenario)
    }
}

fn policy_out(policy: &TopologyPolicy) -> WirePolicy {
    let mut numbers = [0; 4];
    TOPOLOGY_KNOBS.iter().zip(&mut numbers).for_each(|(knob, number)| *number = (knob.get)(policy));
    (codes::code(codes::SHAPES, &policy.shape), numbers)
}

fn policy_in((shape, numbers): WirePolicy) -> Result<TopologyPolicy, ShareError> {
    let mut policy = TopologyPolicy::of(codes::value(codes::SHAPES, shape)?);
    TOPOLOGY_KNOBS.iter().zip(numbers).for_each(|(knob, number)| (knob.set)(&mut policy, number));
    policy.validate().map_err(|error| ShareError::Invalid(error.to_string()))
}

fn invalid(what: &str) -> ShareError {
    ShareError::Invalid(what.to_owned())
}
