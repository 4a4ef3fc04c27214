//! A finding in full: what the rule rests on, what would clear it, the smallest fix, and muting it with a reason.

use yew::prelude::*;

use crate::engine::analyze::{Finding, Severity, SubjectId, clearing};
use crate::engine::scenario::Mute;
use crate::session::Command;
use crate::ui::browser::form::Fields;
use crate::ui::panels::fix::{FixPanel, FixPanelProps, Fixing};
use crate::ui::part::part;
use crate::ui::store::Dispatch;

pub(crate) struct DetailsProps {
    pub(crate) fixing: Fixing,
    pub(crate) finding: Finding,
    pub(crate) id: SubjectId,
    pub(crate) mute: Option<Mute>,
    pub(crate) dispatch: Dispatch,
}

pub(crate) fn details(props: &DetailsProps) -> Html {
    let DetailsProps { fixing, finding, .. } = props;
    let rule = finding.rule.rule();
    let clears = clearing(&fixing.frame.structure, &fixing.frame.settings, finding);
    html! {
        <div class="finding__details">
            <div class="finding__why">
                if let Some(clears) = clears {
                    <p class="flag__clears">{ format!("No longer {} with {clears}", finding.severity.as_str()) }</p>
                }
                <p class="flag__why">{ rule.explanation }</p>
                <p class="flag__source">{ format!("Heuristic · {} · grade {}", rule.source, rule.grade) }</p>
                { muting(props) }
            </div>
            if finding.severity != Severity::Info && props.mute.is_none() {
                { part::<FixPanel>(FixPanelProps { fixing: fixing.clone(), finding: *finding }) }
            }
        </div>
    }
}

fn muting(props: &DetailsProps) -> Html {
    let (dispatch, rule, subject) = (props.dispatch.clone(), props.finding.rule, props.id);
    if let Some(mute) = &props.mute {
        let unmute = move |_: MouseEvent| dispatch.dispatch(Command::Unmute(rule, subject));
        return html! {
            <p class="finding__mute"><span dir="auto">{ format!("Muted: {}", mute.reason) }</span>
                <button type="button" class="button" onclick={unmute}>{ "Unmute" }</button></p>
        };
    }
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        let reason = Fields::sent(&event).text("reason");
        if !reason.is_empty() {
            dispatch.dispatch(Command::Mute(Mute { rule, subject, reason }));
        }
    });
    html! {
        <form class="finding__mute" {onsubmit}>
            <input type="text" class="field__input" name="reason" required=true maxlength="200" placeholder="Reason, such as: splits in May" aria-label="Reason for muting" />
            <button type="submit" class="button">{ "Mute" }</button>
        </form>
    }
}
