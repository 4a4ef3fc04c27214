//! Departments of one function each, in a chain: frontend, backend, quality, operations.
//!
//! Teams take the functions in turn, by position; they are no types. A new team works closely with the newest team of the
//! function before its own, and keeps that; every operations team serves every backend team. The team it was split off has
//! another function, so all interactions stay there.
//!
//! So each piece of work passes through teams far apart in the tree: collaborations cross branches, and a backend team
//! depends on the more operations teams the bigger the org is.

use super::super::plan::Plan;
use super::{Added, Staff, are_linked, end_where};
use crate::engine::org::InteractionMode;

/// Functions in the chain.
const N_FUNCTIONS: u32 = 4;
const BACKEND: u32 = 1;
const OPERATIONS: u32 = 3;

/// Links a team that was just split off into the chain.
pub(super) fn place(plan: &mut Plan, staff: &Staff, new: Added) {
    for link in end_where(plan, |_, link| link.a == new.team || link.b == new.team) {
        let other = |team: u32| if team == new.team { new.from } else { team };
        let (a, b) = (other(link.a), other(link.b));
        if a != b && !plan.structure.links.iter().any(|known| (known.a, known.b) == (a, b)) {
            plan.connect(a, b, link.mode);
        }
    }
    let function = new.team % N_FUNCTIONS;
    let of = |wanted: u32| {
        let is_it = move |team: &u32| *team != new.team && team % N_FUNCTIONS == wanted;
        staff.teams.iter().copied().filter(is_it).collect::<Vec<u32>>()
    };
    if let Some(before) = function.checked_sub(1).and_then(|before| of(before).pop())
        && !are_linked(plan, before, new.team)
    {
        plan.connect(before, new.team, InteractionMode::Collaboration);
    }
    let served: Vec<(u32, u32)> = match function {
        BACKEND => of(OPERATIONS).into_iter().map(|operations| (operations, new.team)).collect(),
        OPERATIONS => of(BACKEND).into_iter().map(|backend| (new.team, backend)).collect(),
        _ => Vec::new(),
    };
    for (operations, backend) in served {
        if !are_linked(plan, operations, backend) {
            plan.connect(operations, backend, InteractionMode::XAsAService);
        }
    }
}
