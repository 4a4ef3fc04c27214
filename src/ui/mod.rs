//! The page.

use yew::prelude::*;

/// The root of the page.
#[component]
fn App() -> Html {
    html! { <main><h1>{ "Spanwise" }</h1></main> }
}

/// Mounts the page on the document's body.
pub fn mount() {
    yew::Renderer::<App>::new().render();
}
