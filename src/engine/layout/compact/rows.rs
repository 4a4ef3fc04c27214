//! Leaf cards of one manager in rows of equal length, which make a chart of many managers about as high as wide.
//!
//! The first row hangs from the bar under the manager, like any cards. From the same bar a trunk runs down between two
//! columns, as near to the middle as there is a gap, and each further row has a bar of its own across the trunk.

use super::super::geometry::{Point, Size};
use super::super::tidy_tree::Gaps;
use super::card::{CardBox, Span};

/// A card in a block of rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) card: CardBox,
    /// Top left corner of the box of the card within the block.
    pub(super) corner: Point,
}

/// A block of rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// Row by row.
    pub(super) members: Span,
    pub(super) shape: RowsShape,
}

/// What the lines of a block follow; positions are from the left edge of the block.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowsShape {
    /// Cards in each row but the last.
    pub(super) columns: usize,
    pub(super) trunk: i32,
    /// The middle of the cards in the first column.
    pub(super) first_axis: i32,
    /// The middle of the cards in the last column.
    pub(super) last_axis: i32,
}

impl RowsShape {
    pub(super) fn middle(&self) -> i32 {
        (self.first_axis + self.last_axis) / 2
    }
}

/// Extent of a column to either side of the middle of its cards.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    axis: i32,
    left: i32,
    right: i32,
}

/// From the top of a further row up to its bar.
pub(super) fn bar_rise(gaps: &Gaps) -> i32 {
    gaps.level / 4
}

/// Sets more than `limit` cards in rows, those of one column with their middles in line.
pub(super) fn arrange(
    members: &mut [Member],
    limit: usize,
    gaps: &Gaps,
    columns: &mut Vec<Column>,
) -> (RowsShape, Size) {
    columns.clear();
    columns.resize(limit, Column::default());
    for row in members.chunks(limit) {
        for (column, Member { card, .. }) in columns.iter_mut().zip(row) {
            column.left = column.left.max(card.anchor);
            column.right = column.right.max(card.size.width - card.anchor);
        }
    }
    let (lane, width) = line_up(columns, gaps);

    let row_gap = gaps.level / 4 * 3;
    let (mut top, mut height) = (0, 0);
    for row in members.chunks_mut(limit) {
        let mut row_height = 0;
        for (column, Member { card, corner }) in columns.iter().zip(row) {
            *corner = Point { x: column.axis - card.anchor, y: top };
            row_height = row_height.max(card.size.height);
        }
        height = top + row_height;
        top = height + row_gap;
    }

    let (first_axis, last_axis) = (columns[0].axis, columns[limit - 1].axis);
    let mut shape = RowsShape { columns: limit, trunk: lane.0, first_axis, last_axis };
    // A manager with nobody else below stands over the middle, and the trunk then goes straight on.
    let is_in_lane = lane.0 < shape.middle() && shape.middle() < lane.1;
    shape.trunk = if is_in_lane { shape.middle() } else { lane.0 + (lane.1 - lane.0) / 2 };
    (shape, Size { width, height })
}

/// Sets columns side by side and returns start and end of the lane for the trunk, and the width of all.
fn line_up(columns: &mut [Column], gaps: &Gaps) -> ((i32, i32), i32) {
    // Beside a single column the lane is at its left, within the block. Beside the middle one of several there is as much
    // room on the other side, or it would stand a little off the line from the manager.
    let (trunk_column, twin) = (columns.len() / 2, columns.len().div_ceil(2));
    let mut lane = (0, 0);
    let mut right = 0;
    for (index, column) in columns.iter_mut().enumerate() {
        let left = match index {
            _ if index == trunk_column || index == twin => right + gaps.sibling.max(gaps.subtree),
            0 => 0,
            _ => right + gaps.sibling,
        };
        if index == trunk_column {
            lane = (right, left);
        }
        column.axis = left + column.left;
        right = column.axis + column.right;
    }
    (lane, right)
}
