//! What day it is, for labels and names only: nothing that is worked out depends on it.

use web_sys::js_sys::{Date, Math::random};

use crate::engine::plan::Month;

/// The present month.
pub(crate) fn this_month() -> Option<Month> {
    let now = Date::new_0();
    Month::new(u16::try_from(now.get_full_year()).ok()?, u16::try_from(now.get_month() + 1).ok()?)
}

/// Milliseconds since 1970, to say when something was kept.
pub(crate) fn now() -> f64 {
    Date::now()
}

/// A moment by the clock where people are, in the one form of the page: "26 Nov 2026, 05:33".
pub(crate) fn moment(millis: f64) -> String {
    let then = Date::new(&millis.into());
    let month = u16::try_from(then.get_full_year()).ok().zip(u16::try_from(then.get_month() + 1).ok());
    let month = month.and_then(|(year, month)| Month::new(year, month));
    let month = month.map(Month::in_short).unwrap_or_default();
    format!("{} {month}, {:02}:{:02}", then.get_date(), then.get_hours(), then.get_minutes())
}

/// A name that no other document and no other tab has.
pub(crate) fn fresh_name() -> String {
    format!("{:x}-{:x}", now() as u64, (random() * 1e9) as u64)
}
