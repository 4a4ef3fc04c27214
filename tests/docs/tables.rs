//! The tables of the code as Markdown.

use std::fmt::Write as _;

use spanwise::engine::analyze::{
    BESIDE_AT_MOST, Band, MENTOR_LIMIT_MINUTES, MENTOR_MINUTES, PARTS, PLANNED_PERCENT, RULES, Rule, TENURE_DAYS,
};
use spanwise::engine::export::{FORMATS, TABLES};
use spanwise::engine::money::{PAY, PLACES, PayRow, PlaceRow, pay_of};
use spanwise::engine::plan::{ASSUMPTIONS, AssumptionRow};
use spanwise::engine::policy::{
    Knob, LOAD_TERMS, POLICY_PRESETS, SPAN_KNOBS, TOPOLOGY_KNOBS, TOPOLOGY_PRESETS, TermUnit, TopologyPreset, capacity,
};
use spanwise::engine::roster::Field;
use spanwise::engine::roster::teams::{TEAM_COLUMNS, TeamColumn};
use spanwise::engine::simulate::{SERIES, Scale, SeriesRow};

use crate::blocks::Block;

/// One block a rule.
pub(crate) fn rules() -> Vec<Block> {
    RULES.iter().map(|rule| Block { name: rule.id.to_owned(), text: section(rule) }).collect()
}

fn section(rule: &Rule) -> String {
    let levels: Vec<String> = rule
        .levels
        .iter()
        .map(|level| format!("{} {} {}", level.severity.as_str(), level.comparison.sign(), level.default))
        .collect();
    format!(
        "## {}\n\n**{}.** {}\n\n- Measured in: `{}`\n- Thresholds: {}\n- Source: {}\n- Grade: {}\n",
        rule.id,
        rule.title,
        rule.explanation,
        rule.unit.as_str(),
        levels.join(", "),
        rule.source,
        rule.grade,
    )
}

/// Pictures and tables that can be taken away.
pub(crate) fn exports() -> Vec<Block> {
    let mut formats = "| format | `--format` | file | what it is good for |\n|---|---|---|---|\n".to_owned();
    for format in FORMATS {
        writeln!(formats, "| {} | `{}` | `.{}` | {} |", format.label, format.name, format.extension, format.help)
            .unwrap();
    }
    let mut tables = "| table | `--table` | what is in it |\n|---|---|---|\n".to_owned();
    for table in TABLES {
        writeln!(tables, "| {} | `{}` | {} |", table.label, table.name, table.help).unwrap();
    }
    [("formats", formats), ("tables", tables)].map(|(name, text)| Block { name: name.to_owned(), text }).into()
}

/// The tables of the model, in the order in which the page is read.
pub(crate) fn model() -> Vec<Block> {
    let block = |name: &str, text: String| Block { name: name.to_owned(), text };
    vec![
        block("parts", parts()),
        block("load terms", load_terms()),
        block("bands", bands()),
        block("limits of succession, mentoring and headroom", limits()),
        block("relationships", relationships()),
        block("spans", spans()),
        block("presets", presets()),
        block("topologies", topologies()),
        block("topology numbers", topology_knobs()),
        block("assumptions", assumptions()),
        block("series", series()),
        block("pay", pay()),
    ]
}

/// A Markdown table.
pub(crate) fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut text = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    for row in rows {
        writeln!(text, "| {} |", row.join(" | ")).unwrap();
    }
    text
}

fn assumptions() -> String {
    let row = |row: &AssumptionRow| {
        let value = |value: spanwise::engine::units::Decimal| value.to_string();
        [
            format!("`{}`", row.name),
            format!("{}, {}", row.label, row.unit),
            value(row.default),
            format!("{} to {}", value(row.limits.0), value(row.limits.1)),
            format!("{}..{}", value(row.swing.0), value(row.swing.1)),
            row.source.to_owned(),
            row.grade.to_owned(),
        ]
    };
    table(["name", "what", "default", "limits", "might be", "source", "grade"], ASSUMPTIONS.iter().map(row))
}

