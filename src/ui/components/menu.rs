//! A button that opens a menu: the browser's own popover, which closes by Escape and by a press beside it, and arrows within.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::icon::icon;
use crate::ui::browser::popover;

/// A line of a menu.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) sign: &'static str,
    pub(crate) is_enabled: bool,
    pub(crate) act: Callback<()>,
}

/// The button and its menu; `id` is that of the menu, and one on a page has it.
pub(crate) fn menu(id: &'static str, label: &'static str, entries: Vec<Entry>) -> Html {
    let button = format!("{id}-button");
    // The press opens the menu by itself, after this.
    let onclick = Callback::from(move |_: MouseEvent| {
        Timeout::new(0, move || popover::enter(id)).forget();
    });
    let open_by_arrow = {
        let button = button.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "ArrowDown" {
                event.prevent_default();
                popover::press(&button);
            }
        })
    };
    let walk = {
        let button = button.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // The popover closes itself; the page must not let go of whoever is selected as well.
            "Escape" => event.stop_propagation(),
            // The way on from a menu is the way on from its button.
            "Tab" => popover::leave(id, &button),
            key => {
                if popover::walk(id, key) {
                    event.prevent_default();
                }
            }
        })
    };
    let item = |entry: Entry| {
        let Entry { name, sign, is_enabled, act } = entry;
        let button = button.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            // A dialog gives the focus back to what had it, which must not be an item that is gone.
            popover::leave(id, &button);
            act.emit(());
        });
        html! {
            <button type="button" class="menu__item" role="menuitem" tabindex="-1" disabled={!is_enabled} {onclick}>
                { icon(sign) }{ name }
            </button>
        }
    };
    html! {
        <div class="menu">
            <button id={button.clone()} type="button" class="button button--icon" aria-label={label} title={label} aria-haspopup="menu" popovertarget={id}
                {onclick} onkeydown={open_by_arrow}>{ icon("more") }</button>
            <div {id} class="pop menu__list" popover="auto" role="menu" aria-label={label} onkeydown={walk}>{ for entries.into_iter().map(item) }</div>
        </div>
    }
}
