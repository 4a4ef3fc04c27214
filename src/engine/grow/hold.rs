//! Growth into a structure that is held as it is: no manager, team or layer is ever added.

use std::cmp::Ordering;

use super::plan::Plan;
use crate::engine::analyze::Report;
use crate::engine::org::NONE;

/// One engineer joins the engineering manager whose load is least; without any, another manager of ICs; without managers,
/// as one more person without a manager.
pub(super) fn join_where_load_is_least(plan: &mut Plan, report: &Report) {
    let structure = &plan.structure;
    let ranked = structure.managers().iter().zip(&report.loads).filter_map(|(&at, load)| Some((at, load.index()?)));
    let least = ranked.min_by(|(a, x), (b, y)| {
        let mixed = |at: u32| structure.manager_reports(at) > 0;
        mixed(*a).cmp(&mixed(*b)).then(x.partial_cmp(y).unwrap_or(Ordering::Equal)).then(a.cmp(b))
    });
    let manager = least.map_or(NONE, |(at, _)| at);
    let team = if manager == NONE { NONE } else { plan.home_team(manager) };
    plan.join(manager, team, false);
}
