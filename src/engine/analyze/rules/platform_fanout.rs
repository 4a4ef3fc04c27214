//! `platform_fanout`: teams that a platform team serves, and with which it collaborates.

use crate::engine::analyze::topology::{is_of, ties};
use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Second, Severity, Subject, Unit,
};
use crate::engine::org::TeamType;
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "platform_fanout",
    title: "Platform with many consumers",
    explanation: "One platform team carries about nine teams that use it as a service. Whoever it collaborates with takes far more of its time: one team at once, whatever the thresholds are.",
    source: "Team Topologies, 6:1 to 9:1; our judgement on collaboration",
    grade: "C/D",
    unit: Unit::Teams,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(12)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(9)),
    ],
    needs: Some(Need::TypesAndInteractions),
    check,
    say: |said| match said.detail {
        Detail::Second(Second::Collaborations) => {
            format!("is a platform that collaborates with {} at once", said.count("team", "teams"))
        }
        _ => format!("is a platform that serves {}", said.count("team", "teams")),
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let facts = context.structure.team_facts();
    for (at, (ties, facts)) in (0..).zip(ties(context.structure).iter().zip(facts)) {
        if !is_of(facts, TeamType::Platform) {
            continue;
        }
        let (subject, detail) = (Subject::Team(at), Detail::Second(Second::Collaborations));
        let fanout = context.judge(rule, subject, Ratio::whole(ties.consumers));
        let joint = context.judge_detail(rule, subject, Ratio::whole(ties.collaborations), detail);
        let severity = |finding: &Option<Finding>| finding.as_ref().map(|finding| finding.severity);
        found.extend(if severity(&joint) > severity(&fanout) { joint } else { fanout });
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    /// A platform that serves so many teams and collaborates with so many others.
    fn platform(consumers: u32, joint: u32) -> Vec<String> {
        let served: String = (0..consumers).map(|at| format!("Cloud -> S{at}: x_as_a_service\n")).collect();
        let joint: String = (0..joint).map(|at| format!("Cloud -> C{at}: collaboration\n")).collect();
        findings("platform_fanout", &format!("team Cloud: platform\n{served}{joint}"))
    }

    #[test]
    fn fires() {
        assert_eq!(platform(10, 0), ["amber: team Cloud is a platform that serves 10 teams"]);
        assert_eq!(platform(13, 2), ["red: team Cloud is a platform that serves 13 teams"]);
        assert_eq!(platform(9, 2), ["amber: team Cloud is a platform that collaborates with 2 teams at once"]);
        assert_eq!(platform(10, 3), ["red: team Cloud is a platform that collaborates with 3 teams at once"]);
    }

    #[test]
    fn is_silent() {
        assert!(platform(9, 1).is_empty());
        let many: String = (0..14).map(|at| format!("Pay -> S{at}: x_as_a_service\n")).collect();
        assert!(findings("platform_fanout", &format!("team Pay: stream_aligned\n{many}")).is_empty());
    }
}
