//! The program as scripts see it: exit status, output, errors.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

fn spanwise(args: &[&str]) -> Run {
    with_input(args, b"")
}

fn with_input(args: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_spanwise"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    // A program that refuses its arguments reads nothing.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Run { status: output.status.code().expect("no signal"), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn json(args: &[&str]) -> Value {
    let run = spanwise(&[args, &["--format", "json"]].concat());
    assert!(run.status < 2, "{args:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

fn data(file: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file).display().to_string()
}

/// A file for one test, in the folder that cargo keeps for integration tests.
fn scratch(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).expect("a file");
    path.display().to_string()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[track_caller]
fn refused(args: &[&str], said: &str) {
    let run = spanwise(args);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{args:?}: {}", run.stderr);
    assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
}

const ROSTER: &str = "id,name,title,manager_id,team,start_date\n\
    a,Ann,CTO,,,2020-01-01\nb,Bo,EM,a,,2020-01-01\nc,\"=1+1\",Engineer,b,X,2020-06-01\nd,Di,Staff Engineer,b,X,2021-01-01\n";

#[test]
fn the_exit_status_tells_what_a_check_found() {
    assert_eq!(spanwise(&["check"]).status, 0);
    let wide = data("orgs/sourcegraph-2023-06.csv");
    for (fail_on, status) in [("red", 1), ("amber", 1), ("never", 0)] {
        assert_eq!(spanwise(&["check", &wide, "--fail-on", fail_on]).status, status, "{fail_on}");
    }
    assert_eq!(spanwise(&["check", "--set", "overload.amber=0.75"]).status, 0);
    assert_eq!(spanwise(&["check", "--set", "overload.amber=0.75", "--fail-on", "amber"]).status, 1);
}

#[test]
fn a_check_has_these_fields_and_no_others() {
    let check = json(&["check", &data("orgs/oracle-hr.csv")]);
    assert_eq!(
        keys(&check),
        [
            "people",
            "engineers",
            "managers",
            "roots",
            "depth",
            "management_layers",
            "span",
            "manager_share",
            "nodes",
            "teams",
            "findings",
            "notices",
            "succession",
            "mentoring",
            "not_judged",
            "topology"
        ]
    );
    assert_eq!(keys(&check["not_judged"][0]), ["rule", "reason"]);
    assert_eq!(keys(&check["span"]), ["mean", "median", "max"]);
    assert_eq!(
        keys(&check["nodes"][0]),
        [
            "id",
            "name",
            "title",
            "manager_id",
            "layer",
            "direct_reports",
            "total_reports",
            "load_minutes",
            "load_index",
            "band",
            "parts",
            "coding_headroom_minutes"
        ]
    );
    let team = ["id", "name", "type", "size", "lead", "managers", "domains"];
    let figures = ["people", "full_time_equivalents", "domain_points", "domain_capacity"];
    let ties = ["consumers", "collaborations", "line_managers"];
    assert_eq!(keys(&check["teams"][0]), [&team[..], &figures, &ties].concat());
    assert_eq!(keys(&check["topology"]), ["teams", "interactions", "groups", "org"]);
    assert_eq!(
        keys(&check["findings"][0]),
        ["id", "rule", "severity", "subjects", "measured", "limit", "unit", "source", "grade", "message"]
    );
    for node in check["nodes"].as_array().expect("nodes") {
        let parts: i64 = node["parts"]
            .as_array()
            .expect("parts")
            .iter()
            .map(|part| part["minutes"].as_i64().expect("minutes"))
            .sum();
        assert_eq!(node["load_minutes"].as_i64().unwrap_or(0), parts, "{node}");
        assert_eq!(node["load_minutes"].is_null(), node["direct_reports"] == 0, "{node}");
        assert_eq!(node["coding_headroom_minutes"].is_null(), node["direct_reports"] == 0, "{node}");
        assert_eq!(node["manager_id"].is_null(), node["layer"] == 1, "{node}");
    }
    let ids: BTreeSet<&str> =
        check["findings"].as_array().expect("a list").iter().filter_map(|f| f["id"].as_str()).collect();
    assert_eq!(ids.len(), check["findings"].as_array().expect("a list").len(), "ids of findings differ");
}

#[test]
fn figures_of_a_small_roster() {
    let file = scratch("small.csv", ROSTER.as_bytes());
    let check = json(&["check", &file]);
    let figures: Vec<&Value> = ["people", "engineers", "managers", "roots", "depth", "management_layers"]
        .iter()
        .map(|key| &check[key])
        .collect();
    assert_eq!(figures, [4, 2, 2, 1, 3, 2]);
    assert_eq!(check["span"], serde_json::json!({"mean": 1.5, "median": 1.5, "max": 2}));
    assert_eq!(check["manager_share"], 0.5);
    let bo = &check["nodes"][1];
    // 6 h role, 3 h rituals, 3 h and 2.25 h for two reports, 2 h own work; d starts on the as-of day, c is past the ramp.
    assert_eq!(bo["load_minutes"], (6 + 3 + 3 + 2) * 60 + 135 + 120);
    assert_eq!(check["teams"][0]["lead"], "b");
    assert_eq!(bo["coding_headroom_minutes"], 34 * 60 - (6 + 3 + 3 + 2) * 60 - 135, "0.85 of the week, own work aside");
    // Bo has been there for a year and leads, but a CTO is two steps up.
    assert_eq!(check["succession"], serde_json::json!([{"manager": "a", "ready": [], "nearly": ["b"], "known": true}]));
    assert_eq!(
        check["mentoring"],
        serde_json::json!([{"team": "X", "newcomers": 1, "mentors": 1, "minutes_per_mentor": 600, "room": 0}])
    );
    let earlier = json(&["check", &file, "--as-of", "2020-06-30"]);
    assert_eq!(earlier["people"], 3, "d has not started");
    let part = json(&["check", &file, "--root", "b"]);
    assert_eq!((&part["people"], &part["nodes"][0]["layer"]), (&Value::from(3), &Value::from(1)));
    assert_eq!(part["nodes"][0]["load_minutes"], bo["load_minutes"], "the day is that of the whole file");
}

#[test]
fn rotations_and_the_pace_of_a_plan_are_judged() {
    let file = scratch(
        "on-call.json",
        br#"{"format":"spanwise-scenario","version":1,"plan":{"months":12,"target":{"engineers":9}},
            "source":{"kind":"roster","rotations":[{"name":"Web","tiers":1,"incidents_per_shift":2.5}],"people":[
            {"id":"a","title":"CTO","location":"Berlin"},{"id":"b","manager_id":"a","own_work":0.45,"open_requisitions":2},
            {"id":"c","manager_id":"b","on_call":"Web"},{"id":"d","manager_id":"b","on_call":"Web"},
            {"id":"e","manager_id":"b","on_call":"Ops","location":"Tokyo, Japan"}]}}"#,
    );
    let ids = |args: &[&str]| -> Vec<String> {
        let check = json(&[&["check", &file], args].concat());
        let ids = check["findings"].as_array().expect("a list").iter().filter_map(|finding| finding["id"].as_str());
        ids.map(str::to_owned).collect()
    };
    let whole = ids(&[]);
    for id in ["oncall_small:b:Web", "oncall_small:b:Ops", "oncall_noisy:b:Web", "spof:e:Ops", "player_coach:b"] {
        assert!(whole.iter().any(|other| other == id), "{id} in {whole:?}");
    }
    assert!(whole.contains(&"hiring_speed:a".to_owned()), "{whole:?}");
    let part = ids(&["--root", "b"]);
    assert!(part.contains(&"oncall_noisy:b:Web".to_owned()), "{part:?}");
    let lacking = json(&["check", &file])["not_judged"].clone();
    let lacking: Vec<&str> =
        lacking.as_array().expect("a list").iter().filter_map(|one| one["rule"].as_str()).collect();
    assert_eq!(lacking[..4], ["new_manager", "new_hire_ratio", "dotted_overload", "dotted_wide"]);
    let about_teams = ["domain_load", "collab_many", "collab_stale", "platform_fanout", "topology_ratio", "tribe_size"];
    assert_eq!(lacking[4..], [&about_teams[..], &["cross_branch", "dep_count"]].concat());
    let bo = &json(&["check", &file])["nodes"][1]["parts"];
    let minutes =
        |part: &str| bo.as_array().and_then(|parts| parts.iter().find(|one| one["part"] == part))?["minutes"].as_i64();
    assert_eq!((minutes("requisitions"), minutes("own_work")), (Some(300), Some(1080)));
}

