//! What the import says about a row.

use crate::engine::sort::sort_by;
use std::collections::BTreeMap;

use serde::Serialize;

/// One thing that was found in the file, and what was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Line of the record's first line in the file, the first line being 1; 0 means the whole file.
    pub row: u32,
    /// What kind of thing it is, in snake case: `self_manager`, `unknown_manager`, `cycle`, …
    pub code: &'static str,
    /// The finding and the repair, as a sentence for people.
    pub message: String,
    /// The culprits by name, where they help a program.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

impl Notice {
    pub(super) fn new(row: u32, code: &'static str, message: impl Into<String>) -> Self {
        Self { row, code, message: message.into(), fields: BTreeMap::new() }
    }

    pub(super) fn with(mut self, field: &str, value: impl ToString) -> Self {
        self.fields.insert(field.to_owned(), value.to_string());
        self
    }

    /// Brings notices into the order in which they are shown: by row, then by code.
    pub(super) fn sort(notices: &mut [Self]) {
        sort_by(notices, |a, b| a.row.cmp(&b.row).then_with(|| a.code.cmp(b.code)));
    }
}

/// A cell as it appears in a message: in backquotes, shortened so that a huge cell does not drown the sentence.
pub(super) fn quoted(cell: &str) -> String {
    const SHOWN: usize = 60;
    match cell.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", &cell[..end]),
        None => format!("`{cell}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serializes_without_empty_fields() {
        let bare = Notice::new(3, "blank_row", "blank");
        assert_eq!(
            serde_json::to_string(&bare).expect("plain data"),
            r#"{"row":3,"code":"blank_row","message":"blank"}"#
        );
        let named = bare.with("id", "e3");
        assert_eq!(serde_json::to_value(&named).expect("plain data")["fields"]["id"], "e3");
    }

    #[test]
    fn sorts_by_row_then_code() {
        let mut notices = [Notice::new(4, "b", ""), Notice::new(4, "a", ""), Notice::new(0, "z", "")];
        Notice::sort(&mut notices);
        assert_eq!(notices.map(|n| (n.row, n.code)), [(0, "z"), (4, "a"), (4, "b")]);
    }

    #[test]
    fn long_cells_are_shortened_in_messages() {
        assert_eq!(quoted("é1"), "`é1`");
        assert_eq!(quoted(&"é".repeat(1000)).chars().count(), 63);
    }
}
