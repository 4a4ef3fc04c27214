//! What fixes promise, on small orgs that a person can check.

use super::*;
use crate::engine::grow::{Mode, generated_org, grow};
use crate::engine::org::parse_outline;
use crate::engine::scenario::{Scenario, Source};

mod teams;

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
        plan: None,
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
fn reports_go_to_whoever_beside_has_room() {
    let first = |outline| fixes_of("overload", outline).into_iter().next();
    let one_beside = "Ada\n  Bo\n    x10\n  Cy\n    x5\n  Di\n    x8\n";
    assert_eq!(first(one_beside).as_deref(), Some("1: Move p12 from Bo to Cy"));
    let none_has_room = "Ada\n  Bo\n    x12\n  Cy\n    x9\n  Di\n    x9\n";
    assert_eq!(
        first(none_has_room).as_deref(),
        Some("3: Hire an Engineering Manager (here “Arun Iyer”) under Ada, over p14, p13 and p12 of Bo")
    );
}

#[test]
fn a_step_is_named_after_the_finding_and_not_after_every_change() {
    let scenario = Scenario { engineers: Some(60), mode: Mode::Hold, ..Scenario::default() };
    let org = scenario.org();
    let structure = scenario.structure(&org);
    let report = analyze(&structure, &scenario.settings);
    let finding = report.findings.iter().find(|finding| finding.severity == Severity::Red).expect("a red finding");
    let fix = fixes(&scenario.ground(&org, &structure, &report), finding).remove(0);
    let name = fix.name();
    assert!(
        name.starts_with("fix of “") && name.ends_with(if fix.sentences.len() == 1 { "change)" } else { "changes)" }),
        "{name}"
    );
    assert!(!name.contains(';') && name.chars().count() < 90, "{name}");
}

#[test]
fn a_head_alone_gets_two_managers() {
    assert_eq!(
        fixes_of("overload", "Ada\n  x12\n"),
        [
            "3: Promote p10 to Engineering Manager under Ada, over p13, p12 and p11 of Ada; Promote p2 to Engineering \
             Manager under Ada, over 7 people of Ada",
            "3: Hire an Engineering Manager (here “Ines Costa”) under Ada, over p13, p12 and p11 of Ada; Hire an Engineering Manager \
             (here “Kofi Mensah”) under Ada, over 9 people of Ada"
        ]
    );
}

#[test]
fn small_ends_join_others_or_are_handed_up() {
    let ways = fixes_of("team_too_small", "Ada\n  Bo\n    x2 @Ads\n  Cy\n    x5 @Web\n");
    assert_eq!(ways[..2], ["0: Hand p3 and p4 from Bo up to Ada", "1: Move p10 from Cy to Bo"]);
    assert_eq!(fixes_of("layers_excess", "Ada\n  Bo\n    Cy\n      x5\n")[0].split(": ").next(), Some("0"));
}

#[test]
fn whole_teams_are_handed_over_without_moving_anybody() {
    let org = "Ada\n  Bo\n    x5 @Ads\n    x5 @Web\n  Cy\n    x2 @Ops\n  Di\n    x6 @Pay\n";
    assert_eq!(fixes_of("overload", org)[0], "0: Hand team Ads from Bo to Cy");
}

#[test]
fn a_red_that_gets_worse_counts_as_raised() {
    let ways = fixes_of("overload", "Ada\n  Bo\n    x12\n  Cy\n    x12\n");
    let to_the_other = ways.iter().find(|way| way.contains("from Bo to Cy"));
    assert!(to_the_other.is_none_or(|way| way.ends_with("(raises red)")), "{ways:?}");
}

