//! "What breaks first" if the structure is held, and "What the structure becomes" if it adapts, read like a departures board.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::grow::{Breakpoint, BreakpointKind, Growth, Mode};
use crate::session::{Command, Outcome};
use crate::ui::components::band_icon::BandIcon;
use crate::ui::components::icon::Icon;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

#[derive(Properties, PartialEq)]
pub(crate) struct BreakpointsProps {
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) engineers: u32,
    pub(crate) mode: Mode,
    pub(crate) dispatch: Dispatch,
}

/// Both lists. The one of the structure that is shown is named "Breakpoints".
#[component]
pub(crate) fn Breakpoints(props: &BreakpointsProps) -> Html {
    let list = |mode: Mode, title: &'static str, note: &'static str, none: &'static str| {
        html! {
            <Board outcome={props.outcome.clone()} engineers={props.engineers} {mode} is_shown={props.mode == mode} {title} {note} {none}
                dispatch={props.dispatch.clone()} />
        }
    };
    html! {
        <>
            { list(Mode::Hold, "What breaks first", "if held as it is", "No flag goes up in this range.") }
            { list(Mode::Adapt, "What the structure becomes", "if it adapts", "The structure stays as it is in this range.") }
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
    let listed: Vec<&Breakpoint> = growth.breakpoints.iter().filter(|b| is_listed(b, props.mode, growth)).collect();
    let current = listed.iter().rposition(|b| b.engineers <= props.engineers).filter(|_| props.is_shown);
    let board = use_node_ref();
    use_effect_with((current, props.is_shown), {
        let board = board.clone();
        move |(current, _)| scroll_to(&board, *current)
    });
    let name = if props.is_shown { "Breakpoints" } else { props.title };
    html! {
        <section class="board" data-shown={props.is_shown.to_string()}>
            <h2 class="board__title">{ props.title }<span class="board__note">{ props.note }</span></h2>
            if listed.is_empty() {
                <p class="board__none">{ props.none }</p>
            }
            <ol class="board__list" ref={board} aria-label={name}>
                { for listed.iter().enumerate().map(|(at, breakpoint)| row(props, breakpoint, Some(at) == current)) }
            </ol>
        </section>
    }
}

fn row(props: &BoardProps, breakpoint: &Breakpoint, is_current: bool) -> Html {
    let onclick = {
        let (dispatch, mode, engineers, person) =
            (props.dispatch.clone(), props.mode, breakpoint.engineers, breakpoint.person);
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Command::SetMode(mode));
            dispatch.dispatch(Command::SetEngineers(engineers));
            dispatch.dispatch(Command::Select(person));
        })
    };
    let sign = match breakpoint.flag {
        Some((_, Severity::Red)) => {
            html! { <span class="board__sign" data-severity="red"><BandIcon band="over" /></span> }
        }
        Some((_, Severity::Amber)) => {
            html! { <span class="board__sign" data-severity="amber"><BandIcon band="stretch" /></span> }
        }
        Some((_, Severity::Info)) => html! { <span class="board__sign"><BandIcon band="under" /></span> },
        None => html! { <span class="board__sign" data-kind={breakpoint.kind.as_str()}><Icon name="diamond" /></span> },
    };
    let severity = breakpoint.flag.map(|(_, severity)| wording::severity(severity));
    html! {
        <li class="board__item" key={format!("{}{}{}", breakpoint.engineers, breakpoint.kind.as_str(), breakpoint.message)}>
            <button type="button" class="board__row" data-current={is_current.then_some("true")} aria-current={is_current.then_some("step")} {onclick}>
                <span class="board__number">{ breakpoint.engineers }</span>
                { sign }
                <span class="board__text" dir="auto">
                    if let Some(severity) = severity { <span class="visually-hidden">{ severity }{ ", " }</span> }
                    { &breakpoint.message }
                </span>
            </button>
        </li>
    }
}

/// Flags tell who breaks if nothing is done; an adapting structure tells what it becomes. A new manager is told by the split
/// that needs one.
fn is_listed(breakpoint: &Breakpoint, mode: Mode, growth: &Growth) -> bool {
    match (mode, breakpoint.kind) {
        (Mode::Hold, BreakpointKind::FlagRaised) => {
            breakpoint.flag.is_some_and(|(_, severity)| severity != Severity::Info)
        }
        (Mode::Adapt, BreakpointKind::LayerAdded | BreakpointKind::TeamSplit | BreakpointKind::FirstManager) => true,
        (Mode::Adapt, BreakpointKind::ManagerAdded) => {
            let leads_new_team =
                |other: &&Breakpoint| other.kind == BreakpointKind::TeamAdded && other.person == breakpoint.person;
            let same = growth.breakpoints.iter().filter(|other| other.engineers == breakpoint.engineers);
            same.filter(leads_new_team).count() == 0
        }
        _ => false,
    }
}

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
    let below = item_box.bottom() - list_box.bottom();
    let shift = if above < 0.0 { above } else { below.max(0.0) };
    list.set_scroll_top(list.scroll_top() + shift.round() as i32);
}
