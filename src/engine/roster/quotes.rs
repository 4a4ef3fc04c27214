//! Finds the quote that is never closed, before it swallows the rows after it.

use super::ImportError;

/// Walks through the quoting of `text` as RFC 4180 has it. `first_line` is the line number of its first byte.
///
/// A closing quote must be followed by a delimiter or the end of the line. Text after it is tolerated within one line (a
/// clumsy export); a quoted cell that spans lines and ends like that was opened by accident.
///
/// # Errors
/// [`ImportError::UnclosedQuote`] with the line on which the quote was opened.
pub(super) fn check_quotes(text: &str, delimiter: u8, first_line: u32) -> Result<(), ImportError> {
    if !text.contains('"') {
        return Ok(());
    }
    let bytes = text.as_bytes();
    let mut line = first_line;
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            let (end, lines) = quoted_cell_end(bytes, at + 1).ok_or(ImportError::UnclosedQuote { line })?;
            let rest = bytes[end..].trim_ascii_start_blanks();
            let ends_cell = rest.first().is_none_or(|&b| b == delimiter || b == b'\n' || b == b'\r');
            if lines > 0 && !ends_cell {
                return Err(ImportError::UnclosedQuote { line });
            }
            line += lines;
            at = end;
        }
        // The rest of the cell; a quote inside an unquoted cell is plain text.
        while at < bytes.len() && bytes[at] != delimiter && bytes[at] != b'\n' && bytes[at] != b'\r' {
            at += 1;
        }
        line += line_break(bytes, at);
        at += 1;
    }
    Ok(())
}

/// Index after the closing quote, and the line breaks on the way.
fn quoted_cell_end(bytes: &[u8], mut at: usize) -> Option<(usize, u32)> {
    let mut lines = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            if bytes.get(at + 1) != Some(&b'"') {
                return Some((at + 1, lines));
            }
            at += 1;
        }
        lines += line_break(bytes, at);
        at += 1;
    }
    None
}

/// 1 where a line ends at this byte: LF, or CR without LF after it.
pub(super) fn line_break(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at) {
        Some(b'\n') => 1,
        Some(b'\r') => u32::from(bytes.get(at + 1) != Some(&b'\n')),
        _ => 0,
    }
}

trait TrimBlanks {
    fn trim_ascii_start_blanks(&self) -> &Self;
}

impl TrimBlanks for [u8] {
    fn trim_ascii_start_blanks(&self) -> &Self {
        let blanks = self.iter().take_while(|&&b| b == b' ').count();
        &self[blanks..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened_on(text: &str) -> Option<u32> {
        match check_quotes(text, b',', 1) {
            Ok(()) => None,
            Err(ImportError::UnclosedQuote { line }) => Some(line),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn sound_quoting_passes() {
        assert_eq!(opened_on("a,b\n\"x, \"\"y\"\"\r\nz\",2\n\"\",\"\"\n3\" disk,\"q\" \n"), None);
        assert_eq!(opened_on("a,b\n\"Bob \"the man\" Smith\",2\n"), None);
    }

    #[test]
    fn the_line_of_the_opening_quote_is_named() {
        assert_eq!(opened_on("a,b\n1,2\n3,\"oops\n4,5\n"), Some(3));
        assert_eq!(opened_on("a,b\r\n\"x\r\ny\",2\r\n3,\"oops\r\n"), Some(4));
    }

    #[test]
    fn a_later_quoted_cell_does_not_hide_it() {
        assert_eq!(opened_on("a,b\n3,\"oops\n4,\"Lee, Ann\"\n"), Some(2));
        assert_eq!(opened_on("a,b\n3,\"oops\n\"4\",\"Ann\"\n"), Some(2));
    }
}
