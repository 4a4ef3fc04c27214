//! When a person leaves the page or comes back to it.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use yew::prelude::*;

/// Whether the page is behind another tab, or about to go.
fn is_hidden() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Hidden
}

/// Calls back as the page is left or hidden (`true`), and as it is looked at again (`false`).
#[hook]
pub(crate) fn use_leaving(callback: Callback<bool>) {
    use_effect_with(callback, |callback| {
        let (leaving, turning, coming) = (callback.clone(), callback.clone(), callback.clone());
        let listeners = [
            EventListener::new(&window(), "pagehide", move |_| leaving.emit(true)),
            EventListener::new(&document(), "visibilitychange", move |_| turning.emit(is_hidden())),
            EventListener::new(&window(), "focus", move |_| coming.emit(false)),
        ];
        move || drop(listeners)
    });
}
