//! Why a file was refused, and where.

use serde_json::error::Category;

/// Why a scenario file was refused: what was expected, and where. Nothing of the file was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileError {
    /// What is wrong, as part of a sentence.
    pub message: String,
    /// The place in the document, such as `source.people[3].fte`; empty for the whole.
    pub path: String,
    /// Line, from 1; 0 where the place has none.
    pub line: usize,
    /// Column, from 1; 0 where the place has none.
    pub column: usize,
}

impl FileError {
    /// An error about a place in the document.
    pub(super) fn at(path: &str, message: impl Into<String>) -> Self {
        FileError { message: message.into(), path: path.into(), ..FileError::default() }
    }

    /// An error of the parser.
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let said = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
        let message = match error.classify() {
            Category::Eof => format!("the file ends too early ({said})"),
            Category::Syntax => format!("this is not JSON: {said}"),
            Category::Data | Category::Io => said.to_owned(),
        };
        FileError { message, path: String::new(), line, column }
    }
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.line > 0 {
            write!(f, "line {}, column {}: ", self.line, self.column)?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for FileError {}
