//! Another manager for people, found by name.

use std::cell::RefCell;
use std::collections::BTreeSet;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{EditingProps, called_all};
use crate::engine::ids::PersonId;
use crate::session::editing::{in_common, move_under, n_below};
use crate::session::{Frame, Outlook};
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
        let (scenario, frame) = (editing.scenario.clone(), editing.frame.clone());
        let (people, is_alone) = (people.clone(), *is_alone);
        // What is told of a manager is worked out once, however often the list is drawn.
        let known = use_memo((frame.clone(), is_alone), |_| RefCell::new(Vec::<(u32, AttrValue)>::new()));
        Callback::from(move |words: String| {
            let line = |at: Option<u32>| {
                let manager = at.map(|at| frame.structure.id(at));
                let name = at.map_or(NOBODY, |at| frame.name(at)).to_owned().into();
                let edits = match move_under(&frame.org, &people, manager, is_alone) {
                    Ok(edits) => edits,
                    Err(reason) => {
                        let would = !is_alone && move_under(&frame.org, &people, manager, true).is_ok();
                        let hint = if would { " Tick “Without the reports” to move there." } else { "" };
                        return Match { name, line: (reason + hint).into(), is_refused: true, ..Match::default() };
                    }
                };
                let Some((at, manager)) = at.zip(manager) else {
                    return Match { name, line: "They report to nobody.".into(), ..Match::default() };
                };
                let mut known = known.borrow_mut();
                let told = known.iter().find(|(told, _)| *told == at).map(|(_, effect)| effect.clone());
                let effect = told.or_else(|| {
                    let effect = AttrValue::from(told_of(&Outlook::of(&scenario, &frame, manager, &edits)?));
                    known.push((at, effect.clone()));
                    Some(effect)
                });
                Match { name, line: about(&frame, at).into(), effect, ..Match::default() }
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
            if below > 0 {
                <label class="share__choice"><input type="checkbox" checked={*is_alone} {onchange} />
                    <span>{ "Without the reports" }<small class="setting__help">{ format!("{} below stay and report one level up.", wording::count(below as u32, "person", "people")) }</small></span>
                </label>
            }
            { part::<Finder>(FinderProps { label: "New manager".into(), placeholder: "Name, title or team".into(), list: "managers", find: look, on_choose, nothing }) }
        </Modal>
    }
}

/// What a move leads to for the manager, in one line.
fn told_of(outlook: &Outlook) -> String {
    let (was, is) = outlook.direct_reports;
    let mut parts = vec![format!("{was} → {}", wording::count(is, "direct report", "direct reports"))];
    if let Some((was, is)) = outlook.load.filter(|(_, is)| is.is_some()) {
        parts.push(match was {
            Some(_) => format!("load {} → {}", wording::load(was), wording::load(is)),
            None => format!("load {}", wording::load(is)),
        });
    }
    if let Some((first, rest)) = outlook.raises.split_first() {
        let more = match rest.len() as u32 {
            0 => String::new(),
            n => format!(", and {}", wording::count(n, "more finding", "more findings")),
        };
        parts.push(format!("raises {}: {}{more}", wording::severity(first.severity).to_lowercase(), first.said));
    }
    parts.join(" · ")
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
