//! The org chart: a tidy tree of manager cards, each with its reports who manage nobody as a block of chips.
//!
//! A card and the block under it are one box of the tree. Where cards and chips of one manager meet in a chart that grows
//! down, the block is a box of its own, the first child of the card, because the lines to the cards need the way.
//!
//! Many managers below one make a row far wider than high. With [`ChartInput::row_limits`], neighbors among them that
//! have no cards below stand in several rows instead, and the rows together are one box.

mod boxes;
mod card;
mod draw;
mod rows;

use self::boxes::{Boxes, Source};
use super::children::Children;
use super::chips::ChipStyle;
use super::geometry::{Orientation, Size};
use super::scene::Scene;
use super::tidy_tree::{Gaps, TidyTree};

/// The people to draw, by index.
#[derive(Clone, Copy, Debug, Default)]
pub struct ChartInput<'a> {
    /// Manager of each person, [`NO_PARENT`](super::NO_PARENT) for a root. People on a cycle, and below one, are not drawn.
    pub parent: &'a [u32],
    /// Whether the reports of a person are hidden; people beyond the end of the slice show theirs.
    pub collapsed: &'a [bool],
    /// Width of each person's card, if not [`ChartOptions::card`] for all; not used for chips.
    pub widths: Option<&'a [i32]>,
    /// How many leaf cards of each person may stand side by side in a chart that grows down; 0, and people beyond the end
    /// of the slice, set no limit. A leaf card has no cards below: its reports are all chips, or are hidden. Leaf cards
    /// that follow each other in index order, no other card of the same manager being between, and are more than the
    /// limit, fill row after row from the left: the n-th of them, from 0, stands in row n / limit, column n % limit.
    pub row_limits: Option<&'a [u32]>,
}

/// How the chart is to look; lengths in world units, none negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartOptions {
    /// Which way the tree grows. Chips are stacked downwards either way.
    pub orientation: Orientation,
    /// One card.
    pub card: Size,
    /// The chips.
    pub chip: ChipStyle,
    /// Distances between cards.
    pub gaps: Gaps,
}

impl Default for ChartOptions {
    fn default() -> Self {
        ChartOptions {
            orientation: Orientation::TopDown,
            card: Size { width: 148, height: 62 },
            chip: ChipStyle::default(),
            gaps: Gaps::default(),
        }
    }
}

/// Buffers that [`lay_out`] fills; keep one and use it for every chart.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    children: Children,
    tidy: TidyTree,
    boxes: Boxes,
    spare: Scene,
}

impl Workspace {
    /// Gives back a scene that is not needed any more: the next one takes its memory.
    pub fn recycle(&mut self, scene: Scene) {
        self.spare = scene;
    }
}

/// Lays out everyone whom no collapsed manager hides. People of one manager keep their index order, and adding a person
/// reorders nobody.
///
/// # Panics
/// If `widths` is given and shorter than `parent`.
#[must_use]
pub fn lay_out(input: &ChartInput<'_>, options: &ChartOptions, workspace: &mut Workspace) -> Scene {
    assert!(input.widths.is_none_or(|widths| widths.len() >= input.parent.len()), "one width per person");
    let Workspace { children, tidy, boxes, spare } = workspace;
    children.rebuild(input.parent);
    boxes.collect(&Source { children, input, options });
    let positions = tidy.lay_out(&boxes.forest(), &options.gaps, options.orientation);
    let mut scene = std::mem::take(spare);
    scene.clear();
    draw::Chart { options, boxes, positions }.draw(input.parent.len(), scene)
}

#[cfg(test)]
mod tests;
