//! Which boxes the tidy tree is made of.

use super::super::children::{Children, NO_PARENT};
use super::super::chips::ChipBlock;
use super::super::geometry::{Orientation, Point, Size};
use super::super::tidy_tree::Forest;
use super::card::{CardBox, Span};
use super::rows::{self, Member, Rows};
use super::{ChartInput, ChartOptions};

/// A box of the tidy tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct TreeBox {
    pub(super) content: Content,
    /// Boxes are in the order of their parents, so that the next box tells where the children of this one end.
    first_child: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Content {
    /// A card that may have boxes below.
    Card(CardBox),
    /// The chips of the manager above, alone.
    Chips(Span),
    /// Leaf cards of the manager above, in rows.
    Rows(Rows),
}

/// What boxes are made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) children: &'a Children,
    pub(super) input: &'a ChartInput<'a>,
    pub(super) options: &'a ChartOptions,
}

impl Source<'_> {
    fn card(&self, person: u32) -> CardBox {
        let mut card = self.options.card;
        if let Some(widths) = self.input.widths {
            card.width = widths[person as usize];
        }
        let anchor = match self.options.orientation {
            Orientation::TopDown => card.width / 2,
            Orientation::LeftRight => card.height / 2,
        };
        CardBox { person, size: card, anchor, card_left: 0, card, chips: Span::default(), block_top: 0 }
    }

    fn is_open(&self, person: u32) -> bool {
        !self.input.collapsed.get(person as usize).copied().unwrap_or(false)
    }

    /// Whether there is no card below the card of `person`.
    fn is_leaf_card(&self, person: u32) -> bool {
        !self.is_open(person) || self.children.of(person).iter().all(|&report| self.children.is_leaf(report))
    }

    /// Leaf cards of `manager` that may stand in one row, if there is a limit.
    fn row_limit(&self, manager: u32) -> Option<usize> {
        let limit = *self.input.row_limits?.get(manager as usize)?;
        (limit > 0 && self.options.orientation == Orientation::TopDown).then_some(limit as usize)
    }
}

/// All boxes of a chart, level by level, and what the tidy tree has to know of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Boxes {
    pub(super) list: Vec<TreeBox>,
    /// Index of the box above each box, [`NO_PARENT`] for a root.
    pub(super) parent: Vec<u32>,
    width: Vec<i32>,
    height: Vec<i32>,
    anchor: Vec<i32>,
    /// People drawn as chips, those of one block next to each other.
    pub(super) chips: Vec<u32>,
    /// Cards that stand in rows, those of one block next to each other.
    pub(super) members: Vec<Member>,
    /// Leaf cards found since the last card that is none.
    run: Vec<u32>,
    columns: Vec<rows::Column>,
}

impl Boxes {
    pub(super) fn forest(&self) -> Forest<'_> {
        Forest { parent: &self.parent, width: &self.width, height: &self.height, anchor: Some(&self.anchor) }
    }

    pub(super) fn children(&self, index: usize) -> std::ops::Range<usize> {
        let end = self.list.get(index + 1).map_or(self.list.len(), |next| next.first_child as usize);
        self.list[index].first_child as usize..end
    }

    pub(super) fn collect(&mut self, source: &Source<'_>) {
        self.list.clear();
        self.parent.clear();
        self.width.clear();
        self.height.clear();
        self.anchor.clear();
        self.chips.clear();
        self.members.clear();
        for &root in source.children.roots() {
            self.push_card(source.card(root), NO_PARENT);
        }
        let mut at = 0;
        while at < self.list.len() {
            self.list[at].first_child = self.list.len() as u32;
            if let Content::Card(card) = self.list[at].content
                && source.is_open(card.person)
            {
                self.add_reports(at, card, source);
            }
            at += 1;
        }
    }

    fn add_reports(&mut self, at: usize, mut card: CardBox, source: &Source<'_>) {
        let chips = self.push_chips(card.person, source);
        let report_count = source.children.of(card.person).len();
        if chips.len() > 0 {
            let block = ChipBlock::new(chips.len(), &source.options.chip);
            if chips.len() < report_count && source.options.orientation == Orientation::TopDown {
                self.push(Content::Chips(chips), at as u32, block.size(), block.size().width / 2);
            } else {
                card.put_block(chips, &block, source.options);
                self.list[at].content = Content::Card(card);
                self.width[at] = card.size.width;
                self.height[at] = card.size.height;
                self.anchor[at] = card.anchor;
            }
        }
        if chips.len() < report_count {
            self.add_cards(at as u32, card.person, source);
        }
    }

    fn add_cards(&mut self, parent: u32, manager: u32, source: &Source<'_>) {
        let cards = source.children.of(manager).iter().copied().filter(|&report| !source.children.is_leaf(report));
        let Some(limit) = source.row_limit(manager) else {
            cards.for_each(|card| self.push_card(source.card(card), parent));
            return;
        };
        for card in cards {
            if source.is_leaf_card(card) {
                self.run.push(card);
            } else {
                self.end_run(parent, limit, source);
                self.push_card(source.card(card), parent);
            }
        }
        self.end_run(parent, limit, source);
        self.anchor_rows(parent);
    }

    fn end_run(&mut self, parent: u32, limit: usize, source: &Source<'_>) {
        if self.run.len() > limit {
            self.push_rows(parent, limit, source);
        } else {
            for index in 0..self.run.len() {
                self.push_card(source.card(self.run[index]), parent);
            }
        }
        self.run.clear();
    }

    fn push_rows(&mut self, parent: u32, limit: usize, source: &Source<'_>) {
        let start = self.members.len();
        for index in 0..self.run.len() {
            let mut card = source.card(self.run[index]);
            if source.is_open(card.person) {
                let chips = self.push_chips(card.person, source);
                card.put_block(chips, &ChipBlock::new(chips.len(), &source.options.chip), source.options);
            }
            self.members.push(Member { card, corner: Point::default() });
        }
        let (shape, size) = rows::arrange(&mut self.members[start..], limit, &source.options.gaps, &mut self.columns);
        let rows = Rows { members: Span::new(start, self.members.len()), shape };
        self.push(Content::Rows(rows), parent, size, shape.first_axis);
    }

    /// Puts the anchor of rows where the manager `parent` is centered over the outermost of its children, which in rows
    /// are the first and the last column. Rows with children on both sides do not count.
    fn anchor_rows(&mut self, parent: u32) {
        let children = self.list[parent as usize].first_child as usize..self.list.len();
        if let Some(last) = self.list.last()
            && let Content::Rows(Rows { shape, .. }) = last.content
        {
            self.anchor[children.end - 1] = if children.len() == 1 { shape.middle() } else { shape.last_axis };
        }
    }

    fn push_chips(&mut self, manager: u32, source: &Source<'_>) -> Span {
        let start = self.chips.len();
        let reports = source.children.of(manager).iter().copied();
        self.chips.extend(reports.filter(|&report| source.children.is_leaf(report)));
        Span::new(start, self.chips.len())
    }

    fn push_card(&mut self, card: CardBox, parent: u32) {
        self.push(Content::Card(card), parent, card.size, card.anchor);
    }

    fn push(&mut self, content: Content, parent: u32, size: Size, anchor: i32) {
        self.list.push(TreeBox { content, first_child: 0 });
        self.parent.push(parent);
        self.width.push(size.width);
        self.height.push(size.height);
        self.anchor.push(anchor);
    }
}
