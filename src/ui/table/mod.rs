//! The org as a table of rows that fold: the chart's twin, for reading many figures and editing many people.
//!
//! A tree grid: the keyboard walks rows and cells, and cells are edited in their place. Only the rows around the window are
//! in the document, and the one that has the focus.

mod columns;
mod editor;
mod keyboard;
mod keys;
mod row;
mod window;

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, HtmlInputElement};
use yew::prelude::*;

use super::browser::focus::when_there;
use super::browser::resize::use_size;
use super::browser::typing::is_writing;
use super::chart::{Dragging, Hand, form_switch, layers_shown, legend, person_of, use_drag};
use super::components::icon::icon;
use super::shared::Shared;
use super::store::Dispatch;
use super::wording;
use crate::engine::ids::PersonId;
use crate::session::table::{Kept, Table, keep};
use crate::session::{Act, Action, Command, Form, Frame, Reach, View};
use columns::{Column, How};
use editor::{Onward, Written};
use keyboard::{Keyboard, use_keyboard};
use keys::{Place, Step, Walk};
use window::{HEAD, page, reveal, row_height, use_first_row};

#[derive(Properties, PartialEq)]
pub(crate) struct OrgTableProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) view: View,
    pub(crate) dispatch: Dispatch,
    pub(crate) hand: Hand,
}

/// What the keyboard goes to in the table.
const TABLE_STOP: &str = "[role=treegrid] [tabindex='0']";

/// The org as a table.
#[component]
pub(crate) fn OrgTable(props: &OrgTableProps) -> Html {
    let (stage, scroll, ghost) = (use_node_ref(), use_node_ref(), use_node_ref());
    let size = use_size(&scroll);
    let first = use_first_row(&scroll);
    let keyboard = use_keyboard(&scroll);
    let words = use_state_eq(String::new);
    let spot = use_state_eq(|| None::<(PersonId, Option<Column>)>);
    let edited = use_state_eq(|| None::<(PersonId, Column)>);
    let last_row = use_mut_ref(|| 0_usize);
    let (table, kept) = use_table(props, &words);

    let (width, height) = size.map_or((0, 0.0), |size| (size.width as u32, size.height));
    let columns = columns::shown(width);
    let row = match *spot {
        // Where somebody is gone, the keyboard is at whoever comes next.
        Some((person, _)) => table.row_near(person).unwrap_or(*last_row.borrow()),
        None => props.view.selected.and_then(|person| table.row_near(person)).unwrap_or(0),
    };
    let row = row.min(table.rows.len().saturating_sub(1));
    last_row.replace(row);
    let column = spot.and_then(|(_, column)| column).filter(|column| columns.contains(column));
    let seat = Seat {
        table: Rc::clone(&table),
        columns,
        here: Place { row, column },
        page: page(height),
        folds: kept.is_none(),
        spot: spot.clone(),
        edited: edited.clone(),
        keyboard: keyboard.clone(),
        view: props.view.clone(),
        frame: props.frame.clone(),
        dispatch: props.dispatch.clone(),
        hand: props.hand.clone(),
    };
    use_selection_followed(props.view.selected, &seat, &scroll);
    use_effect({
        let (scroll, is_editing) = (scroll.clone(), edited.is_some());
        let id = table.rows.get(row).map(|_| row::element_id(table.id(row), column));
        // Whoever took the place of somebody who is gone keeps it, also when the one who is gone comes back.
        let is_gone = (*spot).is_some_and(|(person, _)| table.row_near(person).is_none());
        let heir = table.rows.get(row).filter(|_| is_gone).map(|_| table.id(row));
        let spot = spot.clone();
        move || {
            if let Some(heir) = heir {
                spot.set(Some((heir, column)));
            }
            if let (true, Some(id)) = (keyboard.is_due(), id) {
                reveal(&scroll, row);
                if !is_editing {
                    keyboard.bring(&id);
                }
            }
        }
    });
    let along = {
        let scroll = scroll.clone();
        Callback::from(move |(_, down): (f64, f64)| {
            if let Some(element) = scroll.cast::<Element>() {
                element.set_scroll_top(element.scroll_top() - down as i32);
            }
        })
    };
    let chosen = props.frame.chosen(&props.view);
    let drop = props.hand.drop.clone();
    use_drag(&stage, &ghost, Some(Dragging { frame: props.frame.clone(), chosen, drop, along, by_grip: true }));

    let on_done = seat.on_done();
    let look = row::Look {
        frame: &props.frame,
        table: &table,
        columns: &seat.columns,
        focus: (table.rows.get(row).map_or(PersonId(u32::MAX), |_| table.id(row)), column),
        edited: *edited,
        is_selected: &|id| props.view.selected == Some(id) || props.view.marked.contains(&id),
        on_done: &on_done,
    };
    let drawn = window::drawn(first, seat.page, table.rows.len());
    let outside = (!drawn.contains(&row) && !table.rows.is_empty()).then_some(row);
    let (before, after) = (outside.filter(|&row| row < drawn.start), outside.filter(|&row| row >= drawn.end));
    let rows = before.into_iter().chain(drawn).chain(after);
    let template = columns::template(&seat.columns, width);
    let row_height = row_height();
    html! {
        <section class="chart" aria-label="Table">
            { filter(&words, kept.as_ref().as_ref(), props.frame.org.people().count()) }
            <div class="org-table" ref={stage}>
                <div class="org-table__scroll" ref={scroll} role="treegrid" aria-label="Org table" aria-multiselectable="true" data-wide={(width >= columns::WIDE).then_some("true")}
                    aria-rowcount={(table.rows.len() + 1).to_string()} aria-colcount={columns::COLUMNS.len().to_string()}
                    style={format!("--columns:{template};--row:{row_height}px;--head:{HEAD}px")}
                    onclick={seat.on_click()} ondblclick={seat.on_double_click()} onkeydown={seat.on_key()}>
                    <div class="org-table__head" role="rowgroup">
                        <div class="org-table__row org-table__row--head" role="row" aria-rowindex="1">
                            { for seat.columns.iter().map(|&column| html! {
                                <div class="org-table__heading" role="columnheader" aria-colindex={(column as usize + 1).to_string()} data-column={column.line().token}>{ column.line().name }</div>
                            }) }
                        </div>
                    </div>
                    <div class="org-table__body" role="rowgroup" style={format!("height:{}px", table.rows.len() as i32 * row_height)}>
                        { for rows.map(|at| row::row(&look, at, at as i32 * row_height)) }
                    </div>
                </div>
                <div class="chart__ghost" ref={ghost} role="none" aria-hidden="true" hidden=true />
            </div>
            <div class="controls">
                { form_switch(Form::Table, &props.dispatch) }
                { legend() }
                <div class="controls__view">{ layers_shown(&props.frame, &props.dispatch, !props.view.collapsed.is_empty()) }</div>
            </div>
        </section>
    }
}

