//! The org chart: a window onto the laid-out org, drawn only where it is seen.
//!
//! Cards are elements that glide to new places as the org grows; lines and distant shapes are a few paths beneath them.
//! Panning and zooming change one transform; the page draws anew only when the window leaves what is drawn.

mod card;
mod controls;
mod drag;
mod focused;
mod folding;
mod gradual;
mod items;
mod keys;
mod measures;
mod sheet;

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::Element;
use yew::prelude::*;

use super::browser::{focus::focus_soon, keyboard::Claim, motion, resize::use_size};
use super::canvas::{Camera, use_gestures};
use super::shared::Shared;
use super::store::Dispatch;
use super::wording;
use crate::engine::edit::Edit;
use crate::engine::ids::PersonId;
use crate::engine::layout::viewport::{Detail, Viewport};
use crate::engine::layout::{ChartInput, Orientation, Point, Rect, Scene, Workspace, lay_out};
use crate::engine::org::NONE;
use crate::session::{Act, Action, Command, Drawn, Frame, Reach, View};
use crate::ui::part::keyed_part;
use card::{Item, element_id};
use controls::{ControlsProps, controls};
pub(super) use controls::{form_switch, layers_shown, legend};
pub(super) use drag::{Dragging, use_drag};
use focused::{on_focus, reveal, use_focused};
use folding::{use_folds, use_unfolded_in_view};
use gradual::use_gradual;
use items::{Look, Siblings};
use keys::{Move, Walk};
use measures::{card_width, options, row_limit};
use sheet::{Sheet, SheetProps};

/// Pixels around the window that are drawn as well.
const MARGIN: f64 = 240.0;
/// Scales at which the names of managers, and everything, can be read on a telephone.
const NAMES_READABLE: f64 = 0.5;
const ALL_READABLE: f64 = 0.9;

/// What editing by hand in the chart leads to.
#[derive(Clone, PartialEq)]
pub(crate) struct Hand {
    /// Takes what a key asks for, and at whom.
    pub(crate) act: Callback<(Act, PersonId)>,
    /// Takes the edits of a drop.
    pub(crate) drop: Callback<Vec<Edit>>,
    /// Who the keyboard goes on at.
    pub(crate) claim: Claim,
}

#[derive(Properties, PartialEq)]
pub(crate) struct OrgChartProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) view: View,
    pub(crate) dispatch: Dispatch,
    /// Changes when another scenario is opened: then all of the chart is shown.
    pub(crate) opened: u32,
    /// Where nothing is edited, such as in a month of a run, there is none.
    pub(crate) hand: Option<Hand>,
}

/// Everyone drawn and where.
struct Picture {
    drawn: Drawn,
    siblings: Siblings,
    scene: Scene,
}

impl Picture {
    /// The shape of a person; none where they are folded away or not there.
    fn shape_of(&self, id: PersonId) -> Option<usize> {
        self.scene.shape_of(self.drawn.index(id)?)
    }
}

/// What part of the world is drawn, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Region {
    window: Rect,
    detail: Detail,
    /// Scale rounded to steps in which labels at a distance are placed anew.
    scale: f64,
}

