//! On-call rotations: how one is run. Who is in it is said by the people, each of whom names at most one.

use super::Org;
use crate::engine::ids::RotationId;
use crate::engine::units::Decimal;

/// How an on-call rotation is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Name as shown.
    pub name: String,
    /// People who are on call at once, 1 to 3: 2 for primary and secondary.
    pub tiers: u8,
    /// Places that take turns by daylight, 1 to 3.
    pub sites: u8,
    /// Incidents in a shift of 12 hours, where known.
    pub incidents: Option<Decimal>,
}

impl Rotation {
    /// A rotation of which only the name is known: primary and secondary at one place.
    pub fn named(name: impl Into<String>) -> Rotation {
        Rotation { name: name.into(), tiers: 2, sites: 1, incidents: None }
    }
}

impl Org {
    /// Adds a rotation without members.
    pub fn add_rotation(&mut self, rotation: Rotation) -> RotationId {
        self.rotations.push(rotation);
        RotationId(u32::try_from(self.rotations.len() - 1).expect("fewer rotations than fit an id"))
    }

    /// Rotations in id order.
    pub fn rotations(&self) -> &[Rotation] {
        &self.rotations
    }
}
