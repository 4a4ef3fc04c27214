//! The selected team: what it is, who leads it, what it answers for, with whom it works, and what the rules say.

mod domains;
mod figures;
mod interactions;
mod picker;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::boxes::type_token;
use crate::engine::analyze::{Finding, TeamFigures};
use crate::engine::edit::{Edit, TeamEdit};
use crate::engine::ids::TeamId;
use crate::engine::org::TeamType;
use crate::engine::sort::sort_by_key;
use crate::engine::units::Ratio;
use crate::session::{Command, Frame, Panel};
use crate::ui::browser::focus::focus_first;
use crate::ui::components::band_icon::{band_icon, severity_icon};
use crate::ui::components::field::Field;
use crate::ui::components::icon::icon;
use crate::ui::panels::fix::{FixPanel, FixPanelProps, Fixing};
use crate::ui::part::part;
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;
use domains::domains;
use figures::figures;
use interactions::interactions;
use picker::{Words, picker};

/// The id of the field that connects the team to another.
pub(super) const CONNECT: &str = "connect-team";

#[derive(Clone)]
pub(super) struct DetailsProps {
    pub(super) frame: Shared<Frame>,
    pub(super) team: TeamId,
    pub(super) figures: TeamFigures,
    pub(super) fixing: Fixing,
    pub(super) dispatch: Dispatch,
}

impl DetailsProps {
    /// A command that edits teams, as one step of a name.
    fn edit(&self, step: impl Into<String>, edits: Vec<Edit>) {
        self.dispatch.dispatch(Command::Edit(step.into(), edits));
    }
}

/// The selected team.
pub(super) fn details(props: &DetailsProps) -> Html {
    let Some(team) = props.frame.org.team(props.team) else { return Html::default() };
    let close = {
        let dispatch = props.dispatch.clone();
        move |_: MouseEvent| {
            dispatch.dispatch(Command::Select(None));
            focus_first("[role=option][tabindex='0']");
        }
    };
    let rename = {
        let (props, before) = (props.clone(), team.name.clone());
        Callback::from(move |name: String| {
            if !name.is_empty() && name != before {
                let step = format!("rename {before} to {name}");
                props.edit(step, vec![Edit::Team(TeamEdit::Rename { team: props.team, name })]);
            }
            Ok(())
        })
    };
    let retype = {
        let (props, name) = (props.clone(), team.name.clone());
        move |event: Event| {
            let at = event.target_unchecked_into::<HtmlSelectElement>().value().parse::<usize>().ok();
            let team_type = at.and_then(|at| TeamType::ALL.get(at).copied());
            let says = team_type.map_or("no type", TeamType::label).to_lowercase();
            props.edit(
                format!("make {name} {says}"),
                vec![Edit::Team(TeamEdit::SetType { team: props.team, team_type })],
            );
        }
    };
    html! {
        <section class="inspector" aria-label="Selected team">
            <header class="inspector__head">
                <Field key={props.team.0} class="inspector__name inspector__name--field" label="Team name" most="80" value={team.name.clone()} on_write={rename} />
                <button type="button" class="button button--quiet" aria-label="Close details" onclick={close}>{ icon("close") }</button>
            </header>
            <label class="field field--line">
                <span class="key__shape" data-type={type_token(team.team_type)} aria-hidden="true" />
                <span class="visually-hidden">{ "Team type" }</span>
                <select class="select" onchange={retype}>
                    { for TeamType::ALL.into_iter().enumerate().map(|(at, one)| html! {
                        <option value={at.to_string()} selected={team.team_type == Some(one)}>{ one.label() }</option>
                    }) }
                    <option value="" selected={team.team_type.is_none()}>{ "Type not known" }</option>
                </select>
            </label>
            if !team.focus.is_empty() {
                <p class="inspector__note" dir="auto">{ &team.focus }</p>
            }
            { people(props) }
            { for flags(props).into_iter().map(|finding| flag(props, &finding)) }
            { domains(props) }
            { interactions(props) }
            { figures(props) }
            { shape(props) }
        </section>
    }
}

