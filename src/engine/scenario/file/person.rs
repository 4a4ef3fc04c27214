//! One person of a file, as written.

use serde::Deserialize;

use super::number::{Day, Steps, Text};

/// Money in cents; no salary needs more than 13 digits.
type Money = Steps<100, 1_000_000_000_000>;

/// Share of full time in basis points; nobody fills three posts.
type Share = Steps<10_000, 2>;

/// One entry of `source.people`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, expecting = "a person: an object such as {\"id\": \"e1\", \"name\": \"Ann\"}")]
pub(super) struct PersonEntry {
    pub(super) id: Text,
    pub(super) name: Text,
    pub(super) title: Text,
    pub(super) manager_id: Text,
    pub(super) department: Text,
    pub(super) team: Text,
    pub(super) location: Text,
    pub(super) start_date: Day,
    pub(super) salary: Option<Money>,
    pub(super) fte: Option<Share>,
    pub(super) email: Text,
    pub(super) vacant: Option<bool>,
    pub(super) status: Text,
    pub(super) dotted_manager_ids: Option<Vec<Text>>,
}

impl PersonEntry {
    /// Whether nobody is in this position: `vacant` says so, or else a status that is one of the words for it.
    pub(super) fn is_vacant(&self) -> bool {
        self.vacant.unwrap_or_else(|| {
            ["vacant", "open", "unfilled"].iter().any(|word| self.status.0.eq_ignore_ascii_case(word))
        })
    }
}
