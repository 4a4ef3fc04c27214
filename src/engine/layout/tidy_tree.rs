//! A tidy tree of boxes of any size, in linear time and without recursion.
//!
//! Children stand in index order, their parent is centered over the first and the last of them, a subtree has the same
//! form wherever it is, and subtrees move as close together as their outlines allow. Boxes are not lined up in layers: a
//! child starts right after its own parent, so a tall box pushes nobody but its own subtree.

mod lone;
mod siblings;

use self::lone::LoneRoots;
use self::siblings::{Apart, NONE, Node, Siblings};
use super::children::Children;
use super::geometry::Orientation;

/// The boxes to place; all slices have one entry per node.
#[derive(Clone, Copy, Debug)]
pub struct Forest<'a> {
    /// Parent of each node, in any order, [`NO_PARENT`](super::NO_PARENT) for a root. Nodes on a cycle, and below one,
    /// are left at (0, 0).
    pub parent: &'a [u32],
    /// World units across, not negative.
    pub width: &'a [i32],
    /// World units down, not negative.
    pub height: &'a [i32],
    /// Where along the row of siblings the line between parent and child meets the box, from its left edge (top down) or
    /// top edge (left to right). Parents are centered by these points. The middle of the box if absent.
    pub anchor: Option<&'a [i32]>,
}

/// Least distances between boxes, in world units, not negative. The sum of all sizes and gaps must fit an `i32`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// Between children of one parent.
    pub sibling: i32,
    /// Between other boxes of neighboring subtrees.
    pub subtree: i32,
    /// Between the trees of a forest.
    pub tree: i32,
    /// Between a parent and its children; connectors run in it.
    pub level: i32,
}

impl Default for Gaps {
    fn default() -> Self {
        Gaps { sibling: 12, subtree: 24, tree: 48, level: 56 }
    }
}

/// Top left corner of each box; the smallest coordinate used is 0 on both axes.
#[derive(Clone, Copy, Debug)]
pub struct Positions<'a> {
    /// Left edges, by node.
    pub x: &'a [i32],
    /// Top edges, by node.
    pub y: &'a [i32],
}

/// A workspace for laying out trees: buffers grow to the largest forest seen and are used again.
#[derive(Clone, Debug, Default)]
pub struct TidyTree {
    children: Children,
    lone: LoneRoots,
    siblings: Siblings,
    /// Node of each place, places being numbered level by level, so that children of one parent are neighbors.
    /// Place 0 stands above all roots; a place with `LONE | block` is a block of lone roots.
    node_at: Vec<u32>,
    /// Children of place `p` are the places `first_child[p]..first_child[p + 1]`.
    first_child: Vec<u32>,
    places: Vec<Node>,
    x: Vec<i32>,
    y: Vec<i32>,
}

/// Marks a place as a block of lone roots.
const LONE: u32 = 1 << 31;

