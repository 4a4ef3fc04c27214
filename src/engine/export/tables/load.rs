//! The counted people with the minutes of every cause.

use super::super::{OrgPicture, Table};
use super::or_blank;
use crate::engine::analyze::{Load, PARTS};
use crate::engine::org::NONE;
use crate::engine::units::Ratio;

const COLUMNS: [&str; 10] = [
    "id",
    "name",
    "title",
    "manager_id",
    "layer",
    "direct_reports",
    "total_reports",
    "load_minutes",
    "load_index",
    "band",
];

/// Load is blank for those who manage nobody.
pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let OrgPicture { org, structure, report, .. } = *picture;
    let header: Vec<&str> = COLUMNS.into_iter().chain(PARTS.iter().map(|(_, name, _)| *name)).collect();
    let mut table = Table::new(&header);
    let person = |at: u32| org.person(structure.id(at)).expect("everyone counted is in the org");
    for at in 0..structure.len() as u32 {
        let (who, parent, load) = (person(at), structure.parents()[at as usize], report.load(structure, at));
        let mut cells = vec![
            who.key.clone(),
            who.name.clone(),
            who.title.clone(),
            if parent == NONE { String::new() } else { person(parent).key.clone() },
            structure.layer(at).to_string(),
            structure.span(at).to_string(),
            structure.total_reports(at).to_string(),
            or_blank(load.map(Load::minutes)),
            or_blank(load.and_then(Load::index).map(Ratio::as_f64)),
            or_blank(load.and_then(Load::band).map(|band| band.as_str())),
        ];
        cells.extend(PARTS.iter().map(|(part, ..)| or_blank(load.map(|load| load.part(*part)))));
        table.row(&cells);
    }
    table.into_text()
}
