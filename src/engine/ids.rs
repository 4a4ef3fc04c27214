//! Stable identities: given once in a fixed order, kept through growth and edits, apart from graph indices.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
