//! What can be chosen, in groups.

use yew::AttrValue;

use crate::engine::export::{TABLES, View};

/// What to take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// A picture.
    Picture(View),
    /// A table of the org, by its place in [`TABLES`].
    Table(usize),
    /// The plan month by month.
    Plan,
    /// The scenario file.
    Scenario,
    /// The page with the scenario inside.
    Page,
    /// The org chart on paper.
    Print,
}

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A text format, by its place in the engine's list.
    Format(usize),
    /// Pixels.
    Png,
}

impl Default for Choice {
    fn default() -> Self {
        Choice::Picture(View::Org)
    }
}

/// A heading with what is below it.
type Group = (&'static str, fn() -> Vec<Choice>);

/// Everything, as it is listed.
pub(super) const GROUPS: [Group; 3] = [
    ("Pictures and print", || View::ALL.into_iter().map(Choice::Picture).chain([Choice::Print]).collect()),
    ("Whole scenario", || vec![Choice::Page, Choice::Scenario]),
    ("Tables for a spreadsheet", || (0..TABLES.len()).map(Choice::Table).chain([Choice::Plan]).collect()),
];

impl Choice {
    pub(super) fn label(self) -> AttrValue {
        AttrValue::Static(match self {
            Choice::Picture(View::Org) => "Org chart",
            Choice::Picture(View::Teams) => "Team map",
            Choice::Table(at) => TABLES[at].label,
            Choice::Plan => "Hiring plan",
            Choice::Scenario => "Scenario file (JSON)",
            Choice::Page => "One HTML file",
            Choice::Print => "Print",
        })
    }

    /// What it is for.
    pub(super) fn help(self) -> AttrValue {
        let text = match self {
            Choice::Picture(view) => view.help(),
            Choice::Table(at) => TABLES[at].help,
            Choice::Plan => {
                "The hiring plan month by month: hires, promotions, leavers, managers and cost, each with the range of eight runs in ten"
            }
            Choice::Scenario => {
                "All that was imported and decided, names and pay included. It opens here, under Import or Compare, and on the command line"
            }
            Choice::Page => {
                "This page with the scenario inside, names and pay included. Whoever gets it opens it in a browser, without an account or a network, looks around and goes on"
            }
            Choice::Print => {
                "The org chart on as many pages as it needs: the top first, then page by page below each manager, with an index of names"
            }
        };
        format!("{text}.").into()
    }

    pub(super) fn is_picture(self) -> bool {
        matches!(self, Choice::Picture(_))
    }
}
