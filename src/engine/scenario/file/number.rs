//! Numbers and texts as people write them in JSON, each saying what it expects.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Unexpected, Visitor};
use time::Date;

use crate::engine::scenario::date::parse_iso_date;

/// A whole number in a range; `7.0` is one.
pub(super) struct Whole {
    pub(super) from: u32,
    pub(super) to: u32,
}

impl<'de> DeserializeSeed<'de> for Whole {
    type Value = u32;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Whole {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number from {} to {}", self.from, self.to)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u32, E> {
        let whole = u32::try_from(value).ok().filter(|whole| (self.from..=self.to).contains(whole));
        whole.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<u32, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(value), &self)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<u32, E> {
        let is_whole = value >= 0.0 && value <= f64::from(u32::MAX) && value == f64::from(value as u32);
        if is_whole {
            return self.visit_u64(value as u64);
        }
        Err(E::invalid_value(Unexpected::Float(value), &self))
    }
}

/// A decimal number from 0 to `MOST`, as whole steps of which one has `STEPS`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps<const STEPS: u32, const MOST: u64>(pub(super) i64);

impl<'de, const STEPS: u32, const MOST: u64> Deserialize<'de> for Steps<STEPS, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StepsVisitor)
    }
}

struct StepsVisitor<const STEPS: u32, const MOST: u64>;

impl<const STEPS: u32, const MOST: u64> Visitor<'_> for StepsVisitor<STEPS, MOST> {
    type Value = Steps<STEPS, MOST>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number from 0 to {MOST}")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        let whole = i64::try_from(value).ok().filter(|_| value <= MOST);
        let whole = whole.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))?;
        Ok(Steps(whole * i64::from(STEPS)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        match u64::try_from(value) {
            Ok(value) => self.visit_u64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Signed(value), &self)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        if (0.0..=MOST as f64).contains(&value) {
            return Ok(Steps(libm::round(value * f64::from(STEPS)) as i64));
        }
        Err(E::invalid_value(Unexpected::Float(value), &self))
    }
}

/// A text; a number is taken as its digits, `null` as no text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text(pub(super) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Text, E> {
        Ok(Text(value.trim().to_owned()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Text, E> {
        Ok(Text::default())
    }
}

/// A day such as `2026-03-31`; a blank text or `null` is none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Day(pub(super) Option<Date>);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DayVisitor)
    }
}

struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day such as \"2026-03-31\"")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Day, E> {
        if value.trim().is_empty() {
            return Ok(Day(None));
        }
        let day = parse_iso_date(value.trim());
        day.map(|day| Day(Some(day))).ok_or_else(|| E::invalid_value(Unexpected::Str(value), &self))
    }

    fn visit_unit<E: Error>(self) -> Result<Day, E> {
        Ok(Day(None))
    }
}
