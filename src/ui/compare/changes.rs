//! What is different in words, and findings that are cleared and raised.

use yew::prelude::*;

use crate::engine::compare::{Changed, Comparison};
use crate::ui::wording;

/// Findings that are listed without being asked for.
const AT_ONCE: usize = 6;

pub(super) struct ChangesProps<'a> {
    pub(super) column: usize,
    pub(super) comparison: &'a Comparison,
    /// The sentence whose people are brought out.
    pub(super) lit: Option<(usize, usize)>,
    pub(super) set_lit: UseStateSetter<Option<(usize, usize)>>,
}

/// The changes of one column but for the summary, which stands above the figures.
pub(super) fn changes(props: &ChangesProps<'_>) -> Html {
    let ChangesProps { column, comparison, .. } = props;
    let sentences = &comparison.sentences;
    let told: Vec<usize> = (1..sentences.len()).filter(|&at| !sentences[at].is_of_findings).collect();
    let sentence = |at: usize| {
        let sentence = &sentences[at];
        let (place, set) = ((*column, at), props.set_lit.clone());
        let is_lit = props.lit == Some(place);
        let onclick = move |_: MouseEvent| set.set((!is_lit).then_some(place));
        html! {
            <li class="change" dir="auto">
                if sentence.people.is_empty() {
                    { &sentence.text }
                } else {
                    <button type="button" class="change__people" aria-pressed={is_lit.to_string()} {onclick} title="Show them in the charts">{ &sentence.text }</button>
                }
            </li>
        }
    };
    html! {
        <>
            if !told.is_empty() {
                <ul class="column__changes" aria-label="Changes">{ for told.into_iter().map(sentence) }</ul>
            }
            { findings("cleared", &comparison.cleared) }
            { findings("raised", &comparison.raised) }
        </>
    }
}

fn findings(what: &str, changed: &[Changed]) -> Html {
    if changed.is_empty() {
        return Html::default();
    }
    let one = |changed: &Changed| {
        let severity = changed.told.finding.severity;
        let other = changed.other.map(|other| match what {
            "cleared" => format!(", now {}", other.as_str()),
            _ => format!(", was {}", other.as_str()),
        });
        html! {
            <li dir="auto"><b class="compare__severity" data-severity={severity.as_str()}>{ wording::severity(severity) }{ other.unwrap_or_default() }</b>{ " " }{ &changed.told.message }</li>
        }
    };
    html! {
        <details class="compare__findings" open={changed.len() <= AT_ONCE}>
            <summary>{ format!("{} {what}", wording::count(changed.len() as u32, "finding", "findings")) }</summary>
            <ul aria-label={format!("Findings {what}")}>{ for changed.iter().map(one) }</ul>
        </details>
    }
}
