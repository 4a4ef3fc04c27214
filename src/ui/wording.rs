//! Numbers and names as people read them: one place.

use crate::engine::analyze::{Band, Severity};
use crate::engine::money::{Currency, Money};
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{Scale, Series, Summary, currency_of};
use crate::engine::units::{Ratio, round_half_up};

/// What stands for a figure that is not there.
pub(crate) const NOTHING: &str = "–";

/// A ratio with a number of places, halves rounded up.
pub(crate) fn fixed(ratio: Option<Ratio>, places: u32) -> String {
    let Some(ratio) = ratio else { return NOTHING.into() };
    let scale = 10_i64.pow(places);
    let scaled = round_half_up(ratio.num * scale, ratio.den);
    match places {
        0 => scaled.to_string(),
        _ => format!("{}.{:0width$}", scaled / scale, scaled % scale, width = places as usize),
    }
}

/// A load index in percent of the week, the rest cut off.
pub(crate) fn load(index: Option<Ratio>) -> String {
    index.map_or_else(|| NOTHING.into(), Ratio::as_load)
}

/// A share in percent.
pub(crate) fn percent(ratio: Option<Ratio>) -> String {
    ratio.map_or_else(|| NOTHING.into(), |r| format!("{} %", fixed(Some(Ratio::new(r.num * 100, r.den)), 0)))
}

/// Minutes as hours with up to two places: three minutes are 0.05 h, so that parts sum to their total as they are read.
pub(crate) fn hours(minutes: u32) -> String {
    let text = fixed(Some(Ratio::new(i64::from(minutes), 60)), 2);
    format!("{} h", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A count with its noun.
pub(crate) fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// A whole number with thin spaces between groups of three.
pub(crate) fn thousands(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// A band in a sentence.
pub(crate) fn band(band: Option<Band>) -> &'static str {
    band.map_or("no working time", Band::as_str)
}

/// A band as a token of the stylesheet.
pub(crate) fn band_token(band: Option<Band>) -> &'static str {
    match band {
        Some(Band::UnderUsed) => "under",
        Some(Band::Healthy) => "ok",
        Some(Band::Stretched) => "stretch",
        Some(Band::Overloaded) => "over",
        Some(Band::Critical) => "crit",
        None => "none",
    }
}

/// What severities say, and how load bands go with them.
pub(crate) const LEVELS: &str = "Red: over a limit, act. Amber: close to one, watch. Info: worth knowing. A load that is stretched is amber; overloaded and critical are red.";

/// A severity in words.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Red => "Red",
        Severity::Amber => "Amber",
        Severity::Info => "Info",
    }
}

/// Minor units of a plan's currency, rounded for reading.
pub(crate) fn money(plan: &HiringPlan, minor: i64) -> String {
    Money { minor, currency: currency_of(plan) }.to_string()
}

/// Amounts of several currencies; a dash where there is none. Nothing is converted.
pub(crate) fn amounts(costs: impl Iterator<Item = (Currency, i64)>) -> String {
    let texts: Vec<String> =
        costs.filter(|&(_, minor)| minor > 0).map(|(currency, minor)| Money { minor, currency }.to_string()).collect();
    if texts.is_empty() { NOTHING.into() } else { texts.join(" + ") }
}

/// What a month costs in the middle of all runs, and the range of eight in ten where there is one.
pub(crate) fn cost_of_month(plan: &HiringPlan, summary: &Summary, month: u32) -> (String, Option<String>) {
    let costs = || summary.costs(month, currency_of(plan));
    let range = costs().filter(|(_, found)| found.p10 != found.p90).map(|(currency, found)| {
        let text = |minor: i64| Money { minor, currency }.to_string();
        format!("{} to {}", text(found.p10), text(found.p90))
    });
    let range: Vec<String> = range.collect();
    let middle = amounts(costs().map(|(currency, found)| (currency, found.p50)));
    (middle, (!range.is_empty()).then(|| range.join(", ")))
}

/// A figure of a simulation.
pub(crate) fn figure(plan: &HiringPlan, series: Series, value: i64) -> String {
    match series.row().scale {
        Scale::Count => thousands(value.max(0) as u32),
        Scale::BasisPoints => format!("{} %", round_half_up(value, 100)),
        Scale::Hundredths => fixed(Some(Ratio::new(value, 100)), 1),
        Scale::Minutes => fixed(Some(Ratio::new(value, 60)), 1),
        Scale::Minor => money(plan, value),
    }
}
