//! Scenarios side by side on one scale: charts with what changes marked, figures, findings, and changes in sentences.

mod changes;
mod chart;
mod picture;
mod sources;
mod table;

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::compare::Side;
use crate::engine::scenario::Scenario;
use crate::session::Compared;
use crate::ui::browser::resize::use_size;
use crate::ui::components::icon::icon;
use crate::ui::components::modal::Sheet;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use changes::{ChangesProps, changes};
use chart::{ChartProps, chart, legend};
use picture::{Picture, fit};
use sources::{Sources, SourcesProps, Stage};
use table::table;

/// Scenarios side by side at most.
const MOST: usize = 4;

/// A scenario with how it is called.
pub(crate) type Choice = (String, Rc<Scenario>);

#[derive(Properties, PartialEq)]
pub(crate) struct CompareProps {
    /// The scenario that is open.
    pub(crate) now: Rc<Scenario>,
    /// What it was before.
    pub(crate) earlier: Vec<Choice>,
    /// Others that are kept in this browser.
    pub(crate) saved: Vec<Choice>,
    pub(crate) on_close: Callback<()>,
}

/// The scenarios that are compared, analyzed, with what is drawn of each.
struct Shown {
    compared: Compared,
    pictures: Vec<Picture>,
}

/// The comparison, as large as the window.
#[component]
pub(crate) fn Compare(props: &CompareProps) -> Html {
    let now = ("as it is now".to_owned(), Rc::clone(&props.now));
    let columns = use_state(|| {
        let opened = props.earlier.first().cloned();
        opened.into_iter().chain([now.clone()]).collect::<Vec<Choice>>()
    });
    // The sentence whose people are brought out: column and place in its list.
    let lit = use_state_eq(|| None::<(usize, usize)>);
    let shown = use_shown(&columns);
    let noted = use_state_eq(|| None::<AttrValue>);
    let grid = use_node_ref();
    let size = use_size(&grid);
    let set = {
        let (columns, lit) = (columns.setter(), lit.setter());
        Callback::from(move |next: Vec<Choice>| {
            lit.set(None);
            columns.set(next);
        })
    };
    let add = {
        let (columns, set) = (columns.clone(), set.clone());
        Callback::from(move |choice: Choice| set.emit(columns.iter().cloned().chain([choice]).collect()))
    };
    let saved = props.saved.iter().map(|(_, scenario)| ("saved in this browser".to_owned(), Rc::clone(scenario)));
    let mut choices: Vec<Choice> = [now].into_iter().chain(props.earlier.iter().cloned()).chain(saved).collect();
    choices.retain(|(_, scenario)| !columns.iter().any(|(_, shown)| Rc::ptr_eq(shown, scenario)));
    let is_first = columns.len() < 2;
    let (more, add_more) = (choices.clone(), add.clone());
    let Compared { sides, comparisons, figures } = &shown.compared;
    let lit_keys: &[String] = match *lit {
        Some((column, sentence)) => &comparisons[column - 1].sentences[sentence].people,
        None => &[],
    };
    let fitted = fit(&shown.pictures, size.map(|size| size.width));
    let on_close = {
        let on_close = props.on_close.clone();
        move |_: MouseEvent| on_close.emit(())
    };
    html! {
        <Sheet name="Compare" class="modal compare" on_close={props.on_close.clone()}>
            <header class="modal__head">
                <h2 class="modal__title">{ "Compare" }</h2>
                <button type="button" class="button button--quiet" aria-label="Close" onclick={on_close}>{ icon("close") }</button>
            </header>
            <div class="modal__body compare__body">
                if is_first {
                    { part::<Sources>(SourcesProps { choices, on_add: add, stage: Stage::First, noted: noted.clone() }) }
                }
                <div class="compare__parts" style={format!("--wanted:{}px", 190 + 130 * sides.len())}>
                    <div class="compare__answer">
                        { for (0..sides.len()).map(|at| html! {
                            <section class="answer" aria-label={format!("{}: {}, {}", letter(at), sides[at].title, columns[at].0)}>
                                { head(at, &columns, &sides[at].title, &set) }
                                if let Some(other) = at.checked_sub(1) {
                                    <p class="answer__summary" dir="auto">{ format!("{}.", comparisons[other].summary()) }</p>
                                } else if !is_first {
                                    <p class="answer__summary answer__summary--first">{ "What the others are compared with." }</p>
                                }
                            </section>
                        }) }
                        if !is_first {
                            { part::<Sources>(SourcesProps { choices: more, on_add: add_more, stage: if columns.len() < MOST { Stage::More } else { Stage::Full }, noted }) }
                        }
                        { table(figures, &letters(&columns)) }
                        { for comparisons.iter().enumerate().map(|(other, comparison)| html! {
                            <section class="answer" aria-label={format!("Changes from A to {}", letter(other + 1))}>
                                <h3 class="answer__title">{ format!("Changes from A to {}", letter(other + 1)) }</h3>
                                { changes(&ChangesProps { column: other + 1, comparison, lit: *lit, set_lit: lit.setter() }) }
                            </section>
                        }) }
                    </div>
                    <div class="compare__charts">
                        { legend(sides.len() > 1) }
                        <div class="compare__columns" ref={grid} style={format!("--columns:{}", fitted.as_ref().map_or(1, |fitted| fitted.columns))}>
                            { for (0..sides.len()).map(|at| html! {
                                <figure class="column">
                                    <figcaption class="column__head">{ sign(at) }<span class="column__name" dir="auto">{ format!("{}, {}", sides[at].title, columns[at].0) }</span></figcaption>
                                    if let Some(fitted) = &fitted {
                                        { chart(&ChartProps { picture: &shown.pictures[at], side: &sides[at], fitted, lit: lit_keys, column: at }) }
                                    }
                                </figure>
                            }) }
                        </div>
                    </div>
                </div>
            </div>
        </Sheet>
    }
}

