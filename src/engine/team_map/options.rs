//! What of the teams is shown.

use super::MapGroup;
use crate::engine::ids::TeamId;
use crate::engine::org::{InteractionMode, Structure, TeamType};

/// Named teams above which groups are rolled up, unless a person says otherwise.
pub const ROLL_UP_ABOVE: usize = 60;

/// Whether groups are rolled up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Roll {
    /// Where there are many teams.
    #[default]
    WhereMany,
    /// All but those that were opened.
    Up,
    /// None.
    Down,
}

/// What of the teams is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapOptions {
    /// Types that are not shown; `None` stands for teams of no known type.
    pub hidden_types: Vec<Option<TeamType>>,
    /// Modes that are not shown.
    pub hidden_modes: Vec<InteractionMode>,
    /// Only this team and those that it works with.
    pub around: Option<TeamId>,
    /// Whether groups are rolled up.
    pub roll: Roll,
    /// Groups that are shown team by team all the same.
    pub opened: Vec<MapGroup>,
    /// World units that the map may be wide; `None` where it is free.
    pub width: Option<i32>,
}

impl MapOptions {
    /// Whether teams of a type are shown.
    pub fn shows(&self, team_type: Option<TeamType>) -> bool {
        !self.hidden_types.contains(&team_type)
    }

    /// Whether interactions of a mode are shown.
    pub fn shows_mode(&self, mode: InteractionMode) -> bool {
        !self.hidden_modes.contains(&mode)
    }

    /// Whether groups are rolled up.
    pub fn is_rolled(&self, structure: &Structure) -> bool {
        match self.roll {
            Roll::Up => true,
            Roll::Down => false,
            Roll::WhereMany => {
                structure.team_facts().iter().filter(|facts| !facts.is_dissolved).count() > ROLL_UP_ABOVE
            }
        }
    }

    /// Shows a type, or no longer.
    pub fn toggle_type(&mut self, team_type: Option<TeamType>) {
        toggle(&mut self.hidden_types, team_type);
    }

    /// Shows a mode, or no longer.
    pub fn toggle_mode(&mut self, mode: InteractionMode) {
        toggle(&mut self.hidden_modes, mode);
    }

    /// Opens a group, or rolls it up again.
    pub fn toggle_group(&mut self, group: MapGroup) {
        toggle(&mut self.opened, group);
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|known| *known == value) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(value),
    }
}
