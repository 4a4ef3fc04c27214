//! What everybody in an org costs a year, by currency.

use crate::engine::fix::Costing;
use crate::engine::money::{Currency, Money, N_CURRENCIES, Pay, pay_of};
use crate::engine::org::{Org, Role, Structure};
use crate::engine::units::{Decimal, round_half_up};

/// The loaded cost of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cost {
    /// Minor units by currency; `None` where nobody is paid in it.
    paid: [Option<i64>; N_CURRENCIES],
    /// The currency of the place where newcomers work.
    home: Currency,
    /// People whose pay is not known. As long as there is one, so is the sum.
    pub(super) without_pay: u32,
}

impl Cost {
    /// The currencies in which any of some orgs pays somebody; at least one.
    pub(super) fn currencies(costs: &[Cost]) -> Vec<Currency> {
        let is_paid = |currency: &Currency| costs.iter().any(|cost| cost.paid[*currency as usize].is_some());
        let paid: Vec<Currency> = Currency::ALL.into_iter().filter(is_paid).collect();
        if paid.is_empty() { costs.first().map(|cost| cost.home).into_iter().collect() } else { paid }
    }

    /// The cost in a currency; `None` where it is not known. Of a stranger it is known in the currencies only that it pays.
    pub(super) fn in_currency(&self, currency: Currency, is_stranger: bool) -> Option<Money> {
        let paid = self.paid[currency as usize];
        let minor = if is_stranger { paid? } else { paid.unwrap_or(0) };
        (self.without_pay == 0).then_some(Money { minor, currency })
    }
}

/// What a year costs: pay as the roster has it, else that of the role of the title, else that of the place in the structure,
/// and the cost over pay. As a simulation counts it in its first month.
pub(super) fn cost_of(org: &Org, structure: &Structure, salaries: &[Option<i64>], costing: Costing) -> Cost {
    let mut cost = Cost { paid: [None; N_CURRENCIES], home: costing.place.row().currency, without_pay: 0 };
    for at in 0..structure.len() as u32 {
        let id = structure.id(at);
        let person = org.person(id).expect("everyone counted is in the org");
        let (minor, currency) = match Pay::of(person, salaries.get(id.index()).copied().flatten(), costing.place) {
            Pay::Known(minor, currency) => (minor, currency),
            Pay::Table(place, role) => {
                let level = || Role::of_level(structure.management_layers(at), structure.is_root(at));
                let pay = pay_of(role.unwrap_or_else(level), place);
                (pay.minor, pay.currency)
            }
            Pay::Unknown => {
                cost.without_pay += 1;
                continue;
            }
        };
        *cost.paid[currency as usize].get_or_insert(0) += minor;
    }
    let loaded = |minor: i64| round_half_up(minor * costing.loaded, Decimal::SCALE);
    cost.paid = cost.paid.map(|minor| minor.map(loaded));
    cost
}
