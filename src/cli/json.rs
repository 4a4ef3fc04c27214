//! What programs read: snake case, absent data as `null`, ratios as the nearest double.

mod capacity;
mod teams;
mod topology;

use serde::Serialize;

use crate::engine::analyze::{
    self, Band, Load, Names, PARTS, Report, Severity, Told, coding_headroom, not_judged, rank,
};
use crate::engine::grow::{Breakpoint, Growth, Step};
use crate::engine::org::{NONE, Org, Structure};
use crate::engine::policy::GrowthPolicy;
use crate::engine::roster::Notice;
use crate::engine::scenario::Scenario;
use crate::engine::units::{Decimal, Ratio};
use capacity::{MentoringView, SeatView};
use teams::TeamJson;
use topology::TopologyView;

/// A view as one line.
pub(super) fn to_line(view: &impl Serialize) -> String {
    let mut line = serde_json::to_string(view).expect("views have texts as keys");
    line.push('\n');
    line
}

#[derive(Serialize)]
pub(super) struct CheckView<'a> {
    pub(super) people: u32,
    pub(super) engineers: u32,
    pub(super) managers: u32,
    pub(super) roots: u32,
    pub(super) depth: u32,
    pub(super) management_layers: u32,
    pub(super) span: SpanView,
    pub(super) manager_share: Option<f64>,
    pub(super) nodes: Vec<NodeView<'a>>,
    teams: Vec<TeamJson<'a>>,
    pub(super) findings: Vec<FindingView>,
    pub(super) notices: &'a [Notice],
    succession: Vec<SeatView<'a>>,
    mentoring: Vec<MentoringView>,
    pub(super) not_judged: Vec<NotJudgedView>,
    pub(super) topology: TopologyView<'a>,
}

/// A rule that had nothing to go by.
#[derive(Serialize)]
pub(super) struct NotJudgedView {
    pub(super) rule: &'static str,
    pub(super) reason: &'static str,
}

#[derive(Serialize)]
pub(super) struct SpanView {
    pub(super) mean: Option<f64>,
    pub(super) median: Option<f64>,
    pub(super) max: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct NodeView<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) manager_id: Option<&'a str>,
    pub(super) layer: u32,
    pub(super) direct_reports: u32,
    pub(super) total_reports: u32,
    pub(super) load_minutes: Option<u32>,
    #[serde(serialize_with = "nearest")]
    pub(super) load_index: Option<Ratio>,
    pub(super) band: Option<&'static str>,
    pub(super) parts: Vec<PartView>,
    coding_headroom_minutes: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct PartView {
    pub(super) part: &'static str,
    pub(super) minutes: u32,
}

#[derive(Serialize)]
pub(super) struct FindingView {
    /// The same for the same rule and subject in every run.
    pub(super) id: String,
    pub(super) rule: &'static str,
    pub(super) severity: &'static str,
    subjects: Vec<String>,
    #[serde(serialize_with = "ratio")]
    measured: Ratio,
    limit: Decimal,
    unit: &'static str,
    source: &'static str,
    grade: &'static str,
    pub(super) message: String,
    /// Why it is accepted, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) muted: Option<String>,
}

/// The nearest double; `null` where it is not known.
pub(super) fn nearest<S: serde::Serializer>(ratio: &Option<Ratio>, serializer: S) -> Result<S::Ok, S::Error> {
    ratio.map(Ratio::as_f64).serialize(serializer)
}

/// Whole numbers without a decimal point, others as the nearest double.
pub(super) fn ratio<S: serde::Serializer>(ratio: &Ratio, serializer: S) -> Result<S::Ok, S::Error> {
    if ratio.num % ratio.den == 0 {
        serializer.serialize_i64(ratio.num / ratio.den)
    } else {
        serializer.serialize_f64(ratio.as_f64())
    }
}

