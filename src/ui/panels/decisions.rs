//! What was decided by hand, in order: each can be taken out, and one that no longer fits says why.

use yew::prelude::*;

use crate::engine::edit::Decision;
use crate::session::Command;
use crate::ui::components::icon::icon;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(crate) struct DecisionsProps<'a> {
    pub(crate) all: &'a [Decision],
    pub(crate) dispatch: Dispatch,
}

/// The list of decisions; nothing where there are none.
pub(crate) fn decisions(props: &DecisionsProps<'_>) -> Html {
    let all = props.all;
    if all.is_empty() {
        return Html::default();
    }
    let n_refused = all.iter().filter(|decision| decision.refused.is_some()).count();
    let line = |decision: &Decision| {
        let (dispatch, at) = (props.dispatch.clone(), decision.at);
        let onclick = move |_: MouseEvent| dispatch.dispatch(Command::Withdraw(at));
        html! {
            <li key={at} class="decision" data-refused={decision.refused.is_some().then_some("true")}>
                <span class="decision__text" dir="auto">{ &decision.text }
                    if let Some(why) = &decision.refused { <span class="decision__why">{ format!("Not possible any more: {why}") }</span> }
                </span>
                <button type="button" class="button button--quiet" aria-label={format!("Take out: {}", decision.text)} {onclick}>{ icon("close") }</button>
            </li>
        }
    };
    html! {
        <details class="decisions" open={n_refused > 0}>
            <summary class="decisions__title">{ wording::count(all.len() as u32, "decision by hand", "decisions by hand") }
                if n_refused > 0 { <span class="decisions__refused">{ format!("{n_refused} not possible any more") }</span> }
            </summary>
            <ol class="decisions__list" aria-label="Decisions">{ for all.iter().rev().map(line) }</ol>
        </details>
    }
}
