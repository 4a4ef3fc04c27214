//! A modal dialog with a title and a way out.

use yew::prelude::*;

use super::icon::icon;
use crate::ui::browser;

#[derive(Properties, PartialEq)]
pub(crate) struct ModalProps {
    /// Title, which names the dialog.
    pub(crate) title: AttrValue,
    /// Closed by Escape or the button.
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
}

/// A modal dialog. It is open for as long as it is drawn.
#[component]
pub(crate) fn Modal(props: &ModalProps) -> Html {
    let node = use_node_ref();
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            browser::dialog::open(&node);
            move || browser::dialog::close(&node)
        }
    });
    let on_close = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    let on_cancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    html! {
        <dialog ref={node} class="modal" aria-label={&props.title} oncancel={on_cancel}>
            <header class="modal__head">
                <h2 class="modal__title">{ &props.title }</h2>
                <button type="button" class="button button--quiet" aria-label="Close" onclick={on_close}>
                    { icon("close") }
                </button>
            </header>
            <div class="modal__body">{ props.children.clone() }</div>
        </dialog>
    }
}
