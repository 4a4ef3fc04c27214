//! The hiring plan: what is asked and assumed on the left, what comes of it on the right.

mod curve;
mod form;
mod managers;
mod outcome;
mod table;
mod tornado;

use web_sys::Element;
use yew::prelude::*;

use crate::engine::grow::Origin;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::History;
use crate::session::Outcome;
use crate::ui::derive::Simulation;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use form::{PlanFormProps, plan_form};
use managers::{ManagersProps, managers};
use outcome::{OutcomesProps, outcomes};
use table::{MonthTableProps, month_table};
use tornado::tornado;

#[derive(Properties, PartialEq)]
pub(crate) struct PlanProps {
    /// The plan with a start, for its months.
    pub(crate) plan: HiringPlan,
    /// The plan as it was set.
    pub(crate) asked: HiringPlan,
    pub(crate) name: AttrValue,
    pub(crate) present: u32,
    pub(crate) managers: u32,
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) simulation: Simulation,
    pub(crate) history: Option<Shared<History>>,
    pub(crate) origin: Origin,
    pub(crate) dispatch: Dispatch,
}

/// The Plan tab.
#[component]
pub(crate) fn Plan(props: &PlanProps) -> Html {
    let trouble = use_state_eq(|| None::<String>);
    let chosen = use_state_eq(|| None::<usize>);
    let PlanProps { plan, present, simulation, dispatch, .. } = props;
    let progress = &simulation.progress;
    // Of nobody there is nothing, whatever the org was before.
    let has_results = progress.summary.runs > 0 && props.outcome.adapt.steps[0].people > 0;
    let form = use_node_ref();
    let show_form = {
        let form = form.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(form) = form.cast::<Element>() {
                form.scroll_into_view();
            }
        })
    };
    html! {
        <div class="plan">
            { plan_form(&PlanFormProps { node: form.clone(), plan: props.asked.clone(), start: plan.start, present: *present, dispatch: dispatch.clone() }, &trouble) }
            <div class="plan__results" aria-busy={(!progress.is_done()).then_some("true")}>
                <button type="button" class="button plan__jump" onclick={show_form}>{ "Change the plan" }</button>
                if let Some(error) = &simulation.error {
                    <p class="plan__error" role="alert">{ format!("This plan cannot be simulated: {error}.{}", if has_results { " What is shown below is from before." } else { "" }) }</p>
                }
                if simulation.error.is_none() || has_results {
                    { outcomes(&OutcomesProps { plan: plan.clone(), present: *present, progress: progress.clone() }) }
                    <div class="plan__pair">
                        { managers(&ManagersProps { plan: plan.clone(), present: props.managers, progress: progress.clone() }) }
                        { tornado(plan, progress, &chosen) }
                    </div>
                    { month_table(&MonthTableProps { plan: plan.clone(), name: props.name.clone(), present: *present, progress: progress.clone(), history: props.history.clone(), outcome: props.outcome.clone(), origin: props.origin }) }
                }
            </div>
        </div>
    }
}
