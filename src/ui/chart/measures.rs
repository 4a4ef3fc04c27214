//! How large cards are, and how many teams stand side by side.

use crate::engine::ids::PersonId;
use crate::engine::layout::{ChartOptions, Orientation, Size};
use crate::session::Frame;

/// Widths of cards in world units.
const CARD: i32 = 124;
const MOM_CARD: i32 = 156;

/// How the page's chart looks, in world units.
pub(super) fn options(orientation: Orientation) -> ChartOptions {
    let mut options = ChartOptions { orientation, card: Size { width: CARD, height: 64 }, ..ChartOptions::default() };
    options.chip.size.width = CARD - options.chip.indent;
    options
}

/// Managers of managers have room for a longer title.
pub(super) fn card_width(frame: &Frame, id: PersonId) -> i32 {
    let is_mom = frame.structure.position(id).is_some_and(|at| frame.structure.manager_reports(at) > 0);
    if is_mom { MOM_CARD } else { CARD }
}

/// Teams side by side under one manager: as many as a screen shows at the top, fewer below, where managers have neighbors,
/// so that the whole chart is about twice as wide as high.
pub(super) fn row_limit(is_root: bool, layers: u32) -> u32 {
    match (is_root, layers) {
        (true, _) => 8,
        (false, ..=3) => 3,
        (false, _) => 2,
    }
}
