//! Figures of both orgs: one table, which page, command line and documents go by.

use super::Side;
use super::cost::Cost;
use super::matching::is_any_matched;
use crate::engine::analyze::{Band, Severity};
use crate::engine::labels;
use crate::engine::money::{Currency, Money};
use crate::engine::units::{Ratio, round_half_up};

/// How a figure is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Whole things.
    Count,
    /// Two places, halves rounded up.
    Mean,
    /// Whole percent of the week, the rest cut off: a load of 0.999 is not yet overloaded.
    Load,
    /// A share, read in percent.
    Share,
    /// Money of a year, minor units.
    Money(Currency),
}

/// A line of the table.
pub struct MetricRow {
    /// Name in files: that of `check` where it has the figure.
    pub name: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// How it is read.
    pub scale: Scale,
    /// The figure of a side; `None` where it is not known.
    of: fn(&Side) -> Option<Ratio>,
}

fn whole(n: u32) -> Option<Ratio> {
    Some(Ratio::whole(n))
}

fn overloaded(side: &Side) -> u32 {
    let is_over = |band: Option<Band>| matches!(band, Some(Band::Overloaded | Band::Critical));
    side.report.loads.iter().filter(|load| is_over(load.band())).count() as u32
}

#[rustfmt::skip]
/// The figures that are compared, in order. Cost follows, a line for each currency.
pub const METRICS: &[MetricRow] = &[
    MetricRow { name: "people", label: labels::PEOPLE, scale: Scale::Count, of: |s| whole(s.report.metrics.people) },
    MetricRow { name: "engineers", label: labels::ENGINEERS, scale: Scale::Count, of: |s| whole(s.report.metrics.engineers) },
    MetricRow { name: "managers", label: labels::MANAGERS, scale: Scale::Count, of: |s| whole(s.report.metrics.managers) },
    MetricRow { name: "manager_share", label: labels::MANAGER_SHARE, scale: Scale::Share, of: |s| s.report.metrics.manager_share },
    MetricRow { name: "roots", label: "People at the top", scale: Scale::Count, of: |s| whole(s.report.metrics.roots) },
    MetricRow { name: "management_layers", label: labels::MANAGEMENT_LAYERS, scale: Scale::Count, of: |s| whole(s.report.metrics.management_layers) },
    MetricRow { name: "depth", label: labels::DEPTH, scale: Scale::Count, of: |s| whole(s.report.metrics.depth) },
    MetricRow { name: "span_mean", label: labels::SPAN_MEAN, scale: Scale::Mean, of: |s| s.report.metrics.span_mean },
    MetricRow { name: "span_median", label: labels::SPAN_MEDIAN, scale: Scale::Mean, of: |s| s.report.metrics.span_median },
    MetricRow { name: "span_max", label: labels::SPAN_MAX, scale: Scale::Count, of: |s| s.report.metrics.span_max.and_then(whole) },
    MetricRow { name: "load_index_max", label: labels::LOAD_MAX, scale: Scale::Load, of: |s| s.report.metrics.load_index_max },
    MetricRow { name: "overloaded", label: labels::OVERLOADED, scale: Scale::Count, of: |s| whole(overloaded(s)) },
    MetricRow { name: "findings_red", label: "Red findings", scale: Scale::Count, of: |s| whole(s.report.n_findings(Severity::Red)) },
    MetricRow { name: "findings_amber", label: "Amber findings", scale: Scale::Count, of: |s| whole(s.report.n_findings(Severity::Amber)) },
    MetricRow { name: "findings_info", label: "Info findings", scale: Scale::Count, of: |s| whole(s.report.n_findings(Severity::Info)) },
    MetricRow { name: "teams", label: labels::TEAMS, scale: Scale::Count, of: |s| whole(s.report.metrics.teams) },
    MetricRow { name: "interactions", label: "Interactions of teams", scale: Scale::Count, of: |s| whole(s.structure.links().len() as u32) },
    MetricRow { name: "vacancies", label: "Vacancies", scale: Scale::Count, of: |s| whole(s.n_vacancies()) },
    MetricRow { name: "people_without_pay", label: "People whose pay is not known", scale: Scale::Count, of: |s| whole(s.cost.without_pay) },
];

/// A figure of both orgs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metric {
    /// Name in files.
    pub name: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// How it is read.
    pub scale: Scale,
    /// The figure of the first; `None` where it is not known.
    pub a: Option<Ratio>,
    /// The figure of the second.
    pub b: Option<Ratio>,
}

/// A figure of several orgs.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Name in files.
    pub name: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// How it is read.
    pub scale: Scale,
    /// The figure of each; `None` where it is not known.
    pub values: Vec<Option<Ratio>>,
}

impl Figure {
    /// The figure of the first org and of another, by its place.
    pub fn metric(&self, at: usize) -> Metric {
        let Figure { name, label, scale, ref values } = *self;
        Metric { name, label, scale, a: values[0], b: values[at] }
    }
}

