//! Everything the rules found at the size looked at: sorted, grouped, filtered; each with why, what to do, and whether
//! somebody accepts it.

mod details;

use yew::prelude::*;

use super::fix::{FixAll, FixAllProps, Fixing};
use crate::engine::analyze::{Finding, RULES, RuleId, Severity, SubjectId, not_judged, seats_without, succession};
use crate::engine::scenario::Mute;
use crate::engine::sort::sort_by;
use crate::session::{Command, Frame, Panel};
use crate::ui::components::band_icon::severity_icon;
use crate::ui::part::part;
use crate::ui::store::Dispatch;
use crate::ui::wording;
use details::{DetailsProps, details};

#[derive(Properties, PartialEq)]
pub(crate) struct FindingsProps {
    pub(crate) fixing: Fixing,
    pub(crate) dispatch: Dispatch,
}

/// Findings that are listed at once; more are counted.
const MOST_LISTED: usize = 300;

/// How the list is cut into lists of their own.
const GROUPS: [(&str, &str); 4] =
    [("none", "no groups"), ("severity", "severity"), ("rule", "rule"), ("subject", "person or team")];
/// What the list is sorted by.
const ORDERS: [(&str, &str); 3] = [("rank", "most people affected"), ("rule", "rule"), ("subject", "name")];

/// A finding as it is listed.
#[derive(Clone, Copy)]
struct Row<'a> {
    finding: &'a Finding,
    name: &'a str,
    id: SubjectId,
    mute: Option<&'a Mute>,
}

