//! Which character separates the cells.

use super::column::Vocabulary;
use super::header::distinct_fields;

/// Comma, semicolon, tab and pipe, in this order where nothing speaks for one of them.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How a delimiter fits the first lines of a text. Greater is better: known headings first, then lines of equal width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Most distinct fields that one line names by known headings.
    pub(super) known_fields: usize,
    /// Lines that have the most frequent number of cells, 0 if that is one cell.
    pub(super) even_lines: usize,
    /// The most frequent number of cells.
    cells: usize,
}

/// The delimiter that fits the first lines best.
pub(super) fn sniff(text: &str, vocabulary: Vocabulary) -> (u8, Fit) {
    let mut best = (b',', fit(text, b',', vocabulary));
    for delimiter in CANDIDATES {
        let candidate = fit(text, delimiter, vocabulary);
        if candidate > best.1 {
            best = (delimiter, candidate);
        }
    }
    best
}

fn fit(text: &str, delimiter: u8, vocabulary: Vocabulary) -> Fit {
    const LINES: usize = 20;
    const CELLS: usize = 64;
    let mut known_fields = 0;
    let mut widths = Vec::with_capacity(LINES);
    for line in text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(LINES) {
        let cells = split_line(line, delimiter);
        let headings = cells.iter().take(CELLS).map(|c| c.trim_matches('"'));
        known_fields = known_fields.max(distinct_fields(headings, vocabulary));
        widths.push(cells.len());
    }
    let frequency = |width: usize| widths.iter().filter(|&&w| w == width).count();
    let cells = widths.iter().copied().max_by_key(|&w| (frequency(w), w)).unwrap_or(1);
    Fit { known_fields, even_lines: if cells > 1 { frequency(cells) } else { 0 }, cells }
}

/// The cells of one physical line; a delimiter in quotes does not count.
pub(super) fn split_line(line: &str, delimiter: u8) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'"' && (quoted || at == start) {
            quoted = !quoted;
        } else if byte == delimiter && !quoted {
            cells.push(&line[start..at]);
            start = at + 1;
        }
    }
    cells.push(&line[start..]);
    cells
}

/// Whether a line is a directive before the table: it starts with `#` and is no header itself.
pub(super) fn is_directive(line: &str, vocabulary: Vocabulary) -> bool {
    line.trim_start().starts_with('#')
        && CANDIDATES.iter().all(|&delimiter| {
            let cells = split_line(line, delimiter);
            cells.iter().filter(|cell| (vocabulary.column)(cell).is_some()).take(2).count() < 2
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::roster::column::PEOPLE;

    #[test]
    fn known_headings_decide() {
        assert_eq!(sniff("id;name;title\n1;Ann;\"VP, Data | AI, ML, X\"\n", PEOPLE).0, b';');
        assert_eq!(sniff("Name\tReports_To\nAnn, B\t\n", PEOPLE).0, b'\t');
    }

    #[test]
    fn equal_width_decides_where_no_heading_is_known() {
        assert_eq!(sniff("Kürzel|Wer|Chef\nab|Ann|\ncd|Bob, C|ab\n", PEOPLE).0, b'|');
        assert_eq!(sniff("name\nAnn\n", PEOPLE).0, b',');
    }

    #[test]
    fn quotes_protect_delimiters() {
        assert_eq!(split_line("a,\"b,\"\"c\"\"\",3\" d", b','), ["a", "\"b,\"\"c\"\"\"", "3\" d"]);
    }

    #[test]
    fn directives_start_with_a_number_sign() {
        assert!(is_directive("# connect: {\"from\": \"manager\", \"to\": \"name\"}", PEOPLE));
        assert!(!is_directive("#,Name,Manager", PEOPLE));
        assert!(!is_directive("id,name", PEOPLE));
    }
}
