//! How the teams of the whole org work together, in a few figures.

use yew::prelude::*;

use crate::engine::analyze::OrgFigures;
use crate::engine::ids::TeamId;
use crate::engine::sort::sort_by_key;
use crate::session::{Command, Frame};
use crate::ui::shared::Shared;
use crate::ui::store::Dispatch;
use crate::ui::wording;

pub(super) struct WholeProps {
    pub(super) frame: Shared<Frame>,
    pub(super) figures: OrgFigures,
    pub(super) dispatch: Dispatch,
}

/// Findings about teams, and platform teams, that are listed at once.
const MOST_LISTED: usize = 6;

/// Figures of the org, and what the rules find about teams and interactions.
pub(super) fn whole(props: &WholeProps) -> Html {
    let (frame, figures) = (&props.frame, &props.figures);
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |name: &str, value: String| rows.push((name.to_owned(), value));
    if let Some(ratio) = figures.stream_ratio {
        row("Stream-aligned to other teams", format!("{} : 1", wording::fixed(Some(ratio), 1)));
    }
    if let Some(share) = figures.platform_share.filter(|_| !figures.platforms.is_empty()) {
        row("Engineers in platform teams", wording::percent(Some(share)));
    }
    let mut platforms: Vec<_> = figures.platforms.iter().collect();
    sort_by_key(&mut platforms, |platform| (std::cmp::Reverse(platform.consumers), platform.team));
    for platform in platforms.iter().take(MOST_LISTED) {
        let name = super::connect::team_name(frame, TeamId(platform.team));
        let people =
            platform.people_per_consumer.map(|ratio| format!(", {} people for each", wording::fixed(Some(ratio), 1)));
        row(
            &format!("{name} serves"),
            format!("{}{}", wording::count(platform.consumers, "team", "teams"), people.unwrap_or_default()),
        );
    }
    if platforms.len() > MOST_LISTED {
        row("Other platform teams, with fewer consumers", (platforms.len() - MOST_LISTED).to_string());
    }
    for (name, [long, longer]) in [
        ("Collaborations open over 3 months", figures.long_collaborations),
        ("Facilitating for over 3 months", figures.long_facilitating),
    ] {
        if long > 0 {
            row(name, format!("{long}, {longer} over 6"));
        }
    }
    if figures.teams_of_several_managers > 0 {
        row("Teams with several line managers", figures.teams_of_several_managers.to_string());
    }
    let silent: Vec<String> = figures.silent_managers.iter().map(|&at| frame.name(at).to_owned()).collect();
    if !silent.is_empty() {
        row("Managers whose teams do not talk", silent.len().to_string());
    }
    html! {
        <section class="part" aria-label="Team topology">
            if !rows.is_empty() {
                <h2 class="board__title">{ "Teams today" }</h2>
                <dl class="facts">
                    { for rows.into_iter().map(|(name, value)| html! { <div class="facts__row"><dt dir="auto">{ name }</dt><dd dir="auto">{ value }</dd></div> }) }
                </dl>
            }
            if !silent.is_empty() {
                <p class="part__note" dir="auto">{ listed(&silent) }</p>
            }
            if let Some(hint) = hint(frame) {
                <p class="part__note">{ hint }</p>
            }
            { found(props) }
        </section>
    }
}

/// Some names, and how many more there are.
fn listed(names: &[String]) -> String {
    let shown = names.iter().take(MOST_LISTED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_LISTED) {
        0 => shown,
        n => format!("{shown} and {n} more"),
    }
}

/// What could be done next where little is known.
fn hint(frame: &Frame) -> Option<&'static str> {
    let structure = &frame.structure;
    let is_typed = structure.team_facts().iter().any(|facts| facts.team_type.is_some());
    match (structure.is_empty(), is_typed || !structure.links().is_empty()) {
        (true, _) => Some(
            "No people are known, so sizes are as stated and nothing grows. Import a roster with a team column together with the team files to see loads and growth.",
        ),
        (false, false) => Some(
            "Neither types nor interactions are known. Select a team to give it a type and connect it, or import a file of interactions with the roster.",
        ),
        (false, true) => None,
    }
}

/// The worst findings about teams and interactions, each leading to its team.
fn found(props: &WholeProps) -> Html {
    let frame = &props.frame;
    let is_named = |team: &u32| (*team as usize) < frame.structure.team_facts().len();
    let mut found: Vec<_> = frame
        .report
        .findings
        .iter()
        .filter_map(|finding| Some((finding, finding.subject.teams(&frame.structure).next().filter(is_named)?)))
        .collect();
    if found.is_empty() {
        return Html::default();
    }
    sort_by_key(&mut found, |(finding, team)| (std::cmp::Reverse(finding.severity), finding.rule, *team));
    let n_more = found.len().saturating_sub(MOST_LISTED);
    html! {
        <>
            <h3 class="chain__title">{ "Flags of teams" }</h3>
            <ul class="part__list">
                { for found.into_iter().take(MOST_LISTED).map(|(finding, team)| {
                    let (dispatch, frame) = (props.dispatch.clone(), frame.clone());
                    let lead = frame.report.teams.list()[team as usize].lead;
                    let message = finding.message(&frame.structure, &frame.subject_name(finding.subject));
                    let onclick = move |_: MouseEvent| {
                        let team = TeamId(team);
                        dispatch.dispatch(Command::SelectTeam(team, super::who_leads(&frame, Some(lead), team)));
                    };
                    html! {
                        <li><button type="button" class="board__row board__row--flag" {onclick} dir="auto">
                            <span class="board__sign" data-severity={finding.severity.as_str()}>{ wording::severity(finding.severity) }</span>
                            <span class="board__text">{ message }</span>
                        </button></li>
                    }
                }) }
            </ul>
            if n_more > 0 {
                <p class="part__note">{ format!("and {n_more} more on the Findings tab") }</p>
            }
        </>
    }
}
