//! Teams, how they interact, and how they are grouped.

use serde::{Deserialize, Serialize};
use time::Date;

/// A team. Empty text means unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Team {
    /// The id of the outside world: unique among an org's teams.
    pub key: String,
    /// Name as shown.
    pub name: String,
    /// One of the four types, where known.
    pub team_type: Option<TeamType>,
}

/// The four fundamental team types (Skelton & Pais, *Team Topologies*, 2019, ch. 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamType {
    /// Aligned to a flow of work.
    StreamAligned,
    /// Helps other teams to learn.
    Enabling,
    /// Owns a part that needs deep specialists.
    ComplicatedSubsystem,
    /// Serves other teams with internal products.
    Platform,
}

impl TeamType {
    /// Name in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            TeamType::StreamAligned => "stream_aligned",
            TeamType::Enabling => "enabling",
            TeamType::ComplicatedSubsystem => "complicated_subsystem",
            TeamType::Platform => "platform",
        }
    }
}

/// The three interaction modes (*Team Topologies*, ch. 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InteractionMode {
    /// Working closely together.
    Collaboration,
    /// One team helps the other.
    Facilitating,
    /// One team uses what the other provides.
    XAsAService,
}

impl InteractionMode {
    /// All modes.
    pub const ALL: [InteractionMode; 3] =
        [InteractionMode::Collaboration, InteractionMode::Facilitating, InteractionMode::XAsAService];

    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            InteractionMode::Collaboration => "collaboration",
            InteractionMode::Facilitating => "facilitating",
            InteractionMode::XAsAService => "x_as_a_service",
        }
    }
}

/// An interaction of two teams, from the provider or helper to the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Interaction {
    /// The mode.
    pub mode: InteractionMode,
    /// Since when.
    pub since: Option<Date>,
    /// What for.
    pub purpose: String,
    /// Shared working hours a day, where known.
    pub overlap: Overlap,
}

/// Working hours that two parties share in a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlap {
    /// Not known: no surcharge.
    #[default]
    Unknown,
    /// 4 hours or more.
    Wide,
    /// 2 to 4 hours.
    Narrow,
    /// Under 2 hours.
    Slight,
}

/// A person's part in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Share of the person's time, basis points.
    pub share: u16,
    /// Tech lead: an assignment, with no direct reports from it.
    pub tech_lead: bool,
}

impl Default for Membership {
    fn default() -> Self {
        Membership { share: 10_000, tech_lead: false }
    }
}

/// A grouping across teams.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name as shown.
    pub name: String,
    /// What kind of grouping.
    pub kind: GroupKind,
}

/// The groupings of Kniberg & Ivarsson (2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// Teams that work on related things.
    Tribe,
    /// People of one skill within a tribe.
    Chapter,
    /// People of one interest across tribes.
    Guild,
}
