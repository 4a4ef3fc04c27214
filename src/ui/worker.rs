//! Long work off the main thread: the same wasm module, started once more in a worker.
//!
//! The page sends `<number> <task> <scenario file>`, or a number alone to end what is under way; the worker answers with the
//! number and what is known so far, again and again until all is. Whatever belongs to an older number is passed over.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::js_sys::{self, Uint8Array};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::engine::scenario::Scenario;
use crate::engine::scenario::file::{read_scenario, write_scenario};
use crate::session::{FixPlan, Job, Progress};

/// Milliseconds after which a worker that has not said a word is given up.
const PATIENCE: u32 = 8_000;
/// Runs at a time where there is no worker and the page must stay quick.
const RUNS_BESIDE_THE_PAGE: u32 = 6;

/// What is asked of a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Simulates the plan.
    Simulate,
    /// Plans a fix for every red finding.
    FixAll,
}

impl Task {
    fn as_str(self) -> &'static str {
        match self {
            Task::Simulate => "simulate",
            Task::FixAll => "fix",
        }
    }

    fn named(name: &str) -> Task {
        if name == Task::FixAll.as_str() { Task::FixAll } else { Task::Simulate }
    }
}

/// What is known so far.
#[derive(Serialize, Deserialize)]
pub(crate) enum Known {
    /// Of a simulation.
    Progress(Progress),
    /// The whole plan.
    Fixes(FixPlan),
    /// No worker started: the page works it out itself, more slowly.
    NoWorker,
}

/// What the worker says.
#[derive(Serialize, Deserialize)]
struct Answer {
    number: u32,
    said: Said,
}

/// How far the worker has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Starting,
    Ready,
    /// It failed, or there is none.
    Missing,
}

/// What waits for the worker to be ready.
type Waiting = Rc<RefCell<Option<(Task, Rc<Scenario>)>>>;
type Said = Result<Known, String>;
type Listener = Rc<dyn Fn(Said)>;

/// Work under way, in steps.
enum Work {
    Simulation(Box<Job>),
    Fixes(Option<Box<Scenario>>),
}

impl Work {
    fn new(task: Task, scenario: Scenario) -> Result<Work, String> {
        match task {
            Task::Simulate => {
                Job::new(&scenario).map(Box::new).map(Work::Simulation).map_err(|error| error.to_string())
            }
            Task::FixAll => Ok(Work::Fixes(Some(Box::new(scenario)))),
        }
    }

    /// Goes on for a moment; `None` where nothing is left to do.
    fn step(&mut self, most_runs: u32) -> Option<Known> {
        match self {
            Work::Simulation(job) => job.step(most_runs).map(|progress| Known::Progress(progress.clone())),
            Work::Fixes(scenario) => scenario.take().map(|scenario| Known::Fixes(FixPlan::of(&scenario))),
        }
    }
}

/// Serves as a worker, if this is one.
pub(crate) fn serve_if_worker() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let job: Rc<RefCell<Option<(u32, Work)>>> = Rc::default();
    let heard = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            let (number, rest) = text.split_once(' ').unwrap_or((&text, ""));
            let (task, file) = rest.split_once(' ').unwrap_or_default();
            let number = number.parse().unwrap_or(0);
            let was_idle = job.borrow().is_none();
            *job.borrow_mut() = None;
            if file.is_empty() {
                return;
            }
            let scenario = read_scenario(file).map_err(|error| error.to_string());
            match scenario.and_then(|read| Work::new(Task::named(task), read.scenario)) {
                Ok(new) => {
                    *job.borrow_mut() = Some((number, new));
                    if was_idle {
                        go_on(scope.clone(), Rc::clone(&job));
                    }
                }
                Err(error) => say(&scope, &Answer { number, said: Err(error) }),
            }
        })
    };
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    // Messages that came before anyone listened are lost, so the page waits for this.
    let _refused = scope.post_message(&JsValue::TRUE);
    true
}

/// A step, and the next one after whatever the page has said meanwhile.
fn go_on(scope: DedicatedWorkerGlobalScope, job: Rc<RefCell<Option<(u32, Work)>>>) {
    Timeout::new(0, move || {
        let mut current = job.borrow_mut();
        let Some((number, running)) = current.as_mut() else { return };
        match running.step(u32::MAX) {
            Some(known) => say(&scope, &Answer { number: *number, said: Ok(known) }),
            None => *current = None,
        }
        let is_on = current.is_some();
        drop(current);
        if is_on {
            go_on(scope, job);
        }
    })
    .forget();
}

fn say(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    let bytes = postcard::to_allocvec(answer).expect("plain data, and memory takes every byte");
    // A page that is gone needs no answer.
    let _refused = scope.post_message(&Uint8Array::from(bytes.as_slice()));
}

