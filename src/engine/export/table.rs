//! Tables as CSV that no spreadsheet runs as formulas.

use std::borrow::Cow;

use csv_core::{WriteResult, Writer};

/// Rows of cells as RFC 4180 text, lines ended by a line feed.
pub struct Table {
    writer: Writer,
    text: Vec<u8>,
}

impl Table {
    /// A table with a header.
    pub fn new(header: &[&str]) -> Self {
        let mut table = Table { writer: Writer::new(), text: Vec::new() };
        table.row(header);
        table
    }

    /// Adds a row of as many cells as the header has.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.put(|writer, out| writer.delimiter(out));
            }
            let cell = guarded(cell.as_ref());
            let mut rest = cell.as_bytes();
            self.put(|writer, out| {
                let (result, read, written) = writer.field(rest, out);
                rest = &rest[read..];
                (result, written)
            });
        }
        self.put(|writer, out| writer.terminator(out));
    }

    /// Writes a part, piece by piece where it is long.
    fn put(&mut self, mut part: impl FnMut(&mut Writer, &mut [u8]) -> (WriteResult, usize)) {
        let mut piece = [0; 256];
        loop {
            let (result, written) = part(&mut self.writer, &mut piece);
            self.text.extend_from_slice(&piece[..written]);
            if result == WriteResult::InputEmpty {
                return;
            }
        }
    }

    /// The text.
    pub fn into_text(self) -> String {
        String::from_utf8(self.text).expect("cells are texts")
    }
}

/// A cell that no spreadsheet takes for a formula: one that starts with `= + - @`, a tab or a carriage return gets an
/// apostrophe in front, and so does one that has such an apostrophe already, so that an import gives back the very text.
/// Plain numbers such as `-1.5` stay as they are.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let starts = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts(cell.trim_start_matches('\'')) && cell.parse::<f64>().is_err() {
        return Cow::Owned(format!("'{cell}"));
    }
    Cow::Borrowed(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded() {
        for formula in ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "'=1"] {
            assert_eq!(guarded(formula), format!("'{formula}"), "{formula}");
        }
        for plain in ["", "Ann", "-1.5", "a=b", "'t Hooft", "3"] {
            assert_eq!(guarded(plain), plain);
        }
    }

    #[test]
    fn cells_are_quoted_where_they_need_it() {
        let mut table = Table::new(&["id", "name"]);
        table.row(&["1", "Lee, \"Kim\"\nx"]);
        table.row(&["2", "=1+1"]);
        assert_eq!(table.into_text(), "id,name\n1,\"Lee, \"\"Kim\"\"\nx\"\n2,'=1+1\n");
    }
}
