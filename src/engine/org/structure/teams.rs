//! Teams in flat arrays: what is known of each, who has parts in several, how they work together and are grouped.

use super::{NONE, Structure};
use crate::engine::org::parting::{Fate, domains_that_go, fates};
use crate::engine::org::{Complexity, GroupKind, InteractionMode, Overlap, TeamType};

/// An interaction of two named teams, in the numbers load needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamLink {
    /// One team, by position among the named teams.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// The mode.
    pub mode: InteractionMode,
    /// Shared hours a day.
    pub overlap: Overlap,
    /// Whole days since it began; `None` where unknown.
    pub days: Option<i32>,
}

/// What is known of a named team, in the numbers that figures need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamFacts {
    /// One of the four types, where known.
    pub team_type: Option<TeamType>,
    /// Its domains.
    pub domains: Vec<Complexity>,
    /// People as stated, where its members are not known.
    pub stated_size: Option<u16>,
    /// Merged into another.
    pub is_dissolved: bool,
}

/// Somebody's part in a named team, of people who are not in exactly one with all their time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamShare {
    /// Position of the person.
    pub person: u32,
    /// Position among the named teams.
    pub team: u32,
    /// Basis points of the person's time.
    pub share: u16,
}

/// A group by the positions of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFacts {
    /// What kind of grouping.
    pub kind: GroupKind,
    /// Positions of named teams, or of people for chapters and guilds; ascending.
    pub members: Vec<u32>,
}

impl Structure {
    /// What is known of each named team.
    pub fn team_facts(&self) -> &[TeamFacts] {
        &self.team_facts
    }

    /// Interactions of named teams, by the two teams, provider or helper first.
    pub fn links(&self) -> &[TeamLink] {
        &self.links
    }

    /// How one named team works with another, in this direction.
    pub(crate) fn link_between(&self, a: u32, b: u32) -> Option<TeamLink> {
        self.links.binary_search_by_key(&(a, b), |link| (link.a, link.b)).ok().map(|at| self.links[at])
    }

    /// Groups, by id.
    pub fn groups(&self) -> &[GroupFacts] {
        &self.groups
    }

    /// Parts in teams of people who are not in exactly one with all their time, by person.
    pub fn shares(&self) -> &[TeamShare] {
        &self.shares
    }

    /// A new named team, split off `from` unless that is [`NONE`]: domains and interactions are shared out as in
    /// [`super::Org::part_team`]. Gives its position.
    pub(crate) fn add_team(&mut self, from: u32) -> u32 {
        let team = self.n_named_teams;
        self.n_named_teams += 1;
        self.team_facts.push(TeamFacts::default());
        if from == NONE {
            return team;
        }
        let old = &mut self.team_facts[from as usize];
        let team_type = old.team_type;
        let mut going = domains_that_go(&old.domains).into_iter();
        let (domains, kept) = old.domains.iter().partition(|_| going.next() == Some(true));
        old.domains = kept;
        self.team_facts[team as usize] = TeamFacts { team_type, domains, ..TeamFacts::default() };
        let own: Vec<TeamLink> = self.links.iter().copied().filter(|link| link.a == from || link.b == from).collect();
        for (link, fate) in own.iter().zip(fates(own.iter().map(|link| (link.mode, link.b == from)))) {
            if fate == Fate::Goes {
                self.unlink(link.a, link.b);
            }
            if fate != Fate::Stays {
                let other = |at: u32| if at == from { team } else { at };
                self.link(TeamLink { a: other(link.a), b: other(link.b), ..*link });
            }
        }
        for group in self.groups.iter_mut().filter(|group| group.kind.is_of_teams() && group.members.contains(&from)) {
            group.members.push(team);
        }
        team
    }

    /// Sets how two named teams work together, in place of what was between them in this direction.
    pub(crate) fn link(&mut self, link: TeamLink) {
        match self.links.binary_search_by_key(&(link.a, link.b), |known| (known.a, known.b)) {
            Ok(at) => self.links[at] = link,
            Err(at) => self.links.insert(at, link),
        }
    }

    /// Ends what is between two named teams in this direction.
    pub(crate) fn unlink(&mut self, a: u32, b: u32) {
        self.links.retain(|link| (link.a, link.b) != (a, b));
    }
}
