//! What to compare with: an earlier state, another scenario of this browser, a link, a file.

use std::fmt::Display;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Choice, MOST};
use crate::engine::roster::{import_bytes, utf8, without_mark};
use crate::engine::scenario::file::read_scenario;
use crate::engine::scenario::{Scenario, Source};
use crate::ui::browser::chosen::take_chosen;
use crate::ui::browser::file;
use crate::ui::links;

#[derive(Properties, PartialEq)]
pub(super) struct SourcesProps {
    /// What is at hand.
    pub(super) choices: Vec<Choice>,
    pub(super) on_add: Callback<Choice>,
    pub(super) stage: Stage,
    /// What was repaired in the file that was added last.
    pub(super) noted: UseStateHandle<Option<AttrValue>>,
}

/// How much there is side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing to compare with.
    First,
    More,
    /// There is no room for more.
    Full,
}

/// Scenarios offered by a button at first; more are in the list.
const OFFERED: usize = 6;

const LIST: &str = "compare-with";

/// Adds a column.
#[component]
pub(super) fn Sources(props: &SourcesProps) -> Html {
    let trouble = use_state_eq(|| None::<AttrValue>);
    let link = use_node_ref();
    if props.stage == Stage::Full {
        return html! { <p class="compare__hint">{ format!("{MOST} side by side are the most: remove one to add another.") }</p> };
    }
    let add_chosen = {
        let (choices, on_add) = (props.choices.clone(), props.on_add.clone());
        move |_: MouseEvent| {
            if let Some(choice) = take_chosen(LIST).and_then(|at| choices.get(at as usize)) {
                on_add.emit(choice.clone());
            }
        }
    };
    let take = {
        let (trouble, noted, on_add) = (trouble.setter(), props.noted.setter(), props.on_add.clone());
        Callback::from(move |read: Result<(Choice, Option<String>), String>| match read {
            Ok((choice, note)) => {
                trouble.set(None);
                noted.set(note.map(AttrValue::from));
                on_add.emit(choice);
            }
            Err(error) => trouble.set(Some(error.into())),
        })
    };
    let add_link = {
        let (link, take) = (link.clone(), take.clone());
        Callback::from(move |()| {
            let Some(field) = link.cast::<HtmlInputElement>() else { return };
            let read = links::open(field.value().trim());
            let read = read.map(|(scenario, _)| (("from a link".to_owned(), scenario.into()), None));
            let read = read.map_err(|error| error.to_string());
            if read.is_ok() {
                field.set_value("");
            }
            take.emit(read);
        })
    };
    let on_key = {
        let add_link = add_link.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                add_link.emit(());
            }
        })
    };
    let onchange = Callback::from(move |event: Event| {
        let field = event.target_unchecked_into::<HtmlInputElement>();
        let (files, take) = (field.files(), take.clone());
        spawn_local(async move {
            let read = file::read_all(files).await;
            // The same file may be chosen again.
            field.set_value("");
            match read {
                Ok(files) => files.iter().take(1).for_each(|(name, bytes)| take.emit(read_file(name, bytes))),
                Err(error) => take.emit(Err(format!("The file cannot be read: {error}"))),
            }
        });
    });
    let is_first = props.stage == Stage::First;
    html! {
        <>
        if is_first { { offers(props) } }
        <div class="compare__sources" role="group" aria-label="Compare with">
            <span class="compare__source" hidden={props.choices.is_empty() || is_first && props.choices.len() <= OFFERED}>
                <select id={LIST} class="select" aria-label="Compare with">
                    { for props.choices.iter().enumerate().map(|(at, (name, scenario))| html! { <option value={at.to_string()} selected={at == 0}>{ format!("{}, {name}", scenario.name) }</option> }) }
                </select>
                <button type="button" class="button" onclick={add_chosen}>{ "Add" }</button>
            </span>
            <span class="compare__source">
                <input ref={link} type="text" class="compare__link" aria-label="Link" placeholder="Paste a link" spellcheck="false" autocomplete="off" onkeydown={on_key} />
                <button type="button" class="button" onclick={move |_: MouseEvent| add_link.emit(())}>{ "Add link" }</button>
            </span>
            <label class="button compare__file">{ "Add a file" }
                <input type="file" class="drop__input" aria-label="Scenario or roster file" accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json" {onchange} />
            </label>
            if let Some(trouble) = &*trouble {
                <p class="notice compare__trouble" role="alert">{ trouble }</p>
            }
            if let Some(note) = &*props.noted {
                <p class="notice notice--mild compare__trouble" role="status" dir="auto">{ note }</p>
            }
        </div>
        </>
    }
}

/// What a comparison gives, and what is at hand for one.
fn offers(props: &SourcesProps) -> Html {
    let offer = |(name, scenario): &Choice| {
        let (on_add, choice) = (props.on_add.clone(), (name.clone(), Rc::clone(scenario)));
        html! {
            <li><button type="button" class="offer" onclick={move |_: MouseEvent| on_add.emit(choice.clone())}>
                <strong dir="auto">{ &scenario.name }</strong><span class="offer__note" dir="auto">{ name }</span>
            </button></li>
        }
    };
    html! {
        <section class="compare__first" aria-label="What to compare with">
            <h3 class="compare__lead">{ "See what one plan changes against another" }</h3>
            <p>{ "Put a second scenario beside this one. You get who is added, moved and gone, in sentences; the difference in managers, layers, load and cost; which findings clear and which come up; and both charts on one scale." }</p>
            if props.choices.is_empty() {
                <p class="compare__hint">{ "No other scenario is kept in this browser yet. Change something here and come back, duplicate this one under Scenarios, or bring a link or a file." }</p>
            } else {
                <ul class="offers" aria-label="At hand">{ for props.choices.iter().take(OFFERED).map(offer) }</ul>
            }
        </section>
    }
}

/// The scenario of a scenario file, else of a roster, and what was repaired on the way to it.
fn read_file(name: &str, bytes: &[u8]) -> Result<(Choice, Option<String>), String> {
    let at_file = |error: &dyn Display| format!("{name}: {error}");
    let (scenario, notices) = if without_mark(bytes).trim_ascii_start().first() == Some(&b'{') {
        let file = read_scenario(utf8(bytes).map_err(|error| at_file(&error))?).map_err(|error| at_file(&error))?;
        (file.scenario, file.notices)
    } else {
        let import = import_bytes(bytes).map_err(|error| at_file(&error))?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let source = Source::Roster(import.roster.into());
        (Scenario { name: stem.to_owned(), source, ..Scenario::default() }, import.notices)
    };
    let note = notices.split_first().map(|(first, rest)| match rest.len() {
        0 => at_file(&first.message),
        more => format!("{name}: {} And {} more; importing the file lists them.", first.message, more),
    });
    Ok((("from a file".to_owned(), Rc::new(scenario)), note))
}
