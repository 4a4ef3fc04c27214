//! The columns of the table, as a table, and which of them a width has room for.

/// What a column says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Title,
    Team,
    Manager,
    Location,
    Direct,
    Total,
    Load,
    Flags,
}

/// How a cell is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Not at all: it follows from the org.
    Not,
    /// As a line of text, in its place.
    Text,
    /// By choosing a team, in its place.
    Team,
    /// By finding a manager, in a dialog.
    Manager,
}

/// A line of the table.
pub(super) struct Columns {
    pub(super) column: Column,
    /// The heading.
    pub(super) name: &'static str,
    /// Token of the page's own marks.
    pub(super) token: &'static str,
    pub(super) how: How,
    /// Pixels that it needs.
    least: u32,
    /// Its share of the room that is left over.
    grow: u32,
    /// Which comes first where there is no room for all.
    rank: u32,
}

/// Columns in their order. The first four by rank fit a telephone.
pub(super) const COLUMNS: [Columns; 9] = [
    line(Column::Name, "Name", "name", How::Text, (144, 30), 0),
    line(Column::Title, "Title", "title", How::Text, (80, 20), 1),
    line(Column::Team, "Team", "team", How::Team, (112, 16), 4),
    line(Column::Manager, "Reports to", "manager", How::Manager, (120, 16), 6),
    line(Column::Location, "Location", "location", How::Text, (84, 10), 8),
    line(Column::Direct, "Direct reports", "direct", How::Not, (56, 0), 2),
    line(Column::Total, "Total reports", "total", How::Not, (62, 0), 7),
    line(Column::Load, crate::engine::labels::LOAD, "load", How::Not, (76, 0), 3),
    line(Column::Flags, "Flags", "flags", How::Not, (100, 0), 5),
];

/// From this width on names and titles have room, and the load for its band in words.
pub(super) const WIDE: u32 = 620;

const fn line(
    column: Column,
    name: &'static str,
    token: &'static str,
    how: How,
    (least, grow): (u32, u32),
    rank: u32,
) -> Columns {
    Columns { column, name, token, how, least, grow, rank }
}

impl Column {
    pub(super) fn line(self) -> &'static Columns {
        &COLUMNS[self as usize]
    }

    pub(super) fn named(token: &str) -> Option<Column> {
        COLUMNS.iter().find(|line| line.token == token).map(|line| line.column)
    }

    /// Pixels that it needs in a table of a width.
    fn least(self, width: u32) -> u32 {
        let more = match self {
            Column::Name => 66,
            Column::Title => 30,
            Column::Direct => 6,
            Column::Load => 64,
            Column::Team | Column::Manager | Column::Location | Column::Total | Column::Flags => 0,
        };
        self.line().least + if width >= WIDE { more } else { 0 }
    }
}

/// The columns that a table of a width shows.
pub(super) fn shown(width: u32) -> Vec<Column> {
    let mut left = width;
    let mut is_shown = [false; COLUMNS.len()];
    for rank in 0..COLUMNS.len() as u32 {
        let Some(line) = COLUMNS.iter().find(|line| line.rank == rank) else { continue };
        let least = line.column.least(width);
        if least > left && rank > 0 {
            break;
        }
        left = left.saturating_sub(least);
        is_shown[line.column as usize] = true;
    }
    let columns = COLUMNS.iter().map(|line| line.column);
    columns.filter(|&column| is_shown[column as usize]).collect()
}

/// The columns as a grid template.
pub(super) fn template(columns: &[Column], width: u32) -> String {
    let track = |column: &Column| match column.line().grow {
        0 => format!("{}px", column.least(width)),
        grow => format!("minmax({}px,{grow}fr)", column.least(width)),
    };
    columns.iter().map(track).collect::<Vec<_>>().join(" ")
}
