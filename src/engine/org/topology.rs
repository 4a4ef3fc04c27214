//! Teams and groups of an org: members, interactions, what is part of what.

use petgraph::Direction::Incoming;
use petgraph::stable_graph::{EdgeIndex, NodeIndex};
use petgraph::visit::{EdgeRef as _, IntoEdgeReferences as _};

use super::{Group, Interaction, InteractionMode, Membership, Node, Org, OrgError, Overlap, Relation, Team};
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::sort::sort_by_key;

impl Org {
    /// Adds a team without members.
    pub fn add_team(&mut self, team: Team) -> TeamId {
        let id = TeamId(u32::try_from(self.teams.len()).expect("fewer teams than fit an id"));
        self.teams.push(Some(self.graph.add_node(Node::Team(id, team))));
        id
    }

    /// Teams in id order.
    pub fn teams(&self) -> impl Iterator<Item = (TeamId, &Team)> {
        self.teams.iter().flatten().filter_map(|&node| match &self.graph[node] {
            Node::Team(id, team) => Some((*id, team)),
            Node::Person(..) | Node::Group(_) => None,
        })
    }

    /// A team by id.
    pub fn team(&self, id: TeamId) -> Option<&Team> {
        match &self.graph[self.team_node(id).ok()?] {
            Node::Team(_, team) => Some(team),
            Node::Person(..) | Node::Group(_) => None,
        }
    }

    /// Makes a person a member of a team, or changes the membership.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`] or [`OrgError::UnknownTeam`].
    pub fn join_team(&mut self, person: PersonId, team: TeamId, membership: Membership) -> Result<(), OrgError> {
        let (node, team) = (self.person_node(person)?, self.live_team(team)?);
        self.graph.update_edge(node, team, Relation::Member(membership));
        Ok(())
    }

    /// Ends every membership of a person and, if given, starts the one.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`] or [`OrgError::UnknownTeam`].
    pub fn set_team(&mut self, person: PersonId, team: Option<TeamId>) -> Result<(), OrgError> {
        let node = self.person_node(person)?;
        team.map(|team| self.live_team(team)).transpose()?;
        let old: Vec<EdgeIndex> = self
            .graph
            .edges(node)
            .filter(|edge| matches!(edge.weight(), Relation::Member(_)))
            .map(|edge| edge.id())
            .collect();
        for edge in old {
            self.graph.remove_edge(edge);
        }
        team.map_or(Ok(()), |team| self.join_team(person, team, Membership::default()))
    }

    /// The team a person gives most time to; of equals the one with the lowest id.
    pub fn team_of(&self, person: PersonId) -> Option<TeamId> {
        let node = self.person_node(person).ok()?;
        self.graph
            .edges(node)
            .filter_map(|edge| match (edge.weight(), &self.graph[edge.target()]) {
                (Relation::Member(membership), Node::Team(id, _)) => Some((u16::MAX - membership.share, *id)),
                _ => None,
            })
            .min()
            .map(|(_, id)| id)
    }

    /// Sets how one team works with another, provider or helper first.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`] or [`OrgError::SelfInteraction`].
    pub fn set_interaction(&mut self, from: TeamId, to: TeamId, interaction: Interaction) -> Result<(), OrgError> {
        let (a, b) = (self.live_team(from)?, self.live_team(to)?);
        if from == to {
            return Err(OrgError::SelfInteraction(from));
        }
        // A team may interact with one that is part of it, so the edge between them need not be an interaction.
        match self.interaction_edge(from, to).and_then(|edge| self.graph.edge_weight_mut(edge)) {
            Some(known) => *known = Relation::Interacts(interaction),
            None => {
                self.graph.add_edge(a, b, Relation::Interacts(interaction));
            }
        }
        Ok(())
    }

    /// Changes how two teams work together; whatever else is known of it stays.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`] or [`OrgError::SelfInteraction`]; teams that do not interact yet start to.
    pub fn set_mode(&mut self, from: TeamId, to: TeamId, mode: InteractionMode) -> Result<(), OrgError> {
        let known = self.interaction(from, to).cloned();
        let plain = Interaction { mode, since: None, purpose: String::new(), overlap: Overlap::default() };
        self.set_interaction(from, to, Interaction { mode, ..known.unwrap_or(plain) })
    }

    /// Interactions, ordered by the two teams.
    pub fn interactions(&self) -> Vec<(TeamId, TeamId, &Interaction)> {
        let mut all: Vec<_> = self
            .graph
            .edge_references()
            .filter_map(|edge| match (edge.weight(), &self.graph[edge.source()], &self.graph[edge.target()]) {
                (Relation::Interacts(interaction), Node::Team(a, _), Node::Team(b, _)) => Some((*a, *b, interaction)),
                _ => None,
            })
            .collect();
        sort_by_key(&mut all, |(a, b, _)| (*a, *b));
        all
    }

