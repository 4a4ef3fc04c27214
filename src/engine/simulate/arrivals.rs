//! Third pass: newcomers join teams, one at a time, by the policy of growth: teams fill, split, and layers appear; how teams
//! work together follows.
//!
//! The policy makes seats; who takes a new manager's seat is the next pass. Until then whoever led the team before
//! carries both parts.

use super::event::Happening;
use super::seat::{Pay, Seat, day_of};
use super::state::State;
use crate::engine::analyze::Settings;
use crate::engine::grow::{Change, GrowthEvent, join, shape_teams};
use crate::engine::ids::TeamId;
use crate::engine::money::Place;
use crate::engine::org::{NONE, Role};

pub(super) fn pass(state: &mut State, n: u32, settings: &Settings, place: Place) {
    let mut events = Vec::new();
    for _ in 0..n {
        events.clear();
        join(&mut state.seats, &settings.policy, &mut events);
        state.seats.settle();
        shape_teams(&mut state.seats, &settings.topology, &events, &mut Vec::new());
        seat_newcomers(state, place);
        events.iter().for_each(|event| name_carrier(state, event));
    }
}

/// Gives every new position its seat: newcomers take theirs, those of managers are empty.
fn seat_newcomers(state: &mut State, place: Place) {
    let today = day_of(state.month);
    for change in state.seats.take_changes() {
        match change {
            Change::Join { person, leads: true, .. } => state.list.push(Seat::empty(person, NONE)),
            Change::Join { person, team, .. } => {
                let pay = Pay::Table(place, Some(Role::Engineer));
                state.list.push(Seat::taken(person, Some(today), pay));
                state.happened.push(Happening::Joined { person, team });
            }
            change if change.is_of_teams() => state.of_teams.push(change),
            _ => {}
        }
    }
}

/// Whoever had the people of a new seat before keeps them until it is filled.
fn name_carrier(state: &mut State, event: &GrowthEvent) {
    let named = |team: u32| (team != NONE).then_some(TeamId(team));
    let (seat, carrier) = match *event {
        GrowthEvent::TeamSplit { old_lead, lead, .. } => (lead, old_lead),
        GrowthEvent::TeamHanded { lead, .. } => (lead, state.seats.structure.parents()[lead as usize]),
        GrowthEvent::AreaSplit { old, new, .. } => (new, old),
        GrowthEvent::Inserted { new, above, .. } => (new, above),
    };
    state.list[seat as usize].carrier = carrier;
    let drawn_as = state.list[seat as usize].holder;
    state.happened.push(match *event {
        GrowthEvent::TeamSplit { team, new_team, moved, .. } => {
            Happening::TeamSplit { seat: drawn_as, from: named(team), to: named(new_team), moved }
        }
        GrowthEvent::TeamHanded { .. } => Happening::SeatEmptied { seat: drawn_as },
        GrowthEvent::AreaSplit { moved, .. } => Happening::LeadOfManagers { seat: drawn_as, over: moved },
        GrowthEvent::Inserted { over, .. } => Happening::LeadOfManagers { seat: drawn_as, over },
    });
}
