//! One person: the load by cause, the smallest fix, what the rules say and what they rest on, capacity, and the chain of
//! command.

mod capacity;

use std::cmp::Reverse;

use yew::prelude::*;

use super::chosen::edit_buttons;
use super::fix::{FixPanel, FixPanelProps, Fixing};
use crate::engine::analyze::{Finding, Load, PARTS, Part, Severity, clearing};
use crate::engine::units::FULL_WEEK_MINUTES;
use crate::session::{Command, Frame};
use crate::ui::acting::Acting;
use crate::ui::browser::focus::{focus, focus_first};
use crate::ui::components::band_icon::{band_icon, severity_icon};
use crate::ui::components::icon::icon;
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;
use capacity::capacity;

pub(crate) struct InspectorProps {
    pub(crate) frame: Shared<Frame>,
    pub(crate) at: u32,
    pub(crate) dispatch: Dispatch,
    /// Where fixes are looked for; none in a month of a run.
    pub(crate) fixing: Option<Fixing>,
    /// Editing by hand; none in a month of a run.
    pub(crate) acting: Option<Acting>,
}

/// The id of the heading, which takes the focus with whoever is followed up or down the chain.
const HEADING: &str = "selected-person";

/// The person at a position.
pub(crate) fn inspector(props: &InspectorProps) -> Html {
    let (frame, at) = (&props.frame, props.at);
    let person = frame.person(at);
    let close = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Command::Select(None));
            focus_first("[role=treeitem][tabindex='0']");
        })
    };
    let place: Vec<String> = [
        person.title.clone(),
        frame.teams_led(at).join(", "),
        frame.team_of(at).unwrap_or_default().to_owned(),
        person.location.clone(),
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect();
    html! {
        <section class="inspector" data-sheet="true" aria-label="Selected person">
            <header class="inspector__head">
                <h2 id={HEADING} class="inspector__name" dir="auto" tabindex="-1">{ frame.name(at) }</h2>
                <button type="button" class="button button--quiet" aria-label="Close details" onclick={close}>{ icon("close") }</button>
            </header>
            <p class="inspector__line" dir="auto">{ place.join(" · ") }</p>
            { for props.acting.as_ref().map(edit_buttons) }
            { match frame.load(at) {
                Some(load) => html! { { load_by_cause(&LoadByCauseProps { frame: frame.clone(), at, load: *load }) } },
                None => engineer(frame, at),
            } }
            { fix(props) }
            { for frame.report.findings_about(at).map(|finding| flag(frame, finding)) }
            if let Some(load) = frame.load(at) {
                { capacity(frame, at, load) }
            }
            { chain(props) }
        </section>
    }
}

struct LoadByCauseProps {
    frame: Shared<Frame>,
    at: u32,
    load: Load,
}

/// The index, and the hours that make it, as bars and as a table at once.
fn load_by_cause(props: &LoadByCauseProps) -> Html {
    let LoadByCauseProps { frame, at, load } = props;
    let band = load.band();
    let available = (FULL_WEEK_MINUTES * load.fte.basis_points() / 10_000) as u32;
    let parts: Vec<_> = PARTS
        .iter()
        .map(|&(part, _, name)| (part, name, load.part(part)))
        .filter(|(.., minutes)| *minutes > 0)
        .collect();
    let most = parts.iter().map(|(.., minutes)| *minutes).max().unwrap_or(1);
    html! {
        <>
            <p class="inspector__index" data-band={wording::band_token(band)}>
                <span class="inspector__number">{ wording::load(load.index()) }</span>
                <span class="inspector__band">
                    { band_icon(wording::band_token(band)) }
                    { format!("{} · {} of {} a week", wording::band(band), wording::hours(load.minutes()), wording::hours(available)) }
                </span>
            </p>
            <table class="causes">
                <caption class="visually-hidden">{ "Load by cause, hours a week" }</caption>
                <thead class="visually-hidden"><tr><th scope="col">{ "Cause" }</th><th scope="col">{ "Share" }</th><th scope="col">{ "Hours" }</th></tr></thead>
                <tbody>
                    { for parts.iter().map(|&(part, name, minutes)| html! {
                        <tr class="causes__row" data-most={(minutes == most).then_some("true")}>
                            <th scope="row" class="causes__name">{ cause(frame, *at, part, name) }</th>
                            <td class="causes__cell"><span class="causes__bar" style={format!("width:{}%", minutes * 100 / most)} /></td>
                            <td class="causes__hours">{ wording::hours(minutes) }</td>
                        </tr>
                    }) }
                </tbody>
                <tfoot><tr class="causes__total"><th scope="row" class="causes__name">{ "Total" }</th><td /><td class="causes__hours">{ wording::hours(load.minutes()) }</td></tr></tfoot>
            </table>
        </>
    }
}

