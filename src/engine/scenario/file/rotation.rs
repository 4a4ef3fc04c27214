//! How on-call rotations are run, as a file says it.

use serde::Serialize;

use super::FileError;
use super::node::{Document, Node};
use super::number::{decimal_field, text_field, whole_field};
use crate::engine::roster::RosterRotation;
use crate::engine::units::Decimal;

/// Every field of a rotation.
const FIELDS: &[&str] = &["name", "tiers", "sites", "incidents_per_shift"];

/// Tiers and sites of a rotation, from and to.
const FEW: (u32, u32) = (1, 3);
/// Nobody answers more in a shift.
const MOST_INCIDENTS: u64 = 1_000;

/// Reads one entry of `source.rotations`.
pub(super) fn read_rotation(node: Node<'_>, document: &mut Document<'_>) -> Result<RosterRotation, FileError> {
    node.object(document, "a rotation: an object such as {\"name\": \"Payments\", \"tiers\": 2}")?;
    let name = text_field(node, document, "name")?;
    if name.is_empty() {
        return Err(node.error(document, "a rotation has a name"));
    }
    let tiers = whole_field(node, document, "tiers", FEW)?.unwrap_or(2);
    let sites = whole_field(node, document, "sites", FEW)?.unwrap_or(1);
    let steps = (Decimal::SCALE as u32, MOST_INCIDENTS);
    let incidents_per_shift = decimal_field(node, document, "incidents_per_shift", steps)?.map(Decimal);
    node.note_unknown(document, |key| FIELDS.contains(&key));
    Ok(RosterRotation { name, tiers: tiers as u8, sites: sites as u8, incidents_per_shift })
}

/// A rotation as it is written.
#[derive(Serialize)]
pub(super) struct RotationOut<'a> {
    name: &'a str,
    tiers: u8,
    sites: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    incidents_per_shift: Option<Decimal>,
}

impl<'a> RotationOut<'a> {
    pub(super) fn of(rotation: &'a RosterRotation) -> Self {
        let RosterRotation { name, tiers, sites, incidents_per_shift } = rotation;
        RotationOut { name, tiers: *tiers, sites: *sites, incidents_per_shift: *incidents_per_shift }
    }
}
