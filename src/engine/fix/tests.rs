//! What fixes promise, on small orgs that a person can check.

use super::*;
use crate::engine::org::parse_outline;

/// The fixes of the first red finding of a rule, as `people moved: sentences`.
fn fixes_of(rule: &str, outline: &str) -> Vec<String> {
    let org = parse_outline(outline).expect("well formed");
    let structure = Structure::of(&org, None);
    let settings = Settings::default();
    let report = analyze(&structure, &settings);
    let ground = Ground {
        org: &org,
        structure: &structure,
        report: &report,
        origin: Origin::Imported,
        as_of: None,
        settings: &settings,
        costing: Costing::default(),
    };
    let is_it = |finding: &&Finding| finding.severity == Severity::Red && finding.rule.rule().id == rule;
    let finding = report.findings.iter().find(is_it).expect("a red finding of the rule");
    let told = |fix: &Fix| {
        let raised = if fix.reds_raised() > 0 { " (raises red)" } else { "" };
        format!("{}: {}{raised}", fix.people_moved, fix.sentences.join("; "))
    };
    fixes(&ground, finding).iter().map(told).collect()
}

#[test]
fn look() {
    let settings = Settings::default();
    let base = super::super::grow::generated_org(120, &settings);
    let org = super::super::grow::grow(&base, Origin::Generated, None, 200, super::super::grow::Mode::Hold, &settings).org_at(&base, 200);
    let structure = Structure::of(&org, None);
    let report = analyze(&structure, &settings);
    let ground = Ground { org: &org, structure: &structure, report: &report, origin: Origin::Generated, as_of: None, settings: &settings, costing: Costing::default() };
    let all = fix_all(&ground);
    println!("{:?} {:?}", all.before.findings, all.after.findings);
    for step in &all.steps { println!("{} <- {}: {}", step.people_moved, step.clears, step.sentences.join("; ")); }
    for left in &all.unsolved { println!("left {} {:?}", left.finding.message, left.raises); }
    println!("{} moved {}", all.people_moved, all.cost_per_year);
}
