//! What a rule has to know, and which rules an org leaves unjudged: silence is not the same as nothing to report.

use super::RuleId;
use super::topology::domain_points;
use crate::engine::org::{Structure, TeamFacts};

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
    /// Somebody who reports to somebody.
    ReportingLines,
    /// The type of a team.
    TeamTypes,
    /// A domain of a team.
    Domains,
    /// Two teams that interact.
    Interactions,
    /// Two teams that interact, and somebody who reports to somebody.
    InteractionsAndLines,
    /// The start of an interaction.
    InteractionDates,
    /// The type of a team, and two teams that interact.
    TypesAndInteractions,
    /// A group of teams.
    Groups,
}

impl Need {
    /// What is not there, in a few words for people; `None` where there is enough to judge.
    #[must_use]
    pub fn lacking(self, structure: &Structure) -> Option<&'static str> {
        let is_on_call = structure.rotation_people.iter().any(|&people| people > 0);
        let has_titles = || (0..structure.len() as u32).any(|at| structure.role(at).is_some());
        let has_types = || {
            let is_typed = |team: &TeamFacts| team.team_type.is_some() && !team.is_dissolved;
            structure.team_facts().iter().any(is_typed)
        };
        let (has_lines, interacts) = (!structure.managers().is_empty(), !structure.links().is_empty());
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
            Need::ReportingLines => (has_lines, "nobody reports to anybody"),
            Need::TeamTypes => (has_types(), "no types of teams"),
            Need::TypesAndInteractions if !has_types() => (false, "no types of teams"),
            Need::Domains => {
                (structure.team_facts().iter().any(|team| domain_points(team).is_some()), "no domains of teams")
            }
            Need::InteractionsAndLines if interacts => (has_lines, "nobody reports to anybody"),
            Need::InteractionDates if interacts => {
                (structure.links().iter().any(|link| link.days.is_some()), "no dates of interactions")
            }
            Need::Interactions | Need::InteractionsAndLines | Need::InteractionDates | Need::TypesAndInteractions => {
                (interacts, "no interactions of teams")
            }
            Need::Groups => {
                (structure.groups().iter().any(|group| group.kind.is_of_teams()), "no tribes or areas of teams")
            }
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

    const TEAMS: &str = "team A: platform, simple Mail\nA -> B: collaboration since 2026-01-01\ntribe All: A\n";

    fn structure(outline: &str) -> Structure {
        Structure::of(&parse_outline(outline).expect("well formed"), None)
    }

    fn reasons(outline: &str) -> Vec<(&'static str, &'static str)> {
        not_judged(&structure(outline)).into_iter().map(|(id, reason)| (id.rule().id, reason)).collect()
    }

    #[test]
    fn every_rule_with_a_need_is_named_where_nothing_is_known() {
        let bare = reasons("Ada\nBo\n");
        assert_eq!(bare.len(), RULES.iter().filter(|rule| rule.needs.is_some()).count());
        assert!(bare.contains(&("oncall_noisy", "no on-call data")));
        assert!(bare.contains(&("tz_gap", "no location with a known time zone")));
    }

    #[test]
    fn what_is_known_is_judged() {
        let known = "on call Ops: 1 incident\nAda (CTO) in Berlin on call Ops\n  Bo since 2026-01-01 ~Ada\n";
        let known = format!("{known}{TEAMS}");
        assert_eq!(reasons(&known), [("hiring_speed", "no hiring target"), ("interview_load", "no hiring target")]);
        let quiet = reasons("Ada\n  Bo on call Ops\n");
        assert!(quiet.contains(&("oncall_noisy", "no incidents of on-call rotations")));
        assert!(!quiet.iter().any(|(rule, _)| *rule == "spof"));
    }

    #[test]
    fn what_is_missing_about_teams_is_said() {
        let of = |outline: &str, rule: &str| reasons(outline).into_iter().find(|one| one.0 == rule).map(|one| one.1);
        assert_eq!(of("Ada\n  Bo\n", "platform_fanout"), Some("no types of teams"));
        assert_eq!(of("team A: platform\n", "platform_fanout"), Some("no interactions of teams"));
        assert_eq!(of("A -> B: collaboration\n", "collab_stale"), Some("no dates of interactions"));
        assert_eq!(of("A -> B: collaboration\n", "cross_branch"), Some("nobody reports to anybody"));
        assert_eq!(of("guild All:\n", "tribe_size"), Some("no tribes or areas of teams"));
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
