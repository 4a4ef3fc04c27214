//! What the app is doing: a scenario, and how a person looks at it. Pure; the page only draws it and sends commands.
//!
//! **Invariant:** nothing derived is kept here. Org, growth, findings and layout follow from the scenario.

mod command;
mod frame;
mod outcome;
mod simulation;
mod view;

pub use command::Command;
pub use frame::{Drawn, Frame};
pub use outcome::{Key, Outcome};
pub use simulation::{Job, Progress};
pub use view::{Panel, Theme, View};

use std::rc::Rc;

use crate::engine::grow::MOST_ENGINEERS;
use crate::engine::scenario::Scenario;

/// A scenario and how it is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What the person chose.
    pub scenario: Rc<Scenario>,
    /// How the person looks at it.
    pub view: View,
}

impl Session {
    /// The session after a command; `None` where nothing changes.
    pub fn update(&self, command: Command) -> Option<Session> {
        let mut next = self.clone();
        command.apply(&mut next);
        (next != *self).then_some(next)
    }

    /// The largest size growth is worked out for: the slider's end.
    pub fn slider_end(&self) -> u32 {
        self.view.slider_end.min(MOST_ENGINEERS)
    }

    pub(crate) fn scenario_mut(&mut self) -> &mut Scenario {
        Rc::make_mut(&mut self.scenario)
    }
}

#[cfg(test)]
mod tests;
