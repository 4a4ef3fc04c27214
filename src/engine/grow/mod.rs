//! Growth by headcount: one engineer at a time, no attrition.
//!
//! [`grow`] gives figures for every step, the breakpoints, and the changes, so that [`Growth::org_at`] can rebuild the
//! org of any size. `Adapt` lets the structure follow the policy; `Hold` keeps it, to show who breaks if nothing is done.

mod adapt;
mod breakpoint;
mod change;
mod hold;
mod names;
mod plan;
mod reach;
mod split;
mod told;
mod topology;

pub(crate) use adapt::{Event as GrowthEvent, join};
pub use breakpoint::{Breakpoint, BreakpointKind};
pub use change::{Change, Origin};
pub(crate) use change::{apply as apply_changes, newcomer, team_of, type_given};
pub(crate) use names::{group_name, name_of_type, team_name};
pub(crate) use plan::Plan as GrowingStructure;
pub(crate) use reach::{grown, reach};
pub use told::told;
pub(crate) use topology::shape_teams;

use time::Date;

use crate::engine::analyze::{Report, Settings, Severity, analyze_into};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{Org, Person, Role, Structure, Team};
use crate::engine::units::Ratio;
use breakpoint::{Flags, Namer};
use plan::Plan;

/// Whether the structure follows the policy or stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The structure follows the policy.
    #[default]
    Adapt,
    /// No manager, team or layer is ever added.
    Hold,
}

/// Figures of the org at one size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// ICs.
    pub engineers: u32,
    /// Everyone.
    pub people: u32,
    /// People with reports.
    pub managers: u32,
    /// Managers on the longest chain.
    pub management_layers: u32,
    /// Teams with someone in them.
    pub teams: u32,
    /// Mean span of control.
    pub span_mean: Option<Ratio>,
    /// Largest span of control.
    pub span_max: Option<u32>,
    /// Managers ÷ people.
    pub manager_share: Option<Ratio>,
    /// Largest load index.
    pub load_index_max: Option<Ratio>,
    /// Number of findings: red, amber, info.
    pub findings: [u32; 3],
}

/// Largest org that growth reaches: engineers.
pub const MOST_ENGINEERS: u32 = 2000;

/// The growth of one org.
#[derive(Clone, Debug)]
pub struct Growth {
    /// How newcomers are named.
    origin: Origin,
    as_of: Option<Date>,
    /// One a size, from the start's on.
    pub steps: Vec<Step>,
    /// In order of size.
    pub breakpoints: Vec<Breakpoint>,
    changes: Vec<Change>,
    /// Where the changes of each step end.
    ends: Vec<usize>,
}

/// Grows an org one engineer at a time up to `to` engineers, with an analysis at every step.
/// An org that has `to` engineers or more gives its own step only.
pub fn grow(org: &Org, origin: Origin, as_of: Option<Date>, to: u32, mode: Mode, settings: &Settings) -> Growth {
    let mut plan = Plan::new(Structure::of(org, as_of), org.n_ids());
    let namer = Namer { base: org, origin };
    let mut growth =
        Growth { origin, as_of, steps: Vec::new(), breakpoints: Vec::new(), changes: Vec::new(), ends: Vec::new() };
    let (mut report, mut flags) = (Report::default(), Flags::new());
    let (mut events, mut shaped) = (Vec::new(), Vec::new());
    flags.resize(crate::engine::analyze::RULES.len(), [false; 3]);
    let mut layers = None;
    let mut had_managers = has_managers_below_root(&plan.structure);
    loop {
        plan.settle();
        if mode == Mode::Adapt && !growth.steps.is_empty() {
            shape_teams(&mut plan, &settings.topology, &events, &mut shaped);
        }
        settle_roles(&mut plan.structure, origin, org, org.n_ids());
        analyze_into(&plan.structure, settings, &mut report);
        let engineers = report.metrics.engineers;
        let now = (engineers, &plan.structure, plan.changes.as_slice());
        breakpoint::of_events(&namer, now, had_managers, &events, &mut growth.breakpoints);
        breakpoint::of_topology(&namer, now, &report.teams, &shaped, &mut growth.breakpoints);
        had_managers |= !events.is_empty();
        let management_layers = report.metrics.management_layers;
        if layers.is_some_and(|before| before < management_layers) {
            growth.breakpoints.push(breakpoint::of_layer(&namer, engineers, &plan.structure, management_layers));
        }
        layers = Some(management_layers);
        breakpoint::of_flags(&namer, now, &report, &mut flags, &mut growth.breakpoints);
        growth.steps.push(step_of(&report));
        growth.ends.push(plan.changes.len());
        if engineers >= to {
            break;
        }
        events.clear();
        shaped.clear();
        match mode {
            Mode::Adapt => join(&mut plan, &settings.policy, &mut events),
            Mode::Hold => hold::join_where_load_is_least(&mut plan, &report),
        }
    }
    growth.changes = plan.changes;
    growth
}

