//! Why a file is refused as a whole.

/// Most data rows that one file may have.
pub const MAX_ROWS: usize = 200_000;
/// Most bytes that one file may have (64 MiB).
pub const MAX_BYTES: usize = 64 << 20;
/// Most columns that one file may have: as many as a spreadsheet can hold.
pub const MAX_COLUMNS: usize = 16_384;

/// Why nothing of a file was taken. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// There are bytes, but nothing on any line.
    #[error("the file has no header and no rows, only blank lines")]
    Blank,
    /// A header without people.
    #[error("there are no people in the file: no row follows the header on line {header_line}")]
    NoRows {
        /// Line of the header.
        header_line: u32,
    },
    /// The bytes are not text.
    #[error("this is not a text table: {reason}")]
    NotText {
        /// What gives it away.
        reason: String,
    },
    /// The bytes are a known kind of file that is not a text table.
    #[error("this is {kind}, not a text table: save the sheet as CSV first, then import that file")]
    Spreadsheet {
        /// The kind of file, with its article.
        kind: &'static str,
    },
    /// Indented lines that are no names.
    #[error(
        "line {line} ({text}) is no name of a person, as most lines are none: this looks like settings or code, not like an \
         outline of people; a roster is a table with a heading for each column"
    )]
    NoNames {
        /// The first such line.
        line: u32,
        /// The line in backquotes, shortened.
        text: String,
    },
    /// No column says who the people are.
    #[error(
        "no usable columns in the header on line {header_line} ({headings}): a column for the id, the name or the e-mail \
         of a person is needed, with a heading such as `id`, `name` or `email`, and `manager_id` or `manager` for the \
         reporting lines; choose the columns by hand if they are named otherwise"
    )]
    NoUsableColumns {
        /// Line of the header.
        header_line: u32,
        /// The headings that are there, shortened.
        headings: String,
    },
    /// A quoted cell without an end: the rows after it cannot be told apart.
    #[error("the quote opened on line {line} is never closed, so the rows after it cannot be told apart")]
    UnclosedQuote {
        /// Line on which the quote was opened.
        line: u32,
    },
    /// More than [`MAX_ROWS`] rows.
    #[error("the file has more than {MAX_ROWS} rows, which is the limit")]
    TooManyRows,
    /// More than [`MAX_BYTES`] bytes.
    #[error("the file is larger than {} MiB, which is the limit", MAX_BYTES >> 20)]
    TooLarge,
    /// More than [`MAX_COLUMNS`] cells on one line.
    #[error("line {line} has more than {MAX_COLUMNS} cells, which is the limit")]
    TooManyColumns {
        /// The line.
        line: u32,
    },
}
