//! Teams on the command line: team files as input, joined with a roster, measured and drawn.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

fn spanwise(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_spanwise")).args(args).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("no signal"), text(output.stdout), text(output.stderr))
}

fn checked(args: &[&str]) -> Value {
    let (status, out, error) = spanwise(&[&["check", "--format", "json"], args].concat());
    assert!(status < 2, "{args:?}: {error}");
    serde_json::from_str(&out).expect("JSON")
}

fn teams(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/teams").join(name).display().to_string()
}

fn scratch(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("the folder is there");
    path.display().to_string()
}

const ROSTER: &str = "id,name,title,manager_id,team\n1,Ada,Head of Engineering,,\n2,Bo,Engineering Manager,1,\n\
    3,Cy,Engineering Manager,1,\n4,Di,Engineer,2,payments\n5,Ed,Engineer,2,payments\n6,Flo,Engineer,3,Base\n7,Gus,Engineer,3,Base\n";
const TEAMS: &str =
    "team_id,name,kind,domains\npay,Payments,stream-aligned,Ledger:complex; Cards\nbase,Base,platform,\n";
const INTERACTIONS: &str = "from_team,to_team,mode,since\nBase,Payments,x-as-a-service,2026-01-01\n";

#[test]
fn a_roster_and_team_files_join_on_the_name_of_the_team() {
    let roster = scratch("team-roster.csv", ROSTER);
    let (teams, interactions) = (scratch("team-teams.csv", TEAMS), scratch("team-links.csv", INTERACTIONS));
    let check = checked(&[&roster, "--teams", &teams, "--teams", &interactions]);
    let [payments, base] = [&check["teams"][0], &check["teams"][1]];
    assert_eq!(
        (&payments["name"], &payments["type"], &payments["size"], &payments["lead"]),
        (&json!("Payments"), &json!("stream_aligned"), &json!(2), &json!("2"))
    );
    assert_eq!(
        payments["domains"],
        json!([{"name": "Ledger", "complexity": "complex"}, {"name": "Cards", "complexity": "simple"}])
    );
    assert_eq!((&base["type"], &base["consumers"]), (&json!("platform"), &json!(1)));
    // Half an hour for the managers of both teams, a quarter for whoever is above both.
    let minutes = |id: &str| {
        let nodes = check["nodes"].as_array().expect("people");
        let node = nodes.iter().find(|node| node["id"] == id).expect("there");
        let part = |part: &&Value| part["part"] == "dependencies";
        node["parts"].as_array().expect("parts").iter().find(part).map(|part| part["minutes"].clone())
    };
    assert_eq!(["2", "3", "1"].map(minutes), [Some(json!(30)), Some(json!(30)), Some(json!(15))]);
    let finding = |rule: &str| {
        check["findings"].as_array().expect("findings").iter().find(|finding| finding["rule"] == rule).cloned()
    };
    assert_eq!(finding("domain_load").expect("4 points, room for 2")["severity"], "red");

    let (status, svg, _) =
        spanwise(&["chart", &roster, "--teams", &teams, "--teams", &interactions, "--view", "teams"]);
    assert_eq!(status, 0);
    assert!(svg.starts_with("<svg") && svg.contains("Payments") && svg.contains("X-as-a-Service"), "{svg}");
}

#[test]
fn a_folder_of_team_files_is_an_org_of_teams() {
    for (name, n_teams, people) in
        [("logicore-after", 34, 0), ("istio-2026-08", 27, 60), ("rust-2026-08", 217, 402), ("backstage-acme", 9, 17)]
    {
        let check = checked(&[&teams(name), "--fail-on", "never"]);
        assert_eq!(check["people"], people, "{name}");
        for format in ["svg", "dot", "mermaid"] {
            let args = ["chart", &teams(name), "--view", "teams", "--format", format];
            let (status, out, error) = spanwise(&args);
            assert_eq!(status, 0, "{name} {format}: {error}");
            assert_eq!(out, spanwise(&args).1, "{name} {format}: the same picture every time");
            let drawn = match format {
                "svg" => out.matches("class=\"team ").count() - 4,
                "dot" => out.matches("shape=").count(),
                _ => out.lines().filter(|line| line.starts_with("  t") && !line.contains("|")).count(),
            };
            assert_eq!(drawn, n_teams, "{name} {format}");
        }
    }
}

#[test]
fn a_link_carries_teams_and_their_interactions() {
    let (_, link, _) = spanwise(&["link", "encode", &teams("logicore-after"), "--with", "names"]);
    let [before, after] = [teams("logicore-after"), link.trim().to_owned()].map(|input| checked(&[&input]));
    for key in ["teams", "findings", "topology"] {
        assert_eq!(before[key], after[key], "{key}");
    }
}

#[test]
fn what_cannot_be_joined_is_refused() {
    let teams_file = scratch("team-lone.csv", TEAMS);
    for (args, said) in [
        (vec!["check", "--teams", teams_file.as_str()], "there is no roster to join"),
        (vec!["check", "tests/links"], "there is no team file in this folder"),
        (vec!["grow", "--topology", "round"], "round"),
    ] {
        let (status, out, error) = spanwise(&args);
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(error.contains(said), "{args:?}: {error}");
    }
}
