//! Drag a card or a row onto another to let it report there. A mouse drags at once; a finger after a long press, since it also pans.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::person_of;
use crate::engine::edit::Edit;
use crate::engine::ids::PersonId;
use crate::session::Frame;
use crate::session::editing::{Asked, called, called_first, move_under, n_below};
use crate::ui::canvas::swallow;
use crate::ui::shared::Shared;
use crate::ui::wording;

/// Pixels that a press may wander before it drags.
const SLACK: f64 = 6.0;
/// Milliseconds that a finger rests before it drags.
const LONG_PRESS: u32 = 400;
/// Pixels from the edge of the chart within which it moves along, and by how many a step.
const EDGE: (f64, f64) = (36.0, 14.0);

/// What a drag needs to know.
#[derive(Clone)]
pub(in crate::ui) struct Dragging {
    pub(in crate::ui) frame: Shared<Frame>,
    /// Everyone who is selected: they move together.
    pub(in crate::ui) chosen: BTreeSet<PersonId>,
    /// Takes the edits of a drop.
    pub(in crate::ui) drop: Callback<Vec<Edit>>,
    /// Moves what is seen along, in pixels to the right and down, while the pointer is at its edge.
    pub(in crate::ui) along: Callback<(f64, f64)>,
    /// Whether somebody is held by a grip alone, marked `data-grip`.
    pub(in crate::ui) by_grip: bool,
}

/// A card that is pressed, or dragged.
struct Held {
    people: BTreeSet<PersonId>,
    pointer: i32,
    from: (f64, f64),
    /// Where the pointer was last.
    at: (f64, f64),
    is_dragged: bool,
    waits: Option<Timeout>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// The click that ends a drag selects nothing.
    has_dragged: bool,
}

/// Attaches the gesture to the chart's window.
#[hook]
pub(in crate::ui) fn use_drag(stage: &NodeRef, ghost: &NodeRef, dragging: Option<Dragging>) {
    let is_on = dragging.is_some();
    let latest = use_mut_ref(|| None);
    *latest.borrow_mut() = dragging;
    use_effect_with((stage.clone(), ghost.clone(), is_on), move |(stage, ghost, is_on)| {
        let parts = stage.cast::<Element>().zip(ghost.cast::<HtmlElement>()).filter(|_| *is_on);
        let listeners = parts.map(|(stage, ghost)| {
            let stage = Stage { stage, ghost, latest, state: Rc::default() };
            stage.listen()
        });
        move || drop(listeners)
    });
}

#[derive(Clone)]
struct Stage {
    stage: Element,
    ghost: HtmlElement,
    latest: Rc<RefCell<Option<Dragging>>>,
    state: Rc<RefCell<State>>,
}

