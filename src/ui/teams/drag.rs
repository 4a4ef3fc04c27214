//! Drag from the handle of a box to another box to connect the two.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::connect::Asked;
use super::place_of;
use crate::engine::ids::TeamId;
use crate::engine::team_map::{MapNode, TeamMap};
use crate::ui::canvas::swallow;
use crate::ui::shared::Shared;

/// Attaches the gesture to the map's window. While it lasts a line follows the pointer, drawn without the page's help.
#[hook]
pub(super) fn use_drag(stage: &NodeRef, world: &NodeRef, map: &Rc<TeamMap>, asked: &UseStateHandle<Option<Asked>>) {
    let inputs = (stage.clone(), world.clone(), Shared::from_rc(Rc::clone(map)));
    let asked = asked.setter();
    use_effect_with(inputs, move |(stage, world, map)| {
        let listeners = stage.cast::<Element>().zip(world.cast::<Element>());
        let listeners = listeners.map(|(stage, world)| listen(&stage, &world, map.rc(), &asked));
        move || drop(listeners)
    });
}

/// The team that is dragged from, and the middle of its handle in world units.
type Start = (usize, f64, f64);

fn listen(
    stage: &Element,
    world: &Element,
    map: Rc<TeamMap>,
    asked: &UseStateSetter<Option<Asked>>,
) -> Vec<EventListener> {
    let from: Rc<RefCell<Option<Start>>> = Rc::default();
    let has_left: Rc<Cell<bool>> = Rc::default();
    let press = {
        let (from, map, has_left) = (Rc::clone(&from), Rc::clone(&map), Rc::clone(&has_left));
        EventListener::new_with_options(
            stage,
            "pointerdown",
            EventListenerOptions::run_in_capture_phase(),
            move |event| {
                has_left.set(false);
                let Some(at) = handle_of(event.target()) else { return };
                // The map stays where it is while a line is drawn.
                event.stop_propagation();
                let rect = map.scene.teams[at].rect;
                *from.borrow_mut() = Some((at, f64::from(rect.right()), f64::from(rect.center().y)));
            },
        )
    };
    let follow = {
        let (from, world) = (Rc::clone(&from), world.clone());
        EventListener::new(&gloo::utils::document(), "pointermove", move |event| {
            let Some((_, x, y)) = *from.borrow() else { return };
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            let (to_x, to_y) = in_world(&world, event);
            draw(&world, &format!("M{x:.0} {y:.0}L{to_x:.0} {to_y:.0}"));
        })
    };
    let release = {
        let (from, world, asked, has_left) = (Rc::clone(&from), world.clone(), asked.clone(), Rc::clone(&has_left));
        EventListener::new(&gloo::utils::document(), "pointerup", move |event| {
            let Some((at, ..)) = from.borrow_mut().take() else { return };
            draw(&world, "");
            let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
            let (x, y) = (event.client_x() as f32, event.client_y() as f32);
            let target = gloo::utils::document().element_from_point(x, y);
            let to = place_of(target.map(Into::into));
            has_left.set(to != Some(at));
            let team = |at: usize| match map.teams.get(at)?.node {
                MapNode::Team(team) => Some(team),
                MapNode::TeamOf(_) | MapNode::Group(_) => None,
            };
            let pair: Option<(TeamId, TeamId)> = team(at).zip(to.and_then(team));
            if let Some((own, other)) = pair.filter(|(own, other)| own != other) {
                asked.set(Some(Asked { own, other }));
            }
        })
    };
    vec![press, follow, release, swallow(stage, move || has_left.take())]
}

fn handle_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("[data-handle]").ok()??.get_attribute("data-handle")?.parse().ok()
}

/// Where a pointer is in world units.
fn in_world(world: &Element, event: &PointerEvent) -> (f64, f64) {
    let rect = world.get_bounding_client_rect();
    // The world is an empty box at its origin; its sheet is one unit wide, so that its width on the screen is the scale.
    let unit = world.query_selector(".team-sheet").ok().flatten().map(|sheet| sheet.get_bounding_client_rect().width());
    let scale = unit.filter(|scale| *scale > 0.0).unwrap_or(1.0);
    ((f64::from(event.client_x()) - rect.left()) / scale, (f64::from(event.client_y()) - rect.top()) / scale)
}

fn draw(world: &Element, path: &str) {
    if let Ok(Some(line)) = world.query_selector(".team-sheet__drag") {
        // A path takes any text as its data.
        let _refused = line.set_attribute("d", path);
    }
}
