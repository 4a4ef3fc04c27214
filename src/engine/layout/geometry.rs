//! Points, sizes and rectangles in whole world units; y grows downwards, as on a screen.

/// Which way a tree grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Orientation {
    /// Reports below their manager, siblings from left to right.
    #[default]
    TopDown,
    /// Reports to the right of their manager, siblings from top to bottom.
    LeftRight,
}

/// A place in the world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// World units from the left.
    pub x: i32,
    /// World units from the top.
    pub y: i32,
}

/// Width and height in world units, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// World units across.
    pub width: i32,
    /// World units down.
    pub height: i32,
}

/// An upright rectangle: top left corner and size. Width or height may be 0, for lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// World units across.
    pub width: i32,
    /// World units down.
    pub height: i32,
}

impl Rect {
    /// The smallest rectangle that holds both corners, in any order.
    #[must_use]
    pub fn from_corners(a: Point, b: Point) -> Self {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        Rect { x, y, width: a.x.max(b.x) - x, height: a.y.max(b.y) - y }
    }

    /// Right edge.
    #[must_use]
    pub fn right(&self) -> i32 {
        self.x + self.width
    }

    /// Bottom edge.
    #[must_use]
    pub fn bottom(&self) -> i32 {
        self.y + self.height
    }

    /// The middle, rounded towards the top left.
    #[must_use]
    pub fn center(&self) -> Point {
        Point { x: self.x + self.width / 2, y: self.y + self.height / 2 }
    }

    /// Whether the two share at least a point; common edges and corners count.
    #[must_use]
    pub fn touches(&self, other: &Rect) -> bool {
        self.x <= other.right() && other.x <= self.right() && self.y <= other.bottom() && other.y <= self.bottom()
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect { x, y, width: self.right().max(other.right()) - x, height: self.bottom().max(other.bottom()) - y }
    }
}
