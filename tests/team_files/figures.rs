//! Every figure of the data sets is the one computed independently.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use spanwise::engine::roster::Roster;
use spanwise::engine::roster::teams::{Form, TeamFigures, is_team_file};
use spanwise::engine::units::Ratio;

use super::{DATA_SETS, bytes, data_set, read};

/// The figures in the form of the files, doubles rounded to six places.
fn shown(figures: &TeamFigures) -> Value {
    let ratio = |ratio: Ratio| (ratio.as_f64() * 1e6).round() / 1e6;
    let words = |counts: &[(String, usize)]| counts.iter().cloned().collect::<BTreeMap<String, usize>>();
    json!({
        "teams": figures.teams,
        "duplicate_team_ids": figures.duplicate_team_ids,
        "kinds": words(&figures.kinds),
        "roots": figures.roots,
        "teams_with_unknown_parent": figures.teams_with_unknown_parent,
        "parent_cycles": figures.parent_cycles,
        "depth": figures.depth,
        "max_child_teams": figures.max_child_teams,
        "people": figures.people,
        "people_with_membership": figures.people_with_membership,
        "memberships": figures.memberships,
        "roles": words(&figures.roles),
        "teams_per_person_mean": ratio(figures.teams_per_person_mean),
        "teams_per_person_max": figures.teams_per_person_max,
        "people_in_more_than_one_team": figures.people_in_more_than_one_team,
        "team_size_mean": ratio(figures.team_size_mean),
        "team_size_median": ratio(figures.team_size_median),
        "team_size_max": figures.team_size_max,
        "teams_without_members": figures.teams_without_members,
        "teams_with_lead": figures.teams_with_lead,
        "people_leading_more_than_one_team": figures.people_leading_more_than_one_team,
        "stated_size_sum": figures.stated_size_sum,
        "interactions": figures.interactions,
        "interaction_modes": words(&figures.interaction_modes),
        "interactions_to_unknown_team": figures.interactions_to_unknown_team,
        "unknown_teams": figures.unknown_teams,
        "distinct_interacting_pairs": figures.distinct_interacting_pairs,
    })
}

/// Whole numbers and doubles that are the same number are the same.
fn normal(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), normal(value))).collect(),
        other => other.clone(),
    }
}

#[test]
fn figures_of_real_teams_are_as_computed_independently() {
    for name in DATA_SETS {
        let mut expected: Value = serde_json::from_slice(&bytes(&format!("{name}/figures.json"))).unwrap();
        expected.as_object_mut().unwrap().remove("computed_with");
        let found = shown(&TeamFigures::of(&data_set(name)));
        for (key, value) in expected.as_object().unwrap() {
            assert_eq!(normal(&found[key]), normal(value), "{name}: {key}");
        }
        assert_eq!(found.as_object().unwrap().len(), expected.as_object().unwrap().len(), "{name}");
    }
}

#[test]
fn real_teams_are_joined_without_loss() {
    for name in DATA_SETS {
        let files = data_set(name);
        let figures = TeamFigures::of(&files);
        let (roster, _) = files.join(Roster::default());
        let topology = &roster.topology;
        assert_eq!(topology.teams.len(), figures.teams, "{name}");
        assert_eq!(roster.people.len(), figures.people_with_membership, "{name}");
        assert_eq!(topology.memberships.len(), figures.memberships, "{name}");
        let parents = topology.teams.iter().filter(|team| team.parent.is_some()).count();
        assert_eq!(parents, figures.teams - figures.roots - figures.teams_with_unknown_parent.len(), "{name}");
    }
}

/// Where a pair has a mode, its dependencies say nothing more; both directions of a collaboration are one.
#[test]
fn interactions_of_real_teams_become_one_a_pair() {
    let (roster, notices) = data_set("logicore-after").join(Roster::default());
    assert_eq!(super::codes(&notices), [(2, "blank"); 0]);
    let interactions = super::interactions(&roster);
    let with = |mode: &str| interactions.iter().filter(|line| line.contains(mode)).count();
    let pairs: std::collections::BTreeSet<(u32, u32)> =
        roster.topology.interactions.iter().map(|one| (one.from.min(one.to), one.from.max(one.to))).collect();
    assert_eq!(pairs.len(), 80);
    assert_eq!((with(": collaboration"), with(": facilitating"), with(": x_as_a_service")), (15, 9, 59));
}

#[test]
fn notices_of_real_teams() {
    let codes = |name: &str| super::codes(&data_set(name).join(Roster::default()).1);
    assert!(codes("backstage-acme").is_empty() && codes("istio-2026-08").is_empty());
    let modes: Vec<_> = codes("rust-2026-08");
    assert_eq!(modes, [(28, "duplicate_name"), (2, "unknown_mode"), (3, "unknown_mode"), (4, "unknown_mode")]);
    let before = codes("logicore-before");
    assert_eq!(before.iter().filter(|(_, code)| *code == "unknown_parent").count(), 5);
}

#[test]
fn forms_are_known_by_content() {
    for name in DATA_SETS {
        for (table, form) in [("teams", Form::Teams), ("members", Form::Members), ("interactions", Form::Interactions)]
        {
            assert_eq!(is_team_file(&bytes(&format!("{name}/{table}.csv"))), Some(form), "{name}/{table}");
        }
    }
    for document in ["team-api.md", "team-topologies-team.md"] {
        assert_eq!(is_team_file(&bytes(document)), Some(Form::TeamApi), "{document}");
    }
}

#[test]
fn rosters_are_no_team_files() {
    for folder in ["../orgs", "../orgs/rendered", "../orgs/raw-formats", "../bad"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/teams").join(folder);
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                assert_eq!(is_team_file(&std::fs::read(&path).unwrap()), None, "{}", path.display());
            }
        }
    }
}

#[test]
fn other_delimiters_and_encodings_say_the_same() {
    let text = "team_id;name;type;size\r\nÄ;Äpfel;Plattform;4\r\nb;Birnen;enabling;\r\n";
    let plain = read(&[text]);
    let utf_16: Vec<u8> = "\u{FEFF}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    assert_eq!(read(&[utf_16]).teams, plain.teams);
    assert_eq!(read(&[text.replace(';', "\t")]).teams, plain.teams);
    assert_eq!(plain.teams.iter().map(|team| team.stated_size).collect::<Vec<_>>(), [Some(4), None]);
}
