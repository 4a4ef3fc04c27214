//! A cell while it is edited: a line of text, or the choice of a team.

use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::engine::edit::Edit;
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::Org;
use crate::session::editing::PersonForm;

use super::columns::Column;

/// Where the keyboard goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Onward {
    /// At the cell.
    Here,
    /// Somewhere else already.
    Away,
    /// At the next cell that is edited, or the one before.
    Next { is_back: bool },
}

/// What was written, if it is to be kept.
pub(super) type Written = (Option<String>, Onward);

#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    /// Accessible name.
    pub(super) label: AttrValue,
    /// What is there before.
    pub(super) value: AttrValue,
    /// What can be chosen, by value and name; a line of text where there is nothing.
    pub(super) choices: Vec<(String, String)>,
    pub(super) on_done: Callback<Written>,
}

/// The field of a cell.
#[component]
pub(super) fn Editor(props: &EditorProps) -> Html {
    let node = use_node_ref();
    let is_list = !props.choices.is_empty();
    // Taken off the page the field loses the focus, which is no second end.
    let is_over = use_mut_ref(|| false);
    use_effect_with((), {
        let (node, value) = (node.clone(), props.value.clone());
        move |()| {
            if let Some(input) = node.cast::<HtmlInputElement>().filter(|_| !is_list) {
                input.set_value(&value);
                input.select();
            }
            if let Some(field) = node.cast::<HtmlElement>() {
                // A field that cannot take the focus still takes a click.
                let _refused = field.focus();
            }
        }
    });
    let end = {
        let (node, on_done) = (node.clone(), props.on_done.clone());
        Callback::from(move |(is_kept, onward): (bool, Onward)| {
            if !is_over.replace(true) {
                let written = match is_list {
                    true => node.cast::<HtmlSelectElement>().map(|list| list.value()),
                    false => node.cast::<HtmlInputElement>().map(|input| input.value()),
                };
                on_done.emit((written.filter(|_| is_kept), onward));
            }
        })
    };
    let onkeydown = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            // The keys of the table and of the page mean nothing in here.
            event.stop_propagation();
            let asked = match event.key().as_str() {
                // What an input method composes is ended with Enter as well.
                "Enter" if !event.is_composing() => (true, Onward::Here),
                "Escape" => (false, Onward::Here),
                "Tab" => (true, Onward::Next { is_back: event.shift_key() }),
                _ => return,
            };
            event.prevent_default();
            end.emit(asked);
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| end.emit((true, Onward::Away)));
    if !is_list {
        return html! {
            <input ref={node} class="org-table__field" type="text" dir="auto" maxlength="200" autocomplete="off" aria-label={&props.label} {onkeydown} {onblur} />
        };
    }
    html! {
        <select ref={node} class="org-table__field" aria-label={&props.label} {onkeydown} {onblur}>
            { for props.choices.iter().map(|(value, name)| html! {
                <option value={value.clone()} selected={*value == *props.value}>{ name }</option>
            }) }
        </select>
    }
}

/// What stands in a cell while it is edited.
pub(super) fn value(org: &Org, person: PersonId, column: Column) -> String {
    let known = PersonForm::of(org, person);
    match column {
        Column::Name => known.name,
        Column::Title => known.title,
        Column::Location => known.location,
        Column::Team => known.team.map_or_else(String::new, |team| team.0.to_string()),
        Column::Manager | Column::Direct | Column::Total | Column::Load | Column::Flags => String::new(),
    }
}

/// The edits after which a cell says what was written in it.
pub(super) fn edits(org: &Org, person: PersonId, column: Column, written: &str) -> Vec<Edit> {
    let mut form = PersonForm::of(org, person);
    let text = written.trim().to_owned();
    match column {
        Column::Name => form.name = text,
        Column::Title => form.title = text,
        Column::Location => form.location = text,
        Column::Team => form.team = text.parse().ok().map(TeamId),
        Column::Manager | Column::Direct | Column::Total | Column::Load | Column::Flags => {}
    }
    form.edits(org, person)
}

/// The teams that can be chosen, and none.
pub(super) fn teams(org: &Org) -> Vec<(String, String)> {
    let none = (String::new(), "No named team".to_owned());
    let all = org.teams().filter(|(_, team)| !team.is_dissolved);
    std::iter::once(none).chain(all.map(|(id, team)| (id.0.to_string(), team.name.clone()))).collect()
}
