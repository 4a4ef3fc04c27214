//! `team_no_lead`: named teams that nobody leads, and managers who lead several.

use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit,
};
use crate::engine::org::TeamSource;
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "team_no_lead",
    title: "Team without a lead of its own",
    explanation: "Nobody speaks for a team without a manager, and a manager of three teams is in each of them for a third of the time at best.",
    source: "our judgement",
    grade: "D",
    unit: Unit::Teams,
    levels: &[Level::new(Severity::Amber, Comparison::AtLeast, Decimal::whole(3))],
    needs: Some(Need::ReportingLines),
    check,
    say: |said| {
        if said.measured.num == 0 {
            return "has engineers but no manager".to_owned();
        }
        format!("leads {}", said.count("team", "teams"))
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    if context.structure.managers().is_empty() {
        return;
    }
    let is_named = |source: TeamSource| matches!(source, TeamSource::Named(_));
    for (at, team) in (0..).zip(context.teams.list()) {
        if is_named(team.source) && team.size > 0 && team.n_managers == 0 {
            found.push(Finding {
                rule,
                severity: Severity::Amber,
                subject: Subject::Team(at),
                measured: Ratio::whole(0),
                limit: Decimal::whole(1),
                partly_unknown: false,
                detail: Detail::None,
            });
        }
    }
    context.judge_managers(rule, found, |_, at| Some(context.teams.n_led_by(at)));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        assert_eq!(
            findings("team_no_lead", "Ada\n  x4 @Ads\n  x4 @Search\n  x4 @Web\nBo @Data\n"),
            ["amber: team Data has engineers but no manager", "amber: Ada leads 3 teams"]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("team_no_lead", "Ada\n  x4 @Ads\n  x4 @Search\nBo\n").is_empty());
        assert!(findings("team_no_lead", "Ada @Ads\nBo @Ads\n").is_empty(), "where nobody reports to anybody");
    }
}
