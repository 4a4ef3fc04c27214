//! Where everything in a chart goes: a pure function from the shape of an org to rectangles and lines.
//!
//! People are indices into flat arrays here; names, loads and colors belong to whoever draws. Lengths are whole world
//! units, one unit being one pixel at scale 1, so a layout is the same on every machine, bit for bit.
//!
//! ```
//! use spanwise::engine::layout::{ChartInput, ChartOptions, NO_PARENT, Workspace, lay_out};
//!
//! let parent = [NO_PARENT, 0, 0, 1, 1];
//! let input = ChartInput { parent: &parent, ..ChartInput::default() };
//! let scene = lay_out(&input, &ChartOptions::default(), &mut Workspace::default());
//! assert_eq!(scene.shapes.len(), 5);
//! ```

pub mod axis;
pub mod board;
mod bounds_tree;
mod children;
mod chips;
mod compact;
mod geometry;
mod scene;
mod tidy_tree;
pub mod viewport;

pub use children::NO_PARENT;
pub use chips::{ChipBlock, ChipStyle};
pub use compact::{ChartInput, ChartOptions, Workspace, lay_out};
pub use geometry::{Orientation, Point, Rect, Size};
pub use scene::{Link, LinkKind, Scene, Shape, ShapeKind};
pub use tidy_tree::{Forest, Gaps, Positions, TidyTree};
