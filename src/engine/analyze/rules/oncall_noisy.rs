//! `oncall_noisy`: incidents in a shift of a rotation.

use crate::engine::analyze::rotations::rotations;
use crate::engine::analyze::{Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Severity, Unit};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "oncall_noisy",
    title: "Noisy rotation",
    explanation: "An incident takes six hours with what follows it, so a shift of twelve hours has room for two at most.",
    source: "Google SRE book, chapter 11",
    grade: "C",
    unit: Unit::Incidents,
    levels: &[
        Level::new(Severity::Red, Comparison::Above, Decimal::whole(2)),
        Level::new(Severity::Amber, Comparison::Above, Decimal::whole(1)),
    ],
    needs: Some(Need::Incidents),
    check,
    say: |said| {
        let name = said.rotation_name();
        format!("answers for the on-call rotation {name}, which has {} incidents a shift", said.exact())
    },
};

fn check(context: &Context<'_>, rule: RuleId, found: &mut Vec<Finding>) {
    for view in rotations(context.structure) {
        if let Some(incidents) = view.rotation.incidents {
            let detail = Detail::Rotation { id: view.id, moved: [0; 2] };
            let measured = Ratio::new(incidents.0, Decimal::SCALE);
            found.extend(context.judge_detail(rule, view.answers, measured, detail));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::analyze::rules::fixture::findings;

    #[test]
    fn fires() {
        let org = "on call Ops: 1.5 incidents\non call Web: 3 incidents\nAda\n  x4 on call Ops\n  x4 on call Web\n";
        assert_eq!(
            findings("oncall_noisy", org),
            [
                "amber: Ada answers for the on-call rotation Ops, which has 1.5 incidents a shift",
                "red: Ada answers for the on-call rotation Web, which has 3 incidents a shift"
            ]
        );
    }

    #[test]
    fn is_silent() {
        assert!(findings("oncall_noisy", "on call Ops: 1 incident\nAda\n  x4 on call Ops\n").is_empty());
        assert!(findings("oncall_noisy", "Ada\n  x4 on call Ops\n").is_empty(), "incidents are not known");
    }
}