#[test]
fn growth_has_these_fields_and_no_others() {
    let grow = json(&["grow", "--to", "60"]);
    assert_eq!(keys(&grow), ["policy", "steps", "breakpoints"]);
    assert_eq!(keys(&grow["policy"]), ["em_span", "em_split_at", "mom_span", "mom_split_at"]);
    assert_eq!(
        keys(&grow["steps"][0]),
        [
            "engineers",
            "people",
            "managers",
            "management_layers",
            "teams",
            "span_mean",
            "span_max",
            "manager_share",
            "load_index_max",
            "findings"
        ]
    );
    assert_eq!(keys(&grow["steps"][0]["findings"]), ["red", "amber", "info"]);
    assert_eq!(keys(&grow["breakpoints"][0]), ["engineers", "kind", "subject", "message"]);
    let sizes: Vec<i64> =
        grow["steps"].as_array().expect("steps").iter().filter_map(|step| step["engineers"].as_i64()).collect();
    assert_eq!(sizes, (24..=60).collect::<Vec<_>>());
}

#[test]
fn growth_starts_and_ends_where_it_is_told() {
    let range = |args: &[&str]| {
        let grow = json(&[&["grow"], args].concat());
        let steps = grow["steps"].as_array().expect("steps").clone();
        (steps[0]["engineers"].as_i64().expect("a size"), steps[steps.len() - 1]["engineers"].as_i64().expect("a size"))
    };
    assert_eq!(range(&[]), (24, 200));
    assert_eq!(range(&["--from", "1", "--to", "9"]), (1, 9));
    assert_eq!(range(&["--from", "300"]), (300, 300));
    assert_eq!(range(&[&data("orgs/sourcegraph-2023-06.csv"), "--to", "160"]), (158, 160));
    assert_eq!(
        range(&[&data("orgs/uk-cabinet-office-2013-09.csv")]).0,
        range(&[&data("orgs/uk-cabinet-office-2013-09.csv")]).1
    );
    let hold = json(&["grow", "--structure", "hold"]);
    assert!(hold["steps"].as_array().expect("steps").iter().all(|step| step["managers"] == 5));
    assert_eq!(json(&["grow", "--em-span", "10", "--to", "30"])["policy"]["em_split_at"], 11);
}

