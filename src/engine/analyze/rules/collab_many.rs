//! `collab_many`: teams with which a team collaborates at once.

use crate::engine::analyze::topology::ties;
use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "collab_many",
    title: "Collaborates with many",
    explanation: "Working closely with another team is costly, so it is done with one team at a time and for a while; what lasts becomes a service.",
    source: "Team Topologies, chapter 7",
    grade: "C",
    unit: Unit::Teams,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(1)),
    ],
    needs: Some(Need::Interactions),
    check,
    say: |said| format!("collaborates with {} at once", said.count("team", "teams")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (at, ties) in (0..).zip(ties(context.structure)) {
        found.extend(context.judge(rule, Subject::Team(at), Ratio::whole(ties.collaborations)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        assert_eq!(
            findings(
                "collab_many",
                "A -> B: collaboration\nC -> A: collaboration\nA -> D: collaboration\nD -> B: collaboration\n"
            ),
            [
                "red: team A collaborates with 3 teams at once",
                "amber: team B collaborates with 2 teams at once",
                "amber: team D collaborates with 2 teams at once"
            ]
        );
    }

    #[test]
    fn is_silent() {
        let org = "A -> B: collaboration\nB -> A: collaboration\nA -> C: facilitating\nD -> A: x_as_a_service\n";
        assert!(findings("collab_many", org).is_empty());
    }
}
