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
    for (rule, outline) in [
        ("overload", "Ada\n  Bo\n    x10\n  Cy\n    x5\n  Di\n    x5\n"),
        ("overload", "Ada\n  x12\n"),
        ("span_wide", "Ada\n  Bo\n    x13 @Ads\n  Cy\n    x7 @Web\n  Di\n    x7 @Ops\n"),
        ("one_to_one", "Ada\n  Bo\n    x1\n  Cy\n    x7\n  Di\n    x7\n"),
        ("narrow_top", "Ada\n  Bo\n    Ed\n      x7\n    Flo\n      x7\n  Cy\n    Gil\n      x7\n    Hal\n      x7\n    Ian\n      x7\n"),
        ("layers_excess", "Ada\n  Bo\n    Cy\n      x5\n"),
        ("team_too_small", "Ada\n  Bo\n    x2 @Ads\n  Cy\n    x5 @Web\n"),
    ] {
        println!("{rule} {outline:?}");
        for fix in fixes_of(rule, outline) {
            println!("   {fix}");
        }
    }
}
