//! `spof`: on-call rotations of one person, and managers of managers whom nobody is ready to follow.

use crate::engine::analyze::rotations::rotations;
use crate::engine::analyze::succession::seat;
use crate::engine::analyze::{
    Comparison, Context, Detail, Finding, Level, Need, Rule, RuleId, Severity, Subject, Unit,
};
use crate::engine::units::{Decimal, Ratio};

pub(super) const RULE: Rule = Rule {
    id: "spof",
    title: "Single point of failure",
    explanation: "With the one person away nobody is called, or nobody can take the seat over, and what that person knows nobody else learns.",
    source: "Head of Engineering role guide; bus factor",
    grade: "C",
    unit: Unit::People,
    levels: &[Level::new(Severity::Amber, Comparison::AtMost, Decimal::whole(1))],
    needs: Some(Need::OnCallOrTitles),
    check,
    say: |said| {
        let name = said.rotation_name();
        if said.rotation.is_none() {
            return "has nobody who is ready to take over".to_owned();
        }
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
    // Whoever leads managers leads already, so titles as written would add nothing to what the rungs say.
    let of_managers = context.structure.managers().iter().filter(|&&at| context.structure.manager_reports(at) > 0);
    let seats = of_managers.map(|&at| seat(context.structure, &|_| "", at)).filter(|seat| seat.is_known);
    for seat in seats {
        let can = 1 + seat.ready.len() as u32;
        found.extend(context.judge(rule, Subject::Person(seat.manager), Ratio::whole(can)));
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
    fn fires_where_nobody_can_follow() {
        let org = "Ada (CTO)\n  Bo (Engineering Manager)\n    x5\n  Cy (Engineering Manager)\n    x5\n";
        assert_eq!(findings("spof", org), ["amber: Ada has nobody who is ready to take over"]);
    }

    #[test]
    fn is_silent() {
        let ready = "Ada (Director)\n  Bo (Engineering Manager)\n    x5\n  Cy (Engineering Manager)\n    x5\n";
        assert!(findings("spof", ready).is_empty());
        assert!(findings("spof", "Ada\n  x2 on call Ops\n").is_empty());
    }
}
