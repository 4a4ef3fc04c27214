//! How teams work together, as team files have it.

use super::super::{OrgPicture, Table};
use super::or_blank;
use crate::engine::date::iso_date;

/// Every interaction, provider or helper first.
pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let org = picture.org;
    let mut table = Table::new(&["from_team", "to_team", "mode", "purpose", "since"]);
    for (from, to, one) in org.interactions() {
        let key = |id| or_blank(org.team(id).map(|team| &team.key));
        let since = or_blank(one.since.map(iso_date));
        table.row(&[key(from), key(to), one.mode.as_str().to_owned(), one.purpose.clone(), since]);
    }
    table.into_text()
}
