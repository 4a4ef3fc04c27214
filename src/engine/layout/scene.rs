//! What there is to draw: a rectangle per visible person and the lines between them, found again by window or person.

use super::bounds_tree::BoundsTree;
use super::geometry::{Orientation, Point, Rect};

/// How a person is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShapeKind {
    /// A card: anyone with reports, and every root.
    Card,
    /// A chip in the block of a manager.
    Chip,
}

/// A visible person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Index of the person in the input.
    pub person: u32,
    /// Card or chip.
    pub kind: ShapeKind,
    /// Where it is.
    pub rect: Rect,
    /// Index of the manager's shape, `None` for a root. It is always smaller than the shape's own index.
    pub manager: Option<u32>,
    /// Where the lines of this person and their neighbors branch off: the y of a bar, or its x between cards of a chart
    /// that grows to the right. A spine that starts at the card itself has the bottom of the card here.
    pub(super) bus: i32,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Between cards.
    Branch,
    /// Between a card and its chips.
    Spine,
}

/// A straight line, horizontal or vertical. No stretch of a connector is in the list twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// One end, the one nearer to the root.
    pub from: Point,
    /// The other end.
    pub to: Point,
    /// What it belongs to.
    pub kind: LinkKind,
}

impl Link {
    /// The line as a rectangle of no width or no height.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        Rect::from_corners(self.from, self.to)
    }
}

/// The line on which the cards of one manager hang that stand in further rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trunk {
    /// The cards of the further rows, and the chips under them, are the shapes `first..end`.
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) x: i32,
    /// Where it starts, at the bar above the first row.
    pub(super) bus: i32,
}

/// A laid-out chart. Managers come before their reports; the chips of a manager are in index order, and so are the cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Visible people.
    pub shapes: Vec<Shape>,
    /// Lines between them.
    pub links: Vec<Link>,
    /// Holds every shape and line; starts at (0, 0).
    pub bounds: Rect,
    /// Which way the chart grows.
    pub orientation: Orientation,
    /// From the spine to the chips beside it.
    spine_reach: i32,
    /// In the order of the shapes they concern.
    pub(super) trunks: Vec<Trunk>,
    shape_of: Vec<u32>,
    shape_tree: BoundsTree,
    link_tree: BoundsTree,
}

impl Scene {
    /// Takes everything out and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.shapes.clear();
        self.links.clear();
        self.trunks.clear();
    }

    /// Indexes the shapes and lines of `people` people, once all are there.
    pub(super) fn finish(&mut self, people: usize, orientation: Orientation, spine_reach: i32) {
        (self.orientation, self.spine_reach) = (orientation, spine_reach);
        self.shape_of.clear();
        self.shape_of.resize(people, u32::MAX);
        // Lines begin at the origin at the earliest, and end at or between shapes.
        self.bounds = Rect::default();
        for (index, shape) in (0..).zip(&self.shapes) {
            self.shape_of[shape.person as usize] = index;
            self.bounds = self.bounds.union(&shape.rect);
        }
        self.shape_tree.rebuild(self.shapes.iter().map(|shape| shape.rect));
        self.link_tree.rebuild(self.links.iter().map(Link::bounds));
    }

    /// Index of the shape of a person, `None` if a collapsed manager hides them.
    #[must_use]
    pub fn shape_of(&self, person: u32) -> Option<usize> {
        let index = *self.shape_of.get(person as usize)?;
        (index != u32::MAX).then_some(index as usize)
    }

    /// Indices of the shapes that touch `window`, in increasing order.
    pub fn visible(&self, window: Rect) -> impl Iterator<Item = usize> {
        self.shape_tree.touching(self.shapes.len(), window, |index| self.shapes[index].rect)
    }

    /// Indices of the lines that touch `window`, in increasing order.
    pub fn visible_links(&self, window: Rect) -> impl Iterator<Item = usize> {
        self.link_tree.touching(self.links.len(), window, |index| self.links[index].bounds())
    }

    /// Index of the shape under a point of the world.
    #[must_use]
    pub fn shape_at(&self, point: Point) -> Option<usize> {
        self.visible(Rect { x: point.x, y: point.y, width: 0, height: 0 }).next()
    }

    /// The whole line from the manager to the shape at `index`, corner by corner, for drawing a chain of command on top of
    /// the chart. Empty for a root.
    #[must_use]
    pub fn connector(&self, index: usize) -> Vec<Point> {
        let shape = &self.shapes[index];
        let Some(manager) = shape.manager else { return Vec::new() };
        let (from, to) = (&self.shapes[manager as usize].rect, &shape.rect);
        let (start, end, bus) = (from.center(), to.center(), shape.bus);
        let at = |x, y| Point { x, y };
        let mut corners = match (shape.kind, self.orientation) {
            (ShapeKind::Chip, _) => {
                let spine = to.x - self.spine_reach;
                let start_x = if bus == from.bottom() { spine } else { start.x };
                vec![at(start_x, from.bottom()), at(start_x, bus), at(spine, bus), at(spine, end.y), at(to.x, end.y)]
            }
            (ShapeKind::Card, Orientation::TopDown) => {
                let mut corners = vec![at(start.x, from.bottom())];
                if let Some(trunk) = self.trunk_to(index) {
                    corners.extend([at(start.x, trunk.bus), at(trunk.x, trunk.bus), at(trunk.x, bus)]);
                } else {
                    corners.push(at(start.x, bus));
                }
                corners.extend([at(end.x, bus), at(end.x, to.y)]);
                corners
            }
            (ShapeKind::Card, Orientation::LeftRight) => {
                vec![at(from.right(), start.y), at(bus, start.y), at(bus, end.y), at(to.x, end.y)]
            }
        };
        corners.dedup();
        corners
    }

    /// The trunk on the way to a card in a further row.
    fn trunk_to(&self, shape: usize) -> Option<&Trunk> {
        let next = self.trunks.partition_point(|trunk| trunk.first as usize <= shape);
        self.trunks[..next].last().filter(|trunk| shape < trunk.end as usize)
    }
}
