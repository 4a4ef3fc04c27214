//! A structure under growth: the one place that changes it, recording every change.

use super::change::Change;
use crate::engine::ids::{GroupId, Ids, PersonId, RotationId, TeamId};
use crate::engine::org::{
    Complexity, GroupFacts, GroupKind, InteractionMode, NONE, Overlap, Role, Seniority, Structure, TeamLink, TeamType,
};
use crate::engine::units::Fte;

/// The flat structure of an org that grows, and what was done to it in the present step.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Up to date after [`Plan::settle`].
    pub(crate) structure: Structure,
    /// All changes so far.
    pub(super) changes: Vec<Change>,
    next_person: u32,
}

impl Plan {
    pub(crate) fn new(structure: Structure, n_ids: usize) -> Self {
        Plan { structure, changes: Vec::new(), next_person: n_ids as u32 }
    }

    /// Works the derived figures out anew.
    pub(crate) fn settle(&mut self) {
        self.structure.derive();
    }

    /// Number of ids of each kind given so far.
    pub(super) fn ids_given(&self) -> Ids {
        let s = &self.structure;
        Ids { people: self.next_person, teams: s.n_named_teams, groups: s.groups.len() as u32 }
    }

    /// An id that nobody has had.
    pub(crate) fn new_id(&mut self) -> PersonId {
        self.next_person += 1;
        PersonId(self.next_person - 1)
    }

