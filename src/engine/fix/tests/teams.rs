//! Fixes of how teams work together, each held against the org with its edits.

use super::super::search::search;
use super::super::trial::about;
use super::*;
use crate::engine::date::parse_iso_date;
use crate::engine::org::TeamLink;

/// The fixes of the first red finding of a rule as sentences. What a fix does to teams in the trial, the edits do to the org.
fn ways(rule: &str, outline: &str) -> Vec<String> {
    let org = parse_outline(outline).expect("well formed");
    let as_of = parse_iso_date("2026-07-01");
    let structure = Structure::of(&org, as_of);
    let settings = Settings::default();
    let report = analyze(&structure, &settings);
    let ground = Ground {
        org: &org,
        structure: &structure,
        report: &report,
        origin: Origin::Imported,
        as_of,
        settings: &settings,
        costing: Costing::default(),
        plan: None,
    };
    let is_it = |finding: &&Finding| finding.severity == Severity::Red && finding.rule.rule().id == rule;
    let finding = report.findings.iter().find(is_it).expect("a red finding of the rule");
    let plan = GrowingStructure::new(structure.clone(), org.n_ids());
    for candidate in search(&mut Trial::new(&plan, &report, ground), finding) {
        let mut planned = plan.clone();
        candidate.moves.iter().for_each(|step| step.apply(&mut planned, &mut Vec::new()));
        let (_, made, _) = ground.with(&of_changes(&candidate.changes));
        assert_eq!(planned.structure.links, made.links);
        assert_eq!(planned.structure.team_facts, made.team_facts);
        assert_eq!(planned.structure.groups, made.groups);
    }
    let fixes = fixes(&ground, finding);
    for fix in &fixes {
        let (_, structure, report) = ground.with(&fix.edits);
        assert_eq!(fix.after.findings, Severity::ALL.map(|severity| report.n_findings(severity)));
        let asked = about(ground.structure, ground.report, finding).0;
        let is_left = |left: &&Finding| {
            left.rule == finding.rule && left.severity == Severity::Red && about(&structure, &report, left).0 == asked
        };
        assert!(!report.findings.iter().any(|left| is_left(&left)), "{:?}", fix.sentences);
        assert_eq!((fix.reds_raised(), fix.cost_per_year.minor), (0, 0), "{:?}", fix.sentences);
    }
    fixes.iter().map(|fix| fix.sentences.join("; ")).collect()
}

#[test]
fn of_many_collaborations_one_becomes_a_service_or_ends() {
    let many = "A -> B: collaboration\nC -> A: collaboration since 2026-06-01\nA -> D: collaboration\n";
    assert_eq!(
        ways("collab_many", many),
        ["B uses A as a service instead of collaborating with it", "End the collaboration of A and B"]
    );
    let four = format!("{many}A -> E: collaboration\n");
    assert_eq!(ways("collab_many", &four)[0].matches("as a service").count(), 2, "as few as will do");
    let both = format!("{many}B -> A: collaboration\nteam B: platform\n");
    let found = ways("collab_many", &both);
    assert!(found[0].starts_with("A uses B as a service") || found[0].starts_with("D uses A"), "{found:?}");
}

#[test]
fn who_provides_is_a_platform_or_who_has_consumers_or_the_first() {
    let first = |rest: &str| {
        ways("collab_stale", &format!("A -> B: collaboration since 2025-01-01\n{rest}")).into_iter().next()
    };
    let [a, b] = [["B", "A"], ["A", "B"]]
        .map(|[user, provider]| Some(format!("{user} uses {provider} as a service instead of collaborating with it")));
    assert_eq!(first(""), a);
    assert_eq!(first("team B: complicated_subsystem\n"), b);
    assert_eq!(first("B -> C: x_as_a_service\n"), b);
    assert_eq!(first("B -> A: x_as_a_service\nteam A: platform\n"), b, "it serves the other already");
    assert_eq!(first("B -> A: facilitating\nteam B: platform\n"), a, "help is another matter and stays");
}

