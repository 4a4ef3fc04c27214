//! How the structure grows: four spans, each with a range and a source.

use serde::Serialize;

use super::knob::{Knob, OutOfRange, check};

/// The spans a growing structure aims at and the limits it splits above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GrowthPolicy {
    /// Engineers a manager aims at.
    pub em_span: u32,
    /// Engineers a manager has at most.
    pub em_split_at: u32,
    /// Managers a manager of managers aims at.
    pub mom_span: u32,
    /// Managers a manager of managers has at most.
    pub mom_split_at: u32,
}

impl Default for GrowthPolicy {
    fn default() -> Self {
        GrowthPolicy { em_span: 7, em_split_at: 8, mom_span: 5, mom_split_at: 7 }
    }
}

/// One of the four spans.
pub type SpanKnob = Knob<GrowthPolicy>;

/// The four spans of a policy, in the order in which people set them.
pub const SPAN_KNOBS: &[SpanKnob] = &[
    SpanKnob {
        name: "em_span",
        label: "Engineers per manager, target",
        help: "Teams are filled to this before any team is filled further.",
        range: (3, 15),
        source: "Larson 2019",
        grade: "C",
        get: |policy| policy.em_span,
        set: |policy, value| policy.em_span = value,
    },
    SpanKnob {
        name: "em_split_at",
        label: "Engineers per manager, at most",
        help: "A team that would grow above this splits.",
        range: (7, 20),
        source: "Larson 2019",
        grade: "C",
        get: |policy| policy.em_split_at,
        set: |policy, value| policy.em_split_at = value,
    },
    SpanKnob {
        name: "mom_span",
        label: "Managers per manager of managers, target",
        help: "Areas are filled to this before any area is filled further.",
        range: (3, 10),
        source: "Larson 2019",
        grade: "C",
        get: |policy| policy.mom_span,
        set: |policy, value| policy.mom_span = value,
    },
    SpanKnob {
        name: "mom_split_at",
        label: "Managers per manager of managers, at most",
        help: "An area that would grow above this splits; at the top, a layer appears.",
        range: (5, 12),
        source: "our judgement: 8 split into 4 + 4, both within Larson's 4–6",
        grade: "D",
        get: |policy| policy.mom_split_at,
        set: |policy, value| policy.mom_split_at = value,
    },
];

/// A span outside its range, or a limit below its target.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// A value out of range.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A limit below its target.
    #[error("{limit} is {at}; it must be at least {target}, which is {span}")]
    LimitBelowTarget {
        /// The limit.
        limit: &'static str,
        /// Its value.
        at: u32,
        /// The target.
        target: &'static str,
        /// Its value.
        span: u32,
    },
}

impl GrowthPolicy {
    /// The policy, if every span is in range and no limit is below its target.
    ///
    /// # Errors
    /// The first span that is not.
    pub fn validate(self) -> Result<Self, PolicyError> {
        check(SPAN_KNOBS, &self)?;
        for (limit, at, target, span) in [
            ("em_split_at", self.em_split_at, "em_span", self.em_span),
            ("mom_split_at", self.mom_split_at, "mom_span", self.mom_span),
        ] {
            if at < span {
                return Err(PolicyError::LimitBelowTarget { limit, at, target, span });
            }
        }
        Ok(self)
    }

    /// The default with some spans given; a target given without its limit raises the limit to target + 1 where needed.
    ///
    /// # Errors
    /// As [`GrowthPolicy::validate`].
    pub fn with(given: PartialPolicy, base: GrowthPolicy) -> Result<Self, PolicyError> {
        let em_span = given.em_span.unwrap_or(base.em_span);
        let mom_span = given.mom_span.unwrap_or(base.mom_span);
        let limit = |explicit: Option<u32>, span_given: bool, base: u32, span: u32| {
            explicit.unwrap_or(if span_given { base.max(span.saturating_add(1)) } else { base })
        };
        GrowthPolicy {
            em_span,
            em_split_at: limit(given.em_split_at, given.em_span.is_some(), base.em_split_at, em_span),
            mom_span,
            mom_split_at: limit(given.mom_split_at, given.mom_span.is_some(), base.mom_split_at, mom_span),
        }
        .validate()
    }

    /// Management layers that `engineers` need at the target spans: integers only, since logarithms break at exact powers.
    pub fn layers_needed(&self, engineers: u32) -> u32 {
        layers_needed(engineers, self.em_span, self.mom_span)
    }
}

/// Spans of which some are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PartialPolicy {
    /// See [`GrowthPolicy::em_span`].
    pub em_span: Option<u32>,
    /// See [`GrowthPolicy::em_split_at`].
    pub em_split_at: Option<u32>,
    /// See [`GrowthPolicy::mom_span`].
    pub mom_span: Option<u32>,
    /// See [`GrowthPolicy::mom_split_at`].
    pub mom_split_at: Option<u32>,
}

/// Engineers that `layers` management layers hold: `s1 · s2^(layers − 1)`; none hold none. Saturates.
pub fn capacity(layers: u32, s1: u32, s2: u32) -> u64 {
    if layers == 0 { 0 } else { u64::from(s1).saturating_mul(u64::from(s2).saturating_pow(layers - 1)) }
}

