//! The other end of `page/trouble.js`, which tells a person that the program broke.

use std::panic::PanicHookInfo;

use web_sys::window;

/// Lets every panic say in the console what it is, and leaves its text where the notice takes it from. Yew is told, since it
/// brings a hook of its own otherwise.
pub(crate) fn tell_panics() {
    yew::set_custom_panic_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        leave(info);
    }));
}

fn leave(info: &PanicHookInfo<'_>) {
    // A worker has no document; its page hears that it ended.
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _refused = root.set_attribute("data-panic", &info.to_string());
    }
}
