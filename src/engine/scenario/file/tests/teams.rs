//! Teams in files: all that can be said of them, and what happens where it is not quite right.

use super::*;
use crate::engine::edit::TeamEdit;
use crate::engine::ids::GroupId;
use crate::engine::org::{Complexity, Domain, GroupKind, TeamType};
use crate::engine::policy::TOPOLOGY_KNOBS;
use crate::engine::roster::{RosterGroup, RosterInteraction, RosterMembership, RosterTeam, Topology};

/// Every edit of teams, none of which an org refuses that has what [`topology`] has.
pub(super) fn every_team_edit() -> Vec<Edit> {
    let (a, b, group) = (TeamId(0), TeamId(1), GroupId(2));
    let edits = [
        TeamEdit::Rename { team: a, name: "Søk \"2\"".into() },
        TeamEdit::SetType { team: a, team_type: None },
        TeamEdit::SetType { team: b, team_type: Some(TeamType::ComplicatedSubsystem) },
        TeamEdit::AddDomain { team: b, complexity: Complexity::Complicated, name: "Ranking".into() },
        TeamEdit::AddDomain { team: b, complexity: Complexity::Simple, name: String::new() },
        TeamEdit::MoveDomain { from: a, at: 1, to: b },
        TeamEdit::RemoveDomain { team: a, at: 0 },
        TeamEdit::Describe { from: b, to: a, since: parse_iso_date("2026-05-31"), purpose: "alerts".into() },
        TeamEdit::Describe { from: b, to: a, since: None, purpose: String::new() },
        TeamEdit::End { from: b, to: a },
        TeamEdit::Share { person: PersonId(1), team: b, share: 2_525 },
        TeamEdit::Share { person: PersonId(1), team: b, share: 0 },
        TeamEdit::Split { team: a },
        TeamEdit::AddGroup { kind: GroupKind::Area, name: "Growth".into() },
        TeamEdit::Group { team: b, group },
        TeamEdit::Ungroup { team: b, group },
    ];
    edits.map(Edit::Team).into()
}

/// Two teams of which the first is the one of everybody, with everything that can be known of them.
pub(super) fn topology() -> Topology {
    let domain = |name: &str, complexity| Domain { name: name.into(), complexity };
    let search = RosterTeam {
        id: "search".into(),
        name: "Søk".into(),
        team_type: Some(TeamType::StreamAligned),
        kind: "working-group".into(),
        parent: Some(1),
        stated_size: Some(9),
        focus: "Find \"it\"".into(),
        domains: vec![domain("Index", Complexity::Complex), domain("", Complexity::Simple)],
        services: vec!["Search API".into(), "Suggestions".into()],
    };
    let tools = RosterTeam { id: "7".into(), name: "Tools".into(), ..RosterTeam::default() };
    Topology {
        teams: vec![search, tools],
        memberships: vec![
            RosterMembership { person: 2, team: 1, share: 3_333, leads: true },
            RosterMembership { person: 0, team: 0, share: 10_000, leads: false },
        ],
        interactions: vec![
            RosterInteraction {
                from: 1,
                to: 0,
                mode: InteractionMode::Facilitating,
                since: parse_iso_date("2026-01-31"),
                purpose: "tests".into(),
            },
            RosterInteraction {
                from: 0,
                to: 1,
                mode: InteractionMode::XAsAService,
                since: None,
                purpose: String::new(),
            },
        ],
        groups: vec![
            RosterGroup { name: "Core".into(), kind: GroupKind::Tribe, members: vec![1, 0] },
            RosterGroup { name: "Core".into(), kind: GroupKind::Guild, members: vec![2] },
        ],
    }
}

/// Every number one above its default.
pub(super) fn policy_of_ones() -> TopologyPolicy {
    let mut policy = TopologyPolicy::default();
    for knob in TOPOLOGY_KNOBS {
        let value = (knob.get)(&policy) + 1;
        (knob.set)(&mut policy, value);
    }
    policy
}

