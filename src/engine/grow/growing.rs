//! Growth with pauses: the sizes one after the other, so that whoever waits for a large org can do something else between them.

use time::Date;

use super::adapt::{Event, join};
use super::breakpoint::{self, Flags, Namer};
use super::plan::Plan;
use super::topology::{TopologyEvent, shape_teams};
use super::{Growth, Mode, Origin, has_managers_below_root, hold, settle_roles, step_of};
use crate::engine::analyze::{RULES, Report, Settings, analyze_into};
use crate::engine::org::{Org, Structure};

/// The growth of one org, as far as it was worked out.
#[derive(Clone, Debug)]
pub struct Growing {
    mode: Mode,
    /// Without the changes, which the plan holds.
    growth: Growth,
    plan: Plan,
    /// Of the last size.
    report: Report,
    flags: Flags,
    events: Vec<Event>,
    shaped: Vec<TopologyEvent>,
    layers: Option<u32>,
    had_managers: bool,
}

impl Growing {
    /// The growth of an org before its first size.
    pub fn new(org: &Org, origin: Origin, as_of: Option<Date>, mode: Mode) -> Growing {
        let plan = Plan::new(Structure::of(org, as_of), org.n_ids());
        Growing {
            mode,
            growth: Growth {
                origin,
                as_of,
                steps: Vec::new(),
                breakpoints: Vec::new(),
                changes: Vec::new(),
                ends: Vec::new(),
            },
            had_managers: has_managers_below_root(&plan.structure),
            plan,
            report: Report::default(),
            flags: vec![[false; 3]; RULES.len()],
            events: Vec::new(),
            shaped: Vec::new(),
            layers: None,
        }
    }

    /// Works out the next size: first that of the org itself, then one engineer more at a time. `org` is the one that it was
    /// made of, and the settings are the same every time.
    pub fn advance(&mut self, org: &Org, settings: &Settings) {
        let Growing { mode, growth, plan, report, flags, events, shaped, layers, had_managers } = self;
        events.clear();
        shaped.clear();
        let is_first = growth.steps.is_empty();
        match mode {
            _ if is_first => {}
            Mode::Adapt => join(plan, &settings.policy, events),
            Mode::Hold => hold::join_where_load_is_least(plan, report),
        }
        plan.settle();
        if *mode == Mode::Adapt && !is_first {
            shape_teams(plan, &settings.topology, events, shaped);
        }
        settle_roles(&mut plan.structure, growth.origin, org, org.n_ids());
        analyze_into(&plan.structure, settings, report);
        let namer = Namer { base: org, origin: growth.origin };
        let engineers = report.metrics.engineers;
        let now = (engineers, &plan.structure, plan.changes.as_slice());
        breakpoint::of_events(&namer, now, *had_managers, events, &mut growth.breakpoints);
        breakpoint::of_topology(&namer, now, &report.teams, shaped, &mut growth.breakpoints);
        *had_managers |= !events.is_empty();
        let management_layers = report.metrics.management_layers;
        if layers.is_some_and(|before| before < management_layers) {
            growth.breakpoints.push(breakpoint::of_layer(&namer, engineers, &plan.structure, management_layers));
        }
        *layers = Some(management_layers);
        breakpoint::of_flags(&namer, now, report, flags, &mut growth.breakpoints);
        growth.steps.push(step_of(report));
        growth.ends.push(plan.changes.len());
    }

    /// The size of the org itself, engineers; `None` before it was worked out.
    pub fn start(&self) -> Option<u32> {
        self.growth.steps.first().map(|step| step.engineers)
    }

    /// The size that was worked out last, engineers; `None` before the first.
    pub fn reached(&self) -> Option<u32> {
        self.growth.steps.last().map(|step| step.engineers)
    }

    /// People of the org at that size.
    pub fn n_people(&self) -> usize {
        self.plan.structure.len()
    }

    /// The growth up to that size. Nothing can be read of one without any.
    pub fn so_far(&self) -> Growth {
        Growth { changes: self.plan.changes.clone(), ..self.growth.clone() }
    }

    /// As [`Growing::so_far`], at the end.
    pub fn finish(self) -> Growth {
        Growth { changes: self.plan.changes, ..self.growth }
    }
}
