//! `spanwise simulate`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Serialize;

use super::Answer;
use super::args::{SimulateArgs, TableFormat};
use super::input;
use super::json;
use super::scope::Size;
use crate::engine::export::Table;
use crate::engine::money::{Currency, Money};
use crate::engine::org::Structure;
use crate::engine::plan::{HiringPlan, PlanError, Target};
use crate::engine::simulate::{Mark, Odds, Quantiles, SERIES, Scale, Series, Simulator, Summary, Sweep, currency_of};

/// Runs that one core makes at a time.
const CHUNK: u32 = 64;

pub(super) fn run(args: &SimulateArgs) -> Result<Answer, String> {
    let mut input = input::read(&args.common, Size::Start)?;
    let note = input.note();
    let base = input.scenario.base_org();
    let present = Structure::of(&base, input.scenario.as_of).n_engineers();
    set_plan(args, &mut input.scenario.plan, present).map_err(|error| error.to_string())?;
    let simulator = input.scenario.simulator(&base).map_err(|error| error.to_string())?;
    let sweep = sweep(&simulator);
    let text = match args.format {
        TableFormat::Text => text(&simulator, &sweep),
        TableFormat::Json => json::to_line(&View::of(simulator.plan(), &sweep)),
        TableFormat::Csv => table(simulator.plan(), &sweep),
    };
    Ok(Answer { note, ..Answer::of(text) })
}

fn set_plan(args: &SimulateArgs, plan: &mut HiringPlan, present: u32) -> Result<(), PlanError> {
    plan.months = args.months.unwrap_or(plan.months);
    plan.start = args.start.or(plan.start);
    plan.place = args.place.unwrap_or(plan.place);
    plan.runs = args.runs.unwrap_or(plan.runs);
    plan.seed = args.seed.unwrap_or(plan.seed);
    if !args.freeze.is_empty() {
        plan.freezes.clone_from(&args.freeze);
    }
    for &(which, range) in &args.assume {
        plan.assumptions.set(which, range).map_err(PlanError::Assumption)?;
    }
    let end = args.target.unwrap_or_else(|| plan.target(present).end(present));
    plan.target = match (args.doubling, args.milestone.as_slice(), args.target) {
        (Some(tenths), ..) => Some(Target::Doubling { tenths, to: end }),
        (None, [], None) => plan.target.take(),
        (None, [], Some(to)) => Some(Target::End(to)),
        (None, milestones, _) => Some(Target::Milestones(milestones.to_vec())),
    };
    Ok(())
}

/// All runs, on all cores; the order in which they end does not matter.
fn sweep(simulator: &Simulator) -> Sweep {
    let runs = simulator.plan().runs;
    let chunk = |at: u32| simulator.sweep(at * CHUNK..((at + 1) * CHUNK).min(runs));
    (0..runs.div_ceil(CHUNK)).into_par_iter().map(chunk).reduce(Sweep::default, |mut all, some| {
        all.merge(&some);
        all
    })
}

/// What `--format json` gives.
#[derive(Serialize)]
struct View {
    seed: u64,
    runs: u32,
    start: Option<String>,
    currency: &'static str,
    months: Vec<MonthView>,
    breakpoints: Vec<OddsView>,
}

#[derive(Serialize)]
struct MonthView {
    month: u32,
    date: Option<String>,
    #[serde(flatten)]
    series: BTreeMap<&'static str, Option<QuantilesView>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    other_monthly_costs: BTreeMap<&'static str, QuantilesView>,
}

#[derive(Serialize)]
struct QuantilesView {
    p10: Number,
    p50: Number,
    p90: Number,
    mean: f64,
}

/// A count as a whole number, a share as a double.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Share(f64),
}

#[derive(Serialize)]
struct OddsView {
    kind: &'static str,
    subject: String,
    probability: f64,
    month: QuantileMonths,
    message: String,
}

#[derive(Serialize)]
struct QuantileMonths {
    p10: u32,
    p50: u32,
    p90: u32,
}

