//! What happens in a month, as data; names are put to it where it is shown.

use serde::{Deserialize, Serialize};

use crate::engine::analyze::{RULES, Rule, Severity};
use crate::engine::ids::{PersonId, TeamId};

/// Something that happened to someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// An engineer joined, in a team if it has a name.
    Joined {
        /// Who.
        person: PersonId,
        /// Where.
        team: Option<TeamId>,
    },
    /// Someone left.
    Left {
        /// Who.
        person: PersonId,
        /// Whether the person had reports.
        managed: bool,
        /// The team of an engineer.
        team: Option<TeamId>,
    },
    /// A manager's seat became empty.
    SeatEmptied {
        /// The id under which the empty seat is drawn.
        seat: PersonId,
    },
    /// A team split: a new manager's seat.
    TeamSplit {
        /// The id under which the empty seat is drawn.
        seat: PersonId,
        /// The team that split.
        from: Option<TeamId>,
        /// The new team.
        to: Option<TeamId>,
        /// Engineers who moved.
        moved: u32,
    },
    /// A seat for someone who leads managers.
    LeadOfManagers {
        /// The id under which the empty seat is drawn.
        seat: PersonId,
        /// Managers who report there.
        over: u32,
    },
    /// A management layer more than ever before.
    LayerAdded {
        /// How many there are.
        layers: u32,
    },
    /// Someone was promoted into an empty seat.
    Promoted {
        /// Who.
        person: PersonId,
        /// The team that the seat leads, if it leads engineers.
        team: Option<TeamId>,
    },
    /// A manager was hired from outside.
    ManagerHired {
        /// Who.
        person: PersonId,
        /// The team that the seat leads, if it leads engineers.
        team: Option<TeamId>,
    },
    /// Hiring is frozen in this month.
    Frozen,
}

impl Happening {
    /// Whether a person more is there.
    pub(super) fn is_join(&self) -> bool {
        matches!(self, Happening::Joined { .. } | Happening::ManagerHired { .. })
    }

    /// Whether a person less is there.
    pub(super) fn is_leave(&self) -> bool {
        matches!(self, Happening::Left { .. })
    }
}

/// Something that a run reaches once: its month is what odds are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// As many engineers as the plan aims at, but for 2 %.
    TargetReached,
    /// The first manager below the root.
    FirstManager,
    /// So many management layers for the first time.
    LayerAdded(u32),
    /// Someone leads a team beside their own, because its manager's seat is empty.
    TeamCarried,
    /// A flag of a rule, by place in the table, at a severity, by place in its list.
    FlagRaised(u8, u8),
    /// So many teams for the first time.
    TeamAdded(u32),
    /// So many managers for the first time.
    ManagerAdded(u32),
}

impl Mark {
    /// Name of its kind in files.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Mark::TargetReached => "target_reached",
            Mark::FirstManager => "first_manager",
            Mark::LayerAdded(_) => "layer_added",
            Mark::TeamCarried => "team_carried",
            Mark::FlagRaised(..) => "flag_raised",
            Mark::TeamAdded(_) => "team_added",
            Mark::ManagerAdded(_) => "manager_added",
        }
    }

    /// What it is about, in files.
    #[must_use]
    pub fn subject(self) -> String {
        match self {
            Mark::TargetReached | Mark::FirstManager | Mark::TeamCarried => "org".to_owned(),
            Mark::LayerAdded(n) => format!("layer {n}"),
            Mark::TeamAdded(n) => format!("team {n}"),
            Mark::ManagerAdded(n) => format!("manager {n}"),
            Mark::FlagRaised(rule, severity) => match flag(rule, severity) {
                Some((rule, severity)) => format!("{}.{}", rule.id, severity.as_str()),
                None => "flag".to_owned(),
            },
        }
    }

    /// In words, without odds and month.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Mark::TargetReached => "Target reached".to_owned(),
            Mark::FirstManager => "First manager below the head".to_owned(),
            Mark::TeamCarried => "Someone carries a second team".to_owned(),
            Mark::LayerAdded(n) => format!("{n} management layers"),
            Mark::TeamAdded(n) => format!("{n} teams"),
            Mark::ManagerAdded(n) => format!("{n} managers"),
            Mark::FlagRaised(rule, severity) => match flag(rule, severity) {
                Some((rule, severity)) => format!("{}, {}", rule.title, severity.as_str()),
                None => "A flag".to_owned(),
            },
        }
    }
}

/// Rule and severity by place.
fn flag(rule: u8, severity: u8) -> Option<(&'static Rule, Severity)> {
    let severity = Severity::ALL.into_iter().find(|one| *one as u8 == severity)?;
    Some((RULES.get(usize::from(rule))?, severity))
}
