//! Teams that split and merge: what goes with whom.

use petgraph::Direction::Incoming;
use petgraph::stable_graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef as _;

use super::parting::{Fate, domains_that_go, fates};
use super::{Domain, Interaction, Membership, Org, OrgError, Relation};
use crate::engine::ids::{GroupId, TeamId};

impl Org {
    /// What becomes of a team when `new`, which is empty, is split off it: domains and interactions are shared out, and the
    /// new one is part of what the old one is part of. Members stay where they are.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`].
    pub fn part_team(&mut self, old: TeamId, new: TeamId) -> Result<(), OrgError> {
        let (old_node, new_node) = (self.live_team(old)?, self.live_team(new)?);
        let Some(team) = self.team_mut(old) else { return Err(OrgError::UnknownTeam(old)) };
        let complexities: Vec<_> = team.domains.iter().map(|domain| domain.complexity).collect();
        let mut going = domains_that_go(&complexities).into_iter();
        let (gone, kept) = std::mem::take(&mut team.domains).into_iter().partition(|_| going.next() == Some(true));
        team.domains = kept;
        let team_type = team.team_type;
        if let Some(part) = self.team_mut(new) {
            (part.domains, part.team_type) = (gone, part.team_type.or(team_type));
        }
        let own = self.interactions_of(old);
        let fates = fates(own.iter().map(|(_, b, interaction)| (interaction.mode, *b == old)));
        for ((a, b, interaction), fate) in own.into_iter().zip(fates) {
            if fate == Fate::Goes {
                self.end_interaction(a, b)?;
            }
            if fate != Fate::Stays {
                let other = |team: TeamId| if team == old { new } else { team };
                self.set_interaction(other(a), other(b), interaction)?;
            }
        }
        let above: Vec<NodeIndex> = self
            .graph
            .edges_directed(old_node, Incoming)
            .filter(|edge| matches!(edge.weight(), Relation::Contains))
            .map(|edge| edge.source())
            .collect();
        for node in above {
            // The whole may serve its new part by now: that edge has to stay.
            self.graph.add_edge(node, new_node, Relation::Contains);
        }
        Ok(())
    }

    /// Members, domains, services, interactions and parts of a team go over to another. The first stays without any of them,
    /// so that every id means the same as before. Of two interactions with one team the closer one is kept.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`], or [`OrgError::SelfInteraction`] for a team merged into itself.
    pub fn merge_team(&mut self, from: TeamId, into: TeamId) -> Result<(), OrgError> {
        let (from_node, _) = (self.live_team(from)?, self.live_team(into)?);
        if from == into {
            return Err(OrgError::SelfInteraction(from));
        }
        for (person, part) in self.members(from) {
            let both = self.memberships(person).into_iter().find(|(team, _)| *team == into).map(|(_, other)| other);
            let share = both.map_or(0, |other| other.share).saturating_add(part.share).min(10_000);
            let leads = part.leads || both.is_some_and(|other| other.leads);
            self.leave_team(person, from)?;
            self.join_team(person, into, Membership { share, leads })?;
        }
        for (a, b, interaction) in self.interactions_of(from) {
            self.end_interaction(a, b)?;
            let other = |team: TeamId| if team == from { into } else { team };
            let (a, b) = (other(a), other(b));
            let known = self.interaction(a, b).map(|known| known.mode);
            if a != b && known.is_none_or(|known| interaction.mode < known) {
                self.set_interaction(a, b, interaction)?;
            }
        }
        let above = self.parent_team(from);
        let parts: Vec<TeamId> =
            self.teams().map(|(id, _)| id).filter(|&id| self.parent_team(id) == Some(from)).collect();
        if self.is_part_of(into, from) {
            self.set_parent_team(into, above)?;
        }
        for part in parts.into_iter().filter(|&part| part != into) {
            self.set_parent_team(part, Some(into))?;
        }
        let contained: Vec<EdgeIndex> = self
            .graph
            .edges_directed(from_node, Incoming)
            .filter(|edge| matches!(edge.weight(), Relation::Contains))
            .map(|edge| edge.id())
            .collect();
        for edge in contained {
            self.graph.remove_edge(edge);
        }
        let Some(team) = self.team_mut(from) else { return Err(OrgError::UnknownTeam(from)) };
        team.is_dissolved = true;
        let (domains, services) = (std::mem::take(&mut team.domains), std::mem::take(&mut team.services));
        let stated = team.stated_size.take();
        if let Some(team) = self.team_mut(into) {
            team.domains.extend(domains);
            team.services.extend(services);
            team.stated_size = match (team.stated_size, stated) {
                (Some(a), Some(b)) => Some(a.saturating_add(b)),
                (a, b) => a.or(b),
            };
        }
        Ok(())
    }

    fn interactions_of(&self, team: TeamId) -> Vec<(TeamId, TeamId, Interaction)> {
        let own = self.interactions().into_iter().filter(|(a, b, _)| *a == team || *b == team);
        own.map(|(a, b, interaction)| (a, b, interaction.clone())).collect()
    }

    fn is_part_of(&self, team: TeamId, whole: TeamId) -> bool {
        std::iter::successors(Some(team), |&team| self.parent_team(team)).any(|team| team == whole)
    }

    /// A domain of a team, by its place, which the team then no longer has.
    ///
    /// # Errors
    /// [`OrgError::UnknownTeam`] or [`OrgError::UnknownDomain`].
    pub fn take_domain(&mut self, team: TeamId, at: u32) -> Result<Domain, OrgError> {
        let known = self.team_mut(team).ok_or(OrgError::UnknownTeam(team))?;
        let at = at as usize;
        if at < known.domains.len() { Ok(known.domains.remove(at)) } else { Err(OrgError::UnknownDomain(team)) }
    }

    /// A domain goes to another team, to the end of its list.
    ///
    /// # Errors
    /// As [`Org::take_domain`].
    pub fn move_domain(&mut self, from: TeamId, at: u32, to: TeamId) -> Result<(), OrgError> {
        self.live_team(to)?;
        let domain = self.take_domain(from, at)?;
        self.team_mut(to).ok_or(OrgError::UnknownTeam(to))?.domains.push(domain);
        Ok(())
    }

    /// Puts a team into a group of teams, and takes it out of the others of that kind.
    ///
    /// # Errors
    /// [`OrgError::UnknownGroup`], also for a group of people, or [`OrgError::UnknownTeam`].
    pub fn regroup_team(&mut self, group: GroupId, team: TeamId) -> Result<(), OrgError> {
        self.live_team(team)?;
        let kind = self.group(group).map(|group| group.kind).filter(|kind| kind.is_of_teams());
        let kind = kind.ok_or(OrgError::UnknownGroup(group))?;
        let others: Vec<GroupId> = self.groups().filter(|(_, other)| other.kind == kind).map(|(id, _)| id).collect();
        for other in others {
            self.ungroup_team(other, team)?;
        }
        self.group_team(group, team)
    }
}
