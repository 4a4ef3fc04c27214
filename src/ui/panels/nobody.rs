//! An org without anybody, and how to go on.

use yew::prelude::*;

use crate::session::Act;
use crate::ui::acting::Acting;

/// In place of a chart of nobody: add somebody, bring in an org, or look at the example.
pub(crate) fn nobody(acting: &Acting, open_example: impl Fn(MouseEvent) + 'static) -> Html {
    let perform = |act: Act| {
        let acting = acting.clone();
        move |_: MouseEvent| acting.perform(act)
    };
    html! {
        <section class="chart nobody" aria-label="Chart">
            <h2 class="nobody__title">{ "Nobody is in this org" }</h2>
            <div class="edit-buttons">
                <button type="button" class="button button--primary" onclick={perform(Act::Add)}>{ "Add somebody at the top" }</button>
                <button type="button" class="button" onclick={perform(Act::Import)}>{ "Import a roster" }</button>
                <button type="button" class="button" onclick={open_example}>{ "Open the example" }</button>
            </div>
        </section>
    }
}
