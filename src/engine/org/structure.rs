//! The reporting tree of the counted people in flat arrays: what every measure reads.
//!
//! Positions `0..len` follow the ids. Vacancies are not in it: whoever reports to a vacant position counts to the
//! nearest filled one above.

mod of;
mod teams;

pub use teams::{GroupFacts, TeamFacts, TeamLink, TeamShare};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{HiringPace, Role, Rotation, Seniority, TimeZone, Work};
use crate::engine::ids::{PersonId, RotationId};
use crate::engine::sort::gather;
use crate::engine::units::Fte;

/// No such position: a root's parent, a person's missing team.
pub const NONE: u32 = u32::MAX;

/// The reporting tree in flat arrays, with subtree figures. Every slice has one entry a person.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    pub(crate) ids: Vec<PersonId>,
    pub(crate) parent: Vec<u32>,
    pub(crate) seniority: Vec<Seniority>,
    /// What the title says of the place in the ladder, of someone with reports and of someone without; `None` where it says
    /// nothing or is not settled.
    pub(crate) roles: Vec<[Option<Role>; 2]>,
    pub(crate) time_zone: Vec<Option<TimeZone>>,
    pub(crate) fte: Vec<Fte>,
    /// Whole days from the start date to the as-of date; `None` where unknown.
    pub(crate) days_since_start: Vec<Option<i32>>,
    pub(crate) named_team: Vec<u32>,
    pub(crate) n_named_teams: u32,
    pub(crate) dotted_reports: Vec<u32>,
    pub(crate) dotted_managers: Vec<u32>,
    pub(crate) work: BTreeMap<u32, Work>,
    /// By the two teams.
    pub(crate) links: Vec<TeamLink>,
    /// One a named team.
    pub(crate) team_facts: Vec<TeamFacts>,
    /// By person, then team.
    pub(crate) shares: Vec<TeamShare>,
    /// By id.
    pub(crate) groups: Vec<GroupFacts>,
    /// How on-call rotations are run, by id; shared by all structures of an org.
    pub(crate) rotations: Arc<[Rotation]>,
    /// People who share each rotation: counted once, since whoever leaves a rotation is followed by somebody else.
    pub(crate) rotation_people: Vec<u32>,
    /// What a hiring plan asks of the org; `None` without a plan that has a target. No plan is part of an org.
    pub hiring: Option<HiringPace>,

    child_start: Vec<u32>,
    children: Vec<u32>,
    order: Vec<u32>,
    managers: Vec<u32>,
    n_managers_below: Vec<u32>,
    total_reports: Vec<u32>,
    skip_level: Vec<u32>,
    management_layers: Vec<u32>,
    depth: Vec<u32>,
    layer: Vec<u32>,
}

impl Structure {
    /// Works out children and subtree figures anew from `parent`, in linear time and without new memory once warm.
    pub(crate) fn derive(&mut self) {
        let n = self.parent.len();
        self.child_start.clear();
        self.child_start.resize(n + 2, 0);
        for &parent in &self.parent {
            if parent != NONE {
                self.child_start[parent as usize + 2] += 1;
            }
        }
        for i in 2..n + 2 {
            self.child_start[i] += self.child_start[i - 1];
        }
        self.children.clear();
        self.children.resize(self.child_start[n + 1] as usize, 0);
        for i in 0..n {
            let parent = self.parent[i];
            if parent != NONE {
                let slot = &mut self.child_start[parent as usize + 1];
                self.children[*slot as usize] = i as u32;
                *slot += 1;
            }
        }
        self.order.clear();
        self.order.extend((0..n as u32).filter(|&i| self.parent[i as usize] == NONE));
        let mut head = 0;
        while head < self.order.len() {
            let at = self.order[head] as usize;
            head += 1;
            let span = self.child_start[at] as usize..self.child_start[at + 1] as usize;
            self.order.extend_from_slice(&self.children[span]);
        }
        self.derive_figures(n);
    }

