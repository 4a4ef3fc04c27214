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
use crate::ui::browser::{download, location, parts};
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
            <p>{ "The link is the scenario: nothing is uploaded, and no server keeps it. Whoever has the link sees what is in it." }</p>
            if is_roster {
                { choices(&with) }
            }
            { told(is_roster, *with) }
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
                            if parts::is_one_file() {
                                <p class="notice">{ "This page is a file on this computer, so its links open only where the same file is in the same place. To send the scenario, send the file; or put the part of the link from # on behind the address of a Spanwise on the web." }</p>
                            }
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
                <p class="share__note">{ "The file holds all that was imported, names and pay included, and has no passphrase." }</p>
            }
        </Modal>
    }
}

/// What whoever has the link sees, and what they do not.
fn told(is_roster: bool, with: With) -> Html {
    let parts = [
        (with.names, "Names of people, teams and places, ids, notes and reasons"),
        (with.titles, "Job titles"),
        (with.pay, "Pay"),
    ];
    let told = |is_in: bool| parts.into_iter().filter(move |part| is_roster && part.0 == is_in).map(|part| part.1);
    let always: &[&str] = match is_roster {
        true => &[
            "Who reports to whom, dotted lines and on-call too",
            "Level, start month, working time, vacancies and open requisitions of everyone, without a name",
            "Teams and groups by number: type, members, how hard their domains are, and who works with whom",
            "Policy, limits, plan, edits and muted findings",
        ],
        false => &[
            "The built-in org, with names and titles that you typed",
            "Policy, limits, plan, edits and muted findings",
        ],
    };
    let out = ["Your other scenarios", "Earlier steps of this one"];
    html! {
        <div class="share__told">
            { list("In the link", always.iter().copied().chain(told(true))) }
            { list("Not in it", told(false).chain(out)) }
        </div>
    }
}

fn list<'a>(title: &'static str, lines: impl Iterator<Item = &'a str>) -> Html {
    html! {
        <section class="share__part">
            <h3 class="share__title">{ title }</h3>
            <ul class="share__inside" aria-label={title}>{ for lines.map(|line| html! { <li>{ line.to_owned() }</li> }) }</ul>
        </section>
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
            <legend class="share__title">{ "Also put in" }</legend>
            { choose("Names", "of people, teams, places and the scenario, with ids and notes", with.names, |with, on| with.names = on) }
            { choose("Titles", "job titles as imported", with.titles, |with, on| with.titles = on) }
            { choose("Pay", "salaries as imported", with.pay, |with, on| with.pay = on) }
        </fieldset>
    }
}
