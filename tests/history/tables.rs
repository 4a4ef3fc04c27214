//! The tables of `docs/history.md`.

use std::fmt::Write as _;

use spanwise::engine::plan::Assumption;
use spanwise::engine::simulate::Series;
use spanwise::engine::units::round_half_up;

use crate::blocks::Block;
use crate::fit::{Fit, attrition};
use crate::month;
use crate::record::{FIRST, LATER, Past, Snapshot};
use crate::replay::{Measure, Replay, span};

/// What is compared, in the order of the table.
const MEASURES: [Measure; 4] = [
    Measure::Of(Series::Headcount),
    Measure::Of(Series::Managers),
    Measure::MeanSpan,
    Measure::Of(Series::ManagementLayers),
];

fn block<const N: usize>(name: &str, head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Block {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        writeln!(text, "| {} |", row.join(" | ")).unwrap();
    }
    Block { name: name.to_owned(), text }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

impl Measure {
    fn label(self) -> &'static str {
        match self {
            Measure::Of(series) => series.row().label,
            Measure::MeanSpan => "Mean span",
        }
    }

    fn show(self, value: i64) -> String {
        match self {
            Measure::Of(_) => value.to_string(),
            Measure::MeanSpan => format!("{:.2}", value as f64 / 100.0),
        }
    }
}

/// What the replay starts from.
pub(crate) fn opening(first: &Snapshot) -> Block {
    let engineers = ("Engineers: people without reports, in all departments", first.metrics.engineers.to_string());
    let measured = MEASURES.map(|measure| (measure.label(), measure.show(measure.happened(&first.metrics))));
    let rows = measured.into_iter().chain([engineers]);
    block("opening", ["what", first.name], rows.map(|(what, value)| [what.to_owned(), value]))
}

/// Rows of a snapshot, and the people behind them.
pub(crate) fn persons(first: &Snapshot, later: &[Snapshot]) -> Block {
    let rows = [first].into_iter().chain(later).map(|snapshot| {
        let (persons, managers) = snapshot.n_persons();
        let metrics = snapshot.metrics;
        [
            snapshot.name.to_owned(),
            metrics.people.to_string(),
            persons.to_string(),
            metrics.managers.to_string(),
            managers.to_string(),
        ]
    });
    block("persons", ["month", "positions", "people in them", "positions that manage", "people in them"], rows)
}

/// What was fitted, by position and by person, and what of it is used.
pub(crate) fn fit(fit: &Fit, by_person: &Fit, (moved, from_who_stayed): (usize, usize)) -> Block {
    let used = |assumption: Assumption| {
        let used = fit.used(assumption);
        let note = if used == fit.fitted(assumption) { "" } else { ", the limit of the assumption" };
        format!("{:.1} %{note}", used.as_f64())
    };
    let row = |what: &str, how: &str, value: fn(&Fit) -> String, used: &str| {
        [what.to_owned(), how.to_owned(), value(fit), value(by_person), used.to_owned()]
    };
    let by_position = |what: &str, value: usize| [what, "", &value.to_string(), "–", "–"].map(str::to_owned);
    let (attrition, replaced) = (used(Assumption::Attrition), used(Assumption::Backfill));
    block(
        "fit",
        ["what", "how", "positions", "people", "in the replay"],
        [
            row("Months", "after the first snapshot", |fit| fit.months.to_string(), &fit.months.to_string()),
            row("Person-months", "at the start of each month, added up", |fit| fit.person_months.to_string(), "–"),
            row("Joined", "", |fit| fit.joined.to_string(), "–"),
            row("Left", "", |fit| fit.left.to_string(), "–"),
            row("Leavers a month", "q = left ÷ person-months", |fit| format!("{:.2} %", 100.0 * fit.monthly), "–"),
            row("Attrition, a year", "a = 1 − exp(−12 q)", |fit| percent(fit.attrition), &attrition),
            row("Leavers replaced", "joined ÷ left", |fit| percent(fit.replaced), &replaced),
            row("Hiring, a month", "joined ÷ months", |fit| format!("{:.1}", fit.hiring), "–"),
            by_position("Changes of manager", moved),
            by_position("of them while the former manager stayed", from_who_stayed),
        ],
    )
}

/// Who came and went from snapshot to snapshot.
pub(crate) fn flows(past: &[Past], replay: &Replay) -> Block {
    let starts = [FIRST].into_iter().chain(LATER);
    let rows = starts.zip(LATER).map(|(from, to)| {
        let between: Vec<&Past> =
            past.iter().filter(|past| past.month > month(from) && past.month <= month(to)).collect();
        let sum = |of: fn(&Past) -> u32| between.iter().map(|past| of(past)).sum::<u32>();
        let (joined, left) = (sum(|past| past.joined), sum(|past| past.left));
        let since = |name: &str| month(name).since(month(FIRST)).unwrap();
        let predicted = |series| format!("{:.0}", replay.sum(since(from) + 1, since(to), series));
        let most = between.iter().max_by_key(|past| past.left).unwrap();
        [
            format!("{} to {to}", month(from).plus(1)),
            percent(attrition(left, sum(|past| past.opening))),
            format!("{} of {} in {}", most.left, most.opening, most.month),
            left.to_string(),
            predicted(Series::Left),
            joined.to_string(),
            predicted(Series::Joined),
        ]
    });
    let head = ["months", "attrition, a year", "most leavers in a month", "left", "replay", "joined", "replay"];
    block("flows", head, rows)
}

