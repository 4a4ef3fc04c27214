//! From session to what is shown, each stage worked out again only where its inputs changed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::shared::Shared;
use super::worker::{Helper, Known, Task};
use crate::engine::analyze::{Settings, rank};
use crate::engine::edit::Decision;
use crate::engine::grow::Mode;
use crate::engine::org::HiringPace;
use crate::engine::scenario::Scenario;
use crate::engine::simulate::History;
use crate::session::{Frame, Key, Outcome, Progress, Session, Sizes};

/// People that are analyzed at once, over all sizes; where there are more, the page is drawn first.
const AT_ONCE: usize = 320_000;
/// People that are analyzed between two looks at what somebody does meanwhile.
const A_SLICE: usize = 12_000;
/// Milliseconds before the first slice: enough for the first picture.
const GROW_AFTER: u32 = 40;
/// Milliseconds without another change after which a plan is simulated.
const SIMULATE_AFTER: u32 = 60;

/// What was decided by hand, told anew only where that or the org below changes.
#[hook]
pub(crate) fn use_decisions(session: &Session) -> Rc<Vec<Decision>> {
    let scenario = Rc::clone(&session.scenario);
    use_memo(Key::new(&session.scenario, 0), move |_| scenario.decisions())
}

/// The sizes of the scenario in view.
#[derive(Default)]
struct Growths {
    sizes: Option<Sizes>,
    shown: Option<Shared<Outcome>>,
    /// Counts the scenarios; slices of one before end by it.
    number: u32,
}

impl Growths {
    /// What is known of a key, at least up to the size looked at.
    fn show(&mut self, key: Key, engineers: u32) -> Shared<Outcome> {
        let is_new = self.sizes.as_ref().is_none_or(|sizes| !sizes.are_of(&key));
        if is_new {
            self.number += 1;
            self.shown = None;
            if !self.sizes.as_mut().is_some_and(|sizes| sizes.go_on_to(&key)) {
                self.sizes = Some(Sizes::new(key));
            }
        }
        let sizes = self.sizes.as_mut().expect("made just now, or before");
        let reached = sizes.reached();
        sizes.reach(if is_new && sizes.work_left() <= AT_ONCE { u32::MAX } else { engineers });
        if sizes.reached() > reached {
            self.shown = None;
        }
        self.shown.get_or_insert_with(|| Shared::from_rc(Rc::new(sizes.so_far()))).clone()
    }
}

/// Works out the sizes that are left, in slices, and shows them all at the end.
fn grow_on(growths: Rc<RefCell<Growths>>, number: u32, update: UseForceUpdateHandle, after: u32) {
    Timeout::new(after, move || {
        let mut current = growths.borrow_mut();
        let Growths { sizes: Some(sizes), shown, number: newest } = &mut *current else { return };
        if *newest != number || sizes.are_done() {
            return;
        }
        sizes.go_on(A_SLICE);
        let is_done = sizes.are_done();
        if is_done {
            *shown = None;
        }
        drop(current);
        if is_done { update.force_update() } else { grow_on(growths, number, update, 0) }
    })
    .forget();
}

/// Growth of the session's scenario in both modes. Where all sizes together are much work, those up to the one looked at are
/// there at once, and the others a moment later.
#[hook]
pub(crate) fn use_outcome(session: &Session) -> Shared<Outcome> {
    let growths = use_mut_ref(Growths::default);
    let update = use_force_update();
    let key = Key::new(&session.scenario, session.slider_end());
    let outcome = growths.borrow_mut().show(key, session.scenario.engineers.unwrap_or(0));
    let number = growths.borrow().number;
    use_effect_with(number, move |&number| grow_on(growths, number, update, GROW_AFTER));
    outcome
}

/// The org at the size looked at, its findings ranked.
#[hook]
pub(crate) fn use_frame(session: &Session, outcome: &Shared<Outcome>) -> Shared<Frame> {
    let scenario = &session.scenario;
    let hiring = scenario.plan.pace(outcome.range().0);
    let inputs: (Shared<Outcome>, Mode, u32, Settings, Option<HiringPace>) =
        (outcome.clone(), scenario.mode, outcome.engineers(scenario), scenario.settings.clone(), hiring);
    let as_of = scenario.as_of;
    let frame = use_memo(inputs, |(outcome, mode, engineers, settings, hiring)| {
        let mut frame = Frame::new(outcome, *mode, *engineers, as_of, settings, *hiring);
        let mut findings = std::mem::take(&mut frame.report.findings);
        rank(&mut findings, &frame.structure, &frame.report);
        frame.report.findings = findings;
        frame
    });
    Shared::from_rc(frame)
}

