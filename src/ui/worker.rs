//! The simulation off the main thread: the same wasm module, started once more in a worker.
//!
//! The page sends `<number> <scenario file>`, or a number alone to end what is under way; the worker answers with the
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
use crate::session::{Job, Progress};

/// Milliseconds after which a worker that has not said a word is given up.
const PATIENCE: u32 = 8_000;
/// Runs at a time where there is no worker and the page must stay quick.
const RUNS_BESIDE_THE_PAGE: u32 = 6;

/// What the worker says.
#[derive(Serialize, Deserialize)]
struct Answer {
    number: u32,
    said: Result<Progress, String>,
}

type Listener = Rc<dyn Fn(Result<Progress, String>)>;

/// Serves as a worker, if this is one.
pub(crate) fn serve_if_worker() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return false };
    let job: Rc<RefCell<Option<(u32, Job)>>> = Rc::default();
    let heard = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            let (number, file) = text.split_once(' ').unwrap_or((&text, ""));
            let number = number.parse().unwrap_or(0);
            let was_idle = job.borrow().is_none();
            *job.borrow_mut() = None;
            if file.is_empty() {
                return;
            }
            let scenario = read_scenario(file).map_err(|error| error.to_string());
            match scenario.and_then(|read| Job::new(&read.scenario).map_err(|error| error.to_string())) {
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
fn go_on(scope: DedicatedWorkerGlobalScope, job: Rc<RefCell<Option<(u32, Job)>>>) {
    Timeout::new(0, move || {
        let mut current = job.borrow_mut();
        let Some((number, running)) = current.as_mut() else { return };
        match running.step(u32::MAX) {
            Some(progress) => say(&scope, &Answer { number: *number, said: Ok(progress.clone()) }),
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
pub(crate) struct Simulations {
    worker: Option<Worker>,
    is_ready: Rc<Cell<bool>>,
    number: Rc<Cell<u32>>,
    listener: Rc<RefCell<Option<Listener>>>,
    waiting: Rc<RefCell<Option<Rc<Scenario>>>>,
    _patience: Option<Timeout>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

impl Simulations {
    /// Starts the worker.
    pub(crate) fn new() -> Simulations {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = super::browser::location::boot_script();
        let worker = address.and_then(|address| Worker::new_with_options(&address, &options).ok());
        let (is_ready, number) = (Rc::<Cell<bool>>::default(), Rc::<Cell<u32>>::default());
        let listener: Rc<RefCell<Option<Listener>>> = Rc::default();
        let waiting: Rc<RefCell<Option<Rc<Scenario>>>> = Rc::default();
        let heard = {
            let (is_ready, number, listener) = (Rc::clone(&is_ready), Rc::clone(&number), Rc::clone(&listener));
            let (waiting, worker) = (Rc::clone(&waiting), worker.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else {
                    is_ready.set(true);
                    if let Some((worker, scenario)) = worker.as_ref().zip(waiting.borrow_mut().take()) {
                        send(worker, number.get(), &scenario);
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
            let (is_ready, number, listener) = (Rc::clone(&is_ready), Rc::clone(&number), Rc::clone(&listener));
            let waiting = Rc::clone(&waiting);
            move || {
                let waiting = waiting.borrow_mut().take();
                if let (false, Some(scenario), Some(listener)) = (is_ready.get(), waiting, listener.borrow().clone()) {
                    work_beside_the_page(&scenario, Rc::clone(&number), listener);
                }
            }
        };
        let failed = Closure::<dyn FnMut()>::new(fall_back.clone());
        if let Some(worker) = &worker {
            worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        }
        let patience = Some(Timeout::new(if worker.is_some() { PATIENCE } else { 0 }, fall_back));
        Simulations { worker, is_ready, number, listener, waiting, _patience: patience, _heard: heard, _failed: failed }
    }

    /// Simulates a scenario; what was under way ends.
    pub(crate) fn start(&self, scenario: &Rc<Scenario>, listener: Listener) {
        self.number.set(self.number.get() + 1);
        *self.listener.borrow_mut() = Some(listener);
        match &self.worker {
            Some(worker) if self.is_ready.get() => send(worker, self.number.get(), scenario),
            _ => *self.waiting.borrow_mut() = Some(Rc::clone(scenario)),
        }
    }

    /// Ends what is under way.
    pub(crate) fn stop(&self) {
        self.number.set(self.number.get() + 1);
        *self.waiting.borrow_mut() = None;
        if let Some(worker) = self.worker.as_ref().filter(|_| self.is_ready.get()) {
            // A worker that is gone has ended already.
            let _refused = worker.post_message(&JsValue::from_str(&self.number.get().to_string()));
        }
    }
}

impl Drop for Simulations {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}

fn send(worker: &Worker, number: u32, scenario: &Scenario) {
    let message = format!("{number} {}", write_scenario(scenario));
    // A worker that is gone says nothing more; the page keeps what it has.
    let _refused = worker.post_message(&JsValue::from_str(&message));
}

/// The same without a worker: a few runs at a time, so that the page stays quick.
fn work_beside_the_page(scenario: &Scenario, number: Rc<Cell<u32>>, listener: Listener) {
    let mine = number.get();
    match Job::new(scenario) {
        Ok(job) => go_on_beside(job, mine, number, listener),
        Err(error) => listener(Err(error.to_string())),
    }
}

fn go_on_beside(mut job: Job, mine: u32, number: Rc<Cell<u32>>, listener: Listener) {
    Timeout::new(0, move || {
        if number.get() != mine {
            return;
        }
        if let Some(progress) = job.step(RUNS_BESIDE_THE_PAGE) {
            listener(Ok(progress.clone()));
            go_on_beside(job, mine, number, listener);
        }
    })
    .forget();
}
