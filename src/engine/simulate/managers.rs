//! Fifth pass: empty seats of managers are filled, by promotion or from outside.
//!
//! After arrivals, because a split of this month makes a seat that can be searched for from this month on. Whoever is
//! promoted leaves a seat behind: an engineer's goes, and the pipeline replaces it; a manager's is empty next.

use super::event::Happening;
use super::seat::{Pay, Search, day_of};
use super::state::State;
use crate::engine::ids::TeamId;
use crate::engine::money::Place;
use crate::engine::org::NONE;
use crate::engine::random::Concern;

pub(super) fn pass(state: &mut State, is_frozen: bool, place: Place) {
    let mut gone = vec![false; state.list.len()];
    for at in 0..state.list.len() as u32 {
        if state.list[at as usize].is_filled {
            continue;
        }
        if !state.is_manager(at) {
            // Nobody reports there any more, so nobody is looked for.
            gone[at as usize] = true;
            continue;
        }
        if state.list[at as usize].search == Search::Undecided {
            let draw = state.luck.draw(Concern::Promotion, state.list[at as usize].holder.0, 0);
            let is_inside = state.assumed.from_inside.hits(draw);
            let due = state.month + state.assumed.promotion_lead;
            state.set_search(at, if is_inside { Search::Inside { due } } else { Search::Outside });
        }
        match state.list[at as usize].search {
            Search::Inside { due } if due <= state.month => match candidate(state, at, &gone) {
                Some(from) => promote(state, at, from, &mut gone),
                None => state.set_search(at, Search::Outside),
            },
            Search::Outside if !is_frozen => hire(state, at, place),
            Search::Inside { .. } | Search::Outside | Search::Undecided => {}
        }
    }
    state.remove(&gone);
}

/// Who is promoted into a seat: of its managers, or without managers of its engineers past ramp, whoever has been there
/// longest. A team's last engineer stays one.
fn candidate(state: &State, seat: u32, gone: &[bool]) -> Option<u32> {
    let s = &state.seats.structure;
    let leads_managers = s.manager_reports(seat) > 0;
    let reports = s.direct_reports(seat).iter().copied().filter(|&at| !gone[at as usize]);
    let fit = |&at: &u32| {
        state.list[at as usize].is_filled && s.is_manager(at) == leads_managers && state.ramp_share(at) >= 1.0
    };
    if !leads_managers && reports.clone().count() < 2 {
        return None;
    }
    reports.filter(fit).min_by_key(|&at| (state.list[at as usize].first_day.unwrap_or(i32::MIN), at))
}

fn promote(state: &mut State, seat: u32, from: u32, gone: &mut [bool]) {
    let who = state.list[from as usize];
    // Pay of the old role says nothing of the new one: that is the table's for the same place.
    let pay = match who.pay {
        Pay::Table(place, _) => Pay::Table(place, None),
        Pay::Known(_, currency) => Pay::Table(currency.place(), None),
        Pay::Unknown => Pay::Unknown,
    };
    state.fill(seat, who.holder, who.first_day, pay);
    state.take_along(seat, from);
    state.happened.push(Happening::Promoted { person: who.holder, team: team_of(state, seat) });
    if state.is_manager(from) {
        state.vacate(from);
    } else {
        gone[from as usize] = true;
    }
}

fn hire(state: &mut State, seat: u32, place: Place) {
    let drawn_as = state.list[seat as usize].holder;
    if state.assumed.manager_found.hits(state.luck.draw(Concern::ManagerSearch, drawn_as.0, state.month)) {
        state.fill(seat, drawn_as, Some(day_of(state.month)), Pay::Table(place, None));
        state.happened.push(Happening::ManagerHired { person: drawn_as, team: team_of(state, seat) });
    }
}

/// The named team that a seat leads.
fn team_of(state: &State, seat: u32) -> Option<TeamId> {
    let team = state.seats.home_team(seat);
    (team != NONE).then_some(TeamId(team))
}
