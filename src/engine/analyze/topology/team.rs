//! Figures of one team after another: who is in it, and what is asked of it.

use super::{Ties, domain_capacity, domain_points};
use crate::engine::analyze::{MentoringReport, load::dependency_minutes};
use crate::engine::org::{InteractionMode, NONE, Structure, Teams};
use crate::engine::policy::LoadSettings;
use crate::engine::sort::sort_by_key;
use crate::engine::units::{Fte, round_half_up};

/// What a team is and what is asked of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TeamFigures {
    /// Distinct people: ICs, each counted in their main team, and whoever else has a part in it, or else the stated number;
    /// `None` where nothing is known.
    pub people: Option<u32>,
    /// Full-time equivalents by share of time, basis points: 10,000 is one; `None` where nobody in it is known.
    pub full_time_equivalents: Option<u32>,
    /// With how many other teams it has to do.
    pub ties: Ties,
    /// Distinct managers to whom its ICs report directly.
    pub line_managers: u32,
    /// Its on-call rotation; of several the one with most of its ICs.
    pub on_call: Option<OnCallFigures>,
    /// ICs in ramp whose start date is known; `None` where no date is.
    pub in_ramp: Option<u32>,
    /// What is asked of it, in parts.
    pub structural_load: StructuralLoad,
}

/// The on-call rotation of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnCallFigures {
    /// People who share the rotation, also those of other teams.
    pub people: u32,
    /// Being on call, minutes a week for each of them.
    pub minutes_per_person: u32,
}

/// What is asked of a team by its domains, interactions, on-call duty and newcomers. Parts of different kinds, which have no
/// sum; no measure of what people can keep in mind, which only they could tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StructuralLoad {
    /// Points of its domains; `None` where none is known.
    pub domain_points: Option<u32>,
    /// Points that a team of its size has room for; `None` where its people are not known.
    pub domain_capacity: Option<u32>,
    /// Interactions, minutes a week, in the order of [`InteractionMode::ALL`].
    pub interaction_minutes: [u32; 3],
    /// Being on call, minutes a week of all its ICs together.
    pub on_call_minutes: u32,
    /// What newcomers take of team-mates, minutes a week; `None` where no start date of its ICs is known.
    pub newcomer_minutes: Option<u32>,
}

/// The figures of every team, in the order of [`Teams::list`], in time linear in people and interactions.
pub(super) fn team_figures(
    structure: &Structure,
    teams: &Teams,
    settings: &LoadSettings,
    (ties, mentoring): (&[Ties], &MentoringReport),
) -> Vec<TeamFigures> {
    let n = teams.list().len();
    let (minutes, rotas) = (interaction_minutes(structure, n, settings), rotas(structure, teams, settings));
    let (time, line_managers) = (time(structure, teams), line_managers(structure, teams));
    let figures = |at: usize| {
        let team = teams.list()[at];
        let mentoring = mentoring.teams.get(at).copied().flatten();
        let people = Some(team.people).filter(|&people| people > 0);
        TeamFigures {
            people,
            full_time_equivalents: people.filter(|_| !team.is_stated).map(|_| time[at]),
            ties: ties.get(at).copied().unwrap_or_default(),
            line_managers: line_managers[at],
            on_call: rotas[at].0,
            in_ramp: mentoring.map(|mentoring| mentoring.newcomers),
            structural_load: StructuralLoad {
                domain_points: structure.team_facts().get(at).and_then(domain_points),
                domain_capacity: domain_capacity(team.people),
                interaction_minutes: minutes[at],
                on_call_minutes: rotas[at].1,
                newcomer_minutes: mentoring.map(|mentoring| mentoring.minutes),
            },
        }
    };
    (0..n).map(figures).collect()
}

/// Basis points of time in each team.
fn time(structure: &Structure, teams: &Teams) -> Vec<u32> {
    let n = teams.list().len();
    let full = Fte::FULL.basis_points();
    let mut time = vec![0_i64; n];
    let mut has_parts = vec![false; structure.len()];
    for share in structure.shares() {
        has_parts[share.person as usize] = true;
        time[share.team as usize] += i64::from(share.share) * structure.fte[share.person as usize].basis_points();
    }
    for at in (0..structure.len()).filter(|&at| !has_parts[at]) {
        if let Some(time) = time.get_mut(teams.team_of(at as u32) as usize) {
            *time += full * structure.fte[at].basis_points();
        }
    }
    time.into_iter().map(|time| round_half_up(time, full) as u32).collect()
}

/// Distinct direct managers of the ICs of each team.
fn line_managers(structure: &Structure, teams: &Teams) -> Vec<u32> {
    let n = teams.list().len() as u32;
    let of_part = structure.shares().iter().filter(|share| !structure.is_manager(share.person));
    let of_part = of_part.map(|share| (share.team, structure.parents()[share.person as usize]));
    let mut pairs: Vec<(u32, u32)> = teams.leads().iter().copied().chain(of_part).collect();
    pairs.retain(|&(team, manager)| team < n && manager != NONE);
    sort_by_key(&mut pairs, |pair| *pair);
    pairs.dedup();
    let mut counts = vec![0; n as usize];
    pairs.into_iter().for_each(|(team, _)| counts[team as usize] += 1);
    counts
}

/// Interaction minutes of each team by mode; each of two teams has all of it.
fn interaction_minutes(structure: &Structure, n: usize, settings: &LoadSettings) -> Vec<[u32; 3]> {
    let mut percents = vec![[0_i64; 3]; n];
    for link in structure.links() {
        let mode = InteractionMode::ALL.iter().position(|&mode| mode == link.mode).unwrap_or(0);
        for team in [link.a, link.b] {
            percents[team as usize][mode] += dependency_minutes(link, settings);
        }
    }
    percents.into_iter().map(|modes| modes.map(|percent| round_half_up(percent, 100) as u32)).collect()
}

/// The main rotation of each team, and on-call minutes of all its ICs.
fn rotas(structure: &Structure, teams: &Teams, settings: &LoadSettings) -> Vec<(Option<OnCallFigures>, u32)> {
    let n = teams.list().len() as u32;
    let on_call = structure.work.iter().filter_map(|(&at, work)| Some((teams.team_of(at), work.rotation?)));
    let mut on_call: Vec<_> = on_call.filter(|(team, _)| *team < n).collect();
    sort_by_key(&mut on_call, |pair| *pair);
    let mut rotas = vec![(None, 0); n as usize];
    let mut most = vec![0; n as usize];
    for run in on_call.chunk_by(|a, b| a == b) {
        let (team, id) = run[0];
        let Some((rotation, people)) = structure.rotation(id).filter(|(_, people)| *people > 0) else { continue };
        let minutes = i64::from(rotation.tiers) * i64::from(settings.on_call_tier);
        let minutes_per_person = round_half_up(minutes, people.into()) as u32;
        let (rota, sum) = &mut rotas[team as usize];
        *sum += round_half_up(minutes * run.len() as i64, people.into()) as u32;
        if run.len() > most[team as usize] {
            most[team as usize] = run.len();
            *rota = Some(OnCallFigures { people, minutes_per_person });
        }
    }
    rotas
}
