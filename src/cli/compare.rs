//! `spanwise compare`.

use std::fmt::Write as _;

use serde::Serialize;

use super::Answer;
use super::args::{CompareArgs, PlainFormat};
use super::input;
use super::json::{self, FindingView};
use super::scope::Size;
use super::text::plain;
use crate::engine::compare::{Changed, Comparison, Metric, Scale, Side, TeamChanges, Working, compare};
use crate::engine::org::{InteractionMode, TeamType};
use crate::engine::units::Ratio;

pub(super) fn run(args: &CompareArgs) -> Result<Answer, String> {
    if args.a == "-" && args.b == "-" {
        return Err("only one of the two can be standard input".into());
    }
    let read = |named: &String| input::read_input(Some(named), &args.options, Size::Shown);
    let inputs = [read(&args.a)?, read(&args.b)?];
    let sides = inputs.each_ref().map(|input| Side::of(&input.scenario));
    let [a, b] = &sides;
    let comparison = compare(a, b);
    let text = match args.format {
        PlainFormat::Text => text(a, b, &comparison),
        PlainFormat::Json => json::to_line(&CompareView::of(&comparison)),
    };
    let named = [&args.a, &args.b].map(|named| if named == "-" { input::STDIN } else { named });
    let notes: Vec<String> = inputs.iter().zip(named).filter_map(|(input, named)| input.note_about(named)).collect();
    Ok(Answer { note: (!notes.is_empty()).then(|| notes.join("; ")), ..Answer::of(text) })
}

#[derive(Serialize)]
struct CompareView<'a> {
    added: &'a [String],
    removed: &'a [String],
    moved: &'a [String],
    metrics: Vec<MetricView>,
    findings: FindingsView,
    sentences: Vec<&'a str>,
    matched: u32,
    new_managers: &'a [String],
    former_managers: &'a [String],
    retitled: &'a [String],
    teams: TeamsView<'a>,
    interactions: InteractionsView<'a>,
}

#[derive(Serialize)]
struct MetricView {
    name: &'static str,
    #[serde(serialize_with = "known")]
    a: Option<Ratio>,
    #[serde(serialize_with = "known")]
    b: Option<Ratio>,
    /// The currency of an amount in minor units.
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'static str>,
}

fn known<S: serde::Serializer>(value: &Option<Ratio>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => json::ratio(value, serializer),
        None => serializer.serialize_none(),
    }
}

#[derive(Serialize)]
struct FindingsView {
    cleared: Vec<ChangedView>,
    raised: Vec<ChangedView>,
}

#[derive(Serialize)]
struct ChangedView {
    #[serde(flatten)]
    finding: FindingView,
    /// Its severity in the other org; `null` where it is not there.
    other_severity: Option<&'static str>,
}

#[derive(Serialize)]
struct TeamsView<'a> {
    added: &'a [String],
    removed: &'a [String],
    renamed: Vec<RenamedView<'a>>,
    retyped: Vec<RetypedView<'a>>,
}

#[derive(Serialize)]
struct RenamedView<'a> {
    a: &'a str,
    b: &'a str,
}

#[derive(Serialize)]
struct RetypedView<'a> {
    team: &'a str,
    a: Option<&'static str>,
    b: Option<&'static str>,
}

#[derive(Serialize)]
struct InteractionsView<'a> {
    started: Vec<LinkView<'a>>,
    ended: Vec<LinkView<'a>>,
    changed: Vec<LinkView<'a>>,
}

#[derive(Serialize)]
struct LinkView<'a> {
    from: &'a str,
    to: &'a str,
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    former_mode: Option<&'static str>,
}

