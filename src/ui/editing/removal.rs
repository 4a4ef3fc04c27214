//! Removing people: what becomes of their reports.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::{EditingProps, called, called_all};
use crate::engine::edit::Fate;
use crate::engine::ids::PersonId;
use crate::session::editing::{in_common, n_below, remove};
use crate::ui::components::modal::Modal;
use crate::ui::wording;

/// Asks what becomes of the reports of people who are to go.
pub(super) fn removal(people: &BTreeSet<PersonId>, props: &EditingProps) -> Html {
    let org = &props.frame.org;
    let direct: Vec<PersonId> =
        people.iter().flat_map(|&person| org.direct_reports(person)).filter(|id| !people.contains(id)).collect();
    let below: usize = people.iter().map(|&person| n_below(org, person)).sum();
    let choice = |name: String, help: String, fate: Fate| {
        let (props, people) = (props.clone(), people.clone());
        let onclick = move |_: MouseEvent| props.decide(remove(&props.frame.org, &people, fate));
        html! { <button type="button" class="preset" {onclick}><strong dir="auto">{ name }</strong><span class="preset__help">{ help }</span></button> }
    };
    let up = match in_common(people.iter().map(|&person| org.manager_of(person))).flatten() {
        Some(above) => format!("They report to {}", called(org, above)),
        None => "They report one level up".to_owned(),
    };
    let heirs = direct.iter().copied().filter(|_| people.len() == 1).filter(|&id| !org.direct_reports(id).is_empty());
    let reports = wording::count(direct.len() as u32, "direct report", "direct reports");
    html! {
        <Modal title={format!("Remove {}", called_all(org, people))} on_close={props.on_close.clone()}>
            <p>{ format!("What happens to {reports}?") }</p>
            <div class="choices">
                { choice(up, "Everybody below stays.".into(), Fate::Up) }
                { for heirs.take(5).map(|heir| choice(format!("{} takes over", called(org, heir)), "The others report there.".into(), Fate::To(heir))) }
                { choice("Remove them too".into(), format!("{} in all.", wording::count((below + people.len()) as u32, "person", "people")), Fate::Along) }
            </div>
            <div class="form__buttons"><button type="button" class="button" onclick={let on_close = props.on_close.clone(); move |_: MouseEvent| on_close.emit(())}>{ "Cancel" }</button></div>
        </Modal>
    }
}
