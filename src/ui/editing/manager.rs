//! Another manager for people, found by name.

use std::collections::BTreeSet;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{EditingProps, called_all};
use crate::engine::ids::PersonId;
use crate::session::Frame;
use crate::session::editing::{in_common, move_under, n_below};
use crate::ui::components::finder::{Finder, FinderProps, Match};
use crate::ui::components::modal::Modal;
use crate::ui::panels::palette::about;
use crate::ui::part::part;
use crate::ui::wording;

/// Managers that are listed at most.
const MOST_MATCHES: usize = 8;
/// The choice of no manager.
const NOBODY: &str = "Nobody (the top)";

#[derive(Properties, PartialEq)]
pub(super) struct ManagerFinderProps {
    pub(super) people: BTreeSet<PersonId>,
    pub(super) editing: EditingProps,
}

/// Finds the manager that people are to report to.
#[component]
pub(super) fn ManagerFinder(props: &ManagerFinderProps) -> Html {
    let ManagerFinderProps { people, editing } = props;
    let is_alone = use_state_eq(|| false);
    let look = {
        let (frame, people, is_alone) = (editing.frame.clone(), people.clone(), *is_alone);
        Callback::from(move |words: String| {
            let line = |at: Option<u32>| {
                let manager = at.map(|at| frame.structure.id(at));
                let line = match move_under(&frame.org, &people, manager, is_alone) {
                    Ok(_) => at.map_or_else(|| "they report to nobody".to_owned(), |at| about(&frame, at)),
                    Err(reason) if !is_alone && move_under(&frame.org, &people, manager, true).is_ok() => {
                        format!("{reason} Tick “Without the reports” to move there.")
                    }
                    Err(reason) => reason,
                };
                let name = at.map_or(NOBODY, |at| frame.name(at)).to_owned();
                Match { name: name.into(), line: line.into(), keys: None }
            };
            candidates(&frame, &people, &words).into_iter().map(line).collect::<Vec<_>>()
        })
    };
    let on_choose = {
        let (editing, people, is_alone) = (editing.clone(), people.clone(), *is_alone);
        Callback::from(move |(words, place): (String, usize)| {
            let frame = &editing.frame;
            let Some(&at) = candidates(frame, &people, &words).get(place) else { return };
            let manager = at.map(|at| frame.structure.id(at));
            // The list says why somebody cannot be chosen.
            if let Ok(edits) = move_under(&frame.org, &people, manager, is_alone) {
                editing.decide(edits);
            }
        })
    };
    let nothing = Callback::from(|words: String| format!("No one matches “{words}”."));
    let below = n_below(&editing.frame.org, people);
    let onchange = {
        let is_alone = is_alone.setter();
        Callback::from(move |event: Event| is_alone.set(event.target_unchecked_into::<HtmlInputElement>().checked()))
    };
    html! {
        <Modal title={format!("Move {}", called_all(&editing.frame.org, people))} on_close={editing.on_close.clone()}>
            { part::<Finder>(FinderProps { label: "New manager".into(), placeholder: "Name, title or team".into(), list: "managers", find: look, on_choose, nothing }) }
            if below > 0 {
                <label class="share__choice"><input type="checkbox" checked={*is_alone} {onchange} />
                    <span>{ "Without the reports" }<small class="setting__help">{ format!("{} below stay and report one level up.", wording::count(below as u32, "person", "people")) }</small></span>
                </label>
            }
        </Modal>
    }
}

/// Who could be meant; without words the managers, from the top down. Nobody comes last.
fn candidates(frame: &Frame, people: &BTreeSet<PersonId>, words: &str) -> Vec<Option<u32>> {
    let words = words.trim().to_lowercase();
    let mut found = match words.as_str() {
        "" => {
            // To stay where one is, is no move.
            let own = in_common(people.iter().map(|&person| frame.org.manager_of(person))).flatten();
            let mut managers = frame.structure.managers().to_vec();
            managers.retain(|&at| !people.contains(&frame.structure.id(at)) && own != Some(frame.structure.id(at)));
            crate::engine::sort::sort_by_key(&mut managers, |&at| (frame.structure.layer(at), at));
            managers
        }
        words => frame.search(words, MOST_MATCHES),
    };
    found.truncate(MOST_MATCHES);
    let is_nobody = words.is_empty() || NOBODY.to_lowercase().split([' ', '(']).any(|word| word.starts_with(&words));
    found.into_iter().map(Some).chain(is_nobody.then_some(None)).collect()
}
