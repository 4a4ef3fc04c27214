//! Undo and redo: the scenarios before and after, each with the name of the step between.
//!
//! A scenario that was left is kept whole, or as what tells it from its neighbor on the way back to the present. The second
//! form is what a [journal](super::journal) brings along: it is opened only when somebody goes back that far.

use std::cell::OnceCell;
use std::rc::Rc;

use super::command::OPEN;
use super::packed::Packed;
use super::weight;
use crate::engine::scenario::Scenario;

/// What the history of one scenario may weigh, bytes. The oldest steps go first.
pub const MOST_BYTES: usize = 100_000_000;

/// A scenario that was left, and the name of the step that left it. One of the two forms is always there.
#[derive(Clone, Debug)]
pub(super) struct Left {
    pub(super) name: String,
    pub(super) scenario: OnceCell<Rc<Scenario>>,
    packed: OnceCell<Packed>,
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
    pub(super) past: Stack,
    pub(super) future: Stack,
    /// What the last step goes on with, while it does.
    pub(super) goes_on: Option<&'static str>,
}

/// The nearest to the present is last.
pub(super) type Stack = Rc<Vec<Rc<Left>>>;

impl Left {
    pub(super) fn of_scenario(name: String, scenario: Rc<Scenario>) -> Rc<Left> {
        Rc::new(Left { name, scenario: scenario.into(), packed: OnceCell::new() })
    }

    pub(super) fn of_packed(name: String, packed: Packed) -> Rc<Left> {
        Rc::new(Left { name, scenario: OnceCell::new(), packed: packed.into() })
    }

    /// The scenario, given its neighbor; `None` where it cannot be read any more.
    fn open(&self, neighbor: &Scenario) -> Option<Rc<Scenario>> {
        if self.scenario.get().is_none() {
            // Somebody else's answer would be the same.
            let _set = self.scenario.set(self.packed.get()?.open(neighbor)?.into());
        }
        self.scenario.get().cloned()
    }

    /// What tells it from its neighbor, which is asked for only where that is not known yet.
    pub(super) fn packed(&self, is_settled: bool, neighbor: impl FnOnce() -> Option<Rc<Scenario>>) -> Option<Packed> {
        if let Some(packed) = self.packed.get() {
            return Some(packed.clone());
        }
        let packed = Packed::of(self.scenario.get()?, &*neighbor()?);
        if is_settled {
            let _set = self.packed.set(packed.clone());
        }
        Some(packed)
    }

    /// Bytes of what is kept, but for a roster.
    fn weight(&self) -> usize {
        let packed = self.packed.get().map_or(0, Packed::len);
        packed + self.name.len() + self.scenario.get().map_or(0, |scenario| weight::of_choices(scenario))
    }
}

/// A step out of a scenario that was opened after another, or into it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crossing {
    /// Its opening was taken back: the scenario before is in view again.
    Back,
    /// It was opened again.
    Forth,
}

impl History {
    /// Whether the step that led from here to `next` was between two scenarios, rather than within one.
    pub fn crossing(&self, next: &History) -> Option<Crossing> {
        let ((past, future), (next_past, next_future)) = (self.n_steps(), next.n_steps());
        let is_open = |name: Option<&str>| name == Some(OPEN);
        let is_back = (past, future + 1) == (next_past + 1, next_future);
        let is_forth = (past + 1, future) == (next_past, next_future + 1);
        match () {
            () if is_back && is_open(self.undo_name()) && is_open(next.redo_name()) => Some(Crossing::Back),
            () if is_forth && is_open(self.redo_name()) && is_open(next.undo_name()) => Some(Crossing::Forth),
            () => None,
        }
    }

