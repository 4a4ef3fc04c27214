//! What people read: aligned columns, the worst first, no more than fits a screen or two.

mod teams;

use std::fmt::{Display, Write as _};

use super::json::{CheckView, GrowView, NodeView, StepView};
use crate::engine::analyze::Severity;
use crate::engine::grow::Mode;
use crate::engine::units::Ratio;

/// Managers listed by load.
const MANAGERS_SHOWN: usize = 10;
/// Findings and notices listed before the rest is only counted.
const LINES_SHOWN: usize = 40;

/// A value, or nothing.
pub(super) fn or_blank<T: Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(out, "{line}").expect("a string takes every text");
}

/// A count with its noun.
pub(super) fn count(n: impl Into<u64>, one: &str, many: &str) -> String {
    match n.into() {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}

/// A name on one line, without what would change the terminal.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') { ' ' } else { c })
        .collect()
}

/// A load in percent of the week; a dash where it is not known.
pub(super) fn load(index: Option<Ratio>) -> String {
    index.map_or_else(|| "–".into(), Ratio::as_load)
}

/// A value to some places, halves rounded up; the nearest double of a half may lie just below it.
fn fixed(value: Option<f64>, places: usize) -> String {
    let scale = if places == 1 { 10.0 } else { 100.0 };
    let rounded = |value: f64| libm::floor(value * scale + 0.5 + 1e-9) / scale;
    value.map_or_else(|| "–".into(), |value| format!("{:.places$}", rounded(value)))
}

fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "–".into(), |value| format!("{:.0} %", value * 100.0))
}

pub(super) fn check(name: &str, view: &CheckView<'_>) -> String {
    let mut out = String::new();
    put(
        &mut out,
        format_args!(
            "{}: {}, {}, {}, {}",
            plain(name),
            count(view.people, "person", "people"),
            count(view.engineers, "engineer", "engineers"),
            count(view.managers, "manager", "managers"),
            count(view.roots, "root", "roots"),
        ),
    );
    put(
        &mut out,
        format_args!(
            "{}, depth {}; mean span {}, median {}, largest {}; manager share {}",
            count(view.management_layers, "management layer", "management layers"),
            view.depth,
            fixed(view.span.mean, 1),
            fixed(view.span.median, 1),
            view.span.max.map_or_else(|| "–".into(), |max| max.to_string()),
            percent(view.manager_share),
        ),
    );
    managers(&mut out, view);
    teams::teams(&mut out, view);
    findings(&mut out, view);
    not_judged(&mut out, view);
    if !view.notices.is_empty() {
        put(&mut out, format_args!("\nNotices about the input"));
        for notice in view.notices.iter().take(LINES_SHOWN) {
            let row = if notice.row == 0 { "whole file".into() } else { format!("row {}", notice.row) };
            put(&mut out, format_args!("  {row:<10}  {}", plain(&notice.message)));
        }
        rest(&mut out, view.notices.len());
    }
    out
}

fn managers(out: &mut String, view: &CheckView<'_>) {
    let mut managers: Vec<&NodeView<'_>> = view.nodes.iter().filter(|node| node.load_minutes.is_some()).collect();
    if managers.is_empty() {
        return;
    }
    // Without working time there is no index: those come last.
    managers.sort_by(|a, b| b.load_index.partial_cmp(&a.load_index).unwrap_or(std::cmp::Ordering::Equal));
    put(out, format_args!("\nManagers by load\n   load  band        reports  total  name"));
    for node in managers.iter().take(MANAGERS_SHOWN) {
        let title = node.title.map(|title| format!(", {}", plain(title))).unwrap_or_default();
        put(
            out,
            format_args!(
                "  {:>5}  {:<10}  {:>7}  {:>5}  {}{title} ({})",
                load(node.load_index),
                node.band.unwrap_or("–"),
                node.direct_reports,
                node.total_reports,
                plain(node.name),
                plain(node.id),
            ),
        );
    }
    if managers.len() > MANAGERS_SHOWN {
        put(out, format_args!("  … and {} more", managers.len() - MANAGERS_SHOWN));
    }
}

