//! `team_too_small`: engineers of a team.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "team_too_small",
    title: "Small team",
    explanation: "Below four people a team has no slack for leave, hiring or on-call.",
    source: "Larson",
    grade: "C",
    unit: Unit::Engineers,
    levels: &[
        Level::new(Severity::Red, Comparison::AtMost, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::Below, Decimal::whole(4)),
    ],
    needs: None,
    check,
    say: |said| format!("has only {}", said.count("engineer", "engineers")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (at, team) in context.teams.list().iter().enumerate().filter(|(_, team)| team.size > 0) {
        found.extend(context.judge(rule, Subject::Team(at as u32), Ratio::whole(team.size)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("team_too_small", "Ada\n  x2 @Ads\n  x3 @Search\n"),
            ["red: team Ads has only 2 engineers", "amber: team Search has only 3 engineers"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("team_too_small", "Ada\n  x4 @Ads\n").is_empty());
    }
}
