//! How a person looks at a scenario. Never part of a file, never a step to undo.

use std::collections::BTreeSet;

use crate::engine::ids::{PersonId, TeamId};
use crate::engine::layout::Orientation;
use crate::engine::team_map::MapOptions;

/// The part of the page in front.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The org chart.
    #[default]
    Chart,
    /// The team map.
    Teams,
    /// Growth over time.
    Growth,
    /// The list of findings.
    Findings,
    /// The hiring plan.
    Plan,
}

impl Panel {
    /// Every part, in the order of the tabs, with its name.
    pub const ALL: [(Panel, &'static str); 5] = [
        (Panel::Chart, "Chart"),
        (Panel::Teams, "Teams"),
        (Panel::Growth, "Growth"),
        (Panel::Findings, "Findings"),
        (Panel::Plan, "Plan"),
    ];

    /// Name in the page's own marks.
    pub fn as_str(self) -> &'static str {
        match self {
            Panel::Chart => "chart",
            Panel::Teams => "teams",
            Panel::Growth => "growth",
            Panel::Findings => "findings",
            Panel::Plan => "plan",
        }
    }

    /// Whether it is about time, and shows a run instead of a size.
    pub fn is_about_time(self) -> bool {
        matches!(self, Panel::Growth | Panel::Plan)
    }
}

/// How people are shown where the chart is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// As cards and lines.
    #[default]
    Chart,
    /// As rows of a table.
    Table,
}

impl Form {
    /// The one that is not shown.
    pub fn other(self) -> Form {
        match self {
            Form::Chart => Form::Table,
            Form::Table => Form::Chart,
        }
    }
}

/// Colors of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Name as stored and as the document carries it.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a name; the system's for any other.
    pub fn named(name: &str) -> Theme {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.as_str() == name).unwrap_or_default()
    }
}

/// How a person looks at a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The part in front.
    pub panel: Panel,
    /// How people are shown there.
    pub form: Form,
    /// Who is selected.
    pub selected: Option<PersonId>,
    /// Who is selected besides.
    pub marked: BTreeSet<PersonId>,
    /// The team that is selected; whoever leads it is selected with it.
    pub team: Option<TeamId>,
    /// What of the teams is shown.
    pub map: MapOptions,
    /// Whether the team map shows who reports to whom.
    pub has_lines: bool,
    /// Managers whose reports are hidden.
    pub collapsed: BTreeSet<PersonId>,
    /// Whether a person has chosen whose reports are hidden, rather than the room on the screen.
    pub has_own_folds: bool,
    /// Which way the chart grows; `None` follows the screen.
    pub orientation: Option<Orientation>,
    /// The month looked at, 0 being the opening of the plan.
    pub month: u32,
    /// The run looked at.
    pub run: u32,
    /// Where the slider ends, engineers.
    pub slider_end: u32,
    /// Colors.
    pub theme: Theme,
    /// Whether the scenario can be looked at only, as where the page is a part of another.
    pub is_read_only: bool,
    /// Whether single keys mean something anywhere on the page.
    pub has_single_keys: bool,
}

impl View {
    /// Everyone who is selected.
    pub fn chosen(&self) -> BTreeSet<PersonId> {
        let mut chosen = self.marked.clone();
        chosen.extend(self.selected);
        chosen
    }

    pub(super) fn select_nobody(&mut self) {
        (self.selected, self.team) = (None, None);
        self.marked.clear();
    }

    /// Selects somebody besides, or no longer. Details are of whoever was selected first.
    pub(super) fn mark(&mut self, person: PersonId) {
        if self.selected == Some(person) {
            (self.selected, self.team) = (self.marked.pop_first(), None);
        } else if !self.marked.remove(&person) {
            match self.selected {
                Some(_) => drop(self.marked.insert(person)),
                None => (self.selected, self.team) = (Some(person), None),
            }
        }
    }
}

impl Default for View {
    fn default() -> Self {
        View {
            panel: Panel::Chart,
            form: Form::Chart,
            selected: None,
            marked: BTreeSet::new(),
            team: None,
            map: MapOptions::default(),
            has_lines: false,
            collapsed: BTreeSet::new(),
            has_own_folds: false,
            orientation: None,
            month: 0,
            run: 0,
            slider_end: 200,
            theme: Theme::System,
            is_read_only: false,
            has_single_keys: true,
        }
    }
}

/// Where sliders may end, engineers.
const SLIDER_ENDS: [u32; 4] = [200, 500, 1000, 2000];

/// The slider's end where an org can still grow: the one chosen, else the next above `engineers`, who are there already.
pub(super) fn end_beyond(end: u32, engineers: u32) -> u32 {
    let is_beyond = |end: &u32| engineers < *end;
    [end].into_iter().chain(SLIDER_ENDS).find(is_beyond).unwrap_or(engineers)
}

/// The smallest slider end that shows `engineers` with room to grow.
pub(super) fn slider_end_for(engineers: u32) -> u32 {
    SLIDER_ENDS.into_iter().find(|&end| engineers <= end).unwrap_or(engineers)
}
