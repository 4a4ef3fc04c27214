//! Beside the load: time for own work, newcomers and mentors, who could take the seat over, and relationships as a
//! curiosity.

use yew::prelude::*;

use crate::engine::analyze::{Candidate, Load, coding_headroom, mentoring, relationships, seat};
use crate::session::Frame;
use crate::ui::wording;

/// What there is to know of a manager besides the load.
pub(super) fn capacity(frame: &Frame, at: u32, load: &Load) -> Html {
    let lines = [
        Some(("Room for own technical work", wording::hours(coding_headroom(load)) + " a week")),
        mentors(frame, at).map(|text| ("Mentoring", text)),
        Some(("Could take over", successors(frame, at))),
    ];
    html! {
        <>
            <dl class="capacity">
                { for lines.into_iter().flatten().map(|(name, text)| html! {
                    <div class="capacity__line"><dt class="capacity__name">{ name }</dt><dd dir="auto">{ text }</dd></div>
                }) }
            </dl>
            { graicunas(frame.structure.span(at)) }
        </>
    }
}

/// Newcomers in the teams that somebody leads, and who shows them the way.
fn mentors(frame: &Frame, at: u32) -> Option<String> {
    let report = &frame.report;
    let all = mentoring(&frame.structure, &report.teams, &frame.settings.load);
    let led = report.teams.leads().iter().filter(|(_, lead)| *lead == at).map(|(team, _)| *team as usize);
    let known: Vec<_> = led.filter_map(|team| all.teams[team]).collect();
    let sum = |figure: fn(&crate::engine::analyze::Mentoring) -> u32| known.iter().map(figure).sum::<u32>();
    let newcomers = sum(|team| team.newcomers);
    (!known.is_empty()).then(|| {
        let room = sum(|team| team.room);
        let now = match newcomers {
            0 => "nobody in ramp".to_owned(),
            n => format!(
                "{} in ramp, {} a week from {}",
                wording::count(n, "newcomer", "newcomers"),
                wording::hours(sum(|team| team.minutes)),
                wording::count(sum(|team| team.mentors), "mentor", "mentors")
            ),
        };
        format!("{now}; room for {room} more")
    })
}

/// Who is ready, else who nearly is, else what is not known.
fn successors(frame: &Frame, at: u32) -> String {
    let seat = seat(&frame.structure, &|at| frame.person(at).title.as_str(), at);
    if !seat.is_known {
        return "not known: too few titles and start dates".into();
    }
    let names = |list: &[Candidate]| {
        let shown: Vec<&str> = list.iter().take(3).map(|candidate| frame.name(candidate.at)).collect();
        let more = list.len().saturating_sub(3);
        if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
    };
    match (seat.ready.is_empty(), seat.nearly.is_empty()) {
        (false, _) => names(&seat.ready),
        (true, false) => format!("nobody yet; nearly {}", names(&seat.nearly)),
        (true, true) => "nobody among the reports and managers beside".into(),
    }
}

/// From how many relationships on a number is no longer read.
const TOO_MANY: u128 = 1_000_000;

fn graicunas(reports: u32) -> Html {
    let total = |n: u32| match relationships(n).map(|all| all.total()) {
        Some(total) if total < TOO_MANY => wording::thousands(total as u32),
        _ => "over a million".to_owned(),
    };
    html! {
        <details class="capacity__more">
            <summary>{ "Relationships, a curiosity" }</summary>
            <p>{ format!("{} make {} possible relationships to keep track of; one more makes {}. Graicunas counted them in 1933: the formula is an identity (grade A), what it means for a manager is folklore (D). It is no part of the load.",
                wording::count(reports, "report", "reports"), total(reports), total(reports + 1)) }</p>
        </details>
    }
}
