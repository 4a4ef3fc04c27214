//! Growth into a structure that is held as it is: no manager, team or layer is ever added.

use std::cmp::Ordering;

use super::plan::Plan;
use crate::engine::analyze::{Load, Report};
use crate::engine::org::NONE;

/// One engineer joins the engineering manager whose load is least; without managers, as one more person without a manager.
/// A manager without working time, who has no load index, comes after all others.
pub(super) fn join_where_load_is_least(plan: &mut Plan, report: &Report) {
    let structure = &plan.structure;
    let loads = structure.managers().iter().zip(&report.loads);
    let ems = loads.filter(|&(&at, _)| structure.manager_reports(at) == 0);
    let least = ems.min_by(|(a, x), (b, y)| by_load(x, y).then(a.cmp(b)));
    let manager = least.map_or(NONE, |(&at, _)| at);
    let team = if manager == NONE { NONE } else { plan.home_team(manager) };
    plan.join(manager, team, false);
}

fn by_load(a: &Load, b: &Load) -> Ordering {
    match (a.index(), b.index()) {
        (Some(x), Some(y)) => x.partial_cmp(&y).expect("ratios of integers compare"),
        (x, y) => y.is_some().cmp(&x.is_some()).then(a.minutes().cmp(&b.minutes())),
    }
}
