//! Two orgs side by side: who joined, left and moved, what became of teams, figures and findings, and all of it in sentences.
//!
//! People are matched by their ids, teams by theirs, and a team of another name is the same where most of its engineers are
//! in it. Who *moved* is what fixes mean by it: see `fix/moved.rs`.
//!
//! **Invariants:** an org compared with itself gives nothing; whoever is added one way is removed the other way; what is
//! not known is no number. Where no id occurs in both, nobody and no team is told as added or removed.

mod cost;
mod details;
mod findings;
mod matching;
mod metric;
mod people;
mod sentences;
mod side;
mod teams;

pub use findings::Changed;
pub use metric::{Figure, METRICS, Metric, MetricRow, Scale, figures};
pub use sentences::Sentence;
pub use side::Side;
pub use teams::{TeamChanges, Working};

use super::analyze::Names;
use super::ids::PersonId;
use details::Details;
use matching::Matching;
use people::People;

/// What is different in the second of two orgs. Lists of people hold their ids.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// People whose id occurs in both.
    pub matched: u32,
    /// Whether anybody could be matched; where not, lists of people are empty.
    pub is_matched: bool,
    /// People of the second org only, in its order.
    pub added: Vec<String>,
    /// People of the first org only, in its order.
    pub removed: Vec<String>,
    /// Engineers who change team, and managers whose former manager is no longer above them.
    pub moved: Vec<String>,
    /// Managers who were none before, newcomers among them.
    pub new_managers: Vec<String>,
    /// Managers who are none any more, or gone.
    pub former_managers: Vec<String>,
    /// People with another title.
    pub retitled: Vec<String>,
    /// Teams and how they work together.
    pub teams: TeamChanges,
    /// Figures of both, in the order of [`METRICS`], then cost by currency.
    pub metrics: Vec<Metric>,
    /// Findings of the first that are gone or less severe in the second.
    pub cleared: Vec<Changed>,
    /// Findings of the second that are new or more severe.
    pub raised: Vec<Changed>,
    /// All of it in words, the summary first.
    pub sentences: Vec<Sentence>,
}

impl Comparison {
    /// What is different in short, without its stop: the first sentence.
    pub fn summary(&self) -> &str {
        self.sentences.first().map_or("", |sentence| sentence.text.trim_end_matches('.'))
    }
}

/// Both sides with what is needed to talk about them.
struct Both<'a> {
    was: Names<'a>,
    is: Names<'a>,
    matching: Matching,
}

/// Compares an org with a first one.
pub fn compare(a: &Side, b: &Side) -> Comparison {
    let both = Both {
        was: Names::new(&a.org, &a.structure, &a.report),
        is: Names::new(&b.org, &b.structure, &b.report),
        matching: Matching::of(a, b),
    };
    let people = People::of(&both);
    let details = Details::of(a, b, &both);
    let teams = TeamChanges::of(&both);
    let metrics: Vec<Metric> = figures(&[a, b]).iter().map(|figure| figure.metric(1)).collect();
    let (cleared, raised) = findings::difference(&both);
    let told = sentences::Told {
        both: &both,
        people: &people,
        details: &details,
        teams: &teams,
        metrics: &metrics,
        cleared: &cleared,
        raised: &raised,
        is_judged_alike: a.settings == b.settings,
        without_pay: [a, b].map(|side| side.cost.without_pay),
    };
    let sentences = told.sentences();
    let key =
        |names: &Names<'_>, id: PersonId| names.org.person(id).map(|person| person.key.clone()).unwrap_or_default();
    let keys = |names: &Names<'_>, places: &mut dyn Iterator<Item = u32>| -> Vec<String> {
        places.map(|at| key(names, names.structure.id(at))).collect()
    };
    Comparison {
        matched: both.matching.n_matched,
        is_matched: both.matching.is_matched,
        added: keys(&both.is, &mut people.added.iter().copied()),
        removed: keys(&both.was, &mut people.removed.iter().copied()),
        moved: keys(&both.was, &mut people.moved.iter().copied()),
        new_managers: keys(&both.is, &mut people.new_managers.iter().copied()),
        former_managers: keys(&both.was, &mut people.former_managers.iter().copied()),
        retitled: keys(&both.was, &mut people.retitled.iter().copied()),
        teams,
        metrics,
        cleared,
        raised,
        sentences,
    }
}

#[cfg(test)]
mod tests;
