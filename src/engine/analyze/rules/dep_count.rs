//! `dep_count`: teams on which a team depends.

use crate::engine::analyze::topology::ties;
use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "dep_count",
    title: "Depends on many teams",
    explanation: "Each team whose service it uses, or with which it collaborates, can hold a team up.",
    source: "our judgement",
    grade: "D",
    unit: Unit::Teams,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(7)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(4)),
    ],
    needs: Some(Need::Interactions),
    check,
    say: |said| format!("depends on {}", said.count("team", "teams")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (at, ties) in (0..).zip(ties(context.structure)) {
        found.extend(context.judge(rule, Subject::Team(at), Ratio::whole(ties.dependencies)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    /// A team that uses so many services and collaborates with one of their teams.
    fn depends(n: u32) -> Vec<String> {
        let services: String = (0..n).map(|at| format!("S{at} -> Pay: x_as_a_service\n")).collect();
        findings("dep_count", &format!("{services}Pay -> S0: collaboration\n"))
    }

    #[test]
    fn fires() {
        assert_eq!(depends(5), ["amber: team Pay depends on 5 teams"]);
        assert_eq!(depends(8), ["red: team Pay depends on 8 teams"]);
    }

    #[test]
    fn is_silent() {
        assert!(depends(4).is_empty());
        let served: String = (0..9).map(|at| format!("Pay -> S{at}: x_as_a_service\n")).collect();
        assert!(findings("dep_count", &served).is_empty(), "who depends on the team is another matter");
    }
}