impl QuantilesView {
    fn of(found: &Quantiles, scale: Scale) -> QuantilesView {
        let number = |value: i64| match scale {
            Scale::Count | Scale::Minor => Number::Whole(value),
            Scale::BasisPoints | Scale::Hundredths | Scale::Minutes => Number::Share(scale.read(value as f64)),
        };
        let Quantiles { p10, p50, p90, mean } = *found;
        QuantilesView { p10: number(p10), p50: number(p50), p90: number(p90), mean: scale.read(mean) }
    }
}

impl View {
    fn of(plan: &HiringPlan, sweep: &Sweep) -> View {
        let months = (0..=sweep.n_months()).map(|month| {
            let series = SERIES.iter().map(|row| {
                let found = sweep.known(month, row.series);
                (row.name, found.map(|found| QuantilesView::of(&found, row.scale)))
            });
            MonthView {
                month,
                date: plan.start.map(|start| start.plus(month).to_string()),
                series: series.collect(),
                other_monthly_costs: sweep
                    .other_costs(month)
                    .map(|(currency, found)| (currency.code(), QuantilesView::of(&found, Scale::Minor)))
                    .collect(),
            }
        });
        let breakpoints = sweep.odds().map(|odds| OddsView {
            kind: odds.mark.kind(),
            subject: odds.mark.subject(),
            probability: odds.probability(),
            month: QuantileMonths { p10: odds.month.0, p50: odds.month.1, p90: odds.month.2 },
            message: message(plan, &odds),
        });
        View {
            seed: plan.seed,
            runs: sweep.runs(),
            start: plan.start.map(|start| start.to_string()),
            currency: currency_of(plan).code(),
            breakpoints: breakpoints.collect(),
            months: months.collect(),
        }
    }
}

/// Currencies other than the plan's in which anybody is paid in any month.
fn other_currencies(sweep: &Sweep) -> Vec<Currency> {
    Summary::of(sweep).other_currencies()
}

/// What is paid in a month in another currency.
fn other_cost(sweep: &Sweep, month: u32, currency: Currency) -> Option<Quantiles> {
    sweep.other_costs(month).find(|&(paid, _)| paid == currency).map(|(_, found)| found)
}

fn message(plan: &HiringPlan, odds: &Odds) -> String {
    let percent = (odds.probability() * 100.0).round();
    let (p10, p50, p90) = odds.month;
    let name = |month: u32| plan.month_name(month);
    let spread = if p10 == p90 { String::new() } else { format!(" ({} to {})", name(p10), name(p90)) };
    format!("{}: {percent} %, by {}{spread}", odds.mark.in_words(), name(p50))
}

fn table(plan: &HiringPlan, sweep: &Sweep) -> String {
    let mut columns = vec!["month".to_owned(), "date".to_owned()];
    for row in SERIES {
        columns.extend(["p10", "p50", "p90", "mean"].map(|which| format!("{}_{which}", row.name)));
    }
    let others = other_currencies(sweep);
    for currency in &others {
        let code = currency.code().to_ascii_lowercase();
        columns.extend(["p10", "p50", "p90", "mean"].map(|which| format!("monthly_cost_{code}_{which}")));
    }
    let mut table = Table::new(&columns.iter().map(String::as_str).collect::<Vec<_>>());
    for month in 0..=sweep.n_months() {
        let date = plan.start.map(|start| start.plus(month).to_string()).unwrap_or_default();
        let mut cells = vec![month.to_string(), date];
        let figures = SERIES.iter().map(|row| (row.scale, sweep.known(month, row.series)));
        let costs = others.iter().map(|&currency| (Scale::Minor, other_cost(sweep, month, currency)));
        for (scale, found) in figures.chain(costs) {
            match found {
                Some(Quantiles { p10, p50, p90, mean }) => {
                    cells.extend([p10, p50, p90].map(|value| match scale {
                        Scale::Count | Scale::Minor => value.to_string(),
                        _ => scale.read(value as f64).to_string(),
                    }));
                    cells.push(scale.read(mean).to_string());
                }
                None => cells.extend([const { String::new() }; 4]),
            }
        }
        table.row(&cells);
    }
    table.into_text()
}

