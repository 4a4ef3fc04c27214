//! Teams on their way: what arrives of them, whole or without names, and that no bytes make an org that cannot be.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::Index;
use time::Date;

use super::strategies::{people, rotations, scenarios, withs};
use super::*;
use crate::engine::edit::TeamEdit;
use crate::engine::grow::group_name;
use crate::engine::ids::GroupId;
use crate::engine::org::{Complexity, Domain, GroupKind, TeamType};
use crate::engine::policy::{TOPOLOGY_KNOBS, TopologyPolicy, TopologyShape};
use crate::engine::roster::{RosterGroup, RosterInteraction, RosterMembership, RosterTeam, Topology};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![Just(""), Just("a b"), Just("Søk 🚀"), Just("\"it\"")].prop_map(str::to_owned)
}

fn day() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((0..2_000i32).prop_map(|day| Date::from_julian_day(2_459_000 + day).expect("in range")))
}

fn domain() -> impl Strategy<Value = Domain> {
    (word(), 0..3usize).prop_map(|(name, at)| Domain { name, complexity: Complexity::ALL[at] })
}

/// A team without id and parent; a name that is blank becomes one of its own.
fn team() -> impl Strategy<Value = RosterTeam> {
    let known = (prop::option::of(0..4usize), prop::option::weighted(0.3, any::<u16>()));
    let name = prop_oneof![Just(""), Just("a"), Just("Søk 🚀")];
    let lists = (prop::collection::vec(domain(), 0..4), prop::collection::vec("[a-z]{1,5}", 0..3));
    (known, name, word(), word(), lists).prop_map(|((team_type, stated_size), name, kind, focus, lists)| RosterTeam {
        name: name.to_owned(),
        team_type: team_type.map(|at| TeamType::ALL[at]),
        kind,
        stated_size,
        focus,
        domains: lists.0,
        services: lists.1,
        ..RosterTeam::default()
    })
}

type Member = (Index, Index, u16, bool);
type Pair = (Index, Index, usize, Option<Date>, String);
type Raw = (Vec<(RosterTeam, Option<Index>)>, Vec<Member>, Vec<Pair>, Vec<(usize, Vec<Index>)>);

fn raw_topology() -> impl Strategy<Value = Raw> {
    let share = prop_oneof![1 => Just(10_000u16), 1 => 0..=10_000u16];
    (
        prop::collection::vec((team(), prop::option::of(any::<Index>())), 1..8),
        prop::collection::vec((any::<Index>(), any::<Index>(), share, any::<bool>()), 0..12),
        prop::collection::vec((any::<Index>(), any::<Index>(), 0..3usize, day(), word()), 0..12),
        prop::collection::vec((0..4usize, prop::collection::vec(any::<Index>(), 0..5)), 0..4),
    )
}

fn topology_of(n_people: usize, (teams, members, pairs, groups): Raw) -> Topology {
    let n = teams.len();
    let mut topology = Topology::default();
    for (at, (team, parent)) in teams.into_iter().enumerate() {
        // Of an even number of teams the parents come first, of an odd one last.
        let parent = match n % 2 {
            0 => parent.filter(|_| at > 0).map(|parent| parent.index(at)),
            _ => parent.filter(|_| at + 1 < n).map(|parent| at + 1 + parent.index(n - at - 1)),
        };
        let name = if team.name.is_empty() { format!("Own {at}") } else { team.name.clone() };
        let parent = parent.map(|parent| parent as u32);
        topology.teams.push(RosterTeam { id: format!("team-{}", n - at), name, parent, ..team });
    }
    let mut seen = BTreeSet::new();
    for (person, team, share, leads) in members {
        let (person, team) = (person.index(n_people) as u32, team.index(n) as u32);
        if seen.insert((person, team)) {
            topology.memberships.push(RosterMembership { person, team, share, leads });
        }
    }
    seen.clear();
    for (from, to, mode, since, purpose) in pairs {
        let (from, to) = (from.index(n) as u32, to.index(n) as u32);
        if from != to && seen.insert((from, to)) {
            let mode = InteractionMode::ALL[mode];
            topology.interactions.push(RosterInteraction { from, to, mode, since, purpose });
        }
    }
    for (at, (kind, indices)) in groups.into_iter().enumerate() {
        let kind = GroupKind::ALL[kind];
        let most = if kind.is_of_teams() { n } else { n_people };
        let mut members: Vec<u32> = Vec::new();
        for member in indices.into_iter().map(|index| index.index(most) as u32) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        topology.groups.push(RosterGroup { name: format!("Group {at}"), kind, members });
    }
    topology
}

