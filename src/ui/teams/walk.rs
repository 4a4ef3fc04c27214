//! The keyboard on the map: the arrow keys go to the nearest box in their direction.

use crate::engine::layout::Rect;
use crate::engine::team_map::TeamMap;

/// The box that a key leads to.
pub(super) fn step(map: &TeamMap, from: usize, key: &str) -> Option<usize> {
    let last = map.teams.len().checked_sub(1)?;
    let (right, down) = match key {
        "ArrowRight" => (1, 0),
        "ArrowLeft" => (-1, 0),
        "ArrowDown" => (0, 1),
        "ArrowUp" => (0, -1),
        "Home" => return Some(0),
        "End" => return Some(last),
        _ => return None,
    };
    let rect = |at: usize| map.scene.teams[at].rect;
    let start = rect(from);
    let others = (0..=last).filter(|&at| at != from);
    // What lies aside counts thrice: straight on comes first.
    let cost = |at: usize| {
        let (ahead, aside) = way(start, rect(at), right, down)?;
        Some((ahead + 3 * aside, at))
    };
    others.filter_map(cost).min().map(|(_, at)| at)
}

/// How far a box lies ahead in a direction, and how far aside; boxes beside each other are not aside. One that begins before the
/// other ends is not ahead of it.
fn way(from: Rect, to: Rect, right: i32, down: i32) -> Option<(i32, i32)> {
    let gap = |a: i32, b: i32, c: i32, d: i32| (c - b).max(a - d).max(0);
    let (here, there) = (from.center(), to.center());
    let (beside, below) = (gap(from.x, from.right(), to.x, to.right()), gap(from.y, from.bottom(), to.y, to.bottom()));
    let (ahead, room, aside) = if right != 0 {
        ((there.x - here.x) * right, beside, below)
    } else {
        ((there.y - here.y) * down, below, beside)
    };
    (ahead > 0 && room > 0).then_some((ahead, aside))
}
