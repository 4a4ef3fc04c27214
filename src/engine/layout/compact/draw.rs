//! From placed boxes to shapes and lines.

use super::super::chips::ChipBlock;
use super::super::geometry::{Orientation, Point, Rect};
use super::super::scene::{Link, LinkKind, Scene, Shape, ShapeKind};
use super::super::tidy_tree::Positions;
use super::{ChartOptions, NO_PARENT, TreeBox};

/// Boxes of a chart, in the order of their parents.
pub(super) struct Chart<'a> {
    pub(super) options: &'a ChartOptions,
    pub(super) boxes: &'a [TreeBox],
    pub(super) parent: &'a [u32],
    pub(super) chips: &'a [u32],
}

/// What has been drawn so far.
struct Canvas {
    shapes: Vec<Shape>,
    links: Vec<Link>,
    /// Shape of the card of each box so far; a block alone has that of its manager.
    card_shape: Vec<u32>,
}

impl Canvas {
    /// Adds a line, unless it has no length.
    fn line(&mut self, from: (i32, i32), to: (i32, i32), kind: LinkKind) {
        if from != to {
            let (from, to) = (Point { x: from.0, y: from.1 }, Point { x: to.0, y: to.1 });
            self.links.push(Link { from, to, kind });
        }
    }
}

impl Chart<'_> {
    pub(super) fn draw(&self, people: usize, positions: &Positions<'_>) -> Scene {
        let visible = self.boxes.len() + self.chips.len();
        let mut canvas = Canvas {
            shapes: Vec::with_capacity(visible),
            links: Vec::with_capacity(visible + 3 * self.boxes.len()),
            card_shape: Vec::with_capacity(self.boxes.len()),
        };
        for (index, tree_box) in self.boxes.iter().enumerate() {
            let corner = Point { x: positions.x[index], y: positions.y[index] };
            let manager = match self.parent[index] {
                NO_PARENT => None,
                parent => Some(canvas.card_shape[parent as usize]),
            };
            if tree_box.is_card {
                canvas.card_shape.push(canvas.shapes.len() as u32);
                let bus = if manager.is_some() { self.bus_above(self.parent[index] as usize, positions) } else { 0 };
                let rect = self.card(index, positions);
                canvas.shapes.push(Shape { person: tree_box.person, kind: ShapeKind::Card, rect, manager, bus });
                if tree_box.chips.0 < tree_box.chips.1 {
                    self.draw_block_under_card(&mut canvas, tree_box, &rect, corner);
                }
                self.draw_branches(&mut canvas, index, positions);
            } else {
                let manager = manager.expect("a block belongs to the card above it");
                canvas.card_shape.push(manager);
                let bus = self.bus_above(self.parent[index] as usize, positions);
                self.draw_chips(&mut canvas, tree_box, corner, manager, bus);
            }
        }
        let spine_reach = self.options.chip.indent - self.options.chip.spine;
        Scene::new(people, canvas.shapes, canvas.links, self.options.orientation, spine_reach)
    }

    fn card(&self, index: usize, positions: &Positions<'_>) -> Rect {
        let TreeBox { card, card_size, .. } = self.boxes[index];
        Rect {
            x: positions.x[index] + card.x,
            y: positions.y[index] + card.y,
            width: card_size.width,
            height: card_size.height,
        }
    }

    fn children(&self, index: usize) -> std::ops::Range<usize> {
        let end = self.boxes.get(index + 1).map_or(self.boxes.len(), |next| next.first_child as usize);
        self.boxes[index].first_child as usize..end
    }

    /// Where the bar between a box and its children runs: in the middle of the gap before the first of them.
    fn bus_above(&self, parent: usize, positions: &Positions<'_>) -> i32 {
        let first = self.boxes[parent].first_child as usize;
        let children_start = match self.options.orientation {
            Orientation::TopDown => positions.y[first],
            Orientation::LeftRight => positions.x[first],
        };
        children_start - self.options.gaps.level / 2
    }

    /// The lines from a card to the boxes of its children: a trunk, a bar, and a tip for each. A block alone gets its
    /// tips, which are its spines, when it is drawn.
    fn draw_branches(&self, canvas: &mut Canvas, index: usize, positions: &Positions<'_>) {
        let children = self.children(index);
        if children.is_empty() {
            return;
        }
        let bus = self.bus_above(index, positions);
        let card = self.card(index, positions);
        let middle = card.center();
        let is_top_down = self.options.orientation == Orientation::TopDown;
        let tip = |child: usize| {
            let tree_box = &self.boxes[child];
            let place = self.card(child, positions);
            match (is_top_down, tree_box.is_card) {
                (true, true) => (place.center().x, place.y),
                (true, false) => (place.x + self.options.chip.spine, bus),
                (false, _) => (place.center().y, place.x),
            }
        };
        let start = if is_top_down { middle.x } else { middle.y };
        // Tips lie in the order of the children; a block comes first and is there with its first spine.
        let (least, most) = (start.min(tip(children.start).0), start.max(tip(children.end - 1).0));
        let place = |across: i32, along: i32| if is_top_down { (across, along) } else { (along, across) };
        let edge = if is_top_down { card.bottom() } else { card.right() };
        canvas.line(place(start, edge), place(start, bus), LinkKind::Branch);
        canvas.line(place(least, bus), place(most, bus), LinkKind::Branch);
        for child in children {
            let (across, along) = tip(child);
            canvas.line(place(across, bus), place(across, along), LinkKind::Branch);
        }
    }

    fn block(&self, tree_box: &TreeBox) -> ChipBlock {
        ChipBlock::new(tree_box.chips(self.chips).len(), &self.options.chip)
    }

    fn draw_block_under_card(&self, canvas: &mut Canvas, tree_box: &TreeBox, card: &Rect, corner: Point) {
        let block = self.block(tree_box);
        let corner = Point { x: corner.x + tree_box.block.x, y: corner.y + tree_box.block.y };
        let (first, last) = (block.spine(corner.x, 0), block.spine(corner.x, block.columns() - 1));
        let hangs_from_card = first == last && (card.x..=card.right()).contains(&first);
        let bus = if hangs_from_card { card.bottom() } else { corner.y - self.options.chip.lead / 2 };
        if !hangs_from_card {
            let middle = card.center().x;
            canvas.line((middle, card.bottom()), (middle, bus), LinkKind::Spine);
            canvas.line((first.min(middle), bus), (last.max(middle), bus), LinkKind::Spine);
        }
        let manager = *canvas.card_shape.last().expect("the card is drawn before its block");
        self.draw_chips(canvas, tree_box, corner, manager, bus);
    }

    /// Chips with a spine for each column, from `bus` down to the last chip, and a tick for each chip.
    fn draw_chips(&self, canvas: &mut Canvas, tree_box: &TreeBox, corner: Point, manager: u32, bus: i32) {
        let block = self.block(tree_box);
        let mut people = tree_box.chips(self.chips).iter();
        for column in 0..block.columns() {
            let spine = block.spine(corner.x, column);
            let end = block.chip(corner, column, block.chips_in(column) - 1).center().y;
            canvas.line((spine, bus), (spine, end), LinkKind::Spine);
            for (row, &person) in (0..block.chips_in(column)).zip(people.by_ref()) {
                let rect = block.chip(corner, column, row);
                let middle = rect.center().y;
                canvas.line((spine, middle), (rect.x, middle), LinkKind::Spine);
                let manager = Some(manager);
                canvas.shapes.push(Shape { person, kind: ShapeKind::Chip, rect, manager, bus });
            }
        }
    }
}
