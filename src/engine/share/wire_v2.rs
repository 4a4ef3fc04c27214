//! Version 2 on the wire: version 1 and a hiring plan. Frozen: no field is added, removed or reordered.

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::{ShareError, With, wire_v1};
use crate::engine::money::PLACES;
use crate::engine::plan::{ASSUMPTIONS, Freeze, HiringPlan, Month, Range, Target};
use crate::engine::scenario::Scenario;
use crate::engine::units::Decimal;

#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    before: wire_v1::Wire,
    plan: WirePlan,
}

#[derive(Serialize, Deserialize)]
struct WirePlan {
    /// Months since January 1970.
    start: Option<u16>,
    months: u32,
    target: Option<WireTarget>,
    freezes: Column<(u32, u32)>,
    /// Place in the table of places.
    place: u8,
    /// Place in the table of assumptions, both ends in ten-thousandths.
    assumptions: Column<(u8, i64, i64)>,
    seed: u64,
    runs: u32,
}

#[derive(Serialize, Deserialize)]
enum WireTarget {
    End(u32),
    Milestones(Column<(u32, u32)>),
    Doubling { tenths: u32, to: u32 },
    Curve(Column<u32>),
}

impl Wire {
    pub(super) fn of(scenario: &Scenario, with: With) -> Result<Wire, ShareError> {
        let plan = &scenario.plan;
        Ok(Wire {
            before: wire_v1::Wire::of(scenario, with)?,
            plan: WirePlan {
                start: plan.start.map(Month::number),
                months: plan.months,
                target: plan.target.as_ref().map(|target| match target {
                    Target::End(to) => WireTarget::End(*to),
                    Target::Milestones(milestones) => WireTarget::Milestones(Column(milestones.clone())),
                    Target::Doubling { tenths, to } => WireTarget::Doubling { tenths: *tenths, to: *to },
                    Target::Curve(points) => WireTarget::Curve(Column(points.clone())),
                }),
                freezes: plan.freezes.iter().map(|freeze| (freeze.from, freeze.to)).collect(),
                place: plan.place as u8,
                assumptions: plan
                    .assumptions
                    .changed()
                    .map(|(row, range)| (row.assumption as u8, range.low.0, range.high.0))
                    .collect(),
                seed: plan.seed,
                runs: plan.runs,
            },
        })
    }

    pub(super) fn people_mut(&mut self) -> Option<&mut wire_v1::People> {
        self.before.people_mut()
    }

    pub(super) fn into_scenario(self) -> Result<Scenario, ShareError> {
        let scenario = self.before.into_scenario()?;
        Ok(Scenario { plan: self.plan.into_plan()?, ..scenario })
    }
}

impl WirePlan {
    fn into_plan(self) -> Result<HiringPlan, ShareError> {
        let invalid = |what: &str| ShareError::Invalid(what.to_owned());
        let start = self.start.map(|number| Month::from_number(number).ok_or_else(|| invalid("a month out of range")));
        let place = PLACES.get(usize::from(self.place)).ok_or_else(|| invalid("a place not known here"))?.place;
        let mut plan = HiringPlan {
            start: start.transpose()?,
            months: self.months,
            target: self.target.map(|target| match target {
                WireTarget::End(to) => Target::End(to),
                WireTarget::Milestones(milestones) => Target::Milestones(milestones.0),
                WireTarget::Doubling { tenths, to } => Target::Doubling { tenths, to },
                WireTarget::Curve(points) => Target::Curve(points.0),
            }),
            freezes: self.freezes.0.into_iter().map(|(from, to)| Freeze { from, to }).collect(),
            place,
            seed: self.seed,
            runs: self.runs,
            ..HiringPlan::default()
        };
        for (at, low, high) in self.assumptions.0 {
            let row = ASSUMPTIONS.get(usize::from(at)).ok_or_else(|| invalid("an assumption not known here"))?;
            let range = Range { low: Decimal(low), high: Decimal(high) };
            plan.assumptions.set(row.assumption, range).map_err(ShareError::Invalid)?;
        }
        Ok(plan)
    }
}