    /// The changes since this was asked last, which are forgotten here.
    pub(crate) fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.changes)
    }

    /// Someone joins below `manager`, a position or [`NONE`]; gives the new position.
    pub(crate) fn join(&mut self, manager: u32, team: u32, leads: bool) -> u32 {
        let person = self.new_id();
        let at = self.structure.len() as u32;
        let s = &mut self.structure;
        s.ids.push(person);
        s.parent.push(manager);
        s.seniority.push(Seniority::Regular);
        // The title of someone who leads is settled by the place in the structure.
        s.roles.push([(!leads).then_some(Role::Engineer); 2]);
        s.time_zone.push(None);
        s.fte.push(Fte::FULL);
        s.days_since_start.push(None);
        s.named_team.push(team);
        s.dotted_reports.push(0);
        s.dotted_managers.push(0);
        let manager = (manager != NONE).then(|| s.ids[manager as usize]);
        self.changes.push(Change::Join { person, manager, team: team_id(team), leads });
        at
    }

    /// A person reports to another manager from now on.
    pub(crate) fn report(&mut self, at: u32, manager: u32) {
        self.structure.parent[at as usize] = manager;
        let (person, manager) = (self.structure.id(at), self.structure.id(manager));
        self.changes.push(Change::Report { person, manager });
    }

    /// A new team, split off `from` if that is a named one, with part of its domains and interactions; gives its position.
    pub(crate) fn add_team(&mut self, from: u32) -> u32 {
        let team = self.structure.add_team(from);
        self.changes.push(Change::AddTeam { team: TeamId(team), from: team_id(from) });
        team
    }

    /// A person changes team, to [`NONE`] for no named one.
    pub(crate) fn transfer(&mut self, at: u32, team: u32) {
        self.structure.named_team[at as usize] = team;
        self.structure.shares.retain(|share| share.person != at);
        self.changes.push(Change::Transfer { person: self.structure.id(at), team: team_id(team) });
    }

    /// A person gets another role.
    pub(crate) fn retitle(&mut self, at: u32, role: Role) {
        let s = &mut self.structure;
        s.roles[at as usize] = [Some(role); 2];
        s.seniority[at as usize] = Seniority::of_title(role.rung().title);
        self.changes.push(Change::Retitle { person: self.structure.id(at), role });
    }

    /// A person joins an on-call rotation.
    pub(crate) fn join_rotation(&mut self, at: u32, rotation: RotationId) {
        let s = &mut self.structure;
        let work = s.work.entry(at).or_default();
        if let Some(before) = work.rotation.replace(rotation) {
            s.rotation_people[before.index()] -= 1;
        }
        s.rotation_people[rotation.index()] += 1;
        self.changes.push(Change::OnCall { person: self.structure.id(at), rotation });
    }

    /// Two named teams, by position, work together from now on, or in another way.
    pub(crate) fn connect(&mut self, from: u32, to: u32, mode: InteractionMode) {
        let known = self.structure.link_between(from, to);
        let plain = TeamLink { a: from, b: to, mode, overlap: Overlap::default(), days: None };
        self.structure.link(TeamLink { mode, ..known.unwrap_or(plain) });
        self.changes.push(Change::Interact { from: TeamId(from), to: TeamId(to), mode });
    }

    /// Two named teams no longer work together.
    pub(crate) fn end(&mut self, from: u32, to: u32) {
        self.structure.unlink(from, to);
        self.changes.push(Change::End { from: TeamId(from), to: TeamId(to) });
    }

    /// A named team gets a type.
    pub(crate) fn set_type(&mut self, team: u32, team_type: Option<TeamType>) {
        self.structure.team_facts[team as usize].team_type = team_type;
        self.changes.push(Change::SetType { team: TeamId(team), team_type });
    }

    /// A domain, by its place in a named team's list, goes to the end of another's; gives how hard it is.
    pub(crate) fn move_domain(&mut self, from: u32, at: u32, to: u32) -> Complexity {
        let facts = &mut self.structure.team_facts;
        let domain = facts[from as usize].domains.remove(at as usize);
        facts[to as usize].domains.push(domain);
        self.changes.push(Change::MoveDomain { from: TeamId(from), at, to: TeamId(to) });
        domain
    }

    /// A new group without members; gives its position.
    pub(crate) fn add_group(&mut self, kind: GroupKind) -> u32 {
        let group = self.structure.groups.len() as u32;
        self.structure.groups.push(GroupFacts { kind, members: Vec::new() });
        self.changes.push(Change::AddGroup { group: GroupId(group), kind });
        group
    }

    /// A named team joins a group of teams, and leaves the others of that kind.
    pub(crate) fn group(&mut self, team: u32, group: u32) {
        let kind = self.structure.groups[group as usize].kind;
        for (at, other) in (0..).zip(&mut self.structure.groups) {
            if other.kind == kind {
                other.members.retain(|&member| member != team);
            }
            if at == group {
                let place = other.members.partition_point(|&member| member < team);
                other.members.insert(place, team);
            }
        }
        self.changes.push(Change::Group { team: TeamId(team), group: GroupId(group) });
    }

    /// Direct reports who are ICs, in id order.
    pub(crate) fn ics_of(&self, at: u32) -> Vec<u32> {
        let reports = self.structure.direct_reports(at).iter().copied();
        reports.filter(|&report| !self.structure.is_manager(report)).collect()
    }

    /// Direct reports who are managers, in id order.
    pub(crate) fn managers_of(&self, at: u32) -> Vec<u32> {
        let reports = self.structure.direct_reports(at).iter().copied();
        reports.filter(|&report| self.structure.is_manager(report)).collect()
    }

    /// The named team most of a manager's ICs are in, of equals the first; [`NONE`] if they have none.
    pub(crate) fn home_team(&self, manager: u32) -> u32 {
        let mut teams: Vec<u32> = self.ics_of(manager);
        teams.iter_mut().for_each(|at| *at = self.structure.named_team[*at as usize]);
        teams.retain(|&team| team != NONE);
        teams.sort_unstable();
        let runs = teams.chunk_by(|a, b| a == b);
        runs.max_by_key(|run| (run.len(), u32::MAX - run[0])).map_or(NONE, |run| run[0])
    }
}

fn team_id(team: u32) -> Option<TeamId> {
    (team != NONE).then_some(TeamId(team))
}
