//! The documents say what the code says: tables come from the code's tables, examples are run, links and paths lead somewhere.
//!
//! `SPANWISE_BLESS=1 cargo test --test docs` writes the tables anew; what stands around them is written by hand.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the helpers of a test are part of it")]

#[path = "docs/blocks.rs"]
mod blocks;
#[path = "docs/links.rs"]
mod links;
#[path = "docs/noise.rs"]
mod noise;
#[path = "docs/tables.rs"]
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use spanwise::engine::analyze::{Names, RULES, Report, Settings, Subject, analyze};
use spanwise::engine::org::{Org, Structure, TeamSource, parse_outline};
use spanwise::engine::plan::{HiringPlan, Target};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The documents of the project, relative to its top folder, in order.
fn documents() -> Vec<String> {
    let in_folder = |folder: &str| {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|found| found == "md")).collect::<Vec<PathBuf>>()
    };
    let paths = [in_folder("."), in_folder("docs"), vec![root().join("tests/data/README.md")]].concat();
    let relative = |path: &PathBuf| path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
    let mut documents: Vec<String> = paths.iter().map(relative).collect();
    documents.sort();
    documents
}

#[track_caller]
fn assert_none(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn rules_are_documented_as_they_are() {
    blocks::check("docs/rules.md", &tables::rules());
}

#[test]
fn spans_presets_and_load_terms_are_documented_as_they_are() {
    blocks::check("docs/model.md", &tables::model());
}

#[test]
fn what_can_be_taken_away_is_documented_as_it_is() {
    blocks::check("docs/export.md", &tables::exports());
}

#[test]
fn column_names_are_documented_as_they_are() {
    blocks::check("docs/columns.md", &tables::columns());
    blocks::check("docs/team-files.md", &tables::team_columns());
}

#[test]
fn findings_of_real_orgs_are_counted_as_they_are() {
    blocks::check("docs/noise.md", &noise::noise());
}

/// Every rule's section shows an outline and, after an arrow, what the rule says about it.
#[test]
fn the_example_of_every_rule_is_true() {
    let text = read("docs/rules.md");
    for rule in RULES {
        let section = text.split(&format!("## {}\n", rule.id)).nth(1).unwrap_or_default();
        let section = section.split("\n## ").next().unwrap();
        let example = section.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
        let example = example.unwrap_or_else(|| panic!("{} has no example", rule.id));
        let (outline, said): (Vec<&str>, Vec<&str>) = example.lines().partition(|line| !line.starts_with("→ "));
        assert!(!said.is_empty(), "the example of {} says nothing", rule.id);
        let expected: Vec<&str> = said.iter().map(|line| line.trim_start_matches("→ ")).collect();
        assert_eq!(findings(rule.id, &outline.join("\n")), expected, "{}", rule.id);
    }
}

/// The findings of one rule on an outline, each as `severity: sentence`.
fn findings(rule: &str, outline: &str) -> Vec<String> {
    let (plan, outline) = match outline.split_once('\n') {
        Some((first, rest)) if first.starts_with("plan ") => (Some(plan_of(first)), rest),
        _ => (None, outline),
    };
    let org = parse_outline(outline).expect("the outline is well formed");
    let mut structure = Structure::of(&org, None);
    structure.hiring = plan.and_then(|plan| plan.pace(structure.n_engineers()));
    let report = analyze(&structure, &Settings::default());
    let of_rule = report.findings.iter().filter(|finding| finding.rule.rule().id == rule);
    of_rule
        .map(|finding| {
            let name = subject_name(&org, &structure, &report, finding.subject);
            format!("{}: {}", finding.severity.as_str(), finding.message(&structure, &name))
        })
        .collect()
}

/// The plan of a line such as `plan 48 engineers in 12 months`.
fn plan_of(line: &str) -> HiringPlan {
    let numbers: Vec<u32> = line.split(' ').filter_map(|word| word.parse().ok()).collect();
    let [engineers, months] = numbers[..] else { panic!("{line} has no two numbers") };
    HiringPlan { target: Some(Target::End(engineers)), months, ..HiringPlan::default() }
}

fn subject_name(org: &Org, structure: &Structure, report: &Report, subject: Subject) -> String {
    let person = |at: u32| org.person(structure.id(at)).unwrap().name.clone();
    match subject {
        Subject::Person(at) => person(at),
        Subject::Org => "The org".to_owned(),
        Subject::Link(_) | Subject::Group(_) => Names::new(org, structure, report).subject(subject).1,
        Subject::Team(at) => match report.teams.list()[at as usize].source {
            TeamSource::Named(team) => org.teams().nth(team as usize).unwrap().1.name.clone(),
            TeamSource::Implicit(manager) => format!("{}'s team", person(manager)),
        },
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let dead: Vec<String> = documents()
        .iter()
        .flat_map(|path| {
            let text = read(path);
            let broken = links::targets(&text).into_iter().filter(|target| !links::exists(path, target));
            broken.map(|target| format!("{path} links {target}, which is not there")).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&dead);
}

#[test]
fn paths_in_the_guides_exist() {
    let gone: Vec<String> = ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/model.md", "docs/decisions.md"]
        .iter()
        .flat_map(|document| {
            let text = read(document);
            let missing = links::paths(&text).into_iter().filter(|path| !root().join(path).exists());
            missing.map(|path| format!("{document} names {path}, which is not there")).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&gone);
}

#[test]
fn every_dependency_has_its_reason() {
    let decisions = read("docs/decisions.md");
    let unexplained: Vec<String> = ["Cargo.toml", "xtask/Cargo.toml"]
        .iter()
        .flat_map(|manifest| {
            let names = links::dependencies(&read(manifest));
            assert!(!names.is_empty(), "{manifest} has dependencies");
            let missing = names.into_iter().filter(|name| !decisions.contains(&format!("`{name}`")));
            missing.map(|name| format!("docs/decisions.md does not say why {name} is there")).collect::<Vec<_>>()
        })
        .collect();
    assert_none(&unexplained);
}