#[test]
fn a_size_in_the_input_is_checked_but_not_grown_from() {
    let file = scratch(
        "sized.json",
        br#"{"format":"spanwise-scenario","version":1,"engineers":60,"structure":"hold","source":{"kind":"generated","engineers":30}}"#,
    );
    let check = json(&["check", &file]);
    assert_eq!(
        (&check["engineers"], &check["managers"]),
        (&Value::from(60), &json(&["grow", &file])["steps"][0]["managers"])
    );
    assert_eq!(json(&["grow", &file])["steps"][0]["engineers"], 30);
    let adapted = json(&["grow", &file, "--structure", "adapt", "--to", "60"]);
    assert!(adapted["steps"][30]["managers"].as_i64() > check["managers"].as_i64());
}

#[test]
fn bad_usage_is_refused() {
    refused(&["check", "--fail-on", "blue"], "blue");
    refused(&["check", "--set", "span_wide=1"], "RULE.LEVEL=VALUE");
    refused(&["check", "--set", "wide.red=1"], "there is no rule \"wide\"");
    refused(&["check", "--as-of", "tomorrow"], "2026-03-31");
    refused(&["check", "--root", "nobody"], "nobody");
    refused(&["check", &data("orgs/oracle-hr.csv"), "--department", "Moon"], "Moon");
    refused(&["check", "--root", "p1", "--department", "x"], "cannot be used with");
    refused(&["grow", "--to", "23"], "--to 23 is below the start, which has 24 engineers");
    refused(&["grow", "--to", "0"], "0");
    refused(&["grow", "--to", "2001"], "2001");
    refused(&["grow", "--from", "5", &data("orgs/oracle-hr.csv")], "--from");
    refused(&["grow", "--em-span", "16"], "em_span is 16; it must be between 3 and 15");
    refused(&["grow", "--em-span", "9", "--em-split-at", "8"], "em_split_at is 8");
    refused(&["chart", "--view", "people"], "people");
    refused(&["fix", "--all", "--limit", "3"], "cannot be used with");
    refused(&["compare", "#s=1.GJMffgFjYIAAAA"], "required");
    refused(&["compare", "-", "-"], "standard input");
    refused(&["compare", "#s=1.GJMffgFjYIAAAA", "nowhere.csv"], "nowhere.csv");
    refused(&["compare", "#s=1.GJMffgFjYIAAAA", "#s=1.GJMffgFjYIAAAA", "--set", "wide.red=1"], "there is no rule");
    refused(&["link", "encode", "--with", "secrets"], "secrets");
    refused(&["link", "encode", "--base", "http://a#b"], "fragment");
}

#[test]
fn a_plan_that_cannot_be_lived_through_is_refused() {
    refused(&["simulate", "--target", "20"], "the target of 20 engineers is below the present 24");
    refused(&["simulate", "--target", "9000"], "above 2000");
    refused(&["simulate", "--months", "0"], "the plan has 0 months; 1 to 120 are possible");
    refused(&["simulate", "--runs", "0"], "0 runs");
    refused(&["simulate", "--freeze", "1..36"], "the hiring freeze covers all 36 months");
    refused(&["simulate", "--freeze", "6..3"], "upside down");
    refused(&["simulate", "--freeze", "soon"], "3..6");
    refused(&["simulate", "--start", "2027-13"], "2027-03");
    refused(&["simulate", "--assume", "attrition=20..10"], "the range 20..10 is upside down");
    refused(&["simulate", "--assume", "attrition=90"], "attrition is 90; it must lie between 0 and 35");
    refused(&["simulate", "--assume", "luck=1"], "there is no luck");
    refused(
        &["simulate", "--milestone", "12=80", "--milestone", "6=90"],
        "milestone 6=90 does not come after month 12",
    );
    refused(&["simulate", "--milestone", "soon"], "12=80");
    refused(&["simulate", "--doubling", "0.5", "--target", "80"], "a doubling time of 0.5 months");
    refused(&["simulate", "--place", "moon"], "us, uk, de, au, in");
    let flat = scratch("flat.csv", b"id,name,manager_id\n1,Ada,\n");
    refused(&["simulate", &flat], "no manager");
}

