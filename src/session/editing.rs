//! Editing by hand: what a gesture, a key or a form asks for, as edits, or why it cannot be.

use std::collections::BTreeSet;

use crate::engine::edit::{Edit, Fate, PersonEdit, TeamEdit};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::{Org, Role};

/// The edits that were asked for; the reason, as a sentence, where they cannot be.
pub type Asked = Result<Vec<Edit>, String>;

/// What can be known of a person and changed in a form. Empty texts stand for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonForm {
    /// Name.
    pub name: String,
    /// Title as written.
    pub title: String,
    /// Place.
    pub location: String,
    /// The named team.
    pub team: Option<TeamId>,
    /// Whether the seat is empty.
    pub is_vacant: bool,
}

impl PersonForm {
    /// What is known of a person; all empty for nobody.
    pub fn of(org: &Org, person: PersonId) -> PersonForm {
        let Some(known) = org.person(person) else { return PersonForm::default() };
        PersonForm {
            name: known.name.clone(),
            title: known.title.clone(),
            location: known.location.clone(),
            team: org.team_of(person),
            is_vacant: known.vacant,
        }
    }

    /// The edits after which a person is known as this; none where nothing changes.
    pub fn edits(&self, org: &Org, person: PersonId) -> Vec<Edit> {
        let before = PersonForm::of(org, person);
        let mut edits = Vec::new();
        let mut differs = |is_other: bool, edit: PersonEdit| {
            if is_other {
                edits.push(Edit::Person(edit));
            }
        };
        differs(self.name != before.name, PersonEdit::Name { person, name: self.name.clone() });
        differs(self.title != before.title, PersonEdit::Entitle { person, title: self.title.clone() });
        differs(self.location != before.location, PersonEdit::Locate { person, location: self.location.clone() });
        differs(self.is_vacant != before.is_vacant, PersonEdit::Vacate { person, vacant: self.is_vacant });
        if self.team != before.team {
            edits.push(Edit::Transfer { person, team: self.team });
        }
        edits
    }
}

/// Who is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomers {
    /// What they are.
    pub form: PersonForm,
    /// How many.
    pub count: u32,
}

/// Most people that are added at once.
pub const MOST_NEWCOMERS: u32 = 50;

/// Adds people below a manager, or at the top.
pub fn add(manager: Option<PersonId>, newcomers: &Newcomers) -> Vec<Edit> {
    let form = &newcomers.form;
    let edit = Edit::Person(PersonEdit::Add {
        manager,
        team: form.team,
        name: form.name.clone(),
        title: form.title.clone(),
        vacant: form.is_vacant,
    });
    vec![edit; newcomers.count.clamp(1, MOST_NEWCOMERS) as usize]
}

/// Puts people below another manager: whole branches, or the people alone, whose reports then go to their manager.
///
/// # Errors
/// Where somebody would report to themselves or to somebody below, or nobody would move.
pub fn move_under(org: &Org, people: &BTreeSet<PersonId>, manager: Option<PersonId>, alone: bool) -> Asked {
    let movers: Vec<PersonId> = if alone { people.iter().copied().collect() } else { tops(org, people) };
    let mut edits = Vec::new();
    for &person in &movers {
        if manager == Some(person) {
            return Err(format!("{} cannot report to themselves.", called_first(org, person)));
        }
        if let Some(manager) = manager.filter(|manager| !alone && org.is_below(*manager, person)) {
            let (name, above) = (called_first(org, manager), called(org, person));
            return Err(format!("{name} is below {above}."));
        }
        if org.manager_of(person) == manager {
            continue;
        }
        edits.push(match alone {
            true => Edit::Person(PersonEdit::MoveAlone { person, manager }),
            false => Edit::Report { person, manager },
        });
    }
    match (edits.is_empty(), movers.as_slice()) {
        (false, _) => Ok(edits),
        (true, []) => Err("Nobody is selected.".into()),
        (true, [one]) => Err(format!("{} is there already.", called_first(org, *one))),
        (true, _) => Err("They are there already.".into()),
    }
}

/// Puts people into a team, or into none.
pub fn transfer(org: &Org, people: &BTreeSet<PersonId>, team: Option<TeamId>) -> Vec<Edit> {
    let others = people.iter().copied().filter(|&person| org.team_of(person) != team);
    others.map(|person| Edit::Transfer { person, team }).collect()
}

/// A new team with people in it, of a name unless that is empty.
pub fn new_team(org: &Org, people: &BTreeSet<PersonId>, name: &str) -> Vec<Edit> {
    let team = TeamId(org.n_teams() as u32);
    let mut edits = vec![Edit::AddTeam { from: None }];
    if !name.is_empty() {
        edits.push(Edit::Team(TeamEdit::Rename { team, name: name.to_owned() }));
    }
    edits.extend(transfer(org, people, Some(team)));
    edits
}

