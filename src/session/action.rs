//! What can be done from anywhere on the page, as a table: keys, palette and the list of shortcuts read it.

use super::Panel;

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Takes the last step back.
    Undo,
    /// Makes it again.
    Redo,
    /// Opens the palette.
    Find,
    /// Lists the shortcuts.
    Keys,
    /// Brings a part of the page to the front.
    Show(Panel),
    /// Lists the scenarios.
    Scenarios,
    /// Brings in an org.
    Import,
    /// Takes something away.
    Export,
    /// Puts scenarios side by side.
    Compare,
    /// Makes a link.
    Share,
    /// Opens policy, thresholds and load terms.
    Settings,
    /// Changes what is known of whoever is selected.
    Edit,
    /// Adds somebody below whoever is selected.
    Add,
    /// Gives whoever is selected another manager.
    Move,
    /// Removes whoever is selected.
    Remove,
    /// Selects somebody more, or no longer.
    Mark,
    /// Selects nobody.
    Clear,
    /// Shows people as a table, or as a chart again.
    Turn,
}

/// Where keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Anywhere but where somebody writes.
    Page,
    /// Where the chart or the table has the focus.
    Chart,
    /// In the table besides.
    Table,
}

/// Keys that are pressed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The key as browsers name it; a letter is a small one.
    pub key: &'static str,
    /// With Ctrl, or with ⌘.
    pub with_ctrl: bool,
    /// With Shift, which for a sign says nothing: it is the sign that counts.
    pub with_shift: bool,
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// What is done; `None` for keys that have their meaning elsewhere, such as walking the chart.
    pub act: Option<Act>,
    /// Name in palette and list.
    pub name: &'static str,
    /// The keys, the first one to be shown.
    pub keys: &'static [Keys],
    /// Where the keys work.
    pub reach: Reach,
}

const fn key(key: &'static str) -> Keys {
    Keys { key, with_ctrl: false, with_shift: false }
}

const fn ctrl(key: &'static str) -> Keys {
    Keys { key, with_ctrl: true, with_shift: false }
}

const fn page(act: Act, name: &'static str, keys: &'static [Keys]) -> Action {
    Action { act: Some(act), name, keys, reach: Reach::Page }
}

const fn chart(act: Act, name: &'static str, keys: &'static [Keys]) -> Action {
    Action { act: Some(act), name, keys, reach: Reach::Chart }
}

const fn walk(name: &'static str, keys: &'static [Keys]) -> Action {
    Action { act: None, name, keys, reach: Reach::Chart }
}

const fn table(name: &'static str, keys: &'static [Keys]) -> Action {
    Action { act: None, name, keys, reach: Reach::Table }
}

const fn shift(key: &'static str) -> Keys {
    Keys { key, with_ctrl: false, with_shift: true }
}

/// Everything that can be done, in the order of the list.
pub const ACTIONS: &[Action] = &[
    page(Act::Find, "Search people, teams and commands", &[ctrl("k"), key("/")]),
    page(Act::Keys, "Keyboard shortcuts", &[key("?")]),
    page(Act::Undo, "Undo", &[ctrl("z")]),
    page(Act::Redo, "Redo", &[Keys { key: "z", with_ctrl: true, with_shift: true }, ctrl("y")]),
    page(Act::Show(Panel::Chart), "Go to Chart", &[key("1")]),
    page(Act::Show(Panel::Teams), "Go to Teams", &[key("2")]),
    page(Act::Show(Panel::Growth), "Go to Growth", &[key("3")]),
    page(Act::Show(Panel::Findings), "Go to Findings", &[key("4")]),
    page(Act::Show(Panel::Plan), "Go to Plan", &[key("5")]),
    page(Act::Scenarios, "Scenarios", &[]),
    page(Act::Import, "Import", &[]),
    page(Act::Export, "Export", &[]),
    page(Act::Compare, "Compare", &[]),
    page(Act::Share, "Share", &[]),
    page(Act::Settings, "Policy and thresholds", &[]),
    walk("Next or previous person", &[key("ArrowDown"), key("ArrowUp")]),
    walk("Show reports and go down, hide them and go up", &[key("ArrowRight"), key("ArrowLeft")]),
    walk("Go to the first or the last", &[key("Home"), key("End")]),
    walk("Select", &[key(" ")]),
    walk("Show the reports of all siblings", &[key("*")]),
    chart(Act::Edit, "Edit", &[key("Enter"), key("F2")]),
    chart(Act::Add, "Add below", &[key("n")]),
    chart(Act::Move, "Move to another manager", &[key("m")]),
    chart(Act::Remove, "Remove", &[key("Delete"), key("Backspace")]),
    chart(Act::Mark, "Add to the selection, or take from it", &[key("x")]),
    chart(Act::Clear, "Select nobody", &[key("Escape")]),
    chart(Act::Turn, "Show as table, or as chart", &[key("t")]),
    table("Go to the next cell, or to the one before", &[key("ArrowRight"), key("ArrowLeft")]),
    table("Edit a cell in its place", &[key("Enter"), key("F2")]),
    table("Keep what was written and edit the next cell", &[key("Tab")]),
    table("Select a range", &[shift("ArrowDown"), shift("ArrowUp")]),
    table("Add to the selection, or take from it", &[shift(" ")]),
    table("Go down or up a page", &[key("PageDown"), key("PageUp")]),
];

