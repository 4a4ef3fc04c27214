//! Figures of the whole org: what kinds of teams there are, and what has lasted or been left out.

use super::distance::distance;
use super::link::months_open;
use super::{TeamFigures, Ties};
use crate::engine::org::{InteractionMode, NONE, Structure, TeamFacts, TeamType, Teams};
use crate::engine::units::{Decimal, Ratio};

/// Months after which an interaction that should end is looked at, and after which it has lasted too long.
const LONG_MONTHS: [i64; 2] = [3, 6];

/// How the teams of an org work together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrgFigures {
    /// Teams by type, in the order of [`TeamType::ALL`].
    pub typed: [u32; 4],
    /// Stream-aligned teams to teams of the other types; `None` where there is no team of another type.
    pub stream_ratio: Option<Ratio>,
    /// Platform teams.
    pub platforms: Vec<PlatformFigures>,
    /// Engineers in platform teams as a share of all engineers; `None` without typed teams or engineers, and where nobody in
    /// some platform team is known.
    pub platform_share: Option<Ratio>,
    /// Collaborations open for more than 3 and more than 6 months, of those whose start is known.
    pub long_collaborations: [u32; 2],
    /// The same of facilitating.
    pub long_facilitating: [u32; 2],
    /// Teams whose ICs report to several managers.
    pub teams_of_several_managers: u32,
    /// Managers whose teams do not talk, by position: managers of managers with teams in two branches below, some of which
    /// interact with other teams, but no two of different branches with each other.
    pub silent_managers: Vec<u32>,
}

/// A platform team and who uses it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlatformFigures {
    /// Position among the named teams.
    pub team: u32,
    /// Teams that use what it provides as a service.
    pub consumers: u32,
    /// Its people for each of them; `None` without consumers or people.
    pub people_per_consumer: Option<Ratio>,
}

/// Teams by type, in the order of [`TeamType::ALL`].
pub(crate) fn typed_teams(structure: &Structure) -> [u32; 4] {
    let of = |team_type| structure.team_facts().iter().filter(move |facts| is_of(facts, team_type)).count() as u32;
    TeamType::ALL.map(of)
}

/// Whether a team is of a type and still there.
pub(crate) fn is_of(facts: &TeamFacts, team_type: TeamType) -> bool {
    facts.team_type == Some(team_type) && !facts.is_dissolved
}

/// Stream-aligned teams, and those of the other types, of teams by type.
pub(crate) fn streams_and_others(typed: [u32; 4]) -> (u32, u32) {
    let [streams, enabling, subsystems, platforms] = typed;
    (streams, enabling + subsystems + platforms)
}

pub(super) fn org_figures(
    structure: &Structure,
    teams: &Teams,
    (figures, ties, answering): (&[TeamFigures], &[Ties], &[u32]),
) -> OrgFigures {
    let typed = typed_teams(structure);
    let (streams, others) = streams_and_others(typed);
    let (platforms, platform_engineers) = platforms(structure, teams, figures);
    let n_engineers = structure.n_engineers();
    let share = platform_engineers.filter(|_| streams + others > 0 && n_engineers > 0);
    let [mut long_collaborations, mut long_facilitating] = [[0; 2]; 2];
    for link in structure.links() {
        let long =
            if link.mode == InteractionMode::Collaboration { &mut long_collaborations } else { &mut long_facilitating };
        let is_over = |months: i64| months_open(link).is_some_and(|open| open.compare(Decimal::whole(months)).is_gt());
        long.iter_mut().zip(LONG_MONTHS).for_each(|(count, months)| *count += u32::from(is_over(months)));
    }
    OrgFigures {
        typed,
        stream_ratio: (others > 0).then(|| Ratio::new(streams.into(), others.into())),
        platforms,
        platform_share: share.map(|n| Ratio::new(n.into(), n_engineers.into())),
        long_collaborations,
        long_facilitating,
        teams_of_several_managers: figures.iter().filter(|team| team.line_managers > 1).count() as u32,
        silent_managers: silent_managers(structure, ties, answering),
    }
}

/// Platform teams, and the engineers in them if these are known.
fn platforms(structure: &Structure, teams: &Teams, figures: &[TeamFigures]) -> (Vec<PlatformFigures>, Option<u32>) {
    let all = (0..).zip(structure.team_facts()).zip(figures.iter().zip(teams.list()));
    let platforms: Vec<_> = all.filter(|((_, facts), _)| is_of(facts, TeamType::Platform)).collect();
    let engineers = platforms.iter().map(|(_, (_, team))| (!team.is_stated).then_some(team.size)).sum();
    let platform = |&((team, _), (figures, _)): &((u32, _), (&TeamFigures, _))| {
        let consumers = figures.ties.consumers;
        let people = figures.people.filter(|_| consumers > 0);
        let people_per_consumer = people.map(|people| Ratio::new(people.into(), consumers.into()));
        PlatformFigures { team, consumers, people_per_consumer }
    };
    (platforms.iter().map(platform).collect(), engineers)
}

/// What lies below somebody.
#[derive(Clone, Copy, Default)]
struct Below {
    has_teams: bool,
    has_ties: bool,
    /// Direct reports with teams below or of their own.
    branches: u32,
    /// Two of them have teams that interact with each other.
    is_joined: bool,
}

fn silent_managers(structure: &Structure, ties: &[Ties], answering: &[u32]) -> Vec<u32> {
    if ties.is_empty() {
        return Vec::new();
    }
    let mut below = vec![Below::default(); structure.len()];
    for (&at, ties) in answering.iter().zip(ties).filter(|(at, _)| **at != NONE) {
        let below = &mut below[at as usize];
        below.has_teams = true;
        below.has_ties |= *ties != Ties::default();
    }
    for link in structure.links() {
        let met = distance(structure, answering[link.a as usize], answering[link.b as usize]);
        // Where one of the teams is the manager's own, no two branches meet.
        if let Some(common) = met.filter(|met| met.nearer > 0).and_then(|met| met.common) {
            below[common as usize].is_joined = true;
        }
    }
    for &at in structure.top_down().iter().rev() {
        let (own, above) = (below[at as usize], structure.parents()[at as usize]);
        if let Some(above) = below.get_mut(above as usize).filter(|_| own.has_teams) {
            above.has_teams = true;
            above.has_ties |= own.has_ties;
            above.branches += 1;
        }
    }
    let is_silent = |at: &u32| {
        let below = below[*at as usize];
        structure.manager_reports(*at) > 0 && below.branches > 1 && below.has_ties && !below.is_joined
    };
    structure.managers().iter().copied().filter(is_silent).collect()
}
