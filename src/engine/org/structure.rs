//! The reporting tree of the counted people in flat arrays: what every measure reads.
//!
//! Positions `0..len` follow the ids. Vacancies are not in it: whoever reports to a vacant position counts to the
//! nearest filled one above.

use std::collections::BTreeMap;

use time::Date;

use super::{InteractionMode, Org, Overlap, Seniority, Work};
use crate::engine::ids::PersonId;
use crate::engine::units::Fte;

/// No such position: a root's parent, a person's missing team.
pub const NONE: u32 = u32::MAX;

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
}

/// The reporting tree in flat arrays, with subtree figures. Every slice has one entry a person.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    pub(crate) ids: Vec<PersonId>,
    pub(crate) parent: Vec<u32>,
    pub(crate) seniority: Vec<Seniority>,
    pub(crate) fte: Vec<Fte>,
    /// Whole days from the start date to the as-of date; `None` where unknown.
    pub(crate) days_since_start: Vec<Option<i32>>,
    pub(crate) named_team: Vec<u32>,
    pub(crate) n_named_teams: u32,
    pub(crate) dotted_reports: Vec<u32>,
    pub(crate) dotted_managers: Vec<u32>,
    pub(crate) work: BTreeMap<u32, Work>,
    pub(crate) links: Vec<TeamLink>,

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
    /// The counted people of an org. A start date after `as_of` makes a vacancy; `None` stands for the latest start date.
    pub fn of(org: &Org, as_of: Option<Date>) -> Structure {
        let as_of = as_of.or_else(|| latest_start(org));
        let counts = |person: &super::Person| {
            !person.vacant && !matches!((person.start_date, as_of), (Some(start), Some(day)) if start > day)
        };
        let mut position = vec![NONE; org.n_ids()];
        let mut structure = Structure::default();
        for (id, person) in org.people().filter(|(_, person)| counts(person)) {
            position[id.index()] = structure.ids.len() as u32;
            structure.ids.push(id);
            structure.seniority.push(Seniority::of_title(&person.title));
            structure.fte.push(person.fte);
            let days = person.start_date.zip(as_of).map(|(start, day)| (day - start).whole_days() as i32);
            structure.days_since_start.push(days);
            if person.work != Work::default() {
                structure.work.insert(position[id.index()], person.work);
            }
        }
        let filled_above = |id: PersonId| {
            let mut above = org.manager_of(id);
            while let Some(manager) = above {
                if position[manager.index()] != NONE {
                    return position[manager.index()];
                }
                above = org.manager_of(manager);
            }
            NONE
        };
        structure.parent = structure.ids.iter().map(|&id| filled_above(id)).collect();
        structure.dotted_reports = vec![0; structure.ids.len()];
        structure.dotted_managers = vec![0; structure.ids.len()];
        for (id, n_managers) in structure.ids.iter().zip(&mut structure.dotted_managers) {
            for manager in org.dotted_managers(*id) {
                if let Some(count) = structure.dotted_reports.get_mut(position[manager.index()] as usize) {
                    *count += 1;
                    *n_managers += 1;
                }
            }
        }
        let mut team_position = BTreeMap::new();
        for (at, (id, _)) in org.teams().enumerate() {
            team_position.insert(id, at as u32);
        }
        structure.n_named_teams = team_position.len() as u32;
        let team_at = |id: &PersonId| org.team_of(*id).map_or(NONE, |team| team_position[&team]);
        structure.named_team = structure.ids.iter().map(team_at).collect();
        structure.links = org
            .interactions()
            .into_iter()
            .map(|(a, b, i)| TeamLink { a: team_position[&a], b: team_position[&b], mode: i.mode, overlap: i.overlap })
            .collect();
        structure.derive();
        structure
    }

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
        keep(&mut self.fte, gone);
        keep(&mut self.days_since_start, gone);
        keep(&mut self.named_team, gone);
        keep(&mut self.dotted_reports, gone);
        keep(&mut self.dotted_managers, gone);
        for parent in self.parent.iter_mut().filter(|parent| **parent != NONE) {
            *parent = moved[*parent as usize];
        }
        let work = std::mem::take(&mut self.work);
        self.work =
            work.into_iter().map(|(at, work)| (moved[at as usize], work)).filter(|(at, _)| *at != NONE).collect();
        moved
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

fn latest_start(org: &Org) -> Option<Date> {
    org.people().filter_map(|(_, person)| person.start_date).max()
}

#[cfg(test)]
mod tests {
    use super::super::parse_outline;
    use super::*;

    fn structure(outline: &str) -> Structure {
        Structure::of(&parse_outline(outline).expect("well formed"), None)
    }

    #[test]
    fn figures_of_a_small_org() {
        let s = structure("Ada\n  Bo\n    x3\n  Cy\n    Di\n      x2\n  x1\n");
        assert_eq!(s.len(), 10);
        assert_eq!(s.managers().len(), 4);
        assert_eq!((s.span(0), s.manager_reports(0), s.ic_reports(0)), (3, 2, 1));
        assert_eq!((s.total_reports(0), s.skip_level_reports(0)), (9, 4));
        assert_eq!((s.depth(0), s.management_layers(0)), (4, 3));
        assert_eq!((s.layer(0), s.layer(2)), (1, 3));
        assert_eq!(s.n_engineers(), 6);
    }

    #[test]
    fn reports_of_a_vacancy_count_to_the_filled_position_above() {
        let mut org = parse_outline("Ada\n  Bo\n    x3\n").expect("well formed");
        let bo = org.find("p2").expect("bo");
        org.person_mut(bo).expect("bo").vacant = true;
        let s = Structure::of(&org, None);
        assert_eq!((s.len(), s.span(0), s.skip_level_reports(0)), (4, 3, 0));
    }

    #[test]
    fn a_start_after_the_day_is_a_vacancy() {
        let mut org = parse_outline("Ada\n  x2\n").expect("well formed");
        let date = |d| Date::from_calendar_date(2026, time::Month::March, d).expect("a day of March");
        for (key, day) in [("p2", 1), ("p3", 9)] {
            let id = org.find(key).expect("there");
            org.person_mut(id).expect("there").start_date = Some(date(day));
        }
        assert_eq!(Structure::of(&org, None).len(), 3, "by default the latest start date counts");
        assert_eq!(Structure::of(&org, Some(date(5))).len(), 2);
    }
}
