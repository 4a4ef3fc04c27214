//! How on-call rotations are run, as a file says it.

use super::FileError;
use super::node::{Document, Node};
use super::number::{decimal_field, text_field, whole_field};
use super::out::Out;
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

/// Writes the fields of a rotation.
pub(super) fn write_rotation(out: &mut Out, rotation: &RosterRotation) {
    out.text("name", &rotation.name);
    out.number("tiers", rotation.tiers.into());
    out.number("sites", rotation.sites.into());
    if let Some(incidents) = rotation.incidents_per_shift {
        out.decimal("incidents_per_shift", incidents);
    }
}
