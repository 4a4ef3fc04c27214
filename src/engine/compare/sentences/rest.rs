//! Sentences about figures and findings.

use super::{Section, Told, count, more_or_less};
use crate::engine::analyze::Severity;
use crate::engine::compare::people::People;
use crate::engine::compare::{Changed, Metric, Scale};
use crate::engine::money::Money;
use crate::engine::units::Ratio;

impl Told<'_, '_> {
    pub(super) fn of_the_rest(&self) -> Vec<Section> {
        let mut figures = Section::new(("more figure", "more figures"));
        let whole = |value: Option<Ratio>| value.map_or(0, |value| value.num);
        let metric = |name: &str| self.metrics.iter().find(|metric| metric.name == name);
        if let (Some(metric), Some(by)) = (metric("management_layers"), self.layers()) {
            let (before, after) = (metric.text(metric.a), metric.text(metric.b));
            let by = capitalized(&more_or_less(by, "layer", "layers"));
            let text = format!("{by} of management: {after} instead of {before}");
            figures.tell(text, Vec::new());
        }
        for cost in self.costs() {
            let is_more = whole(cost.b) > whole(cost.a);
            let (by, way) = (cost.difference(), if is_more { "more" } else { "less" });
            let text = format!("It costs {} a year {way}: {}", by.trim_start_matches(['+', '−']), apart(cost));
            figures.tell(text, Vec::new());
        }
        let [before, after] = self.without_pay;
        let People { added, removed, retitled, .. } = self.people;
        let is_other = before != after || !(added.is_empty() && removed.is_empty() && retitled.is_empty());
        if before + after > 0 && is_other {
            let who = |n: u32| count(n as usize, "person", "people");
            let whose = match (before, after) {
                (0, after) => format!("{} after", who(after)),
                (before, 0) => format!("{} before", who(before)),
                (before, after) => format!("{} before and of {after} after", who(before)),
            };
            let text = format!("What it costs is not known: the pay of {whose} is not");
            figures.tell(text, Vec::new());
        }
        if let Some(metric) = metric("vacancies").filter(|metric| metric.is_changed()) {
            let by = whole(metric.b) - whole(metric.a);
            let text = format!("{}: {}", capitalized(&more_or_less(by, "vacancy", "vacancies")), instead(metric));
            figures.tell(text, Vec::new());
        }
        if !self.is_judged_alike {
            figures.tell("Thresholds, load terms or policies are not the same in both".into(), Vec::new());
        }
        let of_findings = |rest| Section { is_of_findings: true, ..Section::new(rest) };
        let mut cleared = of_findings(("more finding cleared", "more findings cleared"));
        self.cleared.iter().for_each(|changed| tell(&mut cleared, "Cleared", changed, |own, other| (own, other)));
        let mut raised = of_findings(("more finding raised", "more findings raised"));
        self.raised.iter().for_each(|changed| tell(&mut raised, "Raised", changed, |own, other| (other, own)));
        vec![figures, cleared, raised]
    }
}

fn instead(metric: &Metric) -> String {
    format!("{} instead of {}", metric.text(metric.b), metric.text(metric.a))
}

/// Two amounts, with as many digits as it takes to tell them apart.
fn apart(metric: &Metric) -> String {
    let (Scale::Money(currency), Some(a), Some(b)) = (metric.scale, metric.a, metric.b) else { return instead(metric) };
    let amount = |value: Ratio, more: usize| Money { minor: value.num / value.den, currency }.precise(more);
    let more = (0..6).find(|&more| amount(a, more) != amount(b, more)).unwrap_or(0);
    format!("{} instead of {}", amount(b, more), amount(a, more))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A finding that is cleared or raised; one that is in both orgs by what becomes of its severity.
fn tell(section: &mut Section, verb: &str, changed: &Changed, order: fn(Severity, Severity) -> (Severity, Severity)) {
    let severity = changed.told.finding.severity;
    let how = match changed.other.map(|other| order(severity, other)) {
        Some((before, after)) => format!("From {} to {}", before.as_str(), after.as_str()),
        None => format!("{verb}, {}", severity.as_str()),
    };
    section.tell(format!("{how}: {}", changed.told.message), Vec::new());
}
