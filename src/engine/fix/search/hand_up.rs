//! Managers who hand their reports up: nearby ones, and whole layers of the longest chain.

use litemap::LiteMap;

use super::super::moves::{Kind, Move};
use super::{MOST_NEARBY, Search, choices};
use crate::engine::grow::GrowingStructure;
use crate::engine::org::NONE;
use crate::engine::sort::sort_by_key;

impl Search<'_, '_> {
    /// Every choice of managers nearby who hand their reports up: few of them in a large org, any number in a small one; and
    /// every layer of the longest chain.
    pub(super) fn hand_up(&mut self, x: u32) {
        let near = self.nearby(x);
        let is_small = self.s().managers().len() <= MOST_NEARBY;
        for size in 1..=near.len() {
            if size > 2 && !is_small
                || self.best.get(&Kind::HandUp).is_some_and(|best| best.is_clean() && best.moved == 0)
            {
                break;
            }
            for managers in choices(&near, size) {
                self.attempt(vec![Move::HandUp { managers }]);
            }
        }
        if is_small {
            return;
        }
        let mut below = self.trial.plan.managers_of(x);
        sort_by_key(&mut below, |&at| (self.s().span(at), at));
        self.attempt(vec![Move::HandUp { managers: below }]);
        let mut out: Vec<u32> = Vec::new();
        for (_, layer) in longest_chains(self.trial.plan, x) {
            self.attempt(vec![Move::HandUp { managers: layer.clone() }]);
            out.extend(layer);
            if self.attempt(vec![Move::HandUp { managers: out.clone() }]) {
                break;
            }
        }
    }

    /// The manager and others around, the nearest first: those below, above and beside, no root.
    fn nearby(&self, x: u32) -> Vec<u32> {
        let s = self.s();
        let mut near = vec![x];
        let mut head = 0;
        while head < near.len() && near.len() <= MOST_NEARBY {
            let at = near[head];
            head += 1;
            let mut next = self.trial.plan.managers_of(at);
            sort_by_key(&mut next, |&at| (s.span(at), at));
            next.extend(s.parents().get(at as usize).filter(|&&above| above != NONE));
            next.retain(|at| !near.contains(at));
            near.extend(next);
        }
        near.retain(|&at| !s.is_root(at));
        near.truncate(MOST_NEARBY);
        near
    }
}

/// Managers below `top` on a longest chain, by layer: taking all of one layer out makes the tree one layer shallower.
fn longest_chains(plan: &GrowingStructure, top: u32) -> LiteMap<u32, Vec<u32>> {
    let s = &plan.structure;
    let mut layers: LiteMap<u32, Vec<u32>> = LiteMap::new();
    let mut open = vec![top];
    while let Some(at) = open.pop() {
        let deepest = s.management_layers(at).saturating_sub(1);
        for manager in plan.managers_of(at).into_iter().filter(|&below| s.management_layers(below) == deepest) {
            layers.entry(s.layer(manager)).or_default().push(manager);
            open.push(manager);
        }
    }
    layers.iter_mut().for_each(|(_, layer)| layer.sort_unstable());
    layers
}
