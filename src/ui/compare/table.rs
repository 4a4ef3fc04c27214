//! Figures: a row a figure, a column a scenario, differences to the first with their sign, bars on one scale.

use yew::prelude::*;

use crate::engine::compare::{Figure, Scale};
use crate::engine::units::Ratio;

/// The table of figures.
pub(super) fn table(figures: &[Figure], columns: &[(char, String)]) -> Html {
    let is_something = |value: &Option<Ratio>| value.is_some_and(|value| value.num != 0);
    let shown = figures.iter().filter(|figure| figure.values.iter().any(is_something));
    html! {
        <div class="compare__scroll" role="region" aria-label="Figures" tabindex="0">
            <table class="compare__table">
                <caption class="visually-hidden">{ "Figures, with the difference to A" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Figure" }</th>
                        { for columns.iter().map(|(letter, name)| html! { <th scope="col" class="compare__value"><b>{ *letter }</b>{ " " }<span dir="auto">{ name }</span></th> }) }
                    </tr>
                </thead>
                <tbody>{ for shown.map(row) }</tbody>
            </table>
        </div>
    }
}

fn row(figure: &Figure) -> Html {
    let parts = |value: Option<Ratio>| value.map_or(0.0, Ratio::as_f64);
    let most = figure.values.iter().map(|&value| parts(value)).fold(0.0, f64::max);
    // Where all are the same, bars would only be ink.
    let has_bars = figure.values.iter().any(|value| *value != figure.values[0]);
    let unit = match figure.scale {
        Scale::Money(currency) => format!(", {}", currency.code()),
        Scale::Count | Scale::Mean | Scale::Load | Scale::Share => String::new(),
    };
    html! {
        <tr>
            <th scope="row">{ figure.label }{ unit }</th>
            { for figure.values.iter().enumerate().map(|(at, &value)| {
                let metric = figure.metric(at);
                let share = if most > 0.0 { parts(value) / most * 100.0 } else { 0.0 };
                html! {
                    <td class="compare__value">
                        <span class="compare__number">{ metric.text(value) }</span>
                        if at > 0 {
                            <span class="compare__by" data-changed={metric.is_changed().then_some("true")}>{ match metric.is_changed() {
                                true => metric.difference(),
                                false if value.is_some() && metric.a.is_some() => "=".into(),
                                false => String::new(),
                            } }</span>
                        }
                        if has_bars {
                            <span class="compare__bar" aria-hidden="true" style={format!("--share:{share:.1}%")} />
                        }
                    </td>
                }
            }) }
        </tr>
    }
}