#[test]
fn topology_settings_come_over_a_base() {
    let base = full_scenario().settings;
    let settings = read_settings(r#"{"topology": {"shape": "tribes", "tribe_at_most": 80}}"#, &base).expect("settings");
    let expected = TopologyPolicy { shape: TopologyShape::Tribes, tribe_at_most: 80, ..base.topology };
    assert_eq!(settings.topology, expected);
    assert!(read_settings(r#"{"topology": {"shapes": "tribes"}}"#, &base).is_err());
    let said = refusal(r#""topology": {"platform_at": 1}"#);
    assert!(said.contains("topology.platform_at: invalid value: integer `1`, expected a whole number from 2 to 30"));
    let said = refusal(r#""topology": {"shape": "matrix"}"#);
    assert!(said.contains("topology.shape: unknown variant `matrix`, expected one of `alone`, `platform`"), "{said}");
}

#[test]
fn edits_say_what_they_lack() {
    let cases = [
        (r#"{"edit": "rename_team", "team": 1}"#, "missing field `name`"),
        (r#"{"edit": "set_type"}"#, "missing field `team`"),
        (r#"{"edit": "remove_domain", "team": 1}"#, "missing field `domain`"),
        (r#"{"edit": "merge_team", "from": 1}"#, "missing field `to`"),
        (r#"{"edit": "share", "person": 1, "team": 1, "share": 40}"#, "share: invalid value: integer `40`"),
        (r#"{"edit": "add_group", "name": "x", "kind": "squad"}"#, "kind: unknown variant `squad`"),
    ];
    for (edit, expected) in cases {
        let said = refusal(&format!(r#""decisions": {{"edits": [{edit}]}}"#));
        assert!(said.contains("decisions.edits[0]") && said.contains(expected), "{edit}\n  said {said}");
    }
}

#[test]
fn teams_are_repaired_and_each_repair_is_named() {
    let source = r#"{"kind": "roster", "people": [{"id": "a", "team": "A"}],
        "teams": [{"id": "a", "part_of": "b"}, {"id": "b", "part_of": "a"}, {"id": "a", "name": "again"},
            {"name": "No id"}, {"id": "c", "part_of": "zz"}, {"id": "d", "part_of": "d"}],
        "memberships": [{"person": "x", "team": "a"}, {"person": "a", "team": "y"}, {"person": "a", "team": "b"},
            {"person": "a", "team": "b", "share": 0.5}],
        "interactions": [{"from": "a", "to": "a", "mode": "collaboration"},
            {"from": "a", "to": "b", "mode": "collaboration"}, {"from": "a", "to": "b", "mode": "facilitating"},
            {"from": "b", "to": "a", "mode": "facilitating"}, {"from": "q", "to": "a", "mode": "facilitating"}],
        "groups": [{"name": "G", "kind": "tribe", "members": ["a", "a", "nobody", "c"]}, {"name": "G", "kind": "tribe"},
            {"name": "G", "kind": "guild", "members": ["a"]}]}"#;
    let file = read(&format!("\"source\": {source}")).expect("a scenario");
    let Source::Roster(roster) = &file.scenario.source else { panic!("a roster") };
    let topology = &roster.topology;
    let teams: Vec<(&str, &str, Option<u32>)> =
        topology.teams.iter().map(|team| (team.id.as_str(), team.name.as_str(), team.parent)).collect();
    assert_eq!(
        teams,
        [("a", "a", None), ("b", "b", Some(0)), ("team-4", "No id", None), ("c", "c", None), ("d", "d", None)]
    );
    assert_eq!(topology.memberships.iter().map(|one| (one.person, one.team)).collect::<Vec<_>>(), [(0, 1)]);
    assert_eq!(topology.interactions.iter().map(|one| (one.from, one.to)).collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    assert_eq!(topology.groups.iter().map(|group| group.members.clone()).collect::<Vec<_>>(), [vec![0, 3], vec![0]]);
    let told: Vec<(&str, &str)> =
        file.notices.iter().map(|notice| (notice.fields["path"].as_str(), notice.code)).collect();
    assert_eq!(
        told,
        [
            ("source.teams.2", "duplicate_id"),
            ("source.teams.3", "missing_id"),
            ("source.teams.4", "unknown_team"),
            ("source.teams.0", "part_cycle"),
            ("source.teams.5", "part_cycle"),
            ("source.memberships.0", "unknown_person"),
            ("source.memberships.1", "unknown_team"),
            ("source.memberships.3", "duplicate"),
            ("source.interactions.0", "self_interaction"),
            ("source.interactions.2", "duplicate"),
            ("source.interactions.4", "unknown_team"),
            ("source.groups.0", "duplicate"),
            ("source.groups.0", "unknown_team"),
            ("source.groups.1", "duplicate"),
        ]
    );
    assert_eq!(file.notices[3].message, "team 1: a loop of parts: a → b → a; it was cut, \"a\" is part of none");
}
