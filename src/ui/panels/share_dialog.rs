//! Share: what is inside the link, how long it is, and the copy button. Names, titles and pay stay out unless asked for.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::engine::scenario::{Scenario, Source};
use crate::engine::share::With;
use crate::ui::browser::clipboard;
use crate::ui::components::modal::Modal;
use crate::ui::links;
use crate::ui::wording;

#[derive(Properties, PartialEq)]
pub(crate) struct ShareDialogProps {
    pub(crate) scenario: Rc<Scenario>,
    /// What the person looks at, as further fields of the link.
    pub(crate) fields: AttrValue,
    pub(crate) on_close: Callback<()>,
}

/// Where links get cut: characters, and by what.
const LENGTHS: &[(usize, &str)] = &[
    (2_000, "fits chat, mail and any browser"),
    (8_000, "fits most mail and chat tools; some cut it"),
    (usize::MAX, "opens in current browsers; chat and mail tools may cut it: send it as a file instead"),
];

/// The share dialog.
#[component]
pub(crate) fn ShareDialog(props: &ShareDialogProps) -> Html {
    let with = use_state_eq(With::default);
    let copied = use_state_eq(|| None::<bool>);
    let link = use_memo((Rc::clone(&props.scenario), props.fields.clone(), *with), |(scenario, fields, with)| {
        links::link(scenario, fields, *with)
    });
    let copy = {
        let (copied, link) = (copied.setter(), Rc::clone(&link));
        Callback::from(move |_: MouseEvent| {
            if let Ok(link) = link.as_ref() {
                let (copied, link) = (copied.clone(), link.clone());
                spawn_local(async move { copied.set(Some(clipboard::copy(&link).await)) });
            }
        })
    };
    let choose = |name: &'static str, help: &'static str, is_on: bool, change: fn(&mut With, bool)| {
        let (with, copied) = (with.clone(), copied.setter());
        let onchange = Callback::from(move |event: Event| {
            let mut next = *with;
            change(&mut next, event.target_unchecked_into::<HtmlInputElement>().checked());
            with.set(next);
            copied.set(None);
        });
        html! { <label class="share__choice"><input type="checkbox" checked={is_on} {onchange} /><span>{ name }<small class="setting__help">{ help }</small></span></label> }
    };
    let is_roster = matches!(props.scenario.source, Source::Roster(_));
    html! {
        <Modal title="Share" on_close={props.on_close.clone()}>
            <p>{ "The whole scenario is in the link, behind the #. No server sees it; whoever has the link has what is inside." }</p>
            <ul class="share__inside">
                <li>{ "Policies, thresholds, load terms, the size looked at, edits and muted findings" }</li>
                if is_roster {
                    <li>{ "The shape of your org: who reports to whom (dotted lines too), seniority class, team number, start month, working time, own work, open requisitions, on-call rotations by number, vacancies; of teams their type, size, parts, members, how hard their domains are, groups, and with whom they interact since which month" }</li>
                } else {
                    <li>{ "Which built-in org it starts from" }</li>
                }
            </ul>
            if is_roster {
                <fieldset class="share__with">
                    <legend>{ "Put in as well" }</legend>
                    { choose("Names", "of people, teams, departments, places and the scenario, ids, what is written about teams and interactions, and why findings are muted", with.names, |with, on| with.names = on) }
                    { choose("Titles", "job titles as written", with.titles, |with, on| with.titles = on) }
                    { choose("Pay", "salaries as imported", with.pay, |with, on| with.pay = on) }
                </fieldset>
            }
            { match link.as_ref() {
                Ok(link) => html! {
                    <>
                        <label class="share__link"><span class="visually-hidden">{ "Link" }</span>
                            <input type="text" class="share__field" readonly=true aria-label="Link" value={link.clone()} onfocus={Callback::from(select_all)} />
                        </label>
                        <p class="share__length">{ format!("{} characters: {}", wording::thousands(link.len() as u32), fits(link.len())) }</p>
                        <div class="share__actions">
                            <button type="button" class="button button--primary" onclick={copy}>{ "Copy link" }</button>
                            <span class="share__status" role="status">{ match *copied {
                                Some(true) => "Copied.",
                                Some(false) => "The browser refused the clipboard: select the link above and copy it.",
                                None => "",
                            } }</span>
                        </div>
                    </>
                },
                Err(message) => html! { <p class="notice" role="alert">{ message }</p> },
            } }
        </Modal>
    }
}

fn fits(length: usize) -> &'static str {
    LENGTHS.iter().find(|(most, _)| length <= *most).map_or("", |(_, text)| text)
}

fn select_all(event: FocusEvent) {
    if let Some(field) = event.target_dyn_into::<HtmlElement>().and_then(|field| {
        use wasm_bindgen::JsCast as _;
        field.dyn_into::<HtmlInputElement>().ok()
    }) {
        field.select();
    }
}
