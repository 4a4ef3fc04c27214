//! What a fix costs a year: pay of those who are hired, and what a promotion adds.

use litemap::LiteMap;

use crate::engine::grow::Change;
use crate::engine::ids::PersonId;
use crate::engine::money::{Money, Place, pay_of};
use crate::engine::org::{Role, Structure};
use crate::engine::plan::{Assumption, HiringPlan};
use crate::engine::units::{Decimal, round_half_up};

/// Where newcomers work, and what a person costs over pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costing {
    /// The place, which gives pay and currency.
    pub place: Place,
    /// Cost over pay, ten-thousandths.
    pub loaded: i64,
}

impl Costing {
    /// As a plan assumes it; of a range its middle.
    pub fn of(plan: &HiringPlan) -> Costing {
        let range = plan.assumptions.get(Assumption::LoadedCost);
        Costing { place: plan.place, loaded: (range.low.0 + range.high.0) / 2 }
    }
}

impl Default for Costing {
    fn default() -> Self {
        Costing::of(&HiringPlan::default())
    }
}

/// The loaded cost of a year: a hired manager's pay, and for a promoted engineer the difference. Nobody's pay is cut, and an
/// engineer who manages from then on is not replaced.
pub(super) fn yearly_cost(changes: &[Change], before: &Structure, costing: Costing) -> Money {
    let mut role_of: LiteMap<PersonId, Role> = LiteMap::new();
    for change in changes {
        match *change {
            Change::Join { person, leads, .. } => {
                role_of.insert(person, if leads { Role::EngineeringManager } else { Role::Engineer });
            }
            Change::Retitle { person, role } => {
                role_of.insert(person, role);
            }
            _ => {}
        }
    }
    let engineer = pay_of(Role::Engineer, costing.place);
    let added = role_of.iter().map(|(&person, &role)| {
        let pay = pay_of(role, costing.place).minor;
        if before.position(person).is_none() { pay } else { (pay - engineer.minor).max(0) }
    });
    let minor = round_half_up(added.sum::<i64>() * costing.loaded, Decimal::SCALE);
    Money { minor, currency: engineer.currency }
}