/// What the page knows of growth over time.
#[derive(Clone, PartialEq)]
pub(crate) struct Simulation {
    /// Bands, odds and what matters most, as far as they are known.
    pub(crate) progress: Shared<Progress>,
    /// What is wrong with the plan.
    pub(crate) error: Option<AttrValue>,
    /// Whether it was stopped before its end.
    pub(crate) is_stopped: bool,
    /// Whether the page itself simulates, since no worker started.
    pub(crate) is_slow: bool,
    /// Stops it, or goes on.
    pub(crate) toggle: Callback<()>,
}

/// A scenario without what the simulation does not depend on.
fn simulated(scenario: &Scenario) -> Scenario {
    Scenario { name: String::new(), engineers: None, mode: Mode::Adapt, muted: Vec::new(), ..scenario.clone() }
}

/// The simulation of the session's plan, from when it is first wanted. What is known of the plan before stays until the
/// first bands of the new one are there.
#[hook]
pub(crate) fn use_simulation(session: &Session, is_wanted: bool) -> Simulation {
    let simulations = use_mut_ref(|| None::<Helper>);
    let progress = use_state(|| Shared::from_rc(Rc::new(Progress::default())));
    let error = use_state_eq(|| None::<AttrValue>);
    let is_stopped = use_state_eq(|| false);
    let is_slow = use_state_eq(|| false);
    let key = use_memo(simulated(&session.scenario), Clone::clone);
    use_effect_with((Shared::from_rc(key), is_wanted, *is_stopped), {
        let (progress, error, simulations) = (progress.setter(), error.setter(), Rc::clone(&simulations));
        let is_slow = is_slow.setter();
        move |(key, is_wanted, is_stopped)| {
            let scenario = key.rc();
            let start = move || {
                let mut simulations = simulations.borrow_mut();
                let simulations = simulations.get_or_insert_with(Helper::new);
                let listener = move |said: Result<Known, String>| match said {
                    Ok(Known::Fixes(_)) => {}
                    Ok(Known::NoWorker) => is_slow.set(true),
                    Ok(Known::Progress(known)) => {
                        error.set(None);
                        progress.set(Shared::from_rc(Rc::new(known)));
                    }
                    Err(reason) => error.set(Some(reason.into())),
                };
                simulations.start(Task::Simulate, &scenario, Rc::new(listener));
            };
            let timeout = (*is_wanted && !*is_stopped).then(|| Timeout::new(SIMULATE_AFTER, start));
            move || drop(timeout)
        }
    });
    let toggle = {
        let (is_stopped, simulations) = (is_stopped.clone(), Rc::clone(&simulations));
        Callback::from(move |()| {
            if let (false, Some(simulations)) = (*is_stopped, simulations.borrow().as_ref()) {
                simulations.stop();
            }
            is_stopped.set(!*is_stopped);
        })
    };
    Simulation {
        progress: (*progress).clone(),
        error: (*error).clone(),
        is_stopped: *is_stopped,
        is_slow: *is_slow,
        toggle,
    }
}

/// The run looked at; `None` where it is not wanted, or the plan is refused.
#[hook]
pub(crate) fn use_history(session: &Session, outcome: &Shared<Outcome>, is_wanted: bool) -> Option<Shared<History>> {
    let inputs = (simulated(&session.scenario), session.view.run, is_wanted);
    let outcome = outcome.clone();
    let history = use_memo(inputs, move |(scenario, run, is_wanted)| {
        let simulator = is_wanted.then(|| scenario.simulator(&outcome.base).ok()).flatten()?;
        Some(Shared::from_rc(Rc::new(simulator.history(*run))))
    });
    (*history).clone()
}

/// The org of the month looked at.
#[hook]
pub(crate) fn use_month(
    session: &Session,
    outcome: &Shared<Outcome>,
    history: Option<&Shared<History>>,
) -> Option<Shared<Frame>> {
    let scenario = &session.scenario;
    let inputs = (outcome.clone(), history.cloned(), session.view.month, scenario.settings.clone());
    let origin = scenario.origin();
    let frame = use_memo(inputs, move |(outcome, history, month, settings)| {
        let history = history.as_ref()?;
        let month = (*month).min(history.moments.len() as u32 - 1);
        Some(Shared::from_rc(Rc::new(Frame::of_month(&outcome.base, origin, history, month, settings))))
    });
    (*frame).clone()
}
