//! Setting the subtrees of one parent side by side, as close as their outlines allow.
//!
//! This is the core of A. van der Ploeg, "Drawing Non-layered Tidy Trees in Linear Time" (2014), in its terms:
//! *extreme nodes* end an outline, *threads* continue it in a sibling, a list holds the *lowest siblings on the left*.
//! "Breadth" is the extent along a row of siblings, "bottom" the far end of a box, gap included, away from the root.

/// No such node.
pub(super) const NONE: u32 = u32::MAX;

/// A box while it is being placed. A position is `prelim` plus the modifiers of the node itself and all its ancestors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Next node down the left outline: the first child or, without children, a thread or [`NONE`].
    pub(super) next_left: u32,
    /// Next node down the right outline: the last child or, without children, a thread or [`NONE`].
    pub(super) next_right: u32,
    pub(super) prelim: i32,
    pub(super) modifier: i32,
    pub(super) breadth: i32,
    pub(super) bottom: i32,
    /// Where, from the start of the breadth, the line from the parent arrives.
    pub(super) anchor: i32,
    /// Last node of the left outline of the subtree and the modifiers on the way to it.
    extreme_left: u32,
    extreme_left_sum: i32,
    /// Last node of the right outline of the subtree and the modifiers on the way to it.
    extreme_right: u32,
    extreme_right_sum: i32,
}

impl Node {
    /// A box without children that is node number `index`.
    pub(super) fn new(index: u32, breadth: i32, bottom: i32, anchor: i32) -> Self {
        Node {
            next_left: NONE,
            next_right: NONE,
            prelim: 0,
            modifier: 0,
            breadth,
            bottom,
            anchor,
            extreme_left: index,
            extreme_left_sum: 0,
            extreme_right: index,
            extreme_right_sum: 0,
        }
    }

    fn anchor_position(&self) -> i32 {
        self.modifier + self.prelim + self.anchor
    }
}

/// Least distances between the boxes of neighboring subtrees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apart {
    /// Between the roots of the two.
    pub(super) roots: i32,
    /// Between any other two boxes.
    pub(super) others: i32,
}

/// A sibling that reaches further down than all the siblings to its right so far.
#[derive(Clone, Copy, Debug)]
struct Lowest {
    bottom: i32,
    sibling: usize,
}

/// Space still to be given to the siblings between two that pushed each other apart.
#[derive(Clone, Copy, Debug, Default)]
struct Extra {
    shift: i32,
    change: i32,
}

/// Buffers for arranging the children of one parent after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Siblings {
    lowest: Vec<Lowest>,
    extra: Vec<Extra>,
}

impl Siblings {
    /// Places children `first..end`, whose own subtrees are arranged already, and centers `parent` on them.
    pub(super) fn arrange(&mut self, nodes: &mut [Node], parent: usize, first: usize, end: usize, apart: Apart) {
        self.lowest.clear();
        self.extra.clear();
        for child in first..end {
            let bottom = nodes[nodes[child].extreme_right as usize].bottom;
            if child > first {
                self.separate(nodes, first, child, end, apart);
            }
            while self.lowest.last().is_some_and(|lowest| lowest.bottom <= bottom) {
                self.lowest.pop();
            }
            self.lowest.push(Lowest { bottom, sibling: child });
        }
        self.spread(&mut nodes[first..end]);
        center(nodes, parent, first, end - 1);
    }

