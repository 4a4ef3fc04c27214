//! Integers with a unit, so that every machine gives the same bits.

use serde::{Deserialize, Serialize};

/// Minutes of a full week of work, 40 hours.
pub const FULL_WEEK_MINUTES: i64 = 2400;

/// A month is 30.4375 days: 487 sixteenths, so that sums stay exact.
pub const SIXTEENTHS_OF_DAYS_IN_MONTH: i64 = 487;

/// Six months in whole days: who has been there for no longer is new.
pub const HALF_YEAR_DAYS: i32 = 182;

/// Share of full time in basis points: 10,000 is full time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fte(pub u16);

impl Fte {
    /// Full time.
    pub const FULL: Fte = Fte(10_000);

    /// Basis points of full time.
    pub fn basis_points(self) -> i64 {
        i64::from(self.0)
    }
}

impl Default for Fte {
    fn default() -> Self {
        Fte::FULL
    }
}

/// An exact quotient; the denominator is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// Numerator.
    pub num: i64,
    /// Denominator, above 0.
    pub den: i64,
}

impl Ratio {
    /// A quotient; `den` must be positive.
    pub fn new(num: i64, den: i64) -> Self {
        debug_assert!(den > 0, "a ratio needs a positive denominator");
        Ratio { num, den }
    }

    /// A whole number.
    pub fn whole(n: impl Into<i64>) -> Self {
        Ratio { num: n.into(), den: 1 }
    }

    /// The nearest double.
    pub fn as_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// A load as people read it everywhere: the load index in whole percent of the week, the rest cut off, since 0.999 has not
    /// reached 100 % and must not look so.
    pub fn as_load(self) -> String {
        format!("{} %", self.num * 100 / self.den)
    }

    /// Two places, the rest cut off, since 0.999 has not reached 1 and must not look so. For what is not negative.
    pub fn cut(self) -> String {
        let hundredths = self.num * 100 / self.den;
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }

    /// Compares with a decimal setting, exactly.
    pub fn compare(self, value: Decimal) -> std::cmp::Ordering {
        let left = i128::from(self.num) * i128::from(Decimal::SCALE);
        let right = i128::from(value.0) * i128::from(self.den);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let left = i128::from(self.num) * i128::from(other.den);
        let right = i128::from(other.num) * i128::from(self.den);
        Some(left.cmp(&right))
    }
}

/// A decimal setting with four places, such as a threshold: 0.85 is `Decimal(8500)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(pub i64);

impl Decimal {
    /// Steps in one.
    pub const SCALE: i64 = 10_000;

    /// A whole number as a decimal.
    pub const fn whole(n: i64) -> Self {
        Decimal(n * Self::SCALE)
    }

    /// Hundredths as a decimal: `hundredths(85)` is 0.85.
    pub const fn hundredths(n: i64) -> Self {
        Decimal(n * Self::SCALE / 100)
    }

    /// The nearest double.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::SCALE as f64
    }

    /// The nearest decimal of a finite double within ±1e9; `None` for anything else.
    pub fn from_f64(value: f64) -> Option<Self> {
        let scaled = value * Self::SCALE as f64;
        (value.is_finite() && value.abs() <= 1e9).then(|| Decimal(libm::round(scaled) as i64))
    }
}

/// Why a text is no [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a number between -1e9 and 1e9 is needed")]
pub struct NoDecimal;

impl std::str::FromStr for Decimal {
    type Err = NoDecimal;

    /// Reads digits with an optional sign and an optional point, the fifth place rounded half away from zero. Reading a
    /// double and rounding that would do as well, but brings tables of ten kilobytes into the page.
    fn from_str(text: &str) -> Result<Self, NoDecimal> {
        let (is_negative, digits) = match text.strip_prefix(['-', '+']) {
            Some(digits) => (text.starts_with('-'), digits),
            None => (false, text),
        };
        let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
        let is_written = !(whole.is_empty() && places.is_empty());
        if !is_written || !(whole.bytes().chain(places.bytes())).all(|byte| byte.is_ascii_digit()) {
            return Err(NoDecimal);
        }
        let whole = whole.trim_start_matches('0');
        let places = places.bytes().chain(std::iter::repeat(b'0')).take(5);
        // Ten digits and five places fit; more digits are out of reach in any case.
        let magnitude = (whole.len() <= 10)
            .then(|| whole.bytes().chain(places).fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0')))
            .map(|fine| (fine + 5) / 10)
            .filter(|&magnitude| magnitude <= 1_000_000_000 * Self::SCALE)
            .ok_or(NoDecimal)?;
        Ok(Decimal(if is_negative { -magnitude } else { magnitude }))
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, magnitude) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let (whole, rest) = (magnitude / Self::SCALE.unsigned_abs(), magnitude % Self::SCALE.unsigned_abs());
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let places = format!("{rest:04}");
        write!(f, "{sign}{whole}.{}", places.trim_end_matches('0'))
    }
}

impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % Self::SCALE == 0 {
            serializer.serialize_i64(self.0 / Self::SCALE)
        } else {
            serializer.serialize_f64(self.as_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Decimal::from_f64(value).ok_or_else(|| serde::de::Error::custom("a number between -1e9 and 1e9 is needed"))
    }
}

/// `num ÷ den` rounded half up to a whole number; `den` is positive, `num` not negative.
pub fn round_half_up(num: i64, den: i64) -> i64 {
    (2 * num + den) / (2 * den)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_read_and_print_as_people_write_them() {
        assert_eq!(Decimal::from_f64(0.85), Some(Decimal::hundredths(85)));
        assert_eq!(Decimal::hundredths(85).to_string(), "0.85");
        assert_eq!(Decimal::whole(12).to_string(), "12");
        assert_eq!(Decimal(-15_000).to_string(), "-1.5");
        assert_eq!(Decimal::from_f64(f64::NAN), None);
        for (text, value) in [("0.85", 8_500), ("+12", 120_000), ("-1.50000", -15_000), (".5", 5_000), ("3.", 30_000)] {
            assert_eq!(text.parse(), Ok(Decimal(value)), "{text}");
        }
        for (text, value) in [("0.00005", 1), ("-0.00005", -1), ("0.00004999", 0), ("1000000000", 10_000_000_000_000)] {
            assert_eq!(text.parse(), Ok(Decimal(value)), "{text}");
        }
        for text in ["", ".", "-", "1,5", "1e3", "NaN", "1000000000.0001", "99999999999999999999", "1.2.3", "٣"] {
            assert_eq!(text.parse::<Decimal>(), Err(NoDecimal), "{text}");
        }
    }

    #[test]
    fn a_load_just_below_one_does_not_look_as_if_it_had_reached_it() {
        assert_eq!(
            [Ratio::new(995, 1000), Ratio::new(1999, 2000), Ratio::whole(1)].map(Ratio::cut),
            ["0.99", "0.99", "1.00"]
        );
    }

    #[test]
    fn ratios_meet_thresholds_exactly() {
        use std::cmp::Ordering;
        assert_eq!(Ratio::new(24 * 60, FULL_WEEK_MINUTES).compare(Decimal::hundredths(60)), Ordering::Equal);
        assert_eq!(Ratio::new(1439, FULL_WEEK_MINUTES).compare(Decimal::hundredths(60)), Ordering::Less);
    }

    #[test]
    fn halves_round_up() {
        assert_eq!([round_half_up(1, 2), round_half_up(3, 2), round_half_up(5, 4)], [1, 2, 1]);
    }
}
