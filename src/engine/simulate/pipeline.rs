//! Second pass: requisitions are opened, searched for, offered and accepted. Gives how many engineers join.
//!
//! Before arrivals, because they are its outcome. A requisition is opened as many months ahead of need as it takes to
//! fill on average; a leaver's, when the leaver is gone. Were leavers expected ahead, an org that loses more people would
//! swing more and touch its target sooner. Every offer costs interviews, and those are given by engineers past ramp, who also mentor: what they
//! have time for limits the offers of a month.

use super::assumed::WEEKS;
use super::event::Happening;
use super::state::State;
use crate::engine::random::Concern;

/// What the plan says of a month.
pub(super) struct Wanted {
    /// Engineers aimed at, at the end of each month.
    pub(super) engineers: u32,
    /// Nobody is hired.
    pub(super) is_frozen: bool,
}

pub(super) fn pass(state: &mut State, wanted: &Wanted) -> u32 {
    state.interview_minutes = 0.0;
    state.n_open_in_month = state.open.len() as u32;
    if wanted.is_frozen {
        state.happened.push(Happening::Frozen);
        return 0;
    }
    let sought = wanted.engineers.saturating_sub(state.not_replaced);
    let missing = sought.saturating_sub(state.n_engineers() + state.open.len() as u32);
    for _ in 0..missing {
        state.open.push(state.next_requisition);
        state.next_requisition += 1;
    }
    state.n_open_in_month = state.open.len() as u32;
    let per_offer = state.assumed.minutes_per_offer;
    let time = state.saved_minutes + available_minutes(state) * WEEKS;
    let possible = (time / per_offer) as u32;
    let (mut offers, mut accepted) = (0, 0);
    let (luck, assumed, month) = (state.luck, state.assumed, state.month);
    state.open.retain(|&requisition| {
        let hits = |chance: crate::engine::random::Chance, concern| chance.hits(luck.draw(concern, requisition, month));
        if offers == possible || !hits(assumed.offer, Concern::Offer) {
            return true;
        }
        offers += 1;
        let is_accepted = hits(assumed.accepted, Concern::Acceptance);
        accepted += u32::from(is_accepted);
        !is_accepted
    });
    // What is left of the time is no store: at most one offer's worth waits for the next month.
    state.saved_minutes = (time - f64::from(offers) * per_offer).min(per_offer).max(0.0);
    state.interview_minutes = f64::from(offers) * per_offer / WEEKS;
    accepted
}

/// Minutes a week that engineers past ramp have for interviews.
fn available_minutes(state: &State) -> f64 {
    let (n_past_ramp, mentoring) = mentoring(state);
    let (most, budget) = (state.assumed.interview_minutes, state.assumed.hiring_minutes);
    (n_past_ramp * budget - mentoring).min(n_past_ramp * most).max(0.0)
}

/// Engineers past ramp, and minutes a week that the others need of them.
pub(super) fn mentoring(state: &State) -> (f64, f64) {
    let engineers = (0..state.list.len() as u32).filter(|&at| !state.is_manager(at));
    engineers.fold((0.0, 0.0), |(past, minutes), at| match state.ramp_share(at) {
        share if share < 1.0 => (past, minutes + state.assumed.mentor_minutes * (1.0 - share)),
        _ => (past + 1.0, minutes),
    })
}
