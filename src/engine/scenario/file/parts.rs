//! The settings of a file: spans, thresholds and load terms by the names of their tables.

use super::FileError;
use super::node::{Document, Node};
use super::number::{decimal_field, whole_field, word_field};
use crate::engine::analyze::{Thresholds, rule_named};
use crate::engine::policy::{
    GrowthPolicy, LOAD_TERMS, LoadSettings, PartialPolicy, SPAN_KNOBS, TOPOLOGY_KNOBS, TopologyPolicy, TopologyShape,
};
use crate::engine::units::Decimal;

/// The place of a span among those given.
fn span_slot<'a>(given: &'a mut PartialPolicy, name: &str) -> Option<&'a mut Option<u32>> {
    match name {
        "em_span" => Some(&mut given.em_span),
        "em_split_at" => Some(&mut given.em_split_at),
        "mom_span" => Some(&mut given.mom_span),
        "mom_split_at" => Some(&mut given.mom_split_at),
        _ => None,
    }
}

/// The spans that an object gives, over a policy; other fields are left alone.
pub(super) fn spans(
    node: Node<'_>,
    document: &mut Document<'_>,
    base: GrowthPolicy,
) -> Result<GrowthPolicy, FileError> {
    node.object(document, "the growth policy: an object such as {\"em_span\": 7}")?;
    let mut given = PartialPolicy::default();
    for knob in SPAN_KNOBS {
        let value = whole_field(node, document, knob.name, knob.range)?;
        *span_slot(&mut given, knob.name).expect("every span of the table has a slot") = value;
    }
    GrowthPolicy::with(given, base).map_err(|error| node.error(document, error.to_string()))
}

/// Whether a field is a span.
pub(super) fn is_span(key: &str) -> bool {
    SPAN_KNOBS.iter().any(|knob| knob.name == key)
}

/// How teams work together as an object says it, over a policy.
pub(super) fn topology(
    node: Node<'_>,
    document: &mut Document<'_>,
    mut policy: TopologyPolicy,
) -> Result<TopologyPolicy, FileError> {
    node.object(document, "how teams work together: an object such as {\"shape\": \"platform\"}")?;
    let shapes = TopologyShape::ALL.map(|shape| (shape.as_str(), shape));
    policy.shape = word_field(node, document, "shape", &shapes)?.unwrap_or(policy.shape);
    for knob in TOPOLOGY_KNOBS {
        if let Some(value) = whole_field(node, document, knob.name, knob.range)? {
            (knob.set)(&mut policy, value);
        }
    }
    node.note_unknown(document, |key| key == "shape" || TOPOLOGY_KNOBS.iter().any(|knob| knob.name == key));
    Ok(policy)
}

/// Writes the load terms that an object gives into settings.
pub(super) fn load_terms(
    node: Node<'_>,
    document: &mut Document<'_>,
    load: &mut LoadSettings,
) -> Result<(), FileError> {
    node.object(document, "the load terms: an object such as {\"ic_report\": 180}")?;
    for term in LOAD_TERMS {
        if let Some(value) = whole_field(node, document, term.name, term.range)? {
            *(term.field)(load) = value;
        }
    }
    node.note_unknown(document, |key| LOAD_TERMS.iter().any(|term| term.name == key));
    Ok(())
}

/// Writes the thresholds that an object gives into settings.
pub(super) fn rules(node: Node<'_>, document: &mut Document<'_>, thresholds: &mut Thresholds) -> Result<(), FileError> {
    const MOST: u64 = 1_000_000;
    let object = node.object(document, "rule thresholds: an object such as {\"span_wide\": {\"red\": 10}}")?;
    for rule in object.keys().filter(|key| rule_named(key).is_some()) {
        node.field(document, rule, |node, document| {
            let levels = node.object(document, "the thresholds of a rule: an object such as {\"red\": 10}")?;
            for level in levels.keys() {
                let value = decimal_field(node, document, level, (Decimal::SCALE as u32, MOST))?;
                let value = Decimal(value.unwrap_or_default());
                thresholds.set(rule, level, value).map_err(|error| node.error(document, error.to_string()))?;
            }
            Ok(())
        })?;
    }
    node.note_unknown(document, |key| rule_named(key).is_some());
    Ok(())
}
