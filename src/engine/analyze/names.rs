//! Names and ids of whom findings are about, one way for page, command line and links.

use super::{Report, Subject};
use crate::engine::org::{Org, Person, Structure, Team, TeamSource};

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
