//! Growth without figures: the org at the end, or how far growth gets before it has given some number of ids.

use time::Date;

use super::plan::Plan;
use super::{Mode, Origin, adapt, change, hold, settle_titles, shape_teams};
use crate::engine::analyze::{Report, Settings, analyze_into};
use crate::engine::ids::Ids;
use crate::engine::org::{Org, Structure};

/// The org as [`super::grow`] leaves it at `to` engineers, without an analysis of every step where none is needed to grow.
pub(crate) fn grown(org: &Org, origin: Origin, as_of: Option<Date>, to: u32, mode: Mode, settings: &Settings) -> Org {
    let plan = plan_of(org, as_of, to, mode, settings, &mut |_| true);
    let mut grown = org.clone();
    change::apply(&mut grown, org, origin, &plan.changes);
    settle_titles(&mut grown, origin, as_of, org.n_ids());
    grown
}

/// The largest size up to `to` engineers at which growth has given no more ids than `most`.
pub(crate) fn reach(org: &Org, as_of: Option<Date>, to: u32, mode: Mode, settings: &Settings, most: Ids) -> u32 {
    let mut reached = 0;
    let start = org.ids_given();
    plan_of(org, as_of, to, mode, settings, &mut |plan| {
        let fits = plan.ids_given().since(start).fit(most);
        if fits {
            reached = plan.structure.n_engineers();
        }
        fits
    });
    reached
}

/// Grows step by step up to `to` engineers, as long as `goes_on` says so.
fn plan_of(
    org: &Org,
    as_of: Option<Date>,
    to: u32,
    mode: Mode,
    settings: &Settings,
    goes_on: &mut dyn FnMut(&Plan) -> bool,
) -> Plan {
    let mut plan = Plan::new(Structure::of(org, as_of), org.n_ids());
    let (mut report, mut events, mut shaped) = (Report::default(), Vec::new(), Vec::new());
    let mut is_first = true;
    loop {
        plan.settle();
        if mode == Mode::Adapt && !is_first {
            shape_teams(&mut plan, &settings.topology, &events, &mut shaped);
        }
        is_first = false;
        if !goes_on(&plan) || plan.structure.n_engineers() >= to {
            return plan;
        }
        events.clear();
        shaped.clear();
        match mode {
            Mode::Adapt => adapt::join(&mut plan, &settings.policy, &mut events),
            Mode::Hold => {
                analyze_into(&plan.structure, settings, &mut report);
                hold::join_where_load_is_least(&mut plan, &report);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{generated_org, grow};
    use super::*;
    use crate::engine::org::parse_outline;
    use crate::engine::policy::{TopologyPolicy, TopologyShape};

    fn told(org: &Org) -> String {
        let people: Vec<_> =
            org.people().map(|(id, person)| (id, person, org.manager_of(id), org.memberships(id))).collect();
        let teams: Vec<_> = org.teams().map(|(id, team)| (id, team, org.parent_team(id))).collect();
        format!("{people:?} {teams:?} {:?}", org.interactions())
    }

    #[test]
    fn growth_without_figures_is_the_same_growth() {
        let settings = Settings { topology: TopologyPolicy::of(TopologyShape::Tribes), ..Settings::default() };
        let imported = parse_outline("Ada (CTO)\n  Bo (Director)\n    x8 @Ads\n  Cy\n    x7\n").expect("well formed");
        for (org, origin) in [(generated_org(9, &settings), Origin::Generated), (imported, Origin::Imported)] {
            for mode in [Mode::Adapt, Mode::Hold] {
                for to in [1, 40, 130] {
                    let slow = grow(&org, origin, None, to, mode, &settings).org_at(&org, to);
                    assert_eq!(
                        told(&grown(&org, origin, None, to, mode, &settings)),
                        told(&slow),
                        "{origin:?} {mode:?} {to}"
                    );
                }
            }
        }
    }

    #[test]
    fn growth_reaches_as_far_as_ids_go() {
        let settings = Settings::default();
        let org = generated_org(24, &settings);
        let most = |people| Ids { people, teams: 100, groups: 0 };
        assert_eq!(reach(&org, None, 60, Mode::Adapt, &settings, most(0)), 24);
        let reached = reach(&org, None, 60, Mode::Adapt, &settings, most(20));
        let given = |to| grown(&org, Origin::Generated, None, to, Mode::Adapt, &settings).n_ids() - org.n_ids();
        assert!(given(reached) <= 20 && given(reached + 1) > 20, "{reached}");
        assert_eq!(reach(&org, None, 60, Mode::Adapt, &settings, most(1000)), 60);
    }
}
