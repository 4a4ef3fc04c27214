//! The block of small chips that stands for the reports of a manager who have no reports themselves.

use super::geometry::{Point, Rect, Size};

/// How chips are stacked; lengths in world units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChipStyle {
    /// One chip.
    pub size: Size,
    /// Between chips of a column.
    pub gap: i32,
    /// Between a column and the spine of the next.
    pub column_gap: i32,
    /// From the left edge of a column to its chips; the spine runs within it.
    pub indent: i32,
    /// From the left edge of a column to its spine.
    pub spine: i32,
    /// Between a card and the first chip under it.
    pub lead: i32,
    /// Chips in the first column before a second one is begun.
    pub rows: i32,
}

impl Default for ChipStyle {
    fn default() -> Self {
        ChipStyle {
            size: Size { width: 132, height: 16 },
            gap: 2,
            column_gap: 6,
            indent: 14,
            spine: 8,
            lead: 10,
            rows: 12,
        }
    }
}

impl ChipStyle {
    fn row_pitch(&self) -> i32 {
        self.size.height + self.gap
    }

    fn column_pitch(&self) -> i32 {
        self.indent + self.size.width + self.column_gap
    }
}

/// Columns in which a number of chips is stacked, filled one after the other from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChipBlock {
    count: i32,
    rows: i32,
    style: ChipStyle,
}

impl ChipBlock {
    /// A single column up to `style.rows` chips; beyond that as many columns as keep the block from becoming higher than
    /// wide. The height of the columns grows in steps of four, so that most additions move no chip.
    #[must_use]
    pub fn new(count: usize, style: &ChipStyle) -> Self {
        let (row, column) = (i64::from(style.row_pitch()).max(1), i64::from(style.column_pitch()).max(1));
        let square = (count as i64 * column / row).max(0).isqrt();
        let least = i64::from(style.rows).max(1);
        let rows = if square <= least { least } else { (square + 3) / 4 * 4 };
        // Both are at most the number of chips, which are indices of people and fit.
        let fits = |number: i64| i32::try_from(number).expect("fewer than 2^31 chips");
        ChipBlock { count: fits(count as i64), rows: fits(rows), style: *style }
    }

    /// Number of columns, 0 if there are no chips.
    #[must_use]
    pub fn columns(&self) -> i32 {
        (self.count + self.rows - 1) / self.rows
    }

    /// Chips in `column`, counted from 0.
    #[must_use]
    pub fn chips_in(&self, column: i32) -> i32 {
        (self.count - column * self.rows).clamp(0, self.rows)
    }

    /// Extent of all columns, indents included.
    #[must_use]
    pub fn size(&self) -> Size {
        Size {
            width: (self.columns() * self.style.column_pitch() - self.style.column_gap).max(0),
            height: (self.chips_in(0) * self.style.row_pitch() - self.style.gap).max(0),
        }
    }

    /// X of the spine of `column`, of a block whose left edge is `left`.
    pub(super) fn spine(&self, left: i32, column: i32) -> i32 {
        left + column * self.style.column_pitch() + self.style.spine
    }

    /// The chip at `row` of `column`, of a block whose top left corner is `corner`.
    pub(super) fn chip(&self, corner: Point, column: i32, row: i32) -> Rect {
        Rect {
            x: corner.x + column * self.style.column_pitch() + self.style.indent,
            y: corner.y + row * self.style.row_pitch(),
            width: self.style.size.width,
            height: self.style.size.height,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(count: usize) -> Vec<i32> {
        let block = ChipBlock::new(count, &ChipStyle::default());
        (0..block.columns()).map(|column| block.chips_in(column)).collect()
    }

    #[test]
    fn columns_fill_one_after_the_other() {
        assert!(columns(0).is_empty());
        assert_eq!(columns(1), [1]);
        assert_eq!(columns(12), [12]);
        assert_eq!(columns(13), [12, 1]);
        assert_eq!(columns(24), [16, 8]);
        assert_eq!(ChipBlock::new(0, &ChipStyle::default()).size(), Size::default());
    }

    #[test]
    fn one_more_chip_seldom_moves_the_others() {
        let heights = |count| ChipBlock::new(count, &ChipStyle::default()).rows;
        let changes = (1..=400).filter(|&count| heights(count) != heights(count + 1)).count();
        assert!(changes <= 12, "{changes} changes up to 400 chips");
    }

    #[test]
    fn large_blocks_stay_near_a_square() {
        for count in [50, 143, 1_000, 19_999, 100_000] {
            let size = ChipBlock::new(count, &ChipStyle::default()).size();
            let (wide, high) = (f64::from(size.width), f64::from(size.height));
            assert!((0.6..1.7).contains(&(wide / high)), "{count} chips: {wide} by {high}");
        }
    }
}
