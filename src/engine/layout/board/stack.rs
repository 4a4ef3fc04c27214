//! Heights of boxes, and their places from the top of their row.

use super::grid::Grid;
use super::nets::Nets;
use super::ports::{self, Ports};
use super::size::{self, GAP, UNIT};
use super::{BoardKind, BoardTeam};

/// Places every box in its row. Helpers stand beside the streams they help, and enabling teams along all of them, where
/// there is room.
pub(super) fn place_in_rows(grid: &mut Grid, teams: &[BoardTeam], nets: &Nets, ports: &Ports) {
    for column in 0..grid.columns.len() {
        let members = std::mem::take(&mut grid.columns[column].teams);
        let head = grid.rows[grid.columns[column].row].head;
        if grid.columns[column].is_helpers {
            for &team in &members {
                let rect = &mut grid.rects[team as usize];
                rect.height = rect.height.max(ports::room_beside(ports.most(team)));
            }
            let stack = stack_before(grid, column);
            Beside { teams, nets, grid, stack, head }.place(&members);
        } else {
            pile(grid, ports, &members, head);
        }
        grid.columns[column].teams = members;
    }
    for column in &grid.columns {
        let row = &mut grid.rows[column.row];
        let bottom = column.teams.last().map_or(0, |&team| grid.rects[team as usize].bottom());
        row.height = row.height.max(bottom + row.foot);
    }
}

fn pile(grid: &mut Grid, ports: &Ports, members: &[u32], head: i32) {
    let mut top = head;
    for &team in members {
        let sides = if grid.is_platform(team) { 0 } else { ports.most(team) };
        let height = STACKED.max(ports::room_in_stack(sides));
        let rect = &mut grid.rects[team as usize];
        (rect.y, rect.height) = (top, height);
        top = rect.bottom() + GAP;
    }
}

/// Height of a box in a stack that has few lines. Such heights are odd multiples of the unit, see [`ports`].
const STACKED: i32 = 7 * UNIT;

/// The stack left of a column of helpers in the same bay, if there is one; columns of a bay follow each other.
fn stack_before(grid: &Grid, column: usize) -> Option<u32> {
    let mut at = column;
    while grid.columns[at].is_helpers && at > 0 && grid.columns[at - 1].right == grid.columns[at].left {
        at -= 1;
    }
    (!grid.columns[at].is_helpers).then_some(at as u32)
}

/// A column of helpers.
struct Beside<'a> {
    teams: &'a [BoardTeam],
    nets: &'a Nets,
    grid: &'a mut Grid,
    stack: Option<u32>,
    head: i32,
}

impl Beside<'_> {
    fn place(self, members: &[u32]) {
        let wishes: Vec<(i32, i32)> = members.iter().map(|&team| self.wish(team)).collect();
        let stack_bottom = self
            .stack
            .and_then(|stack| self.grid.columns[stack as usize].teams.last())
            .map_or(0, |&team| self.grid.rects[team as usize].bottom());
        let least: i32 = members.iter().map(|&team| self.grid.rects[team as usize].height + GAP).sum();
        let mut room = (stack_bottom - self.head + GAP - least).max(0);
        let mut top = self.head;
        for (&team, (from, to)) in members.iter().zip(wishes) {
            let rect = &mut self.grid.rects[team as usize];
            let more = if self.teams[team as usize].kind == BoardKind::Enabling { to - from - rect.height } else { 0 };
            let more = size::down(more.clamp(0, room));
            room -= more;
            rect.height += more;
            rect.y = from.max(top);
            top = rect.bottom() + GAP;
        }
        // What sticks out below the stack goes back up as far as there is room.
        let mut bottom = stack_bottom.max(self.head + least - GAP);
        for &team in members.iter().rev() {
            let rect = &mut self.grid.rects[team as usize];
            rect.y = rect.y.min(bottom - rect.height);
            bottom = rect.y - GAP;
        }
    }

    /// From the top of the first to the bottom of the last stream that a team helps.
    fn wish(&self, team: u32) -> (i32, i32) {
        let (mut from, mut to) = (i32::MAX, 0);
        for (_, partner) in self.nets.partners(team) {
            if Some(self.grid.column_of[partner as usize]) == self.stack {
                let rect = &self.grid.rects[partner as usize];
                (from, to) = (from.min(rect.y), to.max(rect.bottom()));
            }
        }
        if to == 0 { (self.head, 0) } else { (from, to) }
    }
}