/// The list of findings, what was checked, and what can be done.
#[component]
pub(crate) fn Findings(props: &FindingsProps) -> Html {
    let (group, order) = (use_state_eq(|| "none".to_owned()), use_state_eq(|| "rank".to_owned()));
    let words = use_state_eq(String::new);
    let only = use_state_eq(|| None::<Severity>);
    let open = use_state_eq(|| None::<(RuleId, SubjectId)>);
    let is_fixing_all = use_state_eq(|| false);
    let Fixing { frame, scenario, .. } = &props.fixing;
    let names = use_memo(frame.clone(), |frame| {
        let names = frame.names();
        frame.report.findings.iter().map(|finding| names.subject(finding.subject).1).collect::<Vec<String>>()
    });
    let row = |(finding, name)| {
        let mute = scenario.mute_of(&frame.structure, &frame.report, finding);
        Row { finding, name, id: SubjectId::of(&frame.structure, &frame.report, finding.subject), mute }
    };
    let needle = words.trim().to_lowercase();
    let is_wanted = |row: &Row<'_>| {
        let text = || format!("{} {}", row.name, row.finding.rule.rule().title);
        only.is_none_or(|severity| row.finding.severity == severity)
            && (needle.is_empty() || text().to_lowercase().contains(&needle))
    };
    let all = frame.report.findings.iter().zip(names.iter().map(String::as_str)).map(row);
    let (mut muted, mut rows): (Vec<Row<'_>>, Vec<Row<'_>>) = all.filter(is_wanted).partition(|row| row.mute.is_some());
    if *order != "rank" {
        sort_by(&mut rows, |a, b| key(&order, a).cmp(key(&order, b)));
    }
    let n_listed = rows.len();
    rows.truncate(MOST_LISTED);
    muted.truncate(MOST_LISTED);
    let mut lists: Vec<(&str, Vec<Row<'_>>)> = Vec::new();
    for row in rows {
        let name = key(&group, &row);
        match lists.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => list.push(row),
            None => lists.push((name, vec![row])),
        }
    }
    let n_of = |severity| frame.report.n_findings(severity);
    let list = |name: String, rows: &[Row<'_>]| {
        html! { <ol class="findings__list" aria-label={name}>{ for rows.iter().map(|row| item(props, &open, row)) }</ol> }
    };
    let typed = {
        let words = words.setter();
        Callback::from(move |event: InputEvent| {
            words.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
        })
    };
    let close = {
        let is_fixing_all = is_fixing_all.setter();
        Callback::from(move |()| is_fixing_all.set(false))
    };
    html! {
        <section class="findings" aria-labelledby="findings-title">
            <header class="findings__head">
                <h2 id="findings-title" class="findings__title" tabindex="-1">{ format!("Findings at {}", wording::count(frame.engineers, "engineer", "engineers")) }</h2>
                <ul class="findings__tally" aria-label="Findings by severity">
                    { for Severity::ALL.into_iter().map(|severity| {
                        let (setter, is_only) = (only.setter(), *only == Some(severity));
                        let onclick = move |_: MouseEvent| setter.set((!is_only).then_some(severity));
                        html! {
                            <li><button type="button" class="findings__count" data-severity={severity.as_str()} aria-pressed={is_only.to_string()} {onclick}>
                                { severity_icon(severity) }{ format!("{} {}", n_of(severity), severity.as_str()) }
                            </button></li>
                        }
                    }) }
                </ul>
                if n_of(Severity::Red) > 0 {
                    <button type="button" class="button button--primary" onclick={let setter = is_fixing_all.setter(); move |_| setter.set(true)}>{ "Fix all" }</button>
                }
            </header>
            if !frame.report.findings.is_empty() {
                <p class="findings__levels">{ wording::LEVELS }</p>
                <div class="findings__tools">
                    <input type="search" class="field__input" placeholder="Filter by name or rule" aria-label="Filter findings" value={(*words).clone()} oninput={typed} />
                    { choice("Group by", &GROUPS, &group) }
                    { choice("Sort by", &ORDERS, &order) }
                </div>
            }
            if frame.report.findings.is_empty() {
                <p class="findings__none">{ format!("None of the {} rules that could be judged has anything to report. Drag Engineers further, or hold the structure as it is.", RULES.len() - not_judged(&frame.structure).len()) }</p>
            } else if n_listed == 0 {
                <p class="findings__none">{ "No open finding fits the filter." }</p>
            }
            if *group == "none" {
                { for lists.iter().map(|(_, rows)| list("Findings".to_owned(), rows)) }
            } else {
                { for lists.iter().map(|(name, rows)| html! {
                    <section class="findings__group"><h3 class="findings__name" dir="auto">{ format!("{name} · {}", rows.len()) }</h3>{ list(format!("Findings: {name}"), rows) }</section>
                }) }
            }
            if n_listed > MOST_LISTED {
                <p class="findings__more">{ format!("and {} more of lower rank", n_listed - MOST_LISTED) }</p>
            }
            if !muted.is_empty() {
                <details class="findings__muted">
                    <summary>{ format!("{} muted", muted.len()) }</summary>
                    { list("Muted findings".to_owned(), &muted) }
                </details>
            }
            { seats(props) }
            { unjudged(props) }
            if *is_fixing_all {
                { part::<FixAll>(FixAllProps { fixing: props.fixing.clone(), on_close: close }) }
            }
        </section>
    }
}

/// Managers of managers and roots whom nobody is ready to follow.
fn seats(props: &FindingsProps) -> Html {
    let frame = &props.fixing.frame;
    let s = &frame.structure;
    let all = succession(s, |at| frame.person(at).title.as_str());
    let without: Vec<u32> =
        seats_without(&all).map(|seat| seat.manager).filter(|&at| s.manager_reports(at) > 0 || s.is_root(at)).collect();
    if without.is_empty() {
        return Html::default();
    }
    let names = frame.names();
    html! {
        <details class="findings__muted">
            <summary>{ format!("Succession: {} without a ready successor", wording::count(without.len() as u32, "seat", "seats")) }</summary>
            <ul class="findings__seats">{ for without.into_iter().take(MOST_LISTED).map(|at| html! {
                <li><button type="button" class="chain__link" dir="auto" onclick={show(&props.dispatch, frame, Some(at))}>{ names.called(s.id(at)) }</button></li>
            }) }</ul>
            <p class="flag__source">{ "Ready: a year of tenure, a title at most one step below, leads already. Heuristic, our judgement, grade D." }</p>
        </details>
    }
}

