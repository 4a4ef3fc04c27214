//! A list to choose from, and a button that takes the choice: the arrow keys alone change nothing.

use yew::prelude::*;

use crate::ui::browser::chosen::take_chosen;

/// What a picker says.
pub(super) struct Words {
    /// Id of the list.
    pub(super) id: &'static str,
    /// Accessible name of the list.
    pub(super) label: &'static str,
    /// First line of the list.
    pub(super) hint: &'static str,
    /// On the button.
    pub(super) verb: &'static str,
}

/// A list with its button. `options` have numbers as their values.
pub(super) fn picker(words: &Words, options: Html, on_pick: Callback<u32>) -> Html {
    let id = words.id;
    let onclick = move |_: MouseEvent| {
        if let Some(chosen) = take_chosen(id) {
            on_pick.emit(chosen);
        }
    };
    html! {
        <div class="field field--line">
            <select {id} class="select" aria-label={words.label}><option value="" selected=true>{ words.hint }</option>{ options }</select>
            <button type="button" class="button" {onclick}>{ words.verb }</button>
        </div>
    }
}
