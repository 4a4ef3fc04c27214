//! The org: people, teams and groups in one graph.
//!
//! **Invariants:** a person has at most one solid-line manager; reporting lines never close a cycle; keys are unique;
//! an edge joins only the kinds it is for. [`Org`] offers no way to break them. Ids are stable; graph indices stay in here.

mod error;
mod given;
mod hiring;
mod ladder;
mod leaving;
mod outline;
pub(crate) mod parting;
mod person;
mod regroup;
mod rotation;
mod structure;
mod team;
mod teams;
mod time_zone;
mod topology;

pub use error::OrgError;
pub use hiring::HiringPace;
pub use ladder::{LADDER, Role, Rung};
pub use outline::{OutlineError, parse_outline};
pub use person::{Person, Seniority, Work, told_name};
pub use rotation::Rotation;
pub use structure::{GroupFacts, NONE, Structure, TeamFacts, TeamLink, TeamShare};
pub use team::{
    Complexity, Domain, Group, GroupKind, Interaction, InteractionMode, Membership, Overlap, Team, TeamType,
    team_called,
};
pub use teams::{TeamSource, TeamView, Teams};
pub use time_zone::TimeZone;

use std::collections::HashMap;

use petgraph::Direction::{Incoming, Outgoing};
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};
use petgraph::visit::EdgeRef as _;

use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::sort::sort_by_key;

#[derive(Clone, Debug)]
enum Node {
    Person(PersonId, Person),
    Team(TeamId, Team),
    Group(Group),
}

#[derive(Clone, Debug)]
enum Relation {
    /// Manager → report, solid.
    Reports,
    /// Manager → report, dotted.
    Dotted,
    /// Person → team.
    Member(Membership),
    /// Team → team, provider first.
    Interacts(Interaction),
    /// Group → team or person, team → a team that is part of it.
    Contains,
}

/// People, teams and groups, with who reports to whom, who is in which team, and how teams interact.
#[derive(Clone, Debug, Default)]
pub struct Org {
    graph: StableDiGraph<Node, Relation>,
    people: Vec<Option<NodeIndex>>,
    teams: Vec<Option<NodeIndex>>,
    groups: Vec<Option<NodeIndex>>,
    rotations: Vec<Rotation>,
    /// Also of people who were removed. Only looked up, never walked: its order means nothing.
    keys: HashMap<String, PersonId>,
}

impl Org {
    /// An org of nobody.
    pub fn new() -> Self {
        Org::default()
    }

    /// Adds a person who reports to nobody yet.
    ///
    /// # Errors
    /// [`OrgError::DuplicateKey`] where the key is or was somebody's.
    pub fn add_person(&mut self, person: Person) -> Result<PersonId, OrgError> {
        if self.keys.contains_key(&person.key) {
            return Err(OrgError::DuplicateKey(person.key));
        }
        let id = PersonId(u32::try_from(self.people.len()).expect("fewer people than fit an id"));
        self.keys.insert(person.key.clone(), id);
        self.people.push(Some(self.graph.add_node(Node::Person(id, person))));
        Ok(id)
    }

    /// Adds many people with their managers, given as positions in the same list, in linear time; ids follow the list.
    ///
    /// # Errors
    /// [`OrgError::DuplicateKey`], or [`OrgError::Cycle`] naming one person of a cycle.
    pub fn from_people(people: Vec<Person>, managers: &[Option<u32>]) -> Result<Self, OrgError> {
        if let Some(person) = find_cycle(managers) {
            let manager = managers[person as usize].map_or(PersonId(person), PersonId);
            return Err(OrgError::Cycle { person: PersonId(person), manager });
        }
        let mut org = Org::new();
        org.graph.reserve_nodes(people.len());
        org.graph.reserve_edges(people.len());
        org.people.reserve(people.len());
        org.keys.reserve(people.len());
        for person in people {
            org.add_person(person)?;
        }
        for (report, manager) in managers.iter().enumerate() {
            if let Some(manager) = manager {
                let (above, below) = (org.people[*manager as usize], org.people[report]);
                let (above, below) = above.zip(below).expect("everyone was just added");
                org.graph.add_edge(above, below, Relation::Reports);
            }
        }
        Ok(org)
    }

    /// Everyone, vacancies included, in id order.
    pub fn people(&self) -> impl Iterator<Item = (PersonId, &Person)> {
        self.people.iter().flatten().filter_map(|&node| match &self.graph[node] {
            Node::Person(id, person) => Some((*id, person)),
            Node::Team(..) | Node::Group(_) => None,
        })
    }

    /// Number of ids given to people so far, also those removed.
    pub fn n_ids(&self) -> usize {
        self.people.len()
    }

