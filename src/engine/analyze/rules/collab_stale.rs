//! `collab_stale`: months for which two teams have worked in a mode that should end.

use crate::engine::analyze::topology::months_open;
use crate::engine::analyze::{Comparison, Context, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit};
use crate::engine::org::InteractionMode;
use crate::engine::units::Decimal;

pub(super) const RULE: Rule = Rule {
    id: "collab_stale",
    title: "Collaboration that does not end",
    explanation: "Collaboration is there to find something out, and help to learn something. After some months either is done, or the boundary between the teams is in the wrong place.",
    source: "our judgement after usual advice, which we have not checked",
    grade: "D",
    unit: Unit::Months,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(6)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(3)),
    ],
    needs: Some(Need::InteractionDates),
    check,
    say: |said| {
        let months = said.cut();
        match said.link.map(|link| link.mode) {
            Some(InteractionMode::Facilitating) => format!("have had one help the other for {months} months"),
            _ => format!("have collaborated for {months} months"),
        }
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for (at, link) in (0..).zip(context.structure.links()) {
        found.extend(months_open(link).and_then(|months| context.judge(rule, Subject::Link(at), months)));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        let org = "\
A -> B: collaboration since 2026-01-01
A -> C: facilitating since 2026-03-31
C -> B: x_as_a_service since 2026-07-03
";
        assert_eq!(
            findings("collab_stale", org),
            [
                "red: A and B have collaborated for 6.01 months",
                "amber: A and C have had one help the other for 3.08 months"
            ]
        );
    }

    #[test]
    fn is_silent() {
        let org = "\
A -> B: x_as_a_service since 2020-01-01
A -> C: collaboration since 2026-04-02
B -> C: collaboration
C -> B: facilitating since 2026-07-01
";
        assert!(findings("collab_stale", org).is_empty());
    }
}
