//! The settings of a file: spans, thresholds and load terms by the names of their tables.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::number::{Steps, Whole};
use crate::engine::analyze::{SetError, Thresholds, rule_named};
use crate::engine::plan::{Assumptions, assumption_named};
use crate::engine::policy::{GrowthPolicy, LOAD_TERMS, LoadSettings, PartialPolicy, SPAN_KNOBS};
use crate::engine::units::Decimal;

/// The place of a span among those given.
pub(super) fn span_slot<'a>(given: &'a mut PartialPolicy, name: &str) -> Option<&'a mut Option<u32>> {
    match name {
        "em_span" => Some(&mut given.em_span),
        "em_split_at" => Some(&mut given.em_split_at),
        "mom_span" => Some(&mut given.mom_span),
        "mom_split_at" => Some(&mut given.mom_split_at),
        _ => None,
    }
}

/// The spans that are given.
#[derive(Clone, Copy, Default)]
pub(super) struct Spans(pub(super) PartialPolicy);

/// The load terms that are given, by place in the table.
#[derive(Clone, Default)]
pub(super) struct Terms(Vec<(usize, u32)>);

impl Terms {
    pub(super) fn write_into(&self, load: &mut LoadSettings) {
        for &(at, value) in &self.0 {
            *(LOAD_TERMS[at].field)(load) = value;
        }
    }
}

/// The thresholds that are given: rule, level, value.
#[derive(Clone, Default)]
pub(super) struct Rules(Vec<(String, String, f64)>);

impl Rules {
    pub(super) fn write_into(&self, thresholds: &mut Thresholds) -> Result<(), SetError> {
        self.0.iter().try_for_each(|(rule, level, value)| thresholds.set(rule, level, *value))
    }
}

/// The assumptions that are given.
#[derive(Clone, Default)]
pub(super) struct AssumptionParts(Assumptions);

impl AssumptionParts {
    pub(super) fn write_into(&self, assumptions: &mut Assumptions) {
        *assumptions = self.0;
    }
}

/// Reads an object entry by entry; a key it does not know is passed over, where the reader's watch for unknown fields sees it.
trait Table {
    const EXPECTED: &'static str;

    /// Reads the value of a known key and says so.
    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error>;

    /// Checks the entries as a whole.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

struct TableVisitor<T>(T);

impl<'de, T: Table> Visitor<'de> for TableVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(self.0)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<T, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if !self.0.entry(&key, &mut map)? {
                map.next_value::<IgnoredAny>()?;
            }
        }
        self.0.check().map_err(A::Error::custom)?;
        Ok(self.0)
    }
}

macro_rules! read_as_table {
    ($($name:ty),*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(TableVisitor(<$name>::default()))
            }
        }
    )*};
}

read_as_table!(Spans, Terms, Rules, AssumptionParts);

impl Table for Spans {
    const EXPECTED: &'static str = "the growth policy: an object such as {\"em_span\": 7}";

    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        let Some(knob) = SPAN_KNOBS.iter().find(|knob| knob.name == key) else { return Ok(false) };
        let (from, to) = knob.range;
        let value = map.next_value_seed(Whole { from, to })?;
        *span_slot(&mut self.0, key).expect("every span of the table has a slot") = Some(value);
        Ok(true)
    }

    fn check(&self) -> Result<(), String> {
        GrowthPolicy::with(self.0, GrowthPolicy::default()).map(|_| ()).map_err(|error| error.to_string())
    }
}

impl Table for AssumptionParts {
    const EXPECTED: &'static str = "assumptions: an object such as {\"attrition\": \"10..20\"}";

    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        let Some(row) = assumption_named(key) else { return Ok(false) };
        self.0.set(row.assumption, map.next_value()?).map_err(A::Error::custom)?;
        Ok(true)
    }
}

impl Table for Terms {
    const EXPECTED: &'static str = "the load terms: an object such as {\"ic_report\": 180}";

    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        let Some(at) = LOAD_TERMS.iter().position(|term| term.name == key) else { return Ok(false) };
        let (from, to) = LOAD_TERMS[at].range;
        self.0.push((at, map.next_value_seed(Whole { from, to })?));
        Ok(true)
    }
}

impl Table for Rules {
    const EXPECTED: &'static str = "rule thresholds: an object such as {\"span_wide\": {\"red\": 10}}";

    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        if rule_named(key).is_none() {
            return Ok(false);
        }
        let levels = map.next_value_seed(Levels { rule: key, given: Vec::new() })?;
        self.0.extend(levels.given.into_iter().map(|(level, value)| (key.to_owned(), level, value)));
        Ok(true)
    }
}

/// The thresholds of one rule: level, value.
struct Levels<'a> {
    rule: &'a str,
    given: Vec<(String, f64)>,
}

impl<'de> DeserializeSeed<'de> for Levels<'_> {
    type Value = Self;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TableVisitor(self))
    }
}

impl Table for Levels<'_> {
    const EXPECTED: &'static str = "the thresholds of a rule: an object such as {\"red\": 10}";

    fn entry<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        let Steps(value): Steps<{ Decimal::SCALE as u32 }, 1_000_000> = map.next_value()?;
        let value = Decimal(value).as_f64();
        Thresholds::default().set(self.rule, key, value).map_err(A::Error::custom)?;
        self.given.push((key.to_owned(), value));
        Ok(true)
    }
}
