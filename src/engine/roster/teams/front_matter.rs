//! The front matter of a document: flat keys, maps of one level, and lists of texts or of flat maps. It is the part of YAML
//! that Team API documents need; any other line is given back as one that was not understood.

/// A line with its number, from 1.
pub(super) type Line<'a> = (u32, &'a str);

/// A document in two parts.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    pub(super) front: Vec<Line<'a>>,
    pub(super) body: Vec<Line<'a>>,
    /// The front matter has no end and was taken to end above the first heading.
    pub(super) is_unclosed: bool,
}

/// Splits a document.
pub(super) fn split(text: &str) -> Parts<'_> {
    let mut lines: Vec<Line<'_>> = (1..).zip(text.lines()).collect();
    let first = lines.iter().position(|(_, line)| !line.trim().is_empty());
    let Some(start) = first.filter(|&at| lines[at].1.trim_end() == "---") else {
        return Parts { body: lines, ..Parts::default() };
    };
    let front = lines.split_off(start + 1);
    let end = front.iter().position(|(_, line)| matches!(line.trim_end(), "---" | "..."));
    let last = end.or_else(|| front.iter().position(|(_, line)| line.starts_with('#'))).unwrap_or(front.len());
    let body = front[last..].iter().skip(usize::from(end.is_some())).copied().collect();
    Parts { front: front[..last].to_vec(), body, is_unclosed: end.is_none() }
}

/// A key at the margin, with what stands behind or below it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) line: u32,
    pub(super) key: String,
    /// The text behind the key, where there is one.
    pub(super) text: String,
    /// The map below it.
    pub(super) map: Vec<(String, String)>,
    /// The list below it.
    pub(super) items: Vec<Item>,
}

/// An item of a list: a flat map, or a text under an empty key.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: u32,
    pub(super) fields: Vec<(String, String)>,
}

/// Reads front matter; `not_understood` is called with every line that is beyond it.
pub(super) fn parse<'a>(lines: &[Line<'a>], mut not_understood: impl FnMut(Line<'a>)) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut dash_at = 0;
    for &(line, raw) in lines {
        let text = raw.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let indent = raw.len() - raw.trim_start().len();
        let is_read = if let Some(item) = text.strip_prefix("- ") {
            dash_at = indent;
            add_item(entries.last_mut(), line, item.trim())
        } else if let Some((key, value)) = pair(text) {
            match entries.last_mut() {
                Some(above) if indent > 0 => add_below(above, key, value, indent > dash_at),
                _ => add_entry(&mut entries, line, key, value),
            }
        } else {
            false
        };
        if !is_read {
            not_understood((line, raw));
        }
    }
    entries
}

fn add_entry(entries: &mut Vec<Entry>, line: u32, key: &str, value: &str) -> bool {
    let mut entry = Entry { line, key: key.to_owned(), ..Entry::default() };
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let items = list.split(',').map(scalar).filter(|item| !item.is_empty());
        entry.items = items.map(|item| Item { line, fields: vec![(String::new(), item)] }).collect();
    } else if is_beyond(value) {
        return false;
    } else {
        entry.text = scalar(value);
    }
    entries.push(entry);
    true
}

fn add_item(above: Option<&mut Entry>, line: u32, item: &str) -> bool {
    let Some(list) = above.filter(|entry| entry.text.is_empty() && entry.map.is_empty()) else { return false };
    let (key, value) = pair(item).unwrap_or(("", item));
    if is_beyond(value) {
        return false;
    }
    list.items.push(Item { line, fields: vec![(key.to_owned(), scalar(value))] });
    true
}

/// Adds a pair that is indented: to the last item of a list, or to the map.
fn add_below(above: &mut Entry, key: &str, value: &str, is_in_item: bool) -> bool {
    let pair = (key.to_owned(), scalar(value));
    if !above.text.is_empty() || is_beyond(value) {
        return false;
    }
    match above.items.last_mut() {
        None => above.map.push(pair),
        Some(item) if is_in_item && !item.fields[0].0.is_empty() => item.fields.push(pair),
        Some(_) => return false,
    }
    true
}

/// `key: value`, or `key:` with nothing behind it.
fn pair(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(": ").or_else(|| text.strip_suffix(':').map(|key| (key, "")))?;
    let is_key = !key.is_empty() && !key.starts_with(['"', '\'', '[', '{']);
    is_key.then_some((key.trim(), value.trim()))
}

/// Texts over several lines, maps on one line, anchors and the like.
fn is_beyond(value: &str) -> bool {
    value.starts_with(['|', '>', '{', '[', '&', '*', '!'])
}

/// A text without its quotes, or without the comment behind it; empty where it says that there is none.
fn scalar(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some((inside, _)) = value.strip_prefix(quote).and_then(|rest| rest.split_once(quote)) {
            return inside.to_owned();
        }
    }
    let text = value.split(" #").next().unwrap_or_default().trim_end();
    if matches!(text, "~" | "null") { String::new() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<String>, Vec<u32>) {
        let mut odd = Vec::new();
        let entries = parse(&split(text).front, |(line, _)| odd.push(line));
        let shown = |(key, value): &(String, String)| format!("{key}={value}");
        let entry = |entry: &Entry| {
            let map: Vec<String> = entry.map.iter().map(shown).collect();
            let items: Vec<String> =
                entry.items.iter().map(|item| item.fields.iter().map(shown).collect::<Vec<_>>().join(" ")).collect();
            format!("{}={}{{{}}}[{}]", entry.key, entry.text, map.join(", "), items.join(", "))
        };
        (entries.iter().map(entry).collect(), odd)
    }

    #[test]
    fn keys_maps_and_lists() {
        let text = "---\nname: \"A: b\" # so\nmetadata:\n  size: 6\n  # none\n\ndependencies:\n- Ops\n- 'CI/CD'\nwith:\n  - team_id: \
            Ops\n    mode: x\n  - team_id: QA\nleads: [ann, bob]\nnote: ~\n---\nbody: no\n";
        let (entries, odd) = read(text);
        let expected = [
            "name=A: b{}[]",
            "metadata={size=6}[]",
            "dependencies={}[=Ops, =CI/CD]",
            "with={}[team_id=Ops mode=x, team_id=QA]",
            "leads={}[=ann, =bob]",
            "note={}[]",
        ];
        assert_eq!(entries, expected);
        assert!(odd.is_empty());
    }

    #[test]
    fn other_lines_are_named() {
        let text = "---\n- stray\nname: A\n  more: x\nfocus: >\n  words\nlist:\n- a\n  b: c\n{}\n---\n";
        let (entries, odd) = read(text);
        assert_eq!(entries, ["name=A{}[]", "list={}[=a]"]);
        assert_eq!(odd, [2, 4, 5, 6, 9, 10]);
    }

    #[test]
    fn front_matter_without_an_end_stops_at_a_heading() {
        let parts = split("\n---\nname: A\n# Title\ntext\n");
        assert!(parts.is_unclosed);
        assert_eq!((parts.front, parts.body), (vec![(3, "name: A")], vec![(4, "# Title"), (5, "text")]));
        assert_eq!(split("# Title\n---\n").body.len(), 2);
    }
}