/// A figure of a later snapshot, and what is said of it.
pub(crate) struct Compared {
    month: &'static str,
    measure: Measure,
    happened: i64,
    /// 10th, 50th and 90th percentile of the replay.
    predicted: [i64; 3],
    /// One manager for eight people; `None` where that says nothing.
    per_eight: Option<i64>,
    /// The share of managers that there was at the start.
    same_share: Option<i64>,
    /// The same of the people that the replay says.
    own_share: Option<i64>,
}

/// Sheets are told the true number of people, but for the one that takes the replay's.
pub(crate) fn compare(first: &Snapshot, later: &[Snapshot], replay: &Replay) -> Vec<Compared> {
    let at_start = |people: i64| round_half_up(people * i64::from(first.metrics.managers), first.metrics.people.into());
    let figures = later.iter().flat_map(|snapshot| {
        let (people, months) = (i64::from(snapshot.metrics.people), snapshot.months());
        let [_, own_people, _] = replay.predicted(months, Measure::Of(Series::Headcount));
        MEASURES.map(|measure| {
            let sheet = |people: i64, managers: i64| match measure {
                Measure::Of(Series::Managers) => Some(managers),
                Measure::MeanSpan => Some(span(people - i64::from(snapshot.metrics.roots), managers)),
                Measure::Of(_) => None,
            };
            Compared {
                month: snapshot.name,
                measure,
                happened: measure.happened(&snapshot.metrics),
                predicted: replay.predicted(months, measure),
                per_eight: sheet(people, (people + 8) / 9),
                same_share: sheet(people, at_start(people)),
                own_share: sheet(own_people, at_start(own_people)),
            }
        })
    });
    figures.collect()
}

/// What a sheet says, or that it says nothing.
fn sheet(measure: Measure, value: Option<i64>) -> String {
    match (value, measure) {
        (Some(value), _) => measure.show(value),
        (None, Measure::Of(Series::Headcount)) => "given".to_owned(),
        (None, _) => "–".to_owned(),
    }
}

/// What happened, what the replay says, and what sheets say.
pub(crate) fn comparison(compared: &[Compared]) -> Block {
    let rows = compared.iter().map(|one| {
        let show = |value: i64| one.measure.show(value);
        let [p10, p50, p90] = one.predicted;
        let is_within = (p10..=p90).contains(&one.happened);
        [
            one.month.to_owned(),
            one.measure.label().to_owned(),
            show(one.happened),
            show(p10),
            show(p50),
            show(p90),
            if is_within { "yes" } else { "no" }.to_owned(),
            sheet(one.measure, one.per_eight),
            sheet(one.measure, one.same_share),
            sheet(one.measure, one.own_share),
        ]
    });
    let head = [
        "month",
        "what",
        "happened",
        "P10",
        "P50",
        "P90",
        "within P10 to P90",
        "one per eight",
        "share of the start",
        "share of the start, P50 people",
    ];
    block("comparison", head, rows)
}

/// How far off each is in the mean over the snapshots, whichever way.
pub(crate) fn misses(compared: &[Compared]) -> Block {
    let rows = MEASURES.map(|measure| {
        let of_measure = || compared.iter().filter(move |one| one.measure == measure);
        let miss = |said: fn(&Compared) -> Option<i64>| {
            let off: Option<i64> = of_measure().map(|one| said(one).map(|said| (said - one.happened).abs())).sum();
            let off = off.map(|off| off as f64 / of_measure().count() as f64);
            match (off, measure) {
                (Some(off), Measure::Of(_)) => format!("{off:.1}"),
                (Some(off), Measure::MeanSpan) => format!("{:.2}", off / 100.0),
                (None, _) => sheet(measure, None),
            }
        };
        let within = of_measure().filter(|one| (one.predicted[0]..=one.predicted[2]).contains(&one.happened));
        [
            measure.label().to_owned(),
            miss(|one| Some(one.predicted[1])),
            format!("{} of {}", within.count(), of_measure().count()),
            miss(|one| one.per_eight),
            miss(|one| one.same_share),
            miss(|one| one.own_share),
        ]
    });
    let head =
        ["what", "P50", "within P10 to P90", "one per eight", "share of the start", "share of the start, P50 people"];
    block("misses", head, rows)
}

/// Managers and empty seats of managers, in the mean over all runs.
pub(crate) fn seats(first: &Snapshot, later: &[Snapshot], replay: &Replay) -> Block {
    let rows = [first].into_iter().chain(later).map(|snapshot| {
        let mean = |series| replay.sweep.quantiles(snapshot.months(), series).mean;
        let (managers, empty) = (mean(Series::Managers), mean(Series::ManagerSearches));
        let figures = [mean(Series::Headcount), managers, empty, managers + empty].map(|mean| format!("{mean:.1}"));
        let [people, managers, empty, seats] = figures;
        [snapshot.name.to_owned(), people, managers, empty, seats]
    });
    block("seats", ["month", "people", "managers", "empty seats of managers", "seats of managers"], rows)
}
