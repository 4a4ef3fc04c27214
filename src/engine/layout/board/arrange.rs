//! Which teams stand together: blocks, and in them bays of a stack of streams with the helpers beside it.

use super::nets::Nets;
use super::order::{self, Order};
use super::{BoardKind, BoardTeam, NO_BLOCK, size};
use crate::engine::sort::sort_by_key;

/// Helpers stand at least this high upon each other, world units, before a second column is begun.
const LOWEST_COLUMN: i32 = 240;

/// A stack and what stands beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bay {
    /// From the top.
    pub(super) stack: Vec<u32>,
    /// From the top, column by column.
    pub(super) helpers: Vec<u32>,
}

/// Teams on one ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) id: u32,
    pub(super) bays: Vec<Bay>,
}

/// The teams of one block, not yet in bays.
#[derive(Debug, Default)]
pub(super) struct Group {
    id: u32,
    streams: Vec<u32>,
    helpers: Vec<u32>,
}

impl Group {
    /// The longest stack there could be.
    pub(super) fn len(&self, is_narrow: bool) -> usize {
        self.streams.len() + if is_narrow { self.helpers.len() } else { 0 }
    }
}

/// Teams by block, in the order of blocks; those without one come last.
pub(super) fn groups(teams: &[BoardTeam], nets: &Nets, order: Order) -> Vec<Group> {
    let mut standing: Vec<u32> =
        (0..teams.len() as u32).filter(|&team| teams[team as usize].kind != BoardKind::Platform).collect();
    sort_by_key(&mut standing, |&team| teams[team as usize].block);
    let mut groups: Vec<Group> = Vec::new();
    for team in standing {
        let BoardTeam { kind, block, .. } = teams[team as usize];
        if groups.last().is_none_or(|group| group.id != block) {
            groups.push(Group { id: block, ..Group::default() });
        }
        if let Some(group) = groups.last_mut() {
            if size::is_helper(kind) { group.helpers.push(team) } else { group.streams.push(team) }
        }
    }
    for group in &mut groups {
        order::draw_together(&mut group.streams, &group.helpers, nets, order);
    }
    groups
}

/// Sets every group in stacks of `highest` at most. Teams without a block need no common ground: each of their bays is a
/// block of its own, so that they fill the board like the others.
pub(super) fn blocks(groups: &[Group], nets: &Nets, highest: usize, is_narrow: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in groups {
        let bays = if is_narrow { vec![in_one_stack(group)] } else { bays(group, nets, highest) };
        if group.id == NO_BLOCK {
            blocks.extend(bays.into_iter().map(|bay| Block { id: NO_BLOCK, bays: vec![bay] }));
        } else {
            blocks.push(Block { id: group.id, bays });
        }
    }
    blocks
}

fn in_one_stack(group: &Group) -> Bay {
    let mut stack = group.streams.clone();
    stack.extend(&group.helpers);
    Bay { stack, helpers: Vec::new() }
}

fn bays(group: &Group, nets: &Nets, highest: usize) -> Vec<Bay> {
    let count = group.streams.len().div_ceil(highest).max(1);
    let (each, longer) = (group.streams.len() / count, group.streams.len() % count);
    let mut rest = &group.streams[..];
    let mut bays: Vec<Bay> = Vec::with_capacity(count);
    for at in 0..count {
        let (stack, others) = rest.split_at(each + usize::from(at < longer));
        bays.push(Bay { stack: stack.to_vec(), helpers: Vec::new() });
        rest = others;
    }
    for &helper in &group.helpers {
        let shared = |bay: &Bay| nets.partners(helper).filter(|(_, partner)| bay.stack.contains(partner)).count();
        // Where it helps most; among equals where the fewest helpers are, further to the right.
        let best = (0..count).max_by_key(|&at| (shared(&bays[at]), usize::MAX - bays[at].helpers.len()));
        bays[best.unwrap_or(0)].helpers.push(helper);
    }
    bays
}

/// Helpers in columns about as high as the stack beside them.
pub(super) fn helper_columns<'a>(helpers: &'a [u32], stack: i32, teams: &[BoardTeam]) -> Vec<&'a [u32]> {
    let height = |team: u32| size::of(&teams[team as usize]).height + size::GAP;
    let all: i32 = helpers.iter().map(|&team| height(team)).sum();
    let count = (all + LOWEST_COLUMN - 1) / stack.max(LOWEST_COLUMN);
    let limit = all / count.max(1);
    let mut columns = Vec::new();
    let (mut start, mut filled) = (0, 0);
    for (at, &helper) in helpers.iter().enumerate() {
        // A column ends where its next helper would stick out by more than half.
        if at > start && filled + height(helper) / 2 > limit {
            columns.push(&helpers[start..at]);
            (start, filled) = (at, 0);
        }
        filled += height(helper);
    }
    if start < helpers.len() {
        columns.push(&helpers[start..]);
    }
    columns
}
