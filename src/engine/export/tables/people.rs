//! People as the import reads them, and what was worked out about each.

use super::super::people::drawn;
use super::super::{OrgPicture, Table};
use super::or_blank;
use crate::engine::analyze::Load;
use crate::engine::date::iso_date;
use crate::engine::org::{Org, Person};
use crate::engine::roster::{Field, NAMES_AS_WRITTEN, RosterPerson, look_reversed};
use crate::engine::scenario::Source;
use crate::engine::units::{Decimal, Fte, Ratio};

/// The columns that an import reads: the canonical header, then what else takes a person's time.
const READ: [Field; 16] = [
    Field::Id,
    Field::Name,
    Field::Title,
    Field::ManagerId,
    Field::Department,
    Field::Team,
    Field::Location,
    Field::StartDate,
    Field::Salary,
    Field::Email,
    Field::Fte,
    Field::Status,
    Field::DottedManagers,
    Field::OwnWork,
    Field::OpenRequisitions,
    Field::OnCall,
];

/// What is worked out.
const FIGURES: [&str; 6] = ["layer", "direct_reports", "total_reports", "load_minutes", "load_index", "band"];

/// Everyone in id order, vacancies with that status and without figures.
pub(super) fn write(picture: &OrgPicture<'_>) -> String {
    let OrgPicture { org, structure, report, scenario } = *picture;
    let rows: &[RosterPerson] = match &scenario.source {
        Source::Roster(roster) => &roster.people,
        Source::Example | Source::Generated { .. } => &[],
    };
    let is_read_reversed = look_reversed(org.people().map(|(_, person)| person.name.as_str()));
    let heading = |field: Field| match field {
        Field::Name if is_read_reversed => NAMES_AS_WRITTEN,
        _ => field.key(),
    };
    let header: Vec<&str> = READ.into_iter().map(heading).chain(FIGURES).collect();
    let mut table = Table::new(&header);
    for drawn in drawn(picture) {
        // People of a roster keep its order as ids, whoever joins later.
        let row = rows.get(drawn.id.index()).filter(|row| row.id == drawn.person.key);
        let key = |id| org.person(id).map(|person| person.key.clone()).unwrap_or_default();
        let team = org.team_of(drawn.id).and_then(|team| org.team(team));
        let person = drawn.person;
        let mut cells: Vec<String> = vec![
            person.key.clone(),
            person.name.clone(),
            person.title.clone(),
            or_blank(org.manager_of(drawn.id).map(key)),
            person.department.clone(),
            or_blank(team.map(|team| &team.name)),
            person.location.clone(),
            or_blank(person.start_date.map(iso_date)),
            or_blank(row.and_then(|row| row.salary).map(money)),
            or_blank(row.map(|row| &row.email)),
            share(person.fte.0),
            if drawn.is_vacant { "vacant" } else { "active" }.to_owned(),
            super::listed(org.dotted_managers(drawn.id).into_iter().map(key)),
        ];
        cells.extend(work(org, person));
        let at = structure.position(drawn.id);
        let load = at.and_then(|at| report.load(structure, at));
        cells.extend([
            or_blank(at.map(|at| structure.layer(at))),
            or_blank(at.map(|at| structure.span(at))),
            or_blank(at.map(|at| structure.total_reports(at))),
            or_blank(load.map(Load::minutes)),
            or_blank(load.and_then(Load::index).map(Ratio::as_f64)),
            or_blank(load.and_then(Load::band).map(|band| band.as_str())),
        ]);
        table.row(&cells);
    }
    table.into_text()
}

fn work(org: &Org, person: &Person) -> [String; 3] {
    let rotation = person.work.rotation.and_then(|id| org.rotations().get(id.index()));
    let requisitions = Some(person.work.open_requisitions).filter(|&n| n > 0);
    [or_blank(person.work.own_work.map(share)), or_blank(requisitions), or_blank(rotation.map(|one| &one.name))]
}

/// Minor units as an amount.
fn money(minor: i64) -> String {
    Decimal(minor * (Decimal::SCALE / 100)).to_string()
}

/// Basis points as a share of one.
pub(super) fn share(basis_points: u16) -> String {
    Decimal(i64::from(basis_points) * (Decimal::SCALE / Fte::FULL.basis_points())).to_string()
}
