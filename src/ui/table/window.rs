//! The rows that are seen: all have one height, so places follow from numbers, and only those around the window are drawn.

use std::ops::Range;

use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;

use crate::ui::browser::motion;

/// Pixels that the heading is high.
pub(super) const HEAD: i32 = 38;

/// Pixels that a row is high: a finger needs more of them.
pub(super) fn row_height() -> i32 {
    if motion::matches(motion::FINGER) { 44 } else { 34 }
}

/// Rows that the window moves by before others are drawn, and that are drawn beyond it on either side.
const STEP: usize = 8;

/// The first row of the window, in steps.
#[hook]
pub(super) fn use_first_row(scroll: &NodeRef) -> usize {
    let first = use_state_eq(|| 0);
    use_effect_with(scroll.clone(), {
        let first = first.setter();
        move |scroll| {
            let listener = scroll.cast::<Element>().map(|element| {
                let watched = element.clone();
                EventListener::new(&element, "scroll", move |_| {
                    let rows = (watched.scroll_top().max(0) / row_height()) as usize;
                    first.set(rows / STEP * STEP);
                })
            });
            move || drop(listener)
        }
    });
    *first
}

/// Rows that a window of a height has room for, at least one.
pub(super) fn page(height: f64) -> usize {
    ((height as i32 - HEAD) / row_height()).max(1) as usize
}

/// The rows to draw of `n`.
pub(super) fn drawn(first: usize, page: usize, n: usize) -> Range<usize> {
    let to = (first + page + 2 * STEP).min(n);
    first.saturating_sub(STEP).min(to)..to
}

/// Scrolls a row into the window, by as little as possible.
pub(super) fn reveal(scroll: &NodeRef, row: usize) {
    let Some(element) = scroll.cast::<Element>() else { return };
    let height = row_height();
    let top = row as i32 * height;
    let least = top + height + HEAD - element.client_height();
    let now = element.scroll_top();
    let wanted = now.max(least).min(top);
    if wanted != now {
        element.set_scroll_top(wanted);
    }
}
