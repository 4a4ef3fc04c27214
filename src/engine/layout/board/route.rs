//! How each link goes: from which sides of its teams, and through which corridors.

use super::grid::{Grid, Item};
use super::nets::{Leg, Nets};
use super::size::UNIT;
use crate::engine::org::InteractionMode;
use crate::engine::sort::sort_by_key;

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
    /// Of platforms only, which have no other.
    Top,
}

/// The corridors of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The teams stand on one corridor.
    Gutter(u32),
    /// Out into a channel.
    Channels,
}

/// How a leg goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Route {
    pub(super) from: Side,
    pub(super) to: Side,
    pub(super) way: Way,
}

/// The way of one net through a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crossing {
    pub(super) net: u32,
    pub(super) row: usize,
    pub(super) gutter: u32,
}

#[derive(Debug, Default)]
pub(super) struct Routes {
    /// One for each leg.
    pub(super) list: Vec<Route>,
    /// By net, then row.
    pub(super) crossings: Vec<Crossing>,
}

impl Routes {
    pub(super) fn of(nets: &Nets, grid: &Grid) -> Routes {
        let list: Vec<Route> = nets.legs.iter().map(|leg| route(leg, grid)).collect();
        let mut crossings = Crossings { grid, load: vec![0; grid.gutters.len()], list: Vec::new() };
        let mut start = 0;
        for net in nets.legs.chunk_by(|a, b| a.net == b.net) {
            crossings.find(net, &list[start..start + net.len()]);
            start += net.len();
        }
        let mut crossings = crossings.list;
        sort_by_key(&mut crossings, |crossing| (crossing.net, crossing.row));
        Routes { list, crossings }
    }

    /// Where a net goes through a row.
    pub(super) fn crossing(&self, net: u32, row: usize) -> Option<u32> {
        let at = self.crossings.binary_search_by(|crossing| (crossing.net, crossing.row).cmp(&(net, row)));
        at.ok().map(|at| self.crossings[at].gutter)
    }
}

fn route(leg: &Leg, grid: &Grid) -> Route {
    let (from, to) = (grid.column_at(leg.from), grid.column_at(leg.to));
    let side = |team: u32| match (grid.is_platform(team), leg.mode) {
        (true, _) => Side::Top,
        // To the right of helpers there is nothing.
        _ if grid.column_at(team).is_helpers => Side::Left,
        (false, InteractionMode::XAsAService) => Side::Left,
        (false, InteractionMode::Collaboration | InteractionMode::Facilitating) => Side::Right,
    };
    let (start, end) = (side(leg.from), side(leg.to));
    if start == Side::Top || end == Side::Top {
        return Route { from: start, to: end, way: Way::Channels };
    }
    if grid.column_of[leg.from as usize] == grid.column_of[leg.to as usize] {
        let gutter = if start == Side::Left { from.left } else { from.right };
        return Route { from: start, to: end, way: Way::Gutter(gutter) };
    }
    if from.right == to.left {
        return Route { from: Side::Right, to: Side::Left, way: Way::Gutter(to.left) };
    }
    if to.right == from.left {
        return Route { from: Side::Left, to: Side::Right, way: Way::Gutter(from.left) };
    }
    Route { from: start, to: end, way: Way::Channels }
}

/// Looks for ways through rows, before it is known how wide corridors will be.
struct Crossings<'a> {
    grid: &'a Grid,
    /// Nets through each gutter so far.
    load: Vec<i32>,
    list: Vec<Crossing>,
}

impl Crossings<'_> {
    /// One way through each row between the team that a net starts at and those it goes to.
    fn find(&mut self, legs: &[Leg], routes: &[Route]) {
        let grid = self.grid;
        let place = |team: u32| (grid.channel_of(team), grid.rects[team as usize].center().x);
        let goals: Vec<(usize, i32)> = legs
            .iter()
            .zip(routes)
            .filter(|(_, route)| route.way == Way::Channels)
            .map(|(leg, _)| place(leg.to))
            .collect();
        let (Some(leg), Some(first), Some(last)) =
            (legs.first(), goals.iter().map(|goal| goal.0).min(), goals.iter().map(|goal| goal.0).max())
        else {
            return;
        };
        let (channel, center) = place(leg.from);
        // A platform is left anywhere on its top, so best towards where its lines go.
        let rect = &grid.rects[leg.from as usize];
        let is_platform = grid.is_platform(leg.from);
        let start = |goal: i32| if is_platform { goal.clamp(rect.x, rect.right()) } else { center };
        let mut x = None;
        for row in (first..channel).rev() {
            let goal = mean(&goals, |goal| goal <= row);
            x = Some(self.cross(leg.net, row, x.unwrap_or(start(goal)), goal));
        }
        x = None;
        for row in channel..last {
            let goal = mean(&goals, |goal| goal > row);
            x = Some(self.cross(leg.net, row, x.unwrap_or(start(goal)), goal));
        }
    }

    /// The way through a row that is the least detour; crowded ones count as longer.
    fn cross(&mut self, net: u32, row: usize, from: i32, goal: i32) -> i32 {
        let mut best = None;
        for item in &self.grid.rows[row].items {
            if let Item::Gutter(index) = *item {
                let gutter = &self.grid.gutters[index as usize];
                if gutter.kind.is_open() {
                    let (there, on) = ((gutter.x - from).abs(), (goal - gutter.x).abs());
                    let cost = (there + on + 2 * UNIT * self.load[index as usize], on);
                    if best.is_none_or(|(other, _, _)| cost < other) {
                        best = Some((cost, index, gutter.x));
                    }
                }
            }
        }
        let Some((_, gutter, x)) = best else { return from };
        self.load[gutter as usize] += 1;
        self.list.push(Crossing { net, row, gutter });
        x
    }
}

/// The mean place of those goals whose channel is meant.
fn mean(goals: &[(usize, i32)], is_meant: impl Fn(usize) -> bool) -> i32 {
    let (mut sum, mut count) = (0, 0);
    for &(channel, x) in goals {
        if is_meant(channel) {
            (sum, count) = (sum + i64::from(x), count + 1);
        }
    }
    (sum / count.max(1)) as i32
}
