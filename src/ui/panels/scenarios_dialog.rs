//! The scenarios of this browser: open, duplicate, delete, start a new one, back up and restore.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::scenario::Scenario;
use crate::ui::browser::{clock, file, storage};
use crate::ui::components::icon::icon;
use crate::ui::components::modal::Modal;
use crate::ui::wording;
use crate::ui::workspace::{Document, Workspace, documents};

#[derive(Properties, PartialEq)]
pub(crate) struct ScenariosDialogProps {
    pub(crate) workspace: Workspace,
    pub(crate) on_close: Callback<()>,
}

/// What is known of the list.
#[derive(Clone, PartialEq)]
enum Known {
    NotYet,
    Refused,
    List(Vec<Document>),
}

/// What a button of a scenario does.
#[derive(Clone, Copy)]
enum Deed {
    Open,
    Duplicate,
    /// Asks first.
    Doom,
    Spare,
    Delete,
}

/// The scenarios dialog.
#[component]
pub(crate) fn ScenariosDialog(props: &ScenariosDialogProps) -> Html {
    let known = use_state_eq(|| Known::NotYet);
    let said = use_state_eq(|| AttrValue::from(""));
    let doomed = use_state_eq(|| None::<String>);
    let read = {
        let (known, workspace) = (known.setter(), props.workspace.clone());
        Callback::from(move |()| {
            let (known, workspace) = (known.clone(), workspace.clone());
            spawn_local(async move {
                // What cannot be kept says so above; the others are listed all the same.
                let _kept = workspace.settle().await;
                known.set(documents::list().await.map_or(Known::Refused, Known::List));
            });
        })
    };
    use_effect_with((), {
        let read = read.clone();
        move |()| {
            storage::ask_to_stay();
            read.emit(());
        }
    });
    let act = {
        let (workspace, read, said, doomed) = (props.workspace.clone(), read.clone(), said.setter(), doomed.setter());
        let on_close = props.on_close.clone();
        Callback::from(move |(deed, document): (Deed, Document)| {
            let (workspace, read, said) = (workspace.clone(), read.clone(), said.clone());
            doomed.set(matches!(deed, Deed::Doom).then(|| document.id.clone()));
            let (done, failed) = match deed {
                Deed::Open => {
                    on_close.emit(());
                    return workspace.open(document.id);
                }
                Deed::Doom | Deed::Spare => return,
                Deed::Duplicate => ("was copied", "could not be copied"),
                Deed::Delete => ("was deleted", "could not be deleted"),
            };
            spawn_local(async move {
                let is_done = match deed {
                    Deed::Duplicate => workspace.duplicate(&document.id).await,
                    _ => workspace.remove(&document.id).await,
                };
                said.set(format!("“{}” {}.", document.name, if is_done { done } else { failed }).into());
                read.emit(());
            });
        })
    };
    let begin = {
        let (workspace, on_close) = (props.workspace.clone(), props.on_close.clone());
        move |_: MouseEvent| {
            on_close.emit(());
            workspace.open_new(Scenario::default());
        }
    };
    let back_up = {
        let (workspace, said) = (props.workspace.clone(), said.setter());
        move |_: MouseEvent| {
            let (workspace, said) = (workspace.clone(), said.clone());
            spawn_local(async move {
                let n = workspace.back_up().await as u32;
                said.set(format!("{} in the file.", wording::count(n, "scenario is", "scenarios are")).into());
            });
        }
    };
    let restore = {
        let (workspace, said, read) = (props.workspace.clone(), said.setter(), read);
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let files = input.files();
            let (workspace, said, read) = (workspace.clone(), said.clone(), read.clone());
            spawn_local(async move {
                let read_files = file::read_all(files).await;
                input.set_value("");
                let outcome = match read_files {
                    Ok(files) => match files.first() {
                        Some((_, bytes)) => workspace.restore(&String::from_utf8_lossy(bytes)).await,
                        None => return,
                    },
                    Err(error) => Err(error),
                };
                said.set(outcome.unwrap_or_else(|error| format!("Nothing was restored: {error}")).into());
                read.emit(());
            });
        }
    };
    let open_id = props.workspace.id();
    html! {
        <Modal title="Scenarios" on_close={props.on_close.clone()}>
            { match &*known {
                Known::NotYet => html! { <p>{ "Reading…" }</p> },
                Known::Refused => html! { <p class="notice">{ "This browser refuses storage, as in a private window, so it keeps no scenarios. Back up what is open to a file." }</p> },
                Known::List(list) if list.is_empty() => html! { <p>{ "Nothing is kept yet. The first change keeps this scenario here." }</p> },
                Known::List(list) => html! {
                    <ul class="scenarios" aria-label="Scenarios">
                        { for list.iter().map(|document| line(document, document.id == open_id, doomed.as_ref() == Some(&document.id), &act)) }
                    </ul>
                },
            } }
            <p role="status" class="scenarios__said">{ &*said }</p>
            <footer class="scenarios__foot">
                <button type="button" class="button" onclick={begin}>{ "New from the example" }</button>
                <button type="button" class="button" onclick={back_up}>{ "Back up all" }</button>
                <label class="button scenarios__restore">{ "Restore" }
                    <input type="file" class="visually-hidden" aria-label="Restore a backup" accept=".json,application/json" onchange={restore} />
                </label>
            </footer>
            <p class="setting__help">{ "Kept in this browser on this machine, sent nowhere. A backup is one file with all of them; restoring adds, and replaces nothing." }</p>
        </Modal>
    }
}

fn line(document: &Document, is_open: bool, is_doomed: bool, act: &Callback<(Deed, Document)>) -> Html {
    let button = |name: &'static str, class: &'static str, deed: Deed| {
        let (act, document) = (act.clone(), document.clone());
        let label = format!("{name} {}", document.name);
        html! {
            <button type="button" class={class} aria-label={label} onclick={move |_: MouseEvent| act.emit((deed, document.clone()))}>
                if name == "Delete" { { icon("trash") } }
                { name }
            </button>
        }
    };
    let (people, engineers) = document.size;
    html! {
        <li key={document.id.clone()} class="scenarios__line" aria-current={is_open.then_some("true")}>
            <span class="scenarios__what">
                <strong dir="auto">{ &document.name }</strong>
                <small class="setting__help">
                    { format!("{}, {} · {}", wording::count(people, "person", "people"), wording::count(engineers, "engineer", "engineers"), clock::moment(document.changed)) }
                    { if is_open { " · open now" } else { "" } }
                </small>
            </span>
            <span class="scenarios__acts">
                if is_doomed {
                    <span>{ format!("Delete “{}” with its history?", document.name) }</span>
                    { button("Delete", "button button--danger", Deed::Delete) }
                    { button("Keep", "button", Deed::Spare) }
                } else {
                    if !is_open {
                        { button("Open", "button", Deed::Open) }
                    }
                    { button("Duplicate", "button", Deed::Duplicate) }
                    { button("Delete", "button button--danger", Deed::Doom) }
                }
            </span>
        </li>
    }
}
