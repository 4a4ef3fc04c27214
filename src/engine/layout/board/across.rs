//! Places across: how wide rows are, and what is done with what is left of one.

use super::grid::{Grid, GutterKind, Item, Row};
use super::size::{self, PADDING};

impl Grid {
    /// Finds all places across, as wide as the lanes known so far need; rows are made equally wide.
    pub(super) fn place_across(&mut self, narrow: Option<i32>) {
        for column in &mut self.columns {
            column.width = column.least;
        }
        self.margins = self.widest_margins();
        let natural: Vec<i32> = self.rows.iter().map(|row| self.natural_width(row)).collect();
        self.width = natural.iter().copied().max().unwrap_or(0).max(narrow.map_or(0, size::down));
        for (row, natural) in natural.into_iter().enumerate() {
            let spare = self.width - natural;
            if narrow.is_some() || self.rows[row].is_base {
                self.widen_columns(row, spare);
                self.sweep(row, 0);
            } else {
                self.sweep(row, spare);
            }
        }
    }

    /// The same for all rows, so that blocks and base are flush.
    fn widest_margins(&self) -> (i32, i32) {
        let width = |item: Option<&Item>| match item {
            Some(Item::Gutter(gutter)) => self.gutters[*gutter as usize].width(false),
            _ => 0,
        };
        let both = self.rows.iter().map(|row| (width(row.items.first()), width(row.items.last())));
        both.fold((0, 0), |widest, row| (widest.0.max(row.0), widest.1.max(row.1)))
    }

    fn item_width(&self, row: &Row, at: usize) -> i32 {
        match row.items[at] {
            Item::Gutter(gutter) => {
                let gutter = &self.gutters[gutter as usize];
                let margin = if at == 0 { self.margins.0 } else { self.margins.1 };
                match gutter.kind {
                    GutterKind::Margin if row.is_base => margin + PADDING,
                    GutterKind::Margin => margin,
                    _ => gutter.width(row.is_base),
                }
            }
            Item::Column(column) => self.columns[column as usize].width,
            Item::Open(_) | Item::Close(_) => 0,
        }
    }

    fn natural_width(&self, row: &Row) -> i32 {
        (0..row.items.len()).map(|at| self.item_width(row, at)).sum()
    }

    /// Shares what is left of a row among its columns, by their widths; boxes become as wide as their column.
    fn widen_columns(&mut self, row: usize, mut spare: i32) {
        let columns = self.columns.iter_mut().filter(|column| column.row == row);
        let mut rest: i32 = columns.map(|column| column.width).sum();
        for column in self.columns.iter_mut().filter(|column| column.row == row) {
            let share = size::down((i64::from(spare) * i64::from(column.width) / i64::from(rest.max(1))) as i32);
            rest -= column.width;
            spare -= share;
            column.width += share;
            for &team in &column.teams {
                self.rects[team as usize].width = column.width;
            }
        }
    }

    /// Puts a row in place; `spare` is shared by the grounds of its blocks, to both sides of what stands there.
    fn sweep(&mut self, row: usize, mut spare: i32) {
        let mut blocks = self.rows[row].blocks;
        let (mut x, mut after) = (0, 0);
        for at in 0..self.rows[row].items.len() {
            let start = x;
            x += self.item_width(&self.rows[row], at);
            match self.rows[row].items[at] {
                Item::Gutter(gutter) => self.gutters[gutter as usize].x = start,
                Item::Column(column) => {
                    for &team in &self.columns[column as usize].teams {
                        self.rects[team as usize].x = start;
                    }
                }
                Item::Open(ground) => {
                    self.grounds[ground as usize].x = start;
                    let share = size::down(spare / blocks.max(1));
                    let before = size::down(share / 2);
                    (after, spare, blocks) = (share - before, spare - share, blocks - 1);
                    x += before;
                }
                Item::Close(ground) => {
                    x += after;
                    let ground = &mut self.grounds[ground as usize];
                    ground.width = x - ground.x;
                }
            }
        }
    }
}
