//! An indented outline: one person per line, `Name (Title)`, reports indented below their manager.

use std::collections::{HashMap, HashSet};

use super::delimiter::Fit;
use super::notice::quoted;
use super::record::Cells;
use super::{ImportError, MAX_ROWS, Notice, Table};

/// Reads `text` as an outline if it is one, into a table with the canonical headings; the name is the id.
///
/// # Errors
/// [`ImportError::TooManyRows`], and [`ImportError::NoNames`] for settings, code and the like.
pub(super) fn read(text: &str, first_line: u32, fit: Fit) -> Result<Option<Table>, ImportError> {
    if fit.known_fields >= 2 {
        return Ok(None);
    }
    let lines: Vec<Line<'_>> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| Line::parse(first_line + u32::try_from(index).unwrap_or(u32::MAX - first_line), line))
        .collect();
    if !is_outline(&lines, fit) {
        return Ok(None);
    }
    if lines.len() > MAX_ROWS {
        return Err(ImportError::TooManyRows);
    }
    let mut others = lines.iter().filter(|line| is_no_name(line.text));
    if let Some(first) = others.next().filter(|_| 2 * (1 + others.count()) > lines.len()) {
        return Err(ImportError::NoNames { line: first.number, text: quoted(first.text) });
    }
    let ids = distinct_ids(&lines);
    let mut cells = Cells::default();
    let n = lines.len();
    let mut notices =
        vec![Notice::new(0, "outline", format!("read as an indented outline, {n} names")).with("names", n)];
    // The chain of people above the line at hand, as (indentation, line index).
    let mut chain: Vec<(usize, usize)> = Vec::new();
    let mut records = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        while chain.last().is_some_and(|&(indent, _)| indent >= line.indent) {
            chain.pop();
        }
        let manager = chain.last().map_or("", |&(_, above)| ids[above].as_str());
        chain.push((line.indent, index));
        records.push(cells.push(line.number, [ids[index].as_str(), line.name, line.title, manager].into_iter()));
        if ids[index] != line.name {
            let message = format!("`{}` occurs before: this person got the id `{}`", line.name, ids[index]);
            notices.push(Notice::new(line.number, "duplicate_name", message).with("id", &ids[index]));
        }
    }
    let headers = ["id", "name", "title", "manager_id"].map(str::to_owned).to_vec();
    Ok(Some(Table { headers, header_line: 0, records, notices, cells }))
}

struct Line<'a> {
    number: u32,
    /// Width of the leading blanks; a tab counts as two.
    indent: usize,
    has_bullet: bool,
    /// The line without its indentation and bullet.
    text: &'a str,
    name: &'a str,
    title: &'a str,
}

impl<'a> Line<'a> {
    fn parse(number: u32, line: &'a str) -> Self {
        let text = line.trim_start_matches([' ', '\t']);
        let indent = line[..line.len() - text.len()].bytes().map(|b| if b == b'\t' { 2 } else { 1 }).sum();
        let bare = ["- ", "* ", "• "].iter().find_map(|bullet| text.strip_prefix(bullet));
        let has_bullet = bare.is_some();
        let text = bare.unwrap_or(text).trim();
        let (name, title) = split_title(text);
        Self { number, indent, has_bullet, text, name, title }
    }
}

/// What nobody is called: `key: value`, a tag, an arrow, and whatever has braces, equal signs or a semicolon at its end.
fn is_no_name(text: &str) -> bool {
    let is_setting = text.split_once(':').is_some_and(|(key, value)| {
        !key.is_empty() && !key.contains(char::is_whitespace) && (value.is_empty() || value.starts_with([' ', '\t']))
    });
    let is_tag = text.starts_with('<') && text.contains('>');
    is_setting
        || is_tag
        || text.ends_with([';', ',', '[', ']', '('])
        || text.contains(['{', '}', '='])
        || text.contains("->")
}

/// Splits `Name (Title)` at the parenthesis that the last one closes.
fn split_title(text: &str) -> (&str, &str) {
    let Some(inner) = text.strip_suffix(')') else { return (text, "") };
    let mut depth = 1;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let name = inner[..at].trim_end();
            return if name.is_empty() { (text, "") } else { (name, inner[at + 1..].trim()) };
        }
    }
    (text, "")
}

