//! Where everything in a chart goes: a pure function from the shape of an org to rectangles and lines.
//!
//! People are indices into flat arrays here; names, loads and colors belong to whoever draws. Lengths are whole world
//! units, one unit being one pixel at scale 1, so a layout is the same on every machine, bit for bit.

mod children;
mod geometry;
mod tidy_tree;

pub use children::NO_PARENT;
pub use geometry::{Orientation, Point, Rect, Size};
pub use tidy_tree::{Forest, Gaps, Positions, TidyTree};
