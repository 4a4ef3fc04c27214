//! How teams of a growing org work together: which types appear when, and who serves whom.

use super::knob::{Knob, OutOfRange, check};

/// The idea by which teams of a growing org work together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TopologyShape {
    /// Growth says nothing of how teams work together.
    #[default]
    Alone,
    /// Stream-aligned squads; the next new team is a platform team once they are many enough, and serves them all. Then an
    /// enabling team helps the two newest squads.
    Platform,
    /// Departments of one function each, in turn: each team collaborates with the newest one before it in the chain, and
    /// every operations team serves every backend team.
    Functional,
    /// As `Platform`, with all teams in tribes that divide when they are too big; a team splits within its tribe.
    Tribes,
    /// Small teams that own a service each; a new one uses those of the two teams with the fewest consumers.
    Services,
}

impl TopologyShape {
    /// Every shape, in the order of the presets.
    pub const ALL: [TopologyShape; 5] = [
        TopologyShape::Alone,
        TopologyShape::Platform,
        TopologyShape::Functional,
        TopologyShape::Tribes,
        TopologyShape::Services,
    ];

    /// The shape of a name, as [`TopologyShape::as_str`] gives it.
    pub fn named(name: &str) -> Option<TopologyShape> {
        TopologyShape::ALL.into_iter().find(|shape| shape.as_str() == name)
    }

    /// Name in files, links and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            TopologyShape::Alone => "alone",
            TopologyShape::Platform => "platform",
            TopologyShape::Functional => "functional",
            TopologyShape::Tribes => "tribes",
            TopologyShape::Services => "services",
        }
    }
}

/// When the teams of a growing org change type and are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TopologyPolicy {
    /// The idea.
    pub shape: TopologyShape,
    /// Stream-aligned teams from which on there is a platform team.
    pub platform_at: u32,
    /// Stream-aligned teams that one platform team serves at most.
    pub streams_per_platform: u32,
    /// Stream-aligned teams from which on there is an enabling team.
    pub enabling_at: u32,
    /// Engineers of a tribe at most.
    pub tribe_at_most: u32,
}

impl Default for TopologyPolicy {
    fn default() -> Self {
        TopologyPolicy {
            shape: TopologyShape::Alone,
            platform_at: 6,
            streams_per_platform: 9,
            enabling_at: 12,
            tribe_at_most: 50,
        }
    }
}

/// A number of the topology policy.
pub type TopologyKnob = Knob<TopologyPolicy>;

/// The numbers of the topology policy, in the order in which people set them.
pub const TOPOLOGY_KNOBS: &[TopologyKnob] = &[
    TopologyKnob {
        name: "platform_at",
        label: "Streams from which on there is a platform team",
        help: "The next team that appears then is a platform team, and every stream-aligned team uses it as a service.",
        range: (2, 30),
        source: "Team Topologies: 6 to 9 stream-aligned teams for each other one",
        grade: "C",
        get: |policy| policy.platform_at,
        set: |policy, value| policy.platform_at = value,
    },
    TopologyKnob {
        name: "streams_per_platform",
        label: "Streams that one platform team serves, at most",
        help: "With more, the next team that appears is another platform team.",
        range: (2, 30),
        source: "Team Topologies: 6 to 9 stream-aligned teams for each other one",
        grade: "C",
        get: |policy| policy.streams_per_platform,
        set: |policy, value| policy.streams_per_platform = value,
    },
    TopologyKnob {
        name: "enabling_at",
        label: "Streams from which on there is an enabling team",
        help: "The next team that appears then helps the two newest stream-aligned teams, and moves on when another appears.",
        range: (2, 60),
        source: "our judgement",
        grade: "D",
        get: |policy| policy.enabling_at,
        set: |policy, value| policy.enabling_at = value,
    },
    TopologyKnob {
        name: "tribe_at_most",
        label: "Engineers of a tribe, at most",
        help: "A tribe that has more divides: its newest teams, with at most half of its engineers, become another.",
        range: (20, 150),
        source: "Team Topologies: groups of up to 50; Kniberg and Ivarsson: below 100",
        grade: "C",
        get: |policy| policy.tribe_at_most,
        set: |policy, value| policy.tribe_at_most = value,
    },
];

impl TopologyPolicy {
    /// The default numbers for a shape.
    pub fn of(shape: TopologyShape) -> TopologyPolicy {
        TopologyPolicy { shape, ..TopologyPolicy::default() }
    }

    /// The policy, if every number is in range.
    ///
    /// # Errors
    /// The first number that is not.
    pub fn validate(self) -> Result<Self, OutOfRange> {
        check(TOPOLOGY_KNOBS, &self)?;
        Ok(self)
    }
}

/// A named way in which teams work together.
pub struct TopologyPreset {
    /// Its shape, whose name is the preset's.
    pub shape: TopologyShape,
    /// Name on the page.
    pub label: &'static str,
    /// What it stands for.
    pub help: &'static str,
}

/// The ways a person can pick, the default first.
pub const TOPOLOGY_PRESETS: &[TopologyPreset] = &[
    TopologyPreset {
        shape: TopologyShape::Alone,
        label: "Teams alone",
        help: "Growth adds no interactions; only those that are known count.",
    },
    TopologyPreset {
        shape: TopologyShape::Platform,
        label: "Product squads with a platform",
        help: "Stream-aligned squads. From 6 teams on the next is a platform that serves them all; from 12 on one is an enabling team that helps the two newest.",
    },
    TopologyPreset {
        shape: TopologyShape::Functional,
        label: "Functional departments",
        help: "Frontend, backend, quality, operations in turn: neighbors in the chain collaborate, operations serve every backend.",
    },
    TopologyPreset {
        shape: TopologyShape::Tribes,
        label: "Tribes and chapters",
        help: "Squads with a platform, in tribes. A tribe of more than 50 engineers divides: its newest teams leave.",
    },
    TopologyPreset {
        shape: TopologyShape::Services,
        label: "Two-pizza services",
        help: "Every team owns a service; a new one uses the two of those before it that have the fewest consumers.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_valid_and_the_first_is_the_default() {
        let shapes: Vec<TopologyShape> = TOPOLOGY_PRESETS.iter().map(|preset| preset.shape).collect();
        assert_eq!(shapes, TopologyShape::ALL);
        assert_eq!(TopologyPolicy::of(shapes[0]), TopologyPolicy::default());
        assert!(TopologyPolicy::default().validate().is_ok());
        let wrong = TopologyPolicy { platform_at: 1, ..TopologyPolicy::default() };
        assert_eq!(wrong.validate().expect_err("below its range").name, "platform_at");
    }
}
