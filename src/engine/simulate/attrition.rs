//! First pass: people leave. The seat of a manager stays, empty; that of an engineer goes.
//!
//! First, because whoever leaves in a month neither interviews nor mentors in it. Roots with reports stay: who follows
//! the head is not a matter of this model.

use super::event::Happening;
use super::state::State;
use crate::engine::ids::TeamId;
use crate::engine::org::NONE;
use crate::engine::random::Concern;

pub(super) fn pass(state: &mut State) {
    let mut gone = vec![false; state.list.len()];
    for at in 0..state.list.len() as u32 {
        let (seat, managed) = (state.list[at as usize], state.is_manager(at));
        if !seat.is_filled || (managed && state.seats.structure.is_root(at)) {
            continue;
        }
        let draw = |concern| state.luck.draw(concern, seat.holder.0, state.month);
        if !state.assumed.leaves.hits(draw(Concern::Attrition)) {
            continue;
        }
        let is_replaced = state.assumed.replaced.hits(draw(Concern::Backfill));
        let team = state.seats.structure.team_of_position(at);
        let team = (!managed && team != NONE).then_some(TeamId(team));
        state.happened.push(Happening::Left { person: seat.holder, managed, team });
        if managed {
            state.vacate(at);
        } else {
            gone[at as usize] = true;
            state.not_replaced += u32::from(!is_replaced);
        }
    }
    state.remove(&gone);
}
