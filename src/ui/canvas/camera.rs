//! What the window shows, moved without drawing anything anew: only the world's transform changes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::prelude::*;

use crate::engine::layout::viewport::{ScreenPoint, ScreenSize, Viewport, ZoomRange};
use crate::engine::layout::{Point, Rect};

/// Pixels between the chart and the edge of its window when all of it is shown.
const PADDING: f64 = 28.0;
/// Pixels of the chart that stay in the window however far it is moved.
const KEPT: f64 = 80.0;
/// Scale that showing all of a chart never exceeds.
const LARGEST_FIT: f64 = 1.2;
/// Pixels across below which a window is narrow: all of a chart would be too small to read there.
const NARROW: f64 = 720.0;
/// A narrow window shows nothing smaller than this by itself.
const SMALLEST_NARROW_FIT: f64 = 0.37;
/// Milliseconds without a move after which the size of letters follows the scale.
const SETTLED_AFTER: u32 = 120;

/// What the window shows.
#[derive(Debug, Default)]
struct State {
    viewport: Viewport,
    /// Keeps showing all of the chart until a person moves it.
    follows: bool,
    bounds: Rect,
    /// The first root, and whom it is to be seen with: where a window too narrow for all of the chart starts.
    home: Rect,
    /// Scales between which a narrow window starts, so that all of the chart's width is in it.
    readable: (f64, f64),
    screen: Option<ScreenSize>,
    /// What the world's transform shows.
    applied: Option<Viewport>,
    /// The scale that letters and outlines have the size for.
    settled: f64,
    settling: Option<Timeout>,
}

/// The camera: shared by gestures, keys and buttons.
#[derive(Clone)]
pub(in crate::ui) struct Camera {
    state: Rc<RefCell<State>>,
    world: NodeRef,
    label: NodeRef,
    moved: Callback<Viewport>,
}

impl PartialEq for Camera {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

impl Camera {
    pub(in crate::ui) fn new(world: NodeRef, label: NodeRef, moved: Callback<Viewport>) -> Self {
        let readable = (SMALLEST_NARROW_FIT, SMALLEST_NARROW_FIT);
        let state = State { follows: true, readable, ..State::default() };
        Camera { state: Rc::new(RefCell::new(state)), world, label, moved }
    }

    /// Lets a narrow window start at the width of the chart: not below the first scale, where names can just be read, and
    /// no larger than the second, where everything can.
    pub(in crate::ui) fn reading_between(self, least: f64, enough: f64) -> Self {
        self.state.borrow_mut().readable = (least, enough);
        self
    }

    pub(in crate::ui) fn viewport(&self) -> Viewport {
        self.state.borrow().viewport
    }

    /// The part of the world in the window, with `margin` pixels around it.
    pub(in crate::ui) fn window(&self, margin: f64) -> Option<Rect> {
        let state = self.state.borrow();
        state.screen.map(|screen| state.viewport.window(screen, margin))
    }

    /// Whether something is in the window, and not behind what lies over the window's lower end.
    pub(in crate::ui) fn shows(&self, rect: &Rect) -> bool {
        let Some(screen) = self.free() else { return false };
        let window = self.viewport().window(screen, -8.0);
        window.union(rect) == window
    }

    /// The part of the window that nothing lies over.
    fn free(&self) -> Option<ScreenSize> {
        let screen = self.state.borrow().screen?;
        let covered =
            self.world.cast::<Element>().and_then(|world| world.parent_element()).map_or(0.0, |it| covered(&it));
        Some(ScreenSize { height: (screen.height - covered).max(screen.height / 4.0), ..screen })
    }

    /// The chart or the window has another size. Something that was at `before` and is at `after` stays where it is seen.
    pub(in crate::ui) fn adjust(&self, bounds: Rect, home: Rect, screen: ScreenSize, kept: Option<(Point, Point)>) {
        let is_first = self.state.borrow().screen.is_none();
        {
            let mut state = self.state.borrow_mut();
            (state.bounds, state.home, state.screen) = (bounds, home, Some(screen));
            if let Some((before, after)) = kept.filter(|_| !state.follows) {
                state.viewport.x += f64::from(after.x - before.x);
                state.viewport.y += f64::from(after.y - before.y);
            }
        }
        let follows = self.state.borrow().follows;
        if follows { self.show_all(!is_first) } else { self.apply(false) }
    }

    /// Shows all of the chart, and goes on doing so.
    pub(in crate::ui) fn fit(&self) {
        self.state.borrow_mut().follows = true;
        self.show_all(true);
    }

    fn show_all(&self, is_animated: bool) {
        {
            let mut state = self.state.borrow_mut();
            let Some(screen) = state.screen else { return };
            let padding = if screen.width < NARROW { PADDING / 2.0 } else { PADDING };
            let mut fitted = Viewport::fit(&state.bounds, screen, padding, LARGEST_FIT);
            let (least, enough) = state.readable;
            if screen.width < NARROW && fitted.scale < enough {
                let wide = (screen.width - 2.0 * padding).max(1.0) / f64::from(state.bounds.width.max(1));
                let both = Viewport::fit(&state.home, screen, padding, enough).scale;
                let scale = wide.clamp(least, enough).min(both).max(fitted.scale).max(SMALLEST_NARROW_FIT);
                // At the beginning of the chart, where its start is in view from there, else around its start.
                let start = |(near, far): (i32, i32), room: f64, from: i32, extent: i32| {
                    let (from, room, padding) = (f64::from(from), room / scale, padding / scale);
                    let first = from - padding;
                    let last = (from + f64::from(extent) + padding - room).max(first);
                    let around = (f64::from(near) + f64::from(far)) / 2.0 - room / 2.0;
                    if f64::from(far) + padding <= first + room { first } else { around.clamp(first, last) }
                };
                let home = state.home;
                let Rect { x, y, width, height } = state.bounds;
                fitted = Viewport {
                    x: start((home.x, home.right()), screen.width, x, width),
                    y: start((home.y, home.bottom()), screen.height, y, height),
                    scale,
                };
            }
            state.viewport = fitted;
        }
        self.apply(is_animated);
    }

