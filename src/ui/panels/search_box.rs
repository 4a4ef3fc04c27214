//! Search: a button, `/` or Ctrl+K opens it; a match opens the path to the person.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::session::{Command, Frame};
use crate::ui::browser::typing::is_writing;
use crate::ui::components::icon::icon;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

#[derive(Properties, PartialEq)]
pub(crate) struct SearchBoxProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) dispatch: Dispatch,
}

/// Matches that are listed at most.
const MOST_MATCHES: usize = 12;

/// The search button and, while open, its field and matches.
#[component]
pub(crate) fn SearchBox(props: &SearchBoxProps) -> Html {
    let words = use_state_eq(|| None::<String>);
    let active = use_state_eq(|| 0_usize);
    let field = use_node_ref();
    use_effect_with((), {
        let words = words.setter();
        move |()| {
            let options = EventListenerOptions::enable_prevent_default();
            let listener =
                EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
                    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                    let with_k = event.key() == "k" && (event.ctrl_key() || event.meta_key());
                    if with_k || (event.key() == "/" && !is_writing(event)) {
                        event.prevent_default();
                        words.set(Some(String::new()));
                    }
                });
            move || drop(listener)
        }
    });
    use_effect_with(words.is_some(), {
        let field = field.clone();
        move |is_open| {
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| *is_open) {
                // A field that cannot take the focus still takes a click.
                let _refused = field.focus();
            }
        }
    });
    let open = {
        let words = words.setter();
        Callback::from(move |_: MouseEvent| words.set(Some(String::new())))
    };
    let Some(text) = words.as_deref() else {
        return html! {
            <button type="button" class="button button--search" aria-label="Search" onclick={open}>
                { icon("search") }<span class="button__text">{ "Search" }</span><kbd aria-hidden="true">{ "/" }</kbd>
            </button>
        };
    };
    let matches = props.frame.search(text, MOST_MATCHES);
    let at = (*active).min(matches.len().saturating_sub(1));
    let choose = {
        let (dispatch, frame, words) = (props.dispatch.clone(), props.frame.clone(), words.setter());
        Callback::from(move |at: u32| {
            let above = frame.chain(at).into_iter().map(|at| frame.structure.id(at)).collect();
            dispatch.dispatch(Command::Show(crate::session::Panel::Chart));
            dispatch.dispatch(Command::Expand(above));
            dispatch.dispatch(Command::Select(Some(frame.structure.id(at))));
            words.set(None);
        })
    };
    let oninput = {
        let (words, active) = (words.setter(), active.setter());
        Callback::from(move |event: InputEvent| {
            active.set(0);
            words.set(Some(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let onkeydown = {
        let (words, active, matches, choose) = (words.setter(), active.setter(), matches.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Escape" => words.set(None),
                "ArrowDown" => active.set((at + 1).min(matches.len().saturating_sub(1))),
                "ArrowUp" => active.set(at.saturating_sub(1)),
                "Enter" => match matches.get(at) {
                    Some(&found) => choose.emit(found),
                    None => return,
                },
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onblur = {
        let words = words.setter();
        Callback::from(move |_: FocusEvent| words.set(None))
    };
    let option = |(place, &found): (usize, &u32)| {
        let choose = choose.clone();
        // Pressing the pointer would take the focus from the field and close the list before the click arrives.
        let onmousedown = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            choose.emit(found);
        });
        let manager = props.frame.chain(found).first().map(|&at| props.frame.name(at).to_owned());
        let title = &props.frame.person(found).title;
        let place_text = [
            Some(title.clone()),
            props.frame.team_of(found).map(str::to_owned),
            manager.map(|m| format!("reports to {m}")),
        ];
        let line: Vec<String> = place_text.into_iter().flatten().filter(|text| !text.is_empty()).collect();
        html! {
            <li key={found} id={format!("match-{place}")} class="search__match" role="option" aria-selected={(place == at).to_string()} {onmousedown}>
                <span class="search__name" dir="auto">{ props.frame.name(found) }</span>
                <span class="search__line" dir="auto">{ line.join(" · ") }</span>
            </li>
        }
    };
    html! {
        <div class="search" role="search">
            { icon("search") }
            <input ref={field} class="search__field" type="text" role="combobox" aria-label="Search" aria-expanded="true"
                aria-controls="matches" aria-activedescendant={(!matches.is_empty()).then(|| format!("match-{at}"))}
                autocomplete="off" spellcheck="false" placeholder="Name, title or team"
                value={text.to_owned()} {oninput} {onkeydown} {onblur} />
            <ul id="matches" class="search__matches" role="listbox" aria-label="Matches">
                { for matches.iter().enumerate().map(option) }
            </ul>
            if matches.is_empty() && !text.trim().is_empty() {
                <p class="search__none" role="status">{ format!("No one among {} matches “{}”.", wording::count(props.frame.report.metrics.people, "person", "people"), text.trim()) }</p>
            }
        </div>
    }
}
