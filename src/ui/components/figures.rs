//! The figures beside a slider: a name, a value, and a color where a value is a warning.

use yew::prelude::*;

use crate::engine::analyze::Severity;

/// Five figures, not fifteen.
pub(crate) fn figures(figures: [(&'static str, String, Option<Severity>); 5]) -> Html {
    html! {
        <dl class="figures">
            { for figures.into_iter().map(|(name, value, severity)| html! {
                <div class="figures__item" data-severity={severity.map(Severity::as_str)}>
                    <dt class="figures__name">{ name }</dt>
                    <dd class="figures__value">{ value }</dd>
                </div>
            }) }
        </dl>
    }
}
