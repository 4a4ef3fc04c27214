//! The list of shortcuts, from the table that the keys themselves are read from.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::session::{ACTIONS, Command, Reach};
use crate::ui::components::modal::Modal;
use crate::ui::store::Dispatch;

pub(crate) struct KeysDialogProps {
    pub(crate) has_single_keys: bool,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_close: Callback<()>,
}

/// Where keys work, in words.
const REACHES: [(Reach, &str); 3] =
    [(Reach::Page, "Anywhere"), (Reach::Chart, "In the chart and the table"), (Reach::Table, "In the table")];

/// The list of shortcuts.
pub(crate) fn keys_dialog(props: &KeysDialogProps) -> Html {
    let turn = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let are_on = event.target_unchecked_into::<HtmlInputElement>().checked();
            dispatch.dispatch(Command::SetSingleKeys(are_on));
        })
    };
    html! {
        <Modal title="Keyboard shortcuts" on_close={props.on_close.clone()}>
            <div class="keys">
                { for REACHES.into_iter().enumerate().map(|(at, (reach, title))| html! {
                    <section class="keys__part">
                        <h3 class="keys__title" tabindex={(at == 0).then_some("-1")} data-first={(at == 0).then_some("true")}>{ title }</h3>
                        <dl class="keys__list">
                            { for ACTIONS.iter().filter(|action| action.reach == reach && !action.keys.is_empty()).map(|action| html! {
                                <div class="keys__row">
                                    <dt>{ action.name }</dt>
                                    <dd>{ for action.keys.iter().map(|keys| html! { <kbd>{ keys.shown() }</kbd> }) }</dd>
                                </div>
                            }) }
                        </dl>
                    </section>
                }) }
            </div>
            <p class="keys__note">{ "On a Mac ⌘ does what Ctrl does. In chart and table, Ctrl-click adds one to the selection, and in the table Shift-click a range; dragging a card, or a row by its grip, moves its whole branch, with Alt the person alone." }</p>
            <label class="share__choice"><input type="checkbox" checked={props.has_single_keys} onchange={turn} />
                <span>{ "Keys without Ctrl work anywhere" }<small class="setting__help">{ "Turn this off where they get in the way, for example of speech input." }</small></span>
            </label>
        </Modal>
    }
}
