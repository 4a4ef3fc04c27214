//! Pointer and wheel: drag to pan, wheel and pinch to zoom to the pointer. A press that does not move is left
//! to the click.
//!
//! A pinch on a touchpad is a wheel with Ctrl, but in Safari an event of its own that no standard has.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast as _;
use web_sys::js_sys::Reflect;
use web_sys::{Element, Event, Node, PointerEvent, WheelEvent};
use yew::prelude::*;

use super::camera::Camera;
use crate::engine::layout::viewport::ScreenPoint;

/// Pixels a press may wander and still be a click.
const CLICK_SLACK: f64 = 4.0;

/// Pointers that are down, by id, and whether they have moved.
#[derive(Default)]
struct Presses {
    pointers: Vec<(i32, ScreenPoint)>,
    /// How far Safari's pinch is.
    pinch: f64,
    has_moved: bool,
}

/// Attaches the gestures to the window.
#[hook]
pub(in crate::ui) fn use_gestures(stage: &NodeRef, camera: &Camera) {
    use_effect_with((stage.clone(), camera.clone()), |(stage, camera)| {
        let listeners = stage.cast::<Element>().map(|stage| listen(&stage, camera));
        move || drop(listeners)
    });
}

fn listen(stage: &Element, camera: &Camera) -> Vec<EventListener> {
    let presses = Rc::new(RefCell::new(Presses::default()));
    let on = |name: &'static str, act: fn(&Element, &Camera, &mut Presses, &Event)| {
        let (stage, camera, presses) = (stage.clone(), camera.clone(), Rc::clone(&presses));
        let target = stage.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&target, name, options, move |event| {
            act(&stage, &camera, &mut presses.borrow_mut(), event);
        })
    };
    vec![
        on("wheel", wheel),
        on("gesturestart", pinch),
        on("gesturechange", pinch),
        on("pointerdown", press),
        on("pointermove", drag),
        on("pointerup", release),
        on("pointercancel", release),
        swallow(stage, move || std::mem::take(&mut presses.borrow_mut().has_moved)),
    ]
}

/// Clicks in the window that end a gesture select nothing. The page hears of clicks on their way down, so they are caught
/// before they set out.
pub(in crate::ui) fn swallow(stage: &Element, ends_gesture: impl Fn() -> bool + 'static) -> EventListener {
    let stage = stage.clone();
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&gloo::utils::window(), "click", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if stage.contains(target.as_ref()) && ends_gesture() {
            event.stop_propagation();
            event.prevent_default();
        }
    })
}

fn place(stage: &Element, x: i32, y: i32) -> ScreenPoint {
    let rect = stage.get_bounding_client_rect();
    ScreenPoint { x: f64::from(x) - rect.left(), y: f64::from(y) - rect.top() }
}

fn wheel(stage: &Element, camera: &Camera, _: &mut Presses, event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else { return };
    event.prevent_default();
    let pixels = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => 16.0,
        WheelEvent::DOM_DELTA_PAGE => 200.0,
        _ => 1.0,
    };
    if event.shift_key() {
        camera.pan(-event.delta_y() * pixels, 0.0);
        return;
    }
    // A pinch arrives as a wheel with Ctrl and small steps.
    let speed = if event.ctrl_key() { 0.01 } else { 0.0016 };
    let factor = (-event.delta_y() * pixels * speed).clamp(-0.5, 0.5).exp();
    camera.zoom_at(place(stage, event.client_x(), event.client_y()), factor);
}

fn pinch(stage: &Element, camera: &Camera, presses: &mut Presses, event: &Event) {
    event.prevent_default();
    let number = |name: &str| Reflect::get(event, &name.into()).ok().and_then(|value| value.as_f64());
    let (Some(scale), Some(x), Some(y)) = (number("scale"), number("clientX"), number("clientY")) else { return };
    let before = std::mem::replace(&mut presses.pinch, scale);
    // Fingers on the screen are pointers too, and are followed as such.
    if event.type_() == "gesturechange" && presses.pointers.is_empty() && before > 0.0 && scale > 0.0 {
        camera.zoom_at(place(stage, x as i32, y as i32), scale / before);
    }
}

fn press(stage: &Element, _: &Camera, presses: &mut Presses, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>().filter(|event| event.button() == 0) else { return };
    if presses.pointers.is_empty() {
        presses.has_moved = false;
    }
    presses.pointers.retain(|(id, _)| *id != event.pointer_id());
    presses.pointers.push((event.pointer_id(), place(stage, event.client_x(), event.client_y())));
}

fn drag(stage: &Element, camera: &Camera, presses: &mut Presses, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
    let now = place(stage, event.client_x(), event.client_y());
    let Some(at) = presses.pointers.iter().position(|(id, _)| *id == event.pointer_id()) else { return };
    let before = presses.pointers[at].1;
    let (dx, dy) = (now.x - before.x, now.y - before.y);
    if !presses.has_moved && dx.hypot(dy) < CLICK_SLACK {
        return;
    }
    if !presses.has_moved {
        presses.has_moved = true;
        // Without capture a drag ends at the edge of the chart, which is no harm.
        let _refused = stage.set_pointer_capture(event.pointer_id());
    }
    presses.pointers[at].1 = now;
    match presses.pointers.as_slice() {
        [_] => camera.pan(dx, dy),
        [(_, a), (_, b), ..] => {
            let other = if at == 0 { *b } else { *a };
            let distance = |p: ScreenPoint| (p.x - other.x).hypot(p.y - other.y).max(1.0);
            let middle = ScreenPoint { x: (now.x + other.x) / 2.0, y: (now.y + other.y) / 2.0 };
            camera.pan(dx / 2.0, dy / 2.0);
            camera.zoom_at(middle, distance(now) / distance(before));
        }
        [] => {}
    }
}

fn release(_: &Element, _: &Camera, presses: &mut Presses, event: &Event) {
    if let Some(event) = event.dyn_ref::<PointerEvent>() {
        presses.pointers.retain(|(id, _)| *id != event.pointer_id());
    }
}
