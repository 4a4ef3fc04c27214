//! The question on top: how many engineers, adapting or held, and the five figures that answer.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::grow::{BreakpointKind, MOST_ENGINEERS, Mode};
use crate::engine::sort::sort_by_key;
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
        let (set, is_playing) = (set.clone(), is_playing.setter());
        // What is no number leaves the number as it was.
        Callback::from(move |written: String| {
            is_playing.set(false);
            if let Ok(written) = written.parse::<u32>() {
                set.emit(written.clamp(from, MOST_ENGINEERS.max(from)));
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
                { part::<Marks>(MarksProps { outcome: props.outcome.clone() }) }
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
}

/// Breakpoints on the track: flags if nothing is done above, layers and splits of the adapting structure.
#[component]
fn Marks(props: &MarksProps) -> Html {
    let (from, to) = props.outcome.range();
    let share = |engineers: u32| f64::from(engineers - from) / f64::from((to - from).max(1));
    let mark = |engineers: u32, kind: &'static str| {
        html! { <span class="slider__mark" data-kind={kind} style={format!("--place:{:.5}", share(engineers))} /> }
    };
    let mut flags: Vec<(u32, &'static str)> = Vec::new();
    for breakpoint in &props.outcome.hold.breakpoints {
        match breakpoint.flag {
            Some((_, Severity::Red)) if breakpoint.kind == BreakpointKind::FlagRaised => {
                flags.push((breakpoint.engineers, "red"));
            }
            Some((_, Severity::Amber)) if breakpoint.kind == BreakpointKind::FlagRaised => {
                flags.push((breakpoint.engineers, "amber"));
            }
            _ => {}
        }
    }
    sort_by_key(&mut flags, |(engineers, kind)| (*engineers, *kind != "red"));
    flags.dedup_by_key(|(engineers, _)| *engineers);
    let layers = props.outcome.adapt.breakpoints.iter().filter(|b| b.kind == BreakpointKind::LayerAdded);
    let mut splits: Vec<u32> = props
        .outcome
        .adapt
        .breakpoints
        .iter()
        .filter(|b| b.kind == BreakpointKind::TeamSplit)
        .map(|b| b.engineers)
        .collect();
    splits.dedup();
    html! {
        <div class="slider__marks" aria-hidden="true">
            { for splits.into_iter().map(|engineers| mark(engineers, "split")) }
            { for flags.into_iter().map(|(engineers, kind)| mark(engineers, kind)) }
            { for layers.map(|b| mark(b.engineers, "layer")) }
        </div>
    }
}

/// Signs on the track and what each says, as they are drawn in [`Marks`].
const MARKS: [(&str, &str); 4] = [
    ("amber", "an amber flag goes up, if held as is"),
    ("red", "a red flag goes up, if held as is"),
    ("layer", "a management layer is added, if it adapts"),
    ("split", "a team splits under one more manager, if it adapts"),
];

/// What the signs above the slider mean, on request.
fn key_to_marks() -> Html {
    html! {
        <>
            <button type="button" class="button button--quiet growth-bar__key" aria-label="Key to the slider" title="Key to the slider" popovertarget="marks-key">{ icon("key") }</button>
            <div id="marks-key" class="pop pop--key" popover="auto" role="group" aria-labelledby="marks-key-title">
                <p id="marks-key-title" class="pop__title">{ "On the slider, the size at which" }</p>
                <ul class="pop__list">
                    { for MARKS.map(|(kind, meaning)| html! {
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
            { key_to_marks() }
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
        ("Managers", wording::thousands(metrics.managers), None),
        ("Layers", metrics.management_layers.to_string(), None),
        ("Mean span", wording::fixed(metrics.span_mean, 1), None),
        ("Largest", metrics.span_max.map_or_else(|| wording::NOTHING.into(), wording::thousands), worst),
        ("Managers / people", wording::percent(metrics.manager_share), None),
    ])
}
