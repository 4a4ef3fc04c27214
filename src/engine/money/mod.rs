//! Money: whole minor units of one currency each. Nothing is ever converted, and unknown pay is unknown, not zero.

mod paid;
mod pay;
mod place;

pub use paid::Pay;
pub use pay::{PAY, PayRow, pay_of};
pub use place::{PLACES, Place, PlaceRow};

use std::fmt;

use serde::{Deserialize, Serialize};

/// A currency that the pay table knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// US dollar.
    Usd,
    /// Pound sterling.
    Gbp,
    /// Euro.
    Eur,
    /// Australian dollar.
    Aud,
    /// Indian rupee.
    Inr,
}

/// How many currencies there are.
pub const N_CURRENCIES: usize = 5;

impl Currency {
    /// Every currency, by place.
    pub const ALL: [Currency; N_CURRENCIES] =
        [Currency::Usd, Currency::Gbp, Currency::Eur, Currency::Aud, Currency::Inr];

    /// The code of ISO 4217.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Currency::Usd => "USD",
            Currency::Gbp => "GBP",
            Currency::Eur => "EUR",
            Currency::Aud => "AUD",
            Currency::Inr => "INR",
        }
    }

    /// The place whose people are paid in it.
    #[must_use]
    pub fn place(self) -> Place {
        PLACES.iter().find(|row| row.currency == self).expect("every currency is some place's").place
    }

    /// The sign before an amount.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Currency::Usd => "$",
            Currency::Gbp => "£",
            Currency::Eur => "€",
            Currency::Aud => "A$",
            Currency::Inr => "₹",
        }
    }
}

/// An amount of money: minor units (cents, pence, paise), a hundred to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

impl fmt::Display for Money {
    /// Rounded for reading to three digits at least, such as `$2.41M`, `€870k`, `£512`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.precise(0))
    }
}

impl Money {
    /// As it is read, with so many digits more: `$2.41M`, `$2.412M`.
    #[must_use]
    pub fn precise(self, more: usize) -> String {
        let sign = if self.minor < 0 { "−" } else { "" };
        let major = self.minor.unsigned_abs() as f64 / 100.0;
        let (value, suffix) = match major {
            _ if major < 9_999.5 => (major, ""),
            _ if major < 999_500.0 => (major / 1e3, "k"),
            _ if major < 999_500_000.0 => (major / 1e6, "M"),
            _ => (major / 1e9, "bn"),
        };
        let places = match value {
            _ if suffix.is_empty() || value >= 100.0 => 0,
            _ if value >= 10.0 => 1,
            _ => 2,
        } + more;
        format!("{sign}{}{value:.places$}{suffix}", self.currency.sign())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_to_three_digits() {
        let written = |minor| Money { minor, currency: Currency::Eur }.to_string();
        assert_eq!(written(51_234), "€512");
        assert_eq!(written(998_700), "€9987");
        assert_eq!(written(1_234_567), "€12.3k");
        assert_eq!(written(87_012_300), "€870k");
        assert_eq!(written(241_000_000), "€2.41M");
        assert_eq!(written(-241_000_000), "−€2.41M");
        assert_eq!(written(125_000_000_000), "€1.25bn");
    }

    #[test]
    fn currencies_are_at_their_places() {
        for (at, currency) in Currency::ALL.into_iter().enumerate() {
            assert_eq!(currency as usize, at);
            assert_eq!(currency.place().row().currency, currency);
        }
    }
}
