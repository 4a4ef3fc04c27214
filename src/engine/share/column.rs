//! A column of a table on the wire: a list that is refused, not allocated, when it is longer than any link needs.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use super::MOST_PEOPLE;

/// At most [`MOST_PEOPLE`] values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column<T>(pub(super) Vec<T>);

impl<T> Default for Column<T> {
    fn default() -> Self {
        Column(Vec::new())
    }
}

impl<T: Clone + Default + PartialEq> Column<T> {
    /// Values without those at the end that are the default.
    pub(super) fn trimmed(mut values: Vec<T>) -> Column<T> {
        let end = values.iter().rposition(|value| *value != T::default()).map_or(0, |last| last + 1);
        values.truncate(end);
        Column(values)
    }

    /// The value at a place; the default after the end.
    pub(super) fn at(&self, at: usize) -> T {
        self.0.get(at).cloned().unwrap_or_default()
    }
}

impl<T> FromIterator<T> for Column<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Column(values.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Column<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Column<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ColumnVisitor(PhantomData)).map(Column)
    }
}

struct ColumnVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ColumnVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at most {MOST_PEOPLE} values")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Vec<T>, A::Error> {
        let mut column = Vec::new();
        while let Some(value) = values.next_element()? {
            if column.len() == MOST_PEOPLE {
                return Err(A::Error::invalid_length(column.len() + 1, &self));
            }
            column.push(value);
        }
        Ok(column)
    }
}
