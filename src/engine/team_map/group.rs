//! Which teams belong together on the map: tribes, else areas, where they hold at least half of the teams; else the teams
//! that one team is made of.

use crate::engine::ids::{GroupId, TeamId};
use crate::engine::org::{GroupKind, Org, told_name};

/// Teams that are shown together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapGroup {
    /// A tribe or an area.
    Group(GroupId),
    /// A team and all that are part of it.
    Whole(TeamId),
}

impl MapGroup {
    /// Its name.
    pub fn name(self, org: &Org) -> String {
        match self {
            MapGroup::Group(id) => org.group(id).map(|group| told_name(&group.name).to_owned()).unwrap_or_default(),
            MapGroup::Whole(id) => org.team(id).map(|team| told_name(&team.name).to_owned()).unwrap_or_default(),
        }
    }
}

/// The group of every team.
pub(super) struct Grouping(Vec<Option<MapGroup>>);

impl Grouping {
    pub(super) fn of(org: &Org) -> Grouping {
        let mut groups = vec![None; org.n_teams()];
        for kind in [GroupKind::Area, GroupKind::Tribe] {
            for (id, _) in org.groups().filter(|(_, group)| group.kind == kind) {
                for team in org.teams_of_group(id) {
                    groups[team.index()] = Some(MapGroup::Group(id));
                }
            }
        }
        let n_teams = org.teams().filter(|(_, team)| !team.is_dissolved).count();
        let n_grouped = groups.iter().filter(|group| group.is_some()).count();
        if 2 * n_grouped >= n_teams {
            return Grouping(groups);
        }
        // The way down to each team. Where all teams are part of one, the wholes below it are what tells them apart.
        let ways: Vec<Vec<TeamId>> = (0..org.n_teams() as u32)
            .map(|team| {
                let up = std::iter::successors(Some(TeamId(team)), |&team| org.parent_team(team));
                let mut way: Vec<TeamId> = up.collect();
                way.reverse();
                way
            })
            .collect();
        let is_split = |depth: &usize| {
            let mut wholes = ways.iter().filter_map(|way| way.get(*depth));
            let first = wholes.next();
            wholes.any(|whole| Some(whole) != first)
        };
        let depth = (0..ways.len()).find(is_split).unwrap_or(0);
        for (group, way) in groups.iter_mut().zip(&ways) {
            let whole = way.get(depth).copied();
            let has_parts =
                |whole: &TeamId| ways.iter().any(|way| way.get(depth) == Some(whole) && way.len() > depth + 1);
            *group = whole.filter(has_parts).map(MapGroup::Whole).or(*group);
        }
        Grouping(groups)
    }

    pub(super) fn group_of(&self, team: TeamId) -> Option<MapGroup> {
        self.0.get(team.index()).copied().flatten()
    }
}