/// What all of some have in common; `None` where they differ, or are none.
pub fn in_common<T: PartialEq>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// A new manager between people and the manager they have in common.
///
/// # Errors
/// Where they do not all report to one manager.
pub fn new_manager(org: &Org, people: &BTreeSet<PersonId>) -> Asked {
    let Some(manager) = in_common(people.iter().map(|&person| org.manager_of(person))) else {
        return Err("A manager between needs people who report to the same manager.".into());
    };
    let new = PersonId(org.n_ids() as u32);
    let mut edits = vec![Edit::Join { manager, team: None, role: Role::EngineeringManager }];
    edits.extend(people.iter().map(|&person| Edit::Report { person, manager: Some(new) }));
    Ok(edits)
}

/// Removes people; what becomes of their reports is up to `fate`.
pub fn remove(org: &Org, people: &BTreeSet<PersonId>, fate: Fate) -> Vec<Edit> {
    let going = if fate == Fate::Along { tops(org, people) } else { people.iter().copied().collect() };
    going.into_iter().map(|person| Edit::Person(PersonEdit::Remove { person, fate })).collect()
}

/// How many people hang below a choice of people without being in it, vacancies included. Whoever is below two of them
/// counts once.
pub fn n_below(org: &Org, people: &BTreeSet<PersonId>) -> usize {
    let mut below = 0;
    let mut left: Vec<PersonId> = tops(org, people);
    while let Some(next) = left.pop() {
        below += usize::from(!people.contains(&next));
        left.extend(org.direct_reports(next));
    }
    below
}

/// Who a step is about once it is done: whoever is added or moved, else whoever is next to somebody who goes, else the manager.
pub fn touched(org: &Org, edits: &[Edit]) -> Vec<PersonId> {
    let mut next = org.n_ids() as u32;
    let mut touched = Vec::new();
    let mut gone = BTreeSet::new();
    for edit in edits {
        match edit {
            Edit::Join { .. } | Edit::Person(PersonEdit::Add { .. }) => {
                touched.push(PersonId(next));
                next += 1;
            }
            Edit::Report { person, .. } | Edit::Person(PersonEdit::MoveAlone { person, .. }) => touched.push(*person),
            Edit::Person(PersonEdit::Remove { person, .. }) => drop(gone.insert(*person)),
            _ => {}
        }
    }
    if let (true, Some(&first)) = (touched.is_empty(), gone.first()) {
        let goes = |person: PersonId| {
            gone.contains(&person) || org.managers_above(person).any(|manager| gone.contains(&manager))
        };
        touched.extend(kin(org, first).into_iter().find(|&id| !goes(id)));
    }
    touched
}

/// Who is nearest to somebody, for when that person is gone or out of sight: those after under the same manager, those
/// before, and everyone above.
pub fn kin(org: &Org, person: PersonId) -> Vec<PersonId> {
    let siblings = match org.manager_of(person) {
        Some(manager) => org.direct_reports(manager),
        None => org.people().map(|(id, _)| id).filter(|&id| org.manager_of(id).is_none()).collect(),
    };
    let place = siblings.iter().position(|&id| id == person).unwrap_or(0);
    let (before, after) = siblings.split_at(place);
    let beside = after.iter().skip(1).chain(before.iter().rev()).copied();
    beside.chain(org.managers_above(person)).collect()
}

/// Those of a choice who are below nobody else in it.
fn tops(org: &Org, people: &BTreeSet<PersonId>) -> Vec<PersonId> {
    let is_top = |person: &PersonId| !org.managers_above(*person).any(|manager| people.contains(&manager));
    people.iter().copied().filter(is_top).collect()
}

/// What somebody is called in a sentence.
pub fn called(org: &Org, person: PersonId) -> String {
    org.person(person).map_or_else(|| "nobody".to_owned(), |person| person.in_words().into_owned())
}

