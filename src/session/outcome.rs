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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::import_bytes;
    use crate::engine::scenario::Source;
    use crate::session::Frame;

    /// The figures along the sizes and those of the org at each size come from different ways to the same.
    fn assert_steps_are_frames(scenario: &Scenario, end: u32) {
        let outcome = Key::new(scenario, end).outcome();
        for mode in [Mode::Adapt, Mode::Hold] {
            for step in &outcome.growth(mode).steps {
                let frame = Frame::new(&outcome, mode, step.engineers, scenario.as_of, &scenario.settings, None);
                let now = &frame.report.metrics;
                let at = format!("{mode:?} at {}", step.engineers);
                assert_eq!((step.people, step.managers, step.teams), (now.people, now.managers, now.teams), "{at}");
                assert_eq!(step.management_layers, now.management_layers, "{at}");
                assert_eq!((step.span_mean, step.span_max), (now.span_mean, now.span_max), "{at}");
                assert_eq!(step.load_index_max, now.load_index_max, "{at}");
                let findings = crate::engine::analyze::Severity::ALL.map(|severity| frame.report.n_findings(severity));
                assert_eq!(step.findings, findings, "{at}");
            }
        }
    }

    #[test]
    fn charts_along_the_sizes_show_what_the_org_chart_shows() {
        assert_steps_are_frames(&Scenario::default(), 90);
    }

    #[test]
    fn so_they_do_where_people_ramp_up() {
        let roster = "id,name,manager_id,team,start_date\n1,Ada,,,2020-01-01\n2,Bo,1,,2026-05-01\n3,Cy,2,Pay,2026-06-01\n\
                      4,Di,2,Pay,2026-07-01\n5,Ed,2,Pay,2020-01-01\n6,Flo,2,Pay,2026-06-15\n7,Gus,1,,2026-07-01\n";
        let import = import_bytes(roster.as_bytes()).expect("a roster");
        let mut scenario = Scenario::default();
        scenario.source = Source::Roster(std::sync::Arc::new(import.roster));
        scenario.as_of = crate::engine::date::parse_iso_date("2026-07-15");
        assert_steps_are_frames(&scenario, 60);
    }
}
