//! `oncall_small`: people who share an on-call rotation, by its kind.

use crate::engine::analyze::rotations::rotations;
use crate::engine::analyze::{Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Severity, Unit};
use crate::engine::org::Rotation;
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "oncall_small",
    title: "Small rotation",
    explanation: "No more than a quarter of anyone's time goes into being on call, which takes eight people for two tiers around the clock. Where several sites take turns each needs fewer, and one tier needs fewer.",
    source: "Google SRE book, chapter 11",
    grade: "C",
    unit: Unit::People,
    levels: &[
        Level::new(Severity::Red, Comparison::Below, Decimal::whole(6)),
        Level::new(Severity::Amber, Comparison::Below, Decimal::whole(8)),
    ],
    needs: Some(Need::OnCall),
    check,
    say: |said| {
        let people =
            if said.measured.den == 1 { said.count("person", "people") } else { format!("{} people", said.exact()) };
        let (tiers, sites) = said.rotation.map_or((2, 1), |rotation| (rotation.tiers, rotation.sites));
        let at_each = if sites > 1 { " a site" } else { "" };
        let tiers = if tiers == 1 { "one tier".to_owned() } else { format!("{tiers} tiers") };
        let share = if said.measured == Ratio::whole(1) { "shares" } else { "share" };
        format!("answers for the on-call rotation {}: {people}{at_each} {share} {tiers}", said.rotation_name())
    },
};

/// By how much the thresholds, which are for two tiers at one site, move for other kinds: red, amber. Two tiers at several
/// sites are those of the source; one tier is a quarter of the time and a person or two for leave (our judgement), three
/// tiers and the rest keep the ratios.
fn moved(rotation: &Rotation) -> [i8; 2] {
    match (rotation.tiers, rotation.sites) {
        (0 | 1, 0 | 1) => [-2, -3],
        (0 | 1, _) => [-3, -4],
        (2, 0 | 1) => [0, 0],
        (2, _) => [-2, -2],
        (_, 0 | 1) => [3, 4],
        (_, _) => [0, 1],
    }
}

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for view in rotations(context.structure) {
        let detail = Detail::Rotation { id: view.id, moved: moved(view.rotation) };
        let people = Ratio::new(view.people.into(), view.rotation.sites.max(1).into());
        found.extend(context.judge_detail(rule, view.answers, people, detail));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    /// A manager with `n` people in a rotation that is run on some terms.
    fn rotation_of(n: usize, terms: &str) -> Vec<String> {
        findings("oncall_small", &format!("on call Ops: {terms}\nAda\n  Bo\n    x{n} on call Ops\n  x4\n"))
    }

    #[test]
    fn fires() {
        assert_eq!(
            rotation_of(7, "2 tiers"),
            ["amber: Bo answers for the on-call rotation Ops: 7 people share 2 tiers"]
        );
        assert_eq!(rotation_of(5, "2 tiers"), ["red: Bo answers for the on-call rotation Ops: 5 people share 2 tiers"]);
        assert_eq!(
            rotation_of(4, "1 tier"),
            ["amber: Bo answers for the on-call rotation Ops: 4 people share one tier"]
        );
        assert_eq!(
            rotation_of(1, "1 tier"),
            ["red: Bo answers for the on-call rotation Ops: 1 person shares one tier"]
        );
        assert_eq!(
            rotation_of(11, "2 tiers, 2 sites"),
            ["amber: Bo answers for the on-call rotation Ops: 5.5 people a site share 2 tiers"]
        );
        assert_eq!(
            rotation_of(6, "2 tiers, 2 sites"),
            ["red: Bo answers for the on-call rotation Ops: 3 people a site share 2 tiers"]
        );
    }

    #[test]
    fn is_silent() {
        for (n, terms) in [(8, "2 tiers"), (12, "2 tiers, 2 sites"), (5, "1 tier"), (12, "3 tiers")] {
            assert!(rotation_of(n, terms).is_empty(), "{n} on {terms}");
        }
        assert!(findings("oncall_small", "Ada\n  x3\n").is_empty());
    }
}