impl TidyTree {
    /// Places every box of the forest. Trees stand side by side in index order of their roots; a run of more than a few
    /// roots without children becomes a block of several rows.
    ///
    /// # Panics
    /// If the slices differ in length, or have 2³¹ entries or more.
    pub fn lay_out(&mut self, forest: &Forest<'_>, gaps: &Gaps, orientation: Orientation) -> Positions<'_> {
        let count = forest.parent.len();
        assert!(forest.width.len() == count && forest.height.len() == count, "one width and height per node");
        assert!(forest.anchor.is_none_or(|anchor| anchor.len() == count), "one anchor per node");
        assert!(count < LONE as usize, "node indices need the top bit free");

        self.x.clear();
        self.x.resize(count, 0);
        self.y.clear();
        self.y.resize(count, 0);
        self.children.rebuild(forest.parent);
        self.lone.gather(&self.children, forest, gaps.sibling, &mut self.x, &mut self.y);
        self.number_places();
        self.fill_places(forest, gaps.level, orientation);
        self.arrange(gaps);
        self.write_positions(forest, gaps.level, orientation);
        Positions { x: &self.x, y: &self.y }
    }

    fn number_places(&mut self) {
        self.node_at.clear();
        self.first_child.clear();
        self.node_at.push(NONE);
        self.first_child.push(1);
        let mut blocks = (0..).zip(self.lone.blocks()).peekable();
        let mut roots = self.children.roots();
        while let Some((&root, rest)) = roots.split_first() {
            if let Some((block, run)) = blocks.next_if(|(_, run)| run[0] == root) {
                self.node_at.push(LONE | block);
                roots = &roots[run.len()..];
            } else {
                self.node_at.push(root);
                roots = rest;
            }
        }
        let mut place = 1;
        while place < self.node_at.len() {
            self.first_child.push(self.node_at.len() as u32);
            let node = self.node_at[place];
            if node & LONE == 0 {
                self.node_at.extend_from_slice(self.children.of(node));
            }
            place += 1;
        }
        self.first_child.push(self.node_at.len() as u32);
    }

    /// From the roots down: sizes, and how far from the root each box ends.
    fn fill_places(&mut self, forest: &Forest<'_>, level_gap: i32, orientation: Orientation) {
        let (breadths, depths) = match orientation {
            Orientation::TopDown => (forest.width, forest.height),
            Orientation::LeftRight => (forest.height, forest.width),
        };
        self.places.clear();
        self.places.reserve(self.node_at.len());
        self.places.push(Node::new(0, 0, 0, 0));
        for parent in 0..self.node_at.len() {
            let top = self.places[parent].bottom;
            for place in self.first_child[parent]..self.first_child[parent + 1] {
                let node = self.node_at[place as usize];
                let (breadth, depth, anchor) = if node & LONE == 0 {
                    let breadth = breadths[node as usize];
                    let anchor = forest.anchor.map_or(breadth / 2, |anchor| anchor[node as usize]);
                    (breadth, depths[node as usize], anchor)
                } else {
                    let size = self.lone.size((node & !LONE) as usize);
                    let (breadth, depth) = match orientation {
                        Orientation::TopDown => (size.width, size.height),
                        Orientation::LeftRight => (size.height, size.width),
                    };
                    (breadth, depth, breadth / 2)
                };
                // The gap counts as part of the box: nothing else can then come between a parent and its children.
                self.places.push(Node::new(place, breadth, top + depth + level_gap, anchor));
            }
        }
    }

    /// From the leaves up: each parent's subtrees side by side.
    fn arrange(&mut self, gaps: &Gaps) {
        let between_siblings = Apart { roots: gaps.sibling, others: gaps.subtree };
        let between_trees = Apart { roots: gaps.tree, others: gaps.tree };
        for parent in (0..self.places.len()).rev() {
            let (first, end) = (self.first_child[parent] as usize, self.first_child[parent + 1] as usize);
            if first < end {
                let apart = if parent == 0 { between_trees } else { between_siblings };
                self.siblings.arrange(&mut self.places, parent, first, end, apart);
            }
        }
    }

    /// From the roots down: sums of modifiers become positions, the smallest of them 0.
    fn write_positions(&mut self, forest: &Forest<'_>, level_gap: i32, orientation: Orientation) {
        let mut least = i32::MAX;
        for parent in 0..self.places.len() {
            let sum = self.places[parent].modifier;
            let children = self.first_child[parent] as usize..self.first_child[parent + 1] as usize;
            for place in &mut self.places[children] {
                place.modifier += sum;
                least = least.min(place.prelim + place.modifier);
            }
        }
        let depths = match orientation {
            Orientation::TopDown => forest.height,
            Orientation::LeftRight => forest.width,
        };
        for (place, &node) in self.places.iter().zip(&self.node_at).skip(1) {
            let across = place.prelim + place.modifier - least;
            if node & LONE == 0 {
                let along = place.bottom - level_gap - depths[node as usize];
                let (x, y) = match orientation {
                    Orientation::TopDown => (across, along),
                    Orientation::LeftRight => (along, across),
                };
                self.x[node as usize] = x;
                self.y[node as usize] = y;
            } else {
                // The members know their places within the block already, and the block starts at the root's edge.
                let moved = match orientation {
                    Orientation::TopDown => &mut self.x,
                    Orientation::LeftRight => &mut self.y,
                };
                for &member in self.lone.members((node & !LONE) as usize) {
                    moved[member as usize] += across;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
