//! Who stands next to whom: teams near the ones they work with, by repeated averaging of places.

use super::arrange::{Bay, Block};
use super::lines::Lines;
use super::nets::Nets;
use crate::engine::sort::sort_by_key;

const SWEEPS: usize = 8;
/// Places are compared in thousandths.
const FINE: i64 = 1_000;

/// What the order of teams follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The teams they work with; ties by input order.
    ByPartners,
    /// The input alone.
    AsGiven,
}

/// Brings streams that work together, or with the same helpers, next to each other, so that a cut leaves them together.
pub(super) fn draw_together(streams: &mut [u32], helpers: &[u32], nets: &Nets, order: Order) {
    if order == Order::AsGiven {
        return;
    }
    let mut places = Places::of(nets);
    for _ in 0..SWEEPS {
        places.number(streams);
        for &helper in helpers {
            places.set(helper, places.mean_of_partners(helper, nets, None));
        }
        let keys: Vec<i64> = streams
            .iter()
            .map(|&team| places.mean_of_partners(team, nets, None).unwrap_or(places.at[team as usize]))
            .collect();
        if !reorder(streams, &keys) {
            break;
        }
    }
}

/// Puts the stacks and helpers of all bays in order, each within its bay.
pub(super) fn sort_bays(blocks: &mut [Block], nets: &Nets, order: Order) {
    if order == Order::ByPartners {
        let mut places = Places::of(nets);
        for bay in blocks.iter_mut().flat_map(|block| &mut block.bays) {
            sort_bay(bay, nets, &mut places);
        }
    }
}

/// Lines from elsewhere come from below, so whoever has many of them stands near the bottom.
fn sort_bay(bay: &mut Bay, nets: &Nets, places: &mut Places) {
    let bottom = Some(bay.stack.len() as i64 * FINE);
    let mut lines = Lines::of(bay, nets);
    let mut best = (lines.cost(&bay.stack, u32::MAX), bay.stack.clone());
    for _ in 0..SWEEPS {
        places.number(&bay.stack);
        for &helper in &bay.helpers {
            places.set(helper, places.mean_of_partners(helper, nets, None).or(bottom));
        }
        let keys: Vec<i64> = bay
            .stack
            .iter()
            .map(|&team| places.mean_of_partners(team, nets, bottom).unwrap_or(places.at[team as usize]))
            .collect();
        if !reorder(&mut bay.stack, &keys) {
            break;
        }
        let cost = lines.cost(&bay.stack, best.0);
        if cost < best.0 {
            best = (cost, bay.stack.clone());
        }
    }
    bay.stack = best.1;
    lines.improve(&mut bay.stack, best.0);
    places.number(&bay.stack);
    for &helper in &bay.helpers {
        places.set(helper, places.mean_of_partners(helper, nets, None).or(bottom));
    }
    sort_by_key(&mut bay.helpers, |&team| places.at[team as usize]);
    places.forget(&bay.stack);
    places.forget(&bay.helpers);
}

/// Sorts by keys, equal ones by index; tells whether anything moved.
fn reorder(teams: &mut [u32], keys: &[i64]) -> bool {
    let mut keyed: Vec<(i64, u32)> = keys.iter().copied().zip(teams.iter().copied()).collect();
    sort_by_key(&mut keyed, |&pair| pair);
    let mut moved = false;
    for (team, (_, sorted)) in teams.iter_mut().zip(keyed) {
        moved |= *team != sorted;
        *team = sorted;
    }
    moved
}

/// Places of teams from the top of a stack, in thousandths; below 0 for teams that are elsewhere.
struct Places {
    at: Vec<i64>,
}

impl Places {
    fn of(nets: &Nets) -> Places {
        Places { at: vec![-1; nets.teams()] }
    }

    fn number(&mut self, teams: &[u32]) {
        for (place, &team) in (0..).zip(teams) {
            self.at[team as usize] = place * FINE;
        }
    }

    fn set(&mut self, team: u32, place: Option<i64>) {
        self.at[team as usize] = place.unwrap_or(-1);
    }

    fn forget(&mut self, teams: &[u32]) {
        for &team in teams {
            self.at[team as usize] = -1;
        }
    }

    /// The mean place of the teams that one works with; those elsewhere count as at `elsewhere`, or not at all.
    fn mean_of_partners(&self, team: u32, nets: &Nets, elsewhere: Option<i64>) -> Option<i64> {
        let (mut sum, mut count) = (0, 0);
        for (_, partner) in nets.partners(team) {
            let place = self.at[partner as usize];
            if let Some(place) = if place < 0 { elsewhere } else { Some(place) } {
                (sum, count) = (sum + place, count + 1);
            }
        }
        (count > 0).then(|| sum / count)
    }
}
