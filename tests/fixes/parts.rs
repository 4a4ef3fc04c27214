//! The parts of a load: what they add up to, and what is left when the largest goes.

use std::process::Command;

use serde_json::Value;
use spanwise::engine::analyze::{Finding, PARTS, Part, Settings, analyze};
use spanwise::engine::ids::PersonId;
use spanwise::engine::org::{Org, Seniority, Structure};

use crate::oracle::Seen;
use crate::rosters::{ORGS, real, tables};

/// The parts of everybody in a table as the command line gives them.
#[test]
fn parts_sum_to_the_minutes_of_every_manager_in_the_test_data() {
    let mut n_managers = 0;
    for table in tables() {
        let output = Command::new(env!("CARGO_BIN_EXE_spanwise"))
            .arg("check")
            .arg(&table)
            .args(["--format", "json", "--fail-on", "never"])
            .output()
            .expect("the program runs");
        let check: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", table.display()));
        for node in check["nodes"].as_array().expect("a list") {
            let parts = node["parts"].as_array().expect("a list").iter();
            let minutes: Vec<u64> = parts.map(|part| part["minutes"].as_u64().expect("a number")).collect();
            assert!(!minutes.contains(&0), "{}: {node}", table.display());
            let is_manager = node["direct_reports"].as_u64() > Some(0);
            let sum = is_manager.then(|| minutes.iter().sum::<u64>());
            assert_eq!(node["load_minutes"].as_u64(), sum, "{}: {node}", table.display());
            n_managers += u32::from(is_manager);
        }
    }
    assert!(n_managers > 700, "{n_managers}");
}

/// The load as the model describes it, with the default terms, of a person without any work of their own that is known.
fn by_the_book(seen: &Seen, manager: PersonId) -> Vec<(Part, u32)> {
    let s = &seen.structure;
    let at = s.position(manager).expect("counted");
    let reports: Vec<u32> = s.direct_reports(at).to_vec();
    let (managers, ics): (Vec<u32>, Vec<u32>) = reports.iter().partition(|&&at| !s.direct_reports(at).is_empty());
    let is_top = seen.org.manager_of(manager).is_none();
    let role = match (managers.is_empty(), is_top) {
        (true, _) => 6,
        (false, false) => 9,
        (false, true) => 14,
    };
    let percent = |&ic: &u32| match Seniority::of_title(&seen.org.person(s.id(ic)).expect("counted").title) {
        Seniority::Junior => 125,
        Seniority::Regular => 100,
        Seniority::Staff => 75,
    };
    let skip: u32 = reports.iter().map(|&report| s.direct_reports(report).len() as u32).sum();
    let n_teams = seen.report.teams.n_led_by(at);
    let rituals = if n_teams == 0 { 0 } else { 180 + 300 * (n_teams - 1) };
    // From the first day down to nothing after six months.
    let six_months = 6.0 * 30.4375;
    let in_ramp = reports.iter().filter_map(|&report| s.days_since_start(report));
    let ramping: f64 = in_ramp.map(|days| 120.0 * (1.0 - f64::from(days) / six_months).max(0.0)).sum();
    vec![
        (Part::Role, role * 60),
        (Part::Rituals, rituals),
        (Part::IcReports, (ics.iter().map(percent).sum::<u32>() * 180 + 50) / 100),
        (Part::ManagerReports, managers.len() as u32 * 240),
        (Part::DottedReports, 0),
        (Part::SkipLevel, skip * 3),
        (Part::Ramping, (ramping + 0.5).floor() as u32),
        (Part::Requisitions, 0),
        (Part::Dependencies, 0),
        (Part::OnCall, 0),
        (Part::OwnWork, if managers.is_empty() { 120 } else { 0 }),
    ]
}

#[test]
fn every_part_is_what_the_model_says() {
    for org in ORGS {
        let seen = Seen::of(&real(org));
        for (&at, load) in seen.structure.managers().iter().zip(&seen.report.loads) {
            let manager = seen.structure.id(at);
            let parts: Vec<(Part, u32)> = PARTS.iter().map(|&(part, ..)| (part, load.part(part))).collect();
            assert_eq!(parts, by_the_book(&seen, manager), "{org}: {manager:?}");
        }
    }
}

/// What is left of a finding about a manager, if anything, and the minutes of the manager, if one still.
fn looked_at(org: &Org, rule: &str, manager: PersonId) -> (Option<Finding>, Option<u32>) {
    let structure = Structure::of(org, None);
    let report = analyze(&structure, &Settings::default());
    let at = structure.position(manager).expect("still there");
    let finding = report.findings_about(at).find(|finding| finding.rule.rule().id == rule).copied();
    (finding, report.load(&structure, at).map(|load| load.minutes()))
}

/// Reports whose part is the largest go: engineers one by one until the finding is gone, managers with all below at once.
#[test]
fn without_its_largest_cause_an_overload_is_gone_or_lower() {
    let mut n_findings = [0; 2];
    for org in ORGS {
        let seen = Seen::of(&real(org));
        for finding in seen.report.findings.iter().filter(|finding| finding.rule.rule().id == "overload") {
            let manager = seen.person(finding).expect("a person");
            let at = seen.structure.position(manager).expect("counted");
            let load = seen.report.load(&seen.structure, at).expect("a manager");
            let is_ics = load.part(Part::IcReports) >= load.part(Part::ManagerReports);
            n_findings[usize::from(is_ics)] += 1;
            let reports = seen.structure.direct_reports(at).iter();
            let cause = reports.filter(|&&report| is_ics != seen.structure.is_manager(report));
            let mut org = seen.org.clone();
            let mut before = (Some(*finding), Some(load.minutes()));
            for &report in cause {
                org.set_manager(seen.structure.id(report), None).expect("without a manager there is no cycle");
                if !is_ics {
                    continue;
                }
                let after = looked_at(&org, "overload", manager);
                assert!(after.1 < before.1, "{manager:?} has {after:?} after {before:?}");
                assert!(after.0.map(|left| left.severity) <= before.0.map(|left| left.severity));
                before = after;
                if before.0.is_none_or(|left| left.severity < finding.severity) {
                    break;
                }
            }
            let (left, minutes) = looked_at(&org, "overload", manager);
            let is_lower = left.is_none_or(|left| left.severity < finding.severity || left.measured < finding.measured);
            assert!(is_lower, "{manager:?} still has {left:?}");
            if !is_ics {
                // Whoever leads engineers alone has own work, and the rituals of a team with them.
                let most = load.minutes() - load.part(Part::ManagerReports) + 120;
                assert!(minutes.unwrap_or(0) <= most, "{manager:?}");
            }
        }
    }
    assert!(n_findings[1] > 100 && n_findings[0] > 5, "{n_findings:?}");
}
