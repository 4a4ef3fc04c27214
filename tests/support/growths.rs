//! What a growth says against the orgs that it gives.

use std::collections::BTreeSet;

use spanwise::engine::analyze::{RuleId, Settings, Severity, analyze};
use spanwise::engine::grow::{BreakpointKind, Growth};
use spanwise::engine::org::{Org, Structure, Team};
use spanwise::engine::policy::TopologyShape;

/// The flags that breakpoints up to a size leave raised.
fn flags_told(growth: &Growth, engineers: u32) -> BTreeSet<(RuleId, Severity)> {
    let mut up = BTreeSet::new();
    for breakpoint in growth.breakpoints.iter().filter(|b| b.engineers <= engineers) {
        if let Some(flag) = breakpoint.flag {
            let news = if breakpoint.kind == BreakpointKind::FlagRaised { up.insert(flag) } else { up.remove(&flag) };
            assert!(news, "{} at {} is no news", breakpoint.message, breakpoint.engineers);
        }
    }
    up
}

/// The org of a size is what its step says: structure, figures, flags, and everyone as they were.
pub(crate) fn check_org_at(growth: &Growth, base: &Org, engineers: u32, settings: &Settings) {
    let org = growth.org_at(base, engineers);
    let report = analyze(&Structure::of(&org, None), settings);
    let (metrics, step) = (&report.metrics, growth.step(engineers));
    assert_eq!(
        (metrics.people, metrics.managers, metrics.management_layers, metrics.teams, metrics.load_index_max),
        (step.people, step.managers, step.management_layers, step.teams, step.load_index_max)
    );
    assert_eq!(Severity::ALL.map(|severity| report.n_findings(severity)), step.findings);
    let flags: BTreeSet<_> = report.findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
    assert_eq!(flags, flags_told(growth, step.engineers));
    for ((id, was), (_, is)) in base.people().zip(org.people()) {
        assert_eq!((&was.key, &was.name), (&is.key, &is.name), "{id:?} stays who they are");
    }
    for ((id, was), (_, is)) in base.teams().zip(org.teams()) {
        // What parts of it get of its domains, and the type where it was not known, are the topology's.
        let is_shaped = settings.topology.shape != TopologyShape::Alone;
        let team_type = was.team_type.or(is.team_type.filter(|_| is_shaped));
        let expected = Team { team_type, domains: is.domains.clone(), ..was.clone() };
        assert_eq!(expected, *is, "{id:?} stays as it is");
        assert!(is.domains.iter().all(|domain| was.domains.contains(domain)), "{id:?} gets no domain");
    }
    let keys: BTreeSet<&str> = org.teams().map(|(_, team)| team.key.as_str()).collect();
    let names: BTreeSet<&str> = org.teams().map(|(_, team)| team.name.as_str()).collect();
    let n_teams = org.teams().count();
    assert_eq!((keys.len(), names.len()), (n_teams, n_teams), "teams are told apart");
}

/// A shorter growth is the beginning of a longer one.
pub(crate) fn check_prefix(short: &Growth, long: &Growth) {
    assert_eq!(short.steps, long.steps[..short.steps.len()]);
    let to = short.range().1;
    let told: Vec<_> = long.breakpoints.iter().filter(|b| b.engineers <= to).collect();
    assert_eq!(short.breakpoints.iter().collect::<Vec<_>>(), told);
    for step in &short.steps {
        assert_eq!(short.changes_at(step.engineers), long.changes_at(step.engineers));
    }
}
