//! Share: what is inside the link, how long it is and where it fits, and ways to hand it on. Names, titles and pay stay out
//! unless asked for.

mod copy_field;
mod lock;
mod unlock;
mod ways;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::scenario::file::write_scenario;
use crate::engine::scenario::{Scenario, Source};
use crate::engine::share::{self, With};
use crate::ui::browser::{download, location};
use crate::ui::components::modal::Modal;
use crate::ui::part::part;
use copy_field::{CopyField, CopyFieldProps};
use lock::{lock_choice, use_lock};
pub(crate) use unlock::{UnlockDialog, UnlockDialogProps};
use ways::{WaysProps, fits, ways};

#[derive(Properties, PartialEq)]
pub(crate) struct ShareDialogProps {
    pub(crate) scenario: Rc<Scenario>,
    /// What the person looks at, as further fields of the link.
    pub(crate) fields: AttrValue,
    pub(crate) on_close: Callback<()>,
}

/// The share dialog.
#[component]
pub(crate) fn ShareDialog(props: &ShareDialogProps) -> Html {
    let with = use_state_eq(With::default);
    let passphrase = use_state_eq(|| None::<AttrValue>);
    let field = use_memo((Rc::clone(&props.scenario), *with), |(scenario, with)| {
        share::encode(scenario, *with).map(AttrValue::from).map_err(|error| error.to_string())
    });
    let locked = use_lock(field.as_ref().as_ref().ok().cloned(), (*passphrase).clone());
    let is_roster = matches!(props.scenario.source, Source::Roster(_));
    // A name of an imported org is told where names are.
    let title = if is_roster && !with.names { "Shared org" } else { props.scenario.name.as_str() };
    let save = {
        let scenario = Rc::clone(&props.scenario);
        Callback::from(move |_: MouseEvent| {
            download::text(&format!("{}.json", scenario.name), "application/json", &write_scenario(&scenario));
        })
    };
    html! {
        <Modal title="Share" on_close={props.on_close.clone()}>
            <p>{ "The whole scenario is in the link, behind the #. No server sees it; whoever has the link has what is inside." }</p>
            { inside(is_roster) }
            if is_roster {
                { choices(&with) }
            }
            { lock_choice(&passphrase) }
            { match field.as_ref() {
                Ok(field) => {
                    let address = |field: &str| AttrValue::from(format!("{}#{field}{}", location::base(), props.fields));
                    let link = match &*passphrase {
                        None => Ok(address(field)),
                        Some(_) => locked.as_ref().map(|field| address(field)).map_err(|waits| *waits),
                    };
                    html! {
                        <>
                            { part::<CopyField>(CopyFieldProps {
                                label: "Link",
                                button: "Copy link",
                                value: link.clone(),
                                is_long: false,
                                beside: html! { <button type="button" class="button" onclick={save}>{ "Save as a file" }</button> },
                            }) }
                            if let Ok(link) = &link {
                                { fits(link.len()) }
                                { ways(&WaysProps { link: link.clone(), title: title.to_owned() }) }
                            }
                        </>
                    }
                }
                Err(message) => html! {
                    <>
                        <p class="notice" role="alert">{ message }</p>
                        <p class="share__actions"><button type="button" class="button" onclick={save}>{ "Save as a file" }</button></p>
                    </>
                },
            } }
            if is_roster {
                <p class="share__note">{ "A saved file holds everything that was imported, with names and pay, and is not locked." }</p>
            }
        </Modal>
    }
}

/// What is inside whatever is ticked.
fn inside(is_roster: bool) -> Html {
    html! {
        <ul class="share__inside">
            <li>{ "Policies, thresholds, load terms, the size looked at, edits and muted findings" }</li>
            if is_roster {
                <li>{ "The shape of your org: who reports to whom (dotted lines too), seniority class, team number, start month, working time, own work, open requisitions, on-call rotations by number, vacancies; of teams their type, size, parts, members, how hard their domains are, groups, and with whom they interact since which month" }</li>
            } else {
                <li>{ "Which built-in org it starts from, and names and titles that you typed" }</li>
            }
        </ul>
    }
}

/// What else of an imported org is put in.
fn choices(with: &UseStateHandle<With>) -> Html {
    let choose = |name: &'static str, help: &'static str, is_on: bool, change: fn(&mut With, bool)| {
        let with = with.clone();
        let onchange = move |event: Event| {
            let mut next = *with;
            change(&mut next, event.target_unchecked_into::<HtmlInputElement>().checked());
            with.set(next);
        };
        html! { <label class="share__choice"><input type="checkbox" checked={is_on} {onchange} /><span>{ name }<small class="setting__help">{ help }</small></span></label> }
    };
    html! {
        <fieldset class="share__with">
            <legend>{ "Put in as well" }</legend>
            { choose("Names", "of people, teams, departments, places and the scenario, ids, what is written about teams and interactions, and why findings are muted", with.names, |with, on| with.names = on) }
            { choose("Titles", "job titles as written", with.titles, |with, on| with.titles = on) }
            { choose("Pay", "salaries as imported", with.pay, |with, on| with.pay = on) }
        </fieldset>
    }
}