/// Rules that have nothing to go by: silence is not the same as nothing to report.
fn unjudged(props: &FindingsProps) -> Html {
    let left: Vec<String> = not_judged(&props.fixing.frame.structure)
        .into_iter()
        .map(|(id, reason)| format!("{}: {reason}", id.rule().title))
        .collect();
    html! {
        if !left.is_empty() {
            <details class="findings__muted">
                <summary>{ format!("{} not judged for lack of data", wording::count(left.len() as u32, "rule", "rules")) }</summary>
                <ul class="findings__seats">{ for left.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </details>
        }
    }
}

/// What a row is grouped or sorted by.
fn key<'a>(by: &str, row: &Row<'a>) -> &'a str {
    match by {
        "severity" => wording::severity(row.finding.severity),
        "rule" => row.finding.rule.rule().title,
        "subject" => row.name,
        _ => "",
    }
}

fn choice(label: &'static str, options: &'static [(&str, &str)], chosen: &UseStateHandle<String>) -> Html {
    let setter = chosen.setter();
    let onchange = Callback::from(move |event: Event| {
        setter.set(event.target_unchecked_into::<web_sys::HtmlSelectElement>().value());
    });
    html! {
        <label class="findings__choice">{ label }<select class="field__input" {onchange}>
            { for options.iter().map(|&(value, name)| html! { <option {value} selected={**chosen == value}>{ name }</option> }) }
        </select></label>
    }
}

/// Brings a person to the front of the chart.
fn show(dispatch: &Dispatch, frame: &Frame, at: Option<u32>) -> Callback<MouseEvent> {
    let (dispatch, person) = (dispatch.clone(), at.map(|at| frame.structure.id(at)));
    let above: Vec<_> = at.map(|at| frame.chain(at)).unwrap_or_default();
    let above: Vec<_> = above.into_iter().map(|at| frame.structure.id(at)).collect();
    Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Command::Show(Panel::Chart));
        dispatch.dispatch(Command::Expand(above.clone()));
        dispatch.dispatch(Command::Select(person));
    })
}

fn item(props: &FindingsProps, open: &UseStateHandle<Option<(RuleId, SubjectId)>>, row: &Row<'_>) -> Html {
    let (finding, frame) = (row.finding, &props.fixing.frame);
    let rule = finding.rule.rule();
    let onclick = show(&props.dispatch, frame, finding.place(&frame.structure, &frame.report));
    let key = (finding.rule, row.id);
    let is_open = **open == Some(key);
    let toggle = {
        let open = open.setter();
        move |_: MouseEvent| open.set((!is_open).then_some(key))
    };
    let name = row.name;
    // The name that assistive technology hears starts with what is seen.
    let text = match (is_open, finding.severity) {
        (true, _) => "Close",
        (false, Severity::Info) => "Why",
        (false, _) => "Why and fix",
    };
    html! {
        <li class="finding" data-severity={finding.severity.as_str()}>
            <div class="finding__line">
                <button type="button" class="finding__row" {onclick}>
                    <span class="finding__severity">{ severity_icon(finding.severity) }{ wording::severity(finding.severity) }</span>
                    <span class="finding__text" dir="auto">{ finding.message(&frame.structure, name) }</span>
                    <span class="finding__rule">{ rule.title }</span>
                    <span class="finding__source">{ format!("{} · grade {}", rule.source, rule.grade) }</span>
                </button>
                <button type="button" class="button" aria-expanded={is_open.to_string()} aria-label={format!("{text}: {name}, {}", rule.title)} onclick={toggle}>
                    { text }
                </button>
            </div>
            if is_open {
                { details(&DetailsProps { fixing: props.fixing.clone(), finding: *finding, id: row.id, mute: row.mute.cloned(), dispatch: props.dispatch.clone() }) }
            }
        </li>
    }
}
