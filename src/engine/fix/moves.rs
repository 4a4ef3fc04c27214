//! The moves that a fix is made of, and what each does to a structure.

use super::action::{Action, ActionKind};
use crate::engine::grow::GrowingStructure;
use crate::engine::ids::{GroupId, RotationId, TeamId};
use crate::engine::org::{InteractionMode, NONE, Role, Seniority, TeamType};
use crate::engine::sort::sort_by_key;

/// One move, by position. Whoever is named reports where the move says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Reports of one manager go to another; engineers join the team that is led there.
    Shift { people: Vec<u32>, from: u32, to: u32 },
    /// All engineers of a named team whom one manager leads go to another and stay a team.
    HandTeam { team: u32, from: u32, to: u32 },
    /// New managers below `above`, each over a group of the reports of `from`: hired, or promoted out of the group.
    Insert { above: u32, from: u32, groups: Vec<Vec<u32>>, is_promoted: bool },
    /// A manager joins another one's team as an engineer, with all reports.
    Merge { from: u32, into: u32 },
    /// Managers hand their reports to their own manager and stay as engineers.
    HandUp { managers: Vec<u32> },
    /// Engineers join an on-call rotation for which `answers` answers.
    JoinRotation { people: Vec<u32>, rotation: RotationId, answers: u32 },
    /// A named team provides another with a service from then on, instead of working with it as before.
    Serve { from: u32, to: u32, was: InteractionMode },
    /// Two named teams no longer work together as before.
    End { from: u32, to: u32, was: InteractionMode },
    /// A consumer of one team's service uses another team's from then on.
    Switch { consumer: u32, from: u32, to: u32 },
    /// A domain goes to another team.
    HandDomain { from: u32, at: u32, to: u32 },
    /// A team joins a group, and leaves the others of that kind.
    Regroup { team: u32, group: u32 },
    /// A team is stream-aligned from then on.
    Retype { team: u32 },
}

/// What kind of move it is: of each kind the best is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Shift,
    HandTeam,
    Promote,
    Hire,
    Merge,
    HandUp,
    JoinRotation,
    Serve,
    End,
    Switch,
    HandDomain,
    Regroup,
    Retype,
}

impl Move {
    pub(super) fn kind(&self) -> Kind {
        match self {
            Move::Shift { .. } => Kind::Shift,
            Move::HandTeam { .. } => Kind::HandTeam,
            Move::Insert { is_promoted: true, .. } => Kind::Promote,
            Move::Insert { is_promoted: false, .. } => Kind::Hire,
            Move::Merge { .. } => Kind::Merge,
            Move::HandUp { .. } => Kind::HandUp,
            Move::JoinRotation { .. } => Kind::JoinRotation,
            Move::Serve { .. } => Kind::Serve,
            Move::End { .. } => Kind::End,
            Move::Switch { .. } => Kind::Switch,
            Move::HandDomain { .. } => Kind::HandDomain,
            Move::Regroup { .. } => Kind::Regroup,
            Move::Retype { .. } => Kind::Retype,
        }
    }

