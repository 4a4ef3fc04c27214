//! The question on top: how many engineers, adapting or held, and the five figures that answer.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::grow::{Breakpoint, BreakpointKind, MOST_ENGINEERS, Mode, told};
use crate::engine::labels;
use crate::session::{Command, Frame, Outcome};
use crate::ui::components::field::Field;
use crate::ui::components::figures::figures;
use crate::ui::components::icon::icon;
use crate::ui::components::playback::{Playback, use_playback};
use crate::ui::components::switch::switch;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

#[derive(Properties, PartialEq)]
pub(crate) struct GrowthBarProps {
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) frame: Shared<Frame>,
    pub(crate) mode: Mode,
    /// Whether a decision made by hand says how many engineers there are at least.
    pub(crate) is_fixed: bool,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_settings: Callback<()>,
}

/// Milliseconds a step of playback takes where the way is short; a longer way takes longer steps.
const PLAY_STEP: u32 = 90;

/// The slider with its figures.
#[component]
pub(crate) fn GrowthBar(props: &GrowthBarProps) -> Html {
    let (from, to) = props.outcome.range();
    let engineers = props.frame.engineers.clamp(from, to);
    let set = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |engineers: u32| dispatch.dispatch(Command::SetEngineers(engineers)))
    };
    let Playback { is_playing, toggle, slide } = use_playback(engineers, (from, to), &set, PLAY_STEP);
    let write = {
        let (set, is_playing, is_fixed) = (set.clone(), is_playing.setter(), props.is_fixed);
        let dispatch = props.dispatch.clone();
        // What is no number leaves the number as it was.
        Callback::from(move |written: String| {
            is_playing.set(false);
            let Ok(written) = written.parse::<u32>() else { return Ok(()) };
            if written < from {
                return Err(too_few(from, is_fixed));
            }
            let reached = written.min(MOST_ENGINEERS.max(from));
            if reached != engineers {
                // What is written is a step of its own.
                dispatch.dispatch(Command::Rest);
                set.emit(reached);
                dispatch.dispatch(Command::Rest);
            }
            Ok(())
        })
    };
    let share = |engineers: u32| f64::from(engineers - from) / f64::from((to - from).max(1));
    html! {
        <section class="growth-bar" aria-label="Growth">
            <label class="growth-bar__size">
                <span class="growth-bar__label">{ "Engineers" }</span>
                <Field class="growth-bar__number" kind="number" keys="numeric" label="Number of engineers"
                    range={(from, MOST_ENGINEERS.max(from))} value={engineers.to_string()} on_write={write} />
            </label>
            <button type="button" class="button button--round" onclick={toggle} disabled={from >= to}
                aria-label={if *is_playing { "Pause growth" } else { "Play growth" }}>
                { icon(if *is_playing { "pause" } else { "play" }) }
            </button>
            <div class="slider">
                { part::<Marks>(MarksProps { outcome: props.outcome.clone(), mode: props.mode }) }
                // On the field alone: its neighbors would inherit it and be styled anew at every step.
                <input class="slider__input" style={format!("--at:{:.5}", share(engineers))} type="range" aria-label="Engineers" min={from.to_string()} max={to.to_string()} step="1"
                    value={engineers.to_string()} aria-valuetext={wording::count(engineers, "engineer", "engineers")}
                    disabled={from >= to} oninput={slide} />
                <div class="slider__scale" aria-hidden="true">
                    { for scale(from, to).into_iter().map(|mark| html! {
                        <span class="slider__tick" style={format!("--place:{:.5}", share(mark))}>{ wording::thousands(mark) }</span>
                    }) }
                </div>
            </div>
            { policy(&PolicyProps { mode: props.mode, dispatch: props.dispatch.clone(), on_settings: props.on_settings.clone() }) }
            { figures_of(&FiguresProps { frame: props.frame.clone() }) }
        </section>
    }
}

/// Why there are not fewer engineers.
fn too_few(there: u32, is_fixed: bool) -> String {
    let engineers = wording::count(there, "engineer", "engineers");
    match (is_fixed, there) {
        (true, 1) => "1 engineer is fixed by a decision. Take it back to go below.".to_owned(),
        (true, _) => format!("{engineers} are fixed by a decision. Take it back to go below."),
        (false, _) => format!("The org has {engineers} already."),
    }
}

/// Round numbers under the slider, the ends always.
fn scale(from: u32, to: u32) -> Vec<u32> {
    let step = [10, 25, 50, 100, 250, 500].into_iter().find(|step| (to - from) / step <= 5).unwrap_or(500);
    let room = (to - from) / 9;
    let inner = (from / step + 1..).map(|n| n * step).take_while(|&n| n < to);
    let inner = inner.filter(|&n| n - from >= room && to - n >= room);
    let mut marks: Vec<u32> = std::iter::once(from).chain(inner).chain(std::iter::once(to)).collect();
    marks.dedup();
    marks
}

#[derive(Properties, PartialEq)]
struct MarksProps {
    outcome: Shared<Outcome>,
    mode: Mode,
}

