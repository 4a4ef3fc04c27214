//! `spanwise fix`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::Answer;
use super::args::{FixArgs, PlainFormat};
use super::input;
use super::json::{self, CountsView, FindingView};
use super::scope::Size;
use super::text::{count, load, plain};
use crate::engine::analyze::{Finding, Names, Severity, Told, analyze, rank};
use crate::engine::fix::{self, Figures, Fix, FixAll, fix_all, fixes};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::money::Money;
use crate::engine::org::Org;
use crate::engine::units::Ratio;

pub(super) fn run(args: &FixArgs) -> Result<Answer, String> {
    let input = input::read(&args.common, Size::Shown)?;
    let note = input.note();
    let scenario = &input.scenario;
    let org = scenario.org();
    let structure = scenario.structure(&org);
    let report = analyze(&structure, &scenario.settings);
    let mut findings = report.findings.clone();
    rank(&mut findings, &structure, &report);
    let is_open = |finding: &&Finding| {
        finding.severity == Severity::Red && scenario.mute_of(&structure, &report, finding).is_none()
    };
    let reds: Vec<&Finding> = findings.iter().filter(is_open).collect();
    let ground = scenario.ground(&org, &structure, &report);
    let most = args.limit as usize;
    let found: Vec<(&Finding, Vec<Fix>)> = if args.all {
        Vec::new()
    } else {
        reds.iter().take(most).map(|&finding| (finding, fixes(&ground, finding))).collect()
    };
    let names = Names::new(&org, &structure, &report);
    let view = FixView {
        fixes: found.iter().flat_map(|(_, fixes)| fixes).map(|fix| one(fix, &org)).collect(),
        unsolved: found
            .iter()
            .filter(|(_, fixes)| fixes.is_empty())
            .map(|(finding, _)| FindingView::of(names.told(finding)))
            .collect(),
        left_off: if args.all { 0 } else { reds.len().saturating_sub(most) },
        plan: args.all.then(|| PlanView::of(&fix_all(&ground))),
    };
    let text = match args.format {
        PlainFormat::Text => text(&view),
        PlainFormat::Json => json::to_line(&view),
    };
    Ok(Answer { note, ..Answer::of(text) })
}

#[derive(Serialize)]
struct FixView {
    fixes: Vec<OneView>,
    /// Red findings that no move of the set clears.
    unsolved: Vec<FindingView>,
    /// Red findings of lower rank that were not looked at.
    left_off: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<PlanView>,
}

#[derive(Serialize)]
struct OneView {
    finding: FindingView,
    actions: Vec<ActionView>,
    people_moved: u32,
    clears: Vec<FindingView>,
    raises: Vec<FindingView>,
    cost_per_year: CostView,
    before: FiguresView,
    after: FiguresView,
}

#[derive(Serialize)]
struct ActionView {
    action: &'static str,
    /// Whose manager changes.
    people: Vec<String>,
    from: Option<String>,
    /// The id that a new manager gets, where one is hired.
    to: Option<String>,
    above: Option<String>,
    team: Option<String>,
    other_team: Option<String>,
    former_team: Option<String>,
    group: Option<String>,
    message: String,
}

/// Money as whole minor units of one currency.
#[derive(Serialize)]
struct CostView {
    minor: i64,
    currency: &'static str,
}

impl From<Money> for CostView {
    fn from(money: Money) -> Self {
        CostView { minor: money.minor, currency: money.currency.code() }
    }
}

#[derive(Serialize)]
struct FiguresView {
    people: u32,
    engineers: u32,
    managers: u32,
    management_layers: u32,
    teams: u32,
    span_mean: Option<f64>,
    span_max: Option<u32>,
    manager_share: Option<f64>,
    #[serde(serialize_with = "json::nearest")]
    load_index_max: Option<Ratio>,
    findings: CountsView,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<SubjectView>,
}

#[derive(Serialize)]
struct SubjectView {
    direct_reports: u32,
    load_minutes: Option<u32>,
    #[serde(serialize_with = "json::nearest")]
    load_index: Option<Ratio>,
}

#[derive(Serialize)]
struct PlanView {
    steps: Vec<StepView>,
    unsolved: Vec<UnsolvedView>,
    people_moved: u32,
    clears: Vec<FindingView>,
    raises: Vec<FindingView>,
    cost_per_year: CostView,
    before: FiguresView,
    after: FiguresView,
}

#[derive(Serialize)]
struct StepView {
    clears: String,
    actions: Vec<String>,
    people_moved: u32,
}

#[derive(Serialize)]
struct UnsolvedView {
    finding: FindingView,
    /// The red finding that the best way raises; `null` where no move clears it.
    raises: Option<String>,
}

fn told(findings: &[Told]) -> Vec<FindingView> {
    findings.iter().cloned().map(FindingView::of).collect()
}

fn one(fix: &Fix, org: &Org) -> OneView {
    let key = |id: &PersonId| match org.person(*id) {
        Some(person) => person.key.clone(),
        None => format!("new:{}", id.0 + 1),
    };
    let team = |id: Option<TeamId>| id.and_then(|id| org.team(id)).map(|team| team.key.clone());
    let action = |(action, message): (&fix::Action, &String)| ActionView {
        action: action.kind.as_str(),
        people: action.people.iter().map(key).collect(),
        from: action.from.as_ref().map(key),
        to: action.to.as_ref().map(key),
        above: action.above.as_ref().map(key),
        team: team(action.team),
        other_team: team(action.other),
        former_team: team(action.former),
        group: action.group.and_then(|id| org.group(id)).map(|group| format!("{}:{}", group.kind.as_str(), group.name)),
        message: message.clone(),
    };
    OneView {
        finding: FindingView::of(fix.finding.clone()),
        actions: fix.actions.iter().zip(&fix.sentences).map(action).collect(),
        people_moved: fix.people_moved,
        clears: told(&fix.clears),
        raises: told(&fix.raises),
        cost_per_year: fix.cost_per_year.into(),
        before: figures(&fix.before),
        after: figures(&fix.after),
    }
}

