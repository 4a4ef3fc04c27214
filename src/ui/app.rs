//! Composition root: the session, what follows from it, and where each part goes.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::acting::{Acting, use_page_keys};
use super::browser::keyboard::Claim;
use super::browser::{clock, motion, storage, theme};
use super::chart::{Hand, OrgChart, OrgChartProps};
use super::compare::{Compare, CompareProps};
use super::components::icon::icon;
use super::derive::{use_decisions, use_frame, use_history, use_month, use_outcome, use_simulation};
use super::editing::{EditingProps, decide, editing_dialog};
use super::embed::embed_bar;
use super::export::{ExportDialog, ExportDialogProps};
use super::links;
use super::panels::breakpoints::{BreakpointsProps, breakpoints};
use super::panels::chosen::{several, vacancy};
use super::panels::decisions::{DecisionsProps, decisions};
use super::panels::findings::{Findings, FindingsProps};
use super::panels::fix::Fixing;
use super::panels::growth_bar::{GrowthBar, GrowthBarProps};
use super::panels::growth_charts::{GrowthChartsProps, growth_charts};
use super::panels::import_dialog::{ImportDialog, ImportDialogProps};
use super::panels::inspector::{InspectorProps, inspector};
use super::panels::kept_banner::{KeptBanner, KeptProps};
use super::panels::keys_dialog::{KeysDialogProps, keys_dialog};
use super::panels::nobody::{no_lead, nobody};
use super::panels::notices::{Notices, NoticesProps};
use super::panels::palette::{PaletteProps, palette};
use super::panels::plan::{Plan, PlanProps};
use super::panels::scenarios_dialog::{ScenariosDialog, ScenariosDialogProps};
use super::panels::settings_dialog::{SettingsDialogProps, settings_dialog};
use super::panels::time::{MonthBar, MonthBarProps, TimeProps, time};
use super::panels::top_bar::{Dialog, TopBarProps, tab_id, top_bar};
use super::share::{ShareDialog, ShareDialogProps, UnlockDialog, UnlockDialogProps};
use super::shared::Shared;
use super::store::{Dispatch, Store};
use super::table::{OrgTable, OrgTableProps};
use super::teams::{Teams, TeamsProps};
use super::workspace::{Page, Start, use_saved, use_workspace};
use crate::engine::edit::Edit;
use crate::engine::ids::PersonId;
use crate::engine::plan::HiringPlan;
use crate::engine::scenario::Scenario;
use crate::session::editing::touched;
use crate::session::{Act, Command, Form, History, Panel, Session, Theme};
use crate::ui::part::part;

#[derive(Properties, PartialEq)]
pub(crate) struct AppProps {
    pub(crate) start: Start,
}

