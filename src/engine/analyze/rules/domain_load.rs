//! `domain_load`: what a team answers for against what a team of its size can keep in mind.

use crate::engine::analyze::topology::{domain_capacity, domain_points};
use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "domain_load",
    title: "Domains beyond the team's size",
    explanation: "A team has room for two or three simple domains, or for a complicated one and a simple one; a complex domain leaves room for no other. Counted in points of 1, 2 and 3: a team of seven or more has room for 3, a smaller one for 2.",
    source: "Team Topologies, chapter 3",
    grade: "C",
    unit: Unit::Ratio,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(1)),
        Level::new(Severity::Amber, Comparison::AtLeast, Decimal::whole(1)),
    ],
    needs: Some(Need::Domains),
    check,
    say: |said| {
        let (points, capacity) = (said.measured.num, said.measured.den);
        let plural = if points == 1 { "" } else { "s" };
        format!("answers for domains of {points} point{plural} and has room for {capacity}")
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for ((at, facts), team) in (0..).zip(context.structure.team_facts()).zip(context.teams.list()) {
        if let Some((points, capacity)) = domain_points(facts).zip(domain_capacity(team.people)) {
            // Not reduced, so that the sentence can name both.
            let measured = Ratio::new(points.into(), capacity.into());
            found.extend(context.judge(rule, Subject::Team(at), measured));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        let org = "\
Ada
  x7 @Pay
  x7 @Web
  x6 @Ops
team Pay: complex Ledger, simple Cards
team Web: complicated Search, simple Pages
team Ops: complex Capacity
team Far: simple Mail, simple News, 5 people
";
        assert_eq!(
            findings("domain_load", org),
            [
                "red: team Pay answers for domains of 4 points and has room for 3",
                "amber: team Web answers for domains of 3 points and has room for 3",
                "red: team Ops answers for domains of 3 points and has room for 2",
                "amber: team Far answers for domains of 2 points and has room for 2"
            ]
        );
    }

    #[test]
    fn is_silent() {
        let org = "Ada\n  x7 @Pay\n  x3 @Web\nteam Pay: complicated Ledger\nteam Nobody: complex Fog, complex Mist\n";
        assert!(findings("domain_load", org).is_empty());
    }

    /// The four heuristics of the book, for a team of seven: what it says is too much is red.
    #[test]
    fn the_book() {
        let is_red = |domains: &str| {
            let found = findings("domain_load", &format!("Ada\n  x7 @Pay\nteam Pay: {domains}\n"));
            found.iter().any(|finding| finding.starts_with("red"))
        };
        assert!(!is_red("simple A, simple B, simple C"));
        assert!(!is_red("complicated A, simple B"));
        assert!(is_red("complicated A, complicated B"));
        assert!(is_red("complex A, simple B"));
    }
}
