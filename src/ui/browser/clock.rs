//! What day it is, for labels only: nothing that is worked out depends on it.

use web_sys::js_sys::Date;

use crate::engine::plan::Month;

/// The present month.
pub(crate) fn this_month() -> Option<Month> {
    let now = Date::new_0();
    Month::new(u16::try_from(now.get_full_year()).ok()?, u16::try_from(now.get_month() + 1).ok()?)
}
