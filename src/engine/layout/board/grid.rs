//! Rows of columns with corridors between them, from the top: rows of blocks, then the rows of the base.
//!
//! Channel `c` runs across above row `c`; the last one is below the last row. Teams of blocks are reached by the channel
//! below their row, platforms by the one above theirs.

use super::super::geometry::Rect;
use super::arrange::{Block, helper_columns};
use super::pack::Plan;
use super::size::{self, GAP, PADDING, TITLE, UNIT};
use super::{BoardTeam, NO_BLOCK};

/// What a corridor between columns is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GutterKind {
    /// Beyond the first or last block or platform: open to both channels.
    Margin,
    /// Between blocks, or platforms: open to both channels.
    Alley,
    /// Left of a stack, open to the channel below.
    Left,
    /// Between columns of a bay, open to the channel below.
    Middle,
    /// Right of the last column of a bay, open to the channel below.
    Right,
}

impl GutterKind {
    pub(super) fn is_open(self) -> bool {
        matches!(self, GutterKind::Margin | GutterKind::Alley)
    }
}

/// A corridor between columns.
#[derive(Clone, Debug)]
pub(super) struct Gutter {
    pub(super) row: usize,
    pub(super) kind: GutterKind,
    pub(super) lanes: usize,
    pub(super) x: i32,
}

impl Gutter {
    /// From the left edge to the first lane, and from the last lane to the right edge.
    fn edges(&self) -> (i32, i32) {
        match self.kind {
            GutterKind::Margin => (UNIT, 2 * UNIT),
            GutterKind::Alley | GutterKind::Right => (2 * UNIT, 2 * UNIT),
            GutterKind::Left | GutterKind::Middle => (3 * UNIT, 3 * UNIT),
        }
    }

    /// Without the room that makes margins equal.
    pub(super) fn width(&self, is_base: bool) -> i32 {
        if self.lanes == 0 {
            return match self.kind {
                GutterKind::Margin => 0,
                GutterKind::Alley if is_base => GAP,
                GutterKind::Alley => 3 * UNIT,
                GutterKind::Left | GutterKind::Right => PADDING,
                GutterKind::Middle => 4 * UNIT,
            };
        }
        let (lead, tail) = self.edges();
        lead + (self.lanes as i32 - 1) * UNIT + tail
    }

    /// Lanes of neighboring rows never stand above each other, so that they do not meet in the channel between.
    pub(super) fn lane_x(&self, lane: u32) -> i32 {
        self.x + self.edges().0 + lane as i32 * UNIT + offset(self.row)
    }
}

/// How far lines up and down are off the grid in a row.
pub(super) fn offset(row: usize) -> i32 {
    row as i32 % 2 * (UNIT / 2)
}

/// Teams upon each other, or one platform.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) row: usize,
    /// The corridors to both sides.
    pub(super) left: u32,
    pub(super) right: u32,
    /// Whether these are helpers beside a stack.
    pub(super) is_helpers: bool,
    pub(super) teams: Vec<u32>,
    /// Width of its widest box.
    pub(super) least: i32,
    pub(super) width: i32,
}

/// A row from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    Gutter(u32),
    Column(u32),
    Open(u32),
    Close(u32),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) items: Vec<Item>,
    pub(super) is_base: bool,
    pub(super) top: i32,
    pub(super) height: i32,
    /// What is above the first boxes, and below the last.
    pub(super) head: i32,
    pub(super) foot: i32,
    /// Blocks in it.
    pub(super) blocks: i32,
}

/// The ground of a block.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub(super) block: u32,
    pub(super) row: usize,
    pub(super) x: i32,
    pub(super) width: i32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) rows: Vec<Row>,
    pub(super) gutters: Vec<Gutter>,
    pub(super) columns: Vec<Column>,
    pub(super) grounds: Vec<Ground>,
    /// The column of each team.
    pub(super) column_of: Vec<u32>,
    /// The box of each team; y is from the top of its row until the board is drawn.
    pub(super) rects: Vec<Rect>,
    pub(super) width: i32,
    pub(super) height: i32,
    /// What is left free at both edges, beside the blocks and the base.
    pub(super) margins: (i32, i32),
    /// Top of each channel.
    pub(super) channels: Vec<i32>,
}

