//! The org chart: a tidy tree of manager cards, each with its reports who manage nobody as a block of chips.
//!
//! A card and the block under it are one box of the tree. Where cards and chips of one manager meet in a chart that grows
//! down, the block is a box of its own, the first child of the card, because the lines to the cards need the way.

mod draw;

use super::children::{Children, NO_PARENT};
use super::chips::{ChipBlock, ChipStyle};
use super::geometry::{Orientation, Point, Size};
use super::scene::Scene;
use super::tidy_tree::{Forest, Gaps, TidyTree};

/// The people to draw, by index.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChartInput<'a> {
    /// Manager of each person, [`NO_PARENT`] for a root. People on a cycle, and below one, are not drawn.
    pub parent: &'a [u32],
    /// Whether the reports of a person are hidden; people beyond the end of the slice show theirs.
    pub collapsed: &'a [bool],
    /// Width of each person's card, if not [`ChartOptions::card`] for all; not used for chips.
    pub widths: Option<&'a [i32]>,
}

/// How the chart is to look; lengths in world units, none negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartOptions {
    /// Which way the tree grows. Chips are stacked downwards either way.
    pub orientation: Orientation,
    /// One card.
    pub card: Size,
    /// The chips.
    pub chip: ChipStyle,
    /// Distances between cards.
    pub gaps: Gaps,
}

impl Default for ChartOptions {
    fn default() -> Self {
        ChartOptions {
            orientation: Orientation::TopDown,
            card: Size { width: 148, height: 62 },
            chip: ChipStyle::default(),
            gaps: Gaps::default(),
        }
    }
}

/// Buffers that [`lay_out`] fills; keep one and use it for every chart.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    children: Children,
    tidy: TidyTree,
    boxes: Vec<TreeBox>,
    parent: Vec<u32>,
    width: Vec<i32>,
    height: Vec<i32>,
    anchor: Vec<i32>,
    /// People drawn as chips, those of one block next to each other.
    chips: Vec<u32>,
}

/// A box of the tidy tree: a card, a card with the block under it, or a block alone.
#[derive(Clone, Copy, Debug)]
struct TreeBox {
    /// Whose card it is, or whose chips if it is a block alone.
    person: u32,
    is_card: bool,
    /// Top left corner of the card within the box.
    card: Point,
    card_size: Size,
    /// Top left corner of the block within the box.
    block: Point,
    chips: (u32, u32),
    /// Boxes are in the order of their parents, so that the next box tells where the children of this one end.
    first_child: u32,
}

impl TreeBox {
    fn chips<'a>(&self, all: &'a [u32]) -> &'a [u32] {
        &all[self.chips.0 as usize..self.chips.1 as usize]
    }
}

/// Lays out everyone whom no collapsed manager hides. People of one manager keep their index order, and adding a person
/// reorders nobody.
///
/// # Panics
/// If `widths` is given and shorter than `parent`.
#[must_use]
pub fn lay_out(input: &ChartInput<'_>, options: &ChartOptions, workspace: &mut Workspace) -> Scene {
    assert!(input.widths.is_none_or(|widths| widths.len() >= input.parent.len()), "one width per person");
    workspace.children.rebuild(input.parent);
    workspace.collect_boxes(input, options);
    let forest = Forest {
        parent: &workspace.parent,
        width: &workspace.width,
        height: &workspace.height,
        anchor: Some(&workspace.anchor),
    };
    let positions = workspace.tidy.lay_out(&forest, &options.gaps, options.orientation);
    let chart = draw::Chart { options, boxes: &workspace.boxes, parent: &workspace.parent, chips: &workspace.chips };
    chart.draw(input.parent.len(), &positions)
}

impl Workspace {
    fn collect_boxes(&mut self, input: &ChartInput<'_>, options: &ChartOptions) {
        self.boxes.clear();
        self.parent.clear();
        self.width.clear();
        self.height.clear();
        self.anchor.clear();
        self.chips.clear();
        for root in 0..self.children.roots().len() {
            self.push_card(self.children.roots()[root], NO_PARENT, input, options);
        }
        let mut at = 0;
        while at < self.boxes.len() {
            self.boxes[at].first_child = self.boxes.len() as u32;
            let TreeBox { person, is_card, .. } = self.boxes[at];
            let is_open = !input.collapsed.get(person as usize).copied().unwrap_or(false);
            if is_card && is_open {
                self.add_reports(at, input, options);
            }
            at += 1;
        }
    }

    fn add_reports(&mut self, at: usize, input: &ChartInput<'_>, options: &ChartOptions) {
        let person = self.boxes[at].person;
        let start = self.chips.len() as u32;
        let reports = self.children.of(person);
        self.chips.extend(reports.iter().filter(|&&report| self.children.is_leaf(report)));
        let chips = (start, self.chips.len() as u32);
        let chip_count = (chips.1 - chips.0) as usize;
        let report_count = reports.len();
        if chip_count > 0 {
            let block = ChipBlock::new(chip_count, &options.chip);
            if chip_count < report_count && options.orientation == Orientation::TopDown {
                self.push_block(person, at as u32, chips, block.size());
            } else {
                self.put_under_card(at, chips, &block, options);
            }
        }
        for report in 0..report_count {
            let report = self.children.of(person)[report];
            if !self.children.is_leaf(report) {
                self.push_card(report, at as u32, input, options);
            }
        }
    }

    fn push_card(&mut self, person: u32, parent: u32, input: &ChartInput<'_>, options: &ChartOptions) {
        let width = input.widths.map_or(options.card.width, |widths| widths[person as usize]);
        let size = Size { width, height: options.card.height };
        let corner = Point::default();
        self.boxes.push(TreeBox {
            person,
            is_card: true,
            card: corner,
            card_size: size,
            block: corner,
            chips: (0, 0),
            first_child: 0,
        });
        self.push_extent(parent, size, options.orientation);
    }

    fn push_block(&mut self, person: u32, parent: u32, chips: (u32, u32), size: Size) {
        let corner = Point::default();
        let card_size = Size::default();
        self.boxes.push(TreeBox {
            person,
            is_card: false,
            card: corner,
            card_size,
            block: corner,
            chips,
            first_child: 0,
        });
        self.push_extent(parent, size, Orientation::TopDown);
    }

    fn push_extent(&mut self, parent: u32, size: Size, orientation: Orientation) {
        self.parent.push(parent);
        self.width.push(size.width);
        self.height.push(size.height);
        self.anchor.push(match orientation {
            Orientation::TopDown => size.width / 2,
            Orientation::LeftRight => size.height / 2,
        });
    }

    /// Widens and heightens the box of a card to take the block in. The anchor stays on the middle of the card.
    fn put_under_card(&mut self, at: usize, chips: (u32, u32), block: &ChipBlock, options: &ChartOptions) {
        let size = block.size();
        let tree_box = &mut self.boxes[at];
        let card = tree_box.card_size;
        // One column hangs from the left of its card; several are a field with the card over its middle.
        let is_centered = options.orientation == Orientation::TopDown && block.columns() > 1;
        tree_box.card.x = if is_centered { (size.width - card.width).max(0) / 2 } else { 0 };
        tree_box.block.y = card.height + options.chip.lead;
        tree_box.chips = chips;
        self.width[at] = card.width.max(size.width);
        self.height[at] = card.height + options.chip.lead + size.height;
        if options.orientation == Orientation::TopDown {
            self.anchor[at] = tree_box.card.x + card.width / 2;
        }
    }
}

#[cfg(test)]
mod tests;
