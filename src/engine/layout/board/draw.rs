//! From the filled grid to shapes and lines.

use super::super::geometry::{Point, Rect};
use super::channel::Channels;
use super::grid::Grid;
use super::gutter::Gutters;
use super::nets::{Leg, Nets};
use super::ports::Ports;
use super::route::{Route, Routes, Side, Way};
use super::size::{PADDING, TITLE, UNIT};
use super::{BlockShape, BoardKind, BoardScene, BoardTeam, LinkShape, NO_BLOCK, TeamShape};
use crate::engine::sort::sort_by_key;

/// A board on which everything has its place.
pub(super) struct Board<'a> {
    pub(super) teams: &'a [BoardTeam],
    pub(super) nets: &'a Nets,
    pub(super) grid: &'a Grid,
    pub(super) routes: &'a Routes,
    pub(super) ports: &'a Ports,
    pub(super) gutters: &'a Gutters,
    pub(super) channels: &'a Channels,
}

impl Board<'_> {
    pub(super) fn draw(&self) -> BoardScene {
        let bounds = Rect { x: 0, y: 0, width: self.grid.width, height: self.grid.height };
        let teams = (0..).zip(self.teams).map(|(team, data)| self.team(team, data.kind)).collect();
        let legs = self.nets.legs.iter().zip(&self.routes.list).zip(&self.ports.is_straight);
        let mut links: Vec<LinkShape> = legs
            .map(|((leg, route), &is_straight)| LinkShape {
                link: leg.link,
                mode: leg.mode,
                bundle: leg.net,
                points: self.line(leg, *route, is_straight),
            })
            .collect();
        sort_by_key(&mut links, |link| link.link);
        BoardScene { bounds, teams, links, blocks: self.blocks(), base: self.base() }
    }

    fn rect(&self, team: u32) -> Rect {
        let rect = self.grid.rects[team as usize];
        Rect { y: rect.y + self.row_top(team), ..rect }
    }

    fn row_top(&self, team: u32) -> i32 {
        self.grid.rows[self.grid.column_at(team).row].top
    }

    fn team(&self, team: u32, kind: BoardKind) -> TeamShape {
        let rect = self.rect(team);
        let aside = if kind == BoardKind::Subsystem { 2 * UNIT } else { UNIT };
        let label =
            Rect { x: rect.x + aside, y: rect.y + UNIT, width: rect.width - 2 * aside, height: rect.height - 2 * UNIT };
        TeamShape { team, kind, rect, label }
    }

    fn blocks(&self) -> Vec<BlockShape> {
        let shape = |ground: &super::grid::Ground| {
            let row = &self.grid.rows[ground.row];
            let rect = Rect { x: ground.x, y: row.top, width: ground.width, height: row.height };
            let title = Rect { x: rect.x + PADDING, y: rect.y, width: rect.width - 2 * PADDING, height: TITLE };
            let title = if ground.block == NO_BLOCK { Rect { width: 0, height: 0, ..title } } else { title };
            BlockShape { block: ground.block, rect, title }
        };
        self.grid.grounds.iter().map(shape).collect()
    }

    fn base(&self) -> Option<Rect> {
        let first = self.grid.rows.iter().find(|row| row.is_base)?;
        let last = self.grid.rows.last()?;
        let (left, right) = self.grid.margins;
        let height = last.top + last.height - first.top;
        Some(Rect { x: left, y: first.top, width: self.grid.width - left - right, height })
    }

    fn line(&self, leg: &Leg, route: Route, is_straight: bool) -> Vec<Point> {
        let start = self.end(leg.from, route.from, leg.net);
        let end = self.end(leg.to, route.to, leg.net);
        let mut points = vec![start];
        match route.way {
            // The helper has no port of its own.
            Way::Gutter(_) if is_straight => {
                let y = if route.from == Side::Right { start.y } else { end.y };
                return vec![Point { x: start.x, y }, Point { x: end.x, y }];
            }
            Way::Gutter(gutter) => {
                let x = self.gutters.x(gutter, leg.net, self.grid);
                points.extend([Point { x, y: start.y }, Point { x, y: end.y }]);
            }
            Way::Channels => {
                let first = self.turn(leg.from, route.from, leg.net, start);
                let last = self.turn(leg.to, route.to, leg.net, end);
                points.push(first);
                self.across(leg, first.x, last.x, &mut points);
                points.push(last);
            }
        }
        points.push(end);
        simplify(&mut points);
        points
    }

    /// Where a line touches a team.
    fn end(&self, team: u32, side: Side, net: u32) -> Point {
        let (rect, at) = (self.rect(team), self.ports.at(team, side, net));
        let y = at + self.row_top(team);
        match side {
            Side::Left => Point { x: rect.x, y },
            Side::Right => Point { x: rect.right(), y },
            Side::Top => Point { x: at, y: rect.y },
        }
    }

    /// Where a line from a team turns up or down.
    fn turn(&self, team: u32, side: Side, net: u32, end: Point) -> Point {
        let column = self.grid.column_at(team);
        match side {
            Side::Left => Point { x: self.gutters.x(column.left, net, self.grid), ..end },
            Side::Right => Point { x: self.gutters.x(column.right, net, self.grid), ..end },
            Side::Top => end,
        }
    }

    /// Channel after channel from one turn to the other.
    fn across(&self, leg: &Leg, from: i32, to: i32, points: &mut Vec<Point>) {
        let (mut channel, goal) = (self.grid.channel_of(leg.from), self.grid.channel_of(leg.to));
        let mut y = self.channels.y(channel, leg.net, self.grid);
        points.push(Point { x: from, y });
        while channel != goal {
            let row = if goal < channel { channel - 1 } else { channel };
            let gutter = self.routes.crossing(leg.net, row);
            let x = gutter.map_or(from, |gutter| self.gutters.x(gutter, leg.net, self.grid));
            points.push(Point { x, y });
            channel = if goal < channel { channel - 1 } else { channel + 1 };
            y = self.channels.y(channel, leg.net, self.grid);
            points.push(Point { x, y });
        }
        points.push(Point { x: to, y });
    }
}

/// Takes out points at which a line does not turn.
fn simplify(points: &mut Vec<Point>) {
    let mut kept = 0;
    for at in 0..points.len() {
        let point = points[at];
        let is_on_line = |a: Point, b: Point| (a.x == b.x && b.x == point.x) || (a.y == b.y && b.y == point.y);
        if kept > 0 && points[kept - 1] == point {
            continue;
        }
        if kept > 1 && is_on_line(points[kept - 2], points[kept - 1]) {
            kept -= 1;
        }
        points[kept] = point;
        kept += 1;
    }
    points.truncate(kept);
}
