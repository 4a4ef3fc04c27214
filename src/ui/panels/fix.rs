//! The smallest fix of a finding: what is done, before and after side by side, and other ways.

mod all;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::engine::analyze::{Finding, Severity};
use crate::engine::edit::Edit;
use crate::engine::fix::{ActionKind, Fix, fixes};
use crate::engine::labels;
use crate::engine::scenario::Scenario;
use crate::session::Frame;
use crate::ui::shared::Shared;
use crate::ui::wording;
pub(crate) use all::{FixAll, FixAllProps};

/// Milliseconds without another change after which fixes are looked for: not while somebody drags.
const LOOK_AFTER: u32 = 150;

/// People from which on fixes are looked for only when asked: it takes the page a moment.
const MANY: usize = 4_000;

/// What fixes are looked for in, and where one goes.
#[derive(Clone, PartialEq)]
pub(crate) struct Fixing {
    pub(crate) scenario: Shared<Scenario>,
    pub(crate) frame: Shared<Frame>,
    /// Takes the name of the step and its edits.
    pub(crate) apply: Callback<(String, Vec<Edit>)>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct FixPanelProps {
    pub(crate) fixing: Fixing,
    pub(crate) finding: Finding,
}

/// The fixes of one finding, looked for a moment after it is shown.
#[component]
pub(crate) fn FixPanel(props: &FixPanelProps) -> Html {
    let found = use_state(|| None::<Rc<Vec<Fix>>>);
    let asked = use_state_eq(|| None::<Finding>);
    let is_wanted = props.fixing.frame.structure.len() < MANY || *asked == Some(props.finding);
    use_effect_with((props.fixing.frame.clone(), props.finding, is_wanted), {
        let (found, scenario) = (found.setter(), props.fixing.scenario.clone());
        move |(frame, finding, is_wanted)| {
            found.set(None);
            let (frame, finding) = (frame.clone(), *finding);
            let look = move || {
                let ground = scenario.ground(&frame.org, &frame.structure, &frame.report);
                found.set(Some(Rc::new(fixes(&ground, &finding))));
            };
            let timeout = is_wanted.then(|| Timeout::new(LOOK_AFTER, look));
            move || drop(timeout)
        }
    });
    let ways = match &*found {
        None if !is_wanted => {
            let (setter, finding) = (asked.setter(), props.finding);
            let onclick = move |_: MouseEvent| setter.set(Some(finding));
            return html! { <button type="button" class="button" {onclick}>{ "Look for the smallest fix" }</button> };
        }
        None => return html! { <p class="fix__wait">{ "Looking for the smallest fix…" }</p> },
        Some(ways) => ways,
    };
    let Some((first, others)) = ways.split_first() else {
        return html! { <p class="fix__wait">{ "No move of those tried clears it: reports to a manager beside or below, a team handed over, a manager hired or promoted, teams merged, reports handed up, interactions changed or ended, domains handed over, teams grouped or typed anew." }</p> };
    };
    html! {
        <section class="fix" aria-label="Smallest fix">
            <h3 class="fix__title">{ "Smallest fix" }</h3>
            <p class="fix__for" dir="auto">{ format!("Clears: {}", first.finding.message) }</p>
            { steps(first) }
            { before_and_after(first) }
            { apply(props, first) }
            if !others.is_empty() {
                <details class="fix__others">
                    <summary>{ wording::count(others.len() as u32, "other way", "other ways") }</summary>
                    { for others.iter().map(|fix| html! { <div class="fix__other">{ steps(fix) }<p class="fix__effect">{ effect(fix) }</p>{ apply(props, fix) }</div> }) }
                </details>
            }
        </section>
    }
}

/// The steps of a fix, and what speaks against it.
fn steps(fix: &Fix) -> Html {
    html! {
        <>
            <ol class="fix__steps">{ for fix.sentences.iter().map(|sentence| html! { <li dir="auto">{ sentence }</li> }) }</ol>
            { for fix.raises.iter().filter(|raised| raised.finding.severity == Severity::Red).map(|raised| html! {
                <p class="fix__raises" dir="auto">{ format!("Raises red: {}", raised.message) }</p>
            }) }
        </>
    }
}

fn apply(props: &FixPanelProps, fix: &Fix) -> Html {
    let (apply, edits, name) = (props.fixing.apply.clone(), fix.edits.clone(), fix.name());
    let onclick = Callback::from(move |_: MouseEvent| apply.emit((name.clone(), edits.clone())));
    html! { <button type="button" class="button button--primary" {onclick}>{ "Apply" }</button> }
}

/// People whose manager changes, whether they move or not.
fn n_with_new_manager(fix: &Fix) -> u32 {
    let steps = fix.actions.iter().filter(|action| action.kind != ActionKind::JoinRotation);
    steps.map(|action| action.people.len() as u32).sum()
}

/// What a fix does, in one line.
fn effect(fix: &Fix) -> String {
    let mut parts = vec![wording::count(fix.people_moved, "person moves", "people move")];
    if let Some((before, after)) = fix.before.subject.zip(fix.after.subject) {
        parts.push(format!("load {} → {}", wording::load(before.load_index), wording::load(after.load_index)));
    }
    let [red, amber, _] = [0, 1, 2].map(|at| format!("{} → {}", fix.before.findings[at], fix.after.findings[at]));
    parts.push(format!("red {red}, amber {amber}"));
    if fix.cost_per_year.minor != 0 {
        parts.push(format!("+{} a year", fix.cost_per_year));
    }
    parts.join(" · ")
}

/// Figures now and with the fix; what stays is left out, but for load and red findings.
fn before_and_after(fix: &Fix) -> Html {
    let (before, after) = (&fix.before, &fix.after);
    let number = |n: u32| wording::thousands(n);
    let mut rows: Vec<(&str, String, String, bool)> = Vec::new();
    if let Some((was, is)) = before.subject.zip(after.subject) {
        rows.push((labels::LOAD, wording::load(was.load_index), wording::load(is.load_index), true));
        rows.push((labels::DIRECT_REPORTS, number(was.direct_reports), number(is.direct_reports), true));
    }
    for (name, at, always) in [("Red findings", 0, true), ("Amber findings", 1, false), ("Info findings", 2, false)] {
        rows.push((name, number(before.findings[at]), number(after.findings[at]), always));
    }
    let (was, is) = (&before.metrics, &after.metrics);
    rows.push((labels::ENGINEERS, number(was.engineers), number(is.engineers), false));
    rows.push((labels::MANAGERS, number(was.managers), number(is.managers), false));
    rows.push((labels::MANAGEMENT_LAYERS, number(was.management_layers), number(is.management_layers), false));
    rows.push((labels::SPAN_MEAN, wording::fixed(was.span_mean, 1), wording::fixed(is.span_mean, 1), false));
    html! {
        <table class="fix__figures">
            <thead><tr><td /><th scope="col">{ "Now" }</th><th scope="col">{ "After" }</th></tr></thead>
            <tbody>
                { for rows.into_iter().filter(|(_, was, is, always)| *always || was != is).map(|(name, was, is, _)| html! {
                    <tr><th scope="row">{ name }</th><td>{ was }</td><td>{ is }</td></tr>
                }) }
                <tr><th scope="row">{ "With a new manager" }</th><td /><td>{ number(n_with_new_manager(fix)) }</td></tr>
                <tr><th scope="row">{ "People moved" }</th><td /><td>{ number(fix.people_moved) }</td></tr>
                if fix.cost_per_year.minor != 0 {
                    <tr><th scope="row">{ "Loaded cost a year" }</th><td /><td>{ format!("+{}", fix.cost_per_year) }</td></tr>
                }
            </tbody>
        </table>
    }
}
