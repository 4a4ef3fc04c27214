//! From placed boxes to shapes and lines.

use super::super::children::NO_PARENT;
use super::super::chips::ChipBlock;
use super::super::geometry::{Orientation, Point, Rect};
use super::super::scene::{Link, LinkKind, Scene, Shape, ShapeKind, Trunk};
use super::super::tidy_tree::Positions;
use super::ChartOptions;
use super::boxes::{Boxes, Content};
use super::card::{CardBox, Span};
use super::rows::{self, Rows};

/// A chart whose boxes have their places.
pub(super) struct Chart<'a> {
    pub(super) options: &'a ChartOptions,
    pub(super) boxes: &'a Boxes,
    pub(super) positions: Positions<'a>,
}

/// What has been drawn so far.
struct Canvas {
    scene: Scene,
    /// Shape of the card of each box so far; a box of several people has that of their manager.
    card_shape: Vec<u32>,
}

impl Canvas {
    /// Adds a line, unless it has no length.
    fn line(&mut self, from: (i32, i32), to: (i32, i32), kind: LinkKind) {
        if from != to {
            let (from, to) = (Point { x: from.0, y: from.1 }, Point { x: to.0, y: to.1 });
            self.scene.links.push(Link { from, to, kind });
        }
    }
}

impl Chart<'_> {
    /// Draws a chart of `people` people into `scene`, which is empty.
    pub(super) fn draw(&self, people: usize, mut scene: Scene) -> Scene {
        let boxes = &self.boxes.list;
        let cards = boxes.len() + self.boxes.members.len();
        let visible = cards + self.boxes.chips.len();
        scene.shapes.reserve(visible);
        scene.links.reserve(visible + 3 * cards);
        let mut canvas = Canvas { scene, card_shape: Vec::with_capacity(boxes.len()) };
        for (index, tree_box) in boxes.iter().enumerate() {
            let corner = self.corner(index);
            let (manager, bus) = match self.boxes.parent[index] {
                NO_PARENT => (None, 0),
                parent => (Some(canvas.card_shape[parent as usize]), self.bus_above(parent as usize)),
            };
            let of_manager = || manager.expect("these people have a manager, whose card is above");
            match &tree_box.content {
                Content::Card(card) => {
                    canvas.card_shape.push(canvas.scene.shapes.len() as u32);
                    let rect = self.draw_card(&mut canvas, card, corner, manager, bus);
                    self.draw_branches(&mut canvas, index, &rect);
                }
                Content::Chips(chips) => {
                    canvas.card_shape.push(of_manager());
                    self.draw_chips(&mut canvas, *chips, corner, of_manager(), bus);
                }
                Content::Rows(rows) => {
                    canvas.card_shape.push(of_manager());
                    self.draw_rows(&mut canvas, rows, corner, of_manager(), bus);
                }
            }
        }
        let spine_reach = self.options.chip.indent - self.options.chip.spine;
        canvas.scene.finish(people, self.options.orientation, spine_reach);
        canvas.scene
    }

    fn corner(&self, index: usize) -> Point {
        Point { x: self.positions.x[index], y: self.positions.y[index] }
    }

    /// Where the bar between a box and its children runs: in the middle of the gap before the first of them.
    fn bus_above(&self, parent: usize) -> i32 {
        let first = self.corner(self.boxes.children(parent).start);
        let children_start = match self.options.orientation {
            Orientation::TopDown => first.y,
            Orientation::LeftRight => first.x,
        };
        children_start - self.options.gaps.level / 2
    }

    /// A card and the chips under it; returns where the card is.
    fn draw_card(&self, canvas: &mut Canvas, card: &CardBox, corner: Point, manager: Option<u32>, bus: i32) -> Rect {
        let shape = canvas.scene.shapes.len() as u32;
        let rect = card_at(card, corner);
        canvas.scene.shapes.push(Shape { person: card.person, kind: ShapeKind::Card, rect, manager, bus });
        if card.chips.len() > 0 {
            let corner = Point { x: corner.x, y: corner.y + card.block_top };
            let bus = self.draw_block_bar(canvas, &rect, card.chips, corner);
            self.draw_chips(canvas, card.chips, corner, shape, bus);
        }
        rect
    }

    /// The lines from a card to the boxes of its children: a trunk, a bar, and a tip for each. Chips and rows get their
    /// tips when they are drawn.
    fn draw_branches(&self, canvas: &mut Canvas, index: usize, card: &Rect) {
        let children = self.boxes.children(index);
        if children.is_empty() {
            return;
        }
        let bus = self.bus_above(index);
        let is_top_down = self.options.orientation == Orientation::TopDown;
        let (start, edge) =
            if is_top_down { (card.center().x, card.bottom()) } else { (card.center().y, card.right()) };
        // Tips lie in the order of the children.
        let least = start.min(self.tips(children.start).0);
        let most = start.max(self.tips(children.end - 1).1);
        let place = |across: i32, along: i32| if is_top_down { (across, along) } else { (along, across) };
        canvas.line(place(start, edge), place(start, bus), LinkKind::Branch);
        canvas.line(place(least, bus), place(most, bus), LinkKind::Branch);
        for child in children {
            if let Content::Card(_) = self.boxes.list[child].content {
                let (across, corner) = (self.tips(child).0, self.corner(child));
                let along = if is_top_down { corner.y } else { corner.x };
                canvas.line(place(across, bus), place(across, along), LinkKind::Branch);
            }
        }
    }

    /// Where, along the bar, the first and the last line to a box arrive. A block of chips is there with its first spine.
    fn tips(&self, index: usize) -> (i32, i32) {
        let corner = self.corner(index);
        match &self.boxes.list[index].content {
            Content::Card(card) => {
                let center = card_at(card, corner).center();
                let tip = if self.options.orientation == Orientation::TopDown { center.x } else { center.y };
                (tip, tip)
            }
            Content::Chips(_) => (corner.x + self.options.chip.spine, corner.x + self.options.chip.spine),
            Content::Rows(Rows { shape, .. }) => {
                (corner.x + shape.trunk.min(shape.first_axis), corner.x + shape.last_axis)
            }
        }
    }

    fn draw_rows(&self, canvas: &mut Canvas, rows: &Rows, corner: Point, manager: u32, bus: i32) {
        let members = rows.members.of(&self.boxes.members);
        let shape = &rows.shape;
        let trunk = corner.x + shape.trunk;
        let bar_above = |top: i32| corner.y + top - rows::bar_rise(&self.options.gaps);
        let last_bar = members.last().map_or(bus, |member| bar_above(member.corner.y));
        canvas.line((trunk, bus), (trunk, last_bar), LinkKind::Branch);
        let mut bar = bus;
        let mut second_row = 0;
        for (index, row) in members.chunks(shape.columns).enumerate() {
            let middle = |place: usize| corner.x + row[place].corner.x + row[place].card.anchor;
            if index > 0 {
                bar = bar_above(row[0].corner.y);
                let (least, most) = (trunk.min(middle(0)), trunk.max(middle(row.len() - 1)));
                canvas.line((least, bar), (most, bar), LinkKind::Branch);
            }
            if index == 1 {
                second_row = canvas.scene.shapes.len() as u32;
            }
            for (place, member) in row.iter().enumerate() {
                let corner = Point { x: corner.x + member.corner.x, y: corner.y + member.corner.y };
                canvas.line((middle(place), bar), (middle(place), corner.y), LinkKind::Branch);
                self.draw_card(canvas, &member.card, corner, Some(manager), bar);
            }
        }
        canvas.scene.trunks.push(Trunk { first: second_row, end: canvas.scene.shapes.len() as u32, x: trunk, bus });
    }

    /// The lines between a card and the spines of the block under it; returns where the spines start.
    fn draw_block_bar(&self, canvas: &mut Canvas, card: &Rect, chips: Span, corner: Point) -> i32 {
        let block = ChipBlock::new(chips.len(), &self.options.chip);
        let (first, last) = (block.spine(corner.x, 0), block.spine(corner.x, block.columns() - 1));
        if first == last && (card.x..=card.right()).contains(&first) {
            return card.bottom();
        }
        let bus = corner.y - self.options.chip.lead / 2;
        let middle = card.center().x;
        canvas.line((middle, card.bottom()), (middle, bus), LinkKind::Spine);
        canvas.line((first.min(middle), bus), (last.max(middle), bus), LinkKind::Spine);
        bus
    }

    /// Chips with a spine for each column, from `bus` down to the last chip, and a tick for each chip.
    fn draw_chips(&self, canvas: &mut Canvas, chips: Span, corner: Point, manager: u32, bus: i32) {
        let block = ChipBlock::new(chips.len(), &self.options.chip);
        let mut people = chips.of(&self.boxes.chips).iter();
        for column in 0..block.columns() {
            let spine = block.spine(corner.x, column);
            let end = block.chip(corner, column, block.chips_in(column) - 1).center().y;
            canvas.line((spine, bus), (spine, end), LinkKind::Spine);
            for (row, &person) in (0..block.chips_in(column)).zip(people.by_ref()) {
                let rect = block.chip(corner, column, row);
                let middle = rect.center().y;
                canvas.line((spine, middle), (rect.x, middle), LinkKind::Spine);
                let manager = Some(manager);
                canvas.scene.shapes.push(Shape { person, kind: ShapeKind::Chip, rect, manager, bus });
            }
        }
    }
}

/// The card in a box whose top left corner is `corner`.
fn card_at(card: &CardBox, corner: Point) -> Rect {
    Rect { x: corner.x + card.card_left, y: corner.y, width: card.card.width, height: card.card.height }
}
