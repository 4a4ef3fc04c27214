//! The top of the page: what it is, which scenario, which part, and what can be done with it.

use yew::prelude::*;

use super::kept_banner::{KeptNote, KeptProps};
use crate::engine::analyze::Severity;
use crate::session::{Command, Frame, History, Panel, Theme};
use crate::ui::browser::focus::focus;
use crate::ui::components::field::Field;
use crate::ui::components::icon::icon;
use crate::ui::components::menu::{Entry, menu};
use crate::ui::editing::Editing;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::workspace::Workspace;

/// A dialog of the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Dialog {
    Import,
    Export,
    Scenarios,
    Compare,
    Share,
    Settings,
    Find,
    Keys,
    Editing(Editing),
}

pub(crate) struct TopBarProps {
    pub(crate) name: AttrValue,
    pub(crate) workspace: Workspace,
    pub(crate) panel: Panel,
    pub(crate) is_dark: bool,
    pub(crate) history: History,
    pub(crate) frame: Shared<Frame>,
    pub(crate) dispatch: Dispatch,
    pub(crate) open: Callback<Dialog>,
}

/// Dialogs that a narrow bar has in its menu.
const DIALOGS: [(&str, &str, fn() -> Dialog); 3] = [
    ("Import", "import", || Dialog::Import),
    ("Export", "export", || Dialog::Export),
    ("Compare", "compare", || Dialog::Compare),
];

/// The top bar.
pub(crate) fn top_bar(props: &TopBarProps) -> Html {
    let worst = props.frame.report.findings.iter().map(|finding| finding.severity).max();
    let tab = |panel: Panel, name: &'static str, count: Option<usize>| {
        let dispatch = props.dispatch.clone();
        let is_front = props.panel == panel;
        let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Command::Show(panel)));
        html! {
            <button type="button" class="tab" role="tab" aria-selected={is_front.to_string()} aria-controls="panel" id={tab_id(panel)}
                tabindex={if is_front { "0" } else { "-1" }} {onclick}>
                { name }
                if let Some(count) = count.filter(|count| *count > 0) {
                    <span class="tab__count" aria-hidden="true" data-severity={worst.map(Severity::as_str)}>{ count }</span>
                }
            </button>
        }
    };
    let on_tab_key = {
        let (dispatch, panel) = (props.dispatch.clone(), props.panel);
        Callback::from(move |event: KeyboardEvent| {
            let n = Panel::ALL.len();
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => n - 1,
                _ => return,
            };
            let at = Panel::ALL.iter().position(|(other, _)| *other == panel).unwrap_or(0);
            let other = Panel::ALL[(at + step) % n].0;
            dispatch.dispatch(Command::Show(other));
            focus(&tab_id(other));
        })
    };
    let opens = |dialog: Dialog| {
        let open = props.open.clone();
        Callback::from(move |_: MouseEvent| open.emit(dialog.clone()))
    };
    let rename = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |name: String| {
            if !name.is_empty() {
                dispatch.dispatch(Command::Rename(name));
            }
            Ok(())
        })
    };
    let does = |command: Command| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |()| dispatch.dispatch(command.clone()))
    };
    let (lights, sign, theme) = match props.is_dark {
        true => ("Use light colors", "sun", Theme::Light),
        false => ("Use dark colors", "moon", Theme::Dark),
    };
    // Where the row has no room, the rest of it is in a menu; the stylesheet shows one or the other.
    let mut more = vec![Entry {
        name: "Redo",
        sign: "redo",
        is_enabled: props.history.redo_name().is_some(),
        act: does(Command::Redo),
    }];
    more.extend(DIALOGS.map(|(name, sign, dialog)| {
        let open = props.open.clone();
        Entry { name, sign, is_enabled: true, act: Callback::from(move |()| open.emit(dialog())) }
    }));
    more.push(Entry { name: lights, sign, is_enabled: true, act: does(Command::SetTheme(theme)) });
    html! {
        <header class="top-bar">
            <h1 class="top-bar__brand">
                <svg class="top-bar__logo" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                    <path d="M10 6v4M4 14v-3h12v3M10 10v4" />
                    <circle cx="10" cy="4" r="2.6" /><circle cx="4" cy="16" r="2.4" /><circle cx="10" cy="16" r="2.4" /><circle cx="16" cy="16" r="2.4" />
                </svg>
                <span class="top-bar__word">{ "Spanwise" }</span>
            </h1>
            <div class="top-bar__scenario">
                <button type="button" class="button button--icon" aria-label="Scenarios" title="Scenarios" onclick={opens(Dialog::Scenarios)}>{ icon("list") }</button>
                <p class="top-bar__titles">
                    <Field class="top-bar__name" label="Scenario name" most="80" value={&props.name} on_write={rename} />
                    { part::<KeptNote>(KeptProps { workspace: props.workspace.clone() }) }
                </p>
            </div>
            <div class="tabs" role="tablist" aria-label="Parts of the page" onkeydown={on_tab_key}>
                { for Panel::ALL.into_iter().map(|(panel, name)| {
                    let count = (panel == Panel::Findings).then_some(props.frame.report.findings.len());
                    tab(panel, name, count)
                }) }
            </div>
            <div class="top-bar__actions">
                { back(props, "Undo", "undo", props.history.undo_name(), Command::Undo) }
                <span class="top-bar__more">{ back(props, "Redo", "redo", props.history.redo_name(), Command::Redo) }</span>
                <button type="button" class="button button--search" aria-label="Search" onclick={opens(Dialog::Find)}>
                    { icon("search") }<span class="button__text">{ "Search" }</span><kbd aria-hidden="true">{ "/" }</kbd>
                </button>
                <span class="top-bar__more">
                    <button type="button" class="button button--icon" onclick={does(Command::SetTheme(theme)).reform(|_: MouseEvent| ())} aria-label={lights}>{ icon(sign) }</button>
                    { for DIALOGS.map(|(name, sign, dialog)| html! {
                        <button type="button" class="button button--sign" aria-label={name} title={name} onclick={opens(dialog())}>
                            { icon(sign) }<span class="button__text">{ name }</span>
                        </button>
                    }) }
                </span>
                <button type="button" class="button button--primary" onclick={opens(Dialog::Share)}>{ "Share" }</button>
                { menu("more", "More", more) }
            </div>
        </header>
    }
}

/// A button that steps back or on, and says over what.
fn back(props: &TopBarProps, name: &'static str, sign: &'static str, step: Option<&str>, command: Command) -> Html {
    let dispatch = props.dispatch.clone();
    let onclick = move |_: MouseEvent| dispatch.dispatch(command.clone());
    html! {
        <button type="button" class="button button--icon" aria-label={name} disabled={step.is_none()} {onclick}
            title={step.map_or_else(|| format!("Nothing to {sign}"), |step| format!("{name} {step}"))}>
            { icon(sign) }
        </button>
    }
}

/// The id of a part's tab.
pub(crate) fn tab_id(panel: Panel) -> String {
    format!("tab-{}", panel.as_str())
}