/// The org chart.
#[component]
pub(crate) fn OrgChart(props: &OrgChartProps) -> Html {
    let (stage, world, zoom_label, ghost) = (use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref());
    let size = use_size(&stage);
    let is_narrow = motion::use_media(motion::NARROW);
    let usual = if is_narrow { Orientation::LeftRight } else { Orientation::TopDown };
    use_folds(props, is_narrow);
    let orientation = props.view.orientation.unwrap_or(usual);
    let glide = if motion::use_media(motion::REDUCED) { 0 } else { motion::MOVE };
    let workspace = use_mut_ref(Workspace::default);
    let picture = use_picture(&props.frame, &props.view, orientation, &workspace);
    let region = use_state_eq(|| None::<Region>);
    let camera = use_memo((), |()| {
        let region = region.setter();
        let drawn = std::cell::Cell::new(None::<Region>);
        let (world_node, label) = (world.clone(), zoom_label.clone());
        let camera: Rc<RefCell<Option<Camera>>> = Rc::default();
        let moved = {
            let camera = Rc::clone(&camera);
            Callback::from(move |viewport: Viewport| {
                let borrowed = camera.borrow();
                let Some(camera) = borrowed.as_ref() else { return };
                if let Some(next) = region_of(camera, viewport, drawn.get()) {
                    let before = drawn.replace(Some(next));
                    if before.is_none_or(|before| (before.detail, before.scale) != (next.detail, next.scale)) {
                        camera.settle();
                    }
                    region.set(Some(next));
                }
            })
        };
        let made = Camera::new(world_node, label, moved).reading_between(NAMES_READABLE, ALL_READABLE);
        *camera.borrow_mut() = Some(made.clone());
        made
    });
    let along = {
        let camera = camera.clone();
        Callback::from(move |(right, down): (f64, f64)| camera.pan(right, down))
    };
    use_drag(
        &stage,
        &ghost,
        props.hand.as_ref().map(|hand| Dragging {
            frame: props.frame.clone(),
            chosen: props.frame.chosen(&props.view),
            drop: hand.drop.clone(),
            along: along.clone(),
            by_grip: false,
        }),
    );
    use_gestures(&stage, &camera);
    use_kept_in_place(&camera, &picture, size, &props.view, &workspace);
    use_unfolded_in_view(&camera, &picture, &props.view.collapsed, is_narrow);
    use_effect_with(props.opened, {
        let camera = camera.clone();
        move |_| camera.fit()
    });

    let (focused, focus) = use_focused(props, &picture, &camera, &stage);
    use_selection_in_view(&camera, &picture, props.view.selected);

    let onclick = on_click(&props.dispatch, &focused);
    let onfocusin = on_focus(&focused);
    let onkeydown = on_key(props, &picture, &focused, focus, &camera);
    let gradual = use_gradual();
    let items = region.map(|region| {
        let look = Look {
            scene: &picture.scene,
            drawn: &picture.drawn,
            window: region.window,
            detail: region.detail,
            scale: region.scale,
            selected: props.view.selected,
            marked: &props.view.marked,
            focused: focus,
            collapsed: &props.view.collapsed,
            siblings: &picture.siblings,
            glide,
        };
        html! {
            <>
                // Without a key here, the people beside it would be told apart by place and not by who they are.
                { keyed_part::<Sheet>("sheet", SheetProps {
                    frame: props.frame.clone(),
                    picture: Shared::from_rc(Rc::clone(&picture)),
                    window: region.window,
                    detail: region.detail,
                    chain: chain(&picture, props.view.selected).into(),
                }) }
                { for gradual.admit(items::shown(&props.frame, &look), &look).into_iter().map(|at| {
                    let item = items::item(&props.frame, &look, &picture.scene.shapes[at]);
                    let key = item.id.0;
                    keyed_part::<Item>(key, item)
                }) }
            </>
        }
    });
    html! {
        <section class="chart" aria-label="Chart">
            <div class="chart__stage" ref={stage} role="tree" aria-label="Org chart" {onclick} {onfocusin} {onkeydown}>
                <div class="chart__world" ref={world} role="none">{ items }</div>
                <div class="chart__ghost" ref={ghost} role="none" aria-hidden="true" hidden=true />
            </div>
            { controls(&ControlsProps { camera: (*camera).clone(), zoom_label, orientation, frame: props.frame.clone(), dispatch: props.dispatch.clone(), has_collapsed: !props.view.collapsed.is_empty(), can_turn: props.hand.is_some() }) }
        </section>
    }
}

fn band_token(frame: &Frame, id: PersonId) -> &'static str {
    let load = frame.structure.position(id).and_then(|at| frame.load(at));
    load.map_or("none", |load| wording::band_token(load.band()))
}

