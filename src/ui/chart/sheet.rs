//! What lies under the cards: lines, and at a distance the shapes themselves, each kind as one path.

use std::fmt::Write as _;

use yew::prelude::*;

use super::{Picture, band_token};
use crate::engine::layout::viewport::Detail;
use crate::engine::layout::{Link, LinkKind, Rect, Scene, Shape, ShapeKind};
use crate::session::Frame;
use crate::ui::shared::Shared;

/// One path of shapes of one kind.
#[derive(Clone, Debug, PartialEq)]
struct Layer {
    /// Token of the stylesheet.
    token: &'static str,
    /// Path data.
    path: String,
}

/// The lines of a window as one path; at a distance without those to chips, which are a block then.
fn lines(scene: &Scene, window: Rect, detail: Detail) -> String {
    let mut path = String::new();
    for Link { from, to, kind } in scene.visible_links(window).map(|at| scene.links[at]) {
        if detail == Detail::Far && kind == LinkKind::Spine {
            continue;
        }
        push(&mut path, format_args!("M{} {}L{} {}", from.x, from.y, to.x, to.y));
    }
    path
}

/// The shapes of a window that this detail draws as paths, by token.
fn shapes(scene: &Scene, window: Rect, detail: Detail, token: impl Fn(u32) -> &'static str) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    if detail == Detail::Near {
        return layers;
    }
    let mut block: Option<Rect> = None;
    for shape in scene.visible(window).map(|at| &scene.shapes[at]) {
        let token = match shape.kind {
            ShapeKind::Chip if detail == Detail::Far => {
                let stacked = block.filter(|above| is_below(above, shape));
                let start = block.filter(|_| stacked.is_none());
                block = Some(stacked.map_or(shape.rect, |above| above.union(&shape.rect)));
                let Some(done) = start else { continue };
                add(&mut layers, "chip", done);
                continue;
            }
            ShapeKind::Chip => "chip",
            ShapeKind::Card if detail == Detail::Far => token(shape.person),
            ShapeKind::Card => continue,
        };
        add(&mut layers, token, shape.rect);
    }
    if let Some(last) = block {
        add(&mut layers, "chip", last);
    }
    layers
}

/// Whether a chip stands right under a block of chips: at a distance they are one shape.
fn is_below(block: &Rect, chip: &Shape) -> bool {
    let Rect { x, y, width, height } = chip.rect;
    x == block.x && width == block.width && (0..height).contains(&(y - block.bottom()))
}

fn add(layers: &mut Vec<Layer>, token: &'static str, rect: Rect) {
    let at = layers.iter().position(|layer| layer.token == token).unwrap_or_else(|| {
        layers.push(Layer { token, path: String::new() });
        layers.len() - 1
    });
    let Rect { x, y, width, height } = rect;
    push(&mut layers[at].path, format_args!("M{x} {y}h{width}v{height}h-{width}z"));
}

fn push(path: &mut String, text: std::fmt::Arguments<'_>) {
    path.write_fmt(text).expect("a string takes any text");
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) frame: Shared<Frame>,
    pub(super) picture: Shared<Picture>,
    pub(super) window: Rect,
    pub(super) detail: Detail,
    /// The chain of command of whoever is selected.
    pub(super) chain: AttrValue,
}

/// Lines and distant shapes.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let SheetProps { frame, picture, window, detail, chain } = props;
    let token = |at: u32| band_token(frame, picture.drawn.ids[at as usize]);
    html! {
        <svg class="sheet" width="1" height="1" aria-hidden="true" focusable="false">
            <path class="sheet__lines" d={lines(&picture.scene, *window, *detail)} />
            if !chain.is_empty() {
                <path class="sheet__chain" d={chain} />
            }
            { for shapes(&picture.scene, *window, *detail, token).into_iter().map(|layer| html! {
                <path key={layer.token} class="sheet__shapes" data-band={layer.token} d={layer.path} />
            }) }
        </svg>
    }
}
