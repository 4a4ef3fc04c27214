//! Why an org refuses a change.

use crate::engine::ids::{GroupId, PersonId, RotationId, TeamId};

/// A change that would break an invariant of [`super::Org`]. The org is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrgError {
    /// The person is not in the org.
    #[error("there is no person {0:?}")]
    UnknownPerson(PersonId),
    /// The team is not in the org.
    #[error("there is no team {0:?}")]
    UnknownTeam(TeamId),
    /// The group is not in the org.
    #[error("there is no group {0:?}")]
    UnknownGroup(GroupId),
    /// The rotation is not in the org.
    #[error("there is no rotation {0:?}")]
    UnknownRotation(RotationId),
    /// A person would be above themselves.
    #[error("{person:?} cannot report to {manager:?}: that would close a reporting cycle")]
    Cycle {
        /// Who would report.
        person: PersonId,
        /// To whom.
        manager: PersonId,
    },
    /// Another person has this key already.
    #[error("the id {0:?} is taken")]
    DuplicateKey(String),
    /// A team cannot interact with itself.
    #[error("{0:?} cannot interact with itself")]
    SelfInteraction(TeamId),
    /// The team has no domain at this place.
    #[error("{0:?} has no such domain")]
    UnknownDomain(TeamId),
    /// Two teams do not work together.
    #[error("{0:?} and {1:?} do not interact")]
    NoInteraction(TeamId, TeamId),
    /// More ids than an org has.
    #[error("there are too many ids")]
    TooManyIds,
    /// A team would be part of itself.
    #[error("{0:?} cannot be part of itself")]
    TeamCycle(TeamId),
}
