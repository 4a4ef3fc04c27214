//! Where lines touch boxes: each bundle has one port on each side of a team that it uses.
//!
//! Ports of stacks lie half a unit off the grid, which puts a single one in the middle of a box, and those of helpers on
//! the grid, so that lines from both sides of a corridor never lie on each other.

use super::super::geometry::Rect;
use super::grid::Grid;
use super::nets::{Leg, Nets};
use super::route::{Route, Routes, Side, Way};
use super::size::{self, INSET, UNIT};
use crate::engine::sort::sort_by_key;

/// Where one bundle touches one side of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Port {
    pub(super) team: u32,
    pub(super) side: Side,
    pub(super) net: u32,
    /// Along the side: from the top of the row, or from the left of the board.
    pub(super) at: i32,
}

impl Port {
    fn key(&self) -> (u32, Side, u32) {
        (self.team, self.side, self.net)
    }
}

/// All ports, by team, side and net.
#[derive(Debug, Default)]
pub(super) struct Ports {
    pub(super) list: Vec<Port>,
    /// For each leg, whether it goes straight across from a stack to a helper, without a port of its own there.
    pub(super) is_straight: Vec<bool>,
}

impl Ports {
    pub(super) fn of(nets: &Nets, routes: &Routes) -> Ports {
        Ports::without(nets, routes, vec![false; nets.legs.len()])
    }

    fn without(nets: &Nets, routes: &Routes, is_straight: Vec<bool>) -> Ports {
        let mut list = Vec::with_capacity(2 * nets.legs.len());
        for (at, (leg, route)) in nets.legs.iter().zip(&routes.list).enumerate() {
            for (team, side) in [(leg.from, route.from), (leg.to, route.to)] {
                if !(is_straight[at] && side == Side::Left) {
                    list.push(Port { team, side, net: leg.net, at: 0 });
                }
            }
        }
        sort_by_key(&mut list, Port::key);
        list.dedup();
        Ports { list, is_straight }
    }

    /// Tells straight legs from others, once boxes have their places in their rows.
    pub(super) fn straighten(&mut self, nets: &Nets, routes: &Routes, grid: &Grid) {
        let is_straight =
            nets.legs.iter().zip(&routes.list).map(|(leg, route)| is_straight(leg, route, grid)).collect();
        *self = Ports::without(nets, routes, is_straight);
    }

    /// Where straight lines end at helpers, by helper.
    pub(super) fn straight_ends(&self, nets: &Nets, routes: &Routes) -> Vec<(u32, i32)> {
        let legs = nets.legs.iter().zip(&routes.list).zip(&self.is_straight).filter(|(_, is_straight)| **is_straight);
        let mut found: Vec<(u32, i32)> = legs
            .filter_map(|((leg, route), _)| {
                let (near, far) = ends(leg, route)?;
                Some((far, self.at(near, Side::Right, leg.net)))
            })
            .collect();
        sort_by_key(&mut found, |&end| end);
        found
    }

    /// The ports of one team, by side and net.
    pub(super) fn of_team(&self, team: u32) -> &[Port] {
        let start = self.list.partition_point(|port| port.team < team);
        let end = self.list.partition_point(|port| port.team <= team);
        &self.list[start..end]
    }

    /// The most ports on one side of a team.
    pub(super) fn most(&self, team: u32) -> usize {
        self.of_team(team).chunk_by(|a, b| a.side == b.side).map(<[Port]>::len).max().unwrap_or(0)
    }

    /// Where a bundle touches a side.
    pub(super) fn at(&self, team: u32, side: Side, net: u32) -> i32 {
        let key = (team, side, net);
        self.list.binary_search_by(|port| port.key().cmp(&key)).map_or(0, |index| self.list[index].at)
    }
}

/// The stack's and the helper's end of a line between the two.
fn ends(leg: &Leg, route: &Route) -> Option<(u32, u32)> {
    match (route.from, route.to) {
        (Side::Right, Side::Left) => Some((leg.from, leg.to)),
        (Side::Left, Side::Right) => Some((leg.to, leg.from)),
        _ => None,
    }
}

fn is_straight(leg: &Leg, route: &Route, grid: &Grid) -> bool {
    let (Way::Gutter(_), Some((near, far))) = (route.way, ends(leg, route)) else { return false };
    let (near, far) = (&grid.rects[near as usize], &grid.rects[far as usize]);
    far.y <= near.y && near.bottom() <= far.bottom()
}

/// How high a box of a stack is at least for so many ports on a side.
pub(super) fn room_in_stack(ports: usize) -> i32 {
    if ports == 0 { 0 } else { (ports / 2) as i32 * 2 * UNIT + 2 * INSET }
}

/// How high a box beside a stack is at least for so many ports on a side.
pub(super) fn room_beside(ports: usize) -> i32 {
    (ports as i32 + 3) * UNIT
}

/// Where the ports on one side of a box of a stack are: even about the middle.
pub(super) fn places_in_stack(count: usize, rect: &Rect) -> Vec<i32> {
    let is_roomy = 2 * (room_in_stack(count) - 2 * INSET) + 2 * INSET <= rect.height;
    let pitch = if is_roomy { 2 * UNIT } else { UNIT };
    let half = count as i32 / 2;
    // An even number of ports leaves the middle free.
    let step = |at: i32| if count.is_multiple_of(2) && at >= half { at - half + 1 } else { at - half };
    (0..count as i32).map(|at| rect.center().y + step(at) * pitch).collect()
}

/// The same for a box beside a stack, where some places are taken by straight lines.
pub(super) fn places_beside(count: usize, rect: &Rect, side: Side, taken: &[(u32, i32)]) -> Vec<i32> {
    let count = count as i32;
    let pitch = if (2 * count + 3) * UNIT <= rect.height { 2 * UNIT } else { UNIT };
    let off = if side == Side::Right { UNIT / 2 } else { 0 };
    let first = rect.y + size::down(rect.height / 2) - (count - 1) / 2 * pitch + off;
    let places = |shift: i32| (0..count).map(move |at| first + shift * UNIT + at * pitch);
    let is_inside = |at: i32| rect.y + INSET <= at && at <= rect.bottom() - INSET;
    let is_clear = |at: i32| taken.iter().all(|&(_, other)| (other - at).abs() > UNIT);
    let mut shifts = (0..=rect.height / UNIT).flat_map(|shift| [-shift, shift]);
    let best = shifts.find(|&shift| places(shift).all(|at| is_inside(at) && is_clear(at)));
    places(best.unwrap_or(0)).collect()
}
