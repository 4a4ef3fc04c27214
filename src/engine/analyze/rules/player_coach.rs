//! `player_coach`: the share of the week that a manager spends on own technical work.

use crate::engine::analyze::load::own_work_of;
use crate::engine::analyze::{Comparison, Context, Finding, Level, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Fte, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "player_coach",
    title: "Player-coach",
    explanation: "Teams are as engaged at any size as long as the manager spends less than 40 % of the time on own work. From six reports on a quarter is already much.",
    source: "Gallup 2026",
    grade: "B",
    unit: Unit::Share,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::hundredths(40)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::hundredths(25)),
    ],
    needs: None,
    check,
    say: |said| format!("spends {} % of the week on own technical work", said.percent()),
};

/// With fewer reports there is time for more than the milder level allows.
const FROM_REPORTS: u32 = 6;

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    for &at in structure.managers() {
        let share = own_work_of(structure, &context.settings.load, at);
        let finding = context.judge(rule, Subject::Person(at), Ratio::new(share, Fte::FULL.basis_points()));
        let counts = |finding: &Finding| finding.severity == Severity::Red || structure.span(at) >= FROM_REPORTS;
        found.extend(finding.filter(counts));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        assert_eq!(
            findings("player_coach", "Ada own 45 %\n  Bo own 26 %\n    x6\n  Cy own 41 %\n    x3\n"),
            [
                "red: Ada spends 45 % of the week on own technical work",
                "amber: Bo spends 26 % of the week on own technical work",
                "red: Cy spends 41 % of the week on own technical work"
            ]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("player_coach", "Ada own 25 %\n  Bo own 40 %\n    x5\n  Cy\n    x7 own 90 %\n").is_empty());
    }
}
