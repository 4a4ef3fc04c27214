//! Which marks a run has reached: the largest numbers so far, and the flags that were ever up.

use super::event::Mark;
use crate::engine::analyze::{RULES, Report};
use crate::engine::org::Structure;

/// The marks of a run, each with the month in which it was first reached.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    pub(super) reached: Vec<(Mark, u32)>,
    layers: u32,
    managers: u32,
    teams: u32,
    below_root: bool,
    carried: bool,
    target: bool,
    flags: Vec<[bool; 3]>,
}

/// What a month shows.
pub(super) struct Seen<'a> {
    pub(super) structure: &'a Structure,
    pub(super) report: &'a Report,
    pub(super) carried: u32,
    pub(super) is_at_target: bool,
}

impl Marks {
    /// What there is at the start is no mark.
    pub(super) fn start(&mut self, seen: &Seen<'_>) {
        self.flags.clear();
        self.flags.resize(RULES.len(), [false; 3]);
        (self.layers, self.managers, self.teams) = (0, 0, 0);
        (self.below_root, self.carried, self.target) = (false, false, false);
        self.look(seen, 0);
        self.reached.clear();
    }

    /// Notes what a month reaches for the first time.
    pub(super) fn look(&mut self, seen: &Seen<'_>, month: u32) {
        let metrics = &seen.report.metrics;
        let mut reach = |mark| self.reached.push((mark, month));
        let s = seen.structure;
        if !self.below_root && s.managers().iter().any(|&at| !s.is_root(at)) {
            self.below_root = true;
            reach(Mark::FirstManager);
        }
        if seen.is_at_target && !self.target {
            self.target = true;
            reach(Mark::TargetReached);
        }
        if seen.carried > 0 && !self.carried {
            self.carried = true;
            reach(Mark::TeamCarried);
        }
        (self.layers + 1..=metrics.management_layers).for_each(|n| reach(Mark::LayerAdded(n)));
        (self.teams + 1..=metrics.teams).for_each(|n| reach(Mark::TeamAdded(n)));
        (self.managers + 1..=metrics.managers).for_each(|n| reach(Mark::ManagerAdded(n)));
        for finding in &seen.report.findings {
            let (rule, severity) = (finding.rule.index(), finding.severity as usize);
            if !std::mem::replace(&mut self.flags[rule][severity], true) {
                reach(Mark::FlagRaised(rule as u8, severity as u8));
            }
        }
        self.layers = self.layers.max(metrics.management_layers);
        self.teams = self.teams.max(metrics.teams);
        self.managers = self.managers.max(metrics.managers);
    }
}
