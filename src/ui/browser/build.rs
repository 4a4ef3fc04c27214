//! Another build of the page, which `page/offline.js` keeps ready beside this one.

use gloo::events::EventListener;
use gloo::utils::{document, window};
use web_sys::Event;

/// Whether a new build can be taken already.
pub(crate) fn is_there() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-new-build"))
}

/// Hears of a new build that can be taken; until the listener is dropped.
pub(crate) fn on_new_build(heard: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "newbuild", move |_| heard())
}

/// Takes the new build: the page is loaded again from it.
pub(crate) fn take() {
    if let Ok(event) = Event::new("takebuild") {
        // Nobody can cancel it.
        let _refused = window().dispatch_event(&event);
    }
}
