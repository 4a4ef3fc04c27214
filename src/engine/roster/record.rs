//! The cells of all rows in one buffer.

/// One row of a [`Table`](super::Table); its cells are read with [`Table::cell`](super::Table::cell).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    /// Line of the file on which the record begins, from 1.
    pub line: u32,
    /// Where the text of the first cell begins.
    start: u32,
    /// Index of the first cell's end.
    first: u32,
    /// Number of cells.
    cells: u32,
}

impl Record {
    /// How many cells the row has.
    pub fn n_cells(&self) -> usize {
        self.cells as usize
    }
}

/// The text of many cells, one after the other, and where each ends: two allocations for a whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells {
    text: String,
    ends: Vec<u32>,
}

impl Cells {
    /// Stores a row. The input limit keeps every offset far below `u32::MAX`.
    pub(super) fn push<'a>(&mut self, line: u32, cells: impl Iterator<Item = &'a str>) -> Record {
        let (start, first) = (offset(self.text.len()), offset(self.ends.len()));
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(offset(self.text.len()));
        }
        Record { line, start, first, cells: offset(self.ends.len()) - first }
    }

    /// A cell, empty where the row is too short.
    pub(super) fn get(&self, record: &Record, column: usize) -> &str {
        if column >= record.n_cells() {
            return "";
        }
        let at = record.first as usize + column;
        let start = if column == 0 { record.start } else { self.ends[at - 1] };
        &self.text[start as usize..self.ends[at] as usize]
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).expect("a file of at most 64 MiB has offsets below 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_row_by_row() {
        let mut cells = Cells::default();
        let first = cells.push(2, ["a", "", "ü"].into_iter());
        let second = cells.push(3, ["b"].into_iter());
        assert_eq!([0, 1, 2, 3].map(|c| cells.get(&first, c)), ["a", "", "ü", ""]);
        assert_eq!([0, 1].map(|c| cells.get(&second, c)), ["b", ""]);
        assert_eq!(first.n_cells(), 3);
    }
}
