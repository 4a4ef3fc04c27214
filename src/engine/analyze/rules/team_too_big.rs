//! `team_too_big`: engineers of a team.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "team_too_big",
    title: "Big team",
    explanation: "Above nine people trust and stand-ups thin out; above fifteen the team is one in name only.",
    source: "Team Topologies; two-pizza teams",
    grade: "C",
    unit: Unit::Engineers,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(12)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(9)),
    ],
    needs: None,
    check,
    say: |said| format!("has {}", said.count("engineer", "engineers")),
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (at, team) in context.teams.list().iter().enumerate() {
        found.extend(context.judge(rule, Subject::Team(at as u32), Ratio::whole(team.size)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        assert_eq!(
            findings("team_too_big", "Ada\n  x10 @Ads\nBo\n  x13 @Search\n"),
            ["amber: team Ads has 10 engineers", "red: team Search has 13 engineers"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("team_too_big", "Ada\n  x9 @Ads\n").is_empty());
    }
}