    /// Makes the move, and says what was done.
    pub(super) fn apply(&self, plan: &mut GrowingStructure, said: &mut Vec<Action>) {
        match self {
            Move::Shift { people, from, to } => {
                shift(plan, people, *to);
                said.push(Action::reports(plan, people, *from, *to));
            }
            &Move::HandTeam { team, from, to } => {
                let ics = plan.ics_of(from);
                let members = ics.into_iter().filter(|&ic| plan.structure.team_of_position(ic) == team);
                let members: Vec<u32> = members.collect();
                members.iter().for_each(|&ic| plan.report(ic, to));
                said.push(Action::team(plan, &members, team, from, to));
            }
            Move::Insert { above, from, groups, is_promoted } => {
                // The last first: what the others hold is then still there, and keeps the name of the team.
                for group in groups.iter().rev() {
                    insert(plan, (*above, *from), group, *is_promoted, said);
                }
            }
            &Move::Merge { from, into } => {
                let reports = plan.structure.direct_reports(from).to_vec();
                shift(plan, &reports, into);
                shift(plan, &[from], into);
                plan.retitle(from, Role::SeniorEngineer);
                said.push(Action::merge(plan, &reports, from, into));
            }
            Move::JoinRotation { people, rotation, answers } => {
                people.iter().for_each(|&at| plan.join_rotation(at, *rotation));
                said.push(Action::rotation(plan, people, *rotation, *answers));
            }
            &Move::Serve { from, to, was } => {
                end_back(plan, from, to, was);
                if mode(plan, from, to) != Some(InteractionMode::XAsAService) {
                    plan.connect(from, to, InteractionMode::XAsAService);
                }
                said.push(Action { mode: Some(was), ..Action::of_teams(ActionKind::ChangeInteraction, from, to) });
            }
            &Move::End { from, to, was } => {
                end_back(plan, from, to, was);
                plan.end(from, to);
                said.push(Action { mode: Some(was), ..Action::of_teams(ActionKind::EndInteraction, from, to) });
            }
            &Move::Switch { consumer, from, to } => {
                plan.end(from, consumer);
                plan.connect(to, consumer, InteractionMode::XAsAService);
                let former = Some(TeamId(from));
                said.push(Action { former, ..Action::of_teams(ActionKind::SwitchProvider, to, consumer) });
            }
            &Move::HandDomain { from, at, to } => {
                let place = plan.structure.team_facts[to as usize].domains.len() as u32;
                let complexity = plan.move_domain(from, at, to);
                let domain = Some((place, complexity));
                said.push(Action { domain, ..Action::of_teams(ActionKind::HandDomain, from, to) });
            }
            &Move::Regroup { team, group } => {
                plan.group(team, group);
                let group = Some(GroupId(group));
                said.push(Action { group, ..Action::of_team(ActionKind::ChangeGroup, team) });
            }
            &Move::Retype { team } => {
                plan.set_type(team, Some(TeamType::StreamAligned));
                said.push(Action::of_team(ActionKind::ChangeType, team));
            }
            Move::HandUp { managers } => {
                for &manager in managers {
                    plan.settle();
                    let above = plan.structure.parents()[manager as usize];
                    let reports = plan.structure.direct_reports(manager).to_vec();
                    reports.iter().for_each(|&report| plan.report(report, above));
                    plan.retitle(manager, Role::SeniorEngineer);
                    said.push(Action::hand_up(plan, &reports, manager, above));
                }
            }
        }
        plan.settle();
    }
}

fn mode(plan: &GrowingStructure, from: u32, to: u32) -> Option<InteractionMode> {
    plan.structure.link_between(from, to).map(|link| link.mode)
}

/// A collaboration has no direction: where one between two teams changes or ends, none stays in the other direction.
fn end_back(plan: &mut GrowingStructure, from: u32, to: u32, was: InteractionMode) {
    let joint = InteractionMode::Collaboration;
    if was == joint && mode(plan, to, from) == Some(joint) {
        plan.end(to, from);
    }
}

/// Gives people another manager; engineers join the named team most of that manager's engineers are in. Where these are in
/// none, they leave theirs; a manager without engineers takes them as the team they are.
fn shift(plan: &mut GrowingStructure, people: &[u32], to: u32) {
    let (home, leads_nobody) = (plan.home_team(to), plan.structure.ic_reports(to) == 0);
    for &person in people {
        let team = plan.structure.team_of_position(person);
        plan.report(person, to);
        if !plan.structure.is_manager(person) && team != home && !leads_nobody {
            plan.transfer(person, home);
        }
    }
}

/// A new manager over a group of reports. Engineers whose team has members left behind get a new one, split off it.
fn insert(
    plan: &mut GrowingStructure,
    (above, from): (u32, u32),
    group: &[u32],
    is_promoted: bool,
    said: &mut Vec<Action>,
) {
    let lead = if is_promoted {
        let lead = most_senior(plan, group);
        plan.report(lead, above);
        lead
    } else {
        plan.join(above, NONE, true)
    };
    let group: Vec<u32> = group.iter().copied().filter(|&at| at != lead).collect();
    let layers = group.iter().map(|&at| plan.structure.management_layers(at)).max().unwrap_or(0);
    plan.retitle(lead, Role::of_level(layers + 1, false));
    let stay: Vec<u32> = plan.ics_of(from).into_iter().filter(|at| *at != lead && !group.contains(at)).collect();
    let mut split = NONE;
    for &person in &group {
        let team = plan.structure.team_of_position(person);
        let is_split = team != NONE && stay.iter().any(|&other| plan.structure.team_of_position(other) == team);
        if is_split && !plan.structure.is_manager(person) {
            if split == NONE {
                split = plan.add_team(team);
            }
            plan.transfer(person, split);
        }
        plan.report(person, lead);
    }
    said.push(Action::new_manager(plan, &group, lead, from, above, is_promoted));
    plan.settle();
}

/// Who of some engineers is promoted: staff before others before juniors, then who has been there longest, then the lowest
/// id.
fn most_senior(plan: &GrowingStructure, group: &[u32]) -> u32 {
    let s = &plan.structure;
    let rank = |at: u32| match s.seniority[at as usize] {
        Seniority::Staff => 0,
        Seniority::Regular => 1,
        Seniority::Junior => 2,
    };
    let mut order = group.to_vec();
    sort_by_key(&mut order, |&at| (rank(at), -s.days_since_start(at).unwrap_or(0), at));
    order[0]
}
