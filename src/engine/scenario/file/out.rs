//! JSON as scenario files are written: an entry a line down to the people, each of whom is one line. What writes itself here
//! calls for each of its fields in turn; derived code would cost the page several times as much.

use std::fmt::Write as _;

use serde_json::{Map, Number, Value};

use crate::engine::units::Decimal;

/// Levels of nesting whose entries get a line each: the document, the source, the people.
const DEPTH_ON_LINES: usize = 3;

/// A text that grows by entries.
#[derive(Default)]
pub(super) struct Out {
    text: String,
    depth: usize,
    has_entries: bool,
}

impl Out {
    /// The text of an object.
    pub(super) fn document(fill: impl FnOnce(&mut Out)) -> String {
        let mut out = Out::default();
        out.object(fill);
        out.text
    }

    /// An object as the value of a field.
    pub(super) fn object_field(&mut self, key: &str, fill: impl FnOnce(&mut Out)) {
        self.key(key);
        self.object(fill);
    }

    /// A list of objects as the value of a field, unless it is empty.
    pub(super) fn objects<T>(&mut self, key: &str, items: &[T], fill: impl Fn(&mut Out, &T)) {
        if !items.is_empty() {
            self.list(key, items, |out, item| out.object(|out| fill(out, item)));
        }
    }

    /// A list as the value of a field; each item writes one value.
    pub(super) fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&mut Out, &T)) {
        self.key(key);
        self.open('[');
        for item in items {
            self.entry();
            write(self, item);
        }
        self.close(']');
    }

    /// A list of texts, unless it is empty.
    pub(super) fn texts<T: AsRef<str>>(&mut self, key: &str, items: &[T]) {
        if !items.is_empty() {
            self.list(key, items, |out, item| out.quote(item.as_ref()));
        }
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.key(key);
        self.quote(value);
    }

    /// A text, unless it is empty.
    pub(super) fn some_text(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.text(key, value);
        }
    }

    /// A whole number.
    pub(super) fn number(&mut self, key: &str, value: u64) {
        self.key(key);
        self.plain(value);
    }

    /// A whole number, if there is one.
    pub(super) fn some_number(&mut self, key: &str, value: Option<u32>) {
        if let Some(value) = value {
            self.number(key, value.into());
        }
    }

    /// A place from 0, as a number from 1.
    pub(super) fn id(&mut self, key: &str, place: u32) {
        self.number(key, place.saturating_add(1).into());
    }

    /// The same, if there is one.
    pub(super) fn some_id(&mut self, key: &str, place: Option<u32>) {
        if let Some(place) = place {
            self.id(key, place);
        }
    }

    /// A number of steps, as a decimal number.
    pub(super) fn steps(&mut self, key: &str, steps: i64, in_one: i64) {
        self.key(key);
        if steps % in_one == 0 {
            self.plain(steps / in_one);
        } else {
            let number = Number::from_f64(steps as f64 / in_one as f64);
            self.plain(number.expect("a quotient of integers is finite"));
        }
    }

    /// A decimal number.
    pub(super) fn decimal(&mut self, key: &str, value: Decimal) {
        self.steps(key, value.0, Decimal::SCALE);
    }

    /// A share in basis points, at most all.
    pub(super) fn share(&mut self, key: &str, share: u16) {
        const WHOLE: i64 = 10_000;
        self.steps(key, i64::from(share).min(WHOLE), WHOLE);
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str, value: bool) {
        self.key(key);
        self.plain(value);
    }

    /// Fields of an unknown kind.
    pub(super) fn fields(&mut self, fields: &Map<String, Value>) {
        for (key, value) in fields {
            self.key(key);
            self.value(value);
        }
    }

    /// An object as the next value.
    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Out)) {
        self.open('{');
        fill(self);
        self.close('}');
    }

    /// A number, or whatever else is written as it is shown.
    pub(super) fn plain(&mut self, value: impl std::fmt::Display) {
        write!(self.text, "{value}").expect("a string takes any text");
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => self.object(|out| out.fields(fields)),
            Value::Array(items) => {
                self.open('[');
                for item in items {
                    self.entry();
                    self.value(item);
                }
                self.close(']');
            }
            Value::String(text) => self.quote(text),
            Value::Null | Value::Bool(_) | Value::Number(_) => self.plain(value),
        }
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.has_entries = false;
    }

    fn close(&mut self, bracket: char) {
        let is_on_lines = self.is_on_lines();
        self.depth -= 1;
        if self.has_entries && is_on_lines {
            self.line();
        }
        self.text.push(bracket);
        self.has_entries = true;
    }

    fn entry(&mut self) {
        if self.has_entries {
            self.text.push(',');
        }
        if self.is_on_lines() {
            self.line();
        }
        self.has_entries = true;
    }

    fn key(&mut self, key: &str) {
        self.entry();
        self.quote(key);
        self.text.push_str(if self.is_on_lines() { ": " } else { ":" });
    }

    fn is_on_lines(&self) -> bool {
        self.depth <= DEPTH_ON_LINES
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    /// A text as the next value.
    pub(super) fn quote(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => self.text.extend(['\\', letter]),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\0'..='\u{1f}' => self.plain(format_args!("\\u{:04x}", letter as u32)),
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }
}
