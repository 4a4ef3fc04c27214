//! Mermaid flowcharts: <https://mermaid.js.org/syntax/flowchart.html>.

use std::fmt::Write as _;

use super::OrgPicture;
use super::people::{drawn, visible};

pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes every text");
    // The title stands in YAML, where a JSON string is a string too.
    line(format_args!("---\ntitle: {}\n---", serde_json::Value::from(visible(&picture.scenario.name))));
    line(format_args!("flowchart TD"));
    for drawn in drawn(picture) {
        let label: Vec<String> = drawn.lines().iter().map(|text| escaped(text)).collect();
        line(format_args!("  n{}[\"{}\"]", drawn.id.0, label.join("<br/>")));
        if drawn.is_vacant {
            line(format_args!("  style n{} stroke-dasharray: 4 4", drawn.id.0));
        }
    }
    for (id, _) in picture.org.people() {
        if let Some(manager) = picture.org.manager_of(id) {
            line(format_args!("  n{} --> n{}", manager.0, id.0));
        }
        for manager in picture.org.dotted_managers(id) {
            line(format_args!("  n{} -.-> n{}", manager.0, id.0));
        }
    }
    out
}

/// Everything that means something in a label, as the entity codes that Mermaid reads.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '*' | '_' | '[' | ']' | '(' | ')' | '{' | '}' | '|'
        ) {
            escaped.push_str(&format!("#{};", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped
}
