//! `new_hire_ratio`: people still in ramp as a share of a team, and of the org.

use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::org::NONE;
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "new_hire_ratio",
    title: "Many newcomers",
    explanation: "Whoever is new takes time from those who are not. Above a quarter the others spend much of theirs on showing the way; above a half nobody is left to ask.",
    source: "Larson 2016; Microsoft 14–49 %",
    grade: "C/A",
    unit: Unit::Share,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::hundredths(50)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::hundredths(25)),
    ],
    needs: Some(Need::StartDates),
    check,
    say: |said| {
        let percent = said.measured.as_f64() * 100.0;
        let dates = if said.partly_unknown { "; some start dates are not known" } else { "" };
        format!("has {percent:.0} % of its people still ramping up{dates}")
    },
};

/// In fewer people one newcomer more or less says nothing about the team.
const FROM_PEOPLE: i64 = 4;

/// People whose start date is known, how many of them are in ramp, and all people.
#[derive(Clone, Copy, Default)]
struct Count {
    known: i64,
    new: i64,
    all: i64,
}

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    if !context.structure.knows_dates() {
        return;
    }
    let mut org = Count::default();
    let mut teams = vec![Count::default(); context.teams.list().len()];
    for at in 0..context.structure.len() as u32 {
        let team = context.teams.team_of(at);
        let counts = [Some(&mut org), (team != NONE).then(|| &mut teams[team as usize])];
        for count in counts.into_iter().flatten() {
            let is_new = context.is_in_ramp(at);
            count.all += 1;
            count.known += i64::from(is_new.is_some());
            count.new += i64::from(is_new == Some(true));
        }
    }
    let judge = |subject: Subject, count: &Count| {
        // Of less than half of the people nothing is said about all.
        let is_enough = count.known >= FROM_PEOPLE && count.known * 2 >= count.all;
        let finding = is_enough.then(|| context.judge(rule, subject, Ratio::new(count.new, count.known))).flatten();
        finding.map(|finding| Finding { partly_unknown: count.known < count.all, ..finding })
    };
    found.extend((0..).zip(&teams).filter_map(|(team, count)| judge(Subject::Team(team), count)));
    found.extend(judge(Subject::Org, &org));
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;
    #[test]
    fn fires() {
        let org = "Ada since 2020-01-01\n  x3 @Ads since 2026-06-01\n  x2 @Ads since 2020-01-01\n  x6 @Web since 2020-01-01\n";
        assert_eq!(findings("new_hire_ratio", org), ["red: team Ads has 60 % of its people still ramping up"]);
        let org = "Ada\n  x2 @Ads since 2026-06-01\n  x3 @Ads since 2020-01-01\n";
        assert_eq!(
            findings("new_hire_ratio", org),
            [
                "amber: team Ads has 40 % of its people still ramping up",
                "amber: the org has 40 % of its people still ramping up; some start dates are not known"
            ]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("new_hire_ratio", "Ada\n  x9 @Ads\n").is_empty(), "no start date is known");
        let one_of_four = "Ada since 2020-01-01\n  x1 @Ads since 2026-06-01\n  x3 @Ads since 2020-01-01\n";
        assert!(findings("new_hire_ratio", one_of_four).is_empty(), "a quarter is not above a quarter");
        let few = "Ada since 2020-01-01\n  x3 @Ads since 2026-06-01\n  x9 since 2020-01-01\n";
        assert!(findings("new_hire_ratio", few).is_empty(), "three people are too few to judge");
    }
}
