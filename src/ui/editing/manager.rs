//! Another manager for people, found by name.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::{EditingProps, called_all};
use crate::engine::ids::PersonId;
use crate::session::Frame;
use crate::session::editing::{move_under, n_below};
use crate::ui::browser::chosen::is_checked;
use crate::ui::components::finder::{Finder, FinderProps, Match};
use crate::ui::components::modal::Modal;
use crate::ui::panels::palette::about;
use crate::ui::part::part;
use crate::ui::wording;

/// Managers that are listed at most.
const MOST_MATCHES: usize = 8;
/// The id of the box that leaves the reports behind.
const ALONE: &str = "move-alone";

/// Finds the manager that people are to report to.
pub(super) fn manager_finder(people: &BTreeSet<PersonId>, props: &EditingProps) -> Html {
    let look = {
        let (frame, people) = (props.frame.clone(), people.clone());
        Callback::from(move |words: String| {
            let line = |at: u32| {
                let refused = move_under(&frame.org, &people, Some(frame.structure.id(at)), false).err();
                let line = refused.unwrap_or_else(|| about(&frame, at));
                Match { name: frame.name(at).to_owned().into(), line: line.into(), keys: None }
            };
            candidates(&frame, &people, &words).into_iter().map(line).collect::<Vec<_>>()
        })
    };
    let on_choose = {
        let (props, people) = (props.clone(), people.clone());
        Callback::from(move |(words, place): (String, usize)| {
            let frame = &props.frame;
            let Some(&at) = candidates(frame, &people, &words).get(place) else { return };
            // The list says why somebody cannot be chosen.
            if let Ok(edits) = move_under(&frame.org, &people, Some(frame.structure.id(at)), is_checked(ALONE)) {
                props.decide(edits);
            }
        })
    };
    let nothing = Callback::from(|words: String| format!("No one matches “{words}”."));
    let below: usize = people.iter().map(|&person| n_below(&props.frame.org, person)).sum();
    html! {
        <Modal title={format!("Move {}", called_all(&props.frame.org, people))} on_close={props.on_close.clone()}>
            { part::<Finder>(FinderProps { label: "New manager".into(), placeholder: "Name, title or team".into(), list: "managers", find: look, on_choose, nothing }) }
            if below > 0 {
                <label class="share__choice"><input id={ALONE} type="checkbox" />
                    <span>{ "Without the reports" }<small class="setting__help">{ format!("{} below stay and report one level up.", wording::count(below as u32, "person", "people")) }</small></span>
                </label>
            }
        </Modal>
    }
}

/// Who could be meant; without words the managers, from the top down.
fn candidates(frame: &Frame, people: &BTreeSet<PersonId>, words: &str) -> Vec<u32> {
    if !words.trim().is_empty() {
        return frame.search(words, MOST_MATCHES);
    }
    let mut managers = frame.structure.managers().to_vec();
    managers.retain(|&at| !people.contains(&frame.structure.id(at)));
    crate::engine::sort::sort_by_key(&mut managers, |&at| (frame.structure.layer(at), at));
    managers.truncate(MOST_MATCHES);
    managers
}