/// The rows, and who fits the words of the filter.
#[hook]
fn use_table(props: &OrgTableProps, words: &str) -> (Rc<Table>, Rc<Option<Kept>>) {
    let kept = use_memo((props.frame.clone(), words.to_owned()), |(frame, words)| keep(frame, &frame.drawn(), words));
    let inputs = (props.frame.clone(), props.view.collapsed.clone(), Shared::from_rc(Rc::clone(&kept)));
    let table = use_memo(inputs, |(frame, folded, kept)| {
        Table::new(frame.drawn(), folded, (**kept).as_ref().map(|kept| kept.is_kept.as_slice()))
    });
    (table, kept)
}

/// Whoever gets selected, wherever that is done, comes into view, and the keyboard goes there.
#[hook]
fn use_selection_followed(selected: Option<PersonId>, seat: &Seat, scroll: &NodeRef) {
    let (seat, scroll) = (seat.clone(), scroll.clone());
    use_effect_with(selected, move |&selected| {
        let row = selected.and_then(|person| seat.table.row_near(person));
        if let (Some(person), Some(row)) = (selected, row) {
            if seat.person() != Some(person) && seat.view.marked.is_empty() {
                seat.keyboard.follow();
                seat.spot.set(Some((person, None)));
            }
            reveal(&scroll, row);
        }
    });
}

fn filter(words: &UseStateHandle<String>, kept: Option<&Kept>, n: usize) -> Html {
    let oninput = {
        let words = words.setter();
        Callback::from(move |event: InputEvent| words.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "ArrowDown" {
            event.prevent_default();
            when_there(TABLE_STOP);
        }
    });
    html! {
        <div class="org-table__bar">
            <label class="org-table__filter">{ icon("search") }
                <input class="org-table__words" type="search" aria-label="Filter" placeholder="Filter by name, title or team"
                    autocomplete="off" spellcheck="false" value={(**words).clone()} {oninput} {onkeydown} />
            </label>
            <p class="org-table__found" role="status">{ kept.map(|kept| format!("{} of {} fit", wording::thousands(kept.n_fitting), wording::thousands(n as u32))) }</p>
        </div>
    }
}

/// The table as one picture shows it, for whatever is done next.
#[derive(Clone)]
struct Seat {
    table: Rc<Table>,
    columns: Vec<Column>,
    here: Place,
    page: usize,
    /// Whether rows can be folded: with a filter all are open.
    folds: bool,
    spot: UseStateHandle<Option<(PersonId, Option<Column>)>>,
    edited: UseStateHandle<Option<(PersonId, Column)>>,
    keyboard: Keyboard,
    view: View,
    frame: Shared<Frame>,
    dispatch: Dispatch,
    hand: Hand,
}

