//! Undo and redo: the scenarios before and after, each with the name of the step between.

use std::rc::Rc;

use crate::engine::scenario::Scenario;

/// A scenario that was left, and the name of the step that left it.
#[derive(Clone, Debug)]
struct Left {
    scenario: Rc<Scenario>,
    step: Step,
}

/// The name of a step. Steps that go on with the one before, such as dragging, have the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) goes_on: Option<&'static str>,
}

/// What can be undone and done again. The scenarios share what is equal in them, such as a roster.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Left>,
    future: Vec<Left>,
}

impl History {
    /// The step that would be undone.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.last().map(|left| left.step.name.as_str())
    }

    /// The step that would be done again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|left| left.step.name.as_str())
    }

    /// What was left, the latest first: the name of the step that left it, and the scenario. `now` is what they led to.
    pub(super) fn past(&self, _now: &Rc<Scenario>) -> Vec<(&str, Rc<Scenario>)> {
        self.past.iter().rev().map(|left| (left.step.name.as_str(), Rc::clone(&left.scenario))).collect()
    }

    /// Notes a step that led away from `before`.
    pub(super) fn note(&mut self, before: Rc<Scenario>, step: Step) {
        self.future.clear();
        let goes_on = self.past.last().is_some_and(|last| step.goes_on.is_some() && last.step.goes_on == step.goes_on);
        if !goes_on {
            self.past.push(Left { scenario: before, step });
        }
    }

    /// The scenario before the last step; `now` can be had again.
    pub(super) fn undo(&mut self, now: Rc<Scenario>) -> Rc<Scenario> {
        step_over(&mut self.past, &mut self.future, now)
    }

    /// The scenario after the step that was undone last.
    pub(super) fn redo(&mut self, now: Rc<Scenario>) -> Rc<Scenario> {
        step_over(&mut self.future, &mut self.past, now)
    }
}

fn step_over(from: &mut Vec<Left>, to: &mut Vec<Left>, now: Rc<Scenario>) -> Rc<Scenario> {
    match from.pop() {
        Some(Left { scenario, step }) => {
            to.push(Left { scenario: now, step });
            scenario
        }
        None => now,
    }
}
