//! A text to hand on: shown, selected when it is entered, and copied by a button. Where the browser refuses its clipboard, the
//! text is selected, so that a person can copy it.

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::ui::browser::clipboard;

#[derive(Properties, PartialEq)]
pub(super) struct CopyFieldProps {
    /// Name of the field.
    pub(super) label: &'static str,
    pub(super) button: &'static str,
    /// The text; why there is none yet.
    pub(super) value: Result<AttrValue, &'static str>,
    /// Whether the text takes several lines.
    pub(super) is_long: bool,
    /// What stands beside the button.
    pub(super) beside: Html,
}

/// A text to copy.
#[component]
pub(super) fn CopyField(props: &CopyFieldProps) -> Html {
    let field = use_node_ref();
    // The text that was tried, and whether it was copied.
    let tried = use_state_eq(|| None::<(AttrValue, bool)>);
    let copy = {
        let (tried, field, value) = (tried.setter(), field.clone(), props.value.clone());
        Callback::from(move |_: MouseEvent| {
            let Ok(text) = value.clone() else { return };
            let (tried, field) = (tried.clone(), field.clone());
            spawn_local(async move {
                let is_copied = clipboard::copy(&text).await;
                if !is_copied {
                    select(&field);
                }
                tried.set(Some((text, is_copied)));
            });
        })
    };
    let said = match (&props.value, &*tried) {
        (Err(waits), _) => *waits,
        (Ok(value), Some((text, true))) if text == value => "Copied.",
        (Ok(value), Some((text, false))) if text == value => {
            "The browser refused the clipboard. The text above is selected: copy it with Ctrl+C."
        }
        _ => "",
    };
    let shown = props.value.clone().unwrap_or_default();
    let onfocus = {
        let field = field.clone();
        Callback::from(move |_: FocusEvent| select(&field))
    };
    html! {
        <div class="share__copy">
            if props.is_long {
                <textarea ref={field} class="share__field" rows="3" readonly=true aria-label={props.label} value={shown} {onfocus} />
            } else {
                <input ref={field} type="text" class="share__field" readonly=true aria-label={props.label} value={shown} {onfocus} />
            }
            <div class="share__actions">
                <button type="button" class={if props.is_long { "button" } else { "button button--primary" }} disabled={props.value.is_err()} onclick={copy}>{ props.button }</button>
                { props.beside.clone() }
                <span class="share__status" role="status">{ said }</span>
            </div>
        </div>
    }
}

fn select(field: &NodeRef) {
    if let Some(field) = field.cast::<HtmlInputElement>() {
        field.select();
    } else if let Some(field) = field.cast::<HtmlTextAreaElement>() {
        field.select();
    }
}