/// The figures that the text shows.
const SHOWN: [(Series, &str); 7] = [
    (Series::Engineers, "engineers"),
    (Series::Managers, "managers"),
    (Series::ManagementLayers, "layers"),
    (Series::OpenRequisitions, "open reqs"),
    (Series::RampingShare, "in ramp"),
    (Series::Overloaded, "overloaded"),
    (Series::MonthlyCost, "cost a month"),
];

fn text(simulator: &Simulator, sweep: &Sweep) -> String {
    let plan = simulator.plan();
    let curve = simulator.curve();
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{}", text.trim_end()).expect("a string takes any text");
    let (from, to) = (curve.first().copied().unwrap_or(0), curve.last().copied().unwrap_or(0));
    line(format!(
        "{from} → {to} engineers in {} months, {} runs, seed {}; 10th – 50th – 90th percentile",
        plan.months,
        sweep.runs(),
        plan.seed
    ));
    line(String::new());
    let others = other_currencies(sweep);
    let header = SHOWN.iter().map(|(series, name)| padded(*series, name)).collect::<String>();
    let also = others.iter().map(|currency| padded(Series::MonthlyCost, &format!("in {}", currency.code())));
    line(format!("{:<15}{header}{}", "month", also.collect::<String>()));
    let step = if plan.months > 60 { 12 } else { 3 };
    let mut shown: Vec<u32> = (0..=plan.months).step_by(step).collect();
    if shown.last() != Some(&plan.months) {
        shown.push(plan.months);
    }
    for month in shown {
        let cells = SHOWN.iter().map(|&(series, _)| {
            padded(series, &cell(sweep.known(month, series), series.row().scale, currency_of(plan)))
        });
        let costs = others.iter().map(|&currency| {
            padded(Series::MonthlyCost, &cell(other_cost(sweep, month, currency), Scale::Minor, currency))
        });
        line(format!("{:<15}{}", plan.month_name(month), cells.chain(costs).collect::<String>()));
    }
    line(String::new());
    line(
        "Breakpoints: odds within the plan, the month by which half of those are there (10th to 90th percentile)"
            .to_owned(),
    );
    let listed = sweep.odds().filter(|odds| !matches!(odds.mark, Mark::TeamAdded(_) | Mark::ManagerAdded(_)));
    let mut listed: Vec<Odds> = listed.collect();
    listed.sort_by_key(|odds| (odds.month.1, odds.mark));
    for odds in &listed {
        line(format!("  {}", message(plan, odds)));
    }
    line(String::new());
    line("Heuristics and assumptions, not a forecast: --assume NAME=LOW..HIGH makes one uncertain.".to_owned());
    out
}

/// A cell of the text's table; money takes more room.
fn padded(series: Series, text: &str) -> String {
    let width = if series == Series::MonthlyCost { 24 } else { 14 };
    format!("{text:>width$}")
}

/// A figure with its range. Money that nine runs in ten do not have is left out like what is not known.
fn cell(found: Option<Quantiles>, scale: Scale, currency: Currency) -> String {
    let Some(Quantiles { p10, p50, p90, .. }) = found.filter(|found| scale != Scale::Minor || found.p90 > 0) else {
        return "–".to_owned();
    };
    let shown = |value: i64| match scale {
        Scale::Minor => Money { minor: value, currency }.to_string(),
        Scale::BasisPoints => format!("{:.0}", value as f64 / 100.0),
        _ => value.to_string(),
    };
    let unit = if scale == Scale::BasisPoints { " %" } else { "" };
    if p10 == p90 {
        format!("{}{unit}", shown(p50))
    } else {
        format!("{}–{}–{}{unit}", shown(p10), shown(p50), shown(p90))
    }
}
