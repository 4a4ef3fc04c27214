//! Ids that were given, and those that nobody gets.

use super::{Org, OrgError, Team};
use crate::engine::ids::Ids;

impl Org {
    /// Number of ids of each kind given so far, also those of who or what is no more.
    pub fn ids_given(&self) -> Ids {
        Ids { people: self.people.len() as u32, teams: self.teams.len() as u32, groups: self.groups.len() as u32 }
    }

    /// Gives the next ids to nobody. Those of teams are of some that are no more, since the place of a team is its id.
    ///
    /// # Errors
    /// [`OrgError::TooManyIds`].
    pub fn skip_ids(&mut self, ids: Ids) -> Result<(), OrgError> {
        if !self.ids_given().and(ids).fit(Ids::MOST) {
            return Err(OrgError::TooManyIds);
        }
        self.people.extend((0..ids.people).map(|_| None));
        for _ in 0..ids.teams {
            self.add_team(Team { is_dissolved: true, ..Team::default() });
        }
        self.groups.extend((0..ids.groups).map(|_| None));
        Ok(())
    }
}
