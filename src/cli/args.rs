//! What can be typed.

use std::path::PathBuf;

use clap::builder::TypedValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use time::Date;

use crate::engine::analyze::{Severity, Thresholds};
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::money::{PLACES, Place};
use crate::engine::plan::{ASSUMPTIONS, Assumption, Assumptions, Freeze, Month, Range, assumption_named};
use crate::engine::policy::TopologyShape;
use crate::engine::scenario::parse_iso_date;
use crate::engine::units::Decimal;

const INPUT_HELP: &str = "INPUT is a roster file (CSV, TSV), a scenario file (JSON), a link (whole, or from #), a team file \
                          or a folder of team files, or - for standard input; without it, the built-in example of 24 \
                          engineers.";

#[derive(Parser)]
#[command(name = "spanwise", version, about = "Org-chart simulator: see who is overloaded as headcount grows, and why")]
#[command(
    after_help = "Exit status: 0 fine; 1 a check found something at or above --fail-on; 2 bad usage or input.\n\n\
Examples:\n  spanwise check\n  spanwise check people.csv --department Engineering --fail-on amber\n  \
spanwise grow --from 1 --to 200\n  spanwise chart people.csv --format svg > chart.svg\n  spanwise link encode plan.json"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Measure an org and list what is wrong with it, worst first
    #[command(after_help = "Examples:\n  spanwise check people.csv\n  spanwise check people.csv --format json\n  \
spanwise check --set span_wide.red=12 --policy policy.json plan.json\n  cat people.csv | spanwise check -")]
    Check(CheckArgs),
    /// Grow an org engineer by engineer: what the structure becomes, and who breaks first if it is held
    #[command(after_help = "Examples:\n  spanwise grow --to 200\n  spanwise grow people.csv --structure hold\n  \
spanwise grow --from 1 --to 500 --em-span 9 --format csv")]
    Grow(GrowArgs),
    /// Live through a hiring plan month by month, many times: bands, odds and cost
    #[command(after_help = "Examples:\n  spanwise simulate --target 200 --months 36 --start 2027-01\n  \
spanwise simulate people.csv --milestone 12=120 --milestone 24=200 --assume attrition=10..20\n  \
spanwise simulate --doubling 12 --target 200 --months 48 --freeze 6..9 --format json")]
    Simulate(SimulateArgs),
    /// For every red finding, the smallest changes that clear it, each analyzed whole on a copy
    #[command(after_help = "Examples:\n  spanwise fix people.csv\n  spanwise fix people.csv --all\n  \
spanwise fix --set span_wide.red=8 --format json plan.json")]
    Fix(FixArgs),
    /// Tell what is different in a second org: who joins, leaves and moves, teams, figures, findings
    #[command(after_help = "Examples:\n  spanwise compare before.csv after.csv\n  \
spanwise compare plan.json 'http://127.0.0.1:8080/#s=1.…' --format json\n  \
git show HEAD~1:people.csv | spanwise compare - people.csv --root eng")]
    Compare(CompareArgs),
    /// Draw the org chart or the team map as SVG, Graphviz DOT or Mermaid
    #[command(after_help = "Examples:\n  spanwise chart people.csv > chart.svg\n  \
spanwise chart --format dot | dot -Tpdf > chart.pdf\n  \
spanwise chart --view teams --topology platform people.csv > teams.svg")]
    Chart(ChartArgs),
    /// Make a link of an org, or open one
    #[command(after_help = "Examples:\n  spanwise link encode plan.json\n  \
spanwise link encode people.csv --with names,titles --base https://example.org/org/\n  \
spanwise link decode 'http://127.0.0.1:8080/#s=1.…' > plan.json")]
    Link(LinkArgs),
}

#[derive(Args)]
pub(super) struct Common {
    #[arg(help = INPUT_HELP)]
    pub(super) input: Option<String>,
    #[command(flatten)]
    pub(super) options: Options,
}

/// What says how an input is read and judged.
#[derive(Args)]
pub(super) struct Options {
    /// Team files that join the roster: teams, members, interactions (CSV), Team API documents (Markdown), or a folder of
    /// them; may be repeated
    #[arg(long, value_name = "FILE")]
    pub(super) teams: Vec<PathBuf>,
    /// Settings from a JSON file: {"policy": {…}, "rules": {…}, "load": {…}, "topology": {…}}
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// Sets one threshold, such as span_wide.red=10; may be repeated
    #[arg(long, value_name = "RULE.LEVEL=VALUE", value_parser = threshold)]
    pub(super) set: Vec<String>,
    /// How teams that growth adds work together; by default what the input says, else alone
    #[arg(long, value_name = "SHAPE", value_parser = shapes())]
    pub(super) topology: Option<TopologyShape>,
    /// Only this person and everyone below, by id, e-mail or full name
    #[arg(long, value_name = "ID", conflicts_with = "department")]
    pub(super) root: Option<String>,
    /// Only the people of this department; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(super) department: Vec<String>,
    /// The day to look at, such as 2026-03-31; by default the latest start date in the input
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) as_of: Option<Date>,
}