impl<'a> CompareView<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let metric = |metric: &Metric| MetricView {
            name: metric.name,
            a: metric.a,
            b: metric.b,
            currency: match metric.scale {
                Scale::Money(currency) => Some(currency.code()),
                Scale::Count | Scale::Mean | Scale::Load | Scale::Share => None,
            },
        };
        let changed = |changed: &Changed| ChangedView {
            finding: FindingView::of(changed.told.clone()),
            other_severity: changed.other.map(|severity| severity.as_str()),
        };
        CompareView {
            added: &comparison.added,
            removed: &comparison.removed,
            moved: &comparison.moved,
            metrics: comparison.metrics.iter().map(metric).collect(),
            findings: FindingsView {
                cleared: comparison.cleared.iter().map(changed).collect(),
                raised: comparison.raised.iter().map(changed).collect(),
            },
            sentences: comparison.sentences.iter().map(|sentence| sentence.text.as_str()).collect(),
            matched: comparison.matched,
            new_managers: &comparison.new_managers,
            former_managers: &comparison.former_managers,
            retitled: &comparison.retitled,
            teams: teams(&comparison.teams),
            interactions: interactions(&comparison.teams),
        }
    }
}

fn teams(teams: &TeamChanges) -> TeamsView<'_> {
    TeamsView {
        added: &teams.added,
        removed: &teams.removed,
        renamed: teams.renamed.iter().map(|(a, b)| RenamedView { a, b }).collect(),
        retyped: teams
            .retyped
            .iter()
            .map(|(team, a, b)| RetypedView { team, a: a.map(TeamType::as_str), b: b.map(TeamType::as_str) })
            .collect(),
    }
}

fn interactions(teams: &TeamChanges) -> InteractionsView<'_> {
    fn link<'a>((from, to, mode): &'a Working, former: Option<InteractionMode>) -> LinkView<'a> {
        LinkView { from, to, mode: mode.as_str(), former_mode: former.map(InteractionMode::as_str) }
    }
    InteractionsView {
        started: teams.started.iter().map(|working| link(working, None)).collect(),
        ended: teams.ended.iter().map(|working| link(working, None)).collect(),
        changed: teams.changed.iter().map(|(working, former)| link(working, Some(*former))).collect(),
    }
}

macro_rules! put {
    ($out:expr, $($format:tt)*) => {
        writeln!($out, $($format)*).expect("a string takes every text")
    };
}

/// A value to the right of its column, by characters.
fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.chars().count())))
}

fn text(a: &Side, b: &Side, comparison: &Comparison) -> String {
    let mut out = String::new();
    put!(out, "{} → {}", plain(&a.title), plain(&b.title));
    let mut sentences = comparison.sentences.iter().map(|sentence| plain(&sentence.text));
    put!(out, "{}", sentences.next().unwrap_or_default());
    let rows: Vec<[String; 4]> = comparison.metrics.iter().filter(|metric| is_shown(metric)).map(row).collect();
    let width =
        |column: usize, least: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(least);
    let widths = [width(0, 0), width(1, 1), width(2, 1), width(3, "difference".len())];
    put!(
        out,
        "\n{:<4$}  {}  {}  {}",
        "",
        right("A", widths[1]),
        right("B", widths[2]),
        right("difference", widths[3]),
        widths[0]
    );
    for [label, a, b, difference] in &rows {
        put!(
            out,
            "{label:<3$}  {}  {}  {}",
            right(a, widths[1]),
            right(b, widths[2]),
            right(difference, widths[3]),
            widths[0]
        );
    }
    let rest: Vec<String> = sentences.collect();
    if !rest.is_empty() {
        put!(out, "\nChanges");
    }
    rest.iter().for_each(|sentence| put!(out, "  {sentence}"));
    out
}

/// What is 0 in both, or not known in either, is left out.
fn is_shown(metric: &Metric) -> bool {
    let is_something = |value: Option<Ratio>| value.is_some_and(|value| value.num != 0);
    is_something(metric.a) || is_something(metric.b)
}

fn row(metric: &Metric) -> [String; 4] {
    [metric.label.to_owned(), metric.text(metric.a), metric.text(metric.b), metric.difference()]
}
