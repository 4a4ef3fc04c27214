//! Forms about people: what is known of somebody, somebody new, and the team of several.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::{EditingProps, called_all};
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::org::Role;
use crate::session::Frame;
use crate::session::editing::{MOST_NEWCOMERS, Newcomers, PersonForm, add, called, in_common, new_team, transfer};
use crate::ui::browser::form::Fields;
use crate::ui::components::modal::Modal;

/// The choice of a team that does not exist yet.
const NEW_TEAM: &str = "new";

/// A line of text. A form is given what is known once: what is drawn anew around it leaves what was written.
fn text(name: &'static str, label: &'static str, value: &str, help: &'static str) -> Html {
    html! {
        <label class="field"><span class="field__name">{ label }</span>
            <input class="field__input" type="text" aria-label={label} {name} dir="auto" maxlength="200" autocomplete="off" ~defaultValue={value.to_owned()} />
            if !help.is_empty() { <small class="setting__help">{ help }</small> }
        </label>
    }
}

/// The choice of a team.
fn teams(frame: &Frame, chosen: Option<TeamId>) -> Html {
    let option = |(id, name): (TeamId, String)| html! { <option value={id.0.to_string()} selected={chosen == Some(id)}>{ name }</option> };
    let all = frame.org.teams().filter(|(_, team)| !team.is_dissolved).map(|(id, team)| (id, team.name.clone()));
    html! {
        <label class="field"><span class="field__name">{ "Team" }</span>
            <select class="select" name="team">
                <option value="" selected={chosen.is_none()}>{ "No named team" }</option>
                { for all.map(option) }
                <option value={NEW_TEAM}>{ "A new team" }</option>
            </select>
        </label>
    }
}

fn team_of(fields: &Fields) -> Option<TeamId> {
    fields.text("team").parse().ok().map(TeamId)
}

/// What is written of somebody; a field that a form does not have is empty.
fn person_of(fields: &Fields) -> PersonForm {
    PersonForm {
        name: fields.text("name"),
        title: fields.text("title"),
        location: fields.text("location"),
        team: team_of(fields),
        is_vacant: !fields.text("vacant").is_empty(),
    }
}

/// Whether a seat is empty.
fn vacancy(is_vacant: bool) -> Html {
    html! {
        <label class="share__choice"><input type="checkbox" name="vacant" value="yes" ~defaultChecked={is_vacant} />
            <span>{ "Vacant" }<small class="setting__help">{ "An empty seat is drawn and never counted." }</small></span>
        </label>
    }
}

fn buttons(name: &'static str, on_close: &Callback<()>) -> Html {
    let on_close = on_close.clone();
    html! {
        <div class="form__buttons">
            <button type="submit" class="button button--primary">{ name }</button>
            <button type="button" class="button" onclick={move |_| on_close.emit(())}>{ "Cancel" }</button>
        </div>
    }
}

/// What is known of somebody.
pub(super) fn person_form(person: PersonId, props: &EditingProps) -> Html {
    let known = PersonForm::of(&props.frame.org, person);
    let onsubmit = {
        let props = props.clone();
        Callback::from(move |event: SubmitEvent| {
            let fields = Fields::sent(&event);
            let form = person_of(&fields);
            let org = &props.frame.org;
            if fields.text("team") == NEW_TEAM {
                let form = PersonForm { team: org.team_of(person), ..form };
                let team = new_team(org, &BTreeSet::from([person]), "");
                props.decide(form.edits(org, person).into_iter().chain(team).collect());
            } else {
                props.decide(form.edits(org, person));
            }
        })
    };
    html! {
        <Modal title={format!("Edit {}", called(&props.frame.org, person))} on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                { text("name", "Name", &known.name, "") }
                { text("title", "Title", &known.title, "Words such as senior, staff or junior change how much time a report needs.") }
                { teams(&props.frame, known.team) }
                { text("location", "Location", &known.location, "") }
                { vacancy(known.is_vacant) }
                { buttons("Save", &props.on_close) }
            </form>
        </Modal>
    }
}

/// Somebody new.
pub(super) fn add_form(manager: Option<PersonId>, props: &EditingProps) -> Html {
    let onsubmit = {
        let props = props.clone();
        Callback::from(move |event: SubmitEvent| {
            let fields = Fields::sent(&event);
            let form = person_of(&fields);
            let count = fields.text("count").parse().unwrap_or(1);
            let org = &props.frame.org;
            if fields.text("team") == NEW_TEAM {
                let form = PersonForm { team: Some(TeamId(org.n_teams() as u32)), ..form };
                let team = new_team(org, &BTreeSet::new(), "");
                props.decide(team.into_iter().chain(add(manager, &Newcomers { form, count })).collect());
            } else {
                props.decide(add(manager, &Newcomers { form, count }));
            }
        })
    };
    let above = manager.map(|manager| called(&props.frame.org, manager));
    let title = above.map_or_else(|| "Add at the top".to_owned(), |name| format!("Add below {name}"));
    let team = manager.and_then(|manager| team_below(&props.frame, manager));
    html! {
        <Modal {title} on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                { text("name", "Name", "", "Left empty, a person gets a made-up name; an empty seat is called by its title.") }
                <label class="field"><span class="field__name">{ "Title" }</span>
                    <input class="field__input" type="text" aria-label="Title" name="title" dir="auto" maxlength="200" list="titles" ~defaultValue={Role::Engineer.rung().title} />
                    <datalist id="titles">{ for crate::engine::org::LADDER.iter().map(|rung| html! { <option value={rung.title} /> }) }</datalist>
                </label>
                { teams(&props.frame, team) }
                <label class="field"><span class="field__name">{ "How many" }</span>
                    <input class="field__input field__input--short" type="number" name="count" min="1" max={MOST_NEWCOMERS.to_string()} ~defaultValue="1" />
                </label>
                { vacancy(false) }
                { buttons("Add", &props.on_close) }
            </form>
        </Modal>
    }
}

/// The team that all engineers below a manager with a team are in.
fn team_below(frame: &Frame, manager: PersonId) -> Option<TeamId> {
    in_common(frame.org.direct_reports(manager).into_iter().filter_map(|id| frame.org.team_of(id)))
}

/// The team of several people.
pub(super) fn team_form(people: &BTreeSet<PersonId>, props: &EditingProps) -> Html {
    let onsubmit = {
        let (props, people) = (props.clone(), people.clone());
        Callback::from(move |event: SubmitEvent| {
            let fields = Fields::sent(&event);
            let org = &props.frame.org;
            let name = fields.text("name");
            props.decide(if fields.text("team") == NEW_TEAM {
                new_team(org, &people, &name)
            } else {
                transfer(org, &people, team_of(&fields))
            });
        })
    };
    let chosen = in_common(people.iter().map(|&person| props.frame.org.team_of(person))).flatten();
    html! {
        <Modal title={format!("Team of {}", called_all(&props.frame.org, people))} on_close={props.on_close.clone()}>
            <form class="form" {onsubmit}>
                { teams(&props.frame, chosen) }
                { text("name", "Name of the new team", "", "Only where a new team is chosen above.") }
                { buttons("Save", &props.on_close) }
            </form>
        </Modal>
    }
}
