//! The month looked at, the run, and the five figures of both.

use yew::prelude::*;

use crate::engine::analyze::Severity;
use crate::engine::labels;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{History, Series, currency_of};
use crate::session::{Command, Progress};
use crate::ui::browser::resize::use_size;
use crate::ui::components::field::Field;
use crate::ui::components::figures::figures;
use crate::ui::components::icon::icon;
use crate::ui::components::playback::{Playback, use_playback};
use crate::ui::derive::Simulation;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

#[derive(Properties, PartialEq)]
pub(crate) struct MonthBarProps {
    pub(crate) plan: HiringPlan,
    pub(crate) month: u32,
    pub(crate) run: u32,
    pub(crate) simulation: Simulation,
    pub(crate) history: Option<Shared<History>>,
    pub(crate) dispatch: Dispatch,
}

/// Milliseconds a month of playback takes.
const PLAY_STEP: u32 = 420;

/// The slider with its figures.
#[component]
pub(crate) fn MonthBar(props: &MonthBarProps) -> Html {
    let MonthBarProps { plan, month, run, simulation, history, dispatch } = props;
    let (month, end) = (*month, plan.months);
    let set = {
        let dispatch = dispatch.clone();
        use_callback((), move |month: u32, ()| dispatch.dispatch(Command::SetMonth(month)))
    };
    let Playback { is_playing, toggle, slide } = use_playback(month, (0, end), &set, PLAY_STEP);
    let choose_run = {
        let dispatch = dispatch.clone();
        // What is no number leaves the run as it was.
        Callback::from(move |written: String| {
            if let Ok(number) = written.parse::<u32>() {
                dispatch.dispatch(Command::SetRun(number.max(1) - 1));
            }
            Ok(())
        })
    };
    let slider = use_node_ref();
    let room = use_size(&slider).map_or(0.0, |size| size.width);
    let share = |month: u32| f64::from(month) / f64::from(end.max(1));
    html! {
        <section class="growth-bar" aria-label="Time">
            <div class="growth-bar__size growth-bar__size--wide">
                <span class="growth-bar__label">{ "Month" }</span>
                <span class="growth-bar__month">{ plan.month_in_short(month) }</span>
            </div>
            <button type="button" class="button button--round" onclick={toggle} aria-label={if *is_playing { "Pause" } else { "Play the months" }}>
                { icon(if *is_playing { "pause" } else { "play" }) }
            </button>
            <div class="slider" ref={slider}>
                <input class="slider__input" style={format!("--at:{:.5}", share(month))} type="range" aria-label="Month" min="0" max={end.to_string()} step="1" value={month.to_string()}
                    aria-valuetext={name_of(plan, month)} oninput={slide} />
                <div class="slider__scale slider__scale--months" aria-hidden="true">
                    { for scale(end, room).into_iter().map(|mark| html! {
                        <span class="slider__tick" style={format!("--place:{:.5}", share(mark))}>{ short_name(plan, mark) }</span>
                    }) }
                </div>
            </div>
            <div class="growth-bar__policy">
                <label class="run">
                    <span class="growth-bar__label">{ "Run" }</span>
                    <Field class="run__number" kind="number" keys="numeric" range={(1, plan.runs)} value={(run + 1).to_string()} on_write={choose_run} />
                </label>
                { runs_done(&RunsDoneProps { simulation: simulation.clone() }) }
            </div>
            if let Some(history) = history {
                { figures_of(plan, history, month) }
            }
        </section>
    }
}

/// The name of a month where there is room.
fn name_of(plan: &HiringPlan, month: u32) -> String {
    match plan.start {
        Some(start) => start.plus(month).in_words(),
        None => format!("Month {month}"),
    }
}

/// The name of a month under the slider.
pub(super) fn short_name(plan: &HiringPlan, month: u32) -> String {
    plan.start.map_or_else(|| month.to_string(), |start| start.plus(month).in_short())
}

/// Pixels that the name of a month takes under the slider, with what keeps it from the next.
const NAME: f64 = 66.0;

/// Months under a slider so many pixels long: as many as do not meet, the ends always.
fn scale(end: u32, room: f64) -> Vec<u32> {
    let apart = |months: u32| f64::from(months) / f64::from(end.max(1)) * room;
    let step = [1, 3, 6, 12, 24].into_iter().find(|&step| end / step <= 6 && apart(step) >= NAME).unwrap_or(end.max(1));
    // The names at the ends stand inside, which takes half a name from their neighbors.
    let has_room = |months: u32| apart(months) >= 1.5 * NAME;
    let inner = (1..).map(|n| n * step).take_while(|&n| n < end).filter(|&n| has_room(n) && has_room(end - n));
    let mut marks: Vec<u32> = std::iter::once(0).chain(inner).chain(std::iter::once(end)).collect();
    marks.dedup();
    marks
}

struct RunsDoneProps {
    simulation: Simulation,
}

/// How many runs are behind the bands, and a way to stop.
fn runs_done(props: &RunsDoneProps) -> Html {
    let Simulation { progress, error, is_stopped, toggle, .. } = &props.simulation;
    let is_done = progress.is_done();
    let onclick = {
        let toggle = toggle.clone();
        Callback::from(move |_: MouseEvent| toggle.emit(()))
    };
    html! {
        <div class="runs">
            <span class="runs__text">{ runs_text(progress, error.is_some()) }</span>
            // Each run would be said otherwise.
            <span class="visually-hidden" role="status">
                { match () {
                    () if error.is_some() => "",
                    () if is_done => "The simulation is done.",
                    () => "Simulating. All figures are preliminary.",
                } }
            </span>
            <progress class="runs__bar" aria-label="Simulation" max="1" value={format!("{:.3}", progress.share())} />
            // Keeps its room when there is nothing to stop: the slider beside it must not change its length.
            <button type="button" class="button runs__stop" data-idle={(is_done || error.is_some()).then_some("true")} {onclick}>
                { if *is_stopped { "Go on" } else { "Stop" } }
            </button>
        </div>
    }
}

/// How far the simulation is, in words. When all runs are made, what matters most is still being weighed.
fn runs_text(progress: &Progress, is_refused: bool) -> String {
    let (made, asked) = (progress.summary.runs, progress.runs);
    match () {
        () if is_refused => "not simulated".to_owned(),
        () if asked == 0 => "starting".to_owned(),
        () if made >= asked && !progress.is_done() => format!("{} runs; weighing", wording::thousands(asked)),
        () => format!("{} of {} runs", wording::thousands(made), wording::thousands(asked)),
    }
}

/// The run in the month.
fn figures_of(plan: &HiringPlan, history: &History, month: u32) -> Html {
    let month = month.min(history.moments.len() as u32 - 1);
    let figure = |series| history.run.figure(month, series);
    let overloaded = figure(Series::Overloaded);
    figures([
        (labels::ENGINEERS, wording::thousands(figure(Series::Engineers) as u32), None),
        (labels::MANAGERS, wording::thousands(figure(Series::Managers) as u32), None),
        (labels::LAYERS_IN_SHORT, figure(Series::ManagementLayers).to_string(), None),
        (labels::OVERLOADED_IN_SHORT, overloaded.to_string(), (overloaded > 0).then_some(Severity::Red)),
        ("Cost a month", wording::amounts(history.run.costs(month, currency_of(plan))), None),
    ])
}