#[test]
fn what_has_lasted_too_long_becomes_a_service_or_ends_and_help_only_ends() {
    assert_eq!(
        ways("collab_stale", "A -> B: collaboration since 2025-01-01\n"),
        ["B uses A as a service instead of collaborating with it", "End the collaboration of A and B"]
    );
    assert_eq!(ways("collab_stale", "A -> B: facilitating since 2025-01-01\n"), ["End the facilitating of B by A"]);
}

#[test]
fn a_collaboration_across_the_top_becomes_a_service() {
    let lines = "Ada\n  Bo\n    Cy\n      x4 @A\n  Di\n    Ed\n      x4 @B\n";
    assert_eq!(
        ways("cross_branch", &format!("{lines}A -> B: collaboration\n")),
        ["B uses A as a service instead of collaborating with it", "End the collaboration of A and B"]
    );
}

#[test]
fn a_team_that_depends_on_many_serves_one_instead_and_no_service_ends() {
    let services = |n: u32| (0..n).map(|at| format!("S{at} -> Pay: x_as_a_service\n")).collect::<String>();
    assert_eq!(
        ways("dep_count", &format!("{}Pay -> Web: collaboration\n", services(7))),
        ["Web uses Pay as a service instead of collaborating with it", "End the collaboration of Pay and Web"]
    );
    assert_eq!(
        ways("dep_count", &format!("{}Pay -> Web: collaboration\nteam Web: platform\n", services(7))),
        ["End the collaboration of Pay and Web"],
        "as a service of the platform it stays a dependency"
    );
    assert!(ways("dep_count", &services(8)).is_empty());
}

#[test]
fn a_domain_goes_to_the_nearest_team_of_its_type_with_room() {
    let org = "\
Ada
  Bo
    x7 @Pay
    x7 @Web
  Cy
    x7 @Ops
    x7 @Far
team Pay: stream_aligned, complex Ledger, simple Cards
team Web: platform
team Ops: stream_aligned, complex Capacity
team Far: stream_aligned, simple Mail
";
    assert_eq!(ways("domain_load", org)[0], "Domain Cards of Pay goes to Far");
    let unnamed = org.replace("simple Cards", "simple").replace("team Web: platform", "team Web: stream_aligned");
    assert_eq!(ways("domain_load", &unnamed)[0], "A simple domain of Pay goes to Web", "the nearest first");
    let many = "Ada\n  x5 @Pay\n  x5 @Web\nteam Pay: simple A, simple B, simple C, simple D\n";
    assert_eq!(ways("domain_load", many)[0], "Domain D of Pay goes to Web; Domain C of Pay goes to Web");
    let stated = "team Pay: complex A, complex B, 7 people\nteam Web: 7 people\nteam Ops: 3 people\n";
    assert_eq!(ways("domain_load", stated), ["Domain B of Pay goes to Web"]);
    assert!(ways("domain_load", "team Pay: complex A, simple B, 7 people\nteam Web: platform, 9 people\n").is_empty());
}

#[test]
fn consumers_of_a_full_platform_go_to_one_that_has_fewer() {
    let served =
        |by: &str, n: u32| (0..n).map(|at| format!("{by} -> {by}{at:02}: x_as_a_service\n")).collect::<String>();
    let org = |n: u32, other: u32| {
        format!("team Cloud: platform\nteam Data: platform\n{}{}", served("Cloud", n), served("Data", other))
    };
    assert_eq!(ways("platform_fanout", &org(13, 2)), ["Cloud12 uses Data as a service instead of Cloud"]);
    assert_eq!(
        ways("platform_fanout", &org(14, 2)),
        ["Cloud13 uses Data as a service instead of Cloud; Cloud12 uses Data as a service instead of Cloud"]
    );
    assert!(ways("platform_fanout", &org(13, 12)).is_empty(), "there is no room, and no single change");
    let joint = (0..3).map(|at| format!("Cloud -> C{at}: collaboration\n")).collect::<String>();
    assert_eq!(
        ways("platform_fanout", &format!("team Cloud: platform\n{joint}"))[0],
        "C0 uses Cloud as a service instead of collaborating with it"
    );
}