impl Stage {
    fn listen(&self) -> Vec<EventListener> {
        let capture = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let on = |name: &'static str, act: fn(&Stage, &Event)| {
            let stage = self.clone();
            EventListener::new_with_options(&gloo::utils::window(), name, capture, move |event| act(&stage, event))
        };
        let state = Rc::clone(&self.state);
        vec![
            on("pointerdown", Stage::press),
            on("pointermove", Stage::follow),
            on("pointerup", Stage::release),
            on("pointercancel", Stage::cancel),
            on("keydown", Stage::key),
            on("keyup", Stage::key),
            swallow(&self.stage, move || std::mem::take(&mut state.borrow_mut().has_dragged)),
        ]
    }

    fn press(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if !self.stage.contains(target.as_ref()) {
            return;
        }
        self.state.borrow_mut().has_dragged = false;
        let is_second = self.state.borrow_mut().held.take().is_some();
        let by_grip = self.latest.borrow().as_ref().is_some_and(|latest| latest.by_grip);
        let is_grip = target
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.closest("[data-grip]").is_ok_and(|grip| grip.is_some()));
        let is_hold = event.button() == 0 && !is_second && is_grip == by_grip;
        let Some((person, false)) = person_of(event.target()).filter(|_| is_hold) else {
            self.clear();
            return;
        };
        let chosen = self.latest.borrow().as_ref().map(|latest| latest.chosen.clone()).unwrap_or_default();
        let people = if chosen.contains(&person) { chosen } else { BTreeSet::from([person]) };
        // A grip is there to be dragged.
        let is_touch = event.pointer_type() == "touch" && !by_grip;
        let waits = is_touch.then(|| {
            let stage = self.clone();
            Timeout::new(LONG_PRESS, move || stage.lift())
        });
        if !is_touch {
            // The chart stays where it is while somebody is dragged.
            event.stop_propagation();
        }
        let from = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.state.borrow_mut().held =
            Some(Held { people, pointer: event.pointer_id(), from, at: from, is_dragged: false, waits });
    }

    fn lift(&self) {
        if let Some(held) = &mut self.state.borrow_mut().held {
            held.is_dragged = true;
        }
        let from = self.state.borrow().held.as_ref().map(|held| held.from);
        if let Some((x, y)) = from {
            self.show(x, y, false);
        }
    }

    fn follow(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        {
            let mut state = self.state.borrow_mut();
            let Some(held) = state.held.as_mut().filter(|held| held.pointer == event.pointer_id()) else { return };
            if !held.is_dragged {
                if (x - held.from.0).hypot(y - held.from.1) < SLACK {
                    return;
                }
                if held.waits.is_some() {
                    state.held = None;
                    return;
                }
                held.is_dragged = true;
            }
            held.at = (x, y);
        }
        event.stop_propagation();
        event.prevent_default();
        let rect = self.stage.get_bounding_client_rect();
        let along = |at: f64, from: f64, to: f64| match () {
            () if at < from + EDGE.0 => EDGE.1,
            () if at > to - EDGE.0 => -EDGE.1,
            () => 0.0,
        };
        let way = (along(x, rect.left(), rect.right()), along(y, rect.top(), rect.bottom()));
        if way != (0.0, 0.0) {
            let along = self.latest.borrow().as_ref().map(|latest| latest.along.clone());
            along.into_iter().for_each(|along| along.emit(way));
        }
        self.show(x, y, event.alt_key());
    }

    fn release(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let held = self.state.borrow_mut().held.take();
        let Some(held) = held.filter(|held| held.is_dragged) else { return };
        event.stop_propagation();
        self.state.borrow_mut().has_dragged = true;
        let target = target_at(f64::from(event.client_x()), f64::from(event.client_y()));
        self.clear();
        let Some(latest) = self.latest.borrow().clone() else { return };
        let edits =
            target.map(|(_, manager)| move_under(&latest.frame.org, &held.people, Some(manager), event.alt_key()));
        if let Some(Ok(edits)) = edits {
            latest.drop.emit(edits);
        }
    }

    fn cancel(&self, _: &Event) {
        self.state.borrow_mut().held = None;
        self.clear();
    }

    /// Escape lets go; Alt changes who comes along.
    fn key(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let at = self.state.borrow().held.as_ref().filter(|held| held.is_dragged).map(|held| held.at);
        if let Some((x, y)) = at {
            event.prevent_default();
            event.stop_propagation();
            if key.key() == "Escape" {
                self.state.borrow_mut().has_dragged = true;
                self.cancel(event);
            } else if key.key() == "Alt" {
                self.show(x, y, key.alt_key());
            }
        }
    }

    /// What is dragged and what a drop would do, beside the pointer.
    fn show(&self, x: f64, y: f64, is_alone: bool) {
        let (latest, state) = (self.latest.borrow(), self.state.borrow());
        let Some((latest, held)) = latest.as_ref().zip(state.held.as_ref()) else { return };
        let org = &latest.frame.org;
        let target = target_at(x, y).filter(|(_, manager)| !held.people.contains(manager));
        let asked: Option<Asked> =
            target.as_ref().map(|(_, manager)| move_under(org, &held.people, Some(*manager), is_alone));
        self.clear_target();
        let outcome = match (&target, &asked) {
            (Some((element, manager)), Some(Ok(_))) => {
                mark(element, "yes");
                format!("reports to {}", called(org, *manager))
            }
            (Some((element, manager)), Some(Err(reason))) => {
                mark(element, "no");
                let would = !is_alone && move_under(org, &held.people, Some(*manager), true).is_ok();
                let hint = if would { " Hold Alt to move without the reports." } else { "" };
                format!("{reason}{hint}")
            }
            _ => "Drop on a new manager".to_owned(),
        };
        let below = n_below(org, &held.people);
        let who = match held.people.iter().collect::<Vec<_>>().as_slice() {
            [one] => called_first(org, **one),
            all => wording::count(all.len() as u32, "person", "people"),
        };
        let who = match (below, is_alone) {
            (0, _) => who,
            (_, true) => format!("{who} alone"),
            (below, false) => format!("{who} and {below} below"),
        };
        self.ghost.set_hidden(false);
        self.ghost.set_inner_text(&format!("{who}\n{outcome}"));
        let stage = self.stage.get_bounding_client_rect();
        // All of it stays in the window of the chart.
        let room = |length: f64, own: i32| (length - f64::from(own)).max(0.0);
        let left = (x - stage.left() + 14.0).min(room(stage.width(), self.ghost.offset_width()));
        let top = (y - stage.top() + 14.0).min(room(stage.height(), self.ghost.offset_height()));
        let place = format!("translate({left:.0}px, {top:.0}px)");
        // Both properties take any value.
        let _refused = self.ghost.style().set_property("transform", &place);
        let _refused =
            self.ghost.set_attribute("data-refused", if matches!(asked, Some(Err(_))) { "true" } else { "false" });
    }

    fn clear(&self) {
        self.ghost.set_hidden(true);
        self.clear_target();
    }

    fn clear_target(&self) {
        if let Ok(Some(element)) = self.stage.query_selector("[data-drop]") {
            // An attribute that is not there is no harm.
            let _refused = element.remove_attribute("data-drop");
        }
    }
}

fn mark(element: &Element, as_what: &str) {
    // An attribute takes any text.
    let _refused = element.set_attribute("data-drop", as_what);
}

/// The card under a place of the window, and whose it is.
fn target_at(x: f64, y: f64) -> Option<(Element, PersonId)> {
    let element = gloo::utils::document().element_from_point(x as f32, y as f32)?;
    let card = element.closest("[data-person]").ok()??;
    let (person, _) = person_of(Some(card.clone().into()))?;
    Some((card, person))
}
