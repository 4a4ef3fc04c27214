//! Where lines touch boxes: each bundle has one port on each side of a team that it uses.
//!
//! Ports of stacks lie half a unit off the grid, which puts a single one in the middle of a box, and those of helpers on
//! the grid, so that lines from both sides of a corridor never lie on each other.

use super::grid::Grid;
use super::nets::{Leg, Nets};
use super::route::{Route, Routes, Side, Way};
use super::size::{INSET, UNIT};
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

fn is_straight(leg: &Leg, route: &Route, grid: &Grid) -> bool {
    let (near, far) = match (route.from, route.to) {
        (Side::Right, Side::Left) => (leg.from, leg.to),
        (Side::Left, Side::Right) => (leg.to, leg.from),
        _ => return false,
    };
    let (near, far) = (&grid.rects[near as usize], &grid.rects[far as usize]);
    matches!(route.way, Way::Gutter(_)) && far.y <= near.y && near.bottom() <= far.bottom()
}

/// How high a box of a stack is at least for so many ports on a side.
pub(super) fn room_in_stack(ports: usize) -> i32 {
    if ports == 0 { 0 } else { (ports / 2) as i32 * 2 * UNIT + 2 * INSET }
}

/// How high a box beside a stack is at least for so many ports on a side.
pub(super) fn room_beside(ports: usize) -> i32 {
    (ports as i32 + 3) * UNIT
}

/// Where the port `at` of `count` is on a side of a box of a stack, from its top: even about the middle.
pub(super) fn place_in_stack(at: usize, count: usize, height: i32) -> i32 {
    let pitch = if 2 * (room_in_stack(count) - 2 * INSET) + 2 * INSET <= height { 2 * UNIT } else { UNIT };
    let skips_middle = count % 2 == 0 && at >= count / 2;
    height / 2 + (at as i32 - (count / 2) as i32 + i32::from(skips_middle)) * pitch
}

/// The same for a box beside a stack.
pub(super) fn place_beside(at: usize, count: usize, height: i32) -> i32 {
    let pitch = if (count as i32 * 2 + 1) * UNIT + 2 * UNIT <= height { 2 * UNIT } else { UNIT };
    let middle = height / 2 / UNIT * UNIT;
    middle + (at as i32 - (count as i32 - 1) / 2) * pitch
}
