//! `spof`: on-call rotations of one person.

use crate::engine::analyze::rotations::rotations;
use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit,
};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "spof",
    title: "Only one who is called",
    explanation: "With the one person on leave nobody is called, and what that person knows nobody else learns.",
    source: "Head of Engineering role guide; bus factor",
    grade: "C",
    unit: Unit::People,
    levels: &[Level::new(Severity::Amber, Comparison::AtMost, Decimal::whole(1))],
    needs: Some(Need::OnCall),
    check,
    say: |said| {
        let name = said.rotation_name();
        match said.measured.num {
            1 => format!("is alone in the on-call rotation {name}"),
            n => format!("is one of only {n} people in the on-call rotation {name}"),
        }
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for view in rotations(context.structure) {
        let detail = Detail::Rotation { id: view.id, moved: [0; 2] };
        found.extend(context.judge_detail(rule, Subject::Person(view.member), Ratio::whole(view.people), detail));
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        let org = "Ada\n  Bo on call Ops\n  x4\n";
        assert_eq!(findings("spof", org), ["amber: Bo is alone in the on-call rotation Ops"]);
    }

    #[test]
    fn is_silent() {
        assert!(findings("spof", "Ada\n  x2 on call Ops\n").is_empty());
    }
}
