//! `cross_branch`: how far up two teams that collaborate have a manager in common.

use crate::engine::analyze::topology::{answering, distance};
use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Second, Severity, Subject, Unit,
};
use crate::engine::org::InteractionMode;
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "cross_branch",
    title: "Collaboration across branches",
    explanation: "What two teams cannot settle goes up to the lowest manager above both. The further up that is, the slower: in studies of software the distance in the lines told more about failures than measures of the code, and work moved faster where the lines followed the dependencies. It is red only where it ends at the root, or nowhere.",
    source: "Nagappan and others 2008; Cataldo and others 2008; thresholds our judgement",
    grade: "A idea, D threshold",
    unit: Unit::Levels,
    levels: &[
        Level::new(Severity::Red, Comparison::AtLeast, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::AtLeast, Decimal::whole(2)),
    ],
    needs: Some(Need::InteractionsAndLines),
    check,
    say: |said| match said.detail {
        Detail::Second(Second::NoCommonManager) => "collaborate and have no manager in common".to_owned(),
        _ => format!("collaborate, and the first manager above both is {} up", said.count("level", "levels")),
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    let structure = context.structure;
    if structure.links().is_empty() {
        return;
    }
    let answering = answering(structure, context.teams);
    for (at, link) in (0..).zip(structure.links()) {
        if link.mode != InteractionMode::Collaboration {
            continue;
        }
        let Some(met) = distance(structure, answering[link.a as usize], answering[link.b as usize]) else { continue };
        let (subject, measured) = (Subject::Link(at), Ratio::whole(met.nearer));
        found.extend(match met.common {
            None => Some(Finding {
                rule,
                severity: Severity::Red,
                subject,
                measured,
                limit: Decimal::whole(1),
                partly_unknown: false,
                detail: Detail::Second(Second::NoCommonManager),
            }),
            Some(_) if met.is_root => context.judge(rule, subject, measured),
            Some(_) => context.judge_from(1, rule, subject, measured),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    const LINES: &str = "\
Ada
  Bo
    Cy
      Di
        x3 @A
    Ed
      Flo
        x3 @B
  Gus
    Hal
      x3 @C
    x3 @D
Ida
  x3 @E
";

    fn of(links: &str) -> Vec<String> {
        findings("cross_branch", &format!("{LINES}{links}"))
    }

    #[test]
    fn fires() {
        assert_eq!(
            of("A -> B: collaboration\nA -> C: collaboration\nC -> E: collaboration\n"),
            [
                "amber: A and B collaborate, and the first manager above both is 2 levels up",
                "red: A and C collaborate, and the first manager above both is 2 levels up",
                "red: C and E collaborate and have no manager in common"
            ]
        );
    }

    #[test]
    fn is_silent() {
        assert!(of("A -> B: x_as_a_service\nA -> C: facilitating\n").is_empty(), "only collaboration is judged");
        assert!(of("C -> D: collaboration\nA -> D: collaboration\n").is_empty(), "the nearer team's manager counts");
        assert!(of("A -> Far: collaboration\n").is_empty(), "nobody leads one of them");
    }
}