/// What is to be drawn after the camera moved; `None` while what is drawn is enough.
fn region_of(camera: &Camera, viewport: Viewport, drawn: Option<Region>) -> Option<Region> {
    let seen = camera.window(0.0)?;
    let detail = viewport.detail();
    let scale = match detail {
        Detail::Far => (viewport.scale.log2() * 4.0).round() / 4.0,
        // Down, so that a name has the room that it is given.
        Detail::Middle => (viewport.scale.log2() * 4.0).floor() / 4.0,
        Detail::Near => 0.0,
    };
    let scale = scale.exp2();
    let kept = drawn.filter(|drawn| {
        let holds = drawn.window.union(&seen) == drawn.window;
        let is_far_larger = drawn.window.width > seen.width.saturating_mul(6);
        holds && !is_far_larger && drawn.detail == detail
    });
    // Where only the labels need new places, lines and shapes stay as they are drawn.
    match kept {
        Some(drawn) if drawn.scale == scale => None,
        Some(drawn) => Some(Region { scale, ..drawn }),
        None => Some(Region { window: camera.window(MARGIN).unwrap_or(seen), detail, scale }),
    }
}

#[hook]
fn use_picture(
    frame: &Shared<Frame>,
    view: &View,
    orientation: Orientation,
    workspace: &Rc<RefCell<Workspace>>,
) -> Rc<Picture> {
    let workspace = Rc::clone(workspace);
    use_memo((frame.clone(), view.collapsed.clone(), orientation), move |(frame, collapsed, orientation)| {
        let drawn = frame.drawn();
        let is_collapsed: Vec<bool> = drawn.ids.iter().map(|id| collapsed.contains(id)).collect();
        let widths: Vec<i32> = drawn.ids.iter().map(|&id| card_width(frame, id)).collect();
        let layers = frame.report.metrics.management_layers;
        let limits: Vec<u32> = drawn.parent.iter().map(|&above| row_limit(above == NONE, layers)).collect();
        let input = ChartInput {
            parent: &drawn.parent,
            collapsed: &is_collapsed,
            widths: Some(&widths),
            row_limits: Some(&limits),
        };
        let scene = lay_out(&input, &options(*orientation), &mut workspace.borrow_mut());
        Picture { siblings: Siblings::of(&drawn), drawn, scene }
    })
}

/// The first root, with the nearest of those below it.
fn home(scene: &Scene) -> Rect {
    let Some(root) = scene.shapes.first().map(|shape| shape.rect) else { return Rect::default() };
    let (from, below) = (root.center(), scene.shapes.iter().filter(|shape| shape.manager == Some(0)));
    let way = |rect: Rect| (rect.center().x - from.x).abs().saturating_add((rect.center().y - from.y).abs());
    let nearest = below.map(|shape| shape.rect).min_by_key(|&rect| way(rect));
    nearest.map_or(root, |nearest| root.union(&nearest))
}

/// The lines from a person up to the root, as path data.
fn chain(picture: &Picture, selected: Option<PersonId>) -> String {
    let mut path = String::new();
    let mut at = selected.and_then(|id| picture.drawn.index(id)).and_then(|at| picture.scene.shape_of(at));
    while let Some(shape) = at {
        for (corner, Point { x, y }) in picture.scene.connector(shape).into_iter().enumerate() {
            let letter = if corner == 0 { 'M' } else { 'L' };
            write!(path, "{letter}{x} {y}").expect("a string takes any text");
        }
        at = picture.scene.shapes[shape].manager.map(|manager| manager as usize);
    }
    path
}

/// When the layout changes, whoever is selected, else the first root, stays where they are seen.
#[hook]
fn use_kept_in_place(
    camera: &Camera,
    picture: &Rc<Picture>,
    size: Option<crate::engine::layout::viewport::ScreenSize>,
    view: &View,
    workspace: &Rc<RefCell<Workspace>>,
) {
    let workspace = Rc::clone(workspace);
    let before = use_mut_ref(|| None::<Rc<Picture>>);
    let inputs = (camera.clone(), Shared::from_rc(Rc::clone(picture)), size);
    let (picture, selected) = (Rc::clone(picture), view.selected);
    use_effect_with(inputs, move |(camera, _, size)| {
        if let Some(size) = size {
            let place = |picture: &Picture, id: PersonId| {
                let shape = picture.scene.shape_of(picture.drawn.index(id)?)?;
                let Rect { x, y, .. } = picture.scene.shapes[shape].rect;
                Some(Point { x, y })
            };
            let old = before.borrow_mut().replace(Rc::clone(&picture));
            let kept = old.as_ref().and_then(|old| {
                let root = old.drawn.ids.get(old.scene.shapes.first()?.person as usize).copied();
                let both = |id| Some((place(old, id)?, place(&picture, id)?));
                selected.and_then(both).or_else(|| root.and_then(both))
            });
            camera.adjust(picture.scene.bounds, home(&picture.scene), *size, kept);
            if let Some(old) = old.and_then(Rc::into_inner) {
                workspace.borrow_mut().recycle(old.scene);
            }
        }
    });
}

