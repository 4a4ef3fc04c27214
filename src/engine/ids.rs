//! Stable identities: given once in a fixed order, kept through growth and edits, apart from graph indices.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as a position in a table of its kind.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A person of an org.
    PersonId
);
id!(
    /// A team of an org.
    TeamId
);
id!(
    /// A group of teams or people: tribe, chapter or guild.
    GroupId
);
id!(
    /// An on-call rotation of an org.
    RotationId
);

/// Numbers of ids of each kind that edits give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Of people.
    pub people: u32,
    /// Of teams.
    pub teams: u32,
    /// Of groups.
    pub groups: u32,
}

impl Ids {
    /// None of any kind.
    pub const NONE: Ids = Ids { people: 0, teams: 0, groups: 0 };

    /// Most that an org has, well beyond what is brought in.
    pub const MOST: Ids = Ids { people: 1_000_000, teams: 200_000, groups: 200_000 };

    /// Those given after some were.
    #[must_use]
    pub fn since(self, before: Ids) -> Ids {
        Ids {
            people: self.people.saturating_sub(before.people),
            teams: self.teams.saturating_sub(before.teams),
            groups: self.groups.saturating_sub(before.groups),
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Ids) -> Ids {
        Ids {
            people: self.people.saturating_add(other.people),
            teams: self.teams.saturating_add(other.teams),
            groups: self.groups.saturating_add(other.groups),
        }
    }

    /// Whether they are at most as many of each kind.
    pub fn fit(self, most: Ids) -> bool {
        self.since(most) == Ids::NONE
    }
}