    fn derive_figures(&mut self, n: usize) {
        for figures in [
            &mut self.n_managers_below,
            &mut self.total_reports,
            &mut self.skip_level,
            &mut self.management_layers,
            &mut self.depth,
            &mut self.layer,
        ] {
            figures.clear();
            figures.resize(n, 0);
        }
        self.managers.clear();
        self.managers
            .extend((0..n as u32).filter(|&i| self.child_start[i as usize] < self.child_start[i as usize + 1]));
        for &i in self.order.iter().rev() {
            let at = i as usize;
            self.depth[at] += 1;
            let span = self.child_start[at + 1] - self.child_start[at];
            if span > 0 {
                self.management_layers[at] += 1;
            }
            let above = self.parent[at];
            if above != NONE {
                let above = above as usize;
                self.total_reports[above] += self.total_reports[at] + 1;
                self.depth[above] = self.depth[above].max(self.depth[at]);
                if span > 0 {
                    self.n_managers_below[above] += 1;
                    self.skip_level[above] += span;
                    self.management_layers[above] = self.management_layers[above].max(self.management_layers[at]);
                }
            }
        }
        for &i in &self.order {
            let above = self.parent[i as usize];
            self.layer[i as usize] = if above == NONE { 1 } else { self.layer[above as usize] + 1 };
        }
    }

    /// Takes people without reports out; gives where everyone went, [`NONE`] for those taken out. Derived figures follow
    /// with [`Structure::derive`].
    pub(crate) fn remove(&mut self, gone: &[bool]) -> Vec<u32> {
        let mut moved = vec![NONE; gone.len()];
        let kept = moved.iter_mut().zip(gone).filter(|(_, gone)| !**gone);
        kept.zip(0..).for_each(|((moved, _), next)| *moved = next);
        fn keep<T>(list: &mut Vec<T>, gone: &[bool]) {
            let mut at = 0;
            list.retain(|_| {
                at += 1;
                !gone[at - 1]
            });
        }
        keep(&mut self.ids, gone);
        keep(&mut self.parent, gone);
        keep(&mut self.seniority, gone);
        keep(&mut self.roles, gone);
        keep(&mut self.time_zone, gone);
        keep(&mut self.fte, gone);
        keep(&mut self.days_since_start, gone);
        keep(&mut self.named_team, gone);
        keep(&mut self.dotted_reports, gone);
        keep(&mut self.dotted_managers, gone);
        for parent in self.parent.iter_mut().filter(|parent| **parent != NONE) {
            *parent = moved[*parent as usize];
        }
        let work = std::mem::take(&mut self.work);
        self.work = gather(work.into_iter().map(|(at, work)| (moved[at as usize], work)).filter(|(at, _)| *at != NONE));
        self.shares.iter_mut().for_each(|share| share.person = moved[share.person as usize]);
        self.shares.retain(|share| share.person != NONE);
        for group in self.groups.iter_mut().filter(|group| !group.kind.is_of_teams()) {
            group.members.iter_mut().for_each(|at| *at = moved[*at as usize]);
            group.members.retain(|&at| at != NONE);
        }
        moved
    }

    /// Forgets what was known of the person at a position and is not known of whoever comes next.
    pub(crate) fn forget(&mut self, at: u32) {
        self.work.remove(&at);
        self.shares.retain(|share| share.person != at);
        self.time_zone[at as usize] = None;
    }

    /// The named team of a position, or [`NONE`].
    pub(crate) fn team_of_position(&self, at: u32) -> u32 {
        self.named_team[at as usize]
    }

    /// Number of counted people.
    pub fn len(&self) -> usize {
        self.parent.len()
    }

    /// Whether nobody counts.
    pub fn is_empty(&self) -> bool {
        self.parent.is_empty()
    }

    /// The person at a position.
    pub fn id(&self, at: u32) -> PersonId {
        self.ids[at as usize]
    }

