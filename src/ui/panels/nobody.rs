//! An org without anybody, or without anybody who leads, and how to go on.

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

/// What growth makes of an org in which nobody has reports, and the way to a first lead; nothing where somebody leads.
pub(crate) fn no_lead(acting: &Acting) -> Html {
    let (structure, chosen) = (&acting.frame.structure, acting.frame.chosen(&acting.view));
    let first = chosen.first().and_then(|&person| structure.position(person)).unwrap_or(0);
    if structure.is_empty() || !structure.managers().is_empty() {
        return Html::default();
    }
    let person = structure.id(first);
    let onclick = {
        let acting = acting.clone();
        move |_: MouseEvent| acting.perform_at(Act::Add, person)
    };
    html! {
        <section class="board no-lead" aria-label="Nobody leads this org">
            <p>{ "Nobody leads this org yet, so newcomers stand side by side: give somebody a first report." }</p>
            <button type="button" class="button" {onclick}>{ format!("Add a report to {}", acting.frame.name(first)) }</button>
        </section>
    }
}