fn shapes() -> impl TypedValueParser<Value = TopologyShape> {
    let names = clap::builder::PossibleValuesParser::from(TopologyShape::ALL.map(TopologyShape::as_str));
    names.map(|name| TopologyShape::named(&name).expect("only names of shapes pass"))
}

fn threshold(text: &str) -> Result<String, String> {
    Thresholds::default().set_written(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    parse_iso_date(text).ok_or_else(|| "a day such as 2026-03-31 is needed".to_owned())
}

#[derive(Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) common: Common,
    /// Exit with status 1 if anything is this bad
    #[arg(long, value_name = "SEVERITY", default_value = "red")]
    pub(super) fail_on: FailOn,
    /// Output for people, for programs, or a table
    #[arg(long, default_value = "text")]
    pub(super) format: TableFormat,
    /// Which table --format csv gives; without it, the load of managers
    #[arg(long, value_name = "TABLE", value_parser = tables())]
    pub(super) table: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum FailOn {
    Red,
    Amber,
    Never,
}

impl FailOn {
    /// The least bad severity that fails the check.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            FailOn::Red => Some(Severity::Red),
            FailOn::Amber => Some(Severity::Amber),
            FailOn::Never => None,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum TableFormat {
    Text,
    Json,
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum PlainFormat {
    Text,
    Json,
}

#[derive(Args)]
pub(super) struct GrowArgs {
    #[command(flatten)]
    pub(super) common: Common,
    /// Start from an org that the policy grew from 1 engineer to N, instead of an INPUT
    #[arg(long, value_name = "N", conflicts_with_all = ["input", "root", "department"], value_parser = size())]
    pub(super) from: Option<u32>,
    /// Engineers to grow to; by default 200, or the size of the start if that is larger
    #[arg(long, value_name = "N", value_parser = size())]
    pub(super) to: Option<u32>,
    /// Let the structure follow the policy, or hold it as it is; by default what the input says, else adapt
    #[arg(long)]
    pub(super) structure: Option<Structure>,
    /// Engineers a manager aims at, 3 to 15
    #[arg(long, value_name = "T")]
    pub(super) em_span: Option<u32>,
    /// Engineers a manager has at most, 7 to 20
    #[arg(long, value_name = "S")]
    pub(super) em_split_at: Option<u32>,
    /// Managers a manager of managers aims at, 3 to 10
    #[arg(long, value_name = "T")]
    pub(super) mom_span: Option<u32>,
    /// Managers a manager of managers has at most, 5 to 12
    #[arg(long, value_name = "S")]
    pub(super) mom_split_at: Option<u32>,
    /// Output for people, for programs, or the steps as a table
    #[arg(long, default_value = "text")]
    pub(super) format: TableFormat,
}

#[derive(Args)]
pub(super) struct SimulateArgs {
    #[command(flatten)]
    pub(super) common: Common,
    /// How many months, 1 to 120; by default what the input says, else 36
    #[arg(long, value_name = "M")]
    pub(super) months: Option<u32>,
    /// Engineers to reach; by default what the input says, else 200, or the present size if that is larger
    #[arg(long, value_name = "N")]
    pub(super) target: Option<u32>,
    /// Twice as many engineers every so many months, up to the target
    #[arg(long, value_name = "MONTHS", conflicts_with = "milestone", value_parser = tenths)]
    pub(super) doubling: Option<u32>,
    /// Engineers by the end of a month, such as 12=80; may be repeated
    #[arg(long, value_name = "MONTH=N", conflicts_with = "target", value_parser = milestone)]
    pub(super) milestone: Vec<(u32, u32)>,
    /// Months in which nobody is hired, such as 3..6; may be repeated
    #[arg(long, value_name = "FROM..TO", value_parser = Freeze::parse)]
    pub(super) freeze: Vec<Freeze>,
    /// The month before the first one, such as 2027-01; without it months have numbers only
    #[arg(long, value_name = "MONTH", value_parser = month)]
    pub(super) start: Option<Month>,
    /// Where newcomers work: us, uk, de, au or in
    #[arg(long, value_name = "PLACE", value_parser = place)]
    pub(super) place: Option<Place>,
    /// Sets one assumption to a number or a range, such as attrition=10..20; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = assumption)]
    pub(super) assume: Vec<(Assumption, Range)>,
    /// How many runs, 1 to 100000; by default what the input says, else 1000
    #[arg(long, value_name = "R")]
    pub(super) runs: Option<u32>,
    /// The seed of all luck; by default what the input says, else 1
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Output for people, for programs, or every month as a table
    #[arg(long, default_value = "text")]
    pub(super) format: TableFormat,
}

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "a month such as 2027-03 is needed".to_owned())
}

fn place(text: &str) -> Result<Place, String> {
    let known = || PLACES.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    Place::named(text).ok_or_else(|| format!("known places are {}", known()))
}

fn tenths(text: &str) -> Result<u32, String> {
    let months = text.parse::<Decimal>().ok().filter(|months| months.0 > 0);
    let months = months.ok_or("a number of months such as 12 or 7.5 is needed")?;
    Ok(u32::try_from(months.0 * 10 / Decimal::SCALE).unwrap_or(u32::MAX))
}

fn milestone(text: &str) -> Result<(u32, u32), String> {
    let numbers =
        text.split_once('=').and_then(|(month, n)| Some((month.trim().parse().ok()?, n.trim().parse().ok()?)));
    numbers.ok_or_else(|| "a month and a number of engineers such as 12=80 are needed".to_owned())
}

fn assumption(text: &str) -> Result<(Assumption, Range), String> {
    let (name, value) = text.split_once('=').ok_or("a name and a value such as attrition=10..20 are needed")?;
    let known = || ASSUMPTIONS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    let row = assumption_named(name.trim()).ok_or_else(|| format!("there is no {name}; known are {}", known()))?;
    let range = Range::parse(value)?;
    Assumptions::default().set(row.assumption, range)?;
    Ok((row.assumption, range))
}

fn size() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(1..=i64::from(MOST_ENGINEERS))
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Structure {
    Adapt,
    Hold,
}

impl From<Structure> for Mode {
    fn from(structure: Structure) -> Self {
        match structure {
            Structure::Adapt => Mode::Adapt,
            Structure::Hold => Mode::Hold,
        }
    }
}

#[derive(Args)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) common: Common,
    /// One plan for the whole org instead, with the fewest people moved
    #[arg(long)]
    pub(super) all: bool,
    /// Red findings to look at, the worst first
    #[arg(long, value_name = "N", default_value_t = 100, conflicts_with = "all", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) limit: u32,
    /// Output for people or for programs
    #[arg(long, default_value = "text")]
    pub(super) format: PlainFormat,
}