    /// Moves `child` beside the sibling before it, then right until it clears every sibling before it, walking down the two
    /// facing outlines together.
    fn separate(&mut self, nodes: &mut [Node], first: usize, child: usize, end: usize, apart: Apart) {
        let (mut placed, mut placed_sum) = (child - 1, nodes[child - 1].modifier);
        let (mut moved, mut moved_sum) = (child, nodes[child].modifier);
        let mut owner = self.lowest.len() - 1;
        let (mut gap, mut is_first) = (apart.roots, true);
        loop {
            let (near, far) = (nodes[placed], nodes[moved]);
            while owner > 0 && near.bottom > self.lowest[owner].bottom {
                owner -= 1;
            }
            let overlap = placed_sum + near.prelim + near.breadth + gap - moved_sum - far.prelim;
            // A parent centered far to the right in its own subtree may have to come back, once.
            if overlap > 0 || is_first {
                moved_sum += overlap;
                nodes[child].modifier += overlap;
                nodes[child].extreme_left_sum += overlap;
                nodes[child].extreme_right_sum += overlap;
                self.share(self.lowest[owner].sibling - first, child - first, end - first, overlap);
            }
            (gap, is_first) = (apart.others, false);

            let next_placed = if near.bottom <= far.bottom { near.next_right } else { placed as u32 };
            let next_moved = if far.bottom <= near.bottom { far.next_left } else { moved as u32 };
            if next_placed != NONE && next_placed as usize != placed {
                placed = next_placed as usize;
                placed_sum += nodes[placed].modifier;
            }
            if next_moved != NONE && next_moved as usize != moved {
                moved = next_moved as usize;
                moved_sum += nodes[moved].modifier;
            }
            match (next_placed == NONE, next_moved == NONE) {
                (false, false) => {}
                (true, true) => return,
                (true, false) => return thread_left(nodes, first, child, moved, moved_sum),
                (false, true) => return thread_right(nodes, child, placed, placed_sum),
            }
        }
    }

    /// Notes that the siblings strictly between `left` and `right` are to share the `distance` these moved apart.
    /// Both ends keep their places, so the outlines that later steps look at stay as they are.
    fn share(&mut self, left: usize, right: usize, count: usize, distance: i32) {
        let parts = (right - left) as i32;
        let part = distance / parts;
        if parts > 1 && part > 0 {
            if self.extra.is_empty() {
                self.extra.resize(count, Extra::default());
            }
            self.extra[left + 1].shift += part;
            self.extra[right].shift -= part;
            self.extra[right].change -= part * (parts - 1);
        }
    }

    fn spread(&self, children: &mut [Node]) {
        let (mut shift, mut moved) = (0, 0);
        for (child, extra) in children.iter_mut().zip(&self.extra) {
            shift += extra.shift;
            moved += shift + extra.change;
            child.modifier += moved;
            child.extreme_left_sum += moved;
            child.extreme_right_sum += moved;
        }
    }
}

/// `child` reaches further down than all siblings before it: the left outline goes on in it, at `next`.
fn thread_left(nodes: &mut [Node], first: usize, child: usize, next: usize, next_sum: i32) {
    let end = nodes[first].extreme_left as usize;
    let difference = next_sum - nodes[next].modifier - nodes[first].extreme_left_sum;
    nodes[end].next_left = next as u32;
    nodes[end].modifier += difference;
    nodes[end].prelim -= difference;
    nodes[first].extreme_left = nodes[child].extreme_left;
    nodes[first].extreme_left_sum = nodes[child].extreme_left_sum;
}

/// `child` ends above the siblings before it: the right outline goes on in those, at `next`.
fn thread_right(nodes: &mut [Node], child: usize, next: usize, next_sum: i32) {
    let end = nodes[child].extreme_right as usize;
    let difference = next_sum - nodes[next].modifier - nodes[child].extreme_right_sum;
    nodes[end].next_right = next as u32;
    nodes[end].modifier += difference;
    nodes[end].prelim -= difference;
    nodes[child].extreme_right = nodes[child - 1].extreme_right;
    nodes[child].extreme_right_sum = nodes[child - 1].extreme_right_sum;
}

fn center(nodes: &mut [Node], parent: usize, first: usize, last: usize) {
    let middle = (nodes[first].anchor_position() + nodes[last].anchor_position()).div_euclid(2);
    let (left, right) = (nodes[first], nodes[last]);
    let parent = &mut nodes[parent];
    parent.prelim = middle - parent.anchor;
    parent.next_left = first as u32;
    parent.next_right = last as u32;
    parent.extreme_left = left.extreme_left;
    parent.extreme_left_sum = left.extreme_left_sum;
    parent.extreme_right = right.extreme_right;
    parent.extreme_right_sum = right.extreme_right_sum;
}