impl<'a> CheckView<'a> {
    pub(super) fn of(
        org: &'a Org,
        structure: &'a Structure,
        report: &'a Report,
        scenario: &Scenario,
        notices: &'a [Notice],
    ) -> Self {
        let metrics = &report.metrics;
        let names = Names::new(org, structure, report);
        let mut findings = report.findings.clone();
        rank(&mut findings, structure, report);
        let topology = analyze::topology(structure, &report.teams, &scenario.settings.load);
        let shown = teams::shown(&names, &topology);
        CheckView {
            people: metrics.people,
            engineers: metrics.engineers,
            managers: metrics.managers,
            roots: metrics.roots,
            depth: metrics.depth,
            management_layers: metrics.management_layers,
            span: SpanView {
                mean: metrics.span_mean.map(Ratio::as_f64),
                median: metrics.span_median.map(Ratio::as_f64),
                max: metrics.span_max,
            },
            manager_share: metrics.manager_share.map(Ratio::as_f64),
            nodes: (0..structure.len() as u32).map(|at| node(&names, at)).collect(),
            teams: teams::teams(&names, &topology, &shown),
            findings: findings
                .iter()
                .map(|finding| {
                    let muted = scenario.mute_of(structure, report, finding).map(|mute| mute.reason.clone());
                    FindingView { muted, ..FindingView::of(names.told(finding)) }
                })
                .collect(),
            notices,
            succession: capacity::succession(&names),
            mentoring: capacity::mentoring(&names, &scenario.settings.load),
            not_judged: not_judged(structure)
                .into_iter()
                .map(|(id, reason)| NotJudgedView { rule: id.rule().id, reason })
                .collect(),
            topology: TopologyView::of(&names, &topology, &shown),
        }
    }
}

fn node<'a>(names: &Names<'a>, at: u32) -> NodeView<'a> {
    let Names { structure, report, .. } = *names;
    let person = names.person(at);
    let parent = structure.parents()[at as usize];
    let load = report.load(structure, at);
    let parts = |load: &Load| {
        let named = PARTS.iter().map(|&(part, name, _)| PartView { part: name, minutes: load.part(part) });
        named.filter(|part| part.minutes > 0).collect()
    };
    NodeView {
        id: &person.key,
        name: &person.name,
        title: Some(person.title.as_str()).filter(|title| !title.is_empty()),
        manager_id: (parent != NONE).then(|| names.person(parent).key.as_str()),
        layer: structure.layer(at),
        direct_reports: structure.span(at),
        total_reports: structure.total_reports(at),
        load_minutes: load.map(Load::minutes),
        load_index: load.and_then(Load::index),
        band: load.and_then(Load::band).map(Band::as_str),
        parts: load.map(parts).unwrap_or_default(),
        coding_headroom_minutes: load.map(coding_headroom),
    }
}

impl FindingView {
    pub(super) fn of(told: Told) -> FindingView {
        let Told { finding, id, subjects, message } = told;
        let rule = finding.rule.rule();
        FindingView {
            id,
            rule: rule.id,
            severity: finding.severity.as_str(),
            subjects,
            measured: finding.measured,
            limit: finding.limit,
            unit: rule.unit.as_str(),
            source: rule.source,
            grade: rule.grade,
            message,
            muted: None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct GrowView<'a> {
    pub(super) policy: GrowthPolicy,
    pub(super) steps: Vec<StepView>,
    pub(super) breakpoints: Vec<BreakpointView<'a>>,
}

#[derive(Serialize)]
pub(super) struct StepView {
    pub(super) engineers: u32,
    pub(super) people: u32,
    pub(super) managers: u32,
    pub(super) management_layers: u32,
    pub(super) teams: u32,
    pub(super) span_mean: Option<f64>,
    pub(super) span_max: Option<u32>,
    pub(super) manager_share: Option<f64>,
    #[serde(serialize_with = "nearest")]
    pub(super) load_index_max: Option<Ratio>,
    pub(super) findings: CountsView,
}

#[derive(Serialize)]
pub(super) struct CountsView {
    pub(super) red: u32,
    pub(super) amber: u32,
    pub(super) info: u32,
}

#[derive(Serialize)]
pub(super) struct BreakpointView<'a> {
    pub(super) engineers: u32,
    pub(super) kind: &'static str,
    subject: &'a str,
    pub(super) message: &'a str,
    #[serde(skip)]
    pub(super) severity: Option<Severity>,
}

impl<'a> GrowView<'a> {
    pub(super) fn of(growth: &'a Growth, policy: GrowthPolicy) -> Self {
        let breakpoint = |b: &'a Breakpoint| BreakpointView {
            engineers: b.engineers,
            kind: b.kind.as_str(),
            subject: &b.subject,
            message: &b.message,
            severity: b.flag.map(|(_, severity)| severity),
        };
        let breakpoints = growth.breakpoints.iter().map(breakpoint).collect();
        GrowView { policy, steps: growth.steps.iter().map(step).collect(), breakpoints }
    }
}

fn step(step: &Step) -> StepView {
    let [red, amber, info] = step.findings;
    StepView {
        engineers: step.engineers,
        people: step.people,
        managers: step.managers,
        management_layers: step.management_layers,
        teams: step.teams,
        span_mean: step.span_mean.map(Ratio::as_f64),
        span_max: step.span_max,
        manager_share: step.manager_share.map(Ratio::as_f64),
        load_index_max: step.load_index_max,
        findings: CountsView { red, amber, info },
    }
}
