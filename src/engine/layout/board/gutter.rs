//! Lanes of the corridors between columns, and the order of ports that follows from them.

use super::grid::Grid;
use super::nets::Nets;
use super::ports::{self, Port, Ports};
use super::route::{Routes, Side, Way};
use super::tracks::{self, Span, Tap, Turn};
use crate::engine::sort::sort_by_key;

/// Beyond the end of every row: a line to the channel below.
const BELOW: i32 = i32::MAX / 2;

/// The line of a bundle in one corridor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) net: u32,
    pub(super) gutter: u32,
    pub(super) lane: u32,
    /// The first and last place where it leaves its lane.
    body: (i32, i32),
}

impl Visit {
    /// Whether the line goes on in the channel below the row.
    pub(super) fn goes_below(&self) -> bool {
        self.body.1 == BELOW
    }
}

/// All lines in corridors, by corridor and net.
#[derive(Debug, Default)]
pub(super) struct Gutters {
    pub(super) visits: Vec<Visit>,
}

/// Something that a bundle does in a corridor: it reaches a team, the channel below, or the one above.
struct Stop {
    gutter: u32,
    net: u32,
    turn: Option<Turn>,
    /// Where, and what no other line may come near to there.
    at: i32,
    reach: (i32, i32),
}

impl Gutters {
    /// Gives every line its lane, and every port its place on its side.
    pub(super) fn of(nets: &Nets, routes: &Routes, ports: &mut Ports, grid: &mut Grid) -> Gutters {
        let mut stops = stops(nets, routes, ports, grid);
        sort_by_key(&mut stops, |stop| (stop.gutter, stop.net));
        let mut visits = Vec::new();
        for corridor in stops.chunk_by(|a, b| a.gutter == b.gutter) {
            let lines: Vec<&[Stop]> = corridor.chunk_by(|a, b| a.net == b.net).collect();
            let spans: Vec<Span> = lines.iter().map(|line| span(line)).collect();
            let (lanes, count) = tracks::assign(&spans);
            grid.gutters[corridor[0].gutter as usize].lanes = count;
            for ((line, span), lane) in lines.iter().zip(&spans).zip(lanes) {
                visits.push(Visit { net: line[0].net, gutter: line[0].gutter, lane, body: span.body });
            }
        }
        let gutters = Gutters { visits };
        gutters.place_ports(nets, routes, ports, grid);
        gutters
    }

    fn visit(&self, gutter: u32, net: u32) -> Option<&Visit> {
        let at = self.visits.binary_search_by(|visit| (visit.gutter, visit.net).cmp(&(gutter, net)));
        at.ok().map(|at| &self.visits[at])
    }

    /// Where the line of a net runs in a corridor.
    pub(super) fn x(&self, gutter: u32, net: u32, grid: &Grid) -> i32 {
        self.visit(gutter, net).map_or(0, |visit| grid.gutters[gutter as usize].lane_x(visit.lane))
    }

    /// Puts the ports of each side in the order in which their lanes turn off without crossing each other: what comes from
    /// above first, the nearest lane at the top, then what passes by, then what comes from below, the farthest at the top.
    fn place_ports(&self, nets: &Nets, routes: &Routes, ports: &mut Ports, grid: &Grid) {
        let is_one_side = |a: &Port, b: &Port| (a.team, a.side) == (b.team, b.side);
        // Straight lines end where the box of the stack has them, and other ports of the helper keep away from there.
        for side in ports.list.chunk_by_mut(is_one_side).filter(|side| !grid.column_at(side[0].team).is_helpers) {
            self.place_side(side, &[], grid);
        }
        let straight = ports.straight_ends(nets, routes);
        for side in ports.list.chunk_by_mut(is_one_side).filter(|side| grid.column_at(side[0].team).is_helpers) {
            let start = straight.partition_point(|end| end.0 < side[0].team);
            let end = straight.partition_point(|end| end.0 <= side[0].team);
            self.place_side(side, &straight[start..end], grid);
        }
    }

    /// Places the ports of one side, away from places that are taken.
    fn place_side(&self, side: &mut [Port], taken: &[(u32, i32)], grid: &Grid) {
        let column = grid.column_at(side[0].team);
        let rect = &grid.rects[side[0].team as usize];
        let (gutter, towards) = match side[0].side {
            Side::Left => (column.left, -1),
            Side::Right => (column.right, 1),
            Side::Top => return,
        };
        let middle = rect.center().y;
        let key = |net: u32| {
            let Some(visit) = self.visit(gutter, net) else { return (1, 0, net) };
            let distance = towards * visit.lane as i32;
            match (visit.body.0 < middle, visit.body.1 > middle) {
                (true, false) => (0, distance, net),
                (false, true) => (2, -distance, net),
                _ => (1, -distance, net),
            }
        };
        let mut order: Vec<usize> = (0..side.len()).collect();
        sort_by_key(&mut order, |&index| key(side[index].net));
        let places = if column.is_helpers {
            ports::places_beside(side.len(), rect, side[0].side, taken)
        } else {
            ports::places_in_stack(side.len(), rect)
        };
        for (index, place) in order.into_iter().zip(places) {
            side[index].at = place;
        }
    }
}

fn stops(nets: &Nets, routes: &Routes, ports: &Ports, grid: &Grid) -> Vec<Stop> {
    let mut stops = Vec::with_capacity(2 * nets.legs.len() + routes.crossings.len());
    for ((leg, route), is_straight) in nets.legs.iter().zip(&routes.list).zip(&ports.is_straight) {
        if *is_straight {
            continue;
        }
        for (team, side) in [(leg.from, route.from), (leg.to, route.to)] {
            let column = grid.column_at(team);
            let (gutter, turn) = match side {
                Side::Left => (column.left, Turn::After),
                Side::Right => (column.right, Turn::Before),
                Side::Top => continue,
            };
            let rect = &grid.rects[team as usize];
            let reach = (rect.y, rect.bottom());
            stops.push(Stop { gutter, net: leg.net, turn: Some(turn), at: rect.center().y, reach });
            if route.way == Way::Channels {
                stops.push(Stop { gutter, net: leg.net, turn: None, at: BELOW, reach: (BELOW, BELOW) });
            }
        }
    }
    for crossing in &routes.crossings {
        for at in [-BELOW, BELOW] {
            stops.push(Stop { gutter: crossing.gutter, net: crossing.net, turn: None, at, reach: (at, at) });
        }
    }
    stops
}

fn span(line: &[Stop]) -> Span {
    let (mut reach, mut body) = (line[0].reach, (line[0].at, line[0].at));
    let mut taps: Vec<Tap> = Vec::with_capacity(line.len());
    for stop in line {
        reach = (reach.0.min(stop.reach.0), reach.1.max(stop.reach.1));
        body = (body.0.min(stop.at), body.1.max(stop.at));
        if let Some(turn) = stop.turn
            && !taps.iter().any(|tap| (tap.at, tap.turn) == (stop.at, turn))
        {
            taps.push(Tap { at: stop.at, turn });
        }
    }
    Span { reach, body, taps }
}
