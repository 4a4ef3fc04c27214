//! Graphviz DOT: <https://graphviz.org/doc/info/lang.html>.

use std::fmt::Write as _;

use super::OrgPicture;
use super::people::{drawn, visible};

pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| writeln!(out, "{text}").expect("a string takes every text");
    line(format_args!("digraph {} {{", quoted(&visible(&picture.scenario.name))));
    line(format_args!("  rankdir=TB;"));
    line(format_args!("  node [shape=box, style=rounded, fontname=\"Helvetica\"];"));
    for drawn in drawn(picture) {
        let style = if drawn.is_vacant { ", style=\"rounded,dashed\"" } else { "" };
        let label = quoted(&drawn.lines().join("\n"));
        line(format_args!("  n{} [label={label}{style}];", drawn.id.0));
    }
    for (id, _) in picture.org.people() {
        if let Some(manager) = picture.org.manager_of(id) {
            line(format_args!("  n{} -> n{};", manager.0, id.0));
        }
        for manager in picture.org.dotted_managers(id) {
            line(format_args!("  n{} -> n{} [style=dashed, constraint=false];", manager.0, id.0));
        }
    }
    line(format_args!("}}"));
    out
}

/// A quoted string: a backslash would start an escape, a quote end it, an ampersand start an entity.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{text}\"")
}
