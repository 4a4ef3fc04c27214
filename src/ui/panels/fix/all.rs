//! One plan for every red finding, worked out beside the page.

use std::rc::Rc;

use yew::prelude::*;

use super::Fixing;
use crate::session::FixPlan;
use crate::ui::components::modal::Modal;
use crate::ui::wording;
use crate::ui::worker::{Helper, Known, Task};

#[derive(Properties, PartialEq)]
pub(crate) struct FixAllProps {
    pub(crate) fixing: Fixing,
    pub(crate) on_close: Callback<()>,
}

/// The dialog of the plan.
#[component]
pub(crate) fn FixAll(props: &FixAllProps) -> Html {
    let plan = use_state(|| None::<Result<Rc<FixPlan>, String>>);
    use_effect_with(props.fixing.scenario.clone(), {
        let plan = plan.setter();
        move |scenario| {
            let helper = Helper::new();
            let listener = move |said: Result<Known, String>| match said {
                Ok(Known::Fixes(known)) => plan.set(Some(Ok(Rc::new(known)))),
                Ok(Known::Progress(_) | Known::NoWorker) => {}
                Err(error) => plan.set(Some(Err(error))),
            };
            helper.start(Task::FixAll, &scenario.rc(), Rc::new(listener));
            move || drop(helper)
        }
    });
    html! {
        <Modal title="Fix all red findings" on_close={props.on_close.clone()}>
            { match &*plan {
                None => html! { <p class="fix__wait" role="status">{ "Looking for the fewest moves that clear every red finding…" }</p> },
                Some(Err(error)) => html! { <p role="alert">{ error }</p> },
                Some(Ok(plan)) => told(props, plan),
            } }
        </Modal>
    }
}

fn told(props: &FixAllProps, plan: &Rc<FixPlan>) -> Html {
    let apply = {
        let (apply, close, plan) = (props.fixing.apply.clone(), props.on_close.clone(), Rc::clone(plan));
        let name = wording::count(plan.steps.len() as u32, "fix", "fixes");
        Callback::from(move |_: MouseEvent| {
            close.emit(());
            apply.emit((name.clone(), plan.edits.clone()));
        })
    };
    let [red, amber, info] = [0, 1, 2].map(|at| format!("{} → {}", plan.before[at], plan.after[at]));
    html! {
        <div class="fix-all">
            <header class="fix-all__head">
            <p class="fix-all__sum">
                { format!("Findings: red {red}, amber {amber}, info {info} · {} · {}", wording::count(plan.people_moved, "person moves", "people move"),
                    if plan.cost_per_year.minor == 0 { "no cost".into() } else { format!("+{} a year", plan.cost_per_year) }) }
            </p>
                <button type="button" class="button button--primary" disabled={plan.steps.is_empty()} onclick={apply}>{ "Apply all" }</button>
            </header>
            if plan.steps.is_empty() {
                <p class="fix__wait">{ "No move of those tried clears a red finding without raising another." }</p>
            } else {
                <ol class="fix-all__steps" aria-label="Fixes">
                    { for plan.steps.iter().map(|step| html! {
                        <li class="fix-all__step" dir="auto"><strong>{ &step.clears }</strong>{ for step.sentences.iter().map(|sentence| html! { <span class="fix-all__clears">{ sentence }</span> }) }</li>
                    }) }
                </ol>
            }
            if !plan.unsolved.is_empty() {
                <h3 class="fix__title">{ "Not cleared, and why" }</h3>
                <ul class="fix-all__steps" aria-label="Not cleared">
                    { for plan.unsolved.iter().map(|(finding, raises)| html! {
                        <li class="fix-all__step" dir="auto">{ finding }<span class="fix-all__clears">{ match raises {
                            Some(red) => format!("The best way raises red: {red}"),
                            None => "No move of those tried clears it".to_owned(),
                        } }</span></li>
                    }) }
                </ul>
            }
        </div>
    }
}
