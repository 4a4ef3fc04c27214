//! What a fix does, step by step, as data and in words.

use crate::engine::analyze::Names;
use crate::engine::grow::GrowingStructure;
use crate::engine::ids::{GroupId, PersonId, RotationId, TeamId};
use crate::engine::org::{Complexity, InteractionMode, NONE};

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
    /// A team uses another as a service from then on, instead of collaborating with it or being helped.
    ChangeInteraction,
    /// A collaboration or help of two teams ends.
    EndInteraction,
    /// A team uses another team's service than before.
    SwitchProvider,
    /// A domain goes from one team to another.
    HandDomain,
    /// A team goes to another group of the same kind.
    ChangeGroup,
    /// A team becomes stream-aligned.
    ChangeType,
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
            ActionKind::EndInteraction => "end_interaction",
            ActionKind::SwitchProvider => "switch_provider",
            ActionKind::HandDomain => "hand_domain",
            ActionKind::ChangeGroup => "change_group",
            ActionKind::ChangeType => "change_type",
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
    /// Whom they reported to; `None` where it is about teams alone.
    pub from: Option<PersonId>,
    /// Whom they report to from then on; `None` where it is about teams alone.
    pub to: Option<PersonId>,
    /// Where a new manager reports to.
    pub above: Option<PersonId>,
    /// The team that is handed over, that serves from then on, that worked with another until now, that hands a domain over, or
    /// that changes its group or type.
    pub team: Option<TeamId>,
    /// The team that is served, that is left alone, or that gets the domain.
    pub other: Option<TeamId>,
    /// The team whose service was used before.
    pub former: Option<TeamId>,
    /// How the two teams worked together before.
    pub mode: Option<InteractionMode>,
    /// The place of the domain in the list of the team that gets it, and how hard it is.
    pub domain: Option<(u32, Complexity)>,
    /// The group that is joined.
    pub group: Option<GroupId>,
    /// The rotation that is joined.
    pub rotation: Option<RotationId>,
}

impl Action {
    fn new(plan: &GrowingStructure, kind: ActionKind, people: &[u32], from: u32, to: u32) -> Action {
        let id = |at: u32| plan.structure.id(at);
        let people = people.iter().map(|&at| id(at)).collect();
        let (from, to) = (Some(id(from)), Some(id(to)));
        Action { people, from, to, ..Action::plain(kind) }
    }

    fn plain(kind: ActionKind) -> Action {
        Action {
            kind,
            people: Vec::new(),
            from: None,
            to: None,
            above: None,
            team: None,
            other: None,
            former: None,
            mode: None,
            domain: None,
            group: None,
            rotation: None,
        }
    }

    pub(super) fn of_team(kind: ActionKind, team: u32) -> Action {
        Action { team: Some(TeamId(team)), ..Action::plain(kind) }
    }

    pub(super) fn of_teams(kind: ActionKind, team: u32, other: u32) -> Action {
        Action { other: Some(TeamId(other)), ..Action::of_team(kind, team) }
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

    fn is_help(&self) -> bool {
        self.mode == Some(InteractionMode::Facilitating)
    }

    /// The step as a sentence without its stop. `after` names the org with the fix.
    pub fn message(&self, after: &Names<'_>) -> String {
        let name = |id: PersonId| after.called(id);
        let title = |id: PersonId| after.org.person(id).map_or("", |person| person.title.as_str());
        let [from, to] = [self.from, self.to].map(|id| id.map(name).unwrap_or_default());
        let [team, other, former] = [self.team, self.other, self.former].map(|id| id.and_then(|id| after.org.team(id)));
        let [team, other, former] = [team, other, former].map(|team| team.map_or("", |team| team.name.as_str()));
        let whose = || listed(&self.people.iter().map(|&id| name(id)).collect::<Vec<_>>());
        match self.kind {
            ActionKind::MoveReports => format!("Move {} from {from} to {to}", whose()),
            ActionKind::HandTeam => format!("Hand team {team} from {from} to {to}"),
            ActionKind::HireManager | ActionKind::PromoteManager => {
                let above = self.above.map(name).unwrap_or_default();
                let who = match self.kind {
                    ActionKind::HireManager => {
                        let title = self.to.map_or("", title);
                        let article = if title.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
                        format!("Hire {article} {title} (here \u{201c}{to}\u{201d})")
                    }
                    _ => format!("Promote {to} to {}", self.to.map_or("", title)),
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
                let before = if self.is_help() { "being helped by" } else { "collaborating with" };
                format!("{other} uses {team} as a service instead of {before} it")
            }
            ActionKind::EndInteraction if self.is_help() => format!("End the facilitating of {other} by {team}"),
            ActionKind::EndInteraction => format!("End the collaboration of {team} and {other}"),
            ActionKind::SwitchProvider => format!("{other} uses {team} as a service instead of {former}"),
            ActionKind::HandDomain => {
                let (place, complexity) = self.domain.unwrap_or_default();
                let domains = self.other.and_then(|id| after.org.team(id)).map(|team| team.domains.as_slice());
                let known = domains.and_then(|domains| domains.get(place as usize));
                match known.filter(|domain| domain.complexity == complexity && !domain.name.is_empty()) {
                    Some(domain) => format!("Domain {} of {team} goes to {other}", domain.name),
                    None => format!("A {} domain of {team} goes to {other}", complexity.as_str()),
                }
            }
            ActionKind::ChangeGroup => match self.group.and_then(|id| after.org.group(id)) {
                Some(group) => format!("{team} goes to the {} {}", group.kind.as_str(), group.name),
                None => format!("{team} goes to another group"),
            },
            ActionKind::ChangeType => format!("{team} becomes stream-aligned"),
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
