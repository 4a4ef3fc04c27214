//! The hiring plan of a file: months, target, freezes, place and what is assumed, each by its name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::parts::AssumptionParts;
use crate::engine::money::{PLACES, Place};
use crate::engine::plan::{Freeze, HiringPlan, Month, Range, Target};
use crate::engine::units::Decimal;

/// A plan as it is written: what differs from the default.
#[derive(Serialize)]
pub(super) struct PlanOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    months: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<TargetOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    freezes: Vec<String>,
    place: &'static str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    assumptions: BTreeMap<&'static str, Range>,
    seed: u64,
    runs: u32,
}

#[derive(Serialize)]
#[serde(untagged)]
enum TargetOut {
    End { engineers: u32 },
    Milestones { milestones: BTreeMap<u32, u32> },
    Doubling { doubling_months: Decimal, engineers: u32 },
    Curve { curve: Vec<u32> },
}

impl PlanOut {
    /// The plan, unless it is the default one.
    pub(super) fn of(plan: &HiringPlan) -> Option<PlanOut> {
        (*plan != HiringPlan::default()).then(|| PlanOut {
            start: plan.start.map(|start| start.to_string()),
            months: plan.months,
            target: plan.target.as_ref().map(|target| match target {
                Target::End(engineers) => TargetOut::End { engineers: *engineers },
                Target::Milestones(milestones) => {
                    TargetOut::Milestones { milestones: milestones.iter().copied().collect() }
                }
                Target::Doubling { tenths, to } => TargetOut::Doubling {
                    doubling_months: Decimal(i64::from(*tenths) * Decimal::SCALE / 10),
                    engineers: *to,
                },
                Target::Curve(curve) => TargetOut::Curve { curve: curve.clone() },
            }),
            freezes: plan.freezes.iter().map(Freeze::to_string).collect(),
            place: plan.place.row().name,
            assumptions: plan.assumptions.changed().map(|(row, range)| (row.name, range)).collect(),
            seed: plan.seed,
            runs: plan.runs,
        })
    }
}

/// A plan as it is read; what is not there has its default.
#[derive(Deserialize, Default)]
#[serde(default, expecting = "a plan: an object such as {\"months\": 36}")]
pub(super) struct PlanEntry {
    start: Option<MonthEntry>,
    months: Option<u32>,
    target: Option<TargetEntry>,
    freezes: Vec<FreezeEntry>,
    place: Option<PlaceEntry>,
    assumptions: AssumptionParts,
    seed: Option<u64>,
    runs: Option<u32>,
}

impl PlanEntry {
    pub(super) fn into_plan(self) -> HiringPlan {
        let mut plan = HiringPlan::default();
        plan.start = self.start.map(|start| start.0);
        plan.months = self.months.unwrap_or(plan.months);
        plan.target = self.target.map(|target| target.0);
        plan.freezes = self.freezes.into_iter().map(|freeze| freeze.0).collect();
        plan.place = self.place.map_or(plan.place, |place| place.0);
        self.assumptions.write_into(&mut plan.assumptions);
        plan.seed = self.seed.unwrap_or(plan.seed);
        plan.runs = self.runs.unwrap_or(plan.runs);
        plan
    }
}

macro_rules! read_from_text {
    ($name:ident, $value:ty, $read:expr) => {
        #[derive(Deserialize)]
        #[serde(try_from = "String")]
        struct $name($value);

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                let read: fn(&str) -> Result<$value, String> = $read;
                read(&text).map($name)
            }
        }
    };
}

read_from_text!(MonthEntry, Month, |text| {
    Month::parse(text).ok_or_else(|| format!("\"{text}\" is not a month; one such as 2027-03 is needed"))
});
read_from_text!(FreezeEntry, Freeze, Freeze::parse);
read_from_text!(PlaceEntry, Place, |text| {
    let known = PLACES.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    Place::named(text).ok_or_else(|| format!("\"{text}\" is not a place with known pay; known are {known}"))
});

#[derive(Deserialize)]
#[serde(try_from = "TargetParts")]
struct TargetEntry(Target);

#[derive(Deserialize)]
#[serde(expecting = "a target: an object such as {\"engineers\": 200}")]
struct TargetParts {
    engineers: Option<u32>,
    milestones: Option<BTreeMap<String, u32>>,
    doubling_months: Option<Decimal>,
    curve: Option<Vec<u32>>,
}

impl TryFrom<TargetParts> for TargetEntry {
    type Error = String;

    fn try_from(parts: TargetParts) -> Result<Self, String> {
        let target = match (parts.engineers, parts.milestones, parts.doubling_months, parts.curve) {
            (Some(engineers), None, None, None) => Target::End(engineers),
            (Some(to), None, Some(months), None) => {
                let tenths = u32::try_from(months.0 * 10 / Decimal::SCALE);
                Target::Doubling { tenths: tenths.map_err(|_| "a doubling time is not negative")?, to }
            }
            (None, Some(milestones), None, None) => {
                let month = |text: &String| {
                    let read = text.parse::<u32>();
                    read.map_err(|_| format!("\"{text}\" is not the number of a month"))
                };
                let read = milestones.iter().map(|(at, &engineers)| Ok((month(at)?, engineers)));
                let mut milestones = read.collect::<Result<Vec<_>, String>>()?;
                milestones.sort_unstable();
                Target::Milestones(milestones)
            }
            (None, None, None, Some(curve)) => Target::Curve(curve),
            _ => {
                let message = "a target has engineers, or doubling_months with engineers, or milestones, or a curve";
                return Err(message.to_owned());
            }
        };
        Ok(TargetEntry(target))
    }
}
