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
    /// What stays in sight below, however long the rest is.
    #[prop_or_default]
    pub(crate) foot: Option<Html>,
    pub(crate) children: Html,
}

/// A modal dialog. It is open for as long as it is drawn.
#[component]
pub(crate) fn Modal(props: &ModalProps) -> Html {
    let on_close = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    html! {
        <Sheet name={&props.title} class="modal" on_close={props.on_close.clone()}>
            <header class="modal__head">
                <h2 class="modal__title" dir="auto">{ &props.title }</h2>
                <button type="button" class="button button--quiet" aria-label="Close" onclick={on_close}>
                    { icon("close") }
                </button>
            </header>
            <div class="modal__body">{ props.children.clone() }</div>
            if let Some(foot) = &props.foot { <footer class="modal__foot">{ foot.clone() }</footer> }
        </Sheet>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct SheetProps {
    pub(crate) name: AttrValue,
    #[prop_or(AttrValue::Static("modal modal--bare"))]
    pub(crate) class: AttrValue,
    /// Closed by Escape.
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
}

/// A modal dialog without a head.
#[component]
pub(crate) fn Sheet(props: &SheetProps) -> Html {
    let node = use_node_ref();
    use_effect_with((), {
        let node = node.clone();
        move |()| browser::dialog::open(&node)
    });
    let oncancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    html! {
        <dialog ref={node} class={&props.class} aria-label={&props.name} {oncancel}>{ props.children.clone() }</dialog>
    }
}