    /// The position of a person, if counted.
    pub fn position(&self, id: PersonId) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(|at| at as u32)
    }

    /// Parents by position, [`NONE`] for roots.
    pub fn parents(&self) -> &[u32] {
        &self.parent
    }

    /// Direct reports in id order.
    pub fn direct_reports(&self, at: u32) -> &[u32] {
        let at = at as usize;
        &self.children[self.child_start[at] as usize..self.child_start[at + 1] as usize]
    }

    /// Span of control: number of direct reports.
    pub fn span(&self, at: u32) -> u32 {
        self.child_start[at as usize + 1] - self.child_start[at as usize]
    }

    /// Direct reports who are managers.
    pub fn manager_reports(&self, at: u32) -> u32 {
        self.n_managers_below[at as usize]
    }

    /// Direct reports who are ICs.
    pub fn ic_reports(&self, at: u32) -> u32 {
        self.span(at) - self.manager_reports(at)
    }

    /// All descendants.
    pub fn total_reports(&self, at: u32) -> u32 {
        self.total_reports[at as usize]
    }

    /// People exactly two levels below.
    pub fn skip_level_reports(&self, at: u32) -> u32 {
        self.skip_level[at as usize]
    }

    /// Managers on the longest chain from here down: 0 for an IC.
    pub fn management_layers(&self, at: u32) -> u32 {
        self.management_layers[at as usize]
    }

    /// People on the longest chain from here down, both ends counted.
    pub fn depth(&self, at: u32) -> u32 {
        self.depth[at as usize]
    }

    /// People who report here by a dotted line.
    pub fn dotted_reports(&self, at: u32) -> u32 {
        self.dotted_reports[at as usize]
    }

    /// Managers to whom this person reports by a dotted line.
    pub fn dotted_managers(&self, at: u32) -> u32 {
        self.dotted_managers[at as usize]
    }

    /// Whole days since the start date, negative before it; `None` where it is unknown.
    pub fn days_since_start(&self, at: u32) -> Option<i32> {
        self.days_since_start[at as usize]
    }

    /// What the title says of the place in the ladder.
    pub fn role(&self, at: u32) -> Option<Role> {
        let [leading, alone] = self.roles[at as usize];
        if self.is_manager(at) { leading } else { alone }
    }

    /// The time zone of the place of work.
    pub fn time_zone(&self, at: u32) -> Option<TimeZone> {
        self.time_zone[at as usize]
    }

    /// What takes the person's time beyond the reporting lines.
    pub fn work(&self, at: u32) -> Work {
        self.work.get(&at).copied().unwrap_or_default()
    }

    /// How a rotation is run, and how many people share it.
    pub fn rotation(&self, id: RotationId) -> Option<(&Rotation, u32)> {
        self.rotations.get(id.index()).zip(self.rotation_people.get(id.index()).copied())
    }

    /// Layer counted from the root, which is 1.
    pub fn layer(&self, at: u32) -> u32 {
        self.layer[at as usize]
    }

    /// Managers in id order.
    pub fn managers(&self) -> &[u32] {
        &self.managers
    }

    /// Roots in id order.
    pub fn roots(&self) -> impl Iterator<Item = u32> + '_ {
        self.order.iter().copied().take_while(|&at| self.parent[at as usize] == NONE)
    }

    /// Whether this is a manager, with at least one report.
    pub fn is_manager(&self, at: u32) -> bool {
        self.span(at) > 0
    }

    /// Whether this person has nobody above.
    pub fn is_root(&self, at: u32) -> bool {
        self.parent[at as usize] == NONE
    }

    /// Everyone, parents before children.
    pub fn top_down(&self) -> &[u32] {
        &self.order
    }

    /// Number of ICs.
    pub fn n_engineers(&self) -> u32 {
        (self.len() - self.managers.len()) as u32
    }

    /// Whether any start date is known.
    pub fn knows_dates(&self) -> bool {
        self.days_since_start.iter().any(Option::is_some)
    }
}

#[cfg(test)]
mod tests;