fn findings(out: &mut String, view: &CheckView<'_>) {
    if view.findings.is_empty() {
        return put(out, format_args!("\nNo findings"));
    }
    let of = |severity: Severity| view.findings.iter().filter(|finding| finding.severity == severity.as_str()).count();
    let counts = Severity::ALL.map(|severity| format!("{} {}", of(severity), severity.as_str()));
    put(out, format_args!("\nFindings: {}", counts.join(", ")));
    for finding in view.findings.iter().take(LINES_SHOWN) {
        let muted = finding.muted.as_ref().map(|reason| format!(" (muted: {})", plain(reason))).unwrap_or_default();
        put(out, format_args!("  {:<5}  {:<15}  {}{muted}", finding.severity, finding.rule, plain(&finding.message)));
    }
    rest(out, view.findings.len());
}

/// The rules that had nothing to go by, a line for each reason.
fn not_judged(out: &mut String, view: &CheckView<'_>) {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for one in &view.not_judged {
        match reasons.iter_mut().find(|(reason, _)| *reason == one.reason) {
            Some((_, rules)) => rules.push(one.rule),
            None => reasons.push((one.reason, vec![one.rule])),
        }
    }
    if !reasons.is_empty() {
        put(out, format_args!("\nNot judged"));
    }
    for (reason, rules) in reasons {
        put(out, format_args!("  {}: {reason}", rules.join(", ")));
    }
}

fn rest(out: &mut String, n: usize) {
    if n > LINES_SHOWN {
        put(out, format_args!("  … and {} more; --format json lists all", n - LINES_SHOWN));
    }
}

pub(super) fn grow(mode: Mode, view: &GrowView<'_>) -> String {
    let mut out = String::new();
    let (Some(first), Some(last)) = (view.steps.first(), view.steps.last()) else { return out };
    let policy = &view.policy;
    let how = match mode {
        Mode::Adapt => "the structure adapts",
        Mode::Hold => "the structure is held",
    };
    put(&mut out, format_args!("From {} to {} engineers, {how}", first.engineers, last.engineers));
    if mode == Mode::Adapt {
        put(
            &mut out,
            format_args!(
                "Policy: {} engineers a manager, at most {}; {} managers a manager, at most {}",
                policy.em_span, policy.em_split_at, policy.mom_span, policy.mom_split_at
            ),
        );
    }
    put(&mut out, format_args!("\nengineers  people  managers  layers  teams  span  load max  managers %  red  amber"));
    for step in shown_steps(&view.steps) {
        put(
            &mut out,
            format_args!(
                "{:>9}  {:>6}  {:>8}  {:>6}  {:>5}  {:>4}  {:>8}  {:>10}  {:>3}  {:>5}",
                step.engineers,
                step.people,
                step.managers,
                step.management_layers,
                step.teams,
                fixed(step.span_mean, 1),
                load(step.load_index_max),
                percent(step.manager_share),
                step.findings.red,
                step.findings.amber,
            ),
        );
    }
    if view.breakpoints.is_empty() {
        put(&mut out, format_args!("\nNo breakpoints"));
        return out;
    }
    put(&mut out, format_args!("\nBreakpoints\nengineers  what"));
    for breakpoint in &view.breakpoints {
        let kind = match breakpoint.severity {
            Some(severity) => format!("{} {}", severity.as_str(), breakpoint.kind),
            None => breakpoint.kind.to_owned(),
        };
        let kind = kind.replace('_', " ");
        put(&mut out, format_args!("{:>9}  {kind:<18}  {}", breakpoint.engineers, plain(breakpoint.message)));
    }
    out
}

/// The first and last step, and about a dozen round sizes between them.
fn shown_steps(steps: &[StepView]) -> impl Iterator<Item = &StepView> {
    const ROUND: [u32; 8] = [1, 2, 5, 10, 25, 50, 100, 250];
    let every = ROUND.into_iter().find(|every| steps.len() as u32 / every <= 12).unwrap_or(250);
    let last = steps.len() - 1;
    let is_shown = move |at: usize, step: &StepView| at == 0 || at == last || step.engineers.is_multiple_of(every);
    steps.iter().enumerate().filter(move |(at, step)| is_shown(*at, step)).map(|(_, step)| step)
}
