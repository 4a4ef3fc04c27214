//! How large boxes are. Every length is a multiple of [`UNIT`], so that lanes and ports meet without a remainder.

use super::super::geometry::Size;
use super::{BoardKind, BoardTeam};

/// The grid. Lanes of a corridor are one unit apart.
pub(super) const UNIT: i32 = 8;
/// Between boxes of one stack.
pub(super) const GAP: i32 = 2 * UNIT;
/// The strip at the top of a block that holds its name.
pub(super) const TITLE: i32 = 5 * UNIT;
/// Around boxes within a block or the base.
pub(super) const PADDING: i32 = 2 * UNIT;
/// From the ends of a side to the first port on it.
pub(super) const INSET: i32 = UNIT + UNIT / 2;

/// Of a box with two lines of text.
pub(super) const LEAST_WIDTH: i32 = 176;
const WIDE: Size = Size { width: LEAST_WIDTH, height: 56 };
const TALL: Size = Size { width: 112, height: 96 };
const OCTAGON: Size = Size { width: 128, height: 72 };

/// The box of a team without regard to its lines.
pub(super) fn of(team: &BoardTeam) -> Size {
    let people = team.people.min(1_000) as i32;
    let grown = |least: i32, each: i32, most: i32| up(least + (people * each).min(most));
    match team.kind {
        BoardKind::Stream | BoardKind::Unknown | BoardKind::Platform => {
            Size { width: grown(WIDE.width, 6, 144), ..WIDE }
        }
        BoardKind::Rolled => Size { width: grown(WIDE.width, 2, 224), ..WIDE },
        BoardKind::Enabling => Size { height: grown(TALL.height, 6, 96), ..TALL },
        BoardKind::Subsystem => Size { height: grown(OCTAGON.height, 3, 48), ..OCTAGON },
    }
}

/// Whether a team stands beside the stack.
pub(super) fn is_helper(kind: BoardKind) -> bool {
    matches!(kind, BoardKind::Enabling | BoardKind::Subsystem)
}

/// The next multiple of [`UNIT`].
pub(super) fn up(length: i32) -> i32 {
    (length + UNIT - 1).div_euclid(UNIT) * UNIT
}

/// The multiple of [`UNIT`] before.
pub(super) fn down(length: i32) -> i32 {
    length.div_euclid(UNIT) * UNIT
}
