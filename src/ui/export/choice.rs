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
    ("Pictures", || View::ALL.into_iter().map(Choice::Picture).chain([Choice::Print]).collect()),
    ("Whole scenario", || vec![Choice::Page, Choice::Scenario]),
    ("Tables (CSV)", || (0..TABLES.len()).map(Choice::Table).chain([Choice::Plan]).collect()),
];

impl Choice {
    pub(super) fn label(self) -> AttrValue {
        AttrValue::Static(match self {
            Choice::Picture(View::Org) => "Org chart",
            Choice::Picture(View::Teams) => "Team map",
            Choice::Table(at) => TABLES[at].label,
            Choice::Plan => "Hiring plan",
            Choice::Scenario => "Scenario file",
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
                "Every month with the range of eight in ten runs: hires, promotions, leavers, managers and cost"
            }
            Choice::Scenario => {
                "Everything that was chosen or brought in, names and pay included, as JSON; opens here and on the command line"
            }
            Choice::Page => {
                "This page with the scenario inside, names and pay included: opens from a disk or a mail without a server or a network, to look at and to go on"
            }
            Choice::Print => {
                "The org chart over as many pages as it needs, a page for the top and further ones by manager, with an index of names"
            }
        };
        format!("{text}.").into()
    }

    pub(super) fn is_picture(self) -> bool {
        matches!(self, Choice::Picture(_))
    }
}
