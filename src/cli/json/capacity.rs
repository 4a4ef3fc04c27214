//! Who could take seats over, and who mentors newcomers, as programs read them.

use serde::Serialize;

use crate::engine::analyze::{self, Candidate, Mentoring, Names};
use crate::engine::policy::LoadSettings;

#[derive(Serialize)]
pub(super) struct SeatView<'a> {
    manager: &'a str,
    ready: Vec<&'a str>,
    nearly: Vec<&'a str>,
    known: bool,
}

#[derive(Serialize)]
pub(super) struct MentoringView {
    team: String,
    newcomers: u32,
    mentors: u32,
    minutes_per_mentor: Option<u32>,
    room: u32,
}

/// The seats of managers of managers and of roots, of whom role guides ask a succession plan.
pub(super) fn succession<'a>(names: &Names<'a>) -> Vec<SeatView<'a>> {
    let structure = names.structure;
    let ids = |list: &[Candidate]| list.iter().map(|candidate| names.person(candidate.at).key.as_str()).collect();
    let seats = analyze::succession(structure, |at| names.person(at).title.as_str());
    let is_shown = |manager: u32| structure.manager_reports(manager) > 0 || structure.is_root(manager);
    let shown = seats.iter().filter(|seat| is_shown(seat.manager));
    shown
        .map(|seat| SeatView {
            manager: &names.person(seat.manager).key,
            ready: ids(&seat.ready),
            nearly: ids(&seat.nearly),
            known: seat.is_known,
        })
        .collect()
}

/// Teams with newcomers whose start dates are known.
pub(super) fn mentoring(names: &Names<'_>, settings: &LoadSettings) -> Vec<MentoringView> {
    let mentoring = analyze::mentoring(names.structure, &names.report.teams, settings);
    let known = (0..).zip(mentoring.teams);
    let with_newcomers =
        known.filter_map(|(team, mentoring)| Some((team, mentoring.filter(|team| team.newcomers > 0)?)));
    with_newcomers
        .map(|(team, Mentoring { newcomers, mentors, minutes_per_mentor, room, .. })| {
            let (team, _) = names.team(team);
            MentoringView { team, newcomers, mentors, minutes_per_mentor, room }
        })
        .collect()
}
