//! Editing by hand: the dialogs in which people are changed, added, moved and removed.

mod form;
mod manager;
mod removal;

use std::collections::BTreeSet;

use yew::prelude::*;

use super::part::part;
use super::shared::Shared;
use crate::engine::edit::{Edit, say};
use crate::engine::ids::PersonId;
use crate::engine::org::Org;
use crate::engine::scenario::Scenario;
use crate::session::Frame;
use crate::session::editing::called;
use form::{add_form, person_form};
use manager::{ManagerFinder, ManagerFinderProps};
use removal::removal;

/// What is edited.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Editing {
    /// What is known of somebody.
    Person(PersonId),
    /// Somebody new below somebody, or at the top.
    Add(Option<PersonId>),
    /// Who people report to.
    Move(BTreeSet<PersonId>),
    /// The team that people are in.
    Team(BTreeSet<PersonId>),
    /// People are to go.
    Remove(BTreeSet<PersonId>),
}

#[derive(Clone, PartialEq)]
pub(crate) struct EditingProps {
    pub(crate) scenario: Shared<Scenario>,
    pub(crate) frame: Shared<Frame>,
    /// Takes the name of the step and its edits.
    pub(crate) apply: Callback<(String, Vec<Edit>)>,
    pub(crate) on_close: Callback<()>,
}

impl EditingProps {
    /// Applies edits as one step with their own name, and closes.
    fn decide(&self, edits: Vec<Edit>) {
        self.on_close.emit(());
        decide(&self.frame.org, &self.apply, edits);
    }
}

/// Applies edits as one step that has their own name.
pub(crate) fn decide(org: &Org, apply: &Callback<(String, Vec<Edit>)>, edits: Vec<Edit>) {
    if !edits.is_empty() {
        apply.emit((say(&edits, org), edits));
    }
}

/// The dialog of what is edited.
pub(crate) fn editing_dialog(what: &Editing, props: &EditingProps) -> Html {
    match what {
        Editing::Person(person) => person_form(*person, props),
        Editing::Add(manager) => add_form(*manager, props),
        Editing::Move(people) => {
            part::<ManagerFinder>(ManagerFinderProps { people: people.clone(), editing: props.clone() })
        }
        Editing::Team(people) => form::team_form(people, props),
        Editing::Remove(people) => removal(people, props),
    }
}

/// One name, or how many there are.
fn called_all(org: &Org, people: &BTreeSet<PersonId>) -> String {
    match people.iter().collect::<Vec<_>>().as_slice() {
        [one] => called(org, **one),
        all => format!("{} people", all.len()),
    }
}
