//! What the system says about motion and room.

use gloo::utils::window;

/// Whether a media query holds.
pub(crate) fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether the screen is too narrow for a panel beside the chart.
pub(crate) fn is_narrow() -> bool {
    matches("(max-width: 720px)")
}