/// The columns, analyzed and drawn. What was there before is kept.
#[hook]
fn use_shown(columns: &[Choice]) -> Rc<Shown> {
    let known = use_mut_ref(Vec::<(Rc<Scenario>, Rc<Side>)>::new);
    let scenarios: Vec<Shared<Scenario>> =
        columns.iter().map(|(_, scenario)| Shared::from_rc(Rc::clone(scenario))).collect();
    use_memo(scenarios, move |scenarios| {
        let mut known = known.borrow_mut();
        let sides = scenarios.iter().map(|scenario| {
            let scenario = scenario.rc();
            if let Some((_, side)) = known.iter().find(|(other, _)| Rc::ptr_eq(other, &scenario)) {
                return Rc::clone(side);
            }
            let side = Rc::new(Side::of(&scenario));
            known.push((scenario, Rc::clone(&side)));
            side
        });
        let compared = Compared::new(sides.collect());
        let pictures = (0..compared.sides.len()).map(|at| Picture::of(&compared, at)).collect();
        Shown { compared, pictures }
    })
}

/// The letter of a column.
fn letter(at: usize) -> char {
    char::from(b'A' + at as u8)
}

/// Letter and name of every column.
fn letters(columns: &[Choice]) -> Vec<(char, String)> {
    columns.iter().enumerate().map(|(at, (name, _))| (letter(at), name.clone())).collect()
}

/// The letter of a column as it stands beside what is about it.
fn sign(at: usize) -> Html {
    html! { <span class="column__letter" aria-hidden="true">{ letter(at) }</span> }
}

/// What a column is, and what can be done with it.
fn head(at: usize, columns: &UseStateHandle<Vec<Choice>>, title: &str, set: &Callback<Vec<Choice>>) -> Html {
    let first = {
        let (columns, set) = (columns.clone(), set.clone());
        move |_: MouseEvent| {
            let mut next = (*columns).clone();
            let column = next.remove(at);
            next.insert(0, column);
            set.emit(next);
        }
    };
    let remove = {
        let (columns, set) = (columns.clone(), set.clone());
        move |_: MouseEvent| {
            let mut next = (*columns).clone();
            next.remove(at);
            set.emit(next);
        }
    };
    let letter = letter(at);
    html! {
        <header class="column__head">
            { sign(at) }
            <h3 class="column__title"><span dir="auto">{ title }</span><small class="column__name" dir="auto">{ &columns[at].0 }</small></h3>
            if columns.len() > 1 {
                if at > 0 {
                    <button type="button" class="button column__button" aria-label={format!("Use as baseline, {letter}")} onclick={first}>{ "Use as baseline" }</button>
                }
                <button type="button" class="button button--quiet" aria-label={format!("Remove {letter}")} onclick={remove}>{ icon("close") }</button>
            }
        </header>
    }
}
