//! Managers to come, and by when the search for each must start.

use yew::prelude::*;

use crate::engine::plan::{Assumption, HiringPlan};
use crate::engine::simulate::{Mark, Odds};
use crate::session::Progress;
use crate::ui::shared::Shared;

pub(super) struct ManagersProps {
    pub(super) plan: HiringPlan,
    /// Managers there are.
    pub(super) present: u32,
    pub(super) progress: Shared<Progress>,
}

/// The table.
pub(super) fn managers(props: &ManagersProps) -> Html {
    let (plan, summary) = (&props.plan, &props.progress.summary);
    let days = plan.assumptions.get(Assumption::ManagerTimeToFill).middle().as_f64();
    let months = (days / 30.4375).ceil() as u32;
    let coming = summary.odds.iter().filter_map(|odds| match odds.mark {
        Mark::ManagerAdded(n) if n > props.present && odds.probability() >= 0.1 => Some((n, odds)),
        _ => None,
    });
    let row = |(n, odds): (u32, &Odds)| {
        let (early, middle, late) = odds.month;
        let start = middle.saturating_sub(months);
        html! {
            <tr key={n}>
                <th scope="row">{ format!("Manager {n}") }</th>
                <td>{ plan.month_in_short(middle) }</td>
                <td class="table__muted">{ format!("{} to {}", plan.month_in_short(early), plan.month_in_short(late)) }</td>
                <td>{ if start == 0 { "now".to_owned() } else { plan.month_in_short(start) } }</td>
                <td class="table__number">{ format!("{:.0} %", odds.probability() * 100.0) }</td>
            </tr>
        }
    };
    let rows: Vec<Html> = coming.map(row).collect();
    html! {
        <section class="plan__part" aria-label="Managers to come">
            <div class="plan__heading">
                <h2 class="plan__title">{ "Managers to come" }</h2>
                <span class="plan__lead plan__runs">{ props.progress.runs_in_words() }</span>
            </div>
            if props.progress.summary.runs == 0 {
                <p class="plan__lead">{ "They are known once the first runs are made." }</p>
            } else if rows.is_empty() {
                <p class="plan__lead">{ "No manager is likely to be needed within the plan." }</p>
            } else {
                <div class="table__scroll" tabindex="0" role="region" aria-label="Table of managers">
                    <table class="table">
                        <thead><tr>
                            <th scope="col">{ "Who" }</th><th scope="col">{ "In place by" }</th><th scope="col">{ "8 in 10 runs" }</th>
                            <th scope="col">{ "Search from" }</th><th scope="col" class="table__number">{ "Odds" }</th>
                        </tr></thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </div>
            }
        </section>
    }
}
