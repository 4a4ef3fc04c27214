//! A number that may be uncertain.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::engine::random::normal_quantile;
use crate::engine::units::Decimal;

/// A number, or the range in which it lies with 80 % odds: its 10th and 90th percentile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The 10th percentile.
    pub low: Decimal,
    /// The 90th percentile, not below the 10th.
    pub high: Decimal,
}

/// The 90th percentile of the normal distribution with mean 0 and deviation 1.
const NINETY: f64 = 1.281_551_565_544_600_4;

impl Range {
    /// A number that is certain.
    #[must_use]
    pub const fn certain(value: Decimal) -> Range {
        Range { low: value, high: value }
    }

    /// Whether it is a single number.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.low == self.high
    }

    /// The middle: the median.
    #[must_use]
    pub fn middle(&self) -> Decimal {
        Decimal((self.low.0 + self.high.0).div_euclid(2))
    }

    /// The value below which a share of the odds lies, not outside `limits`; `share` above 0 and below 1.
    ///
    /// The distribution is normal: it has the two percentiles that were typed and their middle as median, and assumes nothing
    /// else. What falls outside the limits of the assumption is taken as the limit.
    #[must_use]
    pub fn quantile(&self, share: f64, limits: (Decimal, Decimal)) -> Decimal {
        if self.is_certain() {
            return self.low;
        }
        let (low, high) = (self.low.0 as f64, self.high.0 as f64);
        let value = (low + high) / 2.0 + (high - low) / 2.0 * (normal_quantile(share) / NINETY);
        Decimal((libm::round(value) as i64).clamp(limits.0.0, limits.1.0))
    }

    /// Reads `30` or `25..35`.
    ///
    /// # Errors
    /// What is wrong, to be put after the name of the number.
    pub fn parse(text: &str) -> Result<Range, String> {
        let number = |text: &str| {
            let text = text.trim();
            let read = text.parse::<Decimal>().ok();
            read.ok_or_else(|| format!("\"{text}\" is not a number; a number or a range such as 25..35 is needed"))
        };
        let Some((low, high)) = text.split_once("..") else { return number(text).map(Range::certain) };
        let range = Range { low: number(low)?, high: number(high)? };
        if range.low > range.high {
            let Range { low, high } = range;
            return Err(format!("the range {low}..{high} is upside down; the lower number comes first"));
        }
        Ok(range)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_certain() { write!(f, "{}", self.low) } else { write!(f, "{}..{}", self.low, self.high) }
    }
}

impl Serialize for Range {
    /// A number, or a text such as `"25..35"`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_certain() { self.low.serialize(serializer) } else { serializer.collect_str(self) }
    }
}

impl<'de> Deserialize<'de> for Range {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "a number, or a range such as \"25..35\", is needed")]
        enum Written {
            Number(Decimal),
            Text(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Number(value) => Ok(Range::certain(value)),
            Written::Text(text) => Range::parse(&text).map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDE: (Decimal, Decimal) = (Decimal::whole(0), Decimal::whole(100));

    #[test]
    fn ranges_are_read_as_people_write_them() {
        assert_eq!(Range::parse("30"), Ok(Range::certain(Decimal::whole(30))));
        assert_eq!(Range::parse(" 25 .. 35 ").map(|range| range.to_string()), Ok("25..35".into()));
        assert_eq!(Range::parse("0.5..1.25").map(|range| range.middle().to_string()), Ok("0.875".into()));
        assert!(Range::parse("35..25").is_err_and(|error| error.contains("upside down")));
        for text in ["", "x", "1..", "..2", "1..2..3", "NaN"] {
            assert!(Range::parse(text).is_err_and(|error| error.contains("not a number")), "{text}");
        }
    }

    #[test]
    fn a_tenth_lies_below_and_a_tenth_above() {
        let range = Range::parse("25..35").expect("a range");
        assert_eq!(range.quantile(0.1, WIDE).as_f64().round(), 25.0);
        assert_eq!(range.quantile(0.5, WIDE), Decimal::whole(30));
        assert_eq!(range.quantile(0.9, WIDE).as_f64().round(), 35.0);
        assert_eq!(range.quantile(1e-9, (Decimal::whole(20), Decimal::whole(40))), Decimal::whole(20));
        assert_eq!(Range::certain(Decimal::whole(7)).quantile(0.99, WIDE), Decimal::whole(7));
    }
}
