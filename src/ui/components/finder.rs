//! A field with the list of what it finds: the combobox of palette and dialogs.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::icon;
use crate::ui::browser::focus::in_view;

/// A line of the list.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Match {
    /// What it is called.
    pub(crate) name: AttrValue,
    /// What tells it from others.
    pub(crate) line: AttrValue,
    /// What choosing it leads to.
    pub(crate) effect: Option<AttrValue>,
    /// It cannot be chosen, which the line says why.
    pub(crate) is_refused: bool,
    /// Keys that do the same.
    pub(crate) keys: Option<AttrValue>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct FinderProps {
    /// Accessible name of the field.
    pub(crate) label: AttrValue,
    pub(crate) placeholder: AttrValue,
    /// The id of the list; one on a page at a time has it.
    pub(crate) list: &'static str,
    /// What there is for some words.
    pub(crate) find: Callback<String, Vec<Match>>,
    /// Takes the words and the place in what was found for them.
    pub(crate) on_choose: Callback<(String, usize)>,
    /// Says that nothing was found.
    pub(crate) nothing: Callback<String, String>,
}

/// The field and its list.
#[component]
pub(crate) fn Finder(props: &FinderProps) -> Html {
    let words = use_state_eq(String::new);
    let active = use_state_eq(|| 0_usize);
    let field = use_node_ref();
    use_effect_with((), {
        let field = field.clone();
        move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // A field that cannot take the focus still takes a click.
                let _refused = field.focus();
            }
        }
    });
    let matches = props.find.emit((*words).clone());
    let at = (*active).min(matches.len().saturating_sub(1));
    use_effect_with((at, props.list), |(at, list)| in_view(&format!("{list}-{at}")));
    let oninput = {
        let (words, active) = (words.setter(), active.setter());
        Callback::from(move |event: InputEvent| {
            active.set(0);
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let choose = {
        let (on_choose, words) = (props.on_choose.clone(), words.clone());
        Callback::from(move |place: usize| on_choose.emit(((*words).clone(), place)))
    };
    let onkeydown = {
        let (active, n, choose) = (active.setter(), matches.len(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => active.set((at + 1).min(n.saturating_sub(1))),
                "ArrowUp" => active.set(at.saturating_sub(1)),
                "Enter" if at < n => choose.emit(at),
                "Enter" => {}
                _ => return,
            }
            event.prevent_default();
        })
    };
    let list = props.list;
    let option = |(place, found): (usize, &Match)| {
        let choose = choose.clone();
        // Pressing the pointer would take the focus from the field before the click arrives.
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            choose.emit(place);
        });
        html! {
            <li key={place} id={format!("{list}-{place}")} class="search__match" role="option" aria-selected={(place == at).to_string()} aria-disabled={found.is_refused.then_some("true")} {onmousedown}>
                <span class="search__name" dir="auto">{ &found.name }</span>
                if let Some(keys) = &found.keys {
                    <kbd class="search__keys">{ keys }</kbd>
                }
                <span class="search__line" dir="auto">{ &found.line }</span>
                if let Some(effect) = &found.effect {
                    <span class="search__line search__line--effect" dir="auto">{ effect }</span>
                }
            </li>
        }
    };
    html! {
        <div class="search" role="search">
            <label class="search__box">{ icon("search") }
                <input ref={field} class="search__field" type="text" autofocus=true data-first="true" role="combobox" aria-label={&props.label} aria-expanded="true"
                    aria-controls={list} aria-activedescendant={(!matches.is_empty()).then(|| format!("{list}-{at}"))}
                    autocomplete="off" spellcheck="false" placeholder={&props.placeholder}
                    value={(*words).clone()} {oninput} {onkeydown} />
            </label>
            <ul id={list} class="search__matches" role="listbox" aria-label="Matches">
                { for matches.iter().enumerate().map(option) }
            </ul>
            if matches.is_empty() && !words.trim().is_empty() {
                <p class="search__none" role="status">{ props.nothing.emit(words.trim().to_owned()) }</p>
            }
        </div>
    }
}
