//! Export: what can be taken away, what each is for, and how large it is.

mod choice;
mod make;
mod print;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::choice::{Choice, Form, GROUPS};
pub(crate) use self::make::plan_csv;
use self::make::{Made, make, one_file, picture_of};
use self::print::{Paper, Printout, PrintoutProps, Sheets, sheets};
use super::browser::{download, picture};
use super::components::modal::Modal;
use super::derive::Simulation;
use super::shared::Shared;
use super::wording;
use crate::engine::export::{FORMATS, Pages, PixelSize, drawing_size, pixel_sizes};
use crate::engine::plan::HiringPlan;
use crate::engine::scenario::Scenario;
use crate::engine::simulate::History;
use crate::session::{Frame, Outcome};
use crate::ui::part::part;

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct ExportDialogProps {
    pub(crate) scenario: Rc<Scenario>,
    /// The plan with a start, for its months.
    pub(crate) plan: HiringPlan,
    pub(crate) frame: Shared<Frame>,
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) simulation: Simulation,
    pub(crate) history: Option<Shared<History>>,
    pub(crate) on_close: Callback<()>,
}

/// The export dialog.
#[component]
pub(crate) fn ExportDialog(props: &ExportDialogProps) -> Html {
    let choice = use_state_eq(Choice::default);
    let form = use_state_eq(|| Form::Format(0));
    let percent = use_state_eq(|| 200_u32);
    let paper = use_state_eq(|| Paper::A4);
    let trouble = use_state_eq(|| None::<AttrValue>);
    let printout = use_state(|| None::<Rc<Sheets>>);
    let made = {
        let inputs = (*choice, *form, props.frame.clone(), props.simulation.clone(), props.history.clone());
        use_memo(inputs, |(choice, form, ..)| make(*choice, *form, props))
    };
    let sizes = match (&*made, *form) {
        (Made::File { text, .. }, Form::Png) if choice.is_picture() => {
            drawing_size(text).map(|(width, height)| pixel_sizes(width, height)).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let size = sizes.iter().find(|size| size.percent == *percent).or(sizes.last()).copied();
    let pick = {
        let (choice, trouble) = (choice.setter(), trouble.setter());
        Callback::from(move |picked: Choice| {
            choice.set(picked);
            trouble.set(None);
        })
    };
    let save = {
        let (made, trouble, printout) = (Rc::clone(&made), trouble.setter(), printout.setter());
        let (props, paper) = (props.clone(), *paper);
        Callback::from(move |_: MouseEvent| {
            trouble.set(None);
            match &*made {
                Made::File { name, media_type, text } if size.is_none() => download::text(name, media_type, text),
                Made::Print { .. } => {
                    let picture = picture_of(&props);
                    match sheets(&picture, &Pages::of(&picture), paper) {
                        Some(sheets) => printout.set(Some(Rc::new(sheets))),
                        None => trouble.set(Some("The browser has no room for so many pages.".into())),
                    }
                }
                Made::NotYet(_) => {}
                Made::File { .. } | Made::Page { .. } => {
                    let (made, title, trouble) = (Rc::clone(&made), props.scenario.name.clone(), trouble.clone());
                    spawn_local(async move {
                        if let Err(reason) = save_later(&made, &title, size).await {
                            trouble.set(Some(reason.into()));
                        }
                    });
                }
            }
        })
    };
    let length = match (&*made, size) {
        (Made::File { .. }, Some(size)) => format!("{} × {} pixels", size.width, size.height),
        (Made::File { text, .. }, None) => bytes(text.len()),
        (Made::Page { .. }, _) => "about 3 MB, put together when you download it".to_owned(),
        (Made::Print { n_pages }, _) => wording::count(*n_pages as u32, "page and the index", "pages and the index"),
        (Made::NotYet(why), _) => (*why).to_owned(),
    };
    let is_print = matches!(*made, Made::Print { .. });
    let foot = html! {
        <>
            if let Some(reason) = &*trouble { <p class="notice export__trouble" role="alert">{ reason }</p> }
            <div class="export__file">
                if let Made::File { name, .. } | Made::Page { name, .. } = &*made {
                    <p class="export__name" dir="auto">{ name }</p>
                }
                <p class="export__size" role="status">{ length }</p>
            </div>
            <button type="button" class="button button--primary" onclick={save} disabled={matches!(*made, Made::NotYet(_))}>
                { if is_print { "Print" } else { "Download" } }
            </button>
        </>
    };
    html! {
        <>
        <Modal title="Export" on_close={props.on_close.clone()} {foot}>
            <div class="export">
                <div class="export__choices">
                    { for GROUPS.iter().map(|(legend, choices)| html! {
                        <fieldset class="export__group"><legend class="export__legend">{ *legend }</legend>
                            { for choices().into_iter().map(|one| radio("export-what", one.label(), None, one == *choice, { let pick = pick.clone(); move || pick.emit(one) })) }
                        </fieldset>
                    }) }
                </div>
                <div class="export__about">
                    <p class="export__help">{ choice.help() }</p>
                    if choice.is_picture() { { formats(&form) } }
                    if !sizes.is_empty() { { pixels(&sizes, size, &percent) } }
                    if is_print { { papers(&paper) } }
                </div>
            </div>
        </Modal>
        if let Some(sheets) = &*printout { { part::<Printout>(PrintoutProps { sheets: Rc::clone(sheets) }) } }
        </>
    }
}

/// What takes a moment.
async fn save_later(made: &Made, title: &str, size: Option<PixelSize>) -> Result<(), String> {
    match (made, size) {
        (Made::File { name, text, .. }, Some(size)) => download::blob(name, &picture::png(text, size).await?),
        (Made::Page { name, scenario }, _) => {
            let html = one_file(title, scenario).await.map_err(|reason| format!("The file was not made: {reason}."))?;
            download::text(name, "text/html", &html);
        }
        _ => {}
    }
    Ok(())
}

/// One of several.
fn radio(
    group: &'static str,
    label: AttrValue,
    help: Option<&'static str>,
    is_on: bool,
    pick: impl Fn() + 'static,
) -> Html {
    html! {
        <label class="export__choice">
            <input type="radio" name={group} checked={is_on} onchange={Callback::from(move |_: Event| pick())} />
            <span>{ label }if let Some(help) = help { <small class="export__note">{ help }</small> }</span>
        </label>
    }
}

fn formats(form: &UseStateHandle<Form>) -> Html {
    const PNG: &str = "pixels, for chat, mail and wherever SVG is not accepted";
    let one = |this: Form, label: &'static str, help: &'static str| {
        let setter = form.setter();
        radio("export-form", label.into(), Some(help), **form == this, move || setter.set(this))
    };
    html! {
        <fieldset class="export__group"><legend class="export__legend">{ "Format" }</legend>
            { for FORMATS.iter().enumerate().map(|(at, format)| html! {
                <>
                    if at == 1 { { one(Form::Png, "Picture (PNG)", PNG) } }
                    { one(Form::Format(at), format.label, format.help) }
                </>
            }) }
            <small class="export__note">{ "Always in light colors, for paper." }</small>
        </fieldset>
    }
}

fn pixels(sizes: &[PixelSize], chosen: Option<PixelSize>, percent: &UseStateHandle<u32>) -> Html {
    let one = |size: &PixelSize| {
        let (setter, this) = (percent.setter(), size.percent);
        let scale = if this.is_multiple_of(100) { format!("{}×", this / 100) } else { format!("{this} %") };
        let label = format!("{scale} ({} × {} pixels)", size.width, size.height);
        radio("export-scale", label.into(), None, chosen == Some(*size), move || setter.set(this))
    };
    html! {
        <fieldset class="export__group"><legend class="export__legend">{ "Size" }</legend>
            { for sizes.iter().map(one) }
            if sizes.len() < 3 {
                <small class="export__note">{ "Browsers make no picture larger than this. A drawing (SVG) has no such limit." }</small>
            }
        </fieldset>
    }
}

fn papers(paper: &UseStateHandle<Paper>) -> Html {
    html! {
        <fieldset class="export__group"><legend class="export__legend">{ "Paper, across" }</legend>
            { for Paper::ALL.map(|this| {
                let setter = paper.setter();
                radio("export-paper", this.label().into(), None, **paper == this, move || setter.set(this))
            }) }
        </fieldset>
    }
}

/// A number of bytes as people read it.
fn bytes(n: usize) -> String {
    let (n, kilo) = (n as u32, n.div_ceil(1_000) as u32);
    match n {
        0..1_000 => wording::count(n, "byte", "bytes"),
        1_000..1_000_000 => format!("{kilo} kB"),
        _ => format!("{}.{} MB", kilo / 1_000, kilo % 1_000 / 100),
    }
}
