//! What is drawn of one org: a chart of names, laid out once in either direction, and who is marked.

use crate::engine::layout::{ChartInput, ChartOptions, Orientation, Scene, Size, Workspace, lay_out};
use crate::engine::org::NONE;
use crate::session::{Compared, Drawn, Mark};

/// An org as it is drawn.
pub(super) struct Picture {
    pub(super) drawn: Drawn,
    /// By the index of who is drawn.
    pub(super) marks: Vec<Option<Mark>>,
    /// Growing down, and growing to the right.
    scenes: [Scene; 2],
}

/// Free space around a chart, world units.
pub(super) const MARGIN: i32 = 6;
/// Text of names, world units.
pub(super) const TEXT: f64 = 13.0;
/// Pixels that a column has at least, and a chart at most from top to bottom.
const LEAST_WIDTH: f64 = 280.0;
const MOST_HEIGHT: f64 = 640.0;
/// Pixels between columns, and around a chart in its column.
const GAP: f64 = 16.0;
const EDGES: f64 = 26.0;

impl Picture {
    /// What is drawn of a column.
    pub(super) fn of(compared: &Compared, column: usize) -> Picture {
        let side = &compared.sides[column];
        let drawn = Drawn::of(&side.org, &side.structure);
        let limits: Vec<u32> = drawn.parent.iter().map(|&above| if above == NONE { 8 } else { 3 }).collect();
        let input = ChartInput { parent: &drawn.parent, row_limits: Some(&limits), ..ChartInput::default() };
        let mut workspace = Workspace::default();
        let scenes = [Orientation::TopDown, Orientation::LeftRight]
            .map(|orientation| lay_out(&input, &options(orientation), &mut workspace));
        Picture { marks: compared.marks(column, &drawn), drawn, scenes }
    }

    /// The chart in a direction.
    pub(super) fn scene(&self, orientation: Orientation) -> &Scene {
        &self.scenes[usize::from(orientation == Orientation::LeftRight)]
    }
}

fn options(orientation: Orientation) -> ChartOptions {
    let mut options = ChartOptions { orientation, card: Size { width: 126, height: 26 }, ..ChartOptions::default() };
    options.chip.size = Size { width: 126 - options.chip.indent, height: 20 };
    options
}

/// How all charts are drawn: one scale, so that sizes can be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    /// Columns beside each other.
    pub(super) columns: usize,
    pub(super) orientation: Orientation,
    /// Pixels a world unit.
    pub(super) scale: f64,
}

/// The largest scale at which every chart fits its column; `None` before the width is known, in pixels.
pub(super) fn fit(pictures: &[Picture], width: Option<f64>) -> Option<Fitted> {
    let width = width?;
    let most = ((width + GAP) / (LEAST_WIDTH + GAP)).floor().max(1.0) as usize;
    let columns = pictures.len().min(most).max(1);
    let room = (width - GAP * (columns as f64 - 1.0)) / columns as f64 - EDGES;
    let scale = |orientation: Orientation| {
        let fits = pictures.iter().map(|picture| {
            let bounds = picture.scene(orientation).bounds;
            let (w, h) = (f64::from(bounds.width + 2 * MARGIN), f64::from(bounds.height + 2 * MARGIN));
            (room / w).min(MOST_HEIGHT / h)
        });
        fits.fold(1.0, f64::min)
    };
    let (down, right) = (scale(Orientation::TopDown), scale(Orientation::LeftRight));
    let orientation = if right > down { Orientation::LeftRight } else { Orientation::TopDown };
    Some(Fitted { columns, orientation, scale: down.max(right).max(0.01) })
}
