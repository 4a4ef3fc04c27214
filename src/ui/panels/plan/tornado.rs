//! What matters most: how far each assumption moves a result, the farthest first.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::engine::plan::{ASSUMPTIONS, AssumptionRow, HiringPlan};
use crate::engine::simulate::{Bar, OUTCOMES, Outcome, Summary, currency_of, ends};
use crate::engine::sort::sort_by;
use crate::engine::units::Decimal;
use crate::session::Progress;
use crate::ui::wording;

/// Months by which the target's month must differ somewhere, or the bars would make much of nothing.
const TELLING: f64 = 1.0;

/// The bars. `chosen` is the place of the result among [`OUTCOMES`], where somebody chose one.
pub(super) fn tornado(plan: &HiringPlan, progress: &Progress, chosen: &UseStateHandle<Option<usize>>) -> Html {
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let at = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            chosen.set(usize::try_from(at).ok());
        })
    };
    let is_telling = progress.bars.iter().any(|bar| bar.reach(Outcome::TargetMonth) >= TELLING);
    let waiting = &ASSUMPTIONS[progress.bars.len()..];
    let shown = chosen.unwrap_or(if is_telling || !waiting.is_empty() { 0 } else { 1 });
    let outcome = OUTCOMES[shown].outcome;
    let mut bars: Vec<&Bar> = progress.bars.iter().collect();
    sort_by(&mut bars, |a, b| b.reach(outcome).total_cmp(&a.reach(outcome)));
    let at = outcome as usize;
    let reached = || bars.iter().flat_map(|bar| [bar.low[at], bar.high[at]]);
    let (least, most) = (reached().fold(f64::INFINITY, f64::min), reached().fold(f64::NEG_INFINITY, f64::max));
    let room = if outcome == Outcome::TargetMonth { (2.0 * TELLING - (most - least)).max(0.0) / 2.0 } else { 0.0 };
    let (least, most) = (least - room, most + room);
    let place = |value: f64| if most > least { (value - least) / (most - least) * 100.0 } else { 50.0 };
    let is_unknown = outcome == Outcome::Cost && !is_paid(plan, &progress.summary);
    // As long as the others, and not seen.
    let sample = bars.first().map_or(10.0, |bar| bar.low[at]);
    let sample = format!("{0} to {0}", text(plan, outcome, sample));
    let turned = match waiting.len() {
        0 => format!("all {} assumptions", ASSUMPTIONS.len()),
        n_left => format!("{} of {} so far", ASSUMPTIONS.len() - n_left, ASSUMPTIONS.len()),
    };
    html! {
        <section class="plan__part" aria-label="What matters most">
            <div class="plan__heading">
                <h2 class="plan__title">{ "What matters most" }</h2>
                <span class="plan__lead plan__runs">{ turned }</span>
            </div>
            <label class="tornado__for">
                <span class="plan__lead">{ "for the" }</span>
                <select class="select" aria-label="Result" {onchange}>
                    { for OUTCOMES.iter().enumerate().map(|(at, row)| html! { <option selected={at == shown}>{ row.label }</option> }) }
                </select>
            </label>
            <ul class="tornado">
                { for bars.iter().map(|bar| {
                    let row = bar.assumption.row();
                    let (low, high) = (bar.low[at], bar.high[at]);
                    let (left, right) = (place(low.min(high)), place(low.max(high)));
                    html! {
                        <li class="tornado__row" key={row.name}>
                            <span class="tornado__name">{ row.label }</span>
                            <span class="tornado__ends">{ ends_in_words((Decimal(bar.values.0), Decimal(bar.values.1)), row) }</span>
                            <span class="tornado__track" aria-hidden="true">
                                <span class="tornado__bar" style={format!("left:{left:.1}%;width:{:.1}%", (right - left).max(0.6))} />
                            </span>
                            <span class="tornado__value">
                                { if is_unknown { "unknown".to_owned() } else { format!("{} to {}", text(plan, outcome, low), text(plan, outcome, high)) } }
                            </span>
                        </li>
                    }
                }) }
                // Those that are not turned yet keep their room.
                { for waiting.iter().map(|row| html! {
                    <li class="tornado__row" data-waiting="true" key={row.name}>
                        <span class="tornado__name">{ row.label }</span>
                        <span class="tornado__ends">{ ends_in_words(ends(plan, row.assumption), row) }</span>
                        <span class="tornado__track" aria-hidden="true" />
                        <span class="tornado__value">{ sample.clone() }</span>
                    </li>
                }) }
            </ul>
            <p class="plan__lead">
                { match outcome {
                    Outcome::TargetMonth => format!("Means of the runs; one that does not reach it counts as month {}.", plan.months + 1),
                    Outcome::OverloadMonths => "Means of the runs, summed over managers.".to_owned(),
                    Outcome::Cost => cost_in_words(plan, &progress.summary),
                } }
                if outcome == Outcome::TargetMonth && !is_telling && waiting.is_empty() { { " No assumption moves it by a month." } }
            </p>
        </section>
    }
}

fn ends_in_words((low, high): (Decimal, Decimal), row: &AssumptionRow) -> String {
    format!("{low} to {high} {}", row.unit)
}

/// Whether anybody is paid in the plan's currency.
fn is_paid(plan: &HiringPlan, summary: &Summary) -> bool {
    let home = currency_of(plan);
    (0..=summary.n_months()).any(|month| summary.costs(month, home).any(|(paid, _)| paid == home))
}

/// Whose cost the bars are about: nothing is converted, so it is that in the plan's currency.
fn cost_in_words(plan: &HiringPlan, summary: &Summary) -> String {
    let home = currency_of(plan).code();
    let others: Vec<&str> = summary.other_currencies().into_iter().map(|currency| currency.code()).collect();
    let others = others.join(" and ");
    match (is_paid(plan, summary), others.as_str()) {
        (_, "") => format!("Means of the runs, in {home}."),
        (true, others) => {
            format!("Means of the runs, of those paid in {home} alone: nothing is converted, so {others} is left out.")
        }
        (false, others) => format!(
            "Unknown: nobody is paid in {home}, and what is paid in {others} is not converted. Another place in the plan has another currency."
        ),
    }
}

fn text(plan: &HiringPlan, outcome: Outcome, value: f64) -> String {
    match outcome {
        Outcome::TargetMonth => format!("month {value:.1}"),
        Outcome::OverloadMonths => format!("{value:.0} months"),
        Outcome::Cost => wording::money(plan, value as i64),
    }
}
