//! Platforms in as few rows as fit, below those that use them.

use super::grid::{Grid, offset};
use super::gutter::Gutters;
use super::nets::Nets;
use super::pack::Plan;
use super::ports::{Port, Ports};
use super::route::Side;
use super::size::{self, GAP, INSET, PADDING, UNIT};
use super::{BoardKind, BoardTeam};
use crate::engine::sort::sort_by_key;

/// Ports on one platform are never nearer to each other.
const PORT_GAP: i32 = UNIT;

/// The rows of the base, each platform with the least width it needs. Of several rows the first has the platforms with the
/// most links; in a row they are in the order of those they have to do with.
pub(super) fn compose(teams: &[BoardTeam], nets: &Nets, plan: &Plan, grid: &Grid) -> Vec<Vec<(u32, i32)>> {
    let mut platforms: Vec<(u32, i32)> = (0..)
        .zip(teams)
        .filter(|(_, team)| team.kind == BoardKind::Platform)
        .map(|(platform, team)| {
            let own = if plan.narrow.is_some() { size::LEAST_WIDTH } else { size::of(team).width };
            (platform, own.max(2 * INSET + 2 * PORT_GAP * nets.bundles_at(&[platform])))
        })
        .collect();
    let all: i32 = platforms.iter().map(|(_, width)| width + GAP).sum();
    let width = match plan.narrow {
        Some(width) => width,
        None if plan.rows.is_empty() => width_of(platforms.len(), all, plan.aspect),
        None => grid.width.max(plan.width),
    };
    let room = (width - 2 * PADDING + GAP).max(1);
    let count = (all + room - 1) / room;
    // Rows are filled evenly rather than each to its end.
    let share = if plan.narrow.is_some() { room } else { all / count.max(1) };
    if count > 1 {
        sort_by_key(&mut platforms, |&(platform, _)| std::cmp::Reverse(nets.partners(platform).count()));
    }
    let mut rows: Vec<Vec<(u32, i32)>> = Vec::new();
    let mut filled = 0;
    for platform in platforms {
        let wider = filled + platform.1 + GAP;
        match rows.last_mut() {
            Some(row) if wider <= room && filled + platform.1 / 2 <= share => {
                row.push(platform);
                filled = wider;
            }
            _ => {
                rows.push(vec![platform]);
                filled = platform.1 + GAP;
            }
        }
    }
    for row in &mut rows {
        let places: Vec<Option<i32>> =
            row.iter().map(|&(platform, _)| mean_place(platform, teams, nets, grid)).collect();
        let mut order: Vec<usize> = (0..row.len()).collect();
        let whole = row.len() as i32;
        // Whoever serves nobody stays where the input has it.
        let place = |at: usize| places[at].unwrap_or(grid.width / whole * at as i32);
        sort_by_key(&mut order, |&at| (place(at), row[at].0));
        *row = order.iter().map(|&at| row[at]).collect();
    }
    rows
}

/// A width for nothing but platforms, all in one row while they are few.
fn width_of(platforms: usize, all: i32, aspect: i32) -> i32 {
    let rows = (1..platforms as i32).find(|rows| all / rows * 100 <= rows * 120 * aspect * 3);
    all / rows.unwrap_or(1) + 2 * PADDING + UNIT
}

/// Where the teams are, on the whole, that use a platform.
fn mean_place(platform: u32, teams: &[BoardTeam], nets: &Nets, grid: &Grid) -> Option<i32> {
    let (mut sum, mut count) = (0, 0);
    for (_, partner) in nets.partners(platform) {
        // Other platforms have no place yet.
        if teams[partner as usize].kind != BoardKind::Platform {
            (sum, count) = (sum + i64::from(grid.rects[partner as usize].center().x), count + 1);
        }
    }
    (count > 0).then(|| (sum / count) as i32)
}

/// Gives every bundle its port on the top of a platform: right below its own lane, where one comes down there, or else as
/// near as possible to where it goes.
pub(super) fn place_ports(ports: &mut Ports, gutters: &Gutters, nets: &Nets, grid: &Grid) {
    let mut ends: Vec<(u32, usize, i32)> = gutters
        .visits
        .iter()
        .filter(|visit| visit.goes_below())
        .map(|visit| {
            let gutter = &grid.gutters[visit.gutter as usize];
            (visit.net, gutter.row + 1, gutter.lane_x(visit.lane))
        })
        .collect();
    sort_by_key(&mut ends, |&end| end);
    for top in ports.list.chunk_by_mut(|a, b| (a.team, a.side) == (b.team, b.side)) {
        if top[0].side == Side::Top {
            place_on_top(top, &ends, nets, grid);
        }
    }
}

fn place_on_top(top: &mut [Port], ends: &[(u32, usize, i32)], nets: &Nets, grid: &Grid) {
    let team = top[0].team;
    let rect = &grid.rects[team as usize];
    let row = grid.column_at(team).row;
    let wishes: Vec<(bool, i32)> = top
        .iter()
        .map(|port| {
            let start = ends.partition_point(|&(net, channel, _)| (net, channel) < (port.net, row));
            let end = ends.partition_point(|&(net, channel, _)| (net, channel) <= (port.net, row));
            let lanes = &ends[start..end];
            let middle =
                lanes.get(lanes.len() / 2).map_or_else(|| partner_x(team, port.net, nets, grid), |lane| lane.2);
            // A straight line is worth being nearer to a corner than others are.
            let above = lanes.iter().map(|lane| lane.2).filter(|&x| rect.x + UNIT <= x && x <= rect.right() - UNIT);
            let nearest = above.min_by_key(|x| (x - middle).abs());
            (nearest.is_some(), nearest.unwrap_or(middle.clamp(rect.x + INSET, rect.right() - INSET)))
        })
        .collect();
    let mut order: Vec<usize> = (0..top.len()).collect();
    sort_by_key(&mut order, |&at| (!wishes[at].0, wishes[at].1));
    let mut taken: Vec<i32> = Vec::with_capacity(top.len());
    for at in order {
        let (is_lane, wish) = wishes[at];
        let is_free = |x: i32| taken.iter().all(|other| (other - x).abs() >= PORT_GAP);
        let x = if is_lane && is_free(wish) { wish } else { nearest_free(wish, rect.x, rect.right(), row, is_free) };
        taken.push(x);
        top[at].at = x;
    }
}

/// The nearest free place on the grid of the row between two edges; a platform is wide enough to have one.
fn nearest_free(wish: i32, left: i32, right: i32, row: usize, is_free: impl Fn(i32) -> bool) -> i32 {
    let start = size::down(wish) + offset(row);
    let steps = (right - left) / UNIT + 1;
    let near = (0..=steps).flat_map(|step| [start - step * UNIT, start + step * UNIT]);
    let mut inside = near.filter(|&x| left + INSET <= x && x <= right - INSET);
    inside.find(|&x| is_free(x)).unwrap_or(start)
}

/// Where the other teams of a bundle are, for one that comes from further below.
fn partner_x(team: u32, net: u32, nets: &Nets, grid: &Grid) -> i32 {
    let (mut sum, mut count) = (0, 0);
    for (leg, partner) in nets.partners(team) {
        if leg.net == net {
            (sum, count) = (sum + i64::from(grid.rects[partner as usize].center().x), count + 1);
        }
    }
    (sum / count.max(1)) as i32
}
