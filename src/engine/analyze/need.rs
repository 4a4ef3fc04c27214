//! What a rule has to know, and which rules an org leaves unjudged: silence is not the same as nothing to report.

use super::RuleId;
use crate::engine::org::Structure;

/// Data that a rule cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// A start date of anyone.
    StartDates,
    /// A title that names a rung of the ladder.
    Titles,
    /// A dotted line.
    DottedLines,
    /// A location that tells its time zone.
    TimeZones,
    /// Someone in an on-call rotation.
    OnCall,
    /// Someone in an on-call rotation, or a title that names a rung of the ladder.
    OnCallOrTitles,
    /// An on-call rotation whose incidents are known.
    Incidents,
    /// A hiring plan with a target.
    HiringTarget,
}

impl Need {
    /// What is not there, in a few words for people; `None` where there is enough to judge.
    #[must_use]
    pub fn lacking(self, structure: &Structure) -> Option<&'static str> {
        let is_on_call = structure.rotation_people.iter().any(|&people| people > 0);
        let has_titles = || (0..structure.len() as u32).any(|at| structure.role(at).is_some());
        let (is_there, reason) = match self {
            Need::StartDates => (structure.knows_dates(), "no start dates"),
            Need::Titles => (has_titles(), "no titles of the ladder"),
            Need::OnCallOrTitles => (is_on_call || has_titles(), "no on-call data and no titles of the ladder"),
            Need::DottedLines => (structure.dotted_managers.iter().any(|&n| n > 0), "no dotted lines"),
            Need::TimeZones => (structure.time_zone.iter().any(Option::is_some), "no location with a known time zone"),
            Need::Incidents if is_on_call => {
                (structure.rotations.iter().any(|one| one.incidents.is_some()), "no incidents of on-call rotations")
            }
            Need::OnCall | Need::Incidents => (is_on_call, "no on-call data"),
            Need::HiringTarget => (structure.hiring.is_some(), "no hiring target"),
        };
        (!is_there).then_some(reason)
    }
}

/// The rules that judge nobody for want of data, in table order, each with what is not there.
#[must_use]
pub fn not_judged(structure: &Structure) -> Vec<(RuleId, &'static str)> {
    let lacking = |id: RuleId| id.rule().needs.and_then(|need| need.lacking(structure)).map(|reason| (id, reason));
    RuleId::all().filter_map(lacking).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::{RULES, Settings, analyze};
    use crate::engine::org::parse_outline;

    fn structure(outline: &str) -> Structure {
        Structure::of(&parse_outline(outline).expect("well formed"), None)
    }

    fn reasons(outline: &str) -> Vec<(&'static str, &'static str)> {
        not_judged(&structure(outline)).into_iter().map(|(id, reason)| (id.rule().id, reason)).collect()
    }

    #[test]
    fn every_rule_with_a_need_is_named_where_nothing_is_known() {
        let bare = reasons("Ada\n  Bo\n");
        assert_eq!(bare.len(), RULES.iter().filter(|rule| rule.needs.is_some()).count());
        assert!(bare.contains(&("oncall_noisy", "no on-call data")));
        assert!(bare.contains(&("tz_gap", "no location with a known time zone")));
    }

    #[test]
    fn what_is_known_is_judged() {
        let known = "on call Ops: 1 incident\nAda (CTO) in Berlin on call Ops\n  Bo since 2026-01-01 ~Ada\n";
        assert_eq!(reasons(known), [("hiring_speed", "no hiring target"), ("interview_load", "no hiring target")]);
        let quiet = reasons("Ada\n  Bo on call Ops\n");
        assert!(quiet.contains(&("oncall_noisy", "no incidents of on-call rotations")));
        assert!(!quiet.iter().any(|(rule, _)| *rule == "spof"));
    }

    #[test]
    fn whoever_is_not_judged_has_no_finding() {
        for outline in ["Ada\n  x9\n", "Ada (CTO)\n  Bo (CTO)\n    x2 on call Ops\n", "Ada in USA\n  x3 ~Ada\n"] {
            let structure = structure(outline);
            let left_out: Vec<RuleId> = not_judged(&structure).into_iter().map(|(id, _)| id).collect();
            let findings = analyze(&structure, &Settings::default()).findings;
            assert!(findings.iter().all(|finding| !left_out.contains(&finding.rule)), "{outline}");
        }
    }
}
