//! Lanes of a corridor: which line runs where, so that none lie on each other and few cross.
//!
//! Lines that do not meet along the corridor can share a lane. Which lanes there are is settled first, from one end of the
//! corridor to the other; then lanes are put in order, by the crossings that each pair has in either order.

use crate::engine::sort::sort_by_key;

/// Lines on one lane keep this far from each other.
const CLEARANCE: i32 = 16;
/// With more lanes than this only the first guess at their order is taken.
const MOST_SIFTED: usize = 160;
const SIFTING_ROUNDS: usize = 6;

/// To which side of the corridor a line leaves its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// Left, or up.
    Before,
    /// Right, or down.
    After,
}

/// Where a line leaves its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tap {
    pub(super) at: i32,
    pub(super) turn: Turn,
}

/// A line along the corridor.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// What no other line on the lane may touch.
    pub(super) reach: (i32, i32),
    /// Where the line is for certain: what crosses the lane here crosses the line.
    pub(super) body: (i32, i32),
    pub(super) taps: Vec<Tap>,
}

/// Gives each line its lane, counted from the left or top, and tells how many there are.
pub(super) fn assign(spans: &[Span]) -> (Vec<u32>, usize) {
    let (mut lanes, count) = share(spans);
    let crossings = crossings(spans, &lanes, count);
    let order = in_order(&crossings, count);
    let mut place = vec![0; count];
    for (at, &lane) in (0..).zip(&order) {
        place[lane] = at;
    }
    for lane in &mut lanes {
        *lane = place[*lane as usize];
    }
    (lanes, count)
}

/// As few lanes as there are lines at the busiest point.
fn share(spans: &[Span]) -> (Vec<u32>, usize) {
    let mut order: Vec<u32> = (0..spans.len() as u32).collect();
    sort_by_key(&mut order, |&index| spans[index as usize].reach);
    let mut lanes = vec![0; spans.len()];
    let mut ends: Vec<i32> = Vec::new();
    for index in order {
        let (from, to) = spans[index as usize].reach;
        let free = ends.iter().position(|&end| i64::from(end) + i64::from(CLEARANCE) <= i64::from(from));
        let lane = free.unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(to);
        }
        ends[lane] = to;
        lanes[index as usize] = lane as u32;
    }
    (lanes, ends.len())
}

/// For lanes `a` and `b`, at `a * count + b`, the crossings if `a` comes before `b`.
fn crossings(spans: &[Span], lanes: &[u32], count: usize) -> Vec<u32> {
    let mut crossings = vec![0; count * count];
    for (first, &a) in spans.iter().zip(lanes) {
        for (second, &b) in spans.iter().zip(lanes) {
            if a != b {
                let into = |span: &Span, turn: Turn, (from, to): (i32, i32)| {
                    span.taps.iter().filter(|tap| tap.turn == turn && from < tap.at && tap.at < to).count() as u32
                };
                crossings[a as usize * count + b as usize] +=
                    into(first, Turn::After, second.body) + into(second, Turn::Before, first.body);
            }
        }
    }
    crossings
}

/// The lanes from first to last.
fn in_order(crossings: &[u32], count: usize) -> Vec<usize> {
    let gain = |a: usize, b: usize| i64::from(crossings[b * count + a]) - i64::from(crossings[a * count + b]);
    let mut order: Vec<usize> = (0..count).collect();
    let eagerness: Vec<i64> = order.iter().map(|&lane| (0..count).map(|other| gain(lane, other)).sum()).collect();
    sort_by_key(&mut order, |&lane| (-eagerness[lane], lane));
    if count > MOST_SIFTED {
        return order;
    }
    for _ in 0..SIFTING_ROUNDS {
        let mut is_better = false;
        for lane in 0..count {
            is_better |= sift(&mut order, lane, gain);
        }
        if !is_better {
            break;
        }
    }
    order
}

/// Moves one lane to where it crosses the least; tells whether that is elsewhere.
fn sift(order: &mut [usize], lane: usize, gain: impl Fn(usize, usize) -> i64) -> bool {
    let Some(start) = order.iter().position(|&other| other == lane) else { return false };
    let (mut best, mut best_gain) = (start, 0);
    let mut so_far = 0;
    for at in (0..start).rev() {
        so_far += gain(lane, order[at]);
        if so_far > best_gain {
            (best, best_gain) = (at, so_far);
        }
    }
    so_far = 0;
    for (at, &other) in order.iter().enumerate().skip(start + 1) {
        so_far += gain(other, lane);
        if so_far > best_gain {
            (best, best_gain) = (at, so_far);
        }
    }
    if best < start {
        order[best..=start].rotate_right(1);
    } else {
        order[start..=best].rotate_left(1);
    }
    best != start
}
