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
mod compare;
mod components;
mod derive;
mod editing;
mod embed;
mod export;
mod links;
mod panels;
mod part;
mod share;
mod shared;
mod store;
mod table;
mod teams;
mod wording;
mod worker;
mod workspace;

use wasm_bindgen_futures::spawn_local;

/// Mounts the page, or serves it where this is its worker.
pub fn mount() {
    browser::trouble::tell_panics();
    if worker::serve_if_worker() {
        return;
    }
    browser::focus::keep_near();
    browser::tips::go_by_escape();
    match workspace::at_once() {
        Some(start) => render(start),
        None => spawn_local(async { render(workspace::later().await) }),
    }
}

fn render(start: workspace::Start) {
    let props = part::PartProps::of::<app::App>(app::AppProps { start });
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => yew::Renderer::<part::Part>::with_root_and_props(root, props).render(),
        None => yew::Renderer::<part::Part>::with_props(props).render(),
    };
}