pub(super) fn rosters() -> impl Strategy<Value = Roster> {
    (people(30), rotations(), raw_topology()).prop_map(|(people, rotations, raw)| {
        let topology = topology_of(people.len(), raw);
        Roster { people, rotations, topology }
    })
}

pub(super) fn team_edits() -> impl Strategy<Value = TeamEdit> {
    let team = || (0..9u32).prop_map(TeamId);
    let two = || (team(), team());
    let group = || (0..4u32).prop_map(GroupId);
    let team_type = prop::option::of((0..4usize).prop_map(|at| TeamType::ALL[at]));
    prop_oneof![
        (team(), word()).prop_map(|(team, name)| TeamEdit::Rename { team, name }),
        (team(), team_type).prop_map(|(team, team_type)| TeamEdit::SetType { team, team_type }),
        (team(), domain()).prop_map(|(team, Domain { name, complexity })| TeamEdit::AddDomain {
            team,
            complexity,
            name
        }),
        (team(), 0..4u32).prop_map(|(team, at)| TeamEdit::RemoveDomain { team, at }),
        (two(), 0..4u32).prop_map(|((from, to), at)| TeamEdit::MoveDomain { from, at, to }),
        two().prop_map(|(from, to)| TeamEdit::End { from, to }),
        (two(), day(), word()).prop_map(|((from, to), since, purpose)| TeamEdit::Describe { from, to, since, purpose }),
        ((0..60u32).prop_map(PersonId), team(), 0..=10_000u16).prop_map(|(person, team, share)| TeamEdit::Share {
            person,
            team,
            share
        }),
        team().prop_map(|team| TeamEdit::Split { team }),
        two().prop_map(|(from, into)| TeamEdit::Merge { from, into }),
        (0..4usize, word()).prop_map(|(kind, name)| TeamEdit::AddGroup { kind: GroupKind::ALL[kind], name }),
        (team(), group()).prop_map(|(team, group)| TeamEdit::Group { team, group }),
        (team(), group()).prop_map(|(team, group)| TeamEdit::Ungroup { team, group }),
    ]
}

pub(super) fn topology_policies() -> impl Strategy<Value = TopologyPolicy> {
    let one = (0..5usize, any::<[Index; 4]>()).prop_map(|(shape, numbers)| {
        let mut policy = TopologyPolicy::of(TopologyShape::ALL[shape]);
        for (knob, number) in TOPOLOGY_KNOBS.iter().zip(numbers) {
            let (from, to) = knob.range;
            (knob.set)(&mut policy, from + number.index((to - from + 1) as usize) as u32);
        }
        policy
    });
    prop_oneof![2 => Just(TopologyPolicy::default()), 1 => one]
}

fn first_of_month(day: Option<Date>) -> Option<Date> {
    day.map(|day| day.replace_day(1).expect("every month has a first"))
}

/// What a link without names leaves of the teams of an org in which people name these teams, by first occurrence.
pub(super) fn without_names(topology: &mut Topology, of_people: &[&str]) {
    let mut names: Vec<String> = of_people.iter().map(|name| (*name).to_owned()).collect();
    for (number, team) in (1..).zip(&mut topology.teams) {
        let at = names.iter().position(|name| *name == team.name).unwrap_or(names.len());
        if at == names.len() {
            names.push(team.name.clone());
        }
        (team.id, team.name) = (format!("t{number}"), format!("Team {}", at + 1));
        team.kind.clear();
        team.focus.clear();
        team.services.clear();
        team.domains.iter_mut().for_each(|domain| domain.name.clear());
    }
    for interaction in &mut topology.interactions {
        interaction.purpose.clear();
        interaction.since = first_of_month(interaction.since);
    }
    for (at, group) in (0..).zip(&mut topology.groups) {
        group.name = group_name(GroupId(at), group.kind);
    }
}

