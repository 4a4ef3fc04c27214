//! As much of Markdown as a Team API document needs: sections, lists and tables.

use super::front_matter::Line;

/// A heading and what stands below it, up to the next heading of the first or second level.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    /// The heading in lower case, empty above the first.
    pub(super) heading: String,
    /// The heading as written.
    pub(super) title: &'a str,
    /// Number of `#`, 0 above the first.
    pub(super) level: usize,
    pub(super) lines: Vec<Line<'a>>,
}

/// The sections of a text. What is in a fenced block is no heading.
pub(super) fn sections<'a>(lines: &[Line<'a>]) -> Vec<Section<'a>> {
    let mut sections = Vec::new();
    let mut current = Section::default();
    let mut is_fenced = false;
    for &(number, line) in lines {
        is_fenced ^= line.trim_start().starts_with("```");
        let title = line.trim_start_matches('#');
        let level = line.len() - title.len();
        if !is_fenced && (1..=2).contains(&level) && title.starts_with(' ') {
            let title = title.trim();
            sections.push(std::mem::replace(
                &mut current,
                Section { heading: title.to_lowercase(), title, level, lines: Vec::new() },
            ));
        } else {
            current.lines.push((number, line));
        }
    }
    sections.push(current);
    sections
}

impl Section<'_> {
    /// The first paragraph, as plain text.
    pub(super) fn paragraph(&self) -> String {
        let words = self.lines.iter().map(|(_, line)| line.trim()).skip_while(|line| line.is_empty());
        plain(&words.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// The items of the lists at the margin, as written.
    pub(super) fn bullets(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter_map(|(_, line)| Some(line.strip_prefix("- ").or(line.strip_prefix("* "))?.trim()))
    }

    /// The rows of the first table, its head first.
    pub(super) fn table(&self) -> Vec<(u32, Vec<String>)> {
        let is_row = |line: &str| line.trim_start().starts_with('|');
        let rows = self.lines.iter().skip_while(|(_, line)| !is_row(line)).take_while(|(_, line)| is_row(line));
        let is_rule = |line: &str| line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
        rows.filter(|(_, line)| !is_rule(line)).map(|&(number, line)| (number, cells(line))).collect()
    }
}

/// The cells of one row of a table; `\|` is no border.
fn cells(line: &str) -> Vec<String> {
    const BORDER: &str = "\u{1}";
    let line = line.trim().replace("\\|", BORDER);
    let line = line.strip_prefix('|').unwrap_or(&line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').map(|cell| plain(cell.trim()).replace(BORDER, "|")).collect()
}

/// A text without emphasis, code marks and the addresses of links.
pub(super) fn plain(text: &str) -> String {
    let mut rest = &*text.replace("**", "").replace('`', "");
    let mut plain = String::with_capacity(rest.len());
    while let Some((before, label, after)) = link(rest) {
        plain.push_str(before);
        plain.push_str(label);
        rest = after;
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

/// What stands before the first link, its label, and what stands behind it.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let open = head.rfind('[')?;
    let (_, after) = tail.split_once(')')?;
    Some((&head[..open], &head[open + 1..], after))
}

/// The name at the start of an item such as `**Portal**: what it does`, else the item as plain text.
pub(super) fn item_name(item: &str) -> String {
    let bold = item.strip_prefix("**").and_then(|rest| rest.split_once("**")).map(|(name, _)| name);
    plain(bold.map_or(item, |name| name.trim_end_matches(':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<Line<'_>> {
        (1..).zip(text.lines()).collect()
    }

    #[test]
    fn sections_hold_paragraphs_lists_and_tables() {
        let text = "# Top\n\n**One**\ntwo.\n\nthree\n## List\n- **Portal**: self-service\n  - inner\n* [API](https://x)\n### Table\n| A | B |\n\
            |---|:-:|\n| 1 | x\\|y |\n```\n## no\n```\n";
        let sections = sections(&lines(text));
        let headings: Vec<(&str, usize)> = sections.iter().map(|s| (s.heading.as_str(), s.level)).collect();
        assert_eq!(headings, [("", 0), ("top", 1), ("list", 2)]);
        assert_eq!(sections[1].paragraph(), "One two.");
        assert_eq!(sections[2].bullets().map(item_name).collect::<Vec<_>>(), ["Portal", "API"]);
        let row = |number, cells: [&str; 2]| (number, cells.map(str::to_owned).to_vec());
        assert_eq!(sections[2].table(), [row(12, ["A", "B"]), row(14, ["1", "x|y"])]);
    }

    #[test]
    fn what_only_looks_like_a_link_stays() {
        assert_eq!(plain("a](b"), "a](b");
        assert_eq!(plain("[a](b"), "[a](b");
        assert_eq!(plain("x [a](b) [c](d)!"), "x a c!");
    }
}