/// The worker as the page sees it.
pub(crate) struct Helper {
    worker: Option<Worker>,
    state: Rc<Cell<State>>,
    number: Rc<Cell<u32>>,
    listener: Rc<RefCell<Option<Listener>>>,
    waiting: Waiting,
    _patience: Option<Timeout>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

impl Helper {
    /// Starts the worker.
    pub(crate) fn new() -> Helper {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = super::browser::location::boot_script();
        let worker = address.and_then(|address| Worker::new_with_options(&address, &options).ok());
        let (state, number) = (Rc::new(Cell::new(State::Starting)), Rc::<Cell<u32>>::default());
        let listener: Rc<RefCell<Option<Listener>>> = Rc::default();
        let waiting: Waiting = Rc::default();
        let heard = {
            let (state, number, listener) = (Rc::clone(&state), Rc::clone(&number), Rc::clone(&listener));
            let (waiting, worker) = (Rc::clone(&waiting), worker.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else {
                    state.set(State::Ready);
                    if let Some((worker, (task, scenario))) = worker.as_ref().zip(waiting.borrow_mut().take()) {
                        send(worker, number.get(), task, &scenario);
                    }
                    return;
                };
                let answer = postcard::from_bytes::<Answer>(&bytes.to_vec());
                let current = answer.ok().filter(|answer| answer.number == number.get());
                if let (Some(answer), Some(listener)) = (current, listener.borrow().clone()) {
                    listener(answer.said);
                }
            })
        };
        // Where the worker does not start, the page does the work itself, in small pieces.
        let fall_back = {
            let (state, number, listener) = (Rc::clone(&state), Rc::clone(&number), Rc::clone(&listener));
            let waiting = Rc::clone(&waiting);
            move || {
                if state.get() == State::Ready {
                    return;
                }
                state.set(State::Missing);
                let waiting = waiting.borrow_mut().take();
                if let (Some((task, scenario)), Some(listener)) = (waiting, listener.borrow().clone()) {
                    work_beside_the_page(task, &scenario, Rc::clone(&number), listener);
                }
            }
        };
        let failed = Closure::<dyn FnMut()>::new(fall_back.clone());
        if let Some(worker) = &worker {
            worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        }
        let patience = Some(Timeout::new(if worker.is_some() { PATIENCE } else { 0 }, fall_back));
        Helper { worker, state, number, listener, waiting, _patience: patience, _heard: heard, _failed: failed }
    }

    /// Starts a task on a scenario; what was under way ends.
    pub(crate) fn start(&self, task: Task, scenario: &Rc<Scenario>, listener: Listener) {
        self.number.set(self.number.get() + 1);
        *self.listener.borrow_mut() = Some(Rc::clone(&listener));
        match (self.state.get(), &self.worker) {
            (State::Ready, Some(worker)) => send(worker, self.number.get(), task, scenario),
            (State::Missing, _) => work_beside_the_page(task, scenario, Rc::clone(&self.number), listener),
            _ => *self.waiting.borrow_mut() = Some((task, Rc::clone(scenario))),
        }
    }

    /// Ends what is under way.
    pub(crate) fn stop(&self) {
        self.number.set(self.number.get() + 1);
        *self.waiting.borrow_mut() = None;
        if let Some(worker) = self.worker.as_ref().filter(|_| self.state.get() == State::Ready) {
            // A worker that is gone has ended already.
            let _refused = worker.post_message(&JsValue::from_str(&self.number.get().to_string()));
        }
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}

fn send(worker: &Worker, number: u32, task: Task, scenario: &Scenario) {
    let message = format!("{number} {} {}", task.as_str(), write_scenario(scenario));
    // A worker that is gone says nothing more; the page keeps what it has.
    let _refused = worker.post_message(&JsValue::from_str(&message));
}

/// The same without a worker: a few runs at a time, so that the page stays quick.
fn work_beside_the_page(task: Task, scenario: &Scenario, number: Rc<Cell<u32>>, listener: Listener) {
    let mine = number.get();
    listener(Ok(Known::NoWorker));
    match Work::new(task, scenario.clone()) {
        Ok(work) => go_on_beside(work, mine, number, listener),
        Err(error) => listener(Err(error)),
    }
}

fn go_on_beside(mut work: Work, mine: u32, number: Rc<Cell<u32>>, listener: Listener) {
    Timeout::new(0, move || {
        if number.get() != mine {
            return;
        }
        if let Some(known) = work.step(RUNS_BESIDE_THE_PAGE) {
            listener(Ok(known));
            go_on_beside(work, mine, number, listener);
        }
    })
    .forget();
}
