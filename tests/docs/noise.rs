//! How often rules fire on the real orgs of `tests/data`, as the tables of `docs/noise.md`.

use std::fs;
use std::path::PathBuf;

use spanwise::engine::analyze::{RULES, Report, Settings, Severity, analyze};
use spanwise::engine::org::Structure;
use spanwise::engine::roster::import_bytes;
use spanwise::engine::scenario::roster_org;

use crate::blocks::Block;
use crate::root;
use crate::tables::table;

/// Which kind of org a file is of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Company,
    Ministry,
    Sample,
}

struct Analyzed {
    name: String,
    kind: Kind,
    report: Report,
}

impl Analyzed {
    fn of(path: &PathBuf) -> Analyzed {
        let roster = import_bytes(&fs::read(path).unwrap()).unwrap().roster;
        let structure = Structure::of(&roster_org(&roster), None);
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let kind = match &name {
            name if name.starts_with("sourcegraph-") => Kind::Company,
            name if name.starts_with("uk-") => Kind::Ministry,
            _ => Kind::Sample,
        };
        Analyzed { name, kind, report: analyze(&structure, &Settings::default()) }
    }

    fn n_of(&self, rule: &str) -> u32 {
        self.report.findings.iter().filter(|finding| finding.rule.rule().id == rule).count() as u32
    }
}

/// The tables in the order in which the page is read.
pub(crate) fn noise() -> Vec<Block> {
    let files = fs::read_dir(root().join("tests/data/orgs")).unwrap().map(|entry| entry.unwrap().path());
    // A file with figures beside it is an org; the history of one is not.
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|found| found == "csv")).collect();
    files.retain(|path| path.with_extension("figures.json").exists());
    files.sort();
    let all: Vec<Analyzed> = files.iter().map(Analyzed::of).collect();
    vec![
        Block { name: "findings of real orgs".into(), text: by_org(&all) },
        Block { name: "findings by rule".into(), text: by_rule(&all) },
    ]
}

fn per_hundred(n: u32, managers: u32) -> String {
    match n {
        0 => String::new(),
        n => format!("{:.1}", 100.0 * f64::from(n) / f64::from(managers)),
    }
}

fn or_blank(n: u32) -> String {
    if n == 0 { String::new() } else { n.to_string() }
}

fn by_org(all: &[Analyzed]) -> String {
    let row = |org: &Analyzed| {
        let (metrics, n) = (&org.report.metrics, org.report.findings.len() as u32);
        let [red, amber, info] = Severity::ALL.map(|severity| or_blank(org.report.n_findings(severity)));
        let people = [metrics.people, metrics.managers].map(|n| n.to_string());
        let [people, managers] = people;
        [format!("`{}`", org.name), people, managers, red, amber, info, per_hundred(n, metrics.managers)]
    };
    table(["org", "people", "managers", "red", "amber", "info", "findings per 100 managers"], all.iter().map(row))
}

fn by_rule(all: &[Analyzed]) -> String {
    let mut rules: Vec<(&str, u32)> =
        RULES.iter().map(|rule| (rule.id, all.iter().map(|org| org.n_of(rule.id)).sum())).collect();
    rules.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    let row = |&(rule, n): &(&str, u32)| {
        let at = |severity: Severity| {
            let findings = all.iter().flat_map(|org| &org.report.findings);
            findings.filter(|finding| finding.rule.rule().id == rule && finding.severity == severity).count() as u32
        };
        let [red, amber, info] = Severity::ALL.map(at).map(or_blank);
        let orgs = all.iter().filter(|org| org.n_of(rule) > 0).count() as u32;
        let managers = |of: &dyn Fn(&Analyzed) -> bool| -> u32 {
            all.iter().filter(|org| of(org)).map(|org| org.report.metrics.managers).sum()
        };
        let [company, ministries] = [Kind::Company, Kind::Ministry].map(|kind| {
            let n = all.iter().filter(|org| org.kind == kind).map(|org| org.n_of(rule)).sum();
            per_hundred(n, managers(&|org| org.kind == kind))
        });
        let everywhere = per_hundred(n, managers(&|_| true));
        [format!("`{rule}`"), red, amber, info, or_blank(orgs), everywhere, company, ministries]
    };
    let head = ["rule", "red", "amber", "info", "orgs", "per 100 managers", "in the company", "in the ministries"];
    table(head, rules.iter().map(row))
}