/// A cause with its count where it has one.
fn cause(frame: &Frame, at: u32, part: Part, name: &str) -> String {
    let s = &frame.structure;
    match part {
        Part::IcReports => wording::count(s.ic_reports(at), "IC report", "IC reports"),
        Part::ManagerReports => wording::count(s.manager_reports(at), "manager report", "manager reports"),
        Part::SkipLevel => wording::count(s.skip_level_reports(at), "skip-level report", "skip-level reports"),
        Part::Rituals => match frame.report.teams.n_led_by(at) {
            1 => name.to_owned(),
            n => format!("{name}, {n} teams"),
        },
        Part::Role
        | Part::DottedReports
        | Part::Ramping
        | Part::Requisitions
        | Part::Dependencies
        | Part::OnCall
        | Part::OwnWork => name.to_owned(),
    }
}

fn engineer(frame: &Frame, at: u32) -> Html {
    let manager = frame.chain(at).first().map(|&manager| frame.name(manager).to_owned());
    html! {
        <p class="inspector__note">
            { match manager {
                Some(manager) => format!("No direct reports, so no load is computed. Reports to {manager}."),
                None => "Reports to nobody and has no direct reports.".to_owned(),
            } }
        </p>
    }
}

fn flag(frame: &Frame, finding: &Finding) -> Html {
    let rule = finding.rule.rule();
    let clears = clearing(&frame.structure, &frame.settings, finding);
    html! {
        <div class="flag" data-severity={finding.severity.as_str()}>
            <p class="flag__text"><strong class="flag__severity">{ severity_icon(finding.severity) }{ wording::severity(finding.severity) }</strong>{ " · " }{ finding.message(&frame.structure, &frame.subject_name(finding.subject)) }</p>
            if let Some(clears) = clears {
                <p class="flag__clears">{ format!("No longer {} with {clears}", finding.severity.as_str()) }</p>
            }
            <p class="flag__why">{ rule.explanation }</p>
            <p class="flag__source">{ format!("Heuristic · {} · grade {}", rule.source, rule.grade) }</p>
        </div>
    }
}

/// The smallest fix of the worst flag.
fn fix(props: &InspectorProps) -> Html {
    let worst =
        props.frame.report.findings_about(props.at).max_by_key(|finding| (finding.severity, Reverse(finding.rule)));
    match (&props.fixing, worst.filter(|finding| finding.severity != Severity::Info)) {
        (Some(fixing), Some(finding)) => part::<FixPanel>(FixPanelProps { fixing: fixing.clone(), finding: *finding }),
        _ => Html::default(),
    }
}

/// The load of everyone above, and of the managers right below.
fn chain(props: &InspectorProps) -> Html {
    let frame = &props.frame;
    let below = frame.structure.direct_reports(props.at).iter().copied().filter(|&at| frame.structure.is_manager(at));
    let lists = [("Reports to", "chain__list--upward", frame.chain(props.at)), ("Managers below", "", below.collect())];
    html! {
        <nav class="chain" aria-label="Chain of load">
            { for lists.into_iter().filter(|(.., people)| !people.is_empty()).map(|(title, kind, people)| html! {
                <>
                    <h3 class="chain__title">{ title }</h3>
                    <ul class={classes!("chain__list", kind)}>{ for people.into_iter().map(|at| link(props, at)) }</ul>
                </>
            }) }
        </nav>
    }
}

fn link(props: &InspectorProps, at: u32) -> Html {
    let (dispatch, id) = (props.dispatch.clone(), props.frame.structure.id(at));
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.dispatch(Command::Select(Some(id)));
        focus(HEADING);
    });
    html! {
        <li class="chain__item"><button type="button" class="chain__link" {onclick} dir="auto">
            { props.frame.name(at) }{ " " }
            if let Some(load) = props.frame.load(at) {
                <span class="chain__load" data-band={wording::band_token(load.band())}>{ wording::load(load.index()) }</span>
            }
        </button></li>
    }
}
