//! What a person sets: the org they start from, the growth policy, thresholds and load terms.

mod load_settings;
mod policy;

pub use load_settings::{LOAD_TERMS, LoadSettings, LoadTerm, TermUnit};
pub use policy::{
    GrowthPolicy, POLICY_PRESETS, PartialPolicy, PolicyError, PolicyPreset, SPAN_KNOBS, SpanKnob, capacity,
    layers_needed, managers_per_layer,
};