impl Seat {
    fn walk(&self) -> Walk<'_> {
        Walk { table: &self.table, columns: &self.columns, page: self.page, folds: self.folds }
    }

    /// Who the keyboard is at.
    fn person(&self) -> Option<PersonId> {
        self.table.rows.get(self.here.row).map(|_| self.table.id(self.here.row))
    }

    fn go(&self, place: Place) {
        self.spot.set(Some((self.table.id(place.row), place.column)));
        self.keyboard.call();
    }

    /// Selects from whoever was selected first to a row.
    fn extend(&self, to: usize) {
        let anchor = self.view.selected.and_then(|person| self.table.row_near(person)).unwrap_or(self.here.row);
        self.dispatch.dispatch(Command::SelectAll(self.table.between(anchor, to)));
    }

    fn edit(&self, person: PersonId, column: Column) {
        match column.line().how {
            How::Not => {}
            How::Manager => self.hand.act.emit((Act::Move, person)),
            How::Text | How::Team => {
                self.spot.set(Some((person, Some(column))));
                self.edited.set(Some((person, column)));
            }
        }
    }

    fn on_done(&self) -> Callback<Written> {
        let seat = self.clone();
        Callback::from(move |(written, onward): Written| {
            let Some((person, column)) = *seat.edited else { return };
            seat.edited.set(None);
            if let Some(written) = written {
                let edits = editor::edits(&seat.frame.org, person, column, &written);
                if !edits.is_empty() {
                    seat.hand.drop.emit(edits);
                }
            }
            match onward {
                Onward::Away => {}
                Onward::Here => seat.keyboard.call(),
                Onward::Next { is_back } => {
                    seat.keyboard.call();
                    if let Some(Place { row, column: Some(column) }) = seat.walk().next_edited(seat.here, is_back) {
                        seat.edit(seat.table.id(row), column);
                    }
                }
            }
        })
    }

    fn on_click(&self) -> Callback<MouseEvent> {
        let seat = self.clone();
        Callback::from(move |event: MouseEvent| {
            let Some((person, column)) = cell_of(event.target()) else { return };
            if person_of(event.target()).is_some_and(|(_, is_toggle)| is_toggle) {
                if seat.folds {
                    seat.dispatch.dispatch(Command::Toggle(person));
                }
                return;
            }
            seat.spot.set(Some((person, column)));
            match (event.shift_key(), event.ctrl_key() || event.meta_key()) {
                (true, _) => seat.extend(seat.table.row_near(person).unwrap_or(seat.here.row)),
                (false, true) => seat.dispatch.dispatch(Command::Mark(person)),
                (false, false) => seat.dispatch.dispatch(Command::Select(Some(person))),
            }
        })
    }

    fn on_double_click(&self) -> Callback<MouseEvent> {
        let seat = self.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some((person, Some(column))) = cell_of(event.target()) {
                seat.edit(person, column);
            }
        })
    }

    fn on_key(&self) -> Callback<KeyboardEvent> {
        let seat = self.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(person) = seat.person().filter(|_| !is_writing(&event) && !event.alt_key()) else { return };
            let (shift, ctrl) = (event.shift_key(), event.ctrl_key() || event.meta_key());
            match seat.walk().key(&event.key(), shift, ctrl, seat.here) {
                Some(step) => seat.take(step, person),
                None => {
                    let act = Action::pressed(&event.key(), ctrl, shift, Reach::Chart, true);
                    let Some(act) = act else { return };
                    event.stop_propagation();
                    seat.hand.act.emit((act, person));
                }
            }
            event.prevent_default();
        })
    }

    fn take(&self, step: Step, person: PersonId) {
        match step {
            Step::Go(place) => self.go(place),
            Step::Extend(row) => {
                self.extend(row);
                self.go(Place { row, ..self.here });
            }
            Step::Toggle => self.dispatch.dispatch(Command::Toggle(person)),
            Step::Select => self.dispatch.dispatch(Command::Select(Some(person))),
            Step::Mark => self.dispatch.dispatch(Command::Mark(person)),
            Step::Edit(column) => self.edit(person, column),
        }
    }
}

/// Whose row something is in, and which cell, but for a field that is written in.
fn cell_of(target: Option<EventTarget>) -> Option<(PersonId, Option<Column>)> {
    let element: Element = target?.dyn_into().ok()?;
    let closest = |selector: &str| element.closest(selector).ok().flatten();
    if closest(".org-table__field").is_some() {
        return None;
    }
    let column = closest("[data-column]").and_then(|cell| Column::named(&cell.get_attribute("data-column")?));
    let (person, _) = person_of(Some(element.into()))?;
    Some((person, column))
}
