//! Teams, how they interact, and how they are grouped.

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
    /// The sort of team in the words of its source, such as "working-group".
    pub kind: String,
    /// What the team is there for.
    pub focus: String,
    /// What the team answers for.
    pub domains: Vec<Domain>,
    /// What the team offers to others.
    pub services: Vec<String>,
    /// People in it as its source states them, for teams whose members are not known.
    pub stated_size: Option<u16>,
    /// Merged into another: without members, domains and interactions, and in no picture. Ids stay what they are.
    pub is_dissolved: bool,
}

/// What a team is called in a sentence: many are called one, and "team Team 1" reads badly.
pub fn team_called(name: &str) -> String {
    if name.to_lowercase().contains("team") { name.to_owned() } else { format!("team {name}") }
}

impl Team {
    /// A team of which only the name is known; the name is the key.
    pub fn named(name: impl Into<String>) -> Team {
        let name = name.into();
        Team { key: name.clone(), name, ..Team::default() }
    }
}

/// Something that a team answers for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Domain {
    /// Name, empty where unknown.
    pub name: String,
    /// How hard it is to keep in mind.
    pub complexity: Complexity,
}

/// How hard a domain is (*Team Topologies*, ch. 3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Complexity {
    /// Most of the work is clear.
    #[default]
    Simple,
    /// Needs analysis.
    Complicated,
    /// Needs experiments and discovery.
    Complex,
}

impl Complexity {
    /// All, the simplest first.
    pub const ALL: [Complexity; 3] = [Complexity::Simple, Complexity::Complicated, Complexity::Complex];

    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Complexity::Simple => "simple",
            Complexity::Complicated => "complicated",
            Complexity::Complex => "complex",
        }
    }

    /// Points of structural load: our encoding of the book's rules of thumb.
    pub fn points(self) -> u32 {
        match self {
            Complexity::Simple => 1,
            Complexity::Complicated => 2,
            Complexity::Complex => 3,
        }
    }
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
    /// All types, in the order in which they are listed.
    pub const ALL: [TeamType; 4] =
        [TeamType::StreamAligned, TeamType::Enabling, TeamType::ComplicatedSubsystem, TeamType::Platform];

    /// Name on the page.
    pub fn label(self) -> &'static str {
        match self {
            TeamType::StreamAligned => "Stream-aligned",
            TeamType::Enabling => "Enabling",
            TeamType::ComplicatedSubsystem => "Complicated-subsystem",
            TeamType::Platform => "Platform",
        }
    }

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    /// Name on the page.
    pub fn label(self) -> &'static str {
        match self {
            InteractionMode::Collaboration => "Collaboration",
            InteractionMode::Facilitating => "Facilitating",
            InteractionMode::XAsAService => "X-as-a-Service",
        }
    }

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
    /// Leads the team, such as a tech lead: an assignment, with no direct reports from it.
    pub leads: bool,
}

impl Default for Membership {
    fn default() -> Self {
        Membership { share: 10_000, leads: false }
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

/// The groupings of Kniberg & Ivarsson (2012), and what companies call an area, a value stream or a platform grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKind {
    /// Teams that work on one part of the product.
    Area,
    /// Teams that work on related things.
    Tribe,
    /// People of one skill within a tribe.
    Chapter,
    /// People of one interest across tribes.
    Guild,
}

impl GroupKind {
    /// All kinds.
    pub const ALL: [GroupKind; 4] = [GroupKind::Area, GroupKind::Tribe, GroupKind::Chapter, GroupKind::Guild];

    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            GroupKind::Area => "area",
            GroupKind::Tribe => "tribe",
            GroupKind::Chapter => "chapter",
            GroupKind::Guild => "guild",
        }
    }

    /// Whether it is one of teams; the others are of people.
    pub fn is_of_teams(self) -> bool {
        matches!(self, GroupKind::Area | GroupKind::Tribe)
    }
}
