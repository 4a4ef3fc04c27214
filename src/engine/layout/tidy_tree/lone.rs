//! Roots without children: a long run of them, side by side, would be one endless line, so it becomes rows.

use super::super::children::Children;
use super::super::geometry::Size;
use super::Forest;

/// A run this long or shorter stays in line, and a block is never narrower than this many boxes.
const IN_LINE: usize = 4;

/// The blocks made of runs of lone roots.
#[derive(Clone, Debug, Default)]
pub(super) struct LoneRoots {
    members: Vec<u32>,
    blocks: Vec<Block>,
}

#[derive(Clone, Copy, Debug)]
struct Block {
    start: usize,
    end: usize,
    size: Size,
}

impl LoneRoots {
    /// Finds the runs among the roots and writes the place of each member within its block to `x` and `y`.
    pub(super) fn gather(&mut self, children: &Children, forest: &Forest<'_>, gap: i32, x: &mut [i32], y: &mut [i32]) {
        self.members.clear();
        self.blocks.clear();
        for run in children.roots().chunk_by(|&a, &b| children.is_leaf(a) && children.is_leaf(b)) {
            if run.len() > IN_LINE {
                let start = self.members.len();
                self.members.extend_from_slice(run);
                let size = flow(run, forest, gap, x, y);
                self.blocks.push(Block { start, end: self.members.len(), size });
            }
        }
    }

    /// The runs that became blocks, each in index order.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &[u32]> {
        self.blocks.iter().map(|block| &self.members[block.start..block.end])
    }

    pub(super) fn members(&self, block: usize) -> &[u32] {
        &self.members[self.blocks[block].start..self.blocks[block].end]
    }

    pub(super) fn size(&self, block: usize) -> Size {
        self.blocks[block].size
    }
}

/// Sets boxes in rows from left to right, like words, in a block about 1.6 times as wide as it is high.
fn flow(run: &[u32], forest: &Forest<'_>, gap: i32, x: &mut [i32], y: &mut [i32]) -> Size {
    let boxes = || run.iter().map(|&node| (node as usize, forest.width[node as usize], forest.height[node as usize]));
    let area: i64 = boxes().map(|(_, width, height)| i64::from(width + gap) * i64::from(height + gap)).sum();
    let pitch = boxes().map(|(_, width, _)| i64::from(width + gap)).max().unwrap_or(0).max(1);
    // Whole steps of columns, so that one more box seldom changes the width of the block.
    let steps = (area * 8 / 5).max(0).isqrt() / (pitch * IN_LINE as i64) + 1;
    let limit = i32::try_from(steps * IN_LINE as i64 * pitch).unwrap_or(i32::MAX);

    let mut size = Size::default();
    let (mut left, mut top, mut row_height) = (0, 0, 0);
    for (node, width, height) in boxes() {
        if left > 0 && left + width > limit {
            (left, top, row_height) = (0, top + row_height + gap, 0);
        }
        (x[node], y[node]) = (left, top);
        row_height = row_height.max(height);
        size = Size { width: size.width.max(left + width), height: size.height.max(top + height) };
        left += width + gap;
    }
    size
}
