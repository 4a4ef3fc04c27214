//! The scenario: everything a person chose, nothing that can be worked out from it.

mod example;
pub mod file;
mod mute;
mod source;
mod topology;

pub use super::date::{iso_date, parse_iso_date};
pub use example::example_org;
pub use mute::Mute;
pub use source::{Source, joined_under_new_top, roster_org};
pub use topology::topology_of;

use time::Date;

use crate::engine::analyze::{Finding, Report, Settings};
use crate::engine::edit::{self, Decision, Edit, Setting};
use crate::engine::fix::{Costing, Ground};
use crate::engine::grow::{Growth, MOST_ENGINEERS, Mode, Origin, grow};
use crate::engine::org::{Org, OrgError, Structure};
use crate::engine::plan::{HiringPlan, PlanError};
use crate::engine::simulate::{Salaries, Simulator};

/// What a person starts from and how it is to grow.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Name as shown.
    pub name: String,
    /// Where the org comes from.
    pub source: Source,
    /// The day on which to look at the org; `None` stands for the latest start date.
    pub as_of: Option<Date>,
    /// Whether the structure adapts or is held.
    pub mode: Mode,
    /// The size looked at, engineers; `None` stands for the size of the source.
    pub engineers: Option<u32>,
    /// Policy, thresholds and load terms.
    pub settings: Settings,
    /// How it is to grow over time.
    pub plan: HiringPlan,
    /// What was decided by hand, on top of the source and in this order.
    pub edits: Vec<Edit>,
    /// Findings that somebody accepts.
    pub muted: Vec<Mute>,
    /// Fields of a file that this version does not know, kept as they came.
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

impl Default for Scenario {
    fn default() -> Self {
        Scenario {
            name: "Example".into(),
            source: Source::Example,
            as_of: None,
            mode: Mode::Adapt,
            engineers: None,
            settings: Settings::default(),
            plan: HiringPlan::default(),
            edits: Vec::new(),
            muted: Vec::new(),
            unknown: serde_json::Map::new(),
        }
    }
}

impl Scenario {
    /// The org before any growth but that of its edits.
    pub fn base_org(&self) -> Org {
        self.edited_org().0
    }

    /// The org with its edits, and those that it refuses, by their place in the list.
    pub fn edited_org(&self) -> (Org, Vec<(usize, OrgError)>) {
        let mut org = self.source.org(&self.settings);
        let refused = edit::apply(&mut org, &self.edits, self.setting());
        (org, refused)
    }

    fn setting(&self) -> Setting<'_> {
        Setting { origin: self.origin(), as_of: self.as_of, settings: &self.settings }
    }

    /// What was decided by hand, in words, each told of the org just before it and with the reason where the org refuses it.
    pub fn decisions(&self) -> Vec<Decision> {
        match self.edits.as_slice() {
            [] => Vec::new(),
            edits => edit::decisions(self.source.org(&self.settings), edits, self.setting()),
        }
    }

    /// The scenario without the edit at a place in the list, if there is one. All people, teams and groups keep their ids;
    /// what then fits no more stays in the list, and [`Scenario::decisions`] says why it is refused.
    #[must_use]
    pub fn without_edit(&self, at: usize) -> Scenario {
        let edits = edit::without(self.source.org(&self.settings), &self.edits, at, self.setting());
        Scenario { edits, ..self.clone() }
    }

    /// Adds edits to the org at the size looked at, which is where growth starts from then on.
    pub fn edit(&mut self, edits: &[Edit]) {
        let (policy, topology) = (self.settings.policy, self.settings.topology);
        // What the policy makes of one engineer changes with the policy; edits need it as it is now.
        if let (Source::Generated { engineers }, true) = (&self.source, self.edits.is_empty()) {
            let engineers = *engineers;
            self.edits.push(Edit::Grow { engineers, mode: Mode::Adapt, policy, topology });
            self.source = Source::Generated { engineers: 1 };
        }
        if let Some(engineers) = self.engineers.take() {
            let present = Structure::n_engineers_of(&self.base_org(), self.as_of);
            if engineers > present && edit::n_growths(&self.edits) < edit::MOST_GROWTHS {
                self.edits.push(Edit::Grow {
                    engineers: engineers.min(MOST_ENGINEERS),
                    mode: self.mode,
                    policy,
                    topology,
                });
            }
        }
        self.edits.extend_from_slice(edits);
    }

    /// How a finding of a report is muted, if it is.
    pub fn mute_of(&self, structure: &Structure, report: &Report, finding: &Finding) -> Option<&Mute> {
        self.muted.iter().find(|mute| mute.covers(structure, report, finding))
    }

    /// What fixes of an analyzed org of this scenario are looked for in.
    pub fn ground<'a>(&'a self, org: &'a Org, structure: &'a Structure, report: &'a Report) -> Ground<'a> {
        Ground {
            org,
            structure,
            report,
            origin: self.origin(),
            as_of: self.as_of,
            settings: &self.settings,
            costing: Costing::of(&self.plan),
            plan: self.plan.target.is_some().then_some(&self.plan),
        }
    }

    /// The org at the size looked at, grown from the base org in the scenario's mode; never smaller than that.
    pub fn org(&self) -> Org {
        let base = self.base_org();
        match self.engineers {
            Some(engineers) => {
                let engineers = engineers.min(MOST_ENGINEERS);
                self.growth(&base, engineers, self.mode).org_at(&base, engineers)
            }
            None => base,
        }
    }

    /// The counted people of an org of this scenario, on its day and with the pace that its plan asks for.
    pub fn structure(&self, org: &Org) -> Structure {
        let mut structure = Structure::of(org, self.as_of);
        if self.plan.target.is_some() {
            // The plan starts from the source, whatever size is looked at.
            let present = match self.engineers {
                None => structure.n_engineers(),
                Some(_) => Structure::of(&self.base_org(), self.as_of).n_engineers(),
            };
            structure.hiring = self.plan.pace(present);
        }
        structure
    }

    /// How newcomers are named.
    pub fn origin(&self) -> Origin {
        match self.source {
            Source::Example | Source::Generated { .. } => Origin::Generated,
            Source::Roster(_) => Origin::Imported,
        }
    }

    /// Growth over time, ready to be lived through. `base` is the scenario's base org.
    ///
    /// # Errors
    /// The first thing that is wrong with the plan.
    pub fn simulator(&self, base: &Org) -> Result<Simulator, PlanError> {
        Simulator::new(base, self.as_of, &self.salaries(), &self.plan, &self.settings)
    }

    /// Yearly pay as the roster has it, by position in the ids of an org of this scenario: minor units of the currency of the
    /// person's place. Empty where the source is no roster.
    pub fn salaries(&self) -> Salaries {
        match &self.source {
            Source::Roster(roster) => roster.people.iter().map(|person| person.salary).collect(),
            Source::Example | Source::Generated { .. } => Vec::new(),
        }
    }

    /// Growth of the base org up to `to` engineers in a mode.
    pub fn growth(&self, base: &Org, to: u32, mode: Mode) -> Growth {
        grow(base, self.origin(), self.as_of, to, mode, &self.settings)
    }
}