/// Breakpoints on the track: those that "What breaks first" tells of the chosen mode.
#[component]
fn Marks(props: &MarksProps) -> Html {
    let (from, to) = props.outcome.range();
    let share = |engineers: u32| f64::from(engineers - from) / f64::from((to - from).max(1));
    let growth = props.outcome.growth(props.mode);
    let told: Vec<(u32, &str)> = told(growth, props.mode)
        .into_iter()
        .filter_map(|place| Some((growth.breakpoints[place].engineers, sign(&growth.breakpoints[place])?)))
        .collect();
    // A sign that lies over others is drawn after them; of several alike at one size one will do.
    let mut drawn: Vec<(u32, &str)> = Vec::new();
    for (kind, _) in MARKS {
        let of_kind = told.iter().filter(|(_, told)| *told == kind);
        for &mark in of_kind {
            let is_covered = drawn.contains(&mark) || (kind == "amber" && told.contains(&(mark.0, "red")));
            if !is_covered {
                drawn.push(mark);
            }
        }
    }
    html! {
        <div class="slider__marks" aria-hidden="true">
            { for drawn.into_iter().map(|(engineers, kind)| html! {
                <span class="slider__mark" data-kind={kind} style={format!("--place:{:.5}", share(engineers))} />
            }) }
        </div>
    }
}

/// The sign of a breakpoint on the track; none where the list alone tells it.
fn sign(breakpoint: &Breakpoint) -> Option<&'static str> {
    match (breakpoint.kind, breakpoint.flag) {
        (BreakpointKind::FlagRaised, Some((_, Severity::Red))) => Some("red"),
        (BreakpointKind::FlagRaised, _) => Some("amber"),
        (BreakpointKind::LayerAdded, _) => Some("layer"),
        (BreakpointKind::TeamSplit, _) => Some("split"),
        _ => None,
    }
}

/// Signs on the track and what each says, in the order in which they are drawn.
const MARKS: [(&str, &str); 4] = [
    ("split", "a team splits under one more manager"),
    ("amber", "an amber flag goes up"),
    ("red", "a red flag goes up"),
    ("layer", "a management layer is added"),
];

/// What the signs above the slider mean, on request.
fn key_to_marks(mode: Mode) -> Html {
    let is_there = |kind: &str| mode == Mode::Adapt || matches!(kind, "amber" | "red");
    let title = match mode {
        Mode::Adapt => "On the slider, if the structure adapts, the size at which",
        Mode::Hold => "On the slider, if nothing is done, the size at which",
    };
    html! {
        <>
            <button type="button" class="button button--quiet growth-bar__key" aria-label="Key to the slider" title="Key to the slider" popovertarget="marks-key">{ icon("key") }</button>
            <div id="marks-key" class="pop pop--key" popover="auto" role="group" aria-labelledby="marks-key-title">
                <p id="marks-key-title" class="pop__title">{ title }</p>
                <ul class="pop__list">
                    { for MARKS.into_iter().filter(|(kind, _)| is_there(kind)).map(|(kind, meaning)| html! {
                        <li class="pop__item"><span class="slider__mark" data-kind={kind} aria-hidden="true" />{ meaning }</li>
                    }) }
                </ul>
            </div>
        </>
    }
}

struct PolicyProps {
    mode: Mode,
    dispatch: Dispatch,
    on_settings: Callback<()>,
}

/// The modes in the order in which they can be chosen.
const MODES: [Mode; 2] = [Mode::Adapt, Mode::Hold];

/// Adapting or held, and the way to the policy.
fn policy(props: &PolicyProps) -> Html {
    let choose = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |place: usize| dispatch.dispatch(Command::SetMode(MODES[place])))
    };
    let on_settings = {
        let on_settings = props.on_settings.clone();
        Callback::from(move |_: MouseEvent| on_settings.emit(()))
    };
    html! {
        <div class="growth-bar__policy">
            { key_to_marks(props.mode) }
            { switch("Structure", ["Adapts", "Held as is"], usize::from(props.mode == Mode::Hold), &choose) }
            <button type="button" class="button button--icon" aria-label="Policy and thresholds" onclick={on_settings}>{ icon("sliders") }</button>
        </div>
    }
}

struct FiguresProps {
    frame: Shared<Frame>,
}

/// The structure at the size looked at.
fn figures_of(props: &FiguresProps) -> Html {
    let metrics = &props.frame.report.metrics;
    let worst =
        props.frame.report.findings.iter().filter(|f| f.rule.rule().id == "span_wide").map(|f| f.severity).max();
    figures([
        (labels::MANAGERS, wording::thousands(metrics.managers), None),
        (labels::LAYERS_IN_SHORT, metrics.management_layers.to_string(), None),
        (labels::SPAN_MEAN, wording::fixed(metrics.span_mean, 1), None),
        (labels::SPAN_MAX, metrics.span_max.map_or_else(|| wording::NOTHING.into(), wording::thousands), worst),
        (labels::MANAGER_SHARE, wording::percent(metrics.manager_share), None),
    ])
}
