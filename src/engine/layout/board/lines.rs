//! What an order of teams in a stack costs: how often lines beside it cross, and how long they are.

use super::arrange::Bay;
use super::nets::Nets;
use crate::engine::org::InteractionMode;
use crate::engine::sort::sort_by_key;

/// Places in a stack are bits; higher stacks are not weighed.
const MOST_TEAMS: usize = 31;
/// A crossing is as bad as a line longer by so many teams.
const CROSSING: u32 = 3;
const ROUNDS: usize = 3;
/// Pairs of lines that are compared for one stack before its order is good enough.
const MOST_WORK: usize = 40_000;

/// Where a bundle runs beside a stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Left,
    Right,
    /// Straight across to a helper on the right.
    Across,
}

/// The lines beside one stack.
#[derive(Debug)]
pub(super) struct Lines {
    /// Where each runs, its teams as `members[start..end]`, and whether it goes on below the stack.
    list: Vec<Line>,
    /// By place in the stack as it was given.
    members: Vec<u32>,
    teams: Vec<u32>,
    /// The teams of each line by their present places, one bit each, and the places that it passes.
    bits: Vec<(u32, u32)>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    beside: Beside,
    start: usize,
    end: usize,
    goes_below: bool,
}

impl Lines {
    pub(super) fn of(bay: &Bay, nets: &Nets) -> Lines {
        let mut stops: Vec<(Beside, u32, u32, bool)> = Vec::new();
        for (at, &team) in (0..).zip(&bay.stack) {
            for (leg, partner) in nets.partners(team) {
                let is_local = bay.stack.contains(&partner);
                if bay.helpers.contains(&partner) {
                    // Lines to one helper belong together, whatever their modes.
                    stops.push((Beside::Across, partner, at, false));
                } else if leg.mode == InteractionMode::XAsAService {
                    stops.push((Beside::Left, leg.net, at, !is_local));
                } else {
                    stops.push((Beside::Right, leg.net, at, !is_local));
                }
            }
        }
        sort_by_key(&mut stops, |&stop| stop);
        let mut lines = Lines { list: Vec::new(), members: Vec::new(), teams: bay.stack.clone(), bits: Vec::new() };
        for line in stops.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let start = lines.members.len();
            lines.members.extend(line.iter().map(|stop| stop.2));
            let goes_below = line.iter().any(|stop| stop.3);
            lines.list.push(Line { beside: line[0].0, start, end: lines.members.len(), goes_below });
        }
        lines
    }

    /// The cost of an order of the same teams; where it is not below a limit, any number that is not either.
    pub(super) fn cost(&mut self, stack: &[u32], limit: u32) -> u32 {
        if stack.len() > MOST_TEAMS {
            return 0;
        }
        let below = 1 << stack.len();
        let place = |member: u32| stack.iter().position(|&team| team == self.teams[member as usize]).unwrap_or(0);
        let places: Vec<u32> = (0..stack.len() as u32).map(|member| 1 << place(member)).collect();
        self.bits.clear();
        for line in &self.list {
            let teams = self.members[line.start..line.end].iter();
            let bits =
                teams.fold(if line.goes_below { below } else { 0 }, |bits, &member| bits | places[member as usize]);
            self.bits.push((bits, inside(bits)));
        }
        let mut cost: u32 = self.bits.iter().map(|&(_, passed)| passed.count_ones() + 1).sum();
        for (at, (a, &(teams_a, passed_a))) in self.list.iter().zip(&self.bits).enumerate() {
            if cost >= limit {
                break;
            }
            for (b, &(teams_b, passed_b)) in self.list[at + 1..].iter().zip(&self.bits[at + 1..]) {
                let crossings = match (a.beside, b.beside) {
                    // Two lanes cross as little as the better of their orders allows.
                    (Beside::Left, Beside::Left) | (Beside::Right, Beside::Right) => {
                        (teams_a & passed_b).count_ones().min((teams_b & passed_a).count_ones())
                    }
                    (Beside::Right, Beside::Across) => (teams_b & passed_a).count_ones(),
                    // Lines are in the order of their kinds, so nothing further on meets this one.
                    _ => break,
                };
                cost += crossings * CROSSING;
            }
        }
        cost
    }

    /// Moves single teams for as long as that makes the order, whose cost is given, better.
    pub(super) fn improve(&mut self, stack: &mut [u32], mut cost: u32) {
        if stack.len() > MOST_TEAMS {
            return;
        }
        let work_a_team = stack.len() * (1 + self.list.len() * self.list.len() / 2);
        let mut teams_left = MOST_WORK / work_a_team.max(1);
        for _ in 0..ROUNDS {
            let before = cost;
            for from in 0..stack.len() {
                if teams_left == 0 {
                    return;
                }
                teams_left -= 1;
                // The team wanders up to the top, then down again, and goes to where it was best.
                let mut best = from;
                stack[..=from].rotate_right(1);
                for at in 0..stack.len() {
                    let tried = self.cost(stack, cost);
                    if tried < cost {
                        (cost, best) = (tried, at);
                    }
                    if at + 1 < stack.len() {
                        stack.swap(at, at + 1);
                    }
                }
                stack[best..].rotate_right(1);
            }
            if cost == before {
                return;
            }
        }
    }
}

/// The places between the first and the last one.
fn inside(bits: u32) -> u32 {
    if bits.count_ones() < 2 {
        return 0;
    }
    let (first, last) = (bits.trailing_zeros(), bits.ilog2());
    ((1 << last) - 1) & !((2 << first) - 1)
}
