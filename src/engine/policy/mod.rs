//! What a person sets: how the structure grows, and what a week of managing is made of.

mod growth_policy;
mod knob;
mod load_settings;
mod topology_policy;

pub use growth_policy::{
    GrowthPolicy, POLICY_PRESETS, PartialPolicy, PolicyError, PolicyPreset, SPAN_KNOBS, SpanKnob, capacity,
    layers_needed, managers_per_layer,
};
pub use knob::{Knob, OutOfRange};
pub use load_settings::{LOAD_TERMS, LoadSettings, LoadTerm, TermUnit};
pub use topology_policy::{
    TOPOLOGY_KNOBS, TOPOLOGY_PRESETS, TopologyKnob, TopologyPolicy, TopologyPreset, TopologyShape,
};
