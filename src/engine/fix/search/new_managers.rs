//! New managers: one beside or below, two in place of a head who leads alone, several for a team that is far too large.

use super::super::moves::Move;
use super::{MOST_NEARBY, Search, choices};
use crate::engine::org::NONE;
use crate::engine::sort::sort_by_key;

/// New managers at once at most.
const MOST_NEW: usize = 6;
/// Engineers below which several new managers make no team of a part.
const SMALLEST_TEAM: usize = 4;
/// Engineers who stay together at most where several new managers come.
const MOST_TOGETHER: usize = 10;
/// Managers of which every choice is tried at most.
const MOST_CHOICES: usize = 5;

impl Search<'_, '_> {
    /// A new manager beside, and one or two below.
    pub(super) fn new_managers(&mut self, x: u32) {
        let s = self.s();
        let above = s.parents()[x as usize];
        if above != NONE {
            self.split(x, above);
        }
        self.split(x, x);
        let ics = self.heaviest_first(x);
        if ics.len() >= 4 {
            for is_promoted in [true, false] {
                let halves = |n: usize| vec![ics[n..].to_vec(), ics[..n].to_vec()];
                let moves =
                    (2..=ics.len() / 2).map(|n| Move::Insert { above: x, from: x, groups: halves(n), is_promoted });
                self.first_that_clears(moves);
            }
        }
        self.several(x);
    }

    /// Several new managers at once for a team that is far too large: the fewest that will do, and as many as may stay
    /// together stay.
    fn several(&mut self, x: u32) {
        let s = self.s();
        let ics = self.heaviest_first(x);
        let above = s.parents()[x as usize];
        for is_promoted in [true, false] {
            for place in [above, x].into_iter().filter(|&place| place != NONE) {
                'fewest: for n in 2..=MOST_NEW.min(ics.len() / SMALLEST_TEAM) {
                    // Beside, what stays keeps its manager; below, it gets one too.
                    let least = ics.len().div_ceil(n + 1).max(SMALLEST_TEAM);
                    for stay in (least..=MOST_TOGETHER.min(ics.len())).rev() {
                        let mut groups = dealt(&ics[..ics.len() - stay], n);
                        if groups.iter().any(|group| group.len() < SMALLEST_TEAM) {
                            continue;
                        }
                        if place == x {
                            groups.insert(0, ics[ics.len() - stay..].to_vec());
                        }
                        if self.attempt(vec![Move::Insert { above: place, from: x, groups, is_promoted }]) {
                            break 'fewest;
                        }
                    }
                }
            }
        }
    }

    /// A new manager below `above` over part of what `from` has: some engineers, or some managers.
    pub(super) fn split(&mut self, from: u32, above: u32) {
        let s = self.s();
        let ics = self.heaviest_first(from);
        let mut managers = self.trial.plan.managers_of(from);
        // Beside, some report stays; below, the new manager is one.
        let n_stay = usize::from(above != from);
        let insert = |people: &[u32], is_promoted: bool| Move::Insert {
            above,
            from,
            groups: vec![people.to_vec()],
            is_promoted,
        };
        let most = ics.len().min((s.span(from) as usize).saturating_sub(n_stay));
        for is_promoted in [true, false] {
            self.few_or_all((2..most + 1).map(|n| insert(&ics[..n], is_promoted)));
        }
        let most = managers.len().min((s.span(from) as usize).saturating_sub(n_stay));
        if most <= MOST_CHOICES {
            for size in 2..=most {
                choices(&managers, size).iter().for_each(|group| {
                    self.attempt(vec![insert(group, false)]);
                });
            }
            return;
        }
        for _ in 0..2 {
            self.few_or_all((2..most + 1).map(|n| insert(&managers[..n], false)));
            sort_by_key(&mut managers, |&at| (s.management_layers(at), s.total_reports(at), at));
        }
    }

    /// Moves in turn, each with one person more, as far as it pays; and the last of them, since a team that goes whole moves
    /// nobody. Of few all are tried: a team that is left too small to be one moves those who stay.
    pub(super) fn few_or_all(&mut self, moves: impl DoubleEndedIterator<Item = Move> + ExactSizeIterator) {
        if moves.len() <= MOST_NEARBY {
            moves.for_each(|step| {
                self.attempt(vec![step]);
            });
            return;
        }
        let mut moves = moves;
        let last = moves.next_back();
        self.first_that_clears(moves);
        last.map(|step| self.attempt(vec![step]));
    }
}

/// A list in `n` parts of nearly the same size.
fn dealt(list: &[u32], n: usize) -> Vec<Vec<u32>> {
    let cut = |part: usize| list.len() * part / n;
    (0..n).map(|part| list[cut(part)..cut(part + 1)].to_vec()).collect()
}
