//! Tables as CSV that no spreadsheet runs as formulas.

use std::borrow::Cow;

/// Rows of cells as RFC 4180 text, lines ended by a line feed.
pub struct Table(String);

impl Table {
    /// A table with a header.
    pub fn new(header: &[&str]) -> Self {
        let mut table = Table(String::new());
        table.row(header);
        table
    }

    /// Adds a row of as many cells as the header has.
    pub fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            let cell = guarded(cell.as_ref());
            // A line of one empty cell would be an empty line, which readers skip.
            if cell.contains([',', '"', '\n', '\r']) || cell.is_empty() && cells.len() == 1 {
                self.0.push('"');
                self.0.push_str(&cell.replace('"', "\"\""));
                self.0.push('"');
            } else {
                self.0.push_str(&cell);
            }
        }
        self.0.push('\n');
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// A cell that no spreadsheet takes for a formula: one that starts with `= + - @`, a tab or a carriage return gets an
/// apostrophe in front, and so does one that has such an apostrophe already, so that an import gives back the very text.
/// Plain numbers such as `-1.5` stay as they are.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let starts = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if starts(cell.trim_start_matches('\'')) && !is_plain_number(cell) {
        return Cow::Owned(format!("'{cell}"));
    }
    Cow::Borrowed(cell)
}

fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, places].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn any_table_reads_back(rows in (1..4_usize).prop_flat_map(|n| vec(vec("[ -~\t\n\r\"',;ü=]{0,6}", n), 1..5))) {
            let mut table = Table(String::new());
            rows.iter().for_each(|row| table.row(row));
            let text = table.into_text();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let read: Vec<Vec<String>> =
                reader.records().map(|row| row.expect("it reads").iter().map(str::to_owned).collect()).collect();
            let guarded: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|cell| guarded(cell).into_owned()).collect()).collect();
            prop_assert_eq!(read, guarded);
        }
    }
}
