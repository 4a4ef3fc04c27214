//! The page as a part of another: what it shows, and the way to the whole.

use yew::prelude::*;

use super::browser::location;
use crate::engine::share;

/// In place of the top bar. The address of an embedded page never changes, so it is the way to the whole.
pub(crate) fn embed_bar(name: &str) -> Html {
    let fragment = location::fragment();
    let link = format!("{}#{}", location::base(), share::without_embed(&fragment).unwrap_or(fragment));
    html! {
        <header class="embed-bar">
            <h1 class="embed-bar__name" dir="auto">{ name }</h1>
            <span class="embed-bar__note">{ "read only" }</span>
            <a class="button" href={link} target="_blank" rel="noopener">{ "Open in Spanwise" }</a>
        </header>
    }
}
