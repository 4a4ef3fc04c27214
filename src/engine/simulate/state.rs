//! An org in the middle of a run, and the few ways in which passes may change it.

use super::assumed::Assumed;
use super::event::Happening;
use super::seat::{Pay, Search, Seat, day_of};
use crate::engine::grow::{Change, GrowingStructure};
use crate::engine::ids::PersonId;
use crate::engine::org::{NONE, Structure, Work};
use crate::engine::random::Luck;

/// The org of one run in one month.
pub(super) struct State {
    /// The structure of seats, as the growth policy sees it: an empty seat is a manager like any other.
    pub(super) seats: GrowingStructure,
    /// Who holds the seats, by position.
    pub(super) list: Vec<Seat>,
    /// Open requisitions for engineers, by number.
    pub(super) open: Vec<u32>,
    /// Requisitions that were open in this month, filled since or not.
    pub(super) n_open_in_month: u32,
    /// Number of the next requisition.
    pub(super) next_requisition: u32,
    /// Leavers who are not replaced.
    pub(super) not_replaced: u32,
    /// Interview minutes saved up for an offer.
    pub(super) saved_minutes: f64,
    /// Interview minutes a week spent in this month.
    pub(super) interview_minutes: f64,
    /// The month, from 1.
    pub(super) month: u32,
    /// What happened in this month.
    pub(super) happened: Vec<Happening>,
    /// What was done to teams in this month, beyond who is in them.
    pub(super) of_teams: Vec<Change>,
    /// The luck of the run.
    pub(super) luck: Luck,
    /// What the run assumes.
    pub(super) assumed: Assumed,
}

impl State {
    /// Number of people without reports: the engineers.
    pub(super) fn n_engineers(&self) -> u32 {
        self.seats.structure.n_engineers()
    }

    /// Whether a position has reports.
    pub(super) fn is_manager(&self, at: u32) -> bool {
        self.seats.structure.is_manager(at)
    }

    /// Days since the first day of whoever holds a seat, at the end of the month.
    pub(super) fn days(&self, at: u32) -> Option<i32> {
        self.list[at as usize].first_day.map(|day| day_of(self.month) - day)
    }

    /// How much of the ramp lies behind someone, as a share: 1 past ramp, and where the first day is unknown.
    pub(super) fn ramp_share(&self, at: u32) -> f64 {
        let share = |days: i32| (f64::from(days.max(0)) / self.assumed.ramp_days).min(1.0);
        self.days(at).map_or(1.0, share)
    }

    /// Someone leaves a seat that is still needed.
    pub(super) fn vacate(&mut self, at: u32) {
        let drawn_as = self.seats.new_id();
        self.seats.structure.forget(at);
        self.list[at as usize] = Seat::empty(drawn_as, NONE);
        self.happened.push(Happening::SeatEmptied { seat: drawn_as });
    }

    /// Someone takes an empty seat.
    pub(super) fn fill(&mut self, at: u32, holder: PersonId, first_day: Option<i32>, pay: Pay) {
        self.list[at as usize] = Seat::taken(holder, first_day, pay);
    }

    /// Whoever comes to a seat from another keeps place of work and rotation; what share of the week was own work there
    /// says nothing about the new seat.
    pub(super) fn take_along(&mut self, seat: u32, from: u32) {
        let s = &mut self.seats.structure;
        s.time_zone[seat as usize] = s.time_zone[from as usize];
        let rotation = s.work(from).rotation;
        if rotation.is_some() {
            s.work.insert(seat, Work { rotation, ..Work::default() });
        }
    }

    /// Takes positions without reports out of the structure.
    pub(super) fn remove(&mut self, gone: &[bool]) {
        if !gone.contains(&true) {
            return;
        }
        let moved = self.seats.structure.remove(gone);
        let mut at = 0;
        self.list.retain_mut(|seat| {
            at += 1;
            if seat.carrier != NONE {
                seat.carrier = moved[seat.carrier as usize];
            }
            !gone[at - 1]
        });
        self.seats.settle();
    }

    /// Who does the work of a seat: its holder, or whoever carries it while it is empty.
    pub(super) fn stand_in(&self, at: u32) -> u32 {
        let seat = &self.list[at as usize];
        if seat.is_filled {
            return at;
        }
        let s = &self.seats.structure;
        let is_free = |other: u32| self.list[other as usize].is_filled && !is_below(s, other, at);
        if seat.carrier != NONE && is_free(seat.carrier) {
            return seat.carrier;
        }
        let above = s.parents()[at as usize];
        if above == NONE {
            return at;
        }
        // A neighbor of the same kind takes a team in; of several, the one with the fewest reports.
        let leads_team = |other: &u32| s.is_manager(*other) && s.manager_reports(*other) == 0;
        if leads_team(&at) {
            let neighbors = s.direct_reports(above).iter().copied().filter(leads_team).filter(|&other| is_free(other));
            if let Some(neighbor) = neighbors.min_by_key(|&other| (s.span(other), other)) {
                return neighbor;
            }
        }
        self.stand_in(above)
    }

    /// Sets how an empty seat is to be filled.
    pub(super) fn set_search(&mut self, at: u32, search: Search) {
        self.list[at as usize].search = search;
    }
}

/// Whether `at` is `above` or somewhere below.
fn is_below(s: &Structure, at: u32, above: u32) -> bool {
    let mut up = std::iter::successors(Some(at), |&at| s.parents().get(at as usize).copied());
    up.any(|at| at == above)
}