/// The figures of orgs side by side: those of [`METRICS`], then cost by currency.
pub fn figures(sides: &[&Side]) -> Vec<Figure> {
    let row = |row: &MetricRow| Figure {
        name: row.name,
        label: row.label,
        scale: row.scale,
        values: sides.iter().map(|side| (row.of)(side)).collect(),
    };
    // Of an org that has nobody of the first in it, nothing says that it pays nothing in a currency of the other.
    let mut is_stranger: Vec<bool> = sides.iter().map(|side| !is_any_matched(sides[0], side)).collect();
    let others = is_stranger.get(1..).unwrap_or_default();
    let is_first_alone = !others.is_empty() && others.iter().all(|&is_stranger| is_stranger);
    is_stranger.iter_mut().take(1).for_each(|is_stranger| *is_stranger = is_first_alone);
    let costs: Vec<Cost> = sides.iter().map(|side| side.cost).collect();
    let cost = |currency| Figure {
        name: "cost_per_year",
        label: "Cost a year",
        scale: Scale::Money(currency),
        values: costs
            .iter()
            .zip(&is_stranger)
            .map(|(cost, is_stranger)| cost.in_currency(currency, *is_stranger).map(|money| Ratio::whole(money.minor)))
            .collect(),
    };
    METRICS.iter().map(row).chain(Cost::currencies(&costs).into_iter().map(cost)).collect()
}

impl Metric {
    /// Both are known and not the same.
    pub fn is_changed(&self) -> bool {
        matches!((self.a, self.b), (Some(a), Some(b)) if a.partial_cmp(&b) != Some(std::cmp::Ordering::Equal))
    }

    /// A value of this figure as people read it; a dash where it is not known.
    pub fn text(&self, value: Option<Ratio>) -> String {
        let Some(value) = value else { return "–".into() };
        match self.scale {
            Scale::Money(currency) => Money { minor: value.num / value.den, currency }.to_string(),
            _ => self.written(self.steps(value)),
        }
    }

    /// The difference as people read it, with its sign: that of the values as they are written, so that a column adds up.
    /// A dash where one is not known, "0" where nothing changes, and "≈ 0" where only what is not written does.
    pub fn difference(&self) -> String {
        let Some((a, b)) = self.a.zip(self.b) else { return "–".into() };
        let steps = match self.scale {
            Scale::Money(_) => b.num / b.den - a.num / a.den,
            _ => self.steps(b) - self.steps(a),
        };
        let text = match self.scale {
            Scale::Money(currency) => Money { minor: steps.abs(), currency }.to_string(),
            Scale::Load if steps.abs() == 1 => "1 point".into(),
            Scale::Share | Scale::Load => format!("{} points", self.written(steps.abs()).trim_end_matches(" %")),
            Scale::Count | Scale::Mean => self.written(steps.abs()),
        };
        match steps {
            0 if self.is_changed() => "≈ 0".into(),
            0 => "0".into(),
            1.. => format!("+{text}"),
            _ => format!("−{text}"),
        }
    }

    /// A value in the steps that are written: ones, hundredths, tenths of a percent.
    fn steps(&self, value: Ratio) -> i64 {
        match self.scale {
            Scale::Count | Scale::Money(_) => value.num / value.den,
            Scale::Mean => round_half_up(value.num * 100, value.den),
            Scale::Load => value.num * 100 / value.den,
            Scale::Share => round_half_up(value.num * 1000, value.den),
        }
    }

    fn written(&self, steps: i64) -> String {
        match self.scale {
            Scale::Count | Scale::Money(_) => steps.to_string(),
            Scale::Mean => format!("{}.{:02}", steps / 100, steps % 100),
            Scale::Load => format!("{steps} %"),
            Scale::Share => format!("{}.{} %", steps / 10, steps % 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(scale: Scale, a: Ratio, b: Ratio) -> Metric {
        Metric { name: "x", label: "X", scale, a: Some(a), b: Some(b) }
    }

    #[test]
    fn differences_are_those_of_what_is_written() {
        let cases = [
            (Scale::Count, Ratio::whole(5), Ratio::whole(3), "−2"),
            (Scale::Mean, Ratio::new(28, 5), Ratio::new(28, 6), "−0.93"),
            (Scale::Load, Ratio::new(999, 1000), Ratio::whole(1), "+1 point"),
            (Scale::Share, Ratio::new(5, 29), Ratio::new(6, 29), "+3.5 points"),
            (Scale::Share, Ratio::new(1000, 5000), Ratio::new(1001, 5000), "≈ 0"),
            (Scale::Money(Currency::Usd), Ratio::whole(100_000_000), Ratio::whole(118_000_000), "+$180k"),
            (Scale::Money(Currency::Eur), Ratio::whole(118_000_000), Ratio::whole(100_000_000), "−€180k"),
            (Scale::Count, Ratio::whole(7), Ratio::whole(7), "0"),
        ];
        for (scale, a, b, text) in cases {
            assert_eq!(metric(scale, a, b).difference(), text);
        }
        assert_eq!(Metric { b: None, ..metric(Scale::Count, Ratio::whole(1), Ratio::whole(1)) }.difference(), "–");
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = METRICS.iter().map(|row| row.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), METRICS.len());
    }
}