/// The page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let trouble = use_state_eq(|| props.start.trouble.clone().map(AttrValue::from));
    let locked = use_state_eq(|| props.start.locked.clone());
    let store = use_reducer_eq(|| {
        let (scenario, history) = props.start.work.clone();
        let mut session = Session::default();
        let first = [
            Command::Resume(scenario, history),
            Command::SetTheme(Theme::named(&storage::theme().unwrap_or_default())),
        ];
        for command in first.into_iter().chain(props.start.look.clone()) {
            session = session.update(command).unwrap_or(session);
        }
        session.view.is_read_only = props.start.is_embedded;
        Store { session }
    });
    let session = &store.session;
    let dispatch = store.dispatcher();
    let dialog = use_state_eq(|| None::<Dialog>);
    let opened = use_state_eq(|| 0_u32);
    let outcome = use_outcome(session);
    let frame = use_frame(session, &outcome);
    let panel = session.view.panel;
    // A plan without a start is told as if it began this month.
    let plan = || {
        let start = session.scenario.plan.start.or_else(clock::this_month);
        HiringPlan { start, ..session.scenario.plan.clone() }
    };
    let needs_plan = panel.is_about_time() || *dialog == Some(Dialog::Export);
    let simulation = use_simulation(session, needs_plan);
    let history = use_history(session, &outcome, needs_plan);
    let month = use_month(session, &outcome, history.as_ref());
    let is_embedded = session.view.is_read_only;
    use_title_and_theme(session);
    use_letting_go(&dispatch);
    let prefers_dark = motion::use_media(motion::DARK);
    let on_opened = {
        let (times, opened, dialog, trouble) =
            (use_mut_ref(|| 0_u32), opened.setter(), dialog.setter(), trouble.setter());
        use_callback((), move |(), ()| {
            *times.borrow_mut() += 1;
            opened.set(*times.borrow());
            dialog.set(None);
            trouble.set(None);
        })
    };
    let metrics = &frame.report.metrics;
    let size = (metrics.people, metrics.engineers);
    let page = Page { dispatch: dispatch.clone(), trouble: trouble.setter(), locked: locked.setter(), on_opened };
    let workspace = use_workspace(session, size, &props.start, page, locked.is_some());
    let open = {
        let workspace = workspace.clone();
        Callback::from(move |scenario: Scenario| workspace.open_new(scenario))
    };
    let unlocked = {
        let (workspace, locked) = (workspace.clone(), locked.setter());
        Callback::from(move |link: String| {
            locked.set(None);
            workspace.open_link(&link);
        })
    };
    let selected = session.view.selected.and_then(|id| frame.structure.position(id));
    let close = {
        let dialog = dialog.setter();
        Callback::from(move |()| dialog.set(None))
    };
    let show = {
        let dialog = dialog.setter();
        Callback::from(move |which: Dialog| dialog.set((!is_embedded).then_some(which)))
    };
    let done = use_state_eq(|| None::<AttrValue>);
    use_passing(&done, (panel, dialog.is_some()));
    let fixing = {
        let (dispatch, done) = (dispatch.clone(), done.setter());
        let apply = use_callback((), move |(name, edits): (String, Vec<Edit>), ()| {
            done.set(Some(name.clone().into()));
            dispatch.dispatch(Command::Edit(name, edits));
        });
        Fixing { scenario: Shared::from_rc(session.scenario.clone()), frame: frame.clone(), apply }
    };
    let claim = (*use_memo((), |()| Claim::default())).clone();
    // After a step made by hand the keyboard goes on at whom it was about.
    let apply = {
        let (frame, apply, claim) = (frame.clone(), fixing.apply.clone(), claim.clone());
        Callback::from(move |(name, edits): (String, Vec<Edit>)| {
            claim.go_on_at(touched(&frame.org, &edits));
            apply.emit((name, edits));
        })
    };
    let by_hand = {
        let (frame, apply) = (frame.clone(), apply.clone());
        Callback::from(move |edits| decide(&frame.org, &apply, edits))
    };
    let acting = Acting {
        frame: frame.clone(),
        view: session.view.clone(),
        dispatch: dispatch.clone(),
        open: show.clone(),
        decide: by_hand.clone(),
    };
    use_page_keys(&acting);
    let hand = Hand {
        act: {
            let acting = acting.clone();
            Callback::from(move |(act, person): (Act, PersonId)| acting.perform_at(act, person))
        },
        drop: by_hand,
        claim: claim.clone(),
    };
    let chosen = frame.chosen(&session.view);
    let decided = use_decisions(session);
    let saved = use_saved(&workspace, *dialog == Some(Dialog::Compare));
    let export = (*dialog == Some(Dialog::Export)).then(|| {
        part::<ExportDialog>(ExportDialogProps {
            scenario: session.scenario.clone(),
            plan: plan(),
            frame: frame.clone(),
            outcome: outcome.clone(),
            simulation: simulation.clone(),
            history: history.clone(),
            on_close: close.clone(),
        })
    });
    let is_dark = match session.view.theme {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => prefers_dark,
    };
    html! {
        <>
            if is_embedded {
                { embed_bar(&session.scenario.name) }
            } else {
                { top_bar(&TopBarProps { name: session.scenario.name.clone().into(), workspace: workspace.clone(), panel: session.view.panel, is_dark, history: session.history.clone(), frame: frame.clone(), dispatch: dispatch.clone(), open: show.clone() }) }
                { part::<Notices>(NoticesProps { is_slow: simulation.is_slow }) }
            }
            if let Some(text) = &*trouble {
                <div class="banner" role="alert">
                    <p class="banner__text">{ text }</p>
                    <button type="button" class="button" onclick={let trouble = trouble.setter(); move |_| trouble.set(None)}>{ "Dismiss" }</button>
                </div>
            }
            { part::<KeptBanner>(KeptProps { workspace: workspace.clone() }) }
            { undone(&session.history) }
            { toast(&ToastProps { is_last: done.as_deref().is_some_and(|done| session.history.undo_name() == Some(done)), done: done.clone(), dispatch: dispatch.clone() }) }
            if is_embedded {
            } else if session.view.panel.is_about_time() {
                { part::<MonthBar>(MonthBarProps { plan: plan(), month: session.view.month.min(session.scenario.plan.months), run: session.view.run, simulation: simulation.clone(), history: history.clone(), dispatch: dispatch.clone() }) }
            } else {
                { part::<GrowthBar>(GrowthBarProps { outcome: outcome.clone(), frame: frame.clone(), mode: session.scenario.mode, is_fixed: session.scenario.edits.iter().any(|edit| matches!(edit, Edit::Grow { .. })), dispatch: dispatch.clone(), on_settings: show.reform(|()| Dialog::Settings) }) }
            }
            <main id="panel" tabindex="-1" class="page" role={(!is_embedded).then_some("tabpanel")} aria-labelledby={(!is_embedded).then(|| tab_id(panel))} data-panel={panel.as_str()} data-embedded={is_embedded.to_string()}>
                { match panel {
                    _ if is_embedded && panel != Panel::Teams => part::<OrgChart>(OrgChartProps { frame: frame.clone(), view: session.view.clone(), dispatch: dispatch.clone(), opened: *opened, hand: None }),
                    Panel::Chart => html! {
                        <>
                            if frame.org.people().next().is_none() {
                                { nobody(&acting, {let open = open.clone(); move |_| open.emit(Scenario::default())}) }
                            } else if session.view.form == Form::Table {
                                { part::<OrgTable>(OrgTableProps { frame: frame.clone(), view: session.view.clone(), dispatch: dispatch.clone(), hand }) }
                            } else {
                                { part::<OrgChart>(OrgChartProps { frame: frame.clone(), view: session.view.clone(), dispatch: dispatch.clone(), opened: *opened, hand: Some(hand) }) }
                            }
                            <aside class="side" aria-label="Details">
                                if chosen.len() > 1 {
                                    { several(&acting, &chosen, &apply) }
                                } else if let Some(at) = selected {
                                    { inspector(&InspectorProps { frame: frame.clone(), at, dispatch: dispatch.clone(), fixing: Some(fixing), acting: Some(acting.clone()) }) }
                                } else if let Some(&person) = chosen.first() {
                                    { vacancy(&acting, person) }
                                }
                                { no_lead(&acting) }
                                { decisions(&DecisionsProps { all: &decided, dispatch: dispatch.clone() }) }
                                { breakpoints(&BreakpointsProps { outcome: outcome.clone(), engineers: frame.engineers, mode: session.scenario.mode, dispatch: dispatch.clone() }) }
                            </aside>
                            { growth_charts(&GrowthChartsProps { outcome, mode: session.scenario.mode, engineers: frame.engineers, dispatch: dispatch.clone() }) }
                        </>
                    },
                    Panel::Teams => part::<Teams>(TeamsProps { frame: frame.clone(), view: session.view.clone(), topology: session.scenario.settings.topology, fixing, dispatch: dispatch.clone(), opened: *opened }),
                    Panel::Findings => part::<Findings>(FindingsProps { fixing, dispatch: dispatch.clone() }),
                    Panel::Growth => match history.zip(month) {
                        Some((history, month)) => html! {
                            { time(&TimeProps { plan: plan(), view: session.view.clone(), outcome, simulation, history, frame: month, mode: session.scenario.mode, dispatch: dispatch.clone(), opened: *opened }) }
                        },
                        None => html! { { no_run(&NoRunProps { error: simulation.error.clone(), dispatch: dispatch.clone() }) } },
                    },
                    Panel::Plan => part::<Plan>(PlanProps { plan: plan(), asked: session.scenario.plan.clone(), name: session.scenario.name.clone().into(), present: outcome.range().0, managers: outcome.adapt.steps[0].managers, outcome, simulation, history, origin: session.scenario.origin(), dispatch: dispatch.clone() }),
                } }
            </main>
            { match (*dialog).clone() {
                Some(Dialog::Import) => part::<ImportDialog>(ImportDialogProps { on_open: open, on_close: close }),
                Some(Dialog::Export) => export.unwrap_or_default(),
                Some(Dialog::Scenarios) => part::<ScenariosDialog>(ScenariosDialogProps { workspace, on_close: close }),
                Some(Dialog::Compare) => part::<Compare>(CompareProps { now: session.scenario.clone(), earlier: session.earlier(), saved, on_close: close }),
                Some(Dialog::Share) => part::<ShareDialog>(ShareDialogProps { scenario: session.scenario.clone(), fields: links::fields_to_send(&session.view).into(), on_close: close }),
                Some(Dialog::Settings) => html! { { settings_dialog(&SettingsDialogProps { settings: session.scenario.settings.clone(), dispatch, on_close: close }) } },
                Some(Dialog::Find) => palette(&PaletteProps { frame, dispatch, has_one: chosen.len() == 1, claim, perform: Callback::from(move |act| acting.perform(act)), on_close: close }),
                Some(Dialog::Keys) => keys_dialog(&KeysDialogProps { has_single_keys: session.view.has_single_keys, dispatch, on_close: close }),
                Some(Dialog::Editing(what)) => editing_dialog(&what, &EditingProps { scenario: Shared::from_rc(session.scenario.clone()), frame, apply, on_close: close }),
                None => Html::default(),
            } }
            if let Some(link) = &*locked {
                { part::<UnlockDialog>(UnlockDialogProps { link: link.clone(), on_open: unlocked, on_close: Callback::from({ let locked = locked.setter(); move |()| locked.set(None) }) }) }
            }
        </>
    }
}