/// Fewest management layers whose [`capacity`] holds `engineers`. `s2` must be above 1.
pub fn layers_needed(engineers: u32, s1: u32, s2: u32) -> u32 {
    let mut layers = 0;
    while capacity(layers, s1, s2) < u64::from(engineers) {
        layers += 1;
    }
    layers
}

/// Managers of each management layer from the first line up, when every span is filled: `⌈E/s1⌉`, `⌈…/s2⌉`, … 1.
pub fn managers_per_layer(engineers: u32, s1: u32, s2: u32) -> Vec<u32> {
    let mut layers = vec![engineers.div_ceil(s1)];
    while let Some(&last) = layers.last().filter(|&&last| last > 1) {
        layers.push(last.div_ceil(s2));
    }
    layers
}

/// A named growth policy.
pub struct PolicyPreset {
    /// Name in links and files.
    pub id: &'static str,
    /// Name on the page.
    pub label: &'static str,
    /// What it stands for.
    pub help: &'static str,
    /// All four spans.
    pub policy: GrowthPolicy,
}

const fn preset(id: &'static str, label: &'static str, help: &'static str, spans: [u32; 4]) -> PolicyPreset {
    let [em_span, em_split_at, mom_span, mom_split_at] = spans;
    PolicyPreset { id, label, help, policy: GrowthPolicy { em_span, em_split_at, mom_span, mom_split_at } }
}

/// The policies a person can pick.
pub const POLICY_PRESETS: &[PolicyPreset] = &[
    preset("pyramid", "Pyramid", "7 engineers a manager, 5 managers above (Larson)", [7, 8, 5, 7]),
    preset("tall", "Tall", "5 engineers a manager, 4 managers above", [5, 7, 4, 6]),
    preset("flat", "Flat", "10 engineers a manager, 8 managers above", [10, 11, 8, 9]),
    preset("great_flattening", "Great flattening", "12 engineers a manager, 8 managers above", [12, 14, 8, 10]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_valid_and_the_first_is_the_default() {
        for preset in POLICY_PRESETS {
            assert!(preset.policy.validate().is_ok(), "{}", preset.id);
        }
        assert_eq!(POLICY_PRESETS[0].policy, GrowthPolicy::default());
    }

    #[test]
    fn a_target_alone_raises_its_limit() {
        let given = PartialPolicy { em_span: Some(10), ..PartialPolicy::default() };
        let policy = GrowthPolicy::with(given, GrowthPolicy::default()).expect("in range");
        assert_eq!((policy.em_span, policy.em_split_at), (10, 11));
        let given = PartialPolicy { em_span: Some(9), em_split_at: Some(8), ..PartialPolicy::default() };
        assert!(matches!(
            GrowthPolicy::with(given, GrowthPolicy::default()),
            Err(PolicyError::LimitBelowTarget { limit: "em_split_at", .. })
        ));
        let given = PartialPolicy { mom_span: Some(11), ..PartialPolicy::default() };
        assert!(GrowthPolicy::with(given, GrowthPolicy::default()).is_err());
    }

    #[test]
    fn capacity_of_layers() {
        assert_eq!([1, 2, 3, 4].map(|l| capacity(l, 7, 5)), [7, 35, 175, 875]);
        assert_eq!([1, 2, 3, 4].map(|l| capacity(l, 5, 4)), [5, 20, 80, 320]);
        assert_eq!([1, 2, 3, 4].map(|l| capacity(l, 8, 6)), [8, 48, 288, 1728]);
        assert_eq!([1, 2, 3, 4].map(|l| capacity(l, 10, 8)), [10, 80, 640, 5120]);
    }

    #[test]
    fn layers_and_managers_by_size() {
        let spans = [(5, 4), (7, 5), (8, 6), (10, 8)];
        let table: [(u32, [(u32, u32); 4]); 10] = [
            (10, [(2, 3), (2, 3), (2, 3), (1, 1)]),
            (20, [(2, 5), (2, 4), (2, 4), (2, 3)]),
            (30, [(3, 9), (2, 6), (2, 5), (2, 4)]),
            (50, [(3, 14), (3, 11), (3, 10), (2, 6)]),
            (80, [(3, 21), (3, 16), (3, 13), (2, 9)]),
            (100, [(4, 28), (3, 19), (3, 17), (3, 13)]),
            (150, [(4, 41), (3, 28), (3, 24), (3, 18)]),
            (200, [(4, 54), (4, 38), (3, 31), (3, 24)]),
            (300, [(4, 80), (4, 55), (4, 48), (3, 35)]),
            (500, [(5, 135), (4, 91), (4, 77), (3, 58)]),
        ];
        for (engineers, row) in table {
            for ((s1, s2), (layers, managers)) in spans.into_iter().zip(row) {
                assert_eq!(layers_needed(engineers, s1, s2), layers, "{engineers} at ({s1}, {s2})");
                let per_layer = managers_per_layer(engineers, s1, s2);
                assert_eq!((per_layer.len() as u32, per_layer.iter().sum()), (layers, managers));
            }
        }
    }
}
