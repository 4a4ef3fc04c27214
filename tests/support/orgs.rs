//! Random policies and orgs, neat and odd.

use proptest::prelude::*;
use spanwise::engine::analyze::Settings;
use spanwise::engine::ids::TeamId;
use spanwise::engine::org::{
    Complexity, Domain, Group, GroupKind, InteractionMode, Membership, Org, Person, Team, TeamType,
};
use spanwise::engine::policy::{GrowthPolicy, TopologyPolicy, TopologyShape};
use spanwise::engine::units::Fte;

/// Settings with a policy.
pub(crate) fn with_policy(policy: GrowthPolicy) -> Settings {
    Settings { policy, ..Settings::default() }
}

/// Any policy within the ranges.
pub(crate) fn policies() -> impl Strategy<Value = GrowthPolicy> {
    let em = (3u32..=15).prop_flat_map(|span| (Just(span), span.max(7)..=20));
    let mom = (3u32..=10).prop_flat_map(|span| (Just(span), span.max(5)..=12));
    (em, mom).prop_map(|((em_span, em_split_at), (mom_span, mom_split_at))| GrowthPolicy {
        em_span,
        em_split_at,
        mom_span,
        mom_split_at,
    })
}

/// A topology policy of any shape that does something; small numbers, so that it happens early.
pub(crate) fn topologies() -> impl Strategy<Value = TopologyPolicy> {
    let shape = prop::sample::select(&TopologyShape::ALL[1..]);
    (shape, 2u32..8, 2u32..8, 2u32..12, 20u32..60).prop_map(
        |(shape, platform_at, streams_per_platform, enabling_at, tribe_at_most)| TopologyPolicy {
            shape,
            platform_at,
            streams_per_platform,
            enabling_at,
            tribe_at_most,
        },
    )
}

/// As [`imported_orgs`], of teams of which some have types, domains, interactions and a tribe.
pub(crate) fn known_orgs(most: usize) -> impl Strategy<Value = Imported> {
    (imported_orgs(most), prop::collection::vec(any::<u32>(), 40)).prop_map(|(mut base, draws)| {
        let n = base.0.n_teams() as u32;
        let mut draws = draws.into_iter();
        let mut draw = |n: u32| draws.next().unwrap_or(0) % n.max(1);
        let tribe = base.0.add_group(Group { name: "Search and ads".into(), kind: GroupKind::Tribe });
        for team in (0..n).map(TeamId) {
            let team_type = TeamType::ALL.get(draw(6) as usize).copied();
            let known = base.0.team_mut(team).expect("there");
            known.team_type = team_type;
            known.domains = (0..draw(4))
                .map(|at| Domain { name: format!("{team:?} {at}"), complexity: Complexity::ALL[at as usize % 3] })
                .collect();
            if draw(3) == 0 {
                base.0.group_team(tribe, team).expect("both are there");
            }
            let (other, mode) = (TeamId(draw(n)), InteractionMode::ALL[draw(3) as usize]);
            if other != team {
                base.0.set_mode(team, other, mode).expect("both are there");
            }
        }
        base
    })
}

/// How the tree of an imported org is drawn.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Anyone before is as likely a manager.
    Anyhow,
    /// Long lines of one report each, with some side branches.
    Chains,
    /// A few managers have nearly everyone.
    Wide,
    /// A head, managers, and teams of the same size.
    Neat,
}

/// One row: a number to draw the manager from, one for the team, and whether it is special.
type Row = (u32, u32, u8);

/// An org as a roster might bring it: several roots, lone ICs, unary chains, wide managers, mixed reports, teams shared by
/// managers, teamless people, vacancies, managers without working time, keys that look like generated ones.
pub(crate) fn imported_orgs(most: usize) -> impl Strategy<Value = Imported> {
    let shape = prop_oneof![Just(Shape::Anyhow), Just(Shape::Chains), Just(Shape::Wide), Just(Shape::Neat)];
    let teams = prop_oneof![Just(0u32), Just(2), Just(6)];
    let rows = prop::collection::vec((any::<u32>(), any::<u32>(), any::<u8>()), 1..=most);
    (shape, teams, 1u32..12, rows)
        .prop_map(|(shape, n_teams, width, rows)| Imported(draw(shape, n_teams, width, &rows)))
}

/// An org that is printed as a table.
pub(crate) struct Imported(pub(crate) Org);

impl std::fmt::Debug for Imported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (id, person) in self.0.people() {
            let number = |id: Option<u32>| id.map_or("-".to_owned(), |id| id.to_string());
            let manager = number(self.0.manager_of(id).map(|manager| manager.0));
            let team = number(self.0.team_of(id).map(|team| team.0));
            let notes = (if person.vacant { " vacant" } else { "" }, if person.fte.0 == 0 { " fte 0" } else { "" });
            writeln!(f, "{} of {manager} in {team}{}{}", id.0, notes.0, notes.1)?;
        }
        Ok(())
    }
}

fn draw(shape: Shape, n_teams: u32, width: u32, rows: &[Row]) -> Org {
    let managers: Vec<Option<u32>> =
        rows.iter().enumerate().map(|(at, row)| manager_of(shape, width, at as u32, row)).collect();
    let people = rows.iter().enumerate().map(|(at, &(_, _, special))| Person {
        // Every other key is one that growth would give to someone who joins.
        key: if at % 2 == 0 { format!("p{}", rows.len() + at) } else { format!("e{at}") },
        name: format!("Person {at}"),
        vacant: special % 16 == 1,
        fte: if special % 16 == 2 { Fte(0) } else { Fte::FULL },
        ..Person::default()
    });
    let mut org = Org::from_people(people.collect(), &managers).expect("managers come before their reports");
    for n in 0..n_teams {
        let key = format!("t{}", n_teams + n);
        org.add_team(Team::named(key));
    }
    let ids: Vec<_> = org.people().map(|(id, _)| id).collect();
    for (&id, &(_, team, _)) in ids.iter().zip(rows) {
        // Of a manager's people most are in one team; some are elsewhere or in none.
        let home = managers[id.index()].unwrap_or(0) % n_teams.max(1);
        let choice = match team % 8 {
            0..=4 => Some(home),
            5 => Some(team / 8 % n_teams.max(1)),
            _ => None,
        };
        if let Some(team) = choice.filter(|_| n_teams > 0) {
            org.join_team(id, TeamId(team), Membership::default()).expect("both are there");
        }
    }
    org
}

fn manager_of(shape: Shape, width: u32, at: u32, &(draw, _, special): &Row) -> Option<u32> {
    let below = |limit: u32| draw % limit.max(1);
    match at {
        0 => None,
        _ if special % 16 == 0 && !matches!(shape, Shape::Neat) => None,
        _ => Some(match shape {
            Shape::Anyhow => below(at),
            Shape::Chains => {
                if draw % 4 == 0 {
                    draw / 4 % at
                } else {
                    at - 1
                }
            }
            Shape::Wide => below(at.min(3)),
            Shape::Neat if at <= width => 0,
            Shape::Neat => 1 + at % width,
        }),
    }
}