/// Says to screen readers what was just taken back; each step anew, also one of the same name.
fn undone(history: &History) -> Html {
    let (_, n) = history.n_steps();
    html! {
        <div class="visually-hidden" role="status">{ for history.redo_name().map(|name| html! { <p key={n}>{ format!("Undone: {name}") }</p> }) }</div>
    }
}

struct ToastProps {
    /// Nothing was done since.
    is_last: bool,
    done: UseStateHandle<Option<AttrValue>>,
    dispatch: Dispatch,
}

/// What was just done, and the way back.
fn toast(props: &ToastProps) -> Html {
    let gone = props.done.setter();
    let undo = {
        let (dispatch, gone) = (props.dispatch.clone(), gone.clone());
        move |_: MouseEvent| {
            gone.set(None);
            dispatch.dispatch(Command::Undo);
        }
    };
    html! {
        <div class="toast" role="status">
            if let Some(text) = props.done.as_ref().filter(|_| props.is_last) {
                <p class="toast__text" dir="auto">{ format!("Done: {text}") }</p>
                <button type="button" class="button" onclick={undo}>{ "Undo this" }</button>
                <button type="button" class="button button--quiet" aria-label="Dismiss" onclick={move |_| gone.set(None)}>{ icon("close") }</button>
            }
        </div>
    }
}

