//! What a fix does, step by step, as data and in words.

use crate::engine::analyze::Names;
use crate::engine::grow::GrowingStructure;
use crate::engine::ids::{PersonId, RotationId, TeamId};
use crate::engine::org::NONE;

/// What kind of step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Reports go from one manager to another.
    MoveReports,
    /// A whole team goes from one manager to another.
    HandTeam,
    /// A new manager from outside takes some reports.
    HireManager,
    /// An engineer becomes a manager and takes some reports.
    PromoteManager,
    /// Two teams become one; one manager is an engineer from then on.
    MergeTeams,
    /// A manager's reports go to the manager's own manager.
    HandReportsUp,
    /// Engineers join an on-call rotation.
    JoinRotation,
    /// Two teams use one another as a service from then on.
    ChangeInteraction,
}

impl ActionKind {
    /// Name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            ActionKind::MoveReports => "move_reports",
            ActionKind::HandTeam => "hand_team",
            ActionKind::HireManager => "hire_manager",
            ActionKind::PromoteManager => "promote_manager",
            ActionKind::MergeTeams => "merge_teams",
            ActionKind::HandReportsUp => "hand_reports_up",
            ActionKind::JoinRotation => "join_rotation",
            ActionKind::ChangeInteraction => "change_interaction",
        }
    }
}

/// One step of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What kind.
    pub kind: ActionKind,
    /// Whose manager changes, or who joins a rotation.
    pub people: Vec<PersonId>,
    /// Whom they reported to.
    pub from: PersonId,
    /// Whom they report to from then on.
    pub to: PersonId,
    /// Where a new manager reports to.
    pub above: Option<PersonId>,
    /// The team that is handed over, or that serves.
    pub team: Option<TeamId>,
    /// The team that is served.
    pub other: Option<TeamId>,
    /// The rotation that is joined.
    pub rotation: Option<RotationId>,
}

impl Action {
    fn new(plan: &GrowingStructure, kind: ActionKind, people: &[u32], from: u32, to: u32) -> Action {
        let id = |at: u32| plan.structure.id(at);
        let people = people.iter().map(|&at| id(at)).collect();
        Action { kind, people, from: id(from), to: id(to), above: None, team: None, other: None, rotation: None }
    }

    pub(super) fn reports(plan: &GrowingStructure, people: &[u32], from: u32, to: u32) -> Action {
        Action::new(plan, ActionKind::MoveReports, people, from, to)
    }

    pub(super) fn team(plan: &GrowingStructure, people: &[u32], team: u32, from: u32, to: u32) -> Action {
        let team = (team != NONE).then_some(TeamId(team));
        Action { team, ..Action::new(plan, ActionKind::HandTeam, people, from, to) }
    }

    pub(super) fn new_manager(
        plan: &GrowingStructure,
        people: &[u32],
        lead: u32,
        from: u32,
        above: u32,
        is_promoted: bool,
    ) -> Action {
        let kind = if is_promoted { ActionKind::PromoteManager } else { ActionKind::HireManager };
        let above = Some(plan.structure.id(above));
        Action { above, ..Action::new(plan, kind, people, from, lead) }
    }

    pub(super) fn merge(plan: &GrowingStructure, people: &[u32], from: u32, into: u32) -> Action {
        Action::new(plan, ActionKind::MergeTeams, people, from, into)
    }

    pub(super) fn hand_up(plan: &GrowingStructure, people: &[u32], manager: u32, above: u32) -> Action {
        Action::new(plan, ActionKind::HandReportsUp, people, manager, above)
    }

    pub(super) fn rotation(plan: &GrowingStructure, people: &[u32], rotation: RotationId, answers: u32) -> Action {
        let rotation = Some(rotation);
        Action { rotation, ..Action::new(plan, ActionKind::JoinRotation, people, answers, answers) }
    }

    pub(super) fn service(plan: &GrowingStructure, from: u32, to: u32, lead: u32) -> Action {
        let (team, other) = (Some(TeamId(from)), Some(TeamId(to)));
        Action { team, other, ..Action::new(plan, ActionKind::ChangeInteraction, &[], lead, lead) }
    }

    /// The step as a sentence without its stop. `after` names the org with the fix.
    pub fn message(&self, after: &Names<'_>) -> String {
        let name = |id: PersonId| after.called(id);
        let title = |id: PersonId| after.org.person(id).map_or("", |person| person.title.as_str());
        let (from, to) = (name(self.from), name(self.to));
        let whose = || listed(&self.people.iter().map(|&id| name(id)).collect::<Vec<_>>());
        match self.kind {
            ActionKind::MoveReports => format!("Move {} from {from} to {to}", whose()),
            ActionKind::HandTeam => {
                let team = self.team.and_then(|team| after.org.team(team)).map_or("", |team| team.name.as_str());
                format!("Hand team {team} from {from} to {to}")
            }
            ActionKind::HireManager | ActionKind::PromoteManager => {
                let above = self.above.map(name).unwrap_or_default();
                let who = match self.kind {
                    ActionKind::HireManager => {
                        let title = title(self.to);
                        let article = if title.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
                        format!("Hire {article} {title} (here \u{201c}{to}\u{201d})")
                    }
                    _ => format!("Promote {to} to {}", title(self.to)),
                };
                format!("{who} under {above}, over {} of {from}", whose())
            }
            ActionKind::MergeTeams => match self.people.len() {
                1 => format!("Merge {from}'s team into {to}'s: {} and {from} report to {to}", whose()),
                n => format!("Merge {from}'s team into {to}'s: {n} reports and {from} report to {to}"),
            },
            ActionKind::JoinRotation => {
                let rotation = self.rotation.and_then(|id| after.org.rotations().get(id.index()));
                format!("Add {} to the rotation {}", whose(), rotation.map_or("", |rotation| &rotation.name))
            }
            ActionKind::ChangeInteraction => {
                let team = |id: Option<TeamId>| id.and_then(|id| after.org.team(id)).map_or("", |team| &team.name);
                format!("Let {} serve {} as a service instead", team(self.team), team(self.other))
            }
            ActionKind::HandReportsUp => format!("Hand {} from {from} up to {to}", whose()),
        }
    }
}

/// Up to three names, or how many there are.
fn listed(names: &[String]) -> String {
    match names {
        [] => "nobody".into(),
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [first, second, third] => format!("{first}, {second} and {third}"),
        many => format!("{} people", many.len()),
    }
}
