//! What can be done from anywhere on the page: by key, from the palette, with a button.

use std::collections::BTreeSet;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::browser::focus::when_there;
use super::browser::typing::is_writing;
use super::editing::Editing;
use super::panels::top_bar::Dialog;
use super::shared::Shared;
use super::store::Dispatch;
use crate::engine::edit::{Edit, Fate};
use crate::engine::ids::PersonId;
use crate::session::editing::{n_below, remove};
use crate::session::{Act, Action, Command, Frame, Panel, Reach, View};

/// What acting needs to know.
#[derive(Clone)]
pub(crate) struct Acting {
    pub(crate) frame: Shared<Frame>,
    pub(crate) view: View,
    pub(crate) dispatch: Dispatch,
    pub(crate) open: Callback<Dialog>,
    /// Takes edits that need no dialog.
    pub(crate) decide: Callback<Vec<Edit>>,
}

impl Acting {
    /// Does something, with whoever is selected.
    pub(crate) fn perform(&self, act: Act) {
        self.perform_with(act, self.frame.chosen(&self.view));
    }

    /// Does something with somebody, and with whoever else is selected where that person is.
    pub(crate) fn perform_at(&self, act: Act, person: PersonId) {
        let chosen = self.frame.chosen(&self.view);
        match act {
            Act::Mark => self.dispatch.dispatch(Command::Mark(person)),
            Act::Edit | Act::Add | Act::Move | Act::Remove if !chosen.contains(&person) => {
                self.dispatch.dispatch(Command::Select(Some(person)));
                self.perform_with(act, BTreeSet::from([person]));
            }
            Act::Turn if chosen.is_empty() => {
                // The other form goes on at whoever is selected.
                self.dispatch.dispatch(Command::Select(Some(person)));
                self.perform_with(act, chosen);
            }
            act => self.perform_with(act, chosen),
        }
    }

    fn perform_with(&self, act: Act, chosen: BTreeSet<PersonId>) {
        let one = chosen.first().copied().filter(|_| chosen.len() == 1);
        let open = |dialog| self.open.emit(dialog);
        match act {
            Act::Undo => self.dispatch.dispatch(Command::Undo),
            Act::Redo => self.dispatch.dispatch(Command::Redo),
            Act::Show(panel) => self.dispatch.dispatch(Command::Show(panel)),
            Act::Find => open(Dialog::Find),
            Act::Keys => open(Dialog::Keys),
            Act::Import => open(Dialog::Import),
            Act::Scenarios => open(Dialog::Scenarios),
            Act::Export => open(Dialog::Export),
            Act::Compare => open(Dialog::Compare),
            Act::Share => open(Dialog::Share),
            Act::Settings => open(Dialog::Settings),
            Act::Add => open(Dialog::Editing(Editing::Add(one))),
            Act::Edit => match one {
                Some(person) => open(Dialog::Editing(Editing::Person(person))),
                None if chosen.is_empty() => {}
                None => open(Dialog::Editing(Editing::Team(chosen))),
            },
            Act::Move if !chosen.is_empty() => open(Dialog::Editing(Editing::Move(chosen))),
            // Nothing is to be asked about one person without reports; undo is a press away.
            Act::Remove if one.is_some() && n_below(&self.frame.org, &chosen) == 0 => {
                self.decide.emit(remove(&self.frame.org, &chosen, Fate::Up));
            }
            Act::Remove if !chosen.is_empty() => open(Dialog::Editing(Editing::Remove(chosen))),
            Act::Turn => {
                self.dispatch.dispatch(Command::Show(Panel::Chart));
                self.dispatch.dispatch(Command::SetForm(self.view.form.other()));
                when_there("[role=tree] [tabindex='0'], [role=treegrid] [tabindex='0']");
            }
            Act::Clear => self.dispatch.dispatch(Command::Select(None)),
            // Nobody is selected, or these are no commands yet.
            Act::Mark | Act::Move | Act::Remove => {}
        }
    }
}

/// Keys that work anywhere on the page but where somebody writes.
#[hook]
pub(crate) fn use_page_keys(acting: &Acting) {
    let latest = use_mut_ref(|| acting.clone());
    *latest.borrow_mut() = acting.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            let acting = latest.borrow().clone();
            let with_ctrl = key.ctrl_key() || key.meta_key();
            let is_single = acting.view.has_single_keys;
            let act = Action::pressed(&key.key(), with_ctrl, key.shift_key(), Reach::Page, is_single);
            // A dialog in front keeps the page behind it as it is; where somebody writes, only the palette opens.
            let is_held = is_writing(key) && act != Some(Act::Find) || (is_writing(key) && !with_ctrl) || has_dialog();
            if let Some(act) = act.filter(|_| !is_held && !key.alt_key()) {
                event.prevent_default();
                acting.perform(act);
            }
        });
        move || drop(listener)
    });
}

fn has_dialog() -> bool {
    gloo::utils::document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}
