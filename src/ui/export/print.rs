//! The org chart on sheets of paper, prepared beside the page and seen in print only.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::engine::export::{OrgPicture, Pages};
use crate::ui::browser::printer::{self, Drawings};
use crate::ui::wording;

/// Names on a sheet of the index: four columns of as many lines as its stylesheet has room for.
const INDEX_ROWS: usize = 4 * 36;

/// Sheets that are ready.
pub(super) struct Sheets {
    name: String,
    /// What the org counts.
    about: String,
    paper: Paper,
    titles: Vec<String>,
    index: Vec<(String, u32)>,
    drawings: Drawings,
}

/// Size of the paper, across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paper {
    A4,
    Letter,
}

impl Paper {
    pub(super) const ALL: [Paper; 2] = [Paper::A4, Paper::Letter];

    pub(super) fn label(self) -> &'static str {
        match self {
            Paper::A4 => "A4",
            Paper::Letter => "Letter",
        }
    }
}

/// Makes the sheets; `None` where the browser has no room for them.
pub(super) fn sheets(picture: &OrgPicture<'_>, pages: &Pages<'_>, paper: Paper) -> Option<Sheets> {
    let metrics = &picture.report.metrics;
    let about = format!(
        "{} · {} · {}",
        wording::count(metrics.people, "person", "people"),
        wording::count(metrics.engineers, "engineer", "engineers"),
        wording::count(metrics.managers, "manager", "managers"),
    );
    Some(Sheets {
        name: picture.scenario.name.clone(),
        about,
        paper,
        titles: (0..pages.len()).map(|at| pages.title(at)).collect(),
        index: pages.index(),
        drawings: Drawings::of((0..pages.len()).map(|at| pages.drawing(picture, at)))?,
    })
}

#[derive(Properties)]
pub(super) struct PrintoutProps {
    pub(super) sheets: Rc<Sheets>,
}

impl PartialEq for PrintoutProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.sheets, &other.sheets)
    }
}

/// The sheets, which ask for the printer as soon as they are drawn.
#[component]
pub(super) fn Printout(props: &PrintoutProps) -> Html {
    let PrintoutProps { sheets } = props;
    use_effect_with(Rc::as_ptr(sheets), |_| spawn_local(printer::print("paper__drawing")));
    let n_drawn = sheets.titles.len();
    let n = n_drawn + sheets.index.chunks(INDEX_ROWS).len();
    let head = |title: &str, about: &str, place: String| {
        html! {
            <header class="paper__head">
                <strong dir="auto">{ &sheets.name }</strong><span class="paper__title" dir="auto">{ title.to_owned() }</span>
                <span>{ about.to_owned() }</span><span>{ place }</span>
            </header>
        }
    };
    html! {
        <div class="papers" data-paper={sheets.paper.label()} aria-hidden="true">
            { for sheets.titles.iter().zip(sheets.drawings.addresses()).enumerate().map(|(at, (title, address))| html! {
                <section class="paper">
                    { head(title, if at == 0 { &sheets.about } else { "" }, format!("page {} of {n}", at + 1)) }
                    <img class="paper__drawing" src={address.clone()} alt={title.clone()} />
                </section>
            }) }
            { for sheets.index.chunks(INDEX_ROWS).enumerate().map(|(at, names)| html! {
                <section class="paper">
                    { head("Everyone by name, with the page", "", format!("page {} of {n}", n_drawn + at + 1)) }
                    <ol class="paper__index">
                        { for names.iter().map(|(name, page)| html! { <li><span class="paper__name" dir="auto">{ name }</span><span>{ page }</span></li> }) }
                    </ol>
                </section>
            }) }
        </div>
    }
}