/// Milliseconds that it says what was done; undo stays on top of the page.
const SAID_FOR: u32 = 12_000;

/// What was done is said for a while, and not over another part of the page or a dialog.
#[hook]
fn use_passing(done: &UseStateHandle<Option<AttrValue>>, place: (Panel, bool)) {
    let (panel, has_dialog) = place;
    use_effect_with(panel, {
        let done = done.setter();
        move |_| done.set(None)
    });
    use_effect_with(has_dialog, {
        let done = done.setter();
        move |&has_dialog| {
            if has_dialog {
                done.set(None);
            }
        }
    });
    use_effect_with(done.clone(), |done| {
        let setter = done.setter();
        let timeout = done.is_some().then(|| Timeout::new(SAID_FOR, move || setter.set(None)));
        move || drop(timeout)
    });
}

/// Ends a drag where the pointer or the focus lets go, or the pointer takes hold of something, so that the next one is a step of its own.
#[hook]
fn use_letting_go(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    // Always: a slow page would begin to listen only after the end of a short drag.
    use_effect_with((), move |()| {
        let listeners = ["pointerdown", "pointerup", "pointercancel", "focusout"].map(|event| {
            let dispatch = dispatch.clone();
            EventListener::new(&gloo::utils::document(), event, move |_| dispatch.dispatch(Command::Rest))
        });
        move || drop(listeners)
    });
}

#[hook]
fn use_title_and_theme(session: &Session) {
    use_effect_with(session.scenario.name.clone(), |name| {
        gloo::utils::document().set_title(&format!("{name} · Spanwise"));
    });
    use_effect_with((session.view.theme, session.view.is_read_only), |&(chosen, is_read_only)| {
        theme::apply(chosen);
        if !is_read_only {
            storage::keep_theme(chosen.as_str());
        }
    });
}

struct NoRunProps {
    error: Option<AttrValue>,
    dispatch: Dispatch,
}

/// In place of a run that cannot be made, why, and where to mend it.
fn no_run(props: &NoRunProps) -> Html {
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Command::Show(Panel::Plan)))
    };
    html! {
        <section class="no-run">
            <p>{ match &props.error { Some(error) => format!("This plan cannot be simulated: {error}."), None => "The plan is being simulated.".to_owned() } }</p>
            <button type="button" class="button" {onclick}>{ "Go to the plan" }</button>
        </section>
    }
}
