//! Names and ids of whom findings are about, one way for page, command line and links.

use super::{Report, Subject};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{Org, Person, Structure, Team, TeamSource};

/// Who a finding is about, by ids that outlive an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubjectId {
    /// A person.
    Person(PersonId),
    /// A named team.
    Team(TeamId),
    /// The unnamed team of a manager.
    TeamOf(PersonId),
    /// The whole org.
    Org,
}

impl SubjectId {
    /// The id of a subject of a report.
    pub fn of(structure: &Structure, report: &Report, subject: Subject) -> SubjectId {
        match subject {
            Subject::Person(at) => SubjectId::Person(structure.id(at)),
            Subject::Org => SubjectId::Org,
            Subject::Team(at) => match report.teams.list()[at as usize].source {
                TeamSource::Named(team) => SubjectId::Team(TeamId(team)),
                TeamSource::Implicit(manager) => SubjectId::TeamOf(structure.id(manager)),
            },
        }
    }

    /// The name of the subject in an org that knows it; empty in any other.
    pub fn called(self, org: &Org) -> String {
        let person = |id: PersonId| org.person(id).map_or("", |person| person.called());
        match self {
            SubjectId::Person(id) => person(id).to_owned(),
            SubjectId::Team(id) => org.team(id).map(|team| team.name.clone()).unwrap_or_default(),
            SubjectId::TeamOf(id) => format!("{}'s team", person(id)),
            SubjectId::Org => "The org".to_owned(),
        }
    }
}

/// An org with its analysis, to put names to positions.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The org.
    pub org: &'a Org,
    /// Its counted people.
    pub structure: &'a Structure,
    /// Their analysis.
    pub report: &'a Report,
}

impl<'a> Names<'a> {
    /// The person at a position.
    pub fn person(&self, at: u32) -> &'a Person {
        self.org.person(self.structure.id(at)).expect("everyone counted is in the org")
    }

    /// The named team, if it is one, of a place in the report's teams.
    pub fn named_team(&self, team: u32) -> Option<&'a Team> {
        match self.report.teams.list()[team as usize].source {
            TeamSource::Named(named) => self.org.teams().nth(named as usize).map(|(_, team)| team),
            TeamSource::Implicit(_) => None,
        }
    }

    /// Id and name of a team, by its place in the report's teams.
    pub fn team(&self, team: u32) -> (String, String) {
        if let Some(team) = self.named_team(team) {
            return (team.key.clone(), team.name.clone());
        }
        match self.report.teams.list()[team as usize].source {
            TeamSource::Implicit(manager) => {
                let manager = self.person(manager);
                (format!("team-of:{}", manager.key), format!("{}'s team", manager.called()))
            }
            TeamSource::Named(_) => Default::default(),
        }
    }

    /// Id and name of whom a finding is about. Of the whole org it is the largest root's id.
    pub fn subject(&self, subject: Subject) -> (String, String) {
        match subject {
            Subject::Person(at) => {
                let person = self.person(at);
                (person.key.clone(), person.called().to_owned())
            }
            Subject::Team(at) => self.team(at),
            Subject::Org => {
                let s = self.structure;
                let root = s.roots().max_by_key(|&root| (s.total_reports(root), u32::MAX - root));
                (root.map(|root| self.person(root).key.clone()).unwrap_or_default(), "The org".to_owned())
            }
        }
    }
}
