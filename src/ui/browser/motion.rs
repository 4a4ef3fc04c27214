//! What the system says about motion and room, and motion itself.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Element;
use web_sys::js_sys::{Array, Function, Object, Reflect};
use yew::prelude::*;

/// The screen is too narrow for a panel beside the chart.
pub(crate) const NARROW: &str = "(max-width: 720px)";
/// What points is a finger.
pub(crate) const FINGER: &str = "(pointer: coarse)";
/// The system asks for dark colors.
pub(crate) const DARK: &str = "(prefers-color-scheme: dark)";

/// The system asks for less motion.
pub(crate) const REDUCED: &str = "(prefers-reduced-motion: reduce)";
/// Milliseconds of a move, as `--move` of the stylesheet.
pub(crate) const MOVE: u32 = 320;

/// Lets an element glide from so many pixels beside its place to its place.
///
/// The stylesheet could do it from two custom properties, at three times the work for each element that moves.
pub(crate) fn glide(element: &Element, (right, down): (i32, i32), millis: u32) {
    let way = Array::of2(&format!("{right}px {down}px").into(), &"none".into());
    let keyframes = Object::new();
    for (name, value) in [("translate", way.into()), ("easing", JsValue::from("ease-out"))] {
        // A plain object takes any property.
        let _refused = Reflect::set(&keyframes, &name.into(), &value);
    }
    // Every browser has the function; web-sys counts it among what may change.
    if let Some(animate) =
        Reflect::get(element, &"animate".into()).ok().and_then(|found| found.dyn_into::<Function>().ok())
    {
        let _refused = animate.call2(element, &keyframes, &millis.into());
    }
}

/// Whether a media query holds now.
pub(crate) fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether a media query holds, as it changes.
#[hook]
pub(crate) fn use_media(query: &'static str) -> bool {
    let holds = use_state_eq(|| matches(query));
    use_effect_with((), {
        let holds = holds.setter();
        move |()| {
            let list = window().match_media(query).ok().flatten();
            let listener = list.map(|list| EventListener::new(&list, "change", move |_| holds.set(matches(query))));
            move || drop(listener)
        }
    });
    *holds
}
