//! Names and ids of whom findings are about, one way for page, command line and links.

use super::{Detail, Finding, Report, Subject};
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::org::{Org, Person, Structure, Team, TeamSource, told_name};
use crate::engine::sort::sort_by_key;

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
    /// An interaction of two teams, provider or helper first.
    Link(TeamId, TeamId),
    /// A group.
    Group(GroupId),
}

impl SubjectId {
    /// The id of a subject of a report.
    pub fn of(structure: &Structure, report: &Report, subject: Subject) -> SubjectId {
        match subject {
            Subject::Person(at) => SubjectId::Person(structure.id(at)),
            Subject::Org => SubjectId::Org,
            Subject::Link(at) => {
                let link = structure.links()[at as usize];
                SubjectId::Link(TeamId(link.a), TeamId(link.b))
            }
            Subject::Group(at) => SubjectId::Group(GroupId(at)),
            Subject::Team(at) => match report.teams.list()[at as usize].source {
                TeamSource::Named(team) => SubjectId::Team(TeamId(team)),
                TeamSource::Implicit(manager) => SubjectId::TeamOf(structure.id(manager)),
            },
        }
    }
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The finding; its subject is a place in the structure it was found in.
    pub finding: Finding,
    /// The same for the same rule and subject in every analysis.
    pub id: String,
    /// Ids of its subject: of an interaction those of both teams.
    pub subjects: Vec<String>,
    /// The finding as a sentence.
    pub message: String,
}

/// An org with its analysis, to put names to positions. Who shares a name with somebody is told with the id.
#[derive(Clone)]
pub struct Names<'a> {
    /// The org.
    pub org: &'a Org,
    /// Its counted people.
    pub structure: &'a Structure,
    /// Their analysis.
    pub report: &'a Report,
    /// Names that several have, sorted.
    shared: Vec<&'a str>,
}

impl<'a> Names<'a> {
    /// The names of an org.
    pub fn new(org: &'a Org, structure: &'a Structure, report: &'a Report) -> Names<'a> {
        let names = (0..structure.len() as u32).filter_map(|at| org.person(structure.id(at))).map(Person::called);
        let mut names: Vec<&str> = names.collect();
        sort_by_key(&mut names, |name| *name);
        let shared = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        Names { org, structure, report, shared }
    }

    /// The name of a person, with the id where somebody else has the same name; empty for an unknown one.
    pub fn called(&self, id: PersonId) -> String {
        match self.org.person(id) {
            Some(person) if self.shared.binary_search(&person.called()).is_ok() => {
                format!("{} ({})", person.called(), person.key)
            }
            Some(person) => person.label().into_owned(),
            None => String::new(),
        }
    }

    /// The name of a subject in this org; empty for one that it does not know.
    pub fn subject_called(&self, subject: SubjectId) -> String {
        match subject {
            SubjectId::Person(id) => self.called(id),
            SubjectId::Team(id) => self.org.team(id).map(|team| told_name(&team.name).to_owned()).unwrap_or_default(),
            SubjectId::TeamOf(id) => format!("{}'s team", self.called(id)),
            SubjectId::Org => "The org".to_owned(),
            SubjectId::Link(a, b) => [a, b].map(|id| self.subject_called(SubjectId::Team(id))).join(" and "),
            SubjectId::Group(id) => {
                self.org.group(id).map(|group| told_name(&group.name).to_owned()).unwrap_or_default()
            }
        }
    }

    /// A finding in words.
    pub fn told(&self, finding: &Finding) -> Told {
        let (subjects, name) = self.subject(finding.subject);
        // A manager may answer for several rotations.
        let rotation = match finding.detail {
            Detail::Rotation { id, .. } => {
                self.structure.rotation(id).map(|(rotation, _)| format!(":{}", rotation.name))
            }
            Detail::None | Detail::Title(_) | Detail::Second(_) => None,
        };
        let id = format!("{}:{}{}", finding.rule.rule().id, subjects.join("->"), rotation.unwrap_or_default());
        Told { finding: *finding, id, subjects, message: finding.message(self.structure, &name) }
    }

    /// The person at a position.
    pub fn person(&self, at: u32) -> &'a Person {
        self.org.person(self.structure.id(at)).expect("everyone counted is in the org")
    }

    /// The named team, if it is one, of a place in the report's teams.
    pub fn named_team(&self, team: u32) -> Option<&'a Team> {
        match self.report.teams.list()[team as usize].source {
            TeamSource::Named(named) => self.org.team(TeamId(named)),
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
                let (id, manager) = (self.structure.id(manager), self.person(manager));
                (format!("team-of:{}", manager.key), self.subject_called(SubjectId::TeamOf(id)))
            }
            TeamSource::Named(_) => Default::default(),
        }
    }

    /// Ids and name of whom a finding is about. Of the whole org it is the largest root's id, of an interaction those of both
    /// teams, of a group kind and name.
    pub fn subject(&self, subject: Subject) -> (Vec<String>, String) {
        match subject {
            Subject::Person(at) => {
                let person = self.person(at);
                (vec![person.key.clone()], self.called(self.structure.id(at)))
            }
            Subject::Team(at) => {
                let (id, name) = self.team(at);
                (vec![id], name)
            }
            Subject::Org => {
                let s = self.structure;
                let root = s.roots().max_by_key(|&root| (s.total_reports(root), u32::MAX - root));
                (vec![root.map(|root| self.person(root).key.clone()).unwrap_or_default()], "The org".to_owned())
            }
            Subject::Link(at) => {
                let link = self.structure.links()[at as usize];
                let [(a, first), (b, second)] = [link.a, link.b].map(|team| self.team(team));
                (vec![a, b], format!("{first} and {second}"))
            }
            Subject::Group(at) => self.group(at),
        }
    }

    fn group(&self, at: u32) -> (Vec<String>, String) {
        let group = self.org.group(GroupId(at));
        let id = group.map(|group| format!("{}:{}", group.kind.as_str(), group.name));
        (vec![id.unwrap_or_default()], self.subject_called(SubjectId::Group(GroupId(at))))
    }
}