#[test]
fn a_simulation_gives_every_month_and_the_odds() {
    let args = ["simulate", "--runs", "60", "--months", "24", "--start", "2027-01", "--target", "80"];
    let view = json(&[args.as_slice(), &["--seed", "5"]].concat());
    assert_eq!((&view["seed"], &view["runs"], &view["currency"]), (&5.into(), &60.into(), &"USD".into()));
    let months = view["months"].as_array().expect("a list");
    assert_eq!(months.len(), 25);
    assert_eq!((&months[24]["month"], &months[24]["date"]), (&24.into(), &"2029-01".into()));
    let names = [
        "headcount",
        "engineers",
        "managers",
        "management_layers",
        "open_requisitions",
        "ramping_share",
        "overloaded",
        "monthly_cost",
    ];
    for month in months {
        for name in names {
            let [p10, p50, p90, mean] =
                ["p10", "p50", "p90", "mean"].map(|which| month[name][which].as_f64().expect(name));
            assert!(p10 <= p50 && p50 <= p90 && mean >= 0.0, "{name}");
        }
        assert!(month["ramping_share"]["p90"].as_f64() <= Some(1.0));
    }
    assert_eq!(months[0]["engineers"]["p50"], 24);
    let breakpoints = view["breakpoints"].as_array().expect("a list");
    let layer = breakpoints.iter().find(|odds| odds["kind"] == "layer_added").expect("a layer is likely");
    assert_eq!(layer["subject"], "layer 3");
    assert!(
        layer["probability"].as_f64() > Some(0.5) && layer["month"]["p10"].as_i64() <= layer["month"]["p90"].as_i64()
    );

    let other = json(&[args.as_slice(), &["--seed", "6"]].concat());
    assert_ne!(other["months"], view["months"]);
    let again = spanwise(&[args.as_slice(), &["--seed", "5", "--format", "json"]].concat());
    assert_eq!(again.stdout, spanwise(&[args.as_slice(), &["--seed", "5", "--format", "json"]].concat()).stdout);
}

#[test]
fn a_plan_in_a_file_is_lived_through_and_options_come_on_top() {
    let file = scratch(
        "plan.json",
        br#"{"format":"spanwise-scenario","version":1,"plan":{"start":"2027-01","months":12,"target":{"engineers":40},
            "assumptions":{"attrition":"5..15"},"place":"uk","seed":3,"runs":30},"source":{"kind":"example"}}"#,
    );
    let view = json(&["simulate", &file]);
    assert_eq!((&view["seed"], &view["runs"], &view["currency"]), (&3.into(), &30.into(), &"GBP".into()));
    assert_eq!(view["months"].as_array().map(Vec::len), Some(13));
    assert_eq!(json(&["simulate", &file, "--runs", "10"])["runs"], 10);
    let csv = spanwise(&["simulate", &file, "--format", "csv"]).stdout;
    assert_eq!(csv.lines().count(), 14);
    assert!(
        csv.starts_with("month,date,headcount_p10,headcount_p50,headcount_p90,headcount_mean,engineers_p10,"),
        "{csv}"
    );
    let link = spanwise(&["link", "encode", &file]).stdout;
    assert!(link.contains("#s=2."), "{link}");
    assert_eq!(json(&["simulate", link.trim()])["months"], view["months"]);
}

