//! Removing people: what becomes of their reports.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::{EditingProps, called_all};
use crate::engine::edit::Fate;
use crate::engine::ids::PersonId;
use crate::session::editing::{called, called_first, in_common, n_below, remove};
use crate::ui::components::icon::icon;
use crate::ui::components::modal::Modal;
use crate::ui::wording;

/// Asks what becomes of the reports of people who are to go.
pub(super) fn removal(people: &BTreeSet<PersonId>, props: &EditingProps) -> Html {
    let org = &props.frame.org;
    let direct: Vec<PersonId> =
        people.iter().flat_map(|&person| org.direct_reports(person)).filter(|id| !people.contains(id)).collect();
    let go = |fate: Fate| {
        let (props, people) = (props.clone(), people.clone());
        move |_: MouseEvent| props.decide(remove(&props.frame.org, &people, fate))
    };
    let choice = |name: String, help: String, fate: Fate| {
        html! { <button type="button" class="preset" onclick={go(fate)}><strong dir="auto">{ name }</strong><span class="preset__help">{ help }</span></button> }
    };
    let above = in_common(people.iter().map(|&person| org.manager_of(person)));
    let stays = match above {
        Some(Some(above)) => {
            let kept = org.direct_reports(above).iter().filter(|id| !people.contains(id)).count();
            let reports = wording::count((kept + direct.len()) as u32, "direct report", "direct reports");
            format!("Everybody below stays; {} then has {reports}.", called(org, above))
        }
        _ => "Everybody below stays.".to_owned(),
    };
    let up = match above {
        Some(Some(above)) => format!("They report to {}", called(org, above)),
        Some(None) if direct.len() == 1 => "They stand at the top".to_owned(),
        Some(None) => "They stand at the top, each alone".to_owned(),
        None => "They report one level up".to_owned(),
    };
    let heirs = direct.iter().copied().filter(|_| people.len() == 1).filter(|&id| !org.direct_reports(id).is_empty());
    let reports = wording::count(direct.len() as u32, "direct report", "direct reports");
    let all = wording::count((n_below(org, people) + people.len()) as u32, "person", "people");
    let who = called_all(org, people);
    let on_close = props.on_close.clone();
    html! {
        <Modal title={format!("Remove {who}")} on_close={props.on_close.clone()}>
            if direct.is_empty() {
                <p>{ format!("Remove {who}? Nobody reports to them.") }</p>
            } else {
                <p>{ format!("What happens to the {reports}?") }</p>
                <div class="choices">
                    { choice(up, stays, Fate::Up) }
                    { for heirs.take(5).map(|heir| choice(format!("{} takes over", called_first(org, heir)), "The others report there.".into(), Fate::To(heir))) }
                    <button type="button" class="preset preset--danger" onclick={go(Fate::Along)}>
                        <strong>{ icon("trash") }{ "Remove them too" }</strong><span class="preset__help">{ format!("{all} in all.") }</span>
                    </button>
                </div>
            }
            <div class="form__buttons">
                if direct.is_empty() {
                    <button type="button" class="button button--danger" onclick={go(Fate::Up)}>{ icon("trash") }{ "Remove" }</button>
                }
                // What takes people away is never a key away.
                <button type="button" class="button" data-first="true" onclick={move |_: MouseEvent| on_close.emit(())}>{ "Cancel" }</button>
            </div>
        </Modal>
    }
}
