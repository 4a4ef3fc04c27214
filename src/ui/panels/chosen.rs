//! What can be done with whoever is selected: one person's buttons, and the bar of several.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::engine::edit::Edit;
use crate::engine::ids::PersonId;
use crate::session::editing::new_manager;
use crate::session::{Act, Frame};
use crate::ui::acting::Acting;
use crate::ui::components::icon::icon;
use crate::ui::editing::{Editing, decide};
use crate::ui::panels::top_bar::Dialog;
use crate::ui::wording;

fn button(name: &'static str, onclick: impl Fn(MouseEvent) + 'static) -> Html {
    html! { <button type="button" class="button" {onclick}>{ name }</button> }
}

/// Says by word, sign and color that it takes people out.
fn removes(acting: &Acting) -> Html {
    let acting = acting.clone();
    let onclick = move |_: MouseEvent| acting.perform(Act::Remove);
    html! { <button type="button" class="button button--danger" {onclick}>{ icon("trash") }{ "Remove" }</button> }
}

fn acts(acting: &Acting, name: &'static str, act: Act) -> Html {
    let acting = acting.clone();
    button(name, move |_| acting.perform(act))
}

/// The buttons of one person.
pub(crate) fn edit_buttons(acting: &Acting) -> Html {
    html! {
        <div class="edit-buttons" role="group" aria-label="Edit">
            { acts(acting, "Edit", Act::Edit) }
            { acts(acting, "Add below", Act::Add) }
            { acts(acting, "Move", Act::Move) }
            { removes(acting) }
        </div>
    }
}

/// An empty seat that is selected.
pub(crate) fn vacancy(acting: &Acting, person: PersonId) -> Html {
    let known = acting.frame.org.person(person);
    let manager = acting.frame.org.manager_of(person).and_then(|manager| acting.frame.org.person(manager));
    let line = manager.map_or_else(String::new, |manager| format!(" · reports to {}", manager.in_words()));
    html! {
        <section class="inspector" aria-label="Selected person">
            <h2 class="inspector__name" dir="auto">{ known.map(|person| person.label().into_owned()) }</h2>
            <p class="inspector__line" dir="auto">{ format!("Vacant{line}") }</p>
            { edit_buttons(acting) }
            <p class="inspector__note">{ "An empty seat is drawn and never counted." }</p>
        </section>
    }
}

/// Several people who are selected, and what can be done with them at once.
pub(crate) fn several(acting: &Acting, chosen: &BTreeSet<PersonId>, apply: &Callback<(String, Vec<Edit>)>) -> Html {
    let frame = &acting.frame;
    let names: Vec<_> = chosen.iter().filter_map(|&id| frame.org.person(id)).map(|person| person.label()).collect();
    let team = {
        let (open, chosen) = (acting.open.clone(), chosen.clone());
        button("Team", move |_| open.emit(Dialog::Editing(Editing::Team(chosen.clone()))))
    };
    let between = new_manager(&frame.org, chosen).ok().map(|edits| {
        let (frame, apply) = (frame.clone(), apply.clone());
        button("Give them a manager", move |_| decide(&frame.org, &apply, edits.clone()))
    });
    html! {
        <section class="several" aria-label="Selected people">
            <h2 class="inspector__name">{ wording::count(chosen.len() as u32, "person selected", "people selected") }</h2>
            <p class="several__names" dir="auto">{ listed(&names) }</p>
            <p class="several__load">{ summary(frame, chosen) }</p>
            <div class="edit-buttons" role="group" aria-label="Edit">
                { acts(acting, "Move", Act::Move) }
                { team }
                { for between }
                { removes(acting) }
                { acts(acting, "Select nobody", Act::Clear) }
            </div>
        </section>
    }
}

/// Names that are written out.
const MOST_NAMES: usize = 8;

fn listed(names: &[std::borrow::Cow<'_, str>]) -> String {
    match names.len().checked_sub(MOST_NAMES) {
        None | Some(0) => names.join(", "),
        Some(more) => format!("{} and {more} more", names[..MOST_NAMES].join(", ")),
    }
}

/// What they are: engineers, managers, empty seats.
fn summary(frame: &Frame, chosen: &BTreeSet<PersonId>) -> String {
    let mut counts = [0; 3];
    for &person in chosen {
        let at = frame.structure.position(person);
        counts[at.map_or(2, |at| usize::from(frame.structure.is_manager(at)))] += 1;
    }
    let names = [("engineer", "engineers"), ("manager", "managers"), ("vacancy", "vacancies")];
    let parts = counts.into_iter().zip(names).filter(|(n, _)| *n > 0);
    parts.map(|(n, (one, many))| wording::count(n, one, many)).collect::<Vec<_>>().join(" · ")
}