#[derive(Args)]
pub(super) struct CompareArgs {
    /// What it was: a roster, scenario or team file, a folder of team files, a link, or - for standard input
    #[arg(value_name = "A")]
    pub(super) a: String,
    /// What it is to be: as A
    #[arg(value_name = "B")]
    pub(super) b: String,
    #[command(flatten)]
    pub(super) options: Options,
    /// Output for people or for programs
    #[arg(long, default_value = "text")]
    pub(super) format: PlainFormat,
}

#[derive(Args)]
pub(super) struct ChartArgs {
    #[command(flatten)]
    pub(super) common: Common,
    /// What to draw
    #[arg(long, default_value = "org")]
    pub(super) view: View,
    /// Format of the picture
    #[arg(long, default_value = "svg", value_parser = chart_formats())]
    pub(super) format: String,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum View {
    /// Who reports to whom
    Org,
    /// Teams and how they work together
    Teams,
}

impl From<View> for crate::engine::export::View {
    fn from(view: View) -> Self {
        match view {
            View::Org => Self::Org,
            View::Teams => Self::Teams,
        }
    }
}

fn tables() -> clap::builder::PossibleValuesParser {
    let value = |table: &'static crate::engine::export::TableKind| {
        clap::builder::PossibleValue::new(table.name).help(table.help)
    };
    crate::engine::export::TABLES.iter().map(value).collect::<Vec<_>>().into()
}

fn chart_formats() -> clap::builder::PossibleValuesParser {
    crate::engine::export::FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().into()
}

#[derive(Args)]
pub(super) struct LinkArgs {
    #[command(subcommand)]
    pub(super) command: LinkCommand,
}

#[derive(Subcommand)]
pub(super) enum LinkCommand {
    /// Write the link of an org
    #[command(
        after_help = "Without --with, an imported org travels as its shape only: who reports to whom, seniority, team \
numbers, start months, working time and vacancies."
    )]
    Encode(EncodeArgs),
    /// Write the scenario file that a link holds
    Decode(DecodeArgs),
}

#[derive(Args)]
pub(super) struct EncodeArgs {
    #[command(flatten)]
    pub(super) common: Common,
    /// What of an imported org travels besides its shape
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(super) with: Vec<Travels>,
    /// Address of the page
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080/")]
    pub(super) base: String,
    /// The link alone, or with its length as JSON
    #[arg(long, default_value = "text")]
    pub(super) format: PlainFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Travels {
    /// Ids, names, departments, teams with what is written about them, and locations
    Names,
    /// Job titles
    Titles,
    /// Salaries
    Pay,
}

#[derive(Args)]
pub(super) struct DecodeArgs {
    /// The link, whole or from #; - reads it from standard input
    pub(super) link: String,
}
