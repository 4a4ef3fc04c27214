//! What day it is, for labels and names only: nothing that is worked out depends on it.

use wasm_bindgen::JsValue;
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

/// A moment as people write it where they are.
pub(crate) fn moment(millis: f64) -> String {
    Date::new(&millis.into()).to_locale_string("default", &JsValue::UNDEFINED).into()
}

/// A name that no other document and no other tab has.
pub(crate) fn fresh_name() -> String {
    format!("{:x}-{:x}", now() as u64, (random() * 1e9) as u64)
}
