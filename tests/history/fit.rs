//! What the record says of the numbers that a plan assumes.

use spanwise::engine::plan::{Assumption, Assumptions, Range};
use spanwise::engine::units::Decimal;

use crate::month;
use crate::record::{FIRST, Past};

/// Rates of the months after the first snapshot.
pub(crate) struct Fit {
    pub(crate) months: u32,
    /// People at the start of each month, added up.
    pub(crate) person_months: u32,
    pub(crate) joined: u32,
    pub(crate) left: u32,
    /// Leavers by person and month.
    pub(crate) monthly: f64,
    /// The share that leaves in a year.
    pub(crate) attrition: f64,
    /// Joiners by leaver: whoever joins is taken for a replacement.
    pub(crate) replaced: f64,
    /// Joiners by month.
    pub(crate) hiring: f64,
}

impl Fit {
    pub(crate) fn of(past: &[Past]) -> Fit {
        let past: Vec<&Past> = past.iter().filter(|past| past.month > month(FIRST)).collect();
        let sum = |of: fn(&Past) -> u32| past.iter().map(|past| of(past)).sum::<u32>();
        let (person_months, joined, left) = (sum(|past| past.opening), sum(|past| past.joined), sum(|past| past.left));
        Fit {
            months: past.len() as u32,
            person_months,
            joined,
            left,
            monthly: f64::from(left) / f64::from(person_months),
            attrition: attrition(left, person_months),
            replaced: f64::from(joined) / f64::from(left),
            hiring: f64::from(joined) / past.len() as f64,
        }
    }

    /// What the record says of an assumption, in percent.
    pub(crate) fn fitted(&self, assumption: Assumption) -> Decimal {
        let share = if assumption == Assumption::Attrition { self.attrition } else { self.replaced };
        Decimal::from_f64(100.0 * share).unwrap()
    }

    /// What the replay takes for it: that, within the limits.
    pub(crate) fn used(&self, assumption: Assumption) -> Decimal {
        let (least, most) = assumption.row().limits;
        self.fitted(assumption).clamp(least, most)
    }

    /// The defaults, with what was fitted.
    pub(crate) fn assumptions(&self) -> Assumptions {
        let mut all = Assumptions::default();
        for assumption in [Assumption::Attrition, Assumption::Backfill] {
            all.set(assumption, Range::certain(self.used(assumption))).unwrap();
        }
        all
    }
}

/// The share that leaves in a year at a constant rate of `left` by `person_months`.
pub(crate) fn attrition(left: u32, person_months: u32) -> f64 {
    1.0 - libm::exp(-12.0 * f64::from(left) / f64::from(person_months))
}
