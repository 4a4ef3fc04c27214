//! A link that opens with a passphrase only.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::share::sealed::plaintext;
use crate::ui::browser::crypto;
use crate::ui::part::part;

/// Milliseconds after the last letter before the link is locked, which takes most of a second.
const LOCK_AFTER: u32 = 350;

const NONE_YET: &str = "Type a passphrase to get the link.";
const LOCKING: &str = "Locking the link …";
const REFUSED: &str = "The browser could not lock the link.";

/// The locked field of a link, or what it waits for.
#[hook]
pub(super) fn use_lock(field: Option<AttrValue>, passphrase: Option<AttrValue>) -> Result<AttrValue, &'static str> {
    let locked = use_state_eq(|| Err(NONE_YET));
    let setter = locked.setter();
    use_effect_with((field, passphrase), move |(field, passphrase)| {
        let is_wanted = Rc::new(Cell::new(true));
        let plain = field.as_deref().and_then(plaintext);
        let passphrase = passphrase.clone().filter(|passphrase| !passphrase.is_empty());
        setter.set(Err(if passphrase.is_some() { LOCKING } else { NONE_YET }));
        let timeout = plain.zip(passphrase).map(|(plain, passphrase)| {
            let is_wanted = Rc::clone(&is_wanted);
            Timeout::new(LOCK_AFTER, move || {
                spawn_local(async move {
                    let sealed = crypto::lock(&passphrase, &plain).await;
                    if is_wanted.get() {
                        setter.set(sealed.map(|sealed| sealed.field().into()).ok_or(REFUSED));
                    }
                });
            })
        });
        move || {
            is_wanted.set(false);
            drop(timeout);
        }
    });
    (*locked).clone()
}

/// Whether to lock the link, and with what.
pub(super) fn lock_choice(passphrase: &UseStateHandle<Option<AttrValue>>) -> Html {
    if !crypto::is_there() {
        return html! {
            <p class="share__note">{ "A passphrase cannot be set here: browsers offer their cryptography only to pages opened over https." }</p>
        };
    }
    let turn = {
        let passphrase = passphrase.clone();
        Callback::from(move |event: Event| {
            let is_on = event.target_unchecked_into::<HtmlInputElement>().checked();
            passphrase.set(is_on.then(AttrValue::default));
        })
    };
    let write = {
        let passphrase = passphrase.setter();
        Callback::from(move |text: String| passphrase.set(Some(text.into())))
    };
    html! {
        <fieldset class="share__lock">
            <legend class="visually-hidden">{ "Lock" }</legend>
            <label class="share__choice"><input type="checkbox" checked={passphrase.is_some()} onchange={turn} />
                <span>{ "Lock with a passphrase" }<small class="setting__help">{ "Encrypted in this browser. Send the passphrase by another way than the link." }</small></span>
            </label>
            if passphrase.is_some() {
                { part::<PassphraseField>(PassphraseFieldProps { is_new: true, on_input: write }) }
                <p class="share__note">{ "Several words are better than one. Nobody can recover a forgotten passphrase." }</p>
            }
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PassphraseFieldProps {
    pub(super) is_new: bool,
    pub(super) on_input: Callback<String>,
}

/// A field for a passphrase, hidden unless it is to be shown.
#[component]
pub(super) fn PassphraseField(props: &PassphraseFieldProps) -> Html {
    let is_shown = use_state_eq(|| false);
    let oninput = {
        let on_input = props.on_input.clone();
        Callback::from(move |event: InputEvent| {
            on_input.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let show = {
        let is_shown = is_shown.clone();
        Callback::from(move |_: MouseEvent| is_shown.set(!*is_shown))
    };
    html! {
        <div class="share__passphrase">
            <input class="share__field" type={if *is_shown { "text" } else { "password" }} aria-label="Passphrase" placeholder="Passphrase" spellcheck="false"
                autocomplete={if props.is_new { "new-password" } else { "current-password" }} {oninput} />
            <button type="button" class="button" onclick={show}>{ if *is_shown { "Hide" } else { "Show" } }</button>
        </div>
    }
}
