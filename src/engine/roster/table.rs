//! Text to a table: header, rows with their lines, and notices about rows that are blank or ragged.

use super::column::{PEOPLE, Vocabulary, normalize};
use super::delimiter::{is_directive, sniff};
use super::encoding::{Decoded, decode};
use super::header::{Shape, distinct_fields, find_header, is_label_row};
use super::notice::quoted;
use super::outline;
use super::quotes::{check_quotes, line_break};
use super::record::Cells;
use super::{ImportError, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Notice, Record};

/// A file as rows of cells, before any column has a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings as written.
    pub headers: Vec<String>,
    /// Line of the header, from 1; 0 for an outline, which has none.
    pub header_line: u32,
    /// The rows that are not blank, in file order.
    pub records: Vec<Record>,
    /// What was noticed so far, in the order of the rows.
    pub notices: Vec<Notice>,
    pub(super) cells: Cells,
}

impl Table {
    /// A cell as written, empty where the row is too short.
    pub fn cell(&self, record: &Record, column: usize) -> &str {
        self.cells.get(record, column)
    }

    /// All cells of a row.
    pub fn row<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a str> {
        (0..record.n_cells()).map(|column| self.cell(record, column))
    }
}

/// Reads comma-, semicolon-, tab- or pipe-separated text, or an indented outline, in UTF-8, UTF-16 or Windows-1252.
///
/// # Errors
/// [`ImportError`] where the bytes are no table, a quote is never closed, or a limit is exceeded.
pub fn read_table(bytes: &[u8]) -> Result<Table, ImportError> {
    read_table_of(bytes, PEOPLE)
}

/// Reads a table whose headings are those of a vocabulary.
pub(super) fn read_table_of(bytes: &[u8], vocabulary: Vocabulary) -> Result<Table, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let decoded = decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(ImportError::Blank);
    }
    let (body, first_line) = skip_directives(&decoded.text, vocabulary);
    let (delimiter, fit) = sniff(body, vocabulary);
    let outline = if vocabulary.is_of_people { outline::read(body, first_line, fit)? } else { None };
    let mut table = match outline {
        Some(table) => table,
        None => {
            refuse_endless_line(body, delimiter, first_line)?;
            check_quotes(body, delimiter, first_line)?;
            Rows::read(body, delimiter, first_line)?.into_table(vocabulary)?
        }
    };
    note_encoding(&mut table, &decoded);
    Notice::sort(&mut table.notices);
    Ok(table)
}

/// The headings of a table, as far as its first lines tell them; the rows need not be sound.
pub(super) fn read_headings(text: &str, vocabulary: Vocabulary) -> Option<Vec<String>> {
    const READ: usize = 64 << 10;
    let (body, first_line) = skip_directives(&text[..text.floor_char_boundary(READ)], vocabulary);
    let (delimiter, _) = sniff(body, vocabulary);
    let table = Rows::read(body, delimiter, first_line).ok()?.into_table(vocabulary).ok()?;
    Some(table.headers)
}

/// Refuses a line of mere delimiters before millions of cells are made of it.
fn refuse_endless_line(text: &str, delimiter: u8, first_line: u32) -> Result<(), ImportError> {
    const LONG: usize = 4 << 20;
    if text.len() <= LONG {
        return Ok(());
    }
    let n_cells = |line: &[u8]| line.iter().filter(|&&b| b == delimiter).count();
    let mut lines = text.as_bytes().split(|&b| b == b'\n' || b == b'\r');
    match lines.position(|line| line.len() > LONG && n_cells(line) >= MAX_COLUMNS) {
        Some(at) => {
            let breaks: usize = text.split_inclusive(['\n', '\r']).take(at).map(str::len).sum();
            let above = (0..breaks).map(|byte| line_break(text.as_bytes(), byte)).sum::<u32>();
            Err(ImportError::TooManyColumns { line: first_line + above })
        }
        None => Ok(()),
    }
}

/// The text below leading directive and blank lines, and the line number of its first line.
fn skip_directives(text: &str, vocabulary: Vocabulary) -> (&str, u32) {
    let (mut rest, mut line) = (text, 1);
    while let Some(end) = rest.find(['\n', '\r']) {
        let head = &rest[..end];
        if !(head.trim().is_empty() || is_directive(head, vocabulary)) {
            break;
        }
        line += line_break(rest.as_bytes(), end);
        rest = &rest[end + 1..];
    }
    (rest, line)
}

