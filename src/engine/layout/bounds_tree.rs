//! Which of many rectangles lie in a window, at a cost that follows the answer.
//!
//! Neighbors in the list are taken to be neighbors in the world, as they are in a laid-out chart: every 16 rectangles in
//! a row get a common bounding box, every 16 of those another, and so on up. There is nothing to sort.

use super::geometry::Rect;

const FANOUT_BITS: u32 = 4;

/// Bounding boxes over a list of rectangles that is kept elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BoundsTree {
    /// `levels[k][i]` bounds the rectangles `i << 4(k + 1) .. (i + 1) << 4(k + 1)`.
    levels: Vec<Vec<Rect>>,
}

impl BoundsTree {
    /// Builds the boxes over `rects` anew, in one pass and in the memory of the ones before.
    pub(super) fn rebuild(&mut self, rects: impl Iterator<Item = Rect>) {
        let mut levels = std::mem::take(&mut self.levels).into_iter();
        self.levels.push(bound_runs(rects, levels.next().unwrap_or_default()));
        while let Some(last) = self.levels.last()
            && last.len() > 1
        {
            let next = bound_runs(last.iter().copied(), levels.next().unwrap_or_default());
            self.levels.push(next);
        }
    }

    /// Indices below `count`, in increasing order, of the rectangles that touch `window`; `rect` gives the rectangle at
    /// an index.
    pub(super) fn touching(
        &self,
        count: usize,
        window: Rect,
        rect: impl Fn(usize) -> Rect,
    ) -> impl Iterator<Item = usize> {
        let mut next = 0;
        std::iter::from_fn(move || {
            while next < count {
                match self.skip_from(next, &window) {
                    Some(beyond) => next = beyond,
                    None => {
                        next += 1;
                        if rect(next - 1).touches(&window) {
                            return Some(next - 1);
                        }
                    }
                }
            }
            None
        })
    }

    /// If a box that begins at `index` lies outside the window, the first index behind the largest such box.
    fn skip_from(&self, index: usize, window: &Rect) -> Option<usize> {
        let begins_here = if index == 0 { self.levels.len() } else { (index.trailing_zeros() / FANOUT_BITS) as usize };
        (0..begins_here.min(self.levels.len())).rev().find_map(|level| {
            let shift = FANOUT_BITS * (level as u32 + 1);
            let run = index >> shift;
            (!self.levels[level][run].touches(window)).then_some((run + 1) << shift)
        })
    }
}

/// The bounding box of every run of rectangles, in the memory of `bounds`.
fn bound_runs(rects: impl Iterator<Item = Rect>, mut bounds: Vec<Rect>) -> Vec<Rect> {
    bounds.clear();
    bounds.reserve((rects.size_hint().0 >> FANOUT_BITS) + 1);
    for (index, rect) in rects.enumerate() {
        match bounds.last_mut() {
            Some(last) if index & ((1 << FANOUT_BITS) - 1) != 0 => *last = last.union(&rect),
            _ => bounds.push(rect),
        }
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn tree_of(rects: &[Rect]) -> BoundsTree {
        let mut tree = BoundsTree::default();
        tree.rebuild(rects.iter().copied());
        tree
    }

    fn row_of(count: i32) -> Vec<Rect> {
        (0..count).map(|place| Rect { x: place * 10, y: 0, width: 8, height: 8 }).collect()
    }

    #[test]
    fn finds_what_touches_the_window_and_nothing_else() {
        for count in [0, 1, 15, 16, 17, 256, 257, 5_000] {
            let rects = row_of(count);
            let tree = tree_of(&rects);
            for x in [-100, 0, 75, 158, 2_559, 49_000] {
                let window = Rect { x, y: 5, width: 60, height: 60 };
                let found: Vec<usize> = tree.touching(rects.len(), window, |index| rects[index]).collect();
                let expected: Vec<usize> = (0..rects.len()).filter(|&index| rects[index].touches(&window)).collect();
                assert_eq!(found, expected, "{count} in a row, window at {x}");
            }
        }
    }

    #[test]
    fn looks_at_few_rectangles_outside_the_window() {
        let rects = row_of(100_000);
        let tree = tree_of(&rects);
        let looked_at = Cell::new(0);
        let window = Rect { x: 500_000, y: 0, width: 1_000, height: 100 };
        let seen = tree.touching(rects.len(), window, |index| {
            looked_at.set(looked_at.get() + 1);
            rects[index]
        });
        assert_eq!(seen.count(), 101);
        assert!(looked_at.get() <= 101 + 2 * 16, "looked at {}", looked_at.get());
    }
}
