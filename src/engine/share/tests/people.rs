//! Edits of people on their way: whole, or without what somebody typed.

use proptest::prelude::*;

use super::*;
use crate::engine::edit::{Fate, PersonEdit};

pub(super) fn person_edits() -> impl Strategy<Value = PersonEdit> {
    let person = || (0..60u32).prop_map(PersonId);
    let team = || prop::option::of((0..9u32).prop_map(TeamId));
    let word = || prop_oneof![Just(""), Just("Bo"), Just("Søk 🚀")].prop_map(str::to_owned);
    let title =
        || prop_oneof![Just(""), Just("Engineer"), Just("Jr. Søker"), Just("Staff Scout")].prop_map(str::to_owned);
    let fate = prop_oneof![Just(Fate::Up), Just(Fate::Along), person().prop_map(Fate::To)];
    prop_oneof![
        (person(), word()).prop_map(|(person, name)| PersonEdit::Name { person, name }),
        (person(), title()).prop_map(|(person, title)| PersonEdit::Entitle { person, title }),
        (person(), word()).prop_map(|(person, location)| PersonEdit::Locate { person, location }),
        (person(), any::<bool>()).prop_map(|(person, vacant)| PersonEdit::Vacate { person, vacant }),
        (prop::option::of(person()), team(), word(), title(), any::<bool>())
            .prop_map(|(manager, team, name, title, vacant)| PersonEdit::Add { manager, team, name, title, vacant }),
        (person(), prop::option::of(person())).prop_map(|(person, manager)| PersonEdit::MoveAlone { person, manager }),
        (person(), fate).prop_map(|(person, fate)| PersonEdit::Remove { person, fate }),
    ]
}

/// What a link of an imported org leaves of edits of people.
pub(super) fn edits_told(edits: &mut Vec<Edit>, with: With) {
    let is_text = |edit: &Edit| matches!(edit, Edit::Person(PersonEdit::Name { .. } | PersonEdit::Locate { .. }));
    edits.retain(|edit| with.names || !is_text(edit));
    for edit in edits {
        if let Edit::Person(PersonEdit::Add { name, .. }) = edit
            && !with.names
        {
            name.clear();
        }
        if let Edit::Person(PersonEdit::Add { title, .. } | PersonEdit::Entitle { title, .. }) = edit
            && !with.titles
        {
            *title = without_title(title);
        }
    }
}

#[test]
fn what_was_typed_about_people_stays_at_home_unless_asked_for() {
    let mut scenario = roster_scenario(9);
    let (a, b) = (PersonId(1), PersonId(2));
    let add = PersonEdit::Add {
        manager: Some(a),
        team: None,
        name: "Secret Person".into(),
        title: "Secret Staff Lead".into(),
        vacant: false,
    };
    let edits = [
        PersonEdit::Name { person: a, name: "Secret Name".into() },
        PersonEdit::Entitle { person: b, title: "Secret Title".into() },
        PersonEdit::Locate { person: b, location: "Secret Place".into() },
        add,
        PersonEdit::Remove { person: a, fate: Fate::To(b) },
    ];
    scenario.edits = edits.map(Edit::Person).into();
    let left = round_trip(&scenario, With::default());
    assert!(!write_scenario(&left).contains("Secret"));
    let lines = |scenario: &Scenario| {
        let org = scenario.base_org();
        org.people().map(|(id, _)| (id, org.manager_of(id))).collect::<Vec<_>>()
    };
    assert_eq!(lines(&scenario), lines(&left));
    assert_eq!(loads(&scenario).len(), loads(&left).len());
    assert_eq!(round_trip(&scenario, EVERYTHING).edits, scenario.edits);
}
