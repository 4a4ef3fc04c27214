//! Lines of the map as path data of SVG.

use std::fmt::Write as _;

use crate::engine::layout::Point;

/// How round the corners of a line are, world units.
const ROUND: i32 = 8;

/// An orthogonal line with round corners, as path data.
pub fn rounded_path(points: &[Point]) -> String {
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
pub fn arrow_head(points: &[Point]) -> String {
    let [.., before, end] = points else { return String::new() };
    let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum());
    let (back_x, back_y) = (end.x - 9 * dx, end.y - 9 * dy);
    let (aside_x, aside_y) = (6 * dy, 6 * dx);
    format!("M{} {}L{} {}L{} {}z", end.x, end.y, back_x + aside_x, back_y + aside_y, back_x - aside_x, back_y - aside_y)
}