    /// Adds a group without members.
    pub fn add_group(&mut self, group: Group) -> GroupId {
        let id = GroupId(u32::try_from(self.groups.len()).expect("fewer groups than fit an id"));
        self.groups.push(Some(self.graph.add_node(Node::Group(group))));
        id
    }

    /// Groups in id order.
    pub fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        self.groups.iter().enumerate().filter_map(|(at, &node)| match &self.graph[node?] {
            Node::Group(group) => Some((GroupId(at as u32), group)),
            Node::Person(..) | Node::Team(..) => None,
        })
    }

    /// Puts a team into a group.
    ///
    /// # Errors
    /// [`OrgError::UnknownGroup`] or [`OrgError::UnknownTeam`].
    pub fn group_team(&mut self, group: GroupId, team: TeamId) -> Result<(), OrgError> {
        let (a, b) = (self.group_node(group)?, self.live_team(team)?);
        self.graph.update_edge(a, b, Relation::Contains);
        Ok(())
    }

    /// Puts a person into a group, such as a chapter.
    ///
    /// # Errors
    /// [`OrgError::UnknownGroup`] or [`OrgError::UnknownPerson`].
    pub fn group_person(&mut self, group: GroupId, person: PersonId) -> Result<(), OrgError> {
        let (a, b) = (self.group_node(group)?, self.person_node(person)?);
        self.graph.update_edge(a, b, Relation::Contains);
        Ok(())
    }

    /// The teams of a group in id order.
    pub fn teams_of_group(&self, group: GroupId) -> Vec<TeamId> {
        let Ok(node) = self.group_node(group) else { return Vec::new() };
        let mut teams: Vec<TeamId> = self
            .graph
            .neighbors(node)
            .filter_map(|node| match &self.graph[node] {
                Node::Team(id, _) => Some(*id),
                Node::Person(..) | Node::Group(_) => None,
            })
            .collect();
        sort_by_key(&mut teams, |team| *team);
        teams
    }

    /// A team by id, to change what is known of it.
    pub fn team_mut(&mut self, id: TeamId) -> Option<&mut Team> {
        let node = self.team_node(id).ok()?;
        match &mut self.graph[node] {
            Node::Team(_, team) => Some(team),
            Node::Person(..) | Node::Group(_) => None,
        }
    }

    /// Whether there is such a team, and it was not merged into another.
    pub fn has_team(&self, id: TeamId) -> bool {
        self.team(id).is_some_and(|team| !team.is_dissolved)
    }

    pub(super) fn live_team(&self, id: TeamId) -> Result<NodeIndex, OrgError> {
        let node = self.team_node(id)?;
        self.has_team(id).then_some(node).ok_or(OrgError::UnknownTeam(id))
    }

    /// Number of ids given to teams so far.
    pub fn n_teams(&self) -> usize {
        self.teams.len()
    }

    /// A person's teams in id order, with the part in each.
    pub fn memberships(&self, person: PersonId) -> Vec<(TeamId, Membership)> {
        let Ok(node) = self.person_node(person) else { return Vec::new() };
        let member = |edge: petgraph::stable_graph::EdgeReference<'_, Relation>| match (
            edge.weight(),
            &self.graph[edge.target()],
        ) {
            (Relation::Member(membership), Node::Team(id, _)) => Some((*id, *membership)),
            _ => None,
        };
        let mut found: Vec<_> = self.graph.edges(node).filter_map(member).collect();
        sort_by_key(&mut found, |(team, _)| *team);
        found
    }

    /// The members of a team in id order, with the part of each.
    pub fn members(&self, team: TeamId) -> Vec<(PersonId, Membership)> {
        let Ok(node) = self.team_node(team) else { return Vec::new() };
        let mut found: Vec<_> = self
            .graph
            .edges_directed(node, Incoming)
            .filter_map(|edge| match edge.weight() {
                Relation::Member(membership) => Some((self.person_at(edge.source())?, *membership)),
                _ => None,
            })
            .collect();
        sort_by_key(&mut found, |(person, _)| *person);
        found
    }

    /// Ends a membership; one that is not there stays so.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`] or [`OrgError::UnknownTeam`].
    pub fn leave_team(&mut self, person: PersonId, team: TeamId) -> Result<(), OrgError> {
        let (node, team) = (self.person_node(person)?, self.team_node(team)?);
        if let Some(edge) = self.graph.find_edge(node, team) {
            self.graph.remove_edge(edge);
        }
        Ok(())
    }

    /// How two teams work together, provider or helper first.
    pub fn interaction(&self, from: TeamId, to: TeamId) -> Option<&Interaction> {
        match self.graph.edge_weight(self.interaction_edge(from, to)?)? {
            Relation::Interacts(interaction) => Some(interaction),
            _ => None,
        }
    }

    /// Says since when and what for two teams work together.
    ///
    /// # Errors
    /// [`OrgError::NoInteraction`] where they do not.
    pub fn interaction_mut(&mut self, from: TeamId, to: TeamId) -> Result<&mut Interaction, OrgError> {
        let edge = self.interaction_edge(from, to).ok_or(OrgError::NoInteraction(from, to))?;
        match self.graph.edge_weight_mut(edge) {
            Some(Relation::Interacts(interaction)) => Ok(interaction),
            _ => Err(OrgError::NoInteraction(from, to)),
        }
    }

    /// Ends the interaction of two teams.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`], or [`OrgError::NoInteraction`] where there is none.
    pub fn end_interaction(&mut self, from: TeamId, to: TeamId) -> Result<(), OrgError> {
        self.team_node(from)?;
        self.team_node(to)?;
        let edge = self.interaction_edge(from, to).ok_or(OrgError::NoInteraction(from, to))?;
        self.graph.remove_edge(edge);
        Ok(())
    }

    fn interaction_edge(&self, from: TeamId, to: TeamId) -> Option<EdgeIndex> {
        let (a, b) = self.team_node(from).ok().zip(self.team_node(to).ok())?;
        let is_interaction = |edge: &EdgeIndex| matches!(self.graph.edge_weight(*edge), Some(Relation::Interacts(_)));
        self.graph.edges_connecting(a, b).map(|edge| edge.id()).find(is_interaction)
    }

    /// The team that a team is part of.
    pub fn parent_team(&self, id: TeamId) -> Option<TeamId> {
        let edge = self.parent_edge(self.team_node(id).ok()?)?;
        match &self.graph[self.graph.edge_endpoints(edge)?.0] {
            Node::Team(parent, _) => Some(*parent),
            Node::Person(..) | Node::Group(_) => None,
        }
    }

    fn parent_edge(&self, team: NodeIndex) -> Option<EdgeIndex> {
        let above = self.graph.edges_directed(team, Incoming);
        let is_part = |edge: &petgraph::stable_graph::EdgeReference<'_, Relation>| {
            matches!((edge.weight(), &self.graph[edge.source()]), (Relation::Contains, Node::Team(..)))
        };
        above.filter(is_part).map(|edge| edge.id()).next()
    }

    /// Makes a team part of another, or of none.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`], or [`OrgError::TeamCycle`] where the other is the team or part of it.
    pub fn set_parent_team(&mut self, team: TeamId, parent: Option<TeamId>) -> Result<(), OrgError> {
        let node = self.live_team(team)?;
        let above = parent.map(|parent| self.live_team(parent)).transpose()?;
        let mut at = parent;
        while let Some(next) = at {
            if next == team {
                return Err(OrgError::TeamCycle(team));
            }
            at = self.parent_team(next);
        }
        if let Some(edge) = self.parent_edge(node) {
            self.graph.remove_edge(edge);
        }
        if let Some(above) = above {
            self.graph.add_edge(above, node, Relation::Contains);
        }
        Ok(())
    }

    /// The people of a group in id order.
    pub fn people_of_group(&self, group: GroupId) -> Vec<PersonId> {
        let Ok(node) = self.group_node(group) else { return Vec::new() };
        let mut people: Vec<PersonId> = self.graph.neighbors(node).filter_map(|node| self.person_at(node)).collect();
        sort_by_key(&mut people, |person| *person);
        people
    }

    /// A group by id.
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        match &self.graph[self.group_node(id).ok()?] {
            Node::Group(group) => Some(group),
            Node::Person(..) | Node::Team(..) => None,
        }
    }

    /// Takes a team out of a group; one that is not in it stays so.
    ///
    /// # Errors
    /// [`OrgError::UnknownGroup`] or [`OrgError::UnknownTeam`].
    pub fn ungroup_team(&mut self, group: GroupId, team: TeamId) -> Result<(), OrgError> {
        let (a, b) = (self.group_node(group)?, self.team_node(team)?);
        if let Some(edge) = self.graph.find_edge(a, b) {
            self.graph.remove_edge(edge);
        }
        Ok(())
    }
}
