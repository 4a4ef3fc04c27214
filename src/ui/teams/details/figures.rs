//! The structural load of a team in its parts. They are of different kinds, so there is no sum.

use yew::prelude::*;

use super::DetailsProps;
use crate::engine::org::InteractionMode;
use crate::ui::wording;

/// Names and values.
type Rows = Vec<(String, String)>;

/// What is asked of the team besides its domains, and whom it has to do with.
pub(super) fn figures(props: &DetailsProps) -> Html {
    let figures = &props.figures;
    let (ties, load) = (figures.ties, figures.structural_load);
    let (mut rows, mut counts): (Rows, Rows) = (Vec::new(), Vec::new());
    let mut row = |name: String, value: String| rows.push((name, value));
    for (mode, minutes) in InteractionMode::ALL.into_iter().zip(load.interaction_minutes) {
        if minutes > 0 {
            row(mode.label().to_owned(), wording::hours(minutes));
        }
    }
    if let Some(on_call) = figures.on_call {
        let people = wording::count(on_call.people, "person", "people");
        row(format!("On call, shared by {people}"), format!("{} each", wording::hours(on_call.minutes_per_person)));
    }
    if let Some((minutes, n)) = load.newcomer_minutes.zip(figures.in_ramp).filter(|(_, n)| *n > 0) {
        row(wording::count(n, "newcomer in ramp", "newcomers in ramp"), wording::hours(minutes));
    }
    let mut row = |name: String, value: String| counts.push((name, value));
    if ties.dependencies > 0 {
        row("Outbound dependencies".to_owned(), wording::count(ties.dependencies, "team", "teams"));
    }
    if ties.consumers > 0 {
        row("Consumers".to_owned(), wording::count(ties.consumers, "team", "teams"));
    }
    if figures.line_managers > 1 {
        row("Line managers of its people".to_owned(), figures.line_managers.to_string());
    }
    let list = |rows: Rows| {
        html! {
            <dl class="facts">
                { for rows.into_iter().map(|(name, value)| html! { <div class="facts__row"><dt>{ name }</dt><dd>{ value }</dd></div> }) }
            </dl>
        }
    };
    html! {
        <section class="part" aria-label="Structural load">
            if !counts.is_empty() {
                { list(counts) }
            }
            if !rows.is_empty() {
                <h3 class="chain__title">{ "Structural load" }<span class="board__note">{ "hours a week · heuristic" }</span></h3>
                { list(rows) }
            }
        </section>
    }
}
