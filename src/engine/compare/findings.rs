//! Findings that are gone, new, or of another severity.

use litemap::LiteMap;

use super::Both;
use crate::engine::analyze::{Detail, Finding, Names, Severity, Subject, Told};
use crate::engine::ids::TeamId;
use crate::engine::org::TeamSource;

/// A finding that is not as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The finding, as the org has it that is told.
    pub told: Told,
    /// Its severity in the other org; `None` where it is not there.
    pub other: Option<Severity>,
}

/// What is cleared and what is raised, each in the order of its list.
pub(super) fn difference(both: &Both<'_>) -> (Vec<Changed>, Vec<Changed>) {
    let (was, is) = (Keyed::of(&both.was, both, true), Keyed::of(&both.is, both, false));
    (was.milder_in(&is), is.milder_in(&was))
}

/// Findings of an org by what they are about in either.
struct Keyed<'a> {
    names: &'a Names<'a>,
    /// Keys in the order of the findings; `None` for one that can have no counterpart.
    keys: Vec<Option<String>>,
    severities: LiteMap<String, Severity>,
}

impl<'a> Keyed<'a> {
    fn of(names: &'a Names<'a>, both: &Both<'_>, is_before: bool) -> Keyed<'a> {
        let findings = &names.report.findings;
        let keys: Vec<Option<String>> = findings.iter().map(|finding| key(names, both, is_before, finding)).collect();
        let mut severities = LiteMap::new();
        for (key, finding) in keys.iter().zip(findings) {
            if let Some(key) = key {
                let known = severities.entry(key.clone()).or_insert(finding.severity);
                *known = finding.severity.max(*known);
            }
        }
        Keyed { names, keys, severities }
    }

    /// The findings that the other org has less severe, or not at all.
    fn milder_in(&self, other: &Keyed<'_>) -> Vec<Changed> {
        let changed = self.keys.iter().zip(&self.names.report.findings).filter_map(|(key, finding)| {
            let then = other.severities.get(key.as_ref()?).copied();
            let is_milder = then.is_none_or(|then| then < finding.severity);
            is_milder.then(|| Changed { told: self.names.told(finding), other: then })
        });
        changed.collect()
    }
}

/// What a finding is about, the same for both orgs: the rule, and whom it is about by the id that they have after. `None`
/// where people cannot be matched and it is about one.
fn key(names: &Names<'_>, both: &Both<'_>, is_before: bool, finding: &Finding) -> Option<String> {
    let matching = &both.matching;
    let team = |at: u32| -> Option<String> {
        let source = names.report.teams.list()[at as usize].source;
        let after = match source {
            // A team of statements only, without engineers, has no heir but itself.
            TeamSource::Named(team) if is_before => {
                matching.team_after(TeamId(team)).map(|team| (true, team.0)).or_else(|| matching.source_after(source))
            }
            TeamSource::Implicit(_) if is_before => matching.source_after(source),
            TeamSource::Named(_) | TeamSource::Implicit(_) => None,
        };
        match after {
            Some((true, team)) => both.is.org.team(TeamId(team)).map(|team| team.key.clone()),
            Some((false, manager)) => Some(format!("team-of:{}", both.is.person(manager).key)),
            None => Some(names.team(at).0),
        }
    };
    let is_of_people = match finding.subject {
        Subject::Person(_) => true,
        Subject::Team(at) => matches!(names.report.teams.list()[at as usize].source, TeamSource::Implicit(_)),
        Subject::Org | Subject::Link(_) | Subject::Group(_) => false,
    };
    let is_matched_team = |at: u32| match names.report.teams.list()[at as usize].source {
        TeamSource::Named(team) if is_before => matching.team_after(TeamId(team)).is_some(),
        TeamSource::Named(team) => matching.was_there(TeamId(team)),
        TeamSource::Implicit(_) => true,
    };
    let is_of_strangers = match finding.subject {
        Subject::Team(at) => !is_matched_team(at),
        Subject::Link(at) => {
            let link = names.structure.links()[at as usize];
            !(is_matched_team(link.a) && is_matched_team(link.b))
        }
        Subject::Person(_) | Subject::Org | Subject::Group(_) => false,
    };
    if !matching.is_matched && (is_of_people || is_of_strangers) {
        return None;
    }
    let about = match (finding.detail, finding.subject) {
        // Who answers for a rotation changes with the lines, the rotation does not.
        (Detail::Rotation { id, .. }, _) => names.structure.rotation(id).map(|(rotation, _)| rotation.name.clone())?,
        (_, Subject::Org) => String::new(),
        (_, Subject::Team(at)) => team(at)?,
        (_, Subject::Link(at)) => {
            let link = names.structure.links()[at as usize];
            format!("{}->{}", team(link.a)?, team(link.b)?)
        }
        (_, subject) => names.subject(subject).0.join("->"),
    };
    Some(format!("{}:{about}", finding.rule.rule().id))
}