fn figures(figures: &Figures) -> FiguresView {
    let Figures { metrics, findings: [red, amber, info], subject } = figures;
    FiguresView {
        people: metrics.people,
        engineers: metrics.engineers,
        managers: metrics.managers,
        management_layers: metrics.management_layers,
        teams: metrics.teams,
        span_mean: metrics.span_mean.map(Ratio::as_f64),
        span_max: metrics.span_max,
        manager_share: metrics.manager_share.map(Ratio::as_f64),
        load_index_max: metrics.load_index_max,
        findings: CountsView { red: *red, amber: *amber, info: *info },
        subject: subject.map(|subject| SubjectView {
            direct_reports: subject.direct_reports,
            load_minutes: subject.load_minutes,
            load_index: subject.load_index,
        }),
    }
}

impl PlanView {
    fn of(all: &FixAll) -> PlanView {
        let step = |step: &fix::Step| StepView {
            clears: step.clears.clone(),
            actions: step.sentences.clone(),
            people_moved: step.people_moved,
        };
        let left = |left: &fix::Unsolved| UnsolvedView {
            finding: FindingView::of(left.finding.clone()),
            raises: left.raises.clone(),
        };
        PlanView {
            steps: all.steps.iter().map(step).collect(),
            unsolved: all.unsolved.iter().map(left).collect(),
            people_moved: all.people_moved,
            clears: told(&all.clears),
            raises: told(&all.raises),
            cost_per_year: all.cost_per_year.into(),
            before: figures(&all.before),
            after: figures(&all.after),
        }
    }
}

/// Fixes of one finding that are written out for people.
const WAYS_SHOWN: usize = 3;

fn text(view: &FixView) -> String {
    let mut out = String::new();
    match &view.plan {
        Some(plan) => put_plan(&mut out, plan),
        None => put_fixes(&mut out, view),
    }
    out
}

macro_rules! put {
    ($out:expr, $($format:tt)*) => {
        writeln!($out, $($format)*).expect("a string takes every text")
    };
}

fn put_fixes(out: &mut String, view: &FixView) {
    if view.fixes.is_empty() && view.unsolved.is_empty() {
        return put!(out, "Nothing red: there is nothing to fix");
    }
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for fix in &view.fixes {
        let n = shown.entry(&fix.finding.id).or_default();
        *n += 1;
        if *n == 1 {
            put!(out, "{}{}", if out.is_empty() { "" } else { "\n" }, plain(&fix.finding.message));
        }
        if *n > WAYS_SHOWN {
            continue;
        }
        for (at, action) in fix.actions.iter().enumerate() {
            let bullet = if at == 0 { format!("{n}.") } else { "  ".into() };
            put!(out, "  {bullet} {}", plain(&action.message));
        }
        put!(out, "     {}", effect(fix));
    }
    for finding in &view.unsolved {
        put!(out, "{}{}\n  no move clears it", if out.is_empty() { "" } else { "\n" }, plain(&finding.message));
    }
    if view.left_off > 0 {
        put!(
            out,
            "\n… and {} more; --limit looks at them too",
            count(view.left_off as u64, "red finding", "red findings")
        );
    }
}

fn effect(fix: &OneView) -> String {
    let mut parts = Vec::new();
    if let (Some(before), Some(after)) = (&fix.before.subject, &fix.after.subject) {
        parts.push(format!("load {} → {}", load(before.load_index), load(after.load_index)));
    }
    parts.push(format!("{} moved", count(fix.people_moved, "person", "people")));
    parts.push(format!("clears {}", fix.clears.len()));
    let reds: Vec<&FindingView> = fix.raises.iter().filter(|raised| raised.severity == "red").collect();
    parts.push(format!("raises {}", fix.raises.len()));
    if fix.cost_per_year.minor != 0 {
        parts.push(format!("{} {} a year", fix.cost_per_year.currency, fix.cost_per_year.minor / 100));
    }
    if let Some(red) = reds.first() {
        parts.push(format!("RED: {}", plain(&red.message)));
    }
    parts.join(", ")
}

fn put_plan(out: &mut String, plan: &PlanView) {
    let red = |figures: &FiguresView| figures.findings.red;
    put!(
        out,
        "{} → {} red findings with {}, {} moved, {} {} a year",
        red(&plan.before),
        red(&plan.after),
        count(plan.steps.len() as u64, "fix", "fixes"),
        count(plan.people_moved, "person", "people"),
        plan.cost_per_year.currency,
        plan.cost_per_year.minor / 100,
    );
    for (n, step) in (1..).zip(&plan.steps) {
        put!(out, "\n{n:>3}. {}", plain(&step.clears));
        step.actions.iter().for_each(|action| put!(out, "     {}", plain(action)));
    }
    if !plan.unsolved.is_empty() {
        put!(out, "\nNot cleared");
    }
    for left in &plan.unsolved {
        let reason = match &left.raises {
            Some(red) => format!("the best way raises red: {}", plain(red)),
            None => "no move clears it".into(),
        };
        put!(out, "  {}: {reason}", plain(&left.finding.message));
    }
}