/// Blank rows next to each other, by their first and last line.
struct BlankRun {
    first: u32,
    last: u32,
}

/// All records of a text, and the blank ones among them by line only.
#[derive(Default)]
struct Rows {
    cells: Cells,
    records: Vec<Record>,
    blanks: Vec<BlankRun>,
    /// Records with a cell of several lines, and the most delimiters on one of those lines.
    long_cells: Vec<(u32, usize)>,
}

impl Rows {
    fn read(text: &str, delimiter: u8, first_line: u32) -> Result<Self, ImportError> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut lines = LineCounter { bytes: text.as_bytes(), at: 0, line: first_line };
        let mut rows = Self::default();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record).map_err(|e| ImportError::NotText { reason: e.to_string() })? {
            let position = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(usize::MAX));
            let (blank_from, line) = lines.record_at(position);
            if blank_from < line {
                rows.note_blank(blank_from, line - 1);
            }
            if record.len() > MAX_COLUMNS {
                return Err(ImportError::TooManyColumns { line });
            }
            if record.iter().all(|cell| cell.trim().is_empty()) {
                rows.note_blank(line, line);
                continue;
            }
            if record.as_slice().contains('\n') {
                rows.long_cells.push((line, most_delimiters(&record, delimiter)));
            }
            rows.records.push(rows.cells.push(line, record.iter()));
            if rows.records.len() > MAX_ROWS + HEADER_ROWS {
                return Err(ImportError::TooManyRows);
            }
        }
        Ok(rows)
    }

    fn note_blank(&mut self, first: u32, last: u32) {
        match self.blanks.last_mut() {
            Some(run) if run.last + 1 == first => run.last = last,
            _ => self.blanks.push(BlankRun { first, last }),
        }
    }

    fn into_table(self, vocabulary: Vocabulary) -> Result<Table, ImportError> {
        let Self { cells, records, blanks, long_cells } = self;
        let row = |record: &Record| (0..record.n_cells()).map(|c| cells.get(record, c).to_owned()).collect::<Vec<_>>();
        let top = &records[..records.len().min(HEADER_ROWS)];
        let shape = |record: &Record| {
            let row = row(record);
            let fields = distinct_fields(row.iter().map(String::as_str), vocabulary);
            Shape { fields, filled: row.iter().filter(|cell| !cell.trim().is_empty()).count(), width: row.len() }
        };
        let at = find_header(&top.iter().map(shape).collect::<Vec<_>>());
        let header = *records.get(at).ok_or(ImportError::Blank)?;
        let headers = row(&header);
        let mut notices = Vec::new();
        let mut body = records;
        for title in body.drain(..=at).take(at) {
            let text = quoted(cells.get(&title, 0).trim());
            notices.push(Notice::new(
                title.line,
                "title_row",
                format!("{text} stands above the header and was skipped"),
            ));
        }
        if let Some(label) = body.first().copied()
            && is_label_row(&headers, row(&label).iter().map(String::as_str), vocabulary)
        {
            let message = "this row labels the columns a second time and was skipped";
            notices.push(Notice::new(label.line, "label_row", message));
            body.remove(0);
        }
        if body.len() > MAX_ROWS {
            return Err(ImportError::TooManyRows);
        }
        let last = match body.last() {
            None if vocabulary.is_of_people => return Err(ImportError::NoRows { header_line: header.line }),
            last => last.unwrap_or(&header),
        };
        // Nobody needs to hear of the blank lines around a table.
        let is_inside = |run: &&BlankRun| run.first > header.line && run.first < last.line;
        notices.extend(blanks.iter().filter(is_inside).map(BlankRun::notice));
        notices.extend(duplicate_headings(&headers, header.line));
        let holds_row = |&&(_, delimiters): &&(u32, usize)| headers.len() > 2 && delimiters + 1 >= headers.len();
        notices.extend(long_cells.iter().filter(holds_row).map(|&(line, _)| {
            let message =
                "a quoted cell of this row runs over several lines and seems to hold further rows: check its quotes";
            Notice::new(line, "swallowed_rows", message)
        }));
        let mut table = Table { headers, header_line: header.line, records: body, notices, cells };
        table.note_ragged_rows();
        Ok(table)
    }
}