/// Whoever gets selected comes into view, large enough to read.
#[hook]
fn use_selection_in_view(camera: &Camera, picture: &Rc<Picture>, selected: Option<PersonId>) {
    let (camera, picture) = (camera.clone(), Rc::clone(picture));
    use_effect_with(selected, move |selected| {
        let shape = selected.and_then(|id| picture.scene.shape_of(picture.drawn.index(id)?));
        if let Some(shape) = shape {
            let rect = picture.scene.shapes[shape].rect;
            if !camera.shows(&rect) || camera.viewport().detail() == Detail::Far {
                camera.reveal(&rect, 0.5);
            }
        }
    });
}

pub(super) fn person_of(target: Option<web_sys::EventTarget>) -> Option<(PersonId, bool)> {
    let element: Element = target?.dyn_into().ok()?;
    let person = element.closest("[data-person]").ok()??.get_attribute("data-person")?.parse().ok()?;
    let is_toggle = element.closest("[data-toggle]").ok().flatten().is_some();
    Some((PersonId(person), is_toggle))
}

fn on_click(dispatch: &Dispatch, focused: &UseStateHandle<Option<PersonId>>) -> Callback<MouseEvent> {
    let (dispatch, focused) = (dispatch.clone(), focused.setter());
    Callback::from(move |event: MouseEvent| match person_of(event.target()) {
        Some((person, true)) => dispatch.dispatch(Command::Toggle(person)),
        Some((person, false)) => {
            focused.set(Some(person));
            let is_besides = event.ctrl_key() || event.meta_key() || event.shift_key();
            dispatch.dispatch(if is_besides { Command::Mark(person) } else { Command::Select(Some(person)) });
        }
        None => dispatch.dispatch(Command::Select(None)),
    })
}

fn on_key(
    props: &OrgChartProps,
    picture: &Rc<Picture>,
    focused: &UseStateHandle<Option<PersonId>>,
    focus: Option<PersonId>,
    camera: &Camera,
) -> Callback<KeyboardEvent> {
    let (dispatch, picture, focused) = (props.dispatch.clone(), Rc::clone(picture), focused.setter());
    let (camera, collapsed, hand) = (camera.clone(), props.view.collapsed.clone(), props.hand.clone());
    Callback::from(move |event: KeyboardEvent| {
        // Keys act on whoever has the focus, however they got it.
        let focus = person_of(event.target()).map(|(person, _)| person).or(focus);
        let Some((id, at)) = focus.and_then(|id| Some((id, picture.drawn.index(id)?))) else { return };
        let is_open = |at: u32| {
            let has_reports = picture.siblings.n_below(at) > 0;
            has_reports.then(|| !collapsed.contains(&picture.drawn.ids[at as usize]))
        };
        let walk = Walk { scene: &picture.scene, drawn: &picture.drawn, is_open: &is_open };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let act = Action::pressed(&event.key(), false, event.shift_key(), Reach::Chart, true);
        if let Some((act, hand)) = act.zip(hand.as_ref()) {
            event.prevent_default();
            event.stop_propagation();
            hand.act.emit((act, id));
            return;
        }
        let Some(asked) = walk.key(&event.key(), at) else { return };
        event.prevent_default();
        match asked {
            Move::Focus(next) => {
                focused.set(Some(next));
                reveal(&camera, &picture, next);
                focus_soon(element_id(next));
            }
            Move::Toggle => dispatch.dispatch(Command::Toggle(id)),
            Move::Select => dispatch.dispatch(Command::Select(Some(id))),
            Move::Expand(people) => dispatch.dispatch(Command::Expand(people)),
        }
    })
}
