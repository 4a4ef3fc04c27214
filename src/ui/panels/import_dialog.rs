//! Import: files, drop or paste; a roster, team files that join it, or a scenario; columns guessed and correctable; every repair listed by row; scope by person or department.

mod columns;
mod preview;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::engine::grow::MOST_ENGINEERS;
use crate::engine::roster::teams::{TeamFiles, is_team_file};
use crate::engine::roster::{ColumnMap, Table, read_table, utf8, without_mark};
use crate::engine::scenario::file::{ScenarioFile, read_scenario};
use crate::engine::scenario::{Scenario, Source};
use crate::ui::browser::file;
use crate::ui::components::modal::Modal;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use columns::{ColumnsProps, column_choices};
use preview::{Preview, PreviewProps, notices};

#[derive(Properties, PartialEq)]
pub(crate) struct ImportDialogProps {
    pub(crate) on_open: Callback<Scenario>,
    pub(crate) on_close: Callback<()>,
}

/// What was read so far, and what it is called.
#[derive(Clone, Default, PartialEq)]
struct Read {
    name: AttrValue,
    table: Option<Shared<Table>>,
    teams: Option<Shared<TeamFiles>>,
}

impl Read {
    /// As before, with one more file.
    fn with(mut self, name: &str, bytes: &[u8]) -> Result<Read, String> {
        let at_file = |error: String| format!("{name}: {error}");
        if self.name.is_empty() {
            self.name = stem(name).into();
        }
        if is_team_file(bytes).is_some() {
            let mut files = self.teams.as_deref().cloned().unwrap_or_default();
            files.read(bytes).map_err(|error| at_file(error.to_string()))?;
            self.teams = Some(Shared::from_rc(Rc::new(files)));
        } else {
            let table = read_table(bytes).map_err(|error| error.to_string())?;
            self.table = Some(Shared::from_rc(Rc::new(table)));
            self.name = stem(name).into();
        }
        Ok(self)
    }
}

/// The import dialog.
#[component]
pub(crate) fn ImportDialog(props: &ImportDialogProps) -> Html {
    let read = use_state_eq(|| None::<Read>);
    let columns = use_state_eq(ColumnMap::default);
    let noted = use_state_eq(|| None::<Shared<ScenarioFile>>);
    let trouble = use_state_eq(|| None::<AttrValue>);
    let take = {
        let (columns, noted, trouble, on_open) =
            (columns.setter(), noted.setter(), trouble.setter(), props.on_open.clone());
        let before = (*read).clone();
        let read = read.setter();
        Callback::from(move |files: Vec<(String, Vec<u8>)>| {
            trouble.set(None);
            if let Some((name, bytes)) = files.iter().find(|(_, bytes)| is_scenario(bytes)) {
                match scenario_file(bytes) {
                    Ok(file) if file.notices.is_empty() => on_open.emit(file.scenario),
                    Ok(file) => noted.set(Some(Shared::from_rc(Rc::new(file)))),
                    Err(error) => trouble.set(Some(format!("{name}: {error}").into())),
                }
                return;
            }
            let start = Ok(before.clone().unwrap_or_default());
            let all = files.iter().fold(start, |read: Result<Read, String>, (name, bytes)| read?.with(name, bytes));
            match all {
                Ok(all) => {
                    let known = before.as_ref().and_then(|before| before.table.clone());
                    if let Some(table) = all.table.as_ref().filter(|table| known.as_ref() != Some(*table)) {
                        columns.set(ColumnMap::guess(table));
                    }
                    read.set(Some(all));
                }
                Err(error) => trouble.set(Some(error.into())),
            }
        })
    };
    let show_trouble = {
        let trouble = trouble.setter();
        Callback::from(move |text: AttrValue| trouble.set(Some(text)))
    };
    let back = {
        let read = read.setter();
        Callback::from(move |()| read.set(None))
    };
    if let Some(file) = &*noted {
        let open = {
            let (file, on_open) = (file.clone(), props.on_open.clone());
            move |_: MouseEvent| on_open.emit(file.scenario.clone())
        };
        let back = {
            let noted = noted.setter();
            move |_: MouseEvent| noted.set(None)
        };
        return html! {
            <Modal title="Open a scenario" on_close={props.on_close.clone()}>
                <p>{ format!("“{}” can be opened, but not all of the file as it is written:", file.scenario.name) }</p>
                { notices(&file.notices) }
                <footer class="import__actions">
                    <button type="button" class="button" onclick={back}>{ "Back" }</button>
                    <button type="button" class="button button--primary" onclick={open}>{ "Open" }</button>
                </footer>
            </Modal>
        };
    }
    html! {
        <Modal title="Import a roster" on_close={props.on_close.clone()}>
            { match &*read {
                None => part::<Choose>(ChooseProps { take, on_open: props.on_open.clone(), trouble: (*trouble).clone(), on_trouble: show_trouble }),
                Some(read) => html! {
                    <>
                        if let Some(table) = &read.table {
                            { column_choices(&ColumnsProps { table: table.clone(), columns: (*columns).clone(), on_change: { let columns = columns.setter(); Callback::from(move |map| columns.set(map)) } }) }
                        }
                        { part::<Preview>(PreviewProps { name: read.name.clone(), table: read.table.clone(), teams: read.teams.clone(), columns: (*columns).clone(), on_open: props.on_open.clone(), on_back: back, on_files: reader(&take, &show_trouble) }) }
                        if let Some(trouble) = &*trouble {
                            <p class="notice" role="alert">{ trouble }</p>
                        }
                    </>
                },
            } }
        </Modal>
    }
}