impl Grid {
    /// The rows of blocks.
    pub(super) fn of_blocks(teams: &[BoardTeam], plan: &Plan) -> Grid {
        let count = teams.len();
        let mut grid = Grid { column_of: vec![0; count], rects: vec![Rect::default(); count], ..Grid::default() };
        for (team, rect) in teams.iter().zip(&mut grid.rects) {
            let size = size::of(team);
            let width = match plan.narrow {
                Some(_) => size::LEAST_WIDTH,
                None if size::is_helper(team.kind) => size.width,
                None => size.width + plan.stretch,
            };
            *rect = Rect { x: 0, y: 0, width, height: size.height };
        }
        for range in &plan.rows {
            let blocks = &plan.blocks[range.clone()];
            let is_named = blocks.iter().any(|block| block.id != NO_BLOCK);
            let head = if is_named { TITLE } else { PADDING };
            grid.rows.push(Row { head, foot: PADDING, blocks: blocks.len() as i32, ..Row::default() });
            grid.gutter(GutterKind::Margin);
            for (at, block) in blocks.iter().enumerate() {
                if at > 0 {
                    grid.gutter(GutterKind::Alley);
                }
                grid.block(teams, block);
            }
            grid.gutter(GutterKind::Margin);
        }
        grid.channels = vec![0; grid.rows.len() + 1];
        grid
    }

    /// Adds the rows of the base; each platform comes with the least width it needs.
    pub(super) fn add_base(&mut self, rows: &[Vec<(u32, i32)>]) {
        for (at, platforms) in rows.iter().enumerate() {
            let padding = |is_edge: bool| if is_edge { PADDING } else { 0 };
            let (head, foot) = (padding(at == 0), padding(at + 1 == rows.len()));
            self.rows.push(Row { head, foot, is_base: true, ..Row::default() });
            self.gutter(GutterKind::Margin);
            for (at, &(platform, width)) in platforms.iter().enumerate() {
                if at > 0 {
                    self.gutter(GutterKind::Alley);
                }
                self.rects[platform as usize].width = width;
                self.column(&[platform], false);
            }
            self.gutter(GutterKind::Margin);
        }
        self.channels = vec![0; self.rows.len() + 1];
    }

    fn push(&mut self, item: Item) {
        if let Some(row) = self.rows.last_mut() {
            row.items.push(item);
        }
    }

    fn gutter(&mut self, kind: GutterKind) {
        let index = self.gutters.len() as u32;
        if let Some(&Item::Column(column)) = self.rows.last().and_then(|row| row.items.last()) {
            self.columns[column as usize].right = index;
        }
        self.push(Item::Gutter(index));
        self.gutters.push(Gutter { row: self.rows.len() - 1, kind, lanes: 0, x: 0 });
    }

    /// A column goes right of the corridor that came last.
    fn column(&mut self, teams: &[u32], is_helpers: bool) {
        let index = self.columns.len() as u32;
        for &team in teams {
            self.column_of[team as usize] = index;
        }
        let (row, left) = (self.rows.len() - 1, self.gutters.len() as u32 - 1);
        self.push(Item::Column(index));
        let least = teams.iter().map(|&team| self.rects[team as usize].width).max().unwrap_or(0);
        let teams = teams.to_vec();
        self.columns.push(Column { row, left, right: left, is_helpers, teams, least, width: 0 });
    }

    fn block(&mut self, teams: &[BoardTeam], block: &Block) {
        let ground = self.grounds.len() as u32;
        self.grounds.push(Ground { block: block.id, row: self.rows.len() - 1, x: 0, width: 0 });
        self.push(Item::Open(ground));
        for bay in &block.bays {
            self.gutter(GutterKind::Left);
            if !bay.stack.is_empty() {
                self.column(&bay.stack, false);
            }
            let height = bay.stack.iter().map(|&team| self.rects[team as usize].height + GAP).sum();
            for (at, helpers) in helper_columns(&bay.helpers, height, teams).into_iter().enumerate() {
                if at > 0 || !bay.stack.is_empty() {
                    self.gutter(GutterKind::Middle);
                }
                self.column(helpers, true);
            }
            self.gutter(GutterKind::Right);
        }
        self.push(Item::Close(ground));
    }

    pub(super) fn column_at(&self, team: u32) -> &Column {
        &self.columns[self.column_of[team as usize] as usize]
    }

    pub(super) fn is_platform(&self, team: u32) -> bool {
        self.rows[self.column_at(team).row].is_base
    }

    /// The channel that a team is reached by.
    pub(super) fn channel_of(&self, team: u32) -> usize {
        let row = self.column_at(team).row;
        row + usize::from(!self.rows[row].is_base)
    }
}
