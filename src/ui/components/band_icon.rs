//! The signs of load bands and of severities: never color alone.

use yew::prelude::*;

use crate::engine::analyze::Severity;

/// The sign of a severity, the same wherever one is shown: red has that of an overloaded manager, amber that of a stretched
/// one, since that is where both begin.
pub(crate) fn severity_icon(severity: Severity) -> Html {
    band_icon(match severity {
        Severity::Red => "over",
        Severity::Amber => "stretch",
        Severity::Info => "info",
    })
}

/// The sign of a load band by its token: "under", "ok", "stretch", "over", "crit", "info" or "none".
pub(crate) fn band_icon(band: &'static str) -> Html {
    let shape = match band {
        "under" => html! { <path d="M3 8h10" /> },
        "ok" => html! { <path d="M3 8.5l3.2 3.2L13 4.8" /> },
        "stretch" => html! { <><path d="M8 2.8v6.4" /><path d="M8 12.6v.4" /></> },
        "over" => html! { <><path d="M8 2.2L14.4 13.4H1.6z" /><path d="M8 6.4v3" /><path d="M8 11.4v.2" /></> },
        "info" => html! { <><circle cx="8" cy="8" r="6.2" /><path d="M8 7.6v3.6" /><path d="M8 4.9v.2" /></> },
        "crit" => html! { <><circle cx="8" cy="8" r="6.2" /><path d="M8 4.8v3.8" /><path d="M8 11v.2" /></> },
        _ => html! { <circle cx="8" cy="8" r="2.5" /> },
    };
    html! {
        <svg class="band-icon" data-band={band} viewBox="0 0 16 16" aria-hidden="true" focusable="false">{ shape }</svg>
    }
}
