//! How teams work together, as programs read it.

use serde::Serialize;

use crate::engine::analyze::{LinkFigures, Names, OnCallFigures, OrgFigures, TeamFigures, TopologyReport};
use crate::engine::ids::GroupId;
use crate::engine::org::{Group, GroupFacts, TeamLink, TeamType};
use crate::engine::units::{Fte, Ratio};

#[derive(Serialize)]
pub(in crate::cli) struct TopologyView<'a> {
    teams: Vec<TeamFiguresView>,
    pub(in crate::cli) interactions: Vec<InteractionView<'a>>,
    groups: Vec<GroupView<'a>>,
    pub(in crate::cli) org: OrgView<'a>,
}

#[derive(Serialize)]
struct TeamFiguresView {
    id: String,
    people: Option<u32>,
    full_time_equivalents: Option<f64>,
    line_managers: u32,
    collaborations: u32,
    facilitating: u32,
    consumers: u32,
    providers: u32,
    dependencies: u32,
    on_call: Option<OnCallView>,
    in_ramp: Option<u32>,
    structural_load: LoadView,
}

#[derive(Serialize)]
struct OnCallView {
    people: u32,
    minutes_per_person: u32,
}

#[derive(Serialize)]
struct LoadView {
    domain_points: Option<u32>,
    domain_capacity: Option<u32>,
    collaboration_minutes: u32,
    facilitating_minutes: u32,
    x_as_a_service_minutes: u32,
    on_call_minutes: u32,
    newcomer_minutes: Option<u32>,
}

#[derive(Serialize)]
pub(in crate::cli) struct InteractionView<'a> {
    from: String,
    to: String,
    pub(in crate::cli) mode: &'static str,
    common_manager: Option<&'a str>,
    levels_nearer: Option<u32>,
    levels_farther: Option<u32>,
    meets_at_root: Option<bool>,
    days_open: Option<i32>,
    shared_hours: Option<f64>,
}

#[derive(Serialize)]
struct GroupView<'a> {
    id: String,
    name: &'a str,
    kind: &'static str,
    people: u32,
}

#[derive(Serialize)]
pub(in crate::cli) struct OrgView<'a> {
    pub(in crate::cli) types: TypesView,
    pub(in crate::cli) stream_ratio: Option<f64>,
    pub(in crate::cli) platform_share: Option<f64>,
    platforms: Vec<PlatformView>,
    pub(in crate::cli) collaborations_over_3_months: u32,
    pub(in crate::cli) collaborations_over_6_months: u32,
    facilitating_over_3_months: u32,
    facilitating_over_6_months: u32,
    pub(in crate::cli) teams_of_several_managers: u32,
    pub(in crate::cli) silent_managers: Vec<&'a str>,
}

#[derive(Serialize)]
pub(in crate::cli) struct TypesView {
    pub(in crate::cli) stream_aligned: u32,
    pub(in crate::cli) enabling: u32,
    pub(in crate::cli) complicated_subsystem: u32,
    pub(in crate::cli) platform: u32,
}

#[derive(Serialize)]
struct PlatformView {
    id: String,
    consumers: u32,
    people_per_consumer: Option<f64>,
}

/// Full-time equivalents from basis points.
pub(super) fn equivalents(figures: &TeamFigures) -> Option<f64> {
    figures.full_time_equivalents.map(|time| Ratio::new(time.into(), Fte::FULL.basis_points()).as_f64())
}

impl<'a> TopologyView<'a> {
    /// The figures of an org, of the teams that are `shown`.
    pub(super) fn of(names: &Names<'a>, report: &TopologyReport, shown: &[u32]) -> Self {
        let structure = names.structure;
        let links = structure.links().iter().zip(&report.links);
        let group = |(id, group): (GroupId, &'a Group)| {
            group_view(&group.name, &structure.groups()[id.index()], report.groups[id.index()])
        };
        TopologyView {
            teams: shown.iter().map(|&at| team(names, at, &report.teams[at as usize])).collect(),
            interactions: links.map(|(link, figures)| interaction(names, link, figures)).collect(),
            groups: names.org.groups().map(group).collect(),
            org: org(names, &report.org),
        }
    }
}

fn team(names: &Names<'_>, at: u32, figures: &TeamFigures) -> TeamFiguresView {
    let (ties, load) = (figures.ties, figures.structural_load);
    let [collaboration_minutes, facilitating_minutes, x_as_a_service_minutes] = load.interaction_minutes;
    let on_call = |OnCallFigures { people, minutes_per_person }| OnCallView { people, minutes_per_person };
    TeamFiguresView {
        id: names.team(at).0,
        people: figures.people,
        full_time_equivalents: equivalents(figures),
        line_managers: figures.line_managers,
        collaborations: ties.collaborations,
        facilitating: ties.facilitating,
        consumers: ties.consumers,
        providers: ties.providers,
        dependencies: ties.dependencies,
        on_call: figures.on_call.map(on_call),
        in_ramp: figures.in_ramp,
        structural_load: LoadView {
            domain_points: load.domain_points,
            domain_capacity: load.domain_capacity,
            collaboration_minutes,
            facilitating_minutes,
            x_as_a_service_minutes,
            on_call_minutes: load.on_call_minutes,
            newcomer_minutes: load.newcomer_minutes,
        },
    }
}

fn interaction<'a>(names: &Names<'a>, link: &TeamLink, figures: &LinkFigures) -> InteractionView<'a> {
    // Of different trees only what they have not in common is known.
    let met = figures.distance.filter(|met| met.common.is_some());
    InteractionView {
        from: names.team(link.a).0,
        to: names.team(link.b).0,
        mode: link.mode.as_str(),
        common_manager: met.and_then(|met| met.common).map(|at| names.person(at).key.as_str()),
        levels_nearer: met.map(|met| met.nearer),
        levels_farther: met.map(|met| met.farther),
        meets_at_root: figures.distance.map(|met| met.is_root),
        days_open: figures.days_open,
        shared_hours: figures.shared_hours.map(Ratio::as_f64),
    }
}

fn group_view<'a>(name: &'a str, facts: &GroupFacts, people: u32) -> GroupView<'a> {
    let kind = facts.kind.as_str();
    GroupView { id: format!("{kind}:{name}"), name, kind, people }
}

fn org<'a>(names: &Names<'a>, figures: &OrgFigures) -> OrgView<'a> {
    let of = |team_type| TeamType::ALL.iter().zip(figures.typed).find(|(known, _)| **known == team_type);
    let typed = |team_type| of(team_type).map_or(0, |(_, n)| n);
    let platforms = figures.platforms.iter().map(|platform| PlatformView {
        id: names.team(platform.team).0,
        consumers: platform.consumers,
        people_per_consumer: platform.people_per_consumer.map(Ratio::as_f64),
    });
    OrgView {
        types: TypesView {
            stream_aligned: typed(TeamType::StreamAligned),
            enabling: typed(TeamType::Enabling),
            complicated_subsystem: typed(TeamType::ComplicatedSubsystem),
            platform: typed(TeamType::Platform),
        },
        stream_ratio: figures.stream_ratio.map(Ratio::as_f64),
        platform_share: figures.platform_share.map(Ratio::as_f64),
        platforms: platforms.collect(),
        collaborations_over_3_months: figures.long_collaborations[0],
        collaborations_over_6_months: figures.long_collaborations[1],
        facilitating_over_3_months: figures.long_facilitating[0],
        facilitating_over_6_months: figures.long_facilitating[1],
        teams_of_several_managers: figures.teams_of_several_managers,
        silent_managers: figures.silent_managers.iter().map(|&at| names.person(at).key.as_str()).collect(),
    }
}
