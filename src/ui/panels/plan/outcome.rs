//! What comes of the plan, in five figures.

use yew::prelude::*;

use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{Mark, Series, currency_of};
use crate::session::Progress;
use crate::ui::shared::Shared;
use crate::ui::wording;

pub(super) struct OutcomesProps {
    pub(super) plan: HiringPlan,
    pub(super) present: u32,
    pub(super) progress: Shared<Progress>,
}

/// The figures.
pub(super) fn outcomes(props: &OutcomesProps) -> Html {
    let (plan, summary) = (&props.plan, &props.progress.summary);
    if summary.runs == 0 {
        return html! { <p class="plan__lead">{ "The first runs are under way." }</p> };
    }
    let last = summary.n_months();
    let target = plan.target(props.present).end(props.present);
    let reached = summary.odds_of(Mark::TargetReached);
    // A month that most runs miss is no answer to "when".
    let likely = reached.filter(|odds| odds.probability() >= 0.5);
    let share = reached.map_or(0.0, |odds| odds.probability() * 100.0);
    let (when, odds) = match likely {
        Some(odds) => (plan.month_in_short(odds.month.1), format!("middle of the {share:.0} % of runs that get there")),
        None => ("not reached".to_owned(), format!("{share:.0} % of runs get there by {}", plan.month_in_short(last))),
    };
    let until = likely.map_or(last, |odds| odds.month.1);
    let home = currency_of(plan);
    let cost = |currency| {
        let months = (1..=until).flat_map(|month| summary.costs(month, home));
        months.filter(|&(paid, _)| paid == currency).map(|(_, found)| found.mean).sum::<f64>() as i64
    };
    let paid = || std::iter::once(home).chain(summary.other_currencies()).map(|currency| (currency, cost(currency)));
    let range = |series: Series| {
        let Some(found) = summary.known(last, series) else {
            return (wording::NOTHING.to_owned(), format!("nobody is paid in {}", home.code()));
        };
        let text = |value: i64| wording::figure(plan, series, value);
        (text(found.p50), format!("{} to {}", text(found.p10), text(found.p90)))
    };
    let (engineers, engineers_range) = range(Series::Engineers);
    let (rate, rate_range) = wording::cost_of_month(plan, summary, last);
    let (overhead, overhead_range) = range(Series::ManagementCost);
    let is_alone = summary.other_currencies().is_empty();
    let overhead_note = match summary.known(last, Series::ManagementCost) {
        Some(_) if !is_alone => format!("{overhead_range}, of pay in {} alone", home.code()),
        _ => overhead_range,
    };
    let without_pay = summary.quantiles(last, Series::WithoutPay).p50;
    let figures = [
        (format!("98 % of {target} engineers"), when, odds),
        ("Engineers at the end".to_owned(), engineers, engineers_range),
        (
            if likely.is_some() { "Cost until then" } else { "Cost of the plan" }.to_owned(),
            wording::amounts(paid()),
            "mean of the runs".to_owned(),
        ),
        ("Cost a month at the end".to_owned(), rate, rate_range.unwrap_or_else(|| "in all runs".to_owned())),
        ("Managers' share of cost".to_owned(), overhead, overhead_note),
    ];
    let currencies: Vec<&str> = paid().filter(|&(_, cost)| cost > 0).map(|(currency, _)| currency.code()).collect();
    let currencies = if currencies.is_empty() { home.code().to_owned() } else { currencies.join(" and ") };
    html! {
        <section class="outcomes" aria-label="Outcome">
            <div class="plan__heading">
                <h2 class="plan__title">{ "Outcome" }</h2>
                <span class="plan__lead plan__runs">
                    { props.progress.runs_in_words() }
                    if summary.runs < props.progress.runs { { ", preliminary" } }
                </span>
            </div>
            <dl class="outcomes__list">
                { for figures.into_iter().map(|(name, value, note)| html! {
                    <div class="outcomes__item">
                        <dt class="outcomes__name">{ name }</dt>
                        <dd class="outcomes__value">{ value }</dd>
                        <dd class="outcomes__note">{ note }</dd>
                    </div>
                }) }
            </dl>
            <p class="plan__lead">
                { format!("Cost is pay times {}, in {currencies}. Ranges hold eight runs in ten.", plan.assumptions.get(crate::engine::plan::Assumption::LoadedCost)) }
                if without_pay > 0 {
                    { format!(" The pay of {} is not known and left out.", wording::count(without_pay as u32, "person", "people")) }
                }
            </p>
        </section>
    }
}