fn series() -> String {
    let unit = |row: &SeriesRow| match row.scale {
        Scale::Minor => "minor units of the currency".to_owned(),
        Scale::BasisPoints => "share".to_owned(),
        _ => row.unit.to_owned(),
    };
    table(
        ["name in files", "what", "unit in files"],
        SERIES.iter().map(|row| [format!("`{}`", row.name), row.label.to_owned(), unit(row)]),
    )
}

fn pay() -> String {
    let head = ["role", "USD", "GBP", "EUR", "AUD", "INR", "source of the US figure", "grade"];
    let row = |row: &PayRow| {
        let at = |place: &PlaceRow| thousands(pay_of(row.role, place.place).minor / 100);
        let [us, uk, de, au, inr] = [0, 1, 2, 3, 4].map(|place: usize| at(&PLACES[place]));
        [row.role.rung().title.to_owned(), us, uk, de, au, inr, row.source.to_owned(), row.grade.to_owned()]
    };
    table(head, PAY.iter().map(row))
}

fn thousands(n: i64) -> String {
    if n < 1_000 { n.to_string() } else { format!("{},{:03}", thousands(n / 1_000), n % 1_000) }
}

fn parts() -> String {
    table(["name in files", "on the page"], PARTS.iter().map(|(_, id, label)| [format!("`{id}`"), (*label).to_owned()]))
}

fn load_terms() -> String {
    let row = |term: &spanwise::engine::policy::LoadTerm| {
        let value = |value: u32| match term.unit {
            TermUnit::Minutes => minutes(value),
            TermUnit::Percent => format!("{value} %"),
            TermUnit::Months => format!("{value} months"),
        };
        [
            format!("`{}`", term.name),
            term.label.to_owned(),
            value(term.default),
            format!("{} to {}", value(term.range.0), value(term.range.1)),
            term.source.to_owned(),
            term.grade.to_owned(),
        ]
    };
    table(["name", "what", "default", "range", "source", "grade"], LOAD_TERMS.iter().map(row))
}

/// Hours where they come out even to a quarter, else minutes.
fn minutes(minutes: u32) -> String {
    match minutes {
        0 => "0".to_owned(),
        _ if minutes.is_multiple_of(15) && minutes >= 60 => format!("{} h", f64::from(minutes) / 60.0),
        _ => format!("{minutes} min"),
    }
}

/// The bands with the bounds that a full-time load finds them at.
fn bands() -> String {
    use spanwise::engine::analyze::Load;
    let band_at = |minutes: u32| {
        let mut load = Load::default();
        load.parts[0] = minutes;
        load.band().expect("full time has a band")
    };
    let from = |band: Band| (0..=4_800).find(|&minutes| band_at(minutes) == band).expect("every band is reached");
    let index = |minutes: u32| format!("{:.2}", f64::from(minutes) / 2_400.0);
    let rows = Band::ALL.into_iter().enumerate().map(|(at, band)| {
        let below = Band::ALL.get(at + 1).map(|&next| from(next));
        let hours = |minutes: u32| format!("{} h", f64::from(minutes) / 60.0);
        [
            band.as_str().to_owned(),
            index(from(band)),
            below.map_or_else(|| "–".to_owned(), index),
            below.map_or_else(
                || format!("from {}", hours(from(band))),
                |below| format!("{} to below {}", hours(from(band)), hours(below)),
            ),
        ]
    });
    table(["band", "from", "below", "of a 40 h week"], rows)
}

