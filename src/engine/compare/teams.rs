//! What became of named teams, and of how they work together.

use super::Both;
use crate::engine::ids::TeamId;
use crate::engine::org::{InteractionMode, NONE, Org, TeamType};

/// An interaction by the ids of both teams, provider or helper first, and its mode.
pub type Working = (String, String, InteractionMode);

/// What became of named teams. Teams are told by their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeamChanges {
    /// Teams of the second org only.
    pub added: Vec<String>,
    /// Teams of the first org only.
    pub removed: Vec<String>,
    /// Teams of another name, before and after.
    pub renamed: Vec<(String, String)>,
    /// Teams of another type, by the id after: before, after.
    pub retyped: Vec<(String, Option<TeamType>, Option<TeamType>)>,
    /// Interactions of the second org only.
    pub started: Vec<Working>,
    /// Interactions of the first org only.
    pub ended: Vec<Working>,
    /// Interactions in another mode: as after, and the mode before.
    pub changed: Vec<(Working, InteractionMode)>,
    /// Teams that nothing tells apart from each other, because no id of a person occurs in both; then they are in none of the
    /// lists.
    pub n_unmatched: usize,
}

impl TeamChanges {
    pub(super) fn of(both: &Both<'_>) -> TeamChanges {
        let (was, is) = (both.was.org, both.is.org);
        let mut changes = TeamChanges::default();
        let mut former = vec![NONE; is.n_teams()];
        for (id, team) in was.teams().filter(|(_, team)| !team.is_dissolved) {
            let Some((heir, now)) = both.matching.team_after(id).and_then(|heir| Some((heir, is.team(heir)?))) else {
                changes.removed.push(team.key.clone());
                continue;
            };
            former[heir.index()] = id.0;
            if team.name != now.name {
                changes.renamed.push((team.name.clone(), now.name.clone()));
            }
            if team.team_type != now.team_type {
                changes.retyped.push((now.key.clone(), team.team_type, now.team_type));
            }
        }
        let is_new = |id: TeamId| former[id.index()] == NONE;
        let new = is.teams().filter(|&(id, team)| !team.is_dissolved && is_new(id));
        changes.added = new.map(|(_, team)| team.key.clone()).collect();
        changes.note_interactions(both, &former);
        if !both.matching.is_matched {
            changes.n_unmatched = changes.added.len() + changes.removed.len();
            (changes.added, changes.removed) = (Vec::new(), Vec::new());
        }
        changes
    }

    fn note_interactions(&mut self, both: &Both<'_>, former: &[u32]) {
        let (was, is) = (both.was.org, both.is.org);
        for (from, to, before) in was.interactions() {
            let now = [from, to].map(|team| both.matching.team_after(team));
            let kept = match now {
                [Some(from), Some(to)] => is.interaction(from, to).map(|now| (from, to, now.mode)),
                _ => None,
            };
            match kept {
                None if !both.matching.is_matched && now.contains(&None) => {}
                None => self.ended.push(working(was, from, to, before.mode)),
                Some((from, to, mode)) if mode != before.mode => {
                    self.changed.push((working(is, from, to, mode), before.mode));
                }
                Some(_) => {}
            }
        }
        let before = |team: TeamId| Some(former[team.index()]).filter(|&team| team != NONE).map(TeamId);
        for (from, to, now) in is.interactions() {
            let pair = before(from).zip(before(to));
            if pair.is_none() && !both.matching.is_matched {
                continue;
            }
            let known = pair.and_then(|(from, to)| was.interaction(from, to));
            if known.is_none() {
                self.started.push(working(is, from, to, now.mode));
            }
        }
    }

    /// How many interactions began, ended or changed.
    pub(super) fn n_interactions(&self) -> usize {
        self.started.len() + self.ended.len() + self.changed.len()
    }
}

fn working(org: &Org, from: TeamId, to: TeamId, mode: InteractionMode) -> Working {
    let key = |id| org.team(id).map(|team| team.key.clone()).unwrap_or_default();
    (key(from), key(to), mode)
}
