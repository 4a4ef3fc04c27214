//! What happened in the run in view, up to the month looked at, the latest first.

use yew::prelude::*;

use super::month_bar::short_name;
use crate::engine::ids::{PersonId, TeamId};
use crate::engine::plan::HiringPlan;
use crate::engine::simulate::{Happening, History};
use crate::session::{Command, Frame, Outcome};
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(super) struct HappeningsProps {
    pub(super) plan: HiringPlan,
    pub(super) history: Shared<History>,
    pub(super) frame: Shared<Frame>,
    pub(super) outcome: Shared<Outcome>,
    pub(super) month: u32,
    pub(super) dispatch: Dispatch,
}

/// Months that are told at most.
const MOST_MONTHS: u32 = 12;

/// The log of events.
pub(super) fn happenings(props: &HappeningsProps) -> Html {
    let months = (0..=props.month.min(props.history.moments.len() as u32 - 1)).rev().take(MOST_MONTHS as usize);
    let entries: Vec<Html> = months
        .flat_map(|month| {
            let happened = &props.history.moments[month as usize].happened;
            let entries = happened.iter().filter(|one| !matches!(one, Happening::SeatEmptied { .. }));
            entries.enumerate().map(|(at, one)| entry(props, month, at, one)).collect::<Vec<_>>()
        })
        .collect();
    html! {
        <section class="board" data-shown="false">
            <h2 class="board__title">{ "What happened" }</h2>
                <p class="board__note">{ "In this run, dashed below" }</p>
            if entries.is_empty() {
                <p class="board__none">{ "Nothing yet. Move the month or press play." }</p>
            }
            <ol class="board__list" aria-label="Events">{ for entries }</ol>
        </section>
    }
}

fn entry(props: &HappeningsProps, month: u32, at: usize, happening: &Happening) -> Html {
    let name = |person: PersonId| props.history.name(&props.outcome.base, person);
    let team = |team: Option<TeamId>| team.and_then(|team| props.frame.org.team(team)).map(|team| team.name.clone());
    let with_team = |text: String, of: Option<TeamId>| match team(of) {
        Some(team) => format!("{text}, {team}"),
        None => text,
    };
    let (person, text) = match *happening {
        Happening::Joined { person, team } => (Some(person), with_team(format!("{} joins", name(person)), team)),
        Happening::Left { person, managed, team } => {
            let who = if managed {
                format!("{}, a manager, leaves", name(person))
            } else {
                format!("{} leaves", name(person))
            };
            (None, with_team(who, team))
        }
        Happening::SeatEmptied { seat } => (Some(seat), "A manager's seat is empty".to_owned()),
        Happening::TeamSplit { seat, from, to, moved } => {
            let (from, to) = (team(from).unwrap_or("A team".into()), team(to).unwrap_or("a new team".into()));
            (
                Some(seat),
                format!("{from} splits: {} to {to}", wording::count(moved, "engineer moves", "engineers move")),
            )
        }
        Happening::LeadOfManagers { seat, over } => (Some(seat), format!("A seat over {} managers", over)),
        Happening::LayerAdded { layers } => (None, format!("{layers} management layers")),
        Happening::Promoted { person, team } => {
            (Some(person), with_team(format!("{} is promoted to manage", name(person)), team))
        }
        Happening::ManagerHired { person, team } => {
            (Some(person), with_team(format!("{} is hired to manage", name(person)), team))
        }
        Happening::Frozen => (None, "Hiring is frozen".to_owned()),
    };
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Command::SetMonth(month));
            dispatch.dispatch(Command::Select(person));
        })
    };
    html! {
        <li class="board__item" key={format!("{month}-{at}")}>
            <button type="button" class="board__row board__row--odds" {onclick}>
                <span class="board__number">{ if at == 0 { short_name(&props.plan, month) } else { String::new() } }</span>
                <span class="board__sign" />
                <span class="board__text" dir="auto">{ text }</span>
            </button>
        </li>
    }
}
