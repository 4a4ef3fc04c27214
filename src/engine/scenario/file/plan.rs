//! The hiring plan of a file: months, target, freezes, place and what is assumed, each by its name.

use super::FileError;
use super::node::{Document, Node};
use super::number::{decimal_field, whole, whole_field, word};
use super::out::Out;
use crate::engine::grow::MOST_ENGINEERS;
use crate::engine::money::PLACES;
use crate::engine::plan::{
    ASSUMPTIONS, Freeze, HiringPlan, MOST_MONTHS, MOST_RUNS, Month, Range, Target, assumption_named,
};
use crate::engine::sort::sort_by_key;
use crate::engine::units::Decimal;

/// Writes the fields of a plan.
pub(super) fn write_plan(out: &mut Out, plan: &HiringPlan) {
    if let Some(start) = plan.start {
        out.text("start", &start.to_string());
    }
    out.number("months", plan.months.into());
    if let Some(target) = &plan.target {
        out.object_field("target", |out| write_target(out, target));
    }
    let freezes: Vec<String> = plan.freezes.iter().map(Freeze::to_string).collect();
    out.texts("freezes", &freezes);
    out.text("place", plan.place.row().name);
    let mut assumptions: Vec<(&str, Range)> =
        plan.assumptions.changed().map(|(row, range)| (row.name, range)).collect();
    sort_by_key(&mut assumptions, |(name, _)| *name);
    if !assumptions.is_empty() {
        out.object_field("assumptions", |out| {
            for (name, range) in assumptions {
                if range.is_certain() {
                    out.decimal(name, range.low);
                } else {
                    out.text(name, &range.to_string());
                }
            }
        });
    }
    out.number("seed", plan.seed);
    out.number("runs", plan.runs.into());
}

fn write_target(out: &mut Out, target: &Target) {
    match target {
        Target::End(engineers) => out.number("engineers", (*engineers).into()),
        Target::Milestones(milestones) => out.object_field("milestones", |out| {
            let mut milestones = milestones.clone();
            sort_by_key(&mut milestones, |&(month, _)| month);
            for (at, &(month, engineers)) in milestones.iter().enumerate() {
                // Of two for the same month the later one counts.
                if milestones.get(at + 1).is_none_or(|&(next, _)| next != month) {
                    out.number(&month.to_string(), engineers.into());
                }
            }
        }),
        Target::Doubling { tenths, to } => {
            out.steps("doubling_months", i64::from(*tenths), 10);
            out.number("engineers", (*to).into());
        }
        Target::Curve(curve) => out.list("curve", curve, |out, engineers| out.plain(engineers)),
    }
}

/// The fields of a plan.
const FIELDS: &[&str] = &["start", "months", "target", "freezes", "place", "assumptions", "seed", "runs"];

/// Reads a plan; what is not there has its default.
pub(super) fn read_plan(node: Node<'_>, document: &mut Document<'_>) -> Result<HiringPlan, FileError> {
    node.object(document, "a plan: an object such as {\"months\": 36}")?;
    let start = node.field(document, "start", |node, document| {
        parsed(node, document, |text| Month::parse(text).ok_or("a month such as 2027-03 is needed".to_owned()))
    })?;
    let mut plan = HiringPlan { start, ..HiringPlan::default() };
    if let Some(months) = whole_field(node, document, "months", (1, MOST_MONTHS))? {
        plan.months = months;
    }
    plan.target = node.field(document, "target", read_target)?;
    let freezes = node.field(document, "freezes", |node, document| {
        node.items(document, |node, document| parsed(node, document, Freeze::parse))
    })?;
    plan.freezes = freezes.unwrap_or_default();
    let places = PLACES.iter().map(|row| (row.name, row.place)).collect::<Vec<_>>();
    if let Some(place) = node.field(document, "place", |node, document| word(node, document, &places))? {
        plan.place = place;
    }
    node.field(document, "assumptions", |node, document| {
        node.object(document, "assumptions: an object such as {\"attrition\": \"10..20\"}")?;
        for row in ASSUMPTIONS {
            node.field(document, row.name, |node, document| {
                let range = read_range(node, document)?;
                plan.assumptions.set(row.assumption, range).map_err(|error| node.error(document, error))
            })?;
        }
        node.note_unknown(document, |key| assumption_named(key).is_some());
        Ok(())
    })?;
    if let Some(seed) = node.field(document, "seed", |node, document| {
        node.value.as_u64().ok_or_else(|| node.wrong(document, "a whole number"))
    })? {
        plan.seed = seed;
    }
    if let Some(runs) = whole_field(node, document, "runs", (1, MOST_RUNS))? {
        plan.runs = runs;
    }
    node.note_unknown(document, |key| FIELDS.contains(&key));
    Ok(plan)
}

/// Reads a text of some form.
fn parsed<T>(
    node: Node<'_>,
    document: &Document<'_>,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<T, FileError> {
    let text = node.value.as_str().ok_or_else(|| node.wrong(document, "a text"))?;
    read(text).map_err(|error| node.error(document, error))
}

/// A number, or a range such as `"25..35"`.
fn read_range(node: Node<'_>, document: &Document<'_>) -> Result<Range, FileError> {
    match node.value.as_f64().and_then(Decimal::from_f64) {
        Some(value) => Ok(Range::certain(value)),
        None => parsed(node, document, Range::parse),
    }
}

fn read_target(node: Node<'_>, document: &mut Document<'_>) -> Result<Target, FileError> {
    node.object(document, "a target: an object such as {\"engineers\": 200}")?;
    let size = |node: Node<'_>, document: &mut Document<'_>| whole(node, document, (1, MOST_ENGINEERS));
    let engineers = whole_field(node, document, "engineers", (1, MOST_ENGINEERS))?;
    let milestones = node.field(document, "milestones", |node, document| {
        let object = node.object(document, "milestones: an object such as {\"12\": 80}")?;
        let mut milestones = Vec::new();
        for key in object.keys() {
            let month = key.parse::<u32>();
            let month = month.map_err(|_| node.error(document, format!("\"{key}\" is not the number of a month")))?;
            milestones.push((month, whole_field(node, document, key, (1, MOST_ENGINEERS))?.unwrap_or_default()));
        }
        sort_by_key(&mut milestones, |milestone| *milestone);
        Ok(milestones)
    })?;
    let tenths = decimal_field(node, document, "doubling_months", (10, 240))?.map(|tenths| tenths as u32);
    let curve = node.field(document, "curve", |node, document| node.items(document, size))?;
    node.note_unknown(document, |key| ["engineers", "milestones", "doubling_months", "curve"].contains(&key));
    match (engineers, milestones, tenths, curve) {
        (Some(to), None, None, None) => Ok(Target::End(to)),
        (Some(to), None, Some(tenths), None) => Ok(Target::Doubling { tenths, to }),
        (None, Some(milestones), None, None) => Ok(Target::Milestones(milestones)),
        (None, None, None, Some(curve)) => Ok(Target::Curve(curve)),
        _ => {
            let message = "a target has engineers, or doubling_months with engineers, or milestones, or a curve";
            Err(node.error(document, message))
        }
    }
}