/// Whether growth gives a manager the title of the structural level: whom it made, and in generated orgs everyone whose title
/// was not given by hand.
fn is_retitled(origin: Origin, id: PersonId, org: &Org, n_base: usize) -> bool {
    let is_given = || org.person(id).is_some_and(|person| person.has_own_title);
    (origin == Origin::Generated || id.index() >= n_base) && !is_given()
}

/// The roles that [`settle_titles`] will name; `base` is the org before it grew.
pub(crate) fn settle_roles(structure: &mut Structure, origin: Origin, base: &Org, n_base: usize) {
    for rank in 0..structure.managers().len() {
        let at = structure.managers()[rank];
        if is_retitled(origin, structure.id(at), base, n_base) {
            let role = Role::of_level(structure.management_layers(at), structure.is_root(at));
            structure.roles[at as usize] = [Some(role); 2];
        }
    }
}

/// Gives managers whom growth made the title of their structural level; in generated orgs all of them.
pub(crate) fn settle_titles(org: &mut Org, origin: Origin, as_of: Option<Date>, n_base: usize) {
    let structure = Structure::of(org, as_of);
    for &at in structure.managers() {
        let id = structure.id(at);
        if is_retitled(origin, id, org, n_base) {
            let role = Role::of_level(structure.management_layers(at), structure.is_root(at));
            if let Some(person) = org.person_mut(id) {
                role.rung().title.clone_into(&mut person.title);
            }
        }
    }
}

fn has_managers_below_root(structure: &Structure) -> bool {
    structure.managers().iter().any(|&at| !structure.is_root(at))
}

fn step_of(report: &Report) -> Step {
    let metrics = &report.metrics;
    Step {
        engineers: metrics.engineers,
        people: metrics.people,
        managers: metrics.managers,
        management_layers: metrics.management_layers,
        teams: metrics.teams,
        span_mean: metrics.span_mean,
        span_max: metrics.span_max,
        manager_share: metrics.manager_share,
        load_index_max: metrics.load_index_max,
        findings: Severity::ALL.map(|severity| report.n_findings(severity)),
    }
}

impl Growth {
    /// Smallest and largest number of engineers.
    pub fn range(&self) -> (u32, u32) {
        let engineers = |step: Option<&Step>| step.map_or(0, |step| step.engineers);
        (engineers(self.steps.first()), engineers(self.steps.last()))
    }

    /// The step of a size, the nearest one where the size was not reached.
    pub fn step(&self, engineers: u32) -> &Step {
        &self.steps[self.index(engineers)]
    }

    /// Changes made at exactly this size.
    pub fn changes_at(&self, engineers: u32) -> &[Change] {
        let at = self.index(engineers);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.changes[start..self.ends[at]]
    }

    /// The org at a size. `base` is the org that was grown.
    pub fn org_at(&self, base: &Org, engineers: u32) -> Org {
        let mut org = base.clone();
        change::apply(&mut org, base, self.origin, &self.changes[..self.ends[self.index(engineers)]]);
        settle_titles(&mut org, self.origin, self.as_of, base.n_ids());
        org
    }

    fn index(&self, engineers: u32) -> usize {
        let first = self.range().0;
        (engineers.saturating_sub(first) as usize).min(self.steps.len() - 1)
    }
}

/// The smallest org: a head with one engineer in a first team.
pub fn seed_org() -> Org {
    let mut org = Org::new();
    let nobody = Org::new();
    let head = Person { title: Role::HeadOfEngineering.rung().title.into(), ..newcomer(&nobody, PersonId(0)) };
    let team = org.add_team(Team {
        key: names::team_key(&nobody, TeamId(0)),
        name: team_name(&nobody, TeamId(0), None),
        ..Team::default()
    });
    let head = org.add_person(head).expect("the first of its key");
    let engineer = org.add_person(newcomer(&nobody, PersonId(1))).expect("the first of its key");
    org.set_manager(engineer, Some(head)).expect("two people cannot close a cycle this way");
    org.set_team(engineer, Some(team)).expect("both were just added");
    org
}

/// The org grown from one engineer to `engineers` by a policy.
pub fn generated_org(engineers: u32, settings: &Settings) -> Org {
    let seed = seed_org();
    grown(&seed, Origin::Generated, None, engineers, Mode::Adapt, settings)
}

#[cfg(test)]
mod tests;
