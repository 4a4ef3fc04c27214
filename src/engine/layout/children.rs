//! Children of every node in two flat arrays, found from the parent of every node.

/// The parent of a root. Any other index that is out of range counts as this one.
pub const NO_PARENT: u32 = u32::MAX;

/// For each node its children in index order; the roots are kept the same way. Buffers are kept between uses.
#[derive(Clone, Debug, Default)]
pub(super) struct Children {
    /// Children of `node` are `list[offsets[node]..offsets[node + 1]]`; one more bucket at the end holds the roots.
    offsets: Vec<u32>,
    list: Vec<u32>,
}

impl Children {
    /// Sorts the nodes by parent, in two passes over `parent`.
    pub(super) fn rebuild(&mut self, parent: &[u32]) {
        let count = parent.len();
        let bucket = |parent: u32| (parent as usize).min(count);
        // Counted two places further up, so that after filling each entry has become the start of its own bucket.
        self.offsets.clear();
        self.offsets.resize(count + 3, 0);
        for &manager in parent {
            self.offsets[bucket(manager) + 2] += 1;
        }
        for node in 2..count + 3 {
            self.offsets[node] += self.offsets[node - 1];
        }
        self.list.clear();
        self.list.resize(count, 0);
        for (node, &manager) in (0..).zip(parent) {
            let slot = &mut self.offsets[bucket(manager) + 1];
            self.list[*slot as usize] = node;
            *slot += 1;
        }
    }

    fn node_count(&self) -> usize {
        self.list.len()
    }

    /// Children of `node`, in index order.
    pub(super) fn of(&self, node: u32) -> &[u32] {
        &self.list[self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize]
    }

    /// Whether `node` has no children.
    pub(super) fn is_leaf(&self, node: u32) -> bool {
        self.offsets[node as usize] == self.offsets[node as usize + 1]
    }

    /// Nodes without a parent, in index order.
    pub(super) fn roots(&self) -> &[u32] {
        let count = self.node_count();
        &self.list[self.offsets[count] as usize..self.offsets[count + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_come_in_index_order_and_buffers_can_be_used_again() {
        let mut children = Children::default();
        children.rebuild(&[2, NO_PARENT, 1, 1, 2, 99]);
        assert_eq!(children.roots(), [1, 5]);
        assert_eq!(children.of(1), [2, 3]);
        assert_eq!(children.of(2), [0, 4]);
        assert!(children.is_leaf(0) && !children.is_leaf(1));

        children.rebuild(&[]);
        assert_eq!(children.roots(), [0u32; 0]);
        children.rebuild(&[NO_PARENT]);
        assert_eq!(children.roots(), [0]);
        assert!(children.is_leaf(0));
    }
}
