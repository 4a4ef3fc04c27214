//! What a scenario leads to: the base org and its growth, adapting and held, at once or size by size.

use super::view::end_beyond;
use crate::engine::grow::{Growing, Growth, Mode};
use crate::engine::org::Org;
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
        let mut sizes = Sizes::new(self.clone());
        sizes.reach(u32::MAX);
        sizes.finish()
    }
}

/// An outcome that is worked out size by size. A large org has many people at every size, so a page that draws it must not
/// wait for all of them.
pub struct Sizes {
    key: Key,
    base: Org,
    adapt: Growing,
    hold: Growing,
    /// The last size, engineers.
    end: u32,
}

impl Sizes {
    /// The outcome of a key with its first size, that of the base org.
    pub fn new(key: Key) -> Sizes {
        let scenario = &key.scenario;
        let base = scenario.base_org();
        let [adapt, hold] =
            [Mode::Adapt, Mode::Hold].map(|mode| Growing::new(&base, scenario.origin(), scenario.as_of, mode));
        let mut sizes = Sizes { key, base, adapt, hold, end: 0 };
        sizes.advance();
        sizes.end = sizes.end_of(sizes.key.end);
        sizes
    }

    fn end_of(&self, asked: u32) -> u32 {
        let size = self.adapt.start().unwrap_or(0);
        if asked == 0 { size } else { end_beyond(asked, size) }
    }

    fn advance(&mut self) {
        for growing in [&mut self.adapt, &mut self.hold] {
            growing.advance(&self.base, &self.key.scenario.settings);
        }
    }

    /// Whether these are the sizes of a key, or the first of them: then they go on to where it ends.
    pub fn go_on_to(&mut self, key: &Key) -> bool {
        let end = self.end_of(key.end);
        let is_same = self.key.scenario == key.scenario && end >= self.reached();
        if is_same {
            (self.key.end, self.end) = (key.end, end);
        }
        is_same
    }

    /// Whether these are the sizes of a key, up to the same end.
    pub fn are_of(&self, key: &Key) -> bool {
        self.key == *key
    }

    /// The largest size that is worked out, engineers.
    pub fn reached(&self) -> u32 {
        self.adapt.reached().unwrap_or(0)
    }

    /// Whether every size is worked out.
    pub fn are_done(&self) -> bool {
        self.reached() >= self.end
    }

    /// People who are still to be analyzed, about: those of every size that is left, in both modes.
    pub fn work_left(&self) -> usize {
        let sizes = self.end.saturating_sub(self.reached()) as usize;
        let people = self.adapt.n_people() + self.hold.n_people() + sizes;
        sizes * people
    }

    /// Works out every size up to one.
    pub fn reach(&mut self, engineers: u32) {
        while self.reached() < engineers.min(self.end) {
            self.advance();
        }
    }

    /// Works out sizes until so many people were analyzed; one size at least.
    pub fn go_on(&mut self, people: usize) {
        let mut analyzed = 0;
        while !self.are_done() && analyzed < people {
            self.advance();
            analyzed += self.adapt.n_people() + self.hold.n_people();
        }
    }

    /// What is known so far.
    pub fn so_far(&self) -> Outcome {
        let (adapt, hold) = (self.adapt.so_far(), self.hold.so_far());
        Outcome { base: self.base.clone(), adapt, hold, is_whole: self.are_done() }
    }

    fn finish(self) -> Outcome {
        Outcome { base: self.base, adapt: self.adapt.finish(), hold: self.hold.finish(), is_whole: true }
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
    /// Whether every size is worked out, up to where sliders end.
    pub is_whole: bool,
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
        let scenario = Scenario {
            source: Source::Roster(std::sync::Arc::new(import.roster)),
            as_of: crate::engine::date::parse_iso_date("2026-07-15"),
            ..Scenario::default()
        };
        assert_steps_are_frames(&scenario, 60);
    }
}
