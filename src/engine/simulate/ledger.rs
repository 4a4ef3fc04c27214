//! What an org costs in a month: whole minor units, one sum a currency.

use super::counted::Counted;
use super::seat::Pay;
use super::state::State;
use crate::engine::money::{Currency, N_CURRENCIES, PLACES, Place, pay_of};
use crate::engine::org::{LADDER, NONE, Role};
use crate::engine::units::round_half_up;

/// The table of pay, to be asked often.
#[derive(Clone, Debug)]
pub(super) struct Rates(Vec<[i64; PLACES.len()]>);

impl Rates {
    pub(super) fn new() -> Rates {
        let mut rates = vec![[0; PLACES.len()]; LADDER.len()];
        for rung in LADDER {
            for place in PLACES {
                rates[rung.role as usize][place.place as usize] = pay_of(rung.role, place.place).minor;
            }
        }
        Rates(rates)
    }

    fn of(&self, role: Role, place: Place) -> i64 {
        self.0[role as usize][place as usize]
    }
}

/// What a month costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ledger {
    /// Cost by currency, minor units.
    pub(super) cost: [i64; N_CURRENCIES],
    /// Of that, what managers cost.
    pub(super) managers: [i64; N_CURRENCIES],
    /// People whose pay is not known.
    pub(super) without_pay: u32,
}

/// Adds up the pay of everyone and turns it into a month's cost.
pub(super) fn ledger(state: &State, counted: &Counted, rates: &Rates) -> Ledger {
    let s = &counted.structure;
    let mut ledger = Ledger::default();
    for (seat, &at) in state.list.iter().zip(&counted.position) {
        if at == NONE {
            continue;
        }
        let (yearly, currency): (i64, Currency) = match seat.pay {
            Pay::Known(minor, currency) => (minor, currency),
            Pay::Table(place, role) => {
                let role = role.unwrap_or_else(|| Role::of_level(s.management_layers(at), s.is_root(at)));
                (rates.of(role, place), place.row().currency)
            }
            Pay::Unknown => {
                ledger.without_pay += 1;
                continue;
            }
        };
        ledger.cost[currency as usize] += yearly;
        ledger.managers[currency as usize] += if s.is_manager(at) { yearly } else { 0 };
    }
    // A yearly sum, hundredths of cost over pay, twelve months: rounded once.
    let monthly = |yearly: i64| round_half_up(yearly * state.assumed.loaded_percent, 1_200);
    ledger.cost = ledger.cost.map(monthly);
    ledger.managers = ledger.managers.map(monthly);
    ledger
}
