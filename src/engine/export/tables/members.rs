//! Who is in which team, as team files have it.

use super::super::{OrgPicture, Table};
use super::people::share;

/// Every part that somebody has in a team, by person.
pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let org = picture.org;
    let mut table = Table::new(&["team_id", "person_id", "role", "share", "name"]);
    for (id, person) in org.people() {
        for (team, part) in org.memberships(id) {
            let Some(team) = org.team(team) else { continue };
            let role = if part.leads { "lead" } else { "member" };
            table.row(&[&team.key, &person.key, role, &share(part.share), &person.name]);
        }
    }
    table.into_text()
}