/// An outline has a bullet on every line, or indented lines that no delimiter cuts into columns; the first line stands
/// at the margin.
fn is_outline(lines: &[Line<'_>], fit: Fit) -> bool {
    const SAMPLE: usize = 20;
    let sampled = lines.len().min(SAMPLE);
    let all_bullets = lines.iter().all(|line| line.has_bullet);
    let any_indent = lines.iter().any(|line| line.indent > 0);
    let in_columns = fit.even_lines == sampled && !all_bullets;
    lines.len() > 1
        && lines[0].indent == 0
        && (all_bullets || any_indent)
        && (fit.known_fields == 0 || all_bullets)
        && !in_columns
        && lines.iter().all(|line| !line.name.is_empty())
        && (all_bullets || lines.iter().filter(|line| line.indent > 0).count() * 2 > lines.len())
}

/// The names, made distinct by `~2`, `~3`, … where they repeat.
fn distinct_ids(lines: &[Line<'_>]) -> Vec<String> {
    let names: HashSet<&str> = lines.iter().map(|line| line.name).collect();
    let mut times: HashMap<&str, u32> = HashMap::new();
    let mut given: HashSet<String> = HashSet::new();
    lines
        .iter()
        .map(|line| {
            let seen = times.entry(line.name).or_insert(0);
            *seen += 1;
            let mut id = if *seen == 1 { line.name.to_owned() } else { format!("{}~{seen}", line.name) };
            while *seen > 1 && (names.contains(id.as_str()) || given.contains(&id)) {
                *seen += 1;
                id = format!("{}~{seen}", line.name);
            }
            given.insert(id.clone());
            id
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::engine::roster::{ImportError, read_table};

    fn rows(text: &str) -> Vec<[String; 4]> {
        let table = read_table(text.as_bytes()).expect("an outline");
        table.records.iter().map(|r| [0, 1, 2, 3].map(|c| table.cell(r, c).to_owned())).collect()
    }

    #[test]
    fn indentation_names_the_manager() {
        let text = "- Ann (CEO)\n  - Bob Ray (VP (Ops))\n    - Cyd\n  - Ann (Clerk)\n- Eve\n";
        let expected = [
            ["Ann", "Ann", "CEO", ""],
            ["Bob Ray", "Bob Ray", "VP (Ops)", "Ann"],
            ["Cyd", "Cyd", "", "Bob Ray"],
            ["Ann~2", "Ann", "Clerk", "Ann"],
            ["Eve", "Eve", "", ""],
        ];
        assert_eq!(rows(text), expected.map(|row| row.map(str::to_owned)));
        assert_eq!(rows("Ann\n\tBob\n\t\tCyd\n")[2][3], "Bob");
    }

    #[test]
    fn an_outline_says_that_it_was_read_as_one() {
        let table = read_table(b"Ann (CEO)\n  Bob\n  Cyd\n").expect("an outline");
        let [notice] = &table.notices[..] else { panic!("{:?}", table.notices) };
        assert_eq!((notice.row, notice.message.as_str()), (0, "read as an indented outline, 3 names"));
    }

    #[test]
    fn settings_and_code_are_no_outline_of_people() {
        let texts = [
            ("sg101:\n  name: Ann\n  role: Engineer\nsg102:\n  name: Bob\n  role: Designer\n", 1),
            ("function go() {\n  const one = {\n    a: 1,\n  }\n}\n", 1),
            ("<ul>\n  <li>Ann</li>\n  <li>Bob</li>\n  <li>Cyd</li>\n</ul>\n", 1),
            ("digraph g {\n  a -> b;\n  a -> c;\n  b -> d;\n}\n", 1),
        ];
        for (text, expected) in texts {
            match read_table(text.as_bytes()) {
                Err(ImportError::NoNames { line, .. }) => assert_eq!(line, expected, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(read_table(b"Ann Lee: CEO\n  Bob Ray: VP\n  Cyd Fox: VP\n").is_ok(), "a title after a name is fine");
    }

    #[test]
    fn a_table_is_no_outline() {
        let table = read_table(b"name\tboss\nAnn\t\n\tBob\n").expect("a table");
        assert_eq!(table.header_line, 1);
        let table = read_table(b"Name\nAnn\nBob\n").expect("a table");
        assert_eq!(table.headers, ["Name"]);
    }
}
