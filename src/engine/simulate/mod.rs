//! Growth by month: people leave, are searched for, join, learn, are promoted; the structure follows the policy of `grow`.
//!
//! A [`Simulator`] is an org with a plan that was checked. A [`Run`] is one of many ways it may go; a [`Sweep`] gathers many
//! into quantiles and odds, in memory that does not grow with their number.
//!
//! Each month has five passes, in this order, one file each:
//! 1. `attrition`: people leave.
//! 2. `pipeline`: requisitions are opened, searched for, offered, accepted.
//! 3. `arrivals`: newcomers join teams; teams split and layers appear by the policy.
//! 4. `ramp`: what newcomers and their mentors get done.
//! 5. `managers`: empty seats are filled, by promotion or from outside.
//!
//! `ramp` only reads, so it is worked out with the figures, after the last pass that changes something.
//!
//! **Invariants:** opening + joined − left = closing, every month; a run depends on nothing but the org, the plan, the
//! settings and its number; every draw has a key of its own.

mod arrivals;
mod assumed;
mod attrition;
mod counted;
mod distribution;
mod event;
mod history;
mod ledger;
mod managers;
mod marks;
mod pipeline;
mod ramp;
mod run;
mod seat;
mod series;
mod state;
mod summary;
mod sweep;
mod tornado;

pub use distribution::Distribution;
pub use event::{Happening, Mark};
pub use history::{History, Moment};
pub use run::Run;
pub use series::{Figures, N_SERIES, SERIES, Scale, Series, SeriesRow};
pub use summary::Summary;
pub use sweep::{Odds, Quantiles, Sweep};
pub use tornado::{Bar, OUTCOMES, Outcome, OutcomeRow, ends, tornado};

use time::Date;

use crate::engine::analyze::Settings;
use crate::engine::grow::GrowingStructure;
use crate::engine::money::PLACES;
use crate::engine::org::{Org, Structure};
use crate::engine::plan::{HiringPlan, PlanError};
use crate::engine::random::Luck;
use assumed::Assumed;
use ledger::Rates;
use seat::{Pay, Seat};
use state::State;

/// An org with a plan that it can live through.
#[derive(Clone, Debug)]
pub struct Simulator {
    plan: HiringPlan,
    settings: Settings,
    structure: Structure,
    n_ids: usize,
    seats: Vec<Seat>,
    /// Engineers aimed at by month.
    curve: Vec<u32>,
    /// Engineers at which the target counts as reached: 98 % of it. At its size an org loses and replaces people all the
    /// time, so that the exact number is there only now and then.
    enough: u32,
    rates: Rates,
}

/// Pay as a roster has it: yearly, in minor units of the currency of the person's place; by position in the org's ids.
pub type Salaries = Vec<Option<i64>>;

impl Simulator {
    /// Checks a plan against an org. `salaries` has one entry an id of the org, or fewer: who is beyond has none.
    ///
    /// # Errors
    /// The first thing that is wrong with the plan.
    pub fn new(
        org: &Org,
        as_of: Option<Date>,
        salaries: &[Option<i64>],
        plan: &HiringPlan,
        settings: &Settings,
    ) -> Result<Simulator, PlanError> {
        let mut structure = Structure::of(org, as_of);
        // Seats change hands, and titles do not follow.
        structure.roles.fill([None; 2]);
        if structure.managers().is_empty() {
            return Err(PlanError::NoManager);
        }
        let present = structure.n_engineers();
        plan.check(present)?;
        let target = plan.target(present);
        let seats = (0..structure.len() as u32).map(|at| {
            let id = structure.id(at);
            let person = org.person(id).expect("everyone counted is in the org");
            let pay = Pay::of(person, salaries.get(id.index()).copied().flatten(), plan.place);
            Seat::taken(id, structure.days_since_start[at as usize].map(|days| -days), pay)
        });
        Ok(Simulator {
            seats: seats.collect(),
            curve: target.curve(present, plan.months),
            enough: (target.end(present) * 98).div_ceil(100),
            plan: plan.clone(),
            settings: settings.clone(),
            n_ids: org.n_ids(),
            structure,
            rates: Rates::new(),
        })
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &HiringPlan {
        &self.plan
    }

    /// Engineers aimed at, by month from the opening on.
    #[must_use]
    pub fn curve(&self) -> &[u32] {
        &self.curve
    }

    /// The same org and luck with other assumptions.
    fn with(&self, change: impl FnOnce(&mut HiringPlan)) -> Simulator {
        let mut other = self.clone();
        change(&mut other.plan);
        other
    }

    /// The org at the start of a run.
    fn opening(&self, number: u32) -> State {
        let luck = Luck::new(self.plan.seed, number);
        State {
            seats: GrowingStructure::new(self.structure.clone(), self.n_ids),
            list: self.seats.clone(),
            open: Vec::new(),
            n_open_in_month: 0,
            next_requisition: 0,
            not_replaced: 0,
            saved_minutes: 0.0,
            interview_minutes: 0.0,
            month: 0,
            happened: Vec::new(),
            of_teams: Vec::new(),
            luck,
            assumed: Assumed::draw(&self.plan.assumptions, &luck),
        }
    }
}

/// Place and currency of a plan, for whoever shows its money.
#[must_use]
pub fn currency_of(plan: &HiringPlan) -> crate::engine::money::Currency {
    PLACES[plan.place as usize].currency
}

#[cfg(test)]
mod tests;