/// What files may be chosen.
pub(super) const ACCEPTED: &str =
    ".csv,.tsv,.txt,.json,.md,text/csv,text/tab-separated-values,text/plain,text/markdown,application/json";

/// Reads the files that a person chose.
fn reader(
    take: &Callback<Vec<(String, Vec<u8>)>>,
    on_trouble: &Callback<AttrValue>,
) -> Callback<Option<web_sys::FileList>> {
    let (take, on_trouble) = (take.clone(), on_trouble.clone());
    Callback::from(move |files: Option<web_sys::FileList>| {
        let (take, on_trouble) = (take.clone(), on_trouble.clone());
        spawn_local(async move {
            match file::read_all(files).await {
                Ok(read) if read.is_empty() => {}
                Ok(read) => take.emit(read),
                Err(error) => on_trouble.emit(format!("The file cannot be read: {error}").into()),
            }
        });
    })
}

/// A scenario file is JSON: the first thing in it is a brace.
fn is_scenario(bytes: &[u8]) -> bool {
    without_mark(bytes).trim_ascii_start().first() == Some(&b'{')
}

fn scenario_file(bytes: &[u8]) -> Result<ScenarioFile, String> {
    read_scenario(utf8(bytes).map_err(|error| error.to_string())?).map_err(|error| error.to_string())
}

fn stem(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

#[derive(Properties, PartialEq)]
struct ChooseProps {
    on_open: Callback<Scenario>,
    take: Callback<Vec<(String, Vec<u8>)>>,
    trouble: Option<AttrValue>,
    on_trouble: Callback<AttrValue>,
}

/// Where the roster comes from: a file, something dropped, or pasted text.
#[component]
fn Choose(props: &ChooseProps) -> Html {
    let (pasted, size) = (use_node_ref(), use_node_ref());
    let is_over = use_state_eq(|| false);
    let take_files = reader(&props.take, &props.on_trouble);
    let onchange = {
        let take_files = take_files.clone();
        Callback::from(move |event: Event| take_files.emit(event.target_unchecked_into::<HtmlInputElement>().files()))
    };
    let ondrop = {
        let is_over = is_over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(false);
            take_files.emit(event.data_transfer().and_then(|data| data.files()));
        })
    };
    let ondragover = {
        let is_over = is_over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            is_over.set(true);
        })
    };
    let ondragleave = {
        let is_over = is_over.setter();
        Callback::from(move |_: DragEvent| is_over.set(false))
    };
    let use_pasted = {
        let (pasted, take, on_trouble) = (pasted.clone(), props.take.clone(), props.on_trouble.clone());
        Callback::from(move |_: MouseEvent| {
            let text = pasted.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            if text.trim().is_empty() {
                on_trouble.emit(
                    "Nothing is pasted yet: copy the rows with their headings from a sheet and paste them here.".into(),
                );
            } else {
                take.emit(vec![("Pasted roster".into(), text.into_bytes())]);
            }
        })
    };
    html! {
        <div class="import">
            <p>{ "A table of people with a manager column, as your HR system or a sheet exports it: CSV, TSV or semicolons. It is read in this tab and sent nowhere." }</p>
            <label class="drop" data-over={is_over.then_some("true")} {ondrop} {ondragover} {ondragleave}>
                <strong>{ "Choose files" }</strong><span>{ "or drop them here: a roster, team files that join it by team name, or a scenario file" }</span>
                <input type="file" multiple=true class="drop__input" aria-label="Roster file" accept={ACCEPTED} {onchange} />
            </label>
            <label class="import__paste"><span>{ "Or paste rows with their headings" }</span>
                <textarea ref={pasted} class="import__text" rows="7" spellcheck="false" aria-label="Paste a roster"
                    placeholder={"id,name,title,manager_id,team\n1,Ada,Head of Engineering,,\n2,Bo,Engineering Manager,1,Search"} />
            </label>
            <div class="import__actions"><button type="button" class="button button--primary" onclick={use_pasted}>{ "Read pasted rows" }</button></div>
            if let Some(trouble) = &props.trouble {
                <p class="notice" role="alert">{ trouble }</p>
            }
            { built(&props.on_open, &size) }
        </div>
    }
}

/// Orgs that need no file: the example, and one grown from a single engineer to any size.
fn built(on_open: &Callback<Scenario>, size: &NodeRef) -> Html {
    let example = {
        let on_open = on_open.clone();
        Callback::from(move |_: MouseEvent| on_open.emit(Scenario::default()))
    };
    let grown = {
        let (on_open, size) = (on_open.clone(), size.clone());
        Callback::from(move |_: MouseEvent| {
            let written = size.cast::<HtmlInputElement>().and_then(|field| field.value().parse::<u32>().ok());
            let engineers = written.unwrap_or(8).clamp(1, MOST_ENGINEERS);
            let source = Source::Generated { engineers };
            on_open.emit(Scenario { name: format!("From {engineers} engineers"), source, ..Scenario::default() });
        })
    };
    html! {
        <section class="built" aria-label="Start without a file">
            <h3 class="built__title">{ "Or start without a file" }</h3>
            <button type="button" class="button" onclick={example}>{ "The example, 24 engineers" }</button>
            <span class="built__grown">
                <label class="built__size">{ "An org of" }<input ref={size.clone()} type="number" class="setting__number" min="1" max={MOST_ENGINEERS.to_string()} ~defaultValue="8" aria-label="Engineers to start from" />{ "engineers" }</label>
                <button type="button" class="button" onclick={grown}>{ "Grow it by the policy" }</button>
            </span>
        </section>
    }
}