#[test]
fn a_team_goes_to_the_smallest_group_of_the_kind_that_has_room() {
    let org =
        |rest: &str| format!("team A: 60 people\nteam B: 45 people\nteam C: 8 people\ntribe One: A, B, C\n{rest}");
    let small = "team D: 30 people\ntribe Two: D\n";
    assert_eq!(ways("tribe_size", &org(&format!("{small}tribe Three:\n"))), ["B goes to the tribe Three"]);
    assert_eq!(ways("tribe_size", &org("team D: 50 people\ntribe Two: D\n")), ["B goes to the tribe Two"]);
    let full = org("team D: 99 people\ntribe Two: D\narea South:\n");
    assert!(ways("tribe_size", &full).is_empty(), "none of its kind has room");
    let tens: String = (10..23).map(|at| format!("team T{at}: 10 people\n")).collect();
    let names = (10..23).map(|at| format!("T{at}")).collect::<Vec<_>>().join(", ");
    let many = ways("tribe_size", &format!("{tens}tribe One: {names}\ntribe Two:\n"));
    assert_eq!(many[0].matches("the tribe Two").count(), 3);
}

#[test]
fn a_team_that_nobody_uses_becomes_stream_aligned() {
    let teams = |streams: u32, rest: &str| {
        let streams: String = (0..streams).map(|at| format!("team S{at}: stream_aligned\n")).collect();
        format!("{streams}{rest}")
    };
    let org = teams(5, "team Cloud: platform\nteam Idle: platform\nCloud -> S0: x_as_a_service\n");
    assert_eq!(ways("topology_ratio", &org), ["Idle becomes stream-aligned"]);
    let used = format!("{org}Idle -> S1: facilitating\n");
    assert!(ways("topology_ratio", &used).is_empty());
    let several = teams(
        4,
        "team X: enabling\nteam Y: enabling\nteam Z: enabling\nteam Cloud: platform\nCloud -> X: x_as_a_service\n",
    );
    assert_eq!(ways("topology_ratio", &several), ["X becomes stream-aligned; Y becomes stream-aligned"]);
}

#[test]
fn a_plan_for_all_tells_of_links_as_they_were() {
    let outline = "A -> B: facilitating since 2025-01-01\nA -> C: collaboration since 2025-01-01\nB -> D: facilitating since 2025-01-01\n";
    let org = parse_outline(outline).expect("well formed");
    let as_of = parse_iso_date("2026-07-01");
    let structure = Structure::of(&org, as_of);
    let settings = Settings::default();
    let report = analyze(&structure, &settings);
    let (costing, origin) = (Costing::default(), Origin::Imported);
    let ground = Ground {
        org: &org,
        structure: &structure,
        report: &report,
        origin,
        as_of,
        settings: &settings,
        costing,
        plan: None,
    };
    let all = fix_all(&ground);
    let steps: Vec<String> =
        all.steps.iter().map(|step| format!("{}: {}", step.clears, step.sentences.join("; "))).collect();
    assert_eq!(
        steps,
        [
            "A and B have had one help the other for 17.93 months: End the facilitating of B by A",
            "A and C have collaborated for 17.93 months: C uses A as a service instead of collaborating with it",
            "B and D have had one help the other for 17.93 months: End the facilitating of D by B"
        ]
    );
    assert!(all.unsolved.is_empty() && all.people_moved == 0);
    let left: Vec<TeamLink> = ground.with(&all.edits).1.links;
    assert_eq!(left.len(), 1);
}
