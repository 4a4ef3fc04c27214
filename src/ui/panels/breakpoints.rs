//! "What breaks first" of the chosen mode, read like a departures board, and that of the other mode one click away.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::grow::{Mode, told};
use crate::session::{Command, Outcome};
use crate::ui::browser::focus::when_there;
use crate::ui::components::band_icon::severity_icon;
use crate::ui::components::icon::icon;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(crate) struct BreakpointsProps {
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) engineers: u32,
    pub(crate) mode: Mode,
    pub(crate) dispatch: Dispatch,
}

/// What is told of a mode.
struct Told {
    /// Which of the two is told.
    note: &'static str,
    /// The heading where the other mode is chosen.
    heading: &'static str,
    /// Where there is nothing to tell.
    none: &'static str,
}

fn told_of(mode: Mode) -> Told {
    match mode {
        Mode::Adapt => Told {
            note: "The structure adapts: what changes at which size, and which flags go up all the same.",
            heading: "If the structure adapts: what changes",
            none: "Teams have room for everyone in this range. What is beyond the limits today stays as it is: see Findings.",
        },
        Mode::Hold => Told {
            note: "The structure is held as it is: who goes over a limit at which size, if nothing is done.",
            heading: "If nothing is done: who breaks",
            none: "No flag goes up in this range.",
        },
    }
}

/// Both lists: that of the chosen mode is named "Breakpoints", the other one is folded below it.
pub(crate) fn breakpoints(props: &BreakpointsProps) -> Html {
    if props.outcome.adapt.steps[0].people == 0 && props.engineers == 0 {
        return html! { <section class="board"><p class="board__none">{ "Nobody is there yet: what breaks first is told once the org grows." }</p></section> };
    }
    let list = |mode: Mode| {
        part::<Board>(BoardProps {
            outcome: props.outcome.clone(),
            engineers: props.engineers,
            mode,
            is_shown: props.mode == mode,
            dispatch: props.dispatch.clone(),
        })
    };
    let other = match props.mode {
        Mode::Adapt => Mode::Hold,
        Mode::Hold => Mode::Adapt,
    };
    html! {
        <>
            <section class="board" data-shown="true">
                <h2 class="board__title">{ "What breaks first" }</h2>
                <p class="board__note">{ told_of(props.mode).note }</p>
                { list(props.mode) }
            </section>
            // With a key of its own, so that it is folded where the other mode takes its place.
            <details class="board-other" key={told_of(other).heading}>
                <summary class="board-other__name">{ told_of(other).heading }</summary>
                { list(other) }
            </details>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct BoardProps {
    outcome: Shared<Outcome>,
    engineers: u32,
    mode: Mode,
    /// Whether the mode is the chosen one.
    is_shown: bool,
    dispatch: Dispatch,
}

#[component]
fn Board(props: &BoardProps) -> Html {
    let growth = props.outcome.growth(props.mode);
    let listed = use_memo((props.outcome.clone(), props.mode), |(outcome, mode)| told(outcome.growth(*mode), *mode));
    let engineers = |&place: &usize| growth.breakpoints[place].engineers;
    let current = listed.iter().rposition(|place| engineers(place) <= props.engineers).filter(|_| props.is_shown);
    let board = use_node_ref();
    use_effect_with((current, props.is_shown, props.mode), {
        let board = board.clone();
        move |(current, ..)| scroll_to(&board, *current)
    });
    let told = told_of(props.mode);
    html! {
        <>
            if listed.is_empty() {
                <p class="board__none">{ told.none }</p>
            }
            <ol class="board__list" ref={board} aria-label={if props.is_shown { "Breakpoints" } else { told.heading }}>
                { part::<Rows>(RowsProps { outcome: props.outcome.clone(), mode: props.mode, listed: Shared::from_rc(listed), current, is_shown: props.is_shown, dispatch: props.dispatch.clone() }) }
            </ol>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RowsProps {
    outcome: Shared<Outcome>,
    mode: Mode,
    /// Places among the breakpoints of the mode's growth.
    listed: Shared<Vec<usize>>,
    /// Which of them the size has reached last.
    current: Option<usize>,
    is_shown: bool,
    dispatch: Dispatch,
}

/// The breakpoints; most steps of the slider reach no other one and draw nothing anew.
#[component]
fn Rows(props: &RowsProps) -> Html {
    let items = props.listed.iter().enumerate().map(|(at, &place)| {
        html! {
            <li class="board__item" key={place}>{ row(props, place, Some(at) == props.current) }</li>
        }
    });
    html! { { for items } }
}

fn row(props: &RowsProps, place: usize, is_current: bool) -> Html {
    let breakpoint = &props.outcome.growth(props.mode).breakpoints[place];
    let is_current = is_current.then_some("true");
    let is_start = breakpoint.engineers == props.outcome.range().0;
    let onclick = {
        let (dispatch, mode, is_shown) = (props.dispatch.clone(), props.mode, props.is_shown);
        let (engineers, person) = (breakpoint.engineers, breakpoint.person);
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Command::SetMode(mode));
            if !is_shown {
                // The row goes on in the list above.
                when_there(".board [aria-current]");
            }
            dispatch.dispatch(Command::SetEngineers(engineers));
            dispatch.dispatch(Command::Select(person));
        })
    };
    let severity = breakpoint.flag.map(|(_, severity)| severity);
    let sign = severity.map_or_else(|| icon("diamond"), severity_icon);
    html! {
        <button type="button" class="board__row" data-current={is_current} aria-current={is_current.map(|_| "step")} {onclick}>
            <span class="board__number">
                <span class={is_start.then_some("visually-hidden")}>{ breakpoint.engineers }</span>
                if is_start { <span aria-hidden="true">{ "now" }</span> }
            </span>
            <span class="board__sign" data-severity={severity.map(Severity::as_str)} data-kind={breakpoint.kind.as_str()}>{ sign }</span>
            <span class="board__text" dir="auto">
                if let Some(severity) = severity { <span class="visually-hidden">{ wording::severity(severity) }{ ", " }</span> }
                { &breakpoint.message }
            </span>
        </button>
    }
}

/// Pixels at the end of a list's window where its rows fade out, as in styles/side.css.
const FADE: f64 = 30.0;

/// Brings a row into its list's window without moving the page.
fn scroll_to(board: &NodeRef, row: Option<usize>) {
    let Some(list) = board.cast::<web_sys::HtmlElement>() else { return };
    let item = row.and_then(|row| list.children().item(row as u32));
    let Some(item) = item else {
        list.set_scroll_top(0);
        return;
    };
    let (list_box, item_box) = (list.get_bounding_client_rect(), item.get_bounding_client_rect());
    let above = item_box.top() - list_box.top();
    let below = item_box.bottom() - (list_box.bottom() - FADE);
    let shift = if above < 0.0 { above } else { below.max(0.0) };
    list.set_scroll_top(list.scroll_top() + shift.round() as i32);
}
