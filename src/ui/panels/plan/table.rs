//! The plan month by month, to read and to take away.

use yew::prelude::*;

use crate::engine::export::file_name;
use crate::engine::grow::Origin;
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{History, Series, Summary};
use crate::session::{Outcome, Progress};
use crate::ui::browser::download;
use crate::ui::export::plan_csv;
use crate::ui::shared::Shared;
use crate::ui::wording;

pub(super) struct MonthTableProps {
    pub(super) plan: HiringPlan,
    pub(super) name: AttrValue,
    pub(super) present: u32,
    pub(super) progress: Shared<Progress>,
    pub(super) history: Option<Shared<History>>,
    pub(super) outcome: Shared<Outcome>,
    pub(super) origin: Origin,
}

/// What the table shows of every month.
const SHOWN: [(Series, &str); 7] = [
    (Series::Engineers, "Engineers"),
    (Series::Joined, "Joining"),
    (Series::Promoted, "Promoted"),
    (Series::Left, "Leaving"),
    (Series::OpenRequisitions, "Open requisitions"),
    (Series::Managers, "Managers"),
    (Series::MonthlyCost, "Cost a month"),
];

/// A figure in the middle of all runs, and its range where it has one.
fn figure(plan: &HiringPlan, summary: &Summary, month: u32, series: Series) -> (String, Option<String>) {
    if series == Series::MonthlyCost {
        let (middle, range) = wording::cost_of_month(plan, summary, month);
        return (middle, range.map(|range| range.replace(" to ", "–")));
    }
    let found = summary.quantiles(month, series);
    let text = |value: i64| wording::figure(plan, series, value);
    (text(found.p50), (found.p10 != found.p90).then(|| format!("{}–{}", text(found.p10), text(found.p90))))
}

/// The table.
pub(super) fn month_table(props: &MonthTableProps) -> Html {
    let (plan, summary) = (&props.plan, &props.progress.summary);
    let curve = plan.target(props.present).curve(props.present, plan.months);
    let export = {
        let (plan, name) = (plan.clone(), props.name.clone());
        let (progress, history, outcome) = (props.progress.clone(), props.history.clone(), props.outcome.clone());
        let origin = props.origin;
        Callback::from(move |_: MouseEvent| {
            let csv = plan_csv(&plan, &progress, history.as_deref(), &outcome, origin);
            download::text(&file_name(&name, "plan", "csv"), "text/csv", &csv);
        })
    };
    let months = 0..if summary.runs > 0 { summary.n_months() + 1 } else { 0 };
    html! {
        <section class="plan__part" aria-label="Month by month">
            <div class="plan__heading">
                <h2 class="plan__title">{ "Month by month" }</h2>
                <span class="plan__lead">{ "middle of the runs, with the range of eight in ten" }</span>
                <span class="plan__lead plan__runs">{ props.progress.runs_in_words() }</span>
                <button type="button" class="button" onclick={export} disabled={summary.runs == 0}>{ "Download CSV" }</button>
            </div>
            <div class="table__scroll" tabindex="0" role="region" aria-label="Table of months">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{ "Month" }</th><th scope="col" class="table__number">{ "Target" }</th>
                        { for SHOWN.iter().map(|(_, name)| html! { <th scope="col" class="table__number">{ *name }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for months.map(|month| html! {
                            <tr key={month}>
                                <th scope="row">{ plan.month_name(month) }</th>
                                <td class="table__number">{ curve.get(month as usize).copied().unwrap_or(0) }</td>
                                { for SHOWN.iter().map(|&(series, _)| {
                                    let (middle, range) = figure(plan, summary, month, series);
                                    html! {
                                        <td class="table__number">
                                            { middle }
                                            if let Some(range) = range { <span class="table__range">{ format!(" {range}") }</span> }
                                        </td>
                                    }
                                }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </section>
    }
}
