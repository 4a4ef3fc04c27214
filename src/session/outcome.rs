//! What a scenario leads to: the base org and its growth, adapting and held.

use super::view::end_beyond;
use crate::engine::grow::{Growth, Mode};
use crate::engine::org::{Org, Structure};
use crate::engine::plan::HiringPlan;
use crate::engine::scenario::Scenario;

/// Everything an [`Outcome`] depends on: the scenario but for what is only looked at, and how far growth goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    scenario: Scenario,
    end: u32,
}

impl Key {
    /// The key of a scenario whose growth goes up to `end` engineers, or where sliders end next if the org has as many. With
    /// 0 there is no growth.
    pub fn new(scenario: &Scenario, end: u32) -> Key {
        let scenario = Scenario {
            engineers: None,
            mode: Mode::Adapt,
            name: String::new(),
            plan: HiringPlan::default(),
            muted: Vec::new(),
            ..scenario.clone()
        };
        Key { scenario, end }
    }

    /// Works the outcome out.
    pub fn outcome(&self) -> Outcome {
        let base = self.scenario.base_org();
        let size = Structure::of(&base, self.scenario.as_of).n_engineers();
        let end = if self.end == 0 { size } else { end_beyond(self.end, size) };
        let adapt = self.scenario.growth(&base, end, Mode::Adapt);
        let hold = self.scenario.growth(&base, end, Mode::Hold);
        Outcome { base, adapt, hold }
    }
}

/// The base org and its growth in both modes over the same sizes.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The org before growth.
    pub base: Org,
    /// Growth by the policy.
    pub adapt: Growth,
    /// Growth into the structure as it is.
    pub hold: Growth,
}

impl Outcome {
    /// The growth of a mode.
    pub fn growth(&self, mode: Mode) -> &Growth {
        match mode {
            Mode::Adapt => &self.adapt,
            Mode::Hold => &self.hold,
        }
    }

    /// Smallest and largest size, engineers.
    pub fn range(&self) -> (u32, u32) {
        self.adapt.range()
    }

    /// The size a scenario looks at, within the range.
    pub fn engineers(&self, scenario: &Scenario) -> u32 {
        let (from, to) = self.range();
        scenario.engineers.unwrap_or(from).clamp(from, to)
    }
}