#[test]
fn who_takes_the_most_time_is_moved_first() {
    let first = |reports: &str| {
        let outline = format!("Ada\n  Bo\n{reports}  Cy\n    x5 since 2020-01-01\n  Di since 2026-06-30\n");
        fixes_of("overload", &outline).into_iter().next()
    };
    let by_title = "    Kim (Junior Engineer) since 2020-01-01\n    Lou (Staff Engineer) since 2022-01-01\n    \
                    x8 since 2021-01-01\n";
    assert_eq!(first(by_title).as_deref(), Some("1: Move Kim from Bo to Cy"), "a junior, past ramp like the others");
    let in_ramp = "    Max since 2026-06-20\n    Ned since 2026-03-01\n    x8 since 2021-01-01\n";
    assert_eq!(first(in_ramp).as_deref(), Some("1: Move Max from Bo to Cy"), "the newest of those in ramp");
}

#[test]
fn newcomers_are_spread_by_the_time_they_take() {
    let org = "Ada\n  Bo\n    x8 since 2026-06-30\n  Cy\n    x5 since 2020-01-01\n  Di\n    x7 since 2020-01-01\n";
    let ways = fixes_of("overload", org);
    let spread = "3: Move p10 and p9 from Bo to Cy; Move p8 from Bo to Di";
    assert!(ways.iter().any(|way| way == spread), "three newcomers would be too many for Cy: {ways:?}");
}

#[test]
fn the_last_manager_below_may_move_too() {
    let area = |name: &str| format!("    {name}\n{}", "      Em\n        x8\n".repeat(6));
    let small = "    Cy\n      x9\n".repeat(4);
    let [ed, rest] = [area("Ed"), area("Gil").repeat(2)];
    let ways = fixes_of("subtree_skew", &format!("Ada\n  Bo\n{small}{ed}  Flo\n{rest}"));
    assert_eq!(ways[0], "1: Move Ed from Bo to Flo");
}

#[test]
fn a_rotation_stays_the_same_while_its_people_move() {
    let on_call = "on call Ops: 1 tier\nAda\n  Bo\n    x7\n    x3 on call Ops\n  Cy\n    x5\n  Di\n    x8\n";
    assert_eq!(fixes_of("overload", on_call)[0], "1: Move p12 from Bo to Cy", "it is as small below Ada as below Bo");
    assert_eq!(fixes_of("oncall_small", on_call), ["0: Add p3 to the rotation Ops"]);
}

#[test]
fn what_no_move_changes_has_no_fix() {
    assert!(fixes_of("dotted_overload", "Ada\n  Bo\n  Cy\n  Di\n    Ed ~Ada ~Bo ~Cy\n").is_empty());
}

#[test]
fn somebody_who_would_only_be_hired_is_told_without_a_name() {
    let scenario = Scenario { source: Source::Generated { engineers: 2 }, ..Scenario::default() };
    let org = scenario.org();
    let structure = scenario.structure(&org);
    let report = analyze(&structure, &scenario.settings);
    let left = fix_all(&scenario.ground(&org, &structure, &report)).unsolved;
    let raises: Vec<&str> = left.iter().filter_map(|left| left.raises.as_deref()).collect();
    assert_eq!(raises, ["The new manager has only 2 direct reports"]);
}

#[test]
fn the_plan_for_all_clears_reds_and_raises_none() {
    let settings = Settings::default();
    let base = generated_org(120, &settings);
    let org = grow(&base, Origin::Generated, None, 160, Mode::Hold, &settings).org_at(&base, 160);
    let structure = Structure::of(&org, None);
    let report = analyze(&structure, &settings);
    let costing = Costing::default();
    let ground = Ground {
        org: &org,
        structure: &structure,
        report: &report,
        origin: Origin::Generated,
        as_of: None,
        settings: &settings,
        costing,
        plan: None,
    };
    let all = fix_all(&ground);
    assert!(all.before.findings[0] > 5, "{:?}", all.before.findings);
    assert_eq!(all.after.findings[0] as usize, all.unsolved.len());
    assert!(all.after.findings[0] * 2 < all.before.findings[0], "{:?}", all.after.findings);
    assert!(all.raises.iter().all(|raised| raised.finding.severity != Severity::Red), "{:?}", all.raises);
}
