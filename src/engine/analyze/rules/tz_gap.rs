//! `tz_gap`: hours that somebody and the manager are both at work, or the managers of two teams that collaborate.

use crate::engine::analyze::topology::shared_hours;
use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::org::{InteractionMode, NONE};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "tz_gap",
    title: "Far from the manager's day",
    explanation: "Time difference slows answers more than distance does. Counted for days of 8 hours that begin at the same local time, in standard time: where only one side changes its clocks, the gap moves by an hour.",
    source: "ICSE 2014; Herbsleb and Mockus 2003",
    grade: "A",
    unit: Unit::Hours,
    levels: &[
        Level::new(Severity::Red, Comparison::Below, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::Below, Decimal::whole(4)),
    ],
    needs: Some(Need::TimeZones),
    check,
    say: |said| {
        let hours = said.exact();
        match said.link {
            Some(_) => format!("collaborate, and their managers share {hours} h of an 8-hour day"),
            None => format!("shares {hours} h of an 8-hour day with the manager"),
        }
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    for (at, &manager) in (0..).zip(structure.parents()) {
        let zones = |manager| structure.time_zone(at).zip(structure.time_zone(manager));
        if let Some((own, other)) = Some(manager).filter(|&manager| manager != NONE).and_then(zones) {
            let shared = Ratio::new(own.shared_quarters(other).into(), 4);
            found.extend(context.judge(rule, Subject::Person(at), shared));
        }
    }
    for (at, link) in (0..).zip(structure.links()).filter(|(_, link)| link.mode == InteractionMode::Collaboration) {
        let shared = shared_hours(structure, context.teams, link);
        found.extend(shared.and_then(|shared| context.judge(rule, Subject::Link(at), shared)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        assert_eq!(
            findings("tz_gap", "Ada in Berlin\n  Bo in Bangalore, India\n  Cy in New York\n  Di in Seattle, US\n"),
            [
                "amber: Bo shares 3.5 h of an 8-hour day with the manager",
                "amber: Cy shares 2 h of an 8-hour day with the manager",
                "red: Di shares 0 h of an 8-hour day with the manager"
            ]
        );
    }

    #[test]
    fn fires_on_collaborations() {
        let org = "\
Ada
  Bo in Berlin
    x3 @Pay
  Cy in Seattle, US
    x3 @Web
Pay -> Web: collaboration
Web -> Pay: x_as_a_service
";
        assert_eq!(
            findings("tz_gap", org),
            ["red: Pay and Web collaborate, and their managers share 0 h of an 8-hour day"]
        );
    }

    #[test]
    fn is_silent() {
        let org = "Ada in London\n  Bo in Tel Aviv\n    Cy in USA\n      Di in Berlin\n  Ed in UTC+4\nFlo in Japan\n";
        assert!(findings("tz_gap", org).is_empty());
    }
}