/// Who is in it and who leads it, with the load of its managers.
fn people(props: &DetailsProps) -> Html {
    let (frame, team) = (&props.frame, props.team);
    let members = frame.org.members(team);
    let is_stated = frame.report.teams.list().get(team.index()).is_some_and(|view| view.is_stated);
    let full_time =
        props.figures.full_time_equivalents.filter(|share| Some(*share) != props.figures.people.map(|n| n * 10_000));
    let text = match (props.figures.people, full_time) {
        (None, _) => "No members known".to_owned(),
        (Some(n), _) if is_stated => format!("{}, as stated", wording::count(n, "person", "people")),
        (Some(n), None) => wording::count(n, "person", "people"),
        (Some(n), Some(share)) => {
            let full = wording::fixed(Some(Ratio::new(share.into(), 10_000)), 1);
            format!("{}, {full} full-time", wording::count(n, "person", "people"))
        }
    };
    let leaders: Vec<String> = members
        .iter()
        .filter(|(_, part)| part.leads)
        .filter_map(|(person, _)| Some(frame.org.person(*person)?.called().to_owned()))
        .collect();
    html! {
        <>
            <p class="inspector__line">{ text }</p>
            if !leaders.is_empty() {
                <p class="inspector__line" dir="auto">{ format!("Team lead: {}", leaders.join(", ")) }</p>
            }
            <ul class="chain__list" aria-label="Line managers">
                { for frame.report.teams.managers_of(team.0).map(|at| {
                    let (dispatch, id) = (props.dispatch.clone(), frame.structure.id(at));
                    let onclick = move |_: MouseEvent| {
                        dispatch.dispatch(Command::Select(Some(id)));
                        dispatch.dispatch(Command::Show(Panel::Chart));
                    };
                    let load = frame.load(at);
                    let band = wording::band_token(load.and_then(|load| load.band()));
                    html! {
                        <li class="chain__item"><button type="button" class="chain__link" {onclick} dir="auto">
                            { format!("{} · show in the chart ", frame.name(at)) }
                            if let Some(load) = load {
                                <span class="chain__load" data-band={band}>{ band_icon(band) }{ wording::load(load.index()) }</span>
                            }
                        </button></li>
                    }
                }) }
            </ul>
        </>
    }
}

/// What the rules say of the team and of its interactions, the worst first.
fn flags(props: &DetailsProps) -> Vec<Finding> {
    let is_own = |finding: &&Finding| finding.subject.teams(&props.frame.structure).any(|team| team == props.team.0);
    let mut own: Vec<Finding> = props.frame.report.findings.iter().filter(is_own).copied().collect();
    sort_by_key(&mut own, |finding| (std::cmp::Reverse(finding.severity), finding.rule));
    own
}

fn flag(props: &DetailsProps, finding: &Finding) -> Html {
    let (frame, rule) = (&props.frame, finding.rule.rule());
    html! {
        <div class="flag" data-severity={finding.severity.as_str()}>
            <p class="flag__text"><strong class="flag__severity">{ severity_icon(finding.severity) }{ wording::severity(finding.severity) }</strong>{ " · " }{ finding.message(&frame.structure, &frame.subject_name(finding.subject)) }</p>
            <p class="flag__why">{ rule.explanation }</p>
            <p class="flag__source">{ format!("Heuristic · {} · grade {}", rule.source, rule.grade) }</p>
            if finding.severity == crate::engine::analyze::Severity::Red {
                { part::<FixPanel>(FixPanelProps { fixing: props.fixing.clone(), finding: *finding }) }
            }
        </div>
    }
}

/// Splitting the team, and merging it into another.
fn shape(props: &DetailsProps) -> Html {
    let name = super::connect::team_name(&props.frame, props.team);
    let split = {
        let (props, name) = (props.clone(), name.clone());
        move |_: MouseEvent| {
            props.edit(format!("split {name}"), vec![Edit::Team(TeamEdit::Split { team: props.team })]);
        }
    };
    let merge = {
        let props = props.clone();
        Callback::from(move |into: u32| {
            let into = TeamId(into);
            let other = super::connect::team_name(&props.frame, into);
            let edit = TeamEdit::Merge { from: props.team, into };
            props.edit(format!("merge {name} into {other}"), vec![Edit::Team(edit)]);
            let lead = super::who_leads(&props.frame, None, into);
            props.dispatch.dispatch(Command::SelectTeam(into, lead));
        })
    };
    let words =
        Words { id: "merge-team", label: "Merge into another team", hint: "Another team …", verb: "Merge into it" };
    html! {
        <section class="part" aria-label="Split or merge">
            <h3 class="chain__title">{ "Split or merge" }</h3>
            <button type="button" class="button" onclick={split}>{ "Split in two" }</button>
            { picker(&words, other_teams(props), merge) }
        </section>
    }
}

/// The other teams as options of a list, by name.
fn other_teams(props: &DetailsProps) -> Html {
    let mut teams: Vec<_> =
        props.frame.org.teams().filter(|(id, team)| *id != props.team && !team.is_dissolved).collect();
    sort_by_key(&mut teams, |(id, team)| (team.name.to_lowercase(), *id));
    html! { <>{ for teams.into_iter().map(|(id, team)| html! { <option value={id.0.to_string()}>{ &team.name }</option> }) }</> }
}
