//! A comparison in words: the summary, then one sentence for each thing that matters, about forty at most.

mod people;
mod rest;
mod teams;

use super::details::Details;
use super::people::People;
use super::{Both, Changed, Metric, Scale, TeamChanges};
use crate::engine::units::Ratio;

/// A sentence, and the ids of whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence with its stop.
    pub text: String,
    /// Ids of people, in either org.
    pub people: Vec<String>,
    /// It is about findings.
    pub is_of_findings: bool,
}

/// Sentences told at most, besides the summary.
const AT_MOST: usize = 40;
/// Sentences of one kind that are told in any case, and those that are told where there is room.
const OF_A_KIND: (usize, usize) = (2, 8);

/// Sentences of one kind, each with how much it is about.
struct Section {
    sentences: Vec<(Sentence, usize)>,
    /// What is counted where not all are told: one, many.
    rest: (&'static str, &'static str),
    is_of_findings: bool,
}

impl Section {
    fn new(rest: (&'static str, &'static str)) -> Section {
        Section { sentences: Vec::new(), rest, is_of_findings: false }
    }

    fn tell(&mut self, text: String, people: Vec<String>) {
        let n = people.len().max(1);
        let is_of_findings = self.is_of_findings;
        self.sentences.push((Sentence { text: format!("{text}."), people, is_of_findings }, n));
    }
}

/// What there is to tell.
pub(super) struct Told<'a, 'b> {
    pub(super) both: &'a Both<'b>,
    pub(super) people: &'a People,
    pub(super) details: &'a Details,
    pub(super) teams: &'a TeamChanges,
    pub(super) metrics: &'a [Metric],
    pub(super) cleared: &'a [Changed],
    pub(super) raised: &'a [Changed],
    /// The same settings.
    pub(super) is_judged_alike: bool,
    /// People whose pay is not known, before and after.
    pub(super) without_pay: [u32; 2],
}

impl Told<'_, '_> {
    /// The summary, and what is behind it.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        let sections: Vec<Section> =
            [self.of_people(), self.of_teams(), self.of_the_rest()].into_iter().flatten().collect();
        let is_same =
            self.metrics.iter().all(|metric| metric.a.is_some() == metric.b.is_some() && !metric.is_changed());
        let parts = self.parts();
        let summary = match self.both.matching.is_matched {
            false => {
                "No id occurs in both, so people cannot be matched: only figures, teams and findings about more than \
                      one person are compared"
                    .to_owned()
            }
            true if !parts.is_empty() => parts.join(", "),
            true if is_same && sections.iter().all(|section| section.sentences.is_empty()) => {
                "Nothing changes".to_owned()
            }
            true if is_same && self.details.n_people() > 0 => {
                let n = self.details.n_people();
                format!("No figure or line changes; details of {} do", count(n, "person", "people"))
            }
            true if is_same => "No figure or line changes".to_owned(),
            true => "The same people and lines, other figures".to_owned(),
        };
        let mut told = vec![Sentence { text: format!("{summary}."), people: Vec::new(), is_of_findings: false }];
        told.extend(shortened(sections));
        told
    }

    /// The summary in parts.
    fn parts(&self) -> Vec<String> {
        let People { added, removed, moved, handed, new_managers, former_managers, retitled, renamed, .. } =
            self.people;
        let mut parts = Vec::new();
        let mut put = |n: usize, one: &str, many: &str| {
            if n > 0 {
                parts.push(count(n, one, many));
            }
        };
        put(moved.len(), "move", "moves");
        put(added.len(), "person joins", "people join");
        put(removed.len(), "person leaves", "people leave");
        put(handed.len(), "changes manager without moving", "change manager without moving");
        put(new_managers.len(), "new manager", "new managers");
        put(former_managers.len(), "no longer manages", "no longer manage");
        put(retitled.len(), "new title", "new titles");
        put(renamed.len(), "person renamed", "people renamed");
        put(self.details.dotted_added.len(), "dotted line added", "dotted lines added");
        put(self.details.dotted_removed.len(), "dotted line removed", "dotted lines removed");
        put(self.teams.added.len(), "new team", "new teams");
        put(self.teams.removed.len(), "team gone", "teams gone");
        put(self.teams.renamed.len(), "team renamed", "teams renamed");
        put(self.teams.n_interactions(), "interaction changed", "interactions changed");
        parts.extend(self.layers().map(|by| more_or_less(by, "layer", "layers")));
        let mut put = |n: usize, verb: &str| {
            if n > 0 {
                parts.push(format!("{} {verb}", count(n, "finding", "findings")));
            }
        };
        put(self.cleared.len(), "cleared");
        put(self.raised.len(), "raised");
        parts.extend(self.costs().map(|metric| format!("{} a year", metric.difference())));
        parts
    }

    /// Layers of management more, or less.
    fn layers(&self) -> Option<i64> {
        let metric = self.metrics.iter().find(|metric| metric.name == "management_layers")?;
        let whole = |value: Option<Ratio>| value.map(|value| value.num);
        let by = whole(metric.b)? - whole(metric.a)?;
        (by != 0).then_some(by)
    }

    /// Costs that are not what they were, by a thousandth at least: less is no news.
    fn costs(&self) -> impl Iterator<Item = &Metric> {
        let is_news = |metric: &&Metric| match (metric.scale, metric.a, metric.b) {
            (Scale::Money(_), Some(a), Some(b)) => {
                let (a, b) = (i128::from(a.num), i128::from(b.num));
                a != b && (b - a).abs() * 1_000 >= a.max(b)
            }
            _ => false,
        };
        self.metrics.iter().filter(is_news)
    }
}

/// Sections within the limit: each gets a few, the first ones more; what is left is counted.
fn shortened(sections: Vec<Section>) -> impl Iterator<Item = Sentence> {
    let (least, most) = OF_A_KIND;
    // A few of each, and a line for what is counted.
    let sure: usize = sections.iter().map(|section| section.sentences.len().min(least + 1)).sum();
    let mut room = AT_MOST.saturating_sub(sure);
    sections.into_iter().flat_map(move |section| {
        let Section { mut sentences, rest: (one, many), is_of_findings } = section;
        let more = sentences.len().saturating_sub(least).min(most - least).min(room);
        room -= more;
        let shown = least + more;
        // One that is left is told instead of counted.
        let cut = if sentences.len() > shown + 1 { sentences.split_off(shown) } else { Vec::new() };
        let n: usize = cut.iter().map(|(_, n)| n).sum();
        let people = cut.into_iter().flat_map(|(sentence, _)| sentence.people).collect();
        let rest = (n > 0).then(|| Sentence { text: format!("And {}.", count(n, one, many)), people, is_of_findings });
        sentences.into_iter().map(|(sentence, _)| sentence).chain(rest)
    })
}

/// A count with its noun.
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A difference in words: "one layer less".
fn more_or_less(by: i64, one: &str, many: &str) -> String {
    let way = if by < 0 { "less" } else { "more" };
    match by.unsigned_abs() {
        1 => format!("one {one} {way}"),
        n => format!("{n} {many} {way}"),
    }
}

/// Up to four names, and how many others.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 4;
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] if names.len() <= SHOWN => format!("{} and {last}", start.join(", ")),
        _ => format!("{} and {} more", names[..SHOWN - 1].join(", "), names.len() - SHOWN + 1),
    }
}