    /// A person by id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        match &self.graph[self.person_node(id).ok()?] {
            Node::Person(_, person) => Some(person),
            Node::Team(..) | Node::Group(_) => None,
        }
    }

    /// A person by id, to change what is known of them; the key stays as it is.
    pub fn person_mut(&mut self, id: PersonId) -> Option<&mut Person> {
        let node = self.person_node(id).ok()?;
        match &mut self.graph[node] {
            Node::Person(_, person) => Some(person),
            Node::Team(..) | Node::Group(_) => None,
        }
    }

    /// The person with a key.
    pub fn find(&self, key: &str) -> Option<PersonId> {
        self.keys.get(key).copied().filter(|id| self.person(*id).is_some())
    }

    /// Whether somebody has or had a key.
    pub(crate) fn knows_key(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// The solid-line manager.
    pub fn manager_of(&self, id: PersonId) -> Option<PersonId> {
        let edge = self.manager_edge(self.person_node(id).ok()?)?;
        self.person_at(self.graph.edge_endpoints(edge)?.0)
    }

    /// Direct reports in id order, vacancies included.
    pub fn direct_reports(&self, id: PersonId) -> Vec<PersonId> {
        self.related(id, Outgoing, |relation| matches!(relation, Relation::Reports))
    }

    /// Dotted-line managers in id order.
    pub fn dotted_managers(&self, id: PersonId) -> Vec<PersonId> {
        self.related(id, Incoming, |relation| matches!(relation, Relation::Dotted))
    }

    /// Gives a person a solid-line manager, or none, instead of the one before.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`], or [`OrgError::Cycle`] where the manager is the person or below.
    pub fn set_manager(&mut self, person: PersonId, manager: Option<PersonId>) -> Result<(), OrgError> {
        let node = self.person_node(person)?;
        let above = manager.map(|manager| self.person_node(manager)).transpose()?;
        if let Some(manager) = manager {
            let mut at = Some(manager);
            while let Some(next) = at {
                if next == person {
                    return Err(OrgError::Cycle { person, manager });
                }
                at = self.manager_of(next);
            }
        }
        if let Some(edge) = self.manager_edge(node) {
            self.graph.remove_edge(edge);
        }
        if let Some(above) = above {
            self.graph.add_edge(above, node, Relation::Reports);
        }
        Ok(())
    }

    /// Adds a dotted line; one that is there already stays single. A dotted line to oneself is refused as a cycle.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`] or [`OrgError::Cycle`].
    pub fn add_dotted_line(&mut self, person: PersonId, manager: PersonId) -> Result<(), OrgError> {
        let (node, above) = (self.person_node(person)?, self.person_node(manager)?);
        if person == manager {
            return Err(OrgError::Cycle { person, manager });
        }
        if !self.dotted_managers(person).contains(&manager) {
            self.graph.add_edge(above, node, Relation::Dotted);
        }
        Ok(())
    }

    fn related(&self, id: PersonId, direction: petgraph::Direction, keep: impl Fn(&Relation) -> bool) -> Vec<PersonId> {
        let Ok(node) = self.person_node(id) else { return Vec::new() };
        let mut found: Vec<PersonId> = self
            .graph
            .edges_directed(node, direction)
            .filter(|edge| keep(edge.weight()))
            .filter_map(|edge| self.person_at(if direction == Outgoing { edge.target() } else { edge.source() }))
            .collect();
        sort_by_key(&mut found, |person| *person);
        found
    }

    fn person_at(&self, node: NodeIndex) -> Option<PersonId> {
        match &self.graph[node] {
            Node::Person(id, _) => Some(*id),
            Node::Team(..) | Node::Group(_) => None,
        }
    }

    fn manager_edge(&self, node: NodeIndex) -> Option<EdgeIndex> {
        self.graph
            .edges_directed(node, Incoming)
            .find(|edge| matches!(edge.weight(), Relation::Reports))
            .map(|edge| edge.id())
    }

    fn person_node(&self, id: PersonId) -> Result<NodeIndex, OrgError> {
        self.people.get(id.index()).copied().flatten().ok_or(OrgError::UnknownPerson(id))
    }

    fn team_node(&self, id: TeamId) -> Result<NodeIndex, OrgError> {
        self.teams.get(id.index()).copied().flatten().ok_or(OrgError::UnknownTeam(id))
    }

    fn group_node(&self, id: GroupId) -> Result<NodeIndex, OrgError> {
        self.groups.get(id.index()).copied().flatten().ok_or(OrgError::UnknownGroup(id))
    }
}

/// Someone on a reporting cycle, in linear time, if there is one.
fn find_cycle(managers: &[Option<u32>]) -> Option<u32> {
    const NEW: u32 = u32::MAX;
    let mut walk_of = vec![NEW; managers.len()];
    for start in 0..managers.len() {
        let walk = start as u32;
        let mut at = start;
        while walk_of[at] == NEW {
            walk_of[at] = walk;
            match managers[at] {
                Some(manager) if walk_of[manager as usize] == walk => return Some(manager),
                Some(manager) => at = manager as usize,
                None => break,
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
