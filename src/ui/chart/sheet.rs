//! What lies under the cards: lines, and at a distance the shapes themselves, each kind as one path.

use std::fmt::Write as _;

use yew::prelude::*;

use crate::engine::layout::viewport::Detail;
use crate::engine::layout::{Link, Rect, Scene, ShapeKind};

/// One path of shapes of one kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layer {
    /// Token of the stylesheet.
    pub(super) token: &'static str,
    /// Path data.
    pub(super) path: String,
}

/// The lines of a window as one path.
pub(super) fn lines(scene: &Scene, window: Rect) -> String {
    let mut path = String::new();
    for Link { from, to, .. } in scene.visible_links(window).map(|at| scene.links[at]) {
        push(&mut path, format_args!("M{} {}L{} {}", from.x, from.y, to.x, to.y));
    }
    path
}

/// The shapes of a window that this detail draws as paths, by token.
pub(super) fn shapes(scene: &Scene, window: Rect, detail: Detail, token: impl Fn(u32) -> &'static str) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    if detail == Detail::Near {
        return layers;
    }
    for shape in scene.visible(window).map(|at| &scene.shapes[at]) {
        let token = match shape.kind {
            ShapeKind::Chip => "chip",
            ShapeKind::Card if detail == Detail::Far => token(shape.person),
            ShapeKind::Card => continue,
        };
        let at = layers.iter().position(|layer| layer.token == token).unwrap_or_else(|| {
            layers.push(Layer { token, path: String::new() });
            layers.len() - 1
        });
        let Rect { x, y, width, height } = shape.rect;
        push(&mut layers[at].path, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
    }
    layers
}

fn push(path: &mut String, text: std::fmt::Arguments<'_>) {
    path.write_fmt(text).expect("a string takes any text");
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// Changes with each step of growth, so that new lines fade in.
    pub(super) step: u32,
    pub(super) lines: AttrValue,
    pub(super) layers: Vec<Layer>,
    /// The chain of command of whoever is selected.
    pub(super) chain: AttrValue,
}

/// Lines and distant shapes.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    html! {
        <svg class="sheet" width="1" height="1" aria-hidden="true" focusable="false">
            <path key={props.step} class="sheet__lines" d={&props.lines} />
            if !props.chain.is_empty() {
                <path class="sheet__chain" d={&props.chain} />
            }
            { for props.layers.iter().map(|layer| html! {
                <path key={layer.token} class="sheet__shapes" data-band={layer.token} d={layer.path.clone()} />
            }) }
        </svg>
    }
}