fn limits() -> String {
    let row = |what: &str, value: String, source: &str, grade: &str| {
        [what.to_owned(), value, source.to_owned(), grade.to_owned()]
    };
    table(
        ["what", "value", "source", "grade"],
        [
            row("Tenure of a successor", format!("{TENURE_DAYS} days"), "our judgement", "D"),
            row("People beside a manager who are looked at", BESIDE_AT_MOST.to_string(), "our judgement", "D"),
            row(
                "Mentoring of a newcomer on the first day, a week",
                minutes(MENTOR_MINUTES),
                "what Larson's arithmetic implies (2016)",
                "C",
            ),
            row("The most a mentor gives, a week", minutes(MENTOR_LIMIT_MINUTES), "our judgement", "D"),
            row(
                "Share of the week that headroom fills",
                format!("{PLANNED_PERCENT} %"),
                "our judgement: where the band stretched begins",
                "D",
            ),
        ],
    )
}

fn relationships() -> String {
    let row = |n: u32| {
        let found = spanwise::engine::analyze::relationships(n).expect("few reports");
        [u128::from(n), found.cross, found.group, found.total()]
            .map(|count| thousands(i64::try_from(count).expect("few reports")))
    };
    table(["reports, single", "cross", "group", "total"], (1..=12).chain([18]).map(row))
}

fn spans() -> String {
    knobs(SPAN_KNOBS)
}

/// The numbers of a policy, with what each rests on.
fn knobs<P: Default>(knobs: &[Knob<P>]) -> String {
    let default = P::default();
    let row = |knob: &Knob<P>| {
        [
            format!("`{}`", knob.name),
            knob.label.to_owned(),
            (knob.get)(&default).to_string(),
            format!("{} to {}", knob.range.0, knob.range.1),
            knob.help.to_owned(),
            knob.source.to_owned(),
            knob.grade.to_owned(),
        ]
    };
    table(["name", "what", "default", "range", "effect", "source", "grade"], knobs.iter().map(row))
}

fn presets() -> String {
    let row = |preset: &spanwise::engine::policy::PolicyPreset| {
        let policy = preset.policy;
        let layers: Vec<String> =
            (1..=4).map(|layers| capacity(layers, policy.em_span, policy.mom_span).to_string()).collect();
        [
            format!("`{}`", preset.id),
            preset.label.to_owned(),
            policy.em_span.to_string(),
            policy.em_split_at.to_string(),
            policy.mom_span.to_string(),
            policy.mom_split_at.to_string(),
            layers.join(" / "),
        ]
    };
    let head = [
        "preset",
        "name",
        "em_span",
        "em_split_at",
        "mom_span",
        "mom_split_at",
        "engineers that 1 / 2 / 3 / 4 layers hold",
    ];
    table(head, POLICY_PRESETS.iter().map(row))
}

fn topologies() -> String {
    let row = |preset: &TopologyPreset| {
        [format!("`{}`", preset.shape.as_str()), preset.label.to_owned(), preset.help.to_owned()]
    };
    table(["shape", "name", "what growth does"], TOPOLOGY_PRESETS.iter().map(row))
}

fn topology_knobs() -> String {
    knobs(TOPOLOGY_KNOBS)
}

/// The columns of a roster.
pub(crate) fn columns() -> Vec<Block> {
    let row = |field: Field| {
        let headings: Vec<String> = field.headings().iter().map(|heading| format!("`{heading}`")).collect();
        [format!("`{}`", field.key()), field.label().to_owned(), headings.join(", ")]
    };
    let text =
        table(["column", "what", "headings by which it is known, the best first"], Field::ALL.into_iter().map(row));
    vec![Block { name: "columns".to_owned(), text }]
}

/// The columns of team files.
pub(crate) fn team_columns() -> Vec<Block> {
    let row = |column: &TeamColumn| {
        let headings: Vec<String> = column.headings.iter().map(|heading| format!("`{heading}`")).collect();
        let form = column.form.label().to_owned();
        [form, format!("`{}`", column.key), column.label.to_owned(), headings.join(", ")]
    };
    let head = ["table", "column", "what", "headings by which it is known, the best first"];
    vec![Block { name: "team columns".to_owned(), text: table(head, TEAM_COLUMNS.iter().map(row)) }]
}
