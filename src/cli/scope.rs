//! `--root` and `--department`: part of an org as an org of its own.

use crate::engine::ids::RotationId;
use crate::engine::org::{Org, Rotation};
use crate::engine::roster::{Notice, Roster, RosterPerson, RosterRotation, Scope};
use crate::engine::scenario::{Scenario, Source, topology_of};

/// Which org of a scenario a command is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// The one it starts from.
    Start,
    /// The one at the size looked at.
    Shown,
}

/// Narrows a scenario to a part, which becomes its source; gives what was repaired on the way.
pub(super) fn apply(scenario: &mut Scenario, scope: &Scope, size: Size) -> Result<Vec<Notice>, String> {
    let whole = match &scenario.source {
        Source::Roster(roster)
            if scenario.edits.is_empty() && (size == Size::Start || scenario.engineers.is_none()) =>
        {
            Roster::clone(roster)
        }
        _ if size == Size::Start => roster_of(&scenario.base_org()),
        _ => roster_of(&scenario.org()),
    };
    // The whole file says which day it is, also where the part has only older start dates.
    scenario.as_of = scenario.as_of.or_else(|| whole.people.iter().filter_map(|person| person.start_date).max());
    let (part, mut notices) = whole.scoped(scope).map_err(|error| error.to_string())?;
    if !scenario.muted.is_empty() {
        let message = "muted findings are not carried over to a part of the org".to_owned();
        notices.push(Notice { row: 0, code: "muted_left_out", message, fields: [].into() });
    }
    // Edits are in the part already, and both name people by their place in the whole.
    *scenario = Scenario {
        source: Source::Roster(part.into()),
        engineers: scenario.engineers.filter(|_| size == Size::Start),
        edits: Vec::new(),
        muted: Vec::new(),
        ..scenario.clone()
    };
    Ok(notices)
}

/// The people of an org as rows, with its teams.
fn roster_of(org: &Org) -> Roster {
    let ids: Vec<_> = org.people().map(|(id, _)| id).collect();
    let place = |id| ids.binary_search(&id).ok().map(|at| at as u32);
    let on_call = |id: Option<RotationId>| {
        id.and_then(|id| org.rotations().get(id.index())).map(|rotation| rotation.name.clone()).unwrap_or_default()
    };
    let row = |(row, (id, person)): (u32, (_, &crate::engine::org::Person))| RosterPerson {
        id: person.key.clone(),
        name: person.name.clone(),
        title: person.title.clone(),
        manager: org.manager_of(id).and_then(place),
        dotted_managers: org.dotted_managers(id).into_iter().filter_map(place).collect(),
        department: person.department.clone(),
        team: String::new(),
        location: person.location.clone(),
        email: String::new(),
        start_date: person.start_date,
        salary: None,
        fte: person.fte.0,
        own_work: person.work.own_work,
        open_requisitions: person.work.open_requisitions,
        on_call: on_call(person.work.rotation),
        vacant: person.vacant,
        row,
    };
    let rotation = |rotation: &Rotation| RosterRotation {
        name: rotation.name.clone(),
        tiers: rotation.tiers,
        sites: rotation.sites,
        incidents_per_shift: rotation.incidents,
    };
    let mut people: Vec<RosterPerson> = (1..).zip(org.people()).map(row).collect();
    let topology = topology_of(org, &mut people);
    Roster { people, rotations: org.rotations().iter().map(rotation).collect(), topology }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::analyze;
    use crate::engine::edit::Edit;
    use crate::engine::ids::PersonId;
    use crate::engine::org::Structure;
    use crate::engine::scenario::{example_org, roster_org};

    #[test]
    fn a_part_of_an_edited_org_has_the_edits_in_it() {
        let mut scenario = Scenario::default();
        // Somebody from Ada's team goes to Ben.
        let (ada, ben, who) = (PersonId(1), PersonId(9), PersonId(2));
        scenario.edit(&[Edit::Report { person: who, manager: Some(ben) }]);
        let org = scenario.base_org();
        let key = |id: PersonId| org.person(id).expect("there").key.clone();
        let below = |id: PersonId| org.direct_reports(id).len();
        assert_eq!((below(ada), below(ben)), (6, 7));
        for (manager, people) in [(ada, 7), (ben, 8)] {
            let mut part = scenario.clone();
            apply(&mut part, &Scope::Root(key(manager)), Size::Shown).expect("there");
            assert_eq!(part.base_org().people().count(), people);
        }
    }

    #[test]
    fn rows_of_an_org_make_the_same_org() {
        let settings = Default::default();
        let [a, b] = [example_org(), roster_org(&roster_of(&example_org()))];
        let [a, b] = [a, b].map(|org| analyze(&Structure::of(&org, None), &settings));
        assert_eq!((a.metrics, a.loads), (b.metrics, b.loads));
    }
}
