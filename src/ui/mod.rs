//! The page: draws a session and sends commands. No rule, figure or layout is worked out here.
//!
//! `panels` are the parts of the page, `chart` the org chart, `components` small pieces without a store,
//! `browser` every call to the browser.

#![allow(clippy::disallowed_methods, reason = "what is only drawn may differ in the last bit")]

mod acting;
mod app;
mod browser;
mod canvas;
mod chart;
mod components;
mod derive;
mod editing;
mod embed;
mod export;
mod links;
mod panels;
mod share;
mod shared;
mod store;
mod teams;
mod wording;
mod worker;

/// Mounts the page, or serves it where this is its worker.
pub fn mount() {
    console_error_panic_hook::set_once();
    if worker::serve_if_worker() {
        return;
    }
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => yew::Renderer::<app::App>::with_root(root).render(),
        None => yew::Renderer::<app::App>::new().render(),
    };
}
