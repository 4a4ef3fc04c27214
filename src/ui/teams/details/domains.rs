//! What a team answers for, its points against what it can carry, and how to change it.

use yew::prelude::*;

use super::DetailsProps;
use super::picker::{Words, picker};
use crate::engine::edit::{Edit, TeamEdit};
use crate::engine::org::Complexity;
use crate::engine::sort::sort_by_key;
use crate::ui::components::icon::icon;
use crate::ui::wording;

/// The domains of the team.
pub(super) fn domains(props: &DetailsProps) -> Html {
    let Some(team) = props.frame.org.team(props.team) else { return Html::default() };
    let load = props.figures.structural_load;
    let points = load.domain_points.unwrap_or(0);
    let add = {
        let (props, name) = (props.clone(), team.name.clone());
        Callback::from(move |at: u32| {
            if let Some(&complexity) = Complexity::ALL.get(at as usize) {
                let edit = TeamEdit::AddDomain { team: props.team, complexity, name: String::new() };
                props.edit(format!("give {name} a {} domain", complexity.as_str()), vec![Edit::Team(edit)]);
            }
        })
    };
    let words = Words { id: "add-domain", label: "Add a domain", hint: "Name of the domain …", verb: "Add" };
    let options = html! {
        <>
            { for Complexity::ALL.into_iter().enumerate().map(|(at, one)| html! {
                <option value={at.to_string()}>{ format!("{}, {}", one.as_str(), wording::count(one.points(), "point", "points")) }</option>
            }) }
        </>
    };
    let mut listed: Vec<_> = (0..).zip(&team.domains).collect();
    sort_by_key(&mut listed, |(at, domain)| (std::cmp::Reverse(domain.complexity), *at));
    html! {
        <section class="part" aria-label="Domains">
            <h3 class="chain__title">{ "Domains" }
                if let Some((points, capacity)) = load.domain_points.zip(load.domain_capacity) {
                    <span class="board__note" data-over={(points > capacity).then_some("true")}>{ format!("{points} of {}", wording::count(capacity, "point it has room for", "points it has room for")) }</span>
                } else if points > 0 {
                    <span class="board__note">{ wording::count(points, "point", "points") }</span>
                }
            </h3>
            <ul class="part__list">
                { for listed.into_iter().map(|(at, domain)| {
                    let (props, name) = (props.clone(), team.name.clone());
                    let what = if domain.name.is_empty() { format!("Domain {}", at + 1) } else { domain.name.clone() };
                    let step = format!("take {what} from {name}");
                    let label = format!("Remove {what}");
                    let onclick = move |_: MouseEvent| {
                        props.edit(step.clone(), vec![Edit::Team(TeamEdit::RemoveDomain { team: props.team, at })]);
                    };
                    html! {
                        <li class="part__item">
                            <span dir="auto">{ what }</span>
                            <span class="part__note">{ format!("{} · {}", domain.complexity.as_str(), wording::count(domain.complexity.points(), "point", "points")) }</span>
                            <button type="button" class="button button--quiet" aria-label={label} {onclick}>{ icon("close") }</button>
                        </li>
                    }
                }) }
            </ul>
            { picker(&words, options, add) }
        </section>
    }
}
