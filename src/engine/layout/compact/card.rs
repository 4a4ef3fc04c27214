//! A card with its block of chips as one box.

use super::super::chips::ChipBlock;
use super::super::geometry::{Orientation, Size};
use super::ChartOptions;

/// A part of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    pub(super) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        &list[self.start as usize..self.end as usize]
    }
}

/// A card, with or without a block of chips under it.
#[derive(Clone, Copy, Debug)]
pub(super) struct CardBox {
    pub(super) person: u32,
    /// Extent of the box.
    pub(super) size: Size,
    /// Where the line from the manager meets the box, which is the middle of the card: from its left edge, or from its top
    /// edge in a chart that grows to the right.
    pub(super) anchor: i32,
    /// The card is at the top of the box, this far from its left edge.
    pub(super) card_left: i32,
    pub(super) card: Size,
    pub(super) chips: Span,
    /// The block is at the left of the box, this far from its top edge.
    pub(super) block_top: i32,
}

impl CardBox {
    /// Widens and heightens the box to take the block in. The anchor stays on the middle of the card.
    pub(super) fn put_block(&mut self, chips: Span, block: &ChipBlock, options: &ChartOptions) {
        let size = block.size();
        self.chips = chips;
        self.block_top = self.card.height + options.chip.lead;
        self.size = Size { width: self.card.width.max(size.width), height: self.block_top + size.height };
        // One column hangs from the left of its card; several are a field with the card over its middle.
        if options.orientation == Orientation::TopDown && block.columns() > 1 {
            self.card_left = (size.width - self.card.width).max(0) / 2;
            self.anchor += self.card_left;
        }
    }
}
