//! Opens a link that is locked with a passphrase.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::lock::{PassphraseField, PassphraseFieldProps};
use crate::engine::share::fragment;
use crate::engine::share::sealed::{Sealed, field_of};
use crate::ui::browser::crypto;
use crate::ui::components::modal::Modal;
use crate::ui::part::part;

#[derive(Properties, PartialEq)]
pub(crate) struct UnlockDialogProps {
    /// The link's fragment.
    pub(crate) link: AttrValue,
    /// The fragment of the link inside.
    pub(crate) on_open: Callback<String>,
    pub(crate) on_close: Callback<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Asking,
    Trying,
    Refused,
}

/// Asks for the passphrase of a link.
#[component]
pub(crate) fn UnlockDialog(props: &UnlockDialogProps) -> Html {
    let passphrase = use_mut_ref(String::new);
    let stage = use_state_eq(|| Stage::Asking);
    let on_input = {
        let (passphrase, stage) = (passphrase.clone(), stage.setter());
        Callback::from(move |text: String| {
            *passphrase.borrow_mut() = text;
            stage.set(Stage::Asking);
        })
    };
    let onsubmit = {
        let (link, on_open, stage) = (props.link.clone(), props.on_open.clone(), stage.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(Some((sealed, others))) = Sealed::of(&link) else { return };
            let (passphrase, on_open, stage) = (passphrase.borrow().clone(), on_open.clone(), stage.clone());
            stage.set(Stage::Trying);
            spawn_local(async move {
                let plain = crypto::unlock(&passphrase, &sealed).await;
                match plain.and_then(|plain| field_of(&plain).ok()) {
                    Some(field) => on_open.emit(fragment(&field, &others)),
                    None => stage.set(Stage::Refused),
                }
            });
        })
    };
    html! {
        <Modal title="Locked link" on_close={props.on_close.clone()}>
            if crypto::is_there() {
                <form class="share__unlock" {onsubmit}>
                    <p>{ "This link opens with a passphrase. Whoever sent it knows it." }</p>
                    { part::<PassphraseField>(PassphraseFieldProps { is_new: false, on_input }) }
                    <div class="share__actions">
                        <button type="submit" class="button button--primary" disabled={*stage == Stage::Trying}>{ "Open" }</button>
                        <span class="share__status" role="status">{ if *stage == Stage::Trying { "Opening …" } else { "" } }</span>
                    </div>
                    if *stage == Stage::Refused {
                        <p class="notice" role="alert">{ "This passphrase does not open the link. Look at capital letters and blanks, and try again." }</p>
                    }
                </form>
            } else {
                <p class="notice" role="alert">{ "This link is locked with a passphrase, and browsers offer their cryptography only to pages opened over https." }</p>
            }
        </Modal>
    }
}
