//! What lies under the boxes: blocks, the base of platforms, and the interactions in their notation.

use std::fmt::Write as _;

use yew::prelude::*;

use crate::engine::layout::{Point, Rect};
use crate::engine::org::InteractionMode;
use crate::engine::team_map::TeamMap;

/// How round the corners of a line are, world units.
const ROUND: i32 = 8;

/// A mode as a token of the stylesheet.
pub(super) fn mode_token(mode: InteractionMode) -> &'static str {
    match mode {
        InteractionMode::Collaboration => "collaboration",
        InteractionMode::Facilitating => "facilitating",
        InteractionMode::XAsAService => "service",
    }
}

/// The drawing under the boxes; lines of the selected box come to the front.
pub(super) fn sheet(map: &TeamMap, selected: Option<u32>) -> Html {
    let scene = &map.scene;
    let is_own = |at: usize| {
        let link = &map.links[scene.links[at].link as usize];
        selected.is_some_and(|place| link.from == place || link.to == place)
    };
    let mut order: Vec<usize> = (0..scene.links.len()).collect();
    crate::engine::sort::sort_by_key(&mut order, |&at| (is_own(at), at));
    let block = |(at, block): (usize, &crate::engine::layout::board::BlockShape)| {
        let Rect { x, y, width, height } = block.rect;
        let title = map.blocks.get(block.block as usize).cloned().unwrap_or_default();
        html! {
            <g key={format!("block-{at}")}>
                <rect class="team-sheet__block" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx="10" />
                <text class="team-sheet__title" x={(block.title.x).to_string()} y={(block.title.y + block.title.height - 6).to_string()}>{ title }</text>
            </g>
        }
    };
    html! {
        <svg class="sheet team-sheet" width="1" height="1" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="team-sheet__hatch-ground" width="6" height="6" /><rect class="team-sheet__hatch" width="2.4" height="6" />
                </pattern>
            </defs>
            if let Some(Rect { x, y, width, height }) = scene.base {
                <rect class="team-sheet__base" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx="10" />
            }
            { for scene.blocks.iter().enumerate().map(block) }
            { for order.into_iter().map(|at| {
                let shape = &scene.links[at];
                let link = &map.links[shape.link as usize];
                let token = mode_token(link.mode);
                let stroke = (link.mode == InteractionMode::Collaboration).then_some("url(#hatch)");
                html! {
                    <g key={format!("link-{}-{}-{token}", link.from, link.to)} class="link" data-mode={token} data-own={is_own(at).then_some("true")}>
                        <path class="link__line" d={rounded(&shape.points)} {stroke} />
                        if link.mode == InteractionMode::XAsAService {
                            <path class="link__head" d={head(&shape.points)} />
                        }
                    </g>
                }
            }) }
        </svg>
    }
}

/// An orthogonal line with round corners, as path data.
fn rounded(points: &[Point]) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let put = match (at, points.get(at + 1)) {
            (0, _) => write!(path, "M{} {}", point.x, point.y),
            (_, None) => write!(path, "L{} {}", point.x, point.y),
            (_, Some(next)) => {
                let before = points[at - 1];
                let (a, b) = (toward(*point, before), toward(*point, *next));
                write!(path, "L{} {}Q{} {} {} {}", a.x, a.y, point.x, point.y, b.x, b.y)
            }
        };
        put.expect("a string takes any text");
    }
    path
}

/// A place on the way from a corner to another point, where the round part ends.
fn toward(corner: Point, other: Point) -> Point {
    let step = |from: i32, to: i32| (to - from).signum() * ROUND.min((to - from).abs() / 2);
    Point { x: corner.x + step(corner.x, other.x), y: corner.y + step(corner.y, other.y) }
}

/// The triangle at the end of a line, which points to whom is served.
fn head(points: &[Point]) -> String {
    let [.., before, end] = points else { return String::new() };
    let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum());
    let (back, aside) = (Point { x: end.x - 9 * dx, y: end.y - 9 * dy }, (6 * dy, 6 * dx));
    format!(
        "M{} {}L{} {}L{} {}z",
        end.x,
        end.y,
        back.x + aside.0,
        back.y + aside.1,
        back.x - aside.0,
        back.y - aside.1
    )
}
