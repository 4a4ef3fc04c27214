//! An org in which much is red about how teams work together, and nothing else decides what clears it.

use spanwise::engine::fix::fix_all;
use spanwise::engine::org::{Complexity, Domain, GroupKind, InteractionMode, TeamType};
use spanwise::engine::roster::{FULL_TIME, Roster, RosterGroup, RosterInteraction, RosterPerson, RosterTeam, Topology};
use spanwise::engine::scenario::{Scenario, Source, parse_iso_date};

use crate::oracle::Seen;
use crate::{check_all, check_fix, check_taken_back, first_fixes};

const N_TEAMS: u32 = 24;
const TYPES: [TeamType; 4] =
    [TeamType::Platform, TeamType::Platform, TeamType::ComplicatedSubsystem, TeamType::Enabling];

/// Three levels over teams of six: two platforms, one of them used by fourteen, streams, and others that few use.
fn scenario() -> Scenario {
    let person = |at: u32| RosterPerson {
        id: format!("p{at}"),
        name: format!("Person {at}"),
        manager: match at {
            0 => None,
            1..=4 => Some(0),
            5..=28 => Some(1 + (at - 5) / 6),
            _ => Some(5 + (at - 29) / 6),
        },
        team: if at < 29 { String::new() } else { format!("T{}", (at - 29) / 6) },
        fte: FULL_TIME,
        ..RosterPerson::default()
    };
    let domain = |name: String, complexity| Domain { name, complexity };
    let team = |at: u32| RosterTeam {
        id: format!("t{at}"),
        name: format!("T{at}"),
        team_type: Some(TYPES.get(at as usize / 2).copied().unwrap_or(TeamType::StreamAligned)),
        domains: match at % 8 {
            0 => vec![domain(String::new(), Complexity::Complicated), domain(format!("D{at}"), Complexity::Simple)],
            1 => Vec::new(),
            _ => vec![domain(format!("D{at}"), Complexity::Simple)],
        },
        ..RosterTeam::default()
    };
    let link = |from: u32, to: u32, mode, since: &str| RosterInteraction {
        from,
        to,
        mode,
        since: parse_iso_date(since),
        purpose: String::new(),
    };
    let mut interactions: Vec<RosterInteraction> =
        (8..22).map(|at| link(0, at, InteractionMode::XAsAService, "")).collect();
    interactions.push(link(1, 8, InteractionMode::Collaboration, "2025-01-01"));
    interactions.push(link(9, 23, InteractionMode::Collaboration, "2026-07-01"));
    interactions.push(link(23, 9, InteractionMode::Collaboration, "2025-03-01"));
    interactions.extend([10, 11, 17].map(|to| link(23, to, InteractionMode::Collaboration, "")));
    interactions.push(link(6, 12, InteractionMode::Facilitating, "2025-06-01"));
    let tribe = |name: &str, members| RosterGroup { name: name.into(), kind: GroupKind::Tribe, members };
    let roster = Roster {
        people: (0..29 + N_TEAMS * 6).map(person).collect(),
        topology: Topology {
            teams: (0..N_TEAMS).map(team).collect(),
            interactions,
            groups: vec![tribe("North", (0..18).collect()), tribe("South", (18..24).collect())],
            ..Topology::default()
        },
        ..Roster::default()
    };
    Scenario { source: Source::Roster(roster.into()), ..Scenario::default() }
}

#[test]
fn fixes_of_teams_do_what_they_promise() {
    let scenario = scenario();
    let before = Seen::of(&scenario);
    let mut fixed: Vec<&str> = Vec::new();
    for (finding, fixes) in first_fixes(&scenario, &before, usize::MAX) {
        for fix in &fixes {
            check_fix(&scenario, &before, &finding, fix);
            check_taken_back(&scenario, &fix.edits);
        }
        fixed.extend((!fixes.is_empty()).then_some(finding.rule.rule().id));
    }
    for rule in [
        "domain_load",
        "collab_many",
        "collab_stale",
        "platform_fanout",
        "topology_ratio",
        "tribe_size",
        "cross_branch",
    ] {
        assert!(fixed.contains(&rule), "{rule} is not in {fixed:?}");
    }
}

#[test]
fn a_plan_for_all_of_teams_does_what_it_promises() {
    let scenario = scenario();
    check_all(&scenario);
    let before = Seen::of(&scenario);
    let all = fix_all(&scenario.ground(&before.org, &before.structure, &before.report));
    assert_eq!((all.people_moved, all.cost_per_year.minor), (0, 0));
    check_taken_back(&scenario, &all.edits);
}
