//! A parsed document and where in it one is: what is there, what was expected, and what was passed over.
//!
//! Read by hand rather than derived: a derived reader that also knows its path and the fields it passes over weighs as much
//! as the rest of the engine, and the page has to be downloaded.

use std::fmt;

use serde_json::{Map, Value};

use super::FileError;
use crate::engine::roster::Notice;

/// The way from the top of the document.
#[derive(Clone, Copy)]
pub(super) enum Path<'p> {
    /// The document.
    Top,
    /// A field of an object.
    Field(&'p Path<'p>, &'p str),
    /// An item of a list, from 0.
    Item(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// As errors write it: `source.people[3].fte`.
    pub(super) fn in_error(&self) -> String {
        match self {
            Path::Top => String::new(),
            Path::Field(Path::Top, key) => (*key).to_owned(),
            Path::Field(above, key) => format!("{}.{key}", above.in_error()),
            Path::Item(above, at) => format!("{}[{at}]", above.in_error()),
        }
    }

    /// As notices write it: `source.people.3.fte`.
    fn in_notice(&self) -> String {
        self.in_error().replace('[', ".").replace(']', "")
    }

    /// The field or item of one step, from the top.
    fn steps(&self, out: &mut Vec<String>) {
        match self {
            Path::Top => {}
            Path::Field(above, key) => {
                above.steps(out);
                out.push((*key).to_owned());
            }
            Path::Item(above, at) => {
                above.steps(out);
                out.push(at.to_string());
            }
        }
    }
}

/// A document while it is read.
pub(super) struct Document<'a> {
    /// The text, for the line of an error.
    pub(super) text: &'a str,
    /// What was passed over.
    pub(super) notices: Vec<Notice>,
}

/// A value of the document and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Node<'n> {
    pub(super) value: &'n Value,
    pub(super) path: &'n Path<'n>,
}

impl<'n> Node<'n> {
    /// An error about this place.
    pub(super) fn error(&self, document: &Document<'_>, message: impl Into<String>) -> FileError {
        let mut steps = Vec::new();
        self.path.steps(&mut steps);
        let (line, column) = super::place::find(document.text, &steps).unwrap_or_default();
        FileError { line, column, ..FileError::at(&self.path.in_error(), message) }
    }

    /// The error that something else was expected here.
    pub(super) fn wrong(&self, document: &Document<'_>, expected: impl fmt::Display) -> FileError {
        let kind = if matches!(self.value, Value::Number(_)) { "value" } else { "type" };
        self.refused(document, kind, expected)
    }

    /// The error that a value of the right type is none of those possible.
    pub(super) fn invalid(&self, document: &Document<'_>, expected: impl fmt::Display) -> FileError {
        self.refused(document, "value", expected)
    }

    fn refused(&self, document: &Document<'_>, kind: &str, expected: impl fmt::Display) -> FileError {
        let found = match self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => format!("boolean `{value}`"),
            Value::Number(number) if number.is_f64() => format!("floating point `{number}`"),
            Value::Number(number) => format!("integer `{number}`"),
            Value::String(text) => format!("string {text:?}"),
            Value::Array(_) => "sequence".to_owned(),
            Value::Object(_) => "map".to_owned(),
        };
        self.error(document, format!("invalid {kind}: {found}, expected {expected}"))
    }

    /// The object that is expected here.
    pub(super) fn object(&self, document: &Document<'_>, expected: &str) -> Result<&'n Map<String, Value>, FileError> {
        self.value.as_object().ok_or_else(|| self.wrong(document, expected))
    }

    /// Reads a field of an object; `null` and no field are the same.
    pub(super) fn field<T>(
        &self,
        document: &mut Document<'_>,
        key: &str,
        read: impl FnOnce(Node<'_>, &mut Document<'_>) -> Result<T, FileError>,
    ) -> Result<Option<T>, FileError> {
        match self.value.get(key) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(Node { value, path: &Path::Field(self.path, key) }, document).map(Some),
        }
    }

    /// Reads every item of a list.
    pub(super) fn items<T>(
        &self,
        document: &mut Document<'_>,
        mut read: impl FnMut(Node<'_>, &mut Document<'_>) -> Result<T, FileError>,
    ) -> Result<Vec<T>, FileError> {
        let list = self.value.as_array().ok_or_else(|| self.wrong(document, "a sequence"))?;
        let item = |(at, value)| read(Node { value, path: &Path::Item(self.path, at) }, document);
        list.iter().enumerate().map(item).collect()
    }

    /// Notes the fields of an object that nobody reads.
    pub(super) fn note_unknown(&self, document: &mut Document<'_>, is_known: impl Fn(&str) -> bool) {
        for key in self.value.as_object().into_iter().flat_map(|object| object.keys()).filter(|key| !is_known(key)) {
            let path = Path::Field(self.path, key).in_notice();
            let message = format!("the field {path} is not known and was left out");
            let fields = [("path".to_owned(), path)].into();
            document.notices.push(Notice { row: 0, code: "unknown_field", message, fields });
        }
    }
}