/// The same for edits of an org whose source has some groups.
pub(super) fn edits_without_names(edits: &mut Vec<Edit>, mut n_groups: u32) {
    edits.retain(|edit| !matches!(edit, Edit::Team(TeamEdit::Rename { .. })));
    for edit in edits {
        match edit {
            Edit::Team(TeamEdit::AddDomain { name, .. }) => name.clear(),
            Edit::Team(TeamEdit::Describe { since, purpose, .. }) => {
                purpose.clear();
                *since = first_of_month(*since);
            }
            Edit::Team(TeamEdit::AddGroup { kind, name }) => {
                *name = group_name(GroupId(n_groups), *kind);
                n_groups += 1;
            }
            Edit::Skip(ids) => n_groups += ids.groups,
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn teams_travel_whole_in_files(roster in rosters(), edits in prop::collection::vec(team_edits(), 0..6), policy in topology_policies()) {
        let mut scenario = Scenario { source: Source::Roster(roster.clone().into()), ..Scenario::default() };
        scenario.edits = edits.into_iter().map(Edit::Team).collect();
        scenario.edits.push(Edit::Grow { engineers: 9, mode: Mode::Hold, policy: GrowthPolicy::default(), topology: policy });
        scenario.settings.topology = policy;
        let file = read_scenario(&write_scenario(&scenario)).expect("our own file");
        prop_assert_eq!(&file.scenario.edits, &scenario.edits);
        prop_assert_eq!(file.scenario.settings.topology, policy);
        let Source::Roster(read) = &file.scenario.source else { panic!("a roster") };
        prop_assert_eq!(&read.topology, &roster.topology);
    }

    #[test]
    fn teams_mean_the_same_on_both_ends(roster in rosters(), with in withs()) {
        let scenario = Scenario { source: Source::Roster(roster.into()), ..Scenario::default() };
        let (before, after) = (scenario.base_org(), round_trip(&scenario, with).base_org());
        let members = |org: &crate::engine::org::Org| {
            org.teams().map(|(id, _)| (org.members(id), org.parent_team(id))).collect::<Vec<_>>()
        };
        prop_assert_eq!(members(&before), members(&after));
        prop_assert_eq!(before.n_teams(), after.n_teams());
    }

    #[test]
    fn older_versions_are_written_where_they_suffice(scenario in scenarios()) {
        let version = encode(&scenario, With::default()).expect("not too many").as_bytes()[2];
        let is_imported = matches!(scenario.source, Source::Roster(_));
        prop_assert_eq!(version == b'5', is_imported);
        prop_assert_eq!(version == b'4', !is_imported && wire_v4::is_needed(&scenario));
    }

    #[test]
    fn changed_bytes_make_a_possible_org_or_none(roster in rosters(), edits in prop::collection::vec(team_edits(), 0..4), with in withs(), changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4)) {
        let mut scenario = Scenario { source: Source::Roster(roster.into()), ..Scenario::default() };
        scenario.edits = edits.into_iter().map(Edit::Team).collect();
        let wire = wire_v4::Wire::of(&scenario, with).expect("not too many");
        let mut bytes = postcard::to_allocvec(&wire).expect("memory takes it");
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let wire = postcard::take_from_bytes::<wire_v4::Wire>(&bytes).ok();
        if let Some(scenario) = wire.and_then(|(wire, _)| wire.into_scenario().ok()) {
            let org = scenario.base_org();
            let _ = Structure::of(&org, scenario.as_of);
            let _ = encode(&scenario, with);
        }
    }

    #[test]
    fn any_bytes_are_opened_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        if let Ok(wire) = postcard::from_bytes::<wire_v4::Wire>(&bytes) {
            let _ = wire.into_scenario();
        }
    }
}