#[test]
fn bad_input_is_refused_with_its_place() {
    refused(&["check", "no-such-file.csv"], "no-such-file.csv");
    refused(&["check", &data("bad/truncated.json")], "line 1, column 69");
    refused(&["check", &data("bad/wrong-shape.json")], "expected an object with \"format\"");
    refused(&["check", &data("bad/proto.json")], "expected an object with \"format\"");
    refused(&["check", &data("bad/unbalanced-quote.csv")], "line 6");
    refused(&["check", &data("bad/empty.csv")], "empty");
    refused(&["check", "#s=1.AAAA"], "damaged");
    refused(&["check", "http://127.0.0.1:8080/#s=9.AAAA"], "version 9");
    refused(&["check", "http://127.0.0.1:8080/"], "there is no #");
    refused(&["link", "decode", "hello"], "s=");
    let locked = include_str!("links/v6/locked.txt").lines().next().expect("a link");
    refused(&["link", "decode", locked], "locked with a passphrase");
    let mut deep = Vec::new();
    let packed = std::fs::File::open(data("bad/deep.json.gz")).expect("a file");
    std::io::copy(&mut flate2::read::GzDecoder::new(packed), &mut deep).expect("packed");
    let run = with_input(&["check", "-"], &deep);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("standard input: line 1, column 1"), "{}", run.stderr);
    let run = with_input(&["link", "decode", "-"], b"s=1.\nabc\xE9");
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("standard input: line 2: this is not UTF-8 text"), "{}", run.stderr);
    let latin = scratch("latin.json", b"{\n\"name\": \"Caf\xE9\"}");
    refused(&["compare", &data("orgs/northwind.csv"), &latin], &format!("{latin}: line 2: this is not UTF-8 text"));
    let policy = scratch("bad-policy.json", b"{\"policy\": {\"em_span\": 99}}");
    refused(&["check", "--policy", &policy], "policy.em_span: invalid value: integer `99`");
}

