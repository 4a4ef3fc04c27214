//! Lanes of the corridors between rows.

use super::grid::Grid;
use super::gutter::Gutters;
use super::nets::Nets;
use super::ports::Ports;
use super::route::{Routes, Side, Way};
use super::size::{GAP, PADDING, UNIT};
use super::tracks::{self, Span, Tap, Turn};
use crate::engine::sort::sort_by_key;

/// Between rows without a line between them.
const EMPTY: i32 = 3 * UNIT;

/// All lines in channels, by channel and net, each with its lane.
#[derive(Debug, Default)]
pub(super) struct Channels {
    lanes: Vec<(usize, u32, u32)>,
}

/// Where a bundle enters or leaves a channel.
struct Stop {
    channel: usize,
    net: u32,
    tap: Tap,
}

impl Channels {
    /// Gives every line its lane, and every row its place.
    pub(super) fn of(nets: &Nets, routes: &Routes, gutters: &Gutters, ports: &Ports, grid: &mut Grid) -> Channels {
        let mut stops = stops(nets, routes, gutters, ports, grid);
        sort_by_key(&mut stops, |stop| (stop.channel, stop.net));
        let mut lanes = Vec::new();
        let mut counts = vec![0; grid.rows.len() + 1];
        for corridor in stops.chunk_by(|a, b| a.channel == b.channel) {
            let lines: Vec<&[Stop]> = corridor.chunk_by(|a, b| a.net == b.net).collect();
            let spans: Vec<Span> = lines.iter().map(|line| span(line)).collect();
            let (assigned, count) = tracks::assign(&spans);
            counts[corridor[0].channel] = count;
            lanes.extend(lines.iter().zip(assigned).map(|(line, lane)| (line[0].channel, line[0].net, lane)));
        }
        place_rows(grid, &counts);
        Channels { lanes }
    }

    /// Where the line of a net runs in a channel.
    pub(super) fn y(&self, channel: usize, net: u32, grid: &Grid) -> i32 {
        let at = self.lanes.binary_search_by(|&(other, of, _)| (other, of).cmp(&(channel, net)));
        let lane = at.map_or(0, |at| self.lanes[at].2);
        grid.channels[channel] + PADDING + lane as i32 * UNIT
    }
}

fn stops(nets: &Nets, routes: &Routes, gutters: &Gutters, ports: &Ports, grid: &Grid) -> Vec<Stop> {
    let mut stops = Vec::with_capacity(gutters.visits.len() + nets.legs.len());
    for visit in &gutters.visits {
        let gutter = &grid.gutters[visit.gutter as usize];
        let at = gutter.lane_x(visit.lane);
        if gutter.kind.is_open() {
            stops.push(Stop { channel: gutter.row, net: visit.net, tap: Tap { at, turn: Turn::After } });
        }
        if visit.goes_below() {
            stops.push(Stop { channel: gutter.row + 1, net: visit.net, tap: Tap { at, turn: Turn::Before } });
        }
    }
    for (leg, route) in nets.legs.iter().zip(&routes.list) {
        for (team, side) in [(leg.from, route.from), (leg.to, route.to)] {
            if route.way == Way::Channels && side == Side::Top {
                let tap = Tap { at: ports.at(team, side, leg.net), turn: Turn::After };
                stops.push(Stop { channel: grid.channel_of(team), net: leg.net, tap });
            }
        }
    }
    stops
}

fn span(line: &[Stop]) -> Span {
    let mut taps: Vec<Tap> = line.iter().map(|stop| stop.tap).collect();
    sort_by_key(&mut taps, |tap| (tap.at, tap.turn));
    taps.dedup();
    let reach = (taps[0].at, taps[taps.len() - 1].at);
    Span { reach, body: reach, taps }
}

/// Stacks rows and channels from the top.
fn place_rows(grid: &mut Grid, lanes: &[usize]) {
    let mut y = 0;
    let rows = grid.rows.len();
    for (channel, &lanes) in lanes.iter().enumerate() {
        grid.channels[channel] = y;
        y += match lanes {
            0 if channel == 0 || channel == rows => 0,
            0 if channel > 0 && grid.rows[channel - 1].is_base => GAP,
            0 => EMPTY,
            _ => 2 * PADDING + (lanes as i32 - 1) * UNIT,
        };
        if let Some(row) = grid.rows.get_mut(channel) {
            row.top = y;
            y += row.height;
        }
    }
    grid.height = y;
}