/// What somebody is called where a sentence starts. A name stays as it is written.
pub fn called_first(org: &Org, person: PersonId) -> String {
    let called = called(org, person);
    match org.person(person).is_some_and(|person| !person.vacant || !person.name.is_empty()) {
        true => called,
        false => called[..1].to_uppercase() + &called[1..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::analyze::Settings;
    use crate::engine::edit::{Setting, apply};
    use crate::engine::grow::Origin;
    use crate::engine::org::parse_outline;

    fn org() -> Org {
        parse_outline("Ada\n  Bo\n    Cy\n    Di\n  Ed\n").expect("well formed")
    }

    fn people<const N: usize>(ids: [u32; N]) -> BTreeSet<PersonId> {
        ids.into_iter().map(PersonId).collect()
    }

    #[test]
    fn a_branch_does_not_hang_below_itself() {
        let (org, cy) = (org(), Some(PersonId(2)));
        assert_eq!(move_under(&org, &people([1]), cy, false), Err("Cy is below Bo.".into()));
        assert!(move_under(&org, &people([1]), cy, true).is_ok());
        assert!(move_under(&org, &people([1]), Some(PersonId(1)), true).is_err());
        assert!(move_under(&org, &people([1]), Some(PersonId(0)), false).is_err(), "there already");
    }

    #[test]
    fn a_vacancy_is_told_as_one_in_sentences() {
        let mut org = org();
        let vacancy = PersonForm { title: "Designer".into(), is_vacant: true, ..PersonForm::default() };
        let edits = add(Some(PersonId(4)), &Newcomers { form: vacancy, count: 1 });
        let setting = Setting { origin: Origin::Imported, as_of: None, settings: &Settings::default() };
        assert_eq!(apply(&mut org, &edits, setting), []);
        let said = |person: u32, manager: u32| move_under(&org, &people([person]), Some(PersonId(manager)), false);
        assert_eq!(said(5, 4), Err("The vacancy (Designer) is there already.".into()));
        assert_eq!(said(4, 5), Err("The vacancy (Designer) is below Ed.".into()));
    }

    #[test]
    fn who_is_below_somebody_that_moves_comes_along() {
        let edits = move_under(&org(), &people([1, 2]), Some(PersonId(4)), false);
        assert_eq!(edits, Ok(vec![Edit::Report { person: PersonId(1), manager: Some(PersonId(4)) }]));
    }

    #[test]
    fn whoever_is_below_two_of_a_choice_counts_once() {
        let org = org();
        assert_eq!(n_below(&org, &people([0, 1])), 3);
        assert_eq!(n_below(&org, &people([1])), 2);
        assert_eq!(n_below(&org, &people([0, 1, 2, 3, 4])), 0);
    }

    #[test]
    fn a_step_is_about_who_came_who_moved_and_who_is_next_to_who_went() {
        let org = org();
        let newcomers = Newcomers { form: PersonForm::default(), count: 2 };
        assert_eq!(touched(&org, &add(Some(PersonId(1)), &newcomers)), [5, 6].map(PersonId));
        let moved = move_under(&org, &people([2, 3]), Some(PersonId(4)), false).expect("they can");
        assert_eq!(touched(&org, &moved), [2, 3].map(PersonId));
        let after = |gone: &BTreeSet<PersonId>, fate| touched(&org, &remove(&org, gone, fate));
        assert_eq!(after(&people([2]), Fate::Up), [PersonId(3)], "the next one");
        assert_eq!(after(&people([3]), Fate::Up), [PersonId(2)], "the one before");
        assert_eq!(after(&people([2, 3]), Fate::Up), [PersonId(1)], "the manager");
        assert_eq!(after(&people([0]), Fate::Along), [], "nobody is left");
        assert_eq!(after(&people([1, 2, 3, 4]), Fate::Up), [PersonId(0)], "whoever is left above");
        assert_eq!(kin(&org, PersonId(3)), [2, 1, 0].map(PersonId));
        assert_eq!(kin(&org, PersonId(0)), []);
    }

    #[test]
    fn a_form_changes_only_what_differs() {
        let org = org();
        let form = PersonForm::of(&org, PersonId(1));
        assert_eq!(form.edits(&org, PersonId(1)), []);
        let renamed = PersonForm { name: "Bob".into(), ..form };
        let edit = PersonEdit::Name { person: PersonId(1), name: "Bob".into() };
        assert_eq!(renamed.edits(&org, PersonId(1)), [Edit::Person(edit)]);
    }

    #[test]
    fn a_new_team_gets_the_next_id_and_a_name_where_there_is_one() {
        let (org, team) = (org(), TeamId(0));
        let edits = new_team(&org, &people([2]), "Ads");
        let rename = Edit::Team(TeamEdit::Rename { team, name: "Ads".into() });
        let transfer = Edit::Transfer { person: PersonId(2), team: Some(team) };
        assert_eq!(edits, [Edit::AddTeam { from: None }, rename, transfer]);
        assert_eq!(new_team(&org, &people([]), "").len(), 1);
    }

    #[test]
    fn a_manager_between_needs_one_manager_above() {
        let org = org();
        let edits = new_manager(&org, &people([2, 3])).expect("both report to Bo");
        assert_eq!(edits.len(), 3);
        assert!(new_manager(&org, &people([2, 4])).is_err());
    }
}