    /// Moves the chart by pixels.
    pub(in crate::ui) fn pan(&self, right: f64, down: f64) {
        self.set(|viewport, _, _| viewport.pan(right, down));
        self.apply(false);
    }

    /// Enlarges by a factor about a place in the window.
    pub(in crate::ui) fn zoom_at(&self, pointer: ScreenPoint, factor: f64) {
        self.set(|viewport, _, range| viewport.zoom_at(pointer, factor, range));
        self.apply(false);
    }

    /// Enlarges by a factor about the middle of the window.
    pub(in crate::ui) fn zoom(&self, factor: f64) {
        self.set(|viewport, screen, range| {
            viewport.zoom_at(ScreenPoint { x: screen.width / 2.0, y: screen.height / 2.0 }, factor, range)
        });
        self.apply(true);
    }

    /// Brings something into the window, moving as little as possible, at a scale of at least `least`.
    pub(in crate::ui) fn reveal(&self, rect: &Rect, least: f64) {
        let free = self.free();
        self.set(|viewport, screen, range| {
            let screen = free.unwrap_or(screen);
            let viewport = if viewport.scale < least {
                let middle = Viewport::fit(rect, screen, 0.0, least);
                Viewport { scale: range.limit(middle.scale), ..middle }
            } else {
                viewport
            };
            viewport.reveal(rect, screen, 48.0)
        });
        self.apply(true);
    }

    fn set(&self, change: impl FnOnce(Viewport, ScreenSize, &ZoomRange) -> Viewport) {
        let mut state = self.state.borrow_mut();
        let Some(screen) = state.screen else { return };
        let fitting = Viewport::fit(&state.bounds, screen, PADDING, LARGEST_FIT).scale;
        let range = ZoomRange::default().including(fitting);
        state.viewport = change(state.viewport, screen, &range).clamp(&state.bounds, screen, KEPT, &range);
        state.follows = false;
    }

    fn apply(&self, is_animated: bool) {
        let viewport = self.viewport();
        // Most steps of growth change neither place nor scale of what is shown.
        let is_same = self.state.borrow_mut().applied.replace(viewport) == Some(viewport);
        if is_same {
            self.moved.emit(viewport);
            return;
        }
        if let Some(world) = self.world.cast::<HtmlElement>() {
            let offset = viewport.translation();
            let transform = format!("translate({:.2}px, {:.2}px) scale({:.5})", offset.x, offset.y, viewport.scale);
            let style = world.style();
            for (name, value) in [
                ("transition-duration", if is_animated { "var(--move)" } else { "0s" }),
                ("transform", transform.as_str()),
            ] {
                // These properties take any value that parses; these do.
                let _refused = style.set_property(name, value);
            }
            let sheet = world.query_selector(".sheet").ok().flatten();
            if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<SvgElement>().ok()) {
                let _refused = sheet.style().set_property("--px", &pixel(viewport));
            }
        }
        if let Some(label) = self.label.cast::<HtmlElement>() {
            label.set_inner_text(&format!("{:.0} %", viewport.scale * 100.0));
        }
        self.moved.emit(viewport);
        if self.state.borrow().settled != viewport.scale {
            self.settle_later();
        }
    }

    /// Gives letters and outlines the size that the present scale asks for. Every element below inherits it and is styled
    /// anew, which is too much for every frame of a gesture.
    pub(in crate::ui) fn settle(&self) {
        if let Some(world) = self.world.cast::<HtmlElement>() {
            let viewport = self.viewport();
            self.state.borrow_mut().settled = viewport.scale;
            let _refused = world.style().set_property("--px", &pixel(viewport));
        }
    }

    fn settle_later(&self) {
        let camera = self.clone();
        let timeout = Timeout::new(SETTLED_AFTER, move || camera.settle());
        self.state.borrow_mut().settling = Some(timeout);
    }
}

/// Pixels of a window's lower end that a sheet lies over, as details do on a telephone.
fn covered(stage: &Element) -> f64 {
    let Ok(Some(sheet)) = gloo::utils::document().query_selector("[data-sheet]") else { return 0.0 };
    let (stage, sheet) = (stage.get_bounding_client_rect(), sheet.get_bounding_client_rect());
    let lies_over = sheet.left() < stage.right() && sheet.top() > stage.top() && sheet.bottom() >= stage.bottom();
    if lies_over { (stage.bottom() - sheet.top()).max(0.0) } else { 0.0 }
}

/// A pixel of the screen in world units.
fn pixel(viewport: Viewport) -> String {
    format!("{:.4}px", 1.0 / viewport.scale)
}