    /// The step that would be undone.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.last().map(|left| left.name.as_str())
    }

    /// The step that would be done again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|left| left.name.as_str())
    }

    /// How many steps can be undone, and how many done again.
    pub fn n_steps(&self) -> (usize, usize) {
        (self.past.len(), self.future.len())
    }

    /// Whether both are the same steps in memory.
    pub(super) fn has_same_steps(&self, other: &History) -> bool {
        Rc::ptr_eq(&self.past, &other.past) && Rc::ptr_eq(&self.future, &other.future)
    }

    /// Whether it has, by name, every step that can be undone in another one, and as the latest ones.
    #[must_use]
    pub fn has_all_of(&self, other: &History) -> bool {
        let mut own = self.past.iter().rev();
        other.past.iter().rev().all(|left| own.next().is_some_and(|own| own.name == left.name))
    }

    /// Whether the next change may go on with the last step, as while dragging.
    pub fn is_open(&self) -> bool {
        self.goes_on.is_some()
    }

    /// What was left, the latest first: the name of the step that left it, and the scenario. `now` is what they led to.
    pub(super) fn past(&self, now: &Rc<Scenario>) -> Vec<(&str, Rc<Scenario>)> {
        let mut neighbor = Rc::clone(now);
        let mut past = Vec::new();
        for left in self.past.iter().rev() {
            let Some(scenario) = left.open(&neighbor) else { break };
            past.push((left.name.as_str(), Rc::clone(&scenario)));
            neighbor = scenario;
        }
        past
    }

    /// Notes a step that led from `before` to `after`.
    pub(super) fn note(&mut self, before: Rc<Scenario>, after: &Scenario, step: Step) {
        if !self.future.is_empty() {
            self.future = Stack::default();
        }
        let goes_on = step.goes_on.is_some() && self.goes_on == step.goes_on;
        self.goes_on = step.goes_on;
        if !goes_on {
            Rc::make_mut(&mut self.past).push(Left::of_scenario(step.name, before));
            self.forget_beyond(MOST_BYTES, after);
        }
    }

    /// The last step is over: the next change is one of its own.
    pub(super) fn rest(&mut self) {
        self.goes_on = None;
    }

    /// The scenario before the last step; `now` can be had again.
    pub(super) fn undo(&mut self, now: &Rc<Scenario>) -> Option<Rc<Scenario>> {
        self.rest();
        step_over(&mut self.past, &mut self.future, now)
    }

    /// The scenario after the step that was undone last.
    pub(super) fn redo(&mut self, now: &Rc<Scenario>) -> Option<Rc<Scenario>> {
        self.rest();
        step_over(&mut self.future, &mut self.past, now)
    }

    /// Forgets the oldest steps until the rest weighs so many bytes at most.
    pub(super) fn forget_beyond(&mut self, most: usize, now: &Scenario) {
        let mut roster = weight::roster_of(now);
        let mut total = 0;
        let mut n_kept = 0;
        for left in self.past.iter().rev() {
            total += left.weight();
            if let Some(scenario) = left.scenario.get() {
                let own = weight::roster_of(scenario);
                if let Some(own) = own.filter(|own| roster.is_none_or(|roster| !std::ptr::eq(*own, roster))) {
                    total += weight::of_roster(own);
                }
                roster = own;
            }
            if total > most {
                break;
            }
            n_kept += 1;
        }
        if n_kept < self.past.len() {
            let n_gone = self.past.len() - n_kept;
            Rc::make_mut(&mut self.past).drain(..n_gone);
        }
    }
}

impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        self.has_same_steps(other) && self.goes_on == other.goes_on
    }
}

fn step_over(from: &mut Stack, to: &mut Stack, now: &Rc<Scenario>) -> Option<Rc<Scenario>> {
    let left = Rc::clone(from.last()?);
    let Some(scenario) = left.open(now) else {
        // What lies behind cannot be opened without it.
        *from = Stack::default();
        return None;
    };
    Rc::make_mut(from).pop();
    Rc::make_mut(to).push(Left::of_scenario(left.name.clone(), Rc::clone(now)));
    Some(scenario)
}
