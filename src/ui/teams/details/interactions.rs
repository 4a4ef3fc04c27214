//! With whom a team works and how: each interaction with its mode, start and purpose, and a way to begin another.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::connect::{connected, team_name};
use super::super::legend::sample;
use super::picker::{Words, picker};
use super::{CONNECT, DetailsProps, other_teams};
use crate::engine::date::{iso_date, parse_iso_date};
use crate::engine::edit::{Edit, TeamEdit};
use crate::engine::ids::TeamId;
use crate::engine::org::Interaction;
use crate::engine::sort::sort_by_key;
use crate::session::{JOINTS, Joint};
use crate::ui::components::field::Field;
use crate::ui::components::icon::icon;

/// The interactions of the team.
pub(super) fn interactions(props: &DetailsProps) -> Html {
    let all = props.frame.org.interactions();
    let mut own: Vec<_> = all.iter().filter(|(a, b, _)| *a == props.team || *b == props.team).collect();
    // By the other team, so that a row keeps its place, and the focus in it, when its mode turns it round.
    let other = |a: TeamId, b: TeamId| if a == props.team { b } else { a };
    sort_by_key(&mut own, |(a, b, _)| (other(*a, *b), *a));
    let nth = |at: usize| own[..at].iter().filter(|(a, b, _)| other(*a, *b) == other(own[at].0, own[at].1)).count();
    let connect = {
        let props = props.clone();
        Callback::from(move |other: u32| {
            let other = TeamId(other);
            let names = [props.team, other].map(|team| team_name(&props.frame, team));
            let step = format!("{} {} {}", names[0], JOINTS[0].says, names[1]);
            props.dispatch.dispatch(connected(&props.frame, props.team, other, 0, &step));
        })
    };
    let words = Words { id: CONNECT, label: "Connect to another team", hint: "Another team …", verb: "Connect" };
    html! {
        <section class="part" aria-label="Interactions">
            <h3 class="chain__title">{ "Interactions" }<span class="board__note">{ own.len() }</span></h3>
            <ul class="part__list">{ for own.iter().enumerate().map(|(at, (a, b, interaction))| row(props, nth(at), *a, *b, interaction)) }</ul>
            { picker(&words, other_teams(props), connect) }
        </section>
    }
}

/// Since when and what for, in a line.
fn told(interaction: &Interaction) -> String {
    let since = interaction.since.map(|since| format!("since {}", iso_date(since)));
    let purpose = Some(interaction.purpose.clone()).filter(|purpose| !purpose.is_empty());
    match (since, purpose) {
        (None, None) => "Since when, and what for".to_owned(),
        (a, b) => a.into_iter().chain(b).collect::<Vec<_>>().join(" · "),
    }
}

/// The interaction from one team to another, the `nth` with the same other team.
fn row(props: &DetailsProps, nth: usize, from: TeamId, to: TeamId, interaction: &Interaction) -> Html {
    let own = props.team;
    let gives = from == own;
    let other = if gives { to } else { from };
    let [name, other_name] = [own, other].map(|team| team_name(&props.frame, team));
    let place = Joint::place(interaction.mode, gives);
    let change = {
        let (props, name, other_name) = (props.clone(), name.clone(), other_name.clone());
        move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            if let Some(joint) = select.value().parse().ok().filter(|at: &usize| *at < JOINTS.len()) {
                let step = format!("{name} {} {other_name}", JOINTS[joint].says);
                props.dispatch.dispatch(connected(&props.frame, own, other, joint, &step));
            }
        }
    };
    let describe = |is_date: bool| {
        let (props, since, purpose) = (props.clone(), interaction.since, interaction.purpose.clone());
        let step = format!("describe {name} and {other_name}");
        Callback::from(move |value: String| {
            let (since, purpose) = if is_date { (parse_iso_date(&value), purpose.clone()) } else { (since, value) };
            props.edit(step.clone(), vec![Edit::Team(TeamEdit::Describe { from, to, since, purpose })]);
            Ok(())
        })
    };
    let end = {
        let (props, step) = (props.clone(), format!("end the interaction of {name} and {other_name}"));
        move |_: MouseEvent| props.edit(step.clone(), vec![Edit::Team(TeamEdit::End { from, to })])
    };
    html! {
        <li class="part__item part__item--tall" key={format!("{}-{nth}", other.0)}>
            <p class="part__head"><span dir="auto">{ &other_name }</span>{ sample(interaction.mode, !gives) }
                <button type="button" class="button button--quiet" aria-label={format!("End the interaction with {other_name}")} onclick={end}>{ icon("close") }</button>
            </p>
            <select class="select" aria-label={format!("Mode with {other_name}")} onchange={change}>
                { for JOINTS.iter().enumerate().map(|(at, joint)| html! {
                    <option value={at.to_string()} selected={at == place}>{ joint.name }</option>
                }) }
            </select>
            <details class="part__more">
                <summary>{ told(interaction) }</summary>
                <div class="field field--line">
                <Field class="field__input part__date" kind="date" label={format!("Since when with {other_name}")} value={interaction.since.map(iso_date).unwrap_or_default()} on_write={describe(true)} />
                <Field class="field__input part__purpose" most="200" hint="What for" label={format!("What for with {other_name}")} value={interaction.purpose.clone()} on_write={describe(false)} />
                </div>
            </details>
        </li>
    }
}
