//! Growth over time: one run month by month, with bands and odds over all runs.

mod bands;
mod happenings;
mod month_bar;
mod odds;

use yew::prelude::*;

use super::inspector::{InspectorProps, inspector};
use crate::engine::grow::Mode;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::History;
use crate::session::{Frame, Outcome, View, beside_chart};
use crate::ui::chart::{OrgChart, OrgChartProps};
use crate::ui::derive::Simulation;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use bands::{BandsProps, bands};
use happenings::{HappeningsProps, happenings};
pub(crate) use month_bar::{MonthBar, MonthBarProps};
use odds::{OddsBoardProps, odds_board};

pub(crate) struct TimeProps {
    pub(crate) plan: HiringPlan,
    pub(crate) view: View,
    pub(crate) outcome: Shared<Outcome>,
    pub(crate) simulation: Simulation,
    pub(crate) history: Shared<History>,
    pub(crate) frame: Shared<Frame>,
    /// What the chart shows, adapting or held.
    pub(crate) mode: Mode,
    pub(crate) dispatch: Dispatch,
    pub(crate) opened: u32,
}

/// Everything below the month bar.
pub(crate) fn time(props: &TimeProps) -> Html {
    let TimeProps { plan, view, frame, dispatch, history, simulation, .. } = props;
    let selected = view.selected.and_then(|id| frame.structure.position(id));
    html! {
        <>
            { part::<OrgChart>(OrgChartProps { frame: frame.clone(), view: view.clone(), dispatch: dispatch.clone(), opened: props.opened, hand: None }) }
            <aside class="side" aria-label="Details">
                if let Some(at) = selected {
                    { inspector(&InspectorProps { frame: frame.clone(), at, dispatch: dispatch.clone(), fixing: None, acting: None }) }
                }
                if let Some(text) = beside_chart(&props.outcome, props.mode, frame) {
                    <p class="beside-chart">{ text }</p>
                }
                { odds_board(&OddsBoardProps { plan: plan.clone(), progress: simulation.progress.clone(), month: view.month, dispatch: dispatch.clone() }) }
                { happenings(&HappeningsProps { plan: plan.clone(), history: history.clone(), frame: frame.clone(), outcome: props.outcome.clone(), month: view.month, dispatch: dispatch.clone() }) }
            </aside>
            { bands(&BandsProps { plan: plan.clone(), progress: simulation.progress.clone(), history: history.clone(), month: view.month, dispatch: dispatch.clone() }) }
        </>
    }
}
