//! One person of a file, as written.

use time::Date;

use super::FileError;
use super::node::{Document, Node};
use super::number::{day_field, decimal_field, text, text_field, whole_field};
use crate::engine::roster::{MOST_REQUISITIONS, MOST_SALARY};

/// One entry of `source.people`.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) manager_id: String,
    pub(super) department: String,
    pub(super) team: String,
    pub(super) location: String,
    pub(super) start_date: Option<Date>,
    /// Cents.
    pub(super) salary: Option<i64>,
    /// Basis points.
    pub(super) fte: Option<i64>,
    pub(super) email: String,
    pub(super) vacant: Option<bool>,
    pub(super) status: String,
    pub(super) dotted_manager_ids: Vec<String>,
    /// Basis points.
    pub(super) own_work: Option<i64>,
    pub(super) open_requisitions: Option<u32>,
    pub(super) on_call: String,
}

/// Every field of a person.
const FIELDS: &[&str] = &[
    "id",
    "name",
    "title",
    "manager_id",
    "department",
    "team",
    "location",
    "start_date",
    "salary",
    "fte",
    "email",
    "vacant",
    "status",
    "dotted_manager_ids",
    "own_work",
    "open_requisitions",
    "on_call",
];

/// Nobody fills three posts.
const MOST_FTE: u64 = 2;

impl PersonEntry {
    pub(super) fn read(node: Node<'_>, document: &mut Document<'_>) -> Result<PersonEntry, FileError> {
        node.object(document, "a person: an object such as {\"id\": \"e1\", \"name\": \"Ann\"}")?;
        let mut entry = PersonEntry {
            id: text_field(node, document, "id")?,
            name: text_field(node, document, "name")?,
            title: text_field(node, document, "title")?,
            manager_id: text_field(node, document, "manager_id")?,
            department: text_field(node, document, "department")?,
            team: text_field(node, document, "team")?,
            location: text_field(node, document, "location")?,
            start_date: day_field(node, document, "start_date")?,
            salary: decimal_field(node, document, "salary", (100, MOST_SALARY))?,
            fte: decimal_field(node, document, "fte", (10_000, MOST_FTE))?,
            email: text_field(node, document, "email")?,
            status: text_field(node, document, "status")?,
            own_work: decimal_field(node, document, "own_work", (10_000, 1))?,
            open_requisitions: whole_field(node, document, "open_requisitions", (0, MOST_REQUISITIONS.into()))?,
            on_call: text_field(node, document, "on_call")?,
            ..PersonEntry::default()
        };
        entry.vacant = node.field(document, "vacant", |node, document| {
            node.value.as_bool().ok_or_else(|| node.wrong(document, "a boolean"))
        })?;
        let dotted = node.field(document, "dotted_manager_ids", |node, document| {
            node.items(document, |node, document| match node.value {
                serde_json::Value::Null => Ok(String::new()),
                _ => text(node, document),
            })
        })?;
        entry.dotted_manager_ids = dotted.unwrap_or_default();
        node.note_unknown(document, |key| FIELDS.contains(&key));
        Ok(entry)
    }

    /// Whether nobody is in this position: `vacant` says so, or else a status that is one of the words for it.
    pub(super) fn is_vacant(&self) -> bool {
        self.vacant
            .unwrap_or_else(|| ["vacant", "open", "unfilled"].iter().any(|word| self.status.eq_ignore_ascii_case(word)))
    }
}
