//! Pay by role and place: what is published, and ratios to it where nothing is.

use super::place::Place;
use super::{Currency, Money};
use crate::engine::org::Role;
use crate::engine::units::round_half_up;

/// Yearly pay of one role in the US, and how the other places follow.
pub struct PayRow {
    /// The role.
    pub role: Role,
    /// Total cash in the US, dollars a year.
    pub us: i64,
    /// What that rests on.
    pub source: &'static str,
    /// Grade of that.
    pub grade: &'static str,
}

#[rustfmt::skip]
/// Pay by role, the highest first.
pub const PAY: &[PayRow] = &[
    PayRow { role: Role::Cto, us: 350_000, source: "no figure found: that of a VP", grade: "D" },
    PayRow { role: Role::VpEngineering, us: 350_000, source: "role guide, middle of 250k–450k", grade: "B" },
    PayRow { role: Role::HeadOfEngineering, us: 250_000, source: "our judgement: between EM and VP", grade: "D" },
    PayRow { role: Role::Director, us: 285_000, source: "role guide, middle of 220k–350k", grade: "B" },
    PayRow { role: Role::SeniorEngineeringManager, us: 200_000, source: "our judgement: above an EM", grade: "D" },
    PayRow { role: Role::EngineeringManager, us: 175_000, source: "role guide, average of total pay", grade: "B" },
    PayRow { role: Role::StaffEngineer, us: 211_450, source: "BLS, 90th percentile of software developers", grade: "D" },
    PayRow { role: Role::SeniorEngineer, us: 144_570, source: "BLS, mean of software developers", grade: "B" },
    PayRow { role: Role::Engineer, us: 144_570, source: "BLS, mean of software developers", grade: "B" },
];

/// Yearly pay of an engineering manager outside the US, in whole units of the currency: the role guide.
const EM_ABROAD: [(Place, i64); 4] =
    [(Place::Uk, 80_000), (Place::De, 99_000), (Place::Au, 179_000), (Place::In, 4_000_000)];

/// Yearly pay of a role at a place. Outside the US only that of an EM is published; other roles keep the ratio to it that
/// they have in the US (our judgement, grade D).
#[must_use]
pub fn pay_of(role: Role, place: Place) -> Money {
    let us = |role: Role| PAY.iter().find(|row| row.role == role).expect("every role is paid").us;
    let em = us(Role::EngineeringManager);
    let abroad = EM_ABROAD.iter().find(|(at, _)| *at == place).map(|&(_, pay)| pay);
    let currency: Currency = place.row().currency;
    let minor = abroad.map_or(us(role) * 100, |local| round_half_up(local * 100 * us(role), em));
    Money { minor, currency }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::LADDER;

    #[test]
    fn every_role_is_paid_everywhere() {
        for rung in LADDER {
            assert!(pay_of(rung.role, Place::In).minor > 0, "{}", rung.title);
        }
        assert_eq!(PAY.len(), LADDER.len());
    }

    #[test]
    fn published_pay_and_the_ratios_of_the_model() {
        let pay = |role, place| pay_of(role, place).minor;
        assert_eq!(pay(Role::EngineeringManager, Place::De), 9_900_000);
        assert_eq!(pay(Role::EngineeringManager, Place::In), 400_000_000);
        // Director 1.63 × and VP 2.0 × an EM.
        assert_eq!(pay(Role::Director, Place::Uk), round_half_up(8_000_000 * 285, 175));
        assert_eq!(pay(Role::VpEngineering, Place::Au), 35_800_000);
        assert_eq!(pay(Role::Engineer, Place::Us), 14_457_000);
    }
}