/// The most delimiters on one inner line of a cell with several lines.
fn most_delimiters(record: &csv::StringRecord, delimiter: u8) -> usize {
    let lines = record.iter().filter(|cell| cell.contains('\n')).flat_map(str::lines);
    lines.map(|line| line.bytes().filter(|&b| b == delimiter).count()).max().unwrap_or(0)
}

/// A header, its labels, and some title lines may stand above [`MAX_ROWS`] rows.
const HEADER_ROWS: usize = 20;

impl BlankRun {
    fn notice(&self) -> Notice {
        let message = if self.first == self.last {
            "this row is blank and was skipped".to_owned()
        } else {
            format!("rows {} to {} are blank and were skipped", self.first, self.last)
        };
        Notice::new(self.first, "blank_row", message)
    }
}

/// The notices for headings that occur more than once. Which of the columns is used depends on the choice of columns.
fn duplicate_headings(headers: &[String], header_line: u32) -> Vec<Notice> {
    let mut columns = std::collections::BTreeMap::<String, Vec<usize>>::new();
    for (column, heading) in headers.iter().enumerate().filter(|(_, heading)| !heading.trim().is_empty()) {
        columns.entry(normalize(heading)).or_default().push(column);
    }
    columns.retain(|_, same| same.len() > 1);
    let numbers = |same: &[usize]| same.iter().map(|c| (c + 1).to_string()).collect::<Vec<_>>().join(", ");
    columns
        .values()
        .map(|same| {
            let heading = headers[same[0]].trim();
            let message = format!("the heading {} stands over columns {}", quoted(heading), numbers(same));
            Notice::new(header_line, DUPLICATE_COLUMN, message).with("heading", heading).with("columns", numbers(same))
        })
        .collect()
}

pub(super) const DUPLICATE_COLUMN: &str = "duplicate_column";

impl Table {
    fn note_ragged_rows(&mut self) {
        let width = self.headers.len();
        for record in &self.records {
            let n_cells = record.n_cells();
            let repaired = if n_cells < width {
                "the missing cells were left empty"
            } else if (width..n_cells).any(|column| !self.cells.get(record, column).trim().is_empty()) {
                "the cells beyond the header were not read"
            } else {
                continue;
            };
            let message = format!("{n_cells} cells where the header has {width}: {repaired}");
            self.notices
                .push(Notice::new(record.line, "ragged_row", message).with("cells", n_cells).with("expected", width));
        }
    }
}

fn note_encoding(table: &mut Table, decoded: &Decoded<'_>) {
    if decoded.assumed_utf_16 {
        let message = "the file was read as UTF-16, which it looks like but does not say";
        table.notices.push(Notice::new(0, "encoding", message));
    }
    let mut rows: Vec<u32> = decoded
        .windows_1252_lines
        .iter()
        .map(|&line| {
            // The record that this line belongs to begins here or above.
            let after = table.records.partition_point(|record| record.line <= line);
            if after == 0 { line } else { table.records[after - 1].line }
        })
        .collect();
    rows.dedup();
    let message = "this row is not UTF-8 and was read as Windows-1252: check the letters with accents";
    table.notices.extend(rows.into_iter().map(|row| Notice::new(row, "encoding", message)));
}

/// Turns byte positions, which only grow, into line numbers.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    /// For a record whose preceding line ended shortly before `position`: the first line after that one, and the line on
    /// which the record really begins. They differ where lines between are empty.
    fn record_at(&mut self, position: usize) -> (u32, u32) {
        let after_cr_lf = position > 0 && self.bytes.get(position - 1..=position) == Some(b"\r\n");
        self.advance(position + usize::from(after_cr_lf));
        let after_previous = self.line;
        let breaks = self.bytes[self.at..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        self.advance(self.at + breaks);
        (after_previous, self.line)
    }

    fn advance(&mut self, to: usize) {
        let to = to.min(self.bytes.len());
        let passed = &self.bytes[self.at..to];
        let line_feeds = passed.iter().filter(|&&b| b == b'\n').count();
        let mut lines = u32::try_from(line_feeds).expect("a file of at most 64 MiB has fewer lines than 4 G");
        if passed.contains(&b'\r') {
            lines +=
                (self.at..to).filter(|&at| self.bytes[at] == b'\r').map(|at| line_break(self.bytes, at)).sum::<u32>();
        }
        self.line += lines;
        self.at = to;
    }
}

#[cfg(test)]
mod tests;
