//! Numbers and texts as people write them in JSON, each saying what it expects.

use serde_json::Value;
use time::Date;

use super::FileError;
use super::node::{Document, Node};
use crate::engine::date::parse_iso_date;

/// A whole number in a range; `7.0` is one.
pub(super) fn whole(node: Node<'_>, document: &Document<'_>, (from, to): (u32, u32)) -> Result<u32, FileError> {
    let float = node.value.as_f64().filter(|value| (0.0..=f64::from(u32::MAX)).contains(value));
    let whole = float.map(|value| value as u32).filter(|&whole| float == Some(f64::from(whole)));
    let whole = whole.filter(|whole| (from..=to).contains(whole));
    whole.ok_or_else(|| node.wrong(document, format!("a whole number from {from} to {to}")))
}

/// A decimal number from 0 to `most`, as whole steps of which one has `steps`.
pub(super) fn decimal(node: Node<'_>, document: &Document<'_>, steps: u32, most: u64) -> Result<i64, FileError> {
    let whole = node.value.as_u64().filter(|&whole| whole <= most).map(|whole| whole as i64 * i64::from(steps));
    let float = || {
        let value = node.value.as_f64().filter(|value| (0.0..=most as f64).contains(value))?;
        Some(libm::round(value * f64::from(steps)) as i64)
    };
    whole.or_else(float).ok_or_else(|| node.wrong(document, format!("a number from 0 to {most}")))
}

/// A text without blanks around it, but with tabs, which an import takes as part of a text, too; a whole number is taken as its
/// digits.
pub(super) fn text(node: Node<'_>, document: &Document<'_>) -> Result<String, FileError> {
    match node.value {
        Value::String(text) => Ok(text.trim_matches(|c: char| c != '\t' && c.is_whitespace()).to_owned()),
        Value::Number(number) if !number.is_f64() => Ok(number.to_string()),
        _ => Err(node.wrong(document, "a text")),
    }
}

/// A day such as `2026-03-31`; a blank text is none.
fn day(node: Node<'_>, document: &Document<'_>) -> Result<Option<Date>, FileError> {
    const EXPECTED: &str = "a day such as \"2026-03-31\"";
    match node.value {
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => parse_iso_date(text.trim()).map(Some).ok_or_else(|| node.invalid(document, EXPECTED)),
        _ => Err(node.wrong(document, EXPECTED)),
    }
}

/// A field with a whole number in a range.
pub(super) fn whole_field(
    node: Node<'_>,
    document: &mut Document<'_>,
    key: &str,
    range: (u32, u32),
) -> Result<Option<u32>, FileError> {
    node.field(document, key, |node, document| whole(node, document, range))
}

/// A field with a decimal number, as [`decimal`] reads it.
pub(super) fn decimal_field(
    node: Node<'_>,
    document: &mut Document<'_>,
    key: &str,
    (steps, most): (u32, u64),
) -> Result<Option<i64>, FileError> {
    node.field(document, key, |node, document| decimal(node, document, steps, most))
}

/// A field with a text; empty where there is none.
pub(super) fn text_field(node: Node<'_>, document: &mut Document<'_>, key: &str) -> Result<String, FileError> {
    Ok(node.field(document, key, |node, document| text(node, document))?.unwrap_or_default())
}

/// A field with a day.
pub(super) fn day_field(node: Node<'_>, document: &mut Document<'_>, key: &str) -> Result<Option<Date>, FileError> {
    Ok(node.field(document, key, |node, document| day(node, document))?.flatten())
}

/// One of some words.
pub(super) fn word<T: Copy>(node: Node<'_>, document: &Document<'_>, words: &[(&str, T)]) -> Result<T, FileError> {
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    Ok(words[place_of_word(node, document, &known)?].1)
}

/// A field with one of some words.
pub(super) fn word_field<T: Copy>(
    node: Node<'_>,
    document: &mut Document<'_>,
    key: &str,
    words: &[(&str, T)],
) -> Result<Option<T>, FileError> {
    node.field(document, key, |node, document| word(node, document, words))
}

fn place_of_word(node: Node<'_>, document: &Document<'_>, words: &[&str]) -> Result<usize, FileError> {
    let Value::String(text) = node.value else { return Err(node.wrong(document, "a string")) };
    words.iter().position(|word| word == text).ok_or_else(|| {
        let listed: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        let expected = match listed.as_slice() {
            [one, other] => format!("`{text}`, expected {one} or {other}"),
            all => format!("`{text}`, expected one of {}", all.join(", ")),
        };
        node.error(document, format!("unknown variant {expected}"))
    })
}
