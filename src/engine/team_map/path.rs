//! Lines of the map as path data of SVG.

use std::fmt::Write as _;

use super::TeamMap;
use crate::engine::layout::Point;
use crate::engine::org::InteractionMode;
use crate::engine::sort::sort_by_key;

/// Lines that are drawn as one, so that what they share is no heavier than the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The mode of all of them.
    pub mode: InteractionMode,
    /// Whether they are those to bring out.
    pub is_own: bool,
    /// The lines, as path data.
    pub lines: String,
    /// The triangles that point to whom is served, as path data; empty but for services.
    pub heads: String,
}

impl TeamMap {
    /// The lines of the map, those to bring out last. `is_own` is asked by place among the scene's lines.
    pub fn bundles(&self, is_own: impl Fn(usize) -> bool) -> Vec<Bundle> {
        let links = &self.scene.links;
        let mut order: Vec<(bool, u32, usize)> =
            (0..links.len()).map(|at| (is_own(at), links[at].bundle, at)).collect();
        sort_by_key(&mut order, |place| *place);
        let bundle = |places: &[(bool, u32, usize)]| {
            let mode = links[places[0].2].mode;
            let mut bundle = Bundle { mode, is_own: places[0].0, lines: String::new(), heads: String::new() };
            for (.., at) in places {
                bundle.lines.push_str(&rounded_path(&links[*at].points));
                if mode == InteractionMode::XAsAService {
                    bundle.heads.push_str(&arrow_head(&links[*at].points));
                }
            }
            bundle
        };
        order.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).map(bundle).collect()
    }
}

/// How round the corners of a line are, world units.
const ROUND: i32 = 8;

/// An orthogonal line with round corners, as path data.
fn rounded_path(points: &[Point]) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let put = match (at, points.get(at + 1)) {
            (0, _) => write!(path, "M{} {}", point.x, point.y),
            (_, None) => write!(path, "L{} {}", point.x, point.y),
            (_, Some(next)) => {
                let (a, b) = (toward(*point, points[at - 1]), toward(*point, *next));
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
fn arrow_head(points: &[Point]) -> String {
    let [.., before, end] = points else { return String::new() };
    let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum());
    let (back_x, back_y) = (end.x - 9 * dx, end.y - 9 * dy);
    let (aside_x, aside_y) = (6 * dy, 6 * dx);
    format!("M{} {}L{} {}L{} {}z", end.x, end.y, back_x + aside_x, back_y + aside_y, back_x - aside_x, back_y - aside_y)
}