impl Action {
    /// The action of a key that is pressed. `is_single` says whether keys without Ctrl count outside the chart as well.
    pub fn pressed(key: &str, with_ctrl: bool, with_shift: bool, reach: Reach, is_single: bool) -> Option<Act> {
        let fits = |keys: &&Keys| {
            let is_letter = key.len() == 1 && key.as_bytes()[0].is_ascii_alphabetic();
            let is_key = if is_letter { keys.key.eq_ignore_ascii_case(key) } else { keys.key == key };
            is_key && keys.with_ctrl == with_ctrl && (!is_letter || keys.with_shift == with_shift)
        };
        let is_meant = |action: &&Action| {
            let counts = reach == Reach::Chart || with_ctrl || is_single;
            action.reach == reach && counts && action.keys.iter().any(|keys| fits(&keys))
        };
        ACTIONS.iter().find(is_meant)?.act
    }

    /// The action of something to do.
    pub fn of(act: Act) -> Option<&'static Action> {
        ACTIONS.iter().find(|action| action.act == Some(act))
    }
}

impl Keys {
    /// The keys as people read them, such as "Ctrl Shift Z".
    pub fn shown(&self) -> String {
        let name = match self.key {
            " " => "Space",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "Escape" => "Esc",
            key => key,
        };
        let ctrl = if self.with_ctrl { "Ctrl " } else { "" };
        let shift = if self.with_shift { "Shift " } else { "" };
        match name.len() {
            1 => format!("{ctrl}{shift}{}", name.to_ascii_uppercase()),
            _ => format!("{ctrl}{shift}{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_keys_mean_two_things_in_one_place() {
        let all = ACTIONS.iter().flat_map(|action| action.keys.iter().map(|keys| (action.reach, *keys)));
        let all: Vec<_> = all.collect();
        for (at, (reach, keys)) in all.iter().enumerate() {
            assert!(!all[..at].contains(&(*reach, *keys)), "{keys:?}");
        }
    }

    #[test]
    fn keys_are_read_as_browsers_name_them() {
        let page = |key, ctrl, shift| Action::pressed(key, ctrl, shift, Reach::Page, true);
        assert_eq!(page("Z", true, true), Some(Act::Redo));
        assert_eq!(page("z", true, false), Some(Act::Undo));
        assert_eq!(page("?", false, true), Some(Act::Keys));
        assert_eq!(page("n", false, false), None);
        assert_eq!(Action::pressed("?", false, true, Reach::Page, false), None, "single keys can be turned off");
        assert_eq!(Action::pressed("k", true, false, Reach::Page, false), Some(Act::Find));
        assert_eq!(Action::pressed("n", false, false, Reach::Chart, false), Some(Act::Add));
    }

    #[test]
    fn keys_are_shown_as_people_read_them() {
        let shown = |act| Action::of(act).map(|action| action.keys[0].shown());
        assert_eq!(shown(Act::Redo).as_deref(), Some("Ctrl Shift Z"));
        assert_eq!(shown(Act::Remove).as_deref(), Some("Delete"));
    }
}
