//! Everything the rules found at the size looked at, worst first.

use yew::prelude::*;

use crate::engine::analyze::{Finding, RULES, Severity};
use crate::session::{Command, Frame, Panel};
use crate::ui::components::band_icon::band_icon;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(crate) struct FindingsProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) dispatch: Dispatch,
}

/// Findings that are listed at once; more are counted.
const MOST_LISTED: usize = 300;

/// The list of findings, and what was checked.
pub(crate) fn findings(props: &FindingsProps) -> Html {
    let findings = &props.frame.report.findings;
    let tally = Severity::ALL.map(|severity| {
        let n = props.frame.report.n_findings(severity);
        (severity, n)
    });
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <header class="findings__head">
                <h2 id="findings-title" class="findings__title">{ format!("Findings at {}", wording::count(props.frame.engineers, "engineer", "engineers")) }</h2>
                <ul class="findings__tally" aria-label="Findings by severity">
                    { for tally.into_iter().map(|(severity, n)| html! {
                        <li class="findings__count" data-severity={severity.as_str()}>{ sign(severity) }{ format!("{n} {}", severity.as_str()) }</li>
                    }) }
                </ul>
            </header>
            if findings.is_empty() {
                <p class="findings__none">{ format!("None of the {} rules has anything to report. Drag Engineers further, or hold the structure as it is.", RULES.len()) }</p>
            }
            <ol class="findings__list" aria-label="Findings">
                { for findings.iter().take(MOST_LISTED).enumerate().map(|(at, finding)| row(props, at, finding)) }
            </ol>
            if findings.len() > MOST_LISTED {
                <p class="findings__more">{ format!("and {} more of lower rank", findings.len() - MOST_LISTED) }</p>
            }
        </section>
    }
}

fn sign(severity: Severity) -> Html {
    let band = match severity {
        Severity::Red => "over",
        Severity::Amber => "stretch",
        Severity::Info => "under",
    };
    html! { { band_icon(band) } }
}

fn row(props: &FindingsProps, at: usize, finding: &Finding) -> Html {
    let frame = &props.frame;
    let rule = finding.rule.rule();
    let place = finding.place(&frame.structure, &frame.report);
    let onclick = {
        let (dispatch, person) = (props.dispatch.clone(), place.map(|at| frame.structure.id(at)));
        let above: Vec<_> = place.map(|at| frame.chain(at)).unwrap_or_default();
        let above: Vec<_> = above.into_iter().map(|at| frame.structure.id(at)).collect();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Command::Show(Panel::Chart));
            dispatch.dispatch(Command::Expand(above.clone()));
            dispatch.dispatch(Command::Select(person));
        })
    };
    html! {
        <li key={at} class="finding" data-severity={finding.severity.as_str()}>
            <button type="button" class="finding__row" {onclick}>
                <span class="finding__severity">{ sign(finding.severity) }{ wording::severity(finding.severity) }</span>
                <span class="finding__text" dir="auto">{ finding.message(&frame.structure, &frame.subject_name(finding.subject)) }</span>
                <span class="finding__rule">{ rule.title }</span>
                <span class="finding__source">{ format!("{} · grade {}", rule.source, rule.grade) }</span>
            </button>
        </li>
    }
}
