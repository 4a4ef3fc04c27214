//! Every single move of teams, in every way in which three of them may interact.

use super::super::moves::Move;
use super::super::search::search;
use super::super::trial::Trial;
use crate::engine::analyze::{Settings, Severity, analyze};
use crate::engine::date::parse_iso_date;
use crate::engine::fix::{Costing, Ground};
use crate::engine::grow::{GrowingStructure, Origin};
use crate::engine::org::{InteractionMode, Structure, TeamFacts, TeamType, parse_outline};
use crate::engine::units::Decimal;

/// What the set allows to be done to teams: no service ends unless another platform takes its place.
pub(super) fn every_move(s: &Structure) -> Vec<Move> {
    let mut all = Vec::new();
    let teams = || (0..).zip(&s.team_facts);
    let is_platform = |facts: &TeamFacts| facts.team_type == Some(TeamType::Platform);
    for link in &s.links {
        let (a, b, was) = (link.a, link.b, link.mode);
        if was == InteractionMode::XAsAService {
            let others = teams().filter(|&(to, facts)| is_platform(facts) && to != a && to != b);
            let free = others.filter(|&(to, _)| s.link_between(to, b).or(s.link_between(b, to)).is_none());
            all.extend(free.map(|(to, _)| Move::Switch { consumer: b, from: a, to }));
            continue;
        }
        all.extend([Move::Serve { from: a, to: b, was }, Move::End { from: a, to: b, was }]);
        if was == InteractionMode::Collaboration {
            all.push(Move::Serve { from: b, to: a, was });
        }
    }
    for (from, facts) in teams() {
        let same = teams().filter(|&(to, other)| to != from && other.team_type == facts.team_type);
        let domains = 0..facts.domains.len() as u32;
        all.extend(same.flat_map(|(to, _)| domains.clone().map(move |at| Move::HandDomain { from, at, to })));
        let is_used = s.links.iter().any(|link| link.a == from && link.mode != InteractionMode::Collaboration);
        if facts.team_type.is_some() && !is_used {
            all.push(Move::Retype { team: from });
        }
    }
    for (at, own) in (0..).zip(&s.groups) {
        let same = (0..).zip(&s.groups).filter(|&(group, other)| group != at && other.kind == own.kind);
        all.extend(same.flat_map(|(group, _)| own.members.iter().map(move |&team| Move::Regroup { team, group })));
    }
    all
}

/// Outlines of teams on two branches: every way in which two platforms and a stream may interact; and domains,
/// groups and types shared out in any way.
fn topologies() -> Vec<String> {
    const MODES: [&str; 4] = ["", "collaboration", "facilitating", "x_as_a_service"];
    const PAIRS: [(&str, &str); 6] = [("A", "B"), ("A", "C"), ("B", "A"), ("B", "C"), ("C", "A"), ("C", "B")];
    let lines = "Ada\n  Bo\n    Cy\n      x4 @A\n    Di\n      x4 @B\n  Ed\n    Flo\n      x4 @C\n";
    let links = |code: usize| {
        let one = |(n, (a, b)): (u32, &(&str, &str))| match MODES[code / 4usize.pow(n) % 4] {
            "" => String::new(),
            mode => format!("{a} -> {b}: {mode}{}\n", if n % 2 == 0 { " since 2026-01-01" } else { "" }),
        };
        (0..).zip(&PAIRS).map(one).collect::<String>()
    };
    let types = "team A: platform\nteam B: platform\nteam C: stream_aligned\n";
    let mut all: Vec<String> = (0..4096).map(|code| format!("{lines}{types}{}", links(code))).collect();
    for code in 0..729usize {
        let one = |n: u32| ["", ", simple", ", complex"][code / 3usize.pow(n) % 3];
        let [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map(one);
        all.push(format!("team A: 7 people{a}{b}{c}\nteam B: 7 people{d}{e}\nteam C: 3 people{f}\n"));
        let size = |n: u32| [1, 40, 70][code / 3usize.pow(n) % 3];
        let sizes: String = (0..6).map(|n| format!("team {n}: {} people\n", size(n))).collect();
        all.push(format!("{sizes}tribe X: 0, 1, 2\ntribe Y: 3, 4\ntribe Z: 5\n"));
    }
    let typed =
        |n: usize| (0..7).map(move |at| format!("team {at}: {}\n", if at < n { "stream_aligned" } else { "enabling" }));
    all.extend((0..7).map(|n| typed(n).chain(["6 -> 0: facilitating\n".to_owned()]).collect()));
    all
}

#[test]
fn whatever_one_move_of_teams_clears_has_a_fix() {
    let mut tight = Settings::default();
    for rule in ["collab_many", "platform_fanout", "dep_count"] {
        tight.thresholds.set(rule, "red", Decimal::whole(1)).expect("a level of the rule");
    }
    const RULES: [&str; 8] = [
        "domain_load",
        "collab_many",
        "collab_stale",
        "platform_fanout",
        "topology_ratio",
        "tribe_size",
        "cross_branch",
        "dep_count",
    ];
    let (mut wrong, mut solved) = (Vec::new(), [0; RULES.len()]);
    for outline in topologies() {
        let org = parse_outline(&outline).expect("well formed");
        let structure = Structure::of(&org, parse_iso_date("2026-08-01"));
        let report = analyze(&structure, &tight);
        let plan = GrowingStructure::new(structure.clone(), org.n_ids());
        let ground = Ground {
            org: &org,
            structure: &structure,
            report: &report,
            origin: Origin::Imported,
            as_of: parse_iso_date("2026-08-01"),
            settings: &tight,
            costing: Costing::default(),
            plan: None,
        };
        let mut trial = Trial::new(&plan, &report, ground);
        for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Red) {
            let Some(rule) = RULES.iter().position(|&rule| rule == finding.rule.rule().id) else { continue };
            let every = every_move(&structure).into_iter();
            let best = every.filter_map(|step| trial.run(finding, vec![step])).find(|tried| tried.is_clean());
            let first = search(&mut trial, finding).into_iter().find(|candidate| candidate.is_clean());
            solved[rule] += u32::from(first.is_some());
            if let Some(best) = best.filter(|_| first.as_ref().is_none_or(|first| first.moved > 0)) {
                wrong.push(format!("{} {:?} by {:?} in\n{outline}", RULES[rule], finding.subject, best.moves));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong[..wrong.len().min(4)].join("\n"));
    assert!(solved.iter().all(|&n| n > 1), "{solved:?}");
}