#[test]
fn a_policy_file_and_single_thresholds_apply_in_this_order() {
    let policy =
        scratch("policy.json", br#"{"policy": {"em_span": 5}, "rules": {"overload": {"amber": 0.7, "red": 0.75}}}"#);
    let check = json(&["check", "--policy", &policy, "--set", "overload.red=0.79"]);
    let reds = |check: &Value| {
        check["findings"].as_array().expect("a list").iter().filter(|finding| finding["severity"] == "red").count()
    };
    assert_eq!(reds(&check), 1);
    assert_eq!(reds(&json(&["check", "--policy", &policy])), 2);
    assert_eq!(json(&["grow", "--policy", &policy])["policy"]["em_span"], 5);
    assert_eq!(json(&["grow", "--policy", &policy, "--em-span", "6"])["policy"]["em_span"], 6);
}

#[test]
fn every_kind_of_input_comes_from_a_file_an_argument_or_standard_input() {
    let link = spanwise(&["link", "encode"]).stdout;
    let scenario = spanwise(&["link", "decode", link.trim()]).stdout;
    let example = spanwise(&["check", "--format", "json"]).stdout;
    let fragment = &link[link.find('#').expect("a fragment")..];
    assert_eq!(spanwise(&["check", link.trim(), "--format", "json"]).stdout, example);
    assert_eq!(spanwise(&["check", fragment.trim(), "--format", "json"]).stdout, example);
    assert_eq!(with_input(&["check", "-", "--format", "json"], link.as_bytes()).stdout, example);
    assert_eq!(with_input(&["check", "-", "--format", "json"], scenario.as_bytes()).stdout, example);
    assert_eq!(spanwise(&["check", &scratch("example.json", scenario.as_bytes()), "--format", "json"]).stdout, example);
    assert_eq!(with_input(&["link", "decode", "-"], link.as_bytes()).stdout, scenario);
    assert!(with_input(&["check", "-"], ROSTER.as_bytes()).stdout.starts_with("Imported org: 4 people, 2 engineers"));
}

/// What only titles and locations tell, which a link leaves out unless it is asked for them.
const RESTS_ON_WORDS: [&str; 3] = ["level_mismatch", "tz_gap", "spof"];

/// A check without what a link leaves out: ids become places, names and titles go.
fn anonymous(mut check: Value) -> Value {
    let ids: Vec<String> = check["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| node["id"].as_str().expect("an id").to_owned())
        .collect();
    let place = |id: &Value| id.as_str().map(|id| ids.iter().position(|other| other == id));
    for node in check["nodes"].as_array_mut().expect("nodes") {
        node["id"] = serde_json::json!(place(&node["id"]));
        node["manager_id"] = serde_json::json!(place(&node["manager_id"]));
        node["name"] = Value::Null;
        node["title"] = Value::Null;
    }
    let findings = check["findings"].as_array_mut().expect("findings");
    findings.retain(|finding| finding["rule"].as_str().is_some_and(|rule| !RESTS_ON_WORDS.contains(&rule)));
    for finding in findings {
        finding["subjects"] = serde_json::json!(place(&finding["subjects"][0]));
        finding["id"] = Value::Null;
        finding["message"] = Value::Null;
    }
    for team in check["teams"].as_array_mut().expect("teams") {
        for key in ["id", "name", "lead", "managers"] {
            team[key] = Value::Null;
        }
    }
    for team in check["topology"]["teams"].as_array_mut().expect("figures of teams") {
        team["id"] = Value::Null;
    }
    for team in check["mentoring"].as_array_mut().expect("mentoring") {
        team["team"] = Value::Null;
    }
    for key in ["notices", "not_judged", "succession"] {
        check[key] = Value::Null;
    }
    check
}

#[test]
fn a_link_checks_as_the_file_it_was_made_of() {
    // None of these has a ramp that a start rounded to its month would change.
    for file in ["orgs/sourcegraph-2023-06.csv", "orgs/northwind.csv", "orgs/uk-dclg-2013-09-senior.csv"] {
        let link = spanwise(&["link", "encode", &data(file)]).stdout;
        let [of_file, of_link] = [data(file), link.trim().to_owned()].map(|input| json(&["check", &input]));
        assert_eq!(anonymous(of_file), anonymous(of_link), "{file}");
        let named = spanwise(&["link", "encode", &data(file), "--with", "names,titles,pay"]).stdout;
        let (mut of_file, mut of_link) = (json(&["check", &data(file)]), json(&["check", named.trim()]));
        (of_file["notices"], of_link["notices"]) = (Value::Null, Value::Null);
        assert_eq!(of_file, of_link, "{file}");
        let growth = |input: &str| {
            let mut steps = json(&["grow", input, "--to", "300"])["steps"].clone();
            steps.as_array_mut().expect("steps").iter_mut().for_each(|step| step["findings"] = Value::Null);
            steps
        };
        assert_eq!(growth(&data(file)), growth(link.trim()), "{file}: ties fall as in the file");
    }
}

#[test]
fn links_are_short() {
    let length = |args: &[&str]| json(&[&["link", "encode"], args].concat())["length"].as_i64().expect("a number");
    assert!(length(&[]) < 60);
    let org = data("orgs/sourcegraph-2023-06.csv");
    assert!(length(&[&org]) < 500);
    let run = spanwise(&["link", "encode", &org, "--base", "https://example.org/x/"]);
    assert!(run.stdout.starts_with("https://example.org/x/#s=5."), "{}", run.stdout);
    assert!(!run.stdout.trim().contains(char::is_whitespace));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let org = data("orgs/sourcegraph-2022-03.csv");
    for args in [
        &["check", org.as_str(), "--format", "json"][..],
        &["check", &org, "--format", "csv"],
        &["grow", &org, "--to", "300", "--format", "csv"],
        &["chart", &org],
        &["link", "encode", &org],
    ] {
        assert_eq!(spanwise(args).stdout, spanwise(args).stdout, "{args:?}");
    }
}

#[test]
fn tables_have_a_row_each_and_no_formula() {
    let file = scratch("formula.csv", ROSTER.as_bytes());
    let run = spanwise(&["check", &file, "--format", "csv"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 5, "{}", run.stdout);
    assert!(
        lines[0].starts_with(
            "id,name,title,manager_id,layer,direct_reports,total_reports,load_minutes,load_index,band,role,"
        )
    );
    assert!(lines[3].starts_with("c,'=1+1,Engineer,b,3,0,0,,,,"), "{}", lines[3]);
    let steps = spanwise(&["grow", "--to", "30", "--format", "csv"]).stdout;
    assert_eq!(steps.lines().count(), 8, "{steps}");
    assert!(steps.lines().nth(1).is_some_and(|line| line.starts_with("24,29,5,2,4,5.6,7,")), "{steps}");
}

#[test]
fn people_as_a_table_are_the_same_org_again() {
    let org = data("orgs/sourcegraph-2023-06.csv");
    let table = spanwise(&["check", &org, "--format", "csv", "--table", "people"]).stdout;
    assert!(table.starts_with("id,name,title,manager_id,department,team,location,start_date,salary,email,fte,status,"));
    let again = scratch("again.csv", table.as_bytes());
    let [before, after] = [org.as_str(), &again].map(|file| json(&["check", file]));
    for part in ["people", "managers", "nodes", "teams", "findings"] {
        assert_eq!(after[part], before[part], "{part}");
    }
    let findings = spanwise(&["check", &org, "--format", "csv", "--table", "findings"]).stdout;
    assert_eq!(findings.lines().count(), before["findings"].as_array().expect("a list").len() + 1);
    refused(&["check", "--format", "csv", "--table", "moons"], "moons");
}

#[test]
fn charts_come_in_every_format() {
    assert!(spanwise(&["chart"]).stdout.starts_with("<svg "));
    assert!(spanwise(&["chart", "--view", "org", "--format", "dot"]).stdout.starts_with("digraph "));
    assert!(spanwise(&["chart", "--format", "mermaid"]).stdout.contains("flowchart TD"));
    let html = data("bad/html-cells.csv");
    let svg = spanwise(&["chart", &html]).stdout;
    for markup in ["<script", "<img", "onerror=\"", "<b>"] {
        assert!(!svg.contains(markup), "{markup}");
    }
}

#[test]
fn fixes_of_teams_name_the_teams_and_nobody() {
    let people: String = (0..24).map(|at| format!("e{at},a,T{}\n", at % 4)).collect();
    let people = scratch("fix-people.csv", format!("id,manager_id,team\na,,\n{people}").as_bytes());
    let links = "from_team,to_team,mode\nT0,T1,collaboration\nT0,T2,collaboration\nT3,T0,collaboration\n";
    let links = scratch("fix-interactions.csv", links.as_bytes());
    let args = ["fix", &people, "--teams", &links];
    let fixes = json(&args)["fixes"].take();
    let of_rule = |fix: &&Value| fix["finding"]["rule"] == "collab_many";
    let found: Vec<&Value> = fixes.as_array().expect("a list").iter().filter(of_rule).collect();
    let kinds: Vec<&Value> = found.iter().map(|fix| &fix["actions"][0]["action"]).collect();
    assert_eq!(kinds, ["change_interaction", "end_interaction"]);
    let action = &found[0]["actions"][0];
    assert_eq!((&action["from"], &action["to"], &action["group"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(action["message"], "T1 uses T0 as a service instead of collaborating with it");
    assert_eq!((&action["team"], &action["other_team"]), (&Value::from("T0"), &Value::from("T1")));
    let text = spanwise(&args).stdout;
    assert!(text.contains("  2. End the collaboration of T0 and T1\n"), "{text}");
}

#[test]
fn help_lists_what_works_and_nothing_else() {
    let help = spanwise(&["--help"]);
    assert_eq!(help.status, 0);
    for command in ["check", "grow", "simulate", "fix", "compare", "chart", "link"] {
        assert!(help.stdout.contains(&format!("\n  {command} ")), "{command}");
        let of_command = spanwise(&[command, "--help"]);
        assert!(of_command.status == 0 && of_command.stdout.contains("Examples:"), "{command}");
    }
    assert_eq!(spanwise(&["--version"]).stdout, format!("spanwise {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_reader_who_leaves_early_breaks_nothing() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_spanwise"))
        .args(["check", &data("orgs/uk-cabinet-office-2013-09.csv"), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(1), "the check itself found something");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn the_example_as_people_read_it() {
    insta::assert_snapshot!("check", spanwise(&["check"]).stdout);
    insta::assert_snapshot!("check_held_at_60", {
        let held = br#"{"format":"spanwise-scenario","version":1,"structure":"hold","engineers":60}"#;
        with_input(&["check", "-"], held).stdout
    });
    insta::assert_snapshot!("grow", spanwise(&["grow", "--to", "60"]).stdout);
    insta::assert_snapshot!("grow_platform", {
        let run = spanwise(&["grow", "--topology", "platform"]);
        let mut told = run.stdout.lines().skip_while(|line| !line.starts_with("Breakpoints"));
        told.by_ref().filter(|line| !line.contains(" flag ")).collect::<Vec<_>>().join("\n")
    });
    insta::assert_snapshot!("grow_held", spanwise(&["grow", "--to", "60", "--structure", "hold"]).stdout);
    let simulate = ["simulate", "--runs", "200", "--months", "12", "--target", "48", "--start", "2026-12"];
    insta::assert_snapshot!("simulate", spanwise(&simulate).stdout);
    insta::assert_snapshot!("check_notices", spanwise(&["check", &data("bad/cycle.csv")]).stdout);
}

/// The built-in example as a link.
const EXAMPLE: &str = "#s=1.GJMffgFjYIAAAA";

#[test]
fn a_comparison_has_these_fields_and_no_others() {
    let held = scratch(
        "held-40.json",
        br#"{"format":"spanwise-scenario","version":1,"name":"Held","structure":"hold","engineers":40}"#,
    );
    let view = json(&["compare", EXAMPLE, &held]);
    assert_eq!(
        keys(&view),
        [
            "added",
            "removed",
            "moved",
            "metrics",
            "findings",
            "sentences",
            "matched",
            "new_managers",
            "former_managers",
            "retitled",
            "teams",
            "interactions"
        ]
    );
    assert_eq!((view["matched"].as_u64(), view["added"].as_array().map(Vec::len)), (Some(29), Some(16)));
    assert_eq!(view["metrics"][0], serde_json::json!({"name": "people", "a": 29, "b": 45}));
    let metrics = view["metrics"].as_array().expect("a list");
    let metric = |name: &str| metrics.iter().find(|metric| metric["name"] == name).expect("a metric");
    let check = json(&["check", &held]);
    for (name, value) in [
        ("manager_share", &check["manager_share"]),
        ("span_mean", &check["span"]["mean"]),
        ("span_median", &check["span"]["median"]),
        ("span_max", &check["span"]["max"]),
        ("depth", &check["depth"]),
    ] {
        assert_eq!(metric(name)["b"].as_f64(), value.as_f64(), "{name}");
    }
    assert_eq!(metric("cost_per_year")["currency"], "USD");
    let raised = view["findings"]["raised"].as_array().expect("a list");
    assert_eq!((view["findings"]["cleared"].as_array().map(Vec::len), raised.len()), (Some(0), 12));
    assert_eq!(raised[0]["other_severity"], Value::Null);
    assert!(raised.iter().all(|raised| raised["id"].is_string() && raised["message"].is_string()));
    let moved = json(&["compare", EXAMPLE, EXAMPLE, "--set", "overload.amber=0.75"]);
    assert_eq!(moved["sentences"], serde_json::json!(["Nothing changes."]));
}

#[test]
fn a_comparison_for_people() {
    let held = scratch(
        "held-28.json",
        br#"{"format":"spanwise-scenario","version":1,"name":"Held","structure":"hold","engineers":34}"#,
    );
    insta::assert_snapshot!("compare", spanwise(&["compare", EXAMPLE, &held]).stdout);
    let files = ["sourcegraph-2022-09", "sourcegraph-2023-06"].map(|name| data(&format!("orgs/{name}.csv")));
    insta::assert_snapshot!("compare_rosters", spanwise(&["compare", &files[0], &files[1]]).stdout);
}

#[test]
fn repairs_of_either_input_are_told_beside_its_name() {
    let [sound, other] = [
        scratch("sound.csv", ROSTER.as_bytes()),
        scratch("other.csv", format!("{ROSTER}e,Eve,Engineer,nobody,X,2021-01-01\n").as_bytes()),
    ];
    let run = spanwise(&["compare", &sound, &other]);
    assert!(run.stderr.contains(&format!("2 notices about {other};")), "{}", run.stderr);
    assert!(!run.stderr.contains(&format!("about {sound}")), "{}", run.stderr);
    let run = with_input(&["compare", "-", &sound], std::fs::read(&other).expect("there").as_slice());
    assert!(run.stderr.contains("2 notices about standard input;"), "{}", run.stderr);
}

#[test]
fn ids_that_match_nowhere_are_told_instead_of_everybody() {
    let roster = scratch("compared.csv", ROSTER.as_bytes());
    let link = spanwise(&["link", "encode", &roster]).stdout;
    let run = with_input(&["compare", &roster, "-", "--format", "json"], link.as_bytes());
    let view: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!((&view["matched"], &view["added"]), (&Value::from(0), &serde_json::json!([])), "{}", run.stderr);
    assert!(view["sentences"][0].as_str().expect("a text").starts_with("No id occurs in both"), "{view}");
}

#[test]
fn what_would_be_ignored_is_refused() {
    refused(&["fix", "--limit", "0"], "1..");
    refused(&["check", "--table", "people"], "add --format csv");
    let toml = scratch("settings.toml", b"[package]\nname = \"x\"\n");
    refused(&["check", &toml], "looks like a TOML file");
    let yaml = scratch("team.yml", b"sg101:\n  name: Ann\n  role: Engineer\nsg102:\n  name: Bob\n");
    refused(&["check", &yaml], "line 1 (`sg101:`) is no name of a person");
    let small = scratch("small.json", b"{\"format\":\"spanwise-scenario\",\"version\":1,\"engineers\":10}");
    let notices = json(&["check", &small])["notices"].to_string();
    assert!(notices.contains("below the 24 that the org starts with"), "{notices}");
}

#[test]
fn an_org_that_is_paid_in_pounds_costs_pounds_and_no_dollars() {
    let csv: String = (1..9).map(|at| format!("p{at},P{at},p0,London\n")).collect();
    let file = scratch("london.csv", format!("id,name,manager_id,location\np0,Ann,,London\n{csv}").as_bytes());
    let plan = ["simulate", file.as_str(), "--months", "3", "--target", "8", "--runs", "4"];
    let text = spanwise(&plan).stdout;
    assert!(text.contains('£') && text.contains("in GBP") && !text.contains('$'), "{text}");
    let csv = spanwise(&[&plan[..], &["--format", "csv"]].concat()).stdout;
    let (header, first) = (csv.lines().next().expect("a header"), csv.lines().nth(1).expect("a month"));
    let cell = |name: &str| first.split(',').nth(header.split(',').position(|one| one == name).expect("a column"));
    assert_eq!(cell("monthly_cost_p50"), Some(""));
    assert!(cell("monthly_cost_gbp_p50").is_some_and(|cost| cost.parse::<u64>().is_ok_and(|cost| cost > 0)), "{csv}");
    assert_eq!(json(&plan)["months"][0]["monthly_cost"], Value::Null);
}
