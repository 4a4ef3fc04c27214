//! "What breaks first" if the structure is held, and "What the structure becomes" if it adapts, read like a departures board.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::grow::{Breakpoint, BreakpointKind, Growth, Mode};
use crate::engine::sort::sort_by_key;
use crate::session::{Command, Outcome};
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

/// Both lists. The one of the structure that is shown is named "Breakpoints".
pub(crate) fn breakpoints(props: &BreakpointsProps) -> Html {
    let is_whole = props.outcome.is_whole;
    let list = |mode: Mode, title: &'static str, note: &'static str, none: &'static str| {
        let none = if is_whole { none } else { "Larger sizes are still being worked out." };
        part::<Board>(BoardProps {
            outcome: props.outcome.clone(),
            engineers: props.engineers,
            mode,
            is_shown: props.mode == mode,
            title,
            note,
            none,
            dispatch: props.dispatch.clone(),
        })
    };
    if props.outcome.adapt.steps[0].people == 0 && props.engineers == 0 {
        return html! { <section class="board"><p class="board__none">{ "Nobody is there yet: what breaks first is told once the org grows." }</p></section> };
    }
    html! {
        <>
            { list(Mode::Hold, "What breaks first", "Flags by size, if nothing is reorganized", "No flag goes up in this range.") }
            { list(Mode::Adapt, "What the structure becomes", "Changes by size, if it adapts", "Teams have room for everyone in this range. What is beyond the limits today stays as it is: see Findings.") }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct BoardProps {
    outcome: Shared<Outcome>,
    engineers: u32,
    mode: Mode,
    is_shown: bool,
    title: &'static str,
    note: &'static str,
    none: &'static str,
    dispatch: Dispatch,
}

#[component]
fn Board(props: &BoardProps) -> Html {
    let growth = props.outcome.growth(props.mode);
    let listed = use_memo((props.outcome.clone(), props.mode), |(outcome, mode)| {
        let growth = outcome.growth(*mode);
        let places = 0..growth.breakpoints.len();
        let mut listed: Vec<usize> = places.filter(|&at| is_listed(&growth.breakpoints[at], *mode, growth)).collect();
        // Of one size the red flags come first.
        sort_by_key(&mut listed, |&at| {
            let breakpoint = &growth.breakpoints[at];
            (breakpoint.engineers, std::cmp::Reverse(breakpoint.flag.map(|(_, severity)| severity)))
        });
        listed
    });
    let engineers = |&place: &usize| growth.breakpoints[place].engineers;
    let current = listed.iter().rposition(|place| engineers(place) <= props.engineers).filter(|_| props.is_shown);
    let board = use_node_ref();
    use_effect_with((current, props.is_shown), {
        let board = board.clone();
        move |(current, _)| scroll_to(&board, *current)
    });
    let name = if props.is_shown { "Breakpoints" } else { props.title };
    html! {
        <section class="board" data-shown={props.is_shown.to_string()}>
            <h2 class="board__title">{ props.title }</h2>
            <p class="board__note">{ props.note }</p>
            if listed.is_empty() {
                <p class="board__none">{ props.none }</p>
            }
            <ol class="board__list" ref={board} aria-label={name}>
                { part::<Rows>(RowsProps { outcome: props.outcome.clone(), mode: props.mode, listed: Shared::from_rc(listed), current, dispatch: props.dispatch.clone() }) }
            </ol>
        </section>
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
        let (dispatch, mode) = (props.dispatch.clone(), props.mode);
        let (engineers, person) = (breakpoint.engineers, breakpoint.person);
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Command::SetMode(mode));
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

/// Flags tell who breaks if nothing is done; an adapting structure tells what it becomes. A new manager is told by the split
/// that needs one.
fn is_listed(breakpoint: &Breakpoint, mode: Mode, growth: &Growth) -> bool {
    match (mode, breakpoint.kind) {
        (Mode::Hold, BreakpointKind::FlagRaised) => {
            breakpoint.flag.is_some_and(|(_, severity)| severity != Severity::Info)
        }
        (
            Mode::Adapt,
            BreakpointKind::LayerAdded
            | BreakpointKind::TeamSplit
            | BreakpointKind::FirstManager
            | BreakpointKind::PlatformAdded
            | BreakpointKind::EnablingAdded
            | BreakpointKind::TribeFormed
            | BreakpointKind::TribeDivided,
        ) => true,
        (Mode::Adapt, BreakpointKind::ManagerAdded) => {
            let leads_new_team =
                |other: &&Breakpoint| other.kind == BreakpointKind::TeamAdded && other.person == breakpoint.person;
            let same = growth.breakpoints.iter().filter(|other| other.engineers == breakpoint.engineers);
            same.filter(leads_new_team).count() == 0
        }
        _ => false,
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