/// 34 teams of which nobody is a member, 91 interactions, five groups: like a published org of that size.
fn described_org() -> Scenario {
    let words = ["api", "gateway", "billing", "platform", "data", "search", "identity", "mobile", "tools", "ledger"];
    let word = |n: u32| words[(n * 7 % 10) as usize];
    let team = |at: u32| RosterTeam {
        id: format!("{}-{}-team-{at}", word(at), word(at + 3)),
        name: format!("{} {} Team {at}", word(at), word(at + 3)),
        team_type: Some(TeamType::ALL[[0, 0, 0, 3, 1, 0, 2][(at % 7) as usize]]),
        kind: if at == 9 { "undefined".into() } else { String::new() },
        stated_size: at.is_multiple_of(2).then_some(5 + (at % 4) as u16),
        focus: format!("Delivers {} as a product for {} teams, with {} in mind", word(at), word(at + 1), word(at + 2)),
        domains: (0..at % 3)
            .map(|n| Domain { name: word(at + n).into(), complexity: Complexity::ALL[(n % 3) as usize] })
            .collect(),
        ..RosterTeam::default()
    };
    let interaction = |at: u32| RosterInteraction {
        from: (at * 7 + at / 34) % 34,
        to: (at * 11 + 5 + at / 17) % 34,
        mode: InteractionMode::ALL[[2, 2, 0, 2, 1, 2, 2][(at % 7) as usize]],
        since: None,
        purpose: if at.is_multiple_of(3) { format!("Expose {} metrics", word(at)) } else { String::new() },
    };
    let mut interactions: Vec<RosterInteraction> = Vec::new();
    for one in (0..400).map(interaction) {
        let is_known = interactions.iter().any(|known| (known.from, known.to) == (one.from, one.to));
        if one.from != one.to && !is_known && interactions.len() < 91 {
            interactions.push(one);
        }
    }
    interactions.sort_by_key(|one| (one.from, one.to));
    assert_eq!(interactions.len(), 91);
    let group = |at: u32| RosterGroup {
        name: format!("{} grouping", word(at)),
        kind: GroupKind::Area,
        members: (0..34).filter(|team| team % 5 == at).collect(),
    };
    let topology = Topology {
        teams: (0..34).map(team).collect(),
        interactions,
        groups: (0..5).map(group).collect(),
        ..Topology::default()
    };
    let people =
        vec![RosterPerson { id: "head".into(), name: "Head".into(), fte: 10_000, row: 1, ..RosterPerson::default() }];
    let roster = Roster { people, topology, ..Roster::default() };
    Scenario { source: Source::Roster(roster.into()), ..Scenario::default() }
}

#[test]
fn teams_take_little_room() {
    let org = described_org();
    let length = |with| encode(&org, with).expect("not too many").len();
    let (bare, named) = (length(With::default()), length(EVERYTHING));
    assert!(bare < 450, "without names {bare}");
    assert!(named < 3_000, "with names {named}");
    let mut with_policy = Scenario::default();
    with_policy.settings.topology = TopologyPolicy::of(TopologyShape::Platform);
    let alone = encode(&with_policy, EVERYTHING).expect("nobody").len();
    assert!(alone < 60, "a policy alone {alone}");
}

#[test]
fn nothing_that_names_a_team_travels_unless_asked_for() {
    let mut scenario = described_org();
    scenario.edits = vec![
        Edit::Team(TeamEdit::Rename { team: TeamId(0), name: "gateway".into() }),
        Edit::Team(TeamEdit::AddGroup { kind: GroupKind::Tribe, name: "api tribe".into() }),
    ];
    let text = write_scenario(&round_trip(&scenario, With::default()));
    for telling in ["api", "gateway", "undefined", "Delivers", "Expose", "grouping", "rename"] {
        assert!(!text.contains(telling), "{telling} in {text}");
    }
    assert!(text.contains("\"Area 5\"") && text.contains("\"Tribe 6\""), "{text}");
}

#[test]
fn teams_that_cannot_be_are_refused() {
    let wrongs: [fn(&mut Topology); 9] = [
        |topology| topology.teams[3].parent = Some(34),
        |topology| (topology.teams[3].parent, topology.teams[4].parent) = (Some(4), Some(3)),
        |topology| topology.teams[1].id = topology.teams[2].id.clone(),
        |topology| topology.interactions[5].to = topology.interactions[5].from,
        |topology| topology.interactions[5] = topology.interactions[6].clone(),
        |topology| topology.interactions[5].to = 34,
        |topology| topology.memberships = vec![RosterMembership { person: 1, team: 0, share: 10_000, leads: false }],
        |topology| topology.groups[0].members.push(34),
        |topology| topology.groups[0].name = topology.groups[1].name.clone(),
    ];
    for (at, wrong) in wrongs.into_iter().enumerate() {
        let mut org = described_org();
        let Source::Roster(source) = &mut org.source else { panic!("a roster") };
        wrong(&mut std::sync::Arc::make_mut(source).topology);
        let opened = decode(&encode(&org, EVERYTHING).expect("not too many"));
        assert!(matches!(opened, Err(ShareError::Invalid(_))), "{at}");
    }
}

#[test]
fn too_many_teams_are_refused_by_number() {
    let team = |at: u32| RosterTeam { id: at.to_string(), name: at.to_string(), ..RosterTeam::default() };
    let mut roster = roster_scenario(3);
    let Source::Roster(source) = &mut roster.source else { panic!("a roster") };
    std::sync::Arc::make_mut(source).topology.teams = (0..20_001).map(team).collect();
    let said = encode(&roster, With::default()).expect_err("too many").to_string();
    assert!(said.contains("20001 teams") && said.contains("20000"), "{said}");
}
