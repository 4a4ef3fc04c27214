//! What the app is doing: a scenario, and how a person looks at it. Pure; the page only draws it and sends commands.
//!
//! **Invariant:** nothing derived is kept here. Org, growth, findings and layout follow from the scenario.

pub mod action;
mod beside_chart;
mod command;
mod compared;
mod connecting;
pub mod editing;
mod find;
mod fixing;
mod folding;
mod frame;
mod history;
pub mod journal;
mod outcome;
mod outlook;
mod packed;
mod simulation;
pub mod table;
mod view;
mod weight;

pub use action::{ACTIONS, Act, Action, Reach};
pub use beside_chart::beside_chart;
pub use command::Command;
pub use compared::{Compared, Mark};
pub use connecting::{JOINTS, Joint};
pub use find::{Found, find};
pub use fixing::FixPlan;
pub use folding::folds_of_small_screen;
pub use frame::{Drawn, Frame};
pub use history::{Crossing, History, MOST_BYTES};
pub use outcome::{Key, Outcome, Sizes};
pub use outlook::{Outlook, Raised};
pub use simulation::{Job, Progress};
pub use view::{Form, Panel, Theme, View};

use std::rc::Rc;

use crate::engine::grow::MOST_ENGINEERS;
use crate::engine::scenario::Scenario;

/// A scenario and how it is looked at.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// What the person chose.
    pub scenario: Rc<Scenario>,
    /// How the person looks at it.
    pub view: View,
    /// What can be undone and done again.
    pub history: History,
}

impl Session {
    /// The session after a command; `None` where nothing changes. Where the scenario is read only, another can be opened, but
    /// nothing changes the one that is.
    pub fn update(&self, command: Command) -> Option<Session> {
        let step = command.step();
        let is_change = !matches!(command, Command::Open(_));
        let mut next = self.clone();
        command.apply(&mut next);
        let is_same = Rc::ptr_eq(&next.scenario, &self.scenario) || next.scenario == self.scenario;
        if is_same && next.view == self.view && next.history == self.history {
            return None;
        }
        if self.view.is_read_only && is_change && !is_same {
            return None;
        }
        match step {
            Some(step) if !is_same => next.history.note(Rc::clone(&self.scenario), &next.scenario, step),
            _ => {}
        }
        Some(next)
    }

    /// The session with nothing to undo, as a visit starts.
    pub fn fresh(self) -> Session {
        Session { history: History::default(), ..self }
    }

    /// Whether both are one scenario with one history, however it is looked at.
    pub fn is_same_work(&self, other: &Session) -> bool {
        Rc::ptr_eq(&self.scenario, &other.scenario) && self.history.has_same_steps(&other.history)
    }

    /// The largest size growth is worked out for: the slider's end.
    pub fn slider_end(&self) -> u32 {
        self.view.slider_end.min(MOST_ENGINEERS)
    }

    /// Takes the scenario of a step taken back or made again; what the view says of sizes and months still fits.
    pub(crate) fn take(&mut self, scenario: Option<Rc<Scenario>>) {
        let Some(scenario) = scenario else { return };
        self.scenario = scenario;
        self.view.month = self.view.month.min(self.scenario.plan.months);
        let shown = self.scenario.engineers.unwrap_or(0);
        self.view.slider_end = self.view.slider_end.max(view::slider_end_for(shown));
    }

    pub(crate) fn scenario_mut(&mut self) -> &mut Scenario {
        Rc::make_mut(&mut self.scenario)
    }
}

#[cfg(test)]
mod tests;
