//! What growth does to an org: plain data, applied in order.

use super::names;
use crate::engine::ids::{GroupId, PersonId, RotationId, TeamId};
use crate::engine::org::{Group, GroupKind, InteractionMode, Membership, Org, Person, Role, Team, TeamType};

/// One change. Ids of people and teams that are added follow those of the org.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new person below a manager, or a new root.
    Join {
        /// The id the person gets.
        person: PersonId,
        /// Whom the person reports to.
        manager: Option<PersonId>,
        /// The named team the person joins.
        team: Option<TeamId>,
        /// Joins to manage, not as an engineer.
        leads: bool,
    },
    /// A new team.
    AddTeam {
        /// The id the team gets.
        team: TeamId,
        /// The team it was split from.
        from: Option<TeamId>,
    },
    /// A person gets another manager.
    Report {
        /// Who.
        person: PersonId,
        /// To whom.
        manager: PersonId,
    },
    /// A person changes team.
    Transfer {
        /// Who.
        person: PersonId,
        /// Where to; `None` for no named team.
        team: Option<TeamId>,
    },
    /// A person gets another role, and the title that goes with it.
    Retitle {
        /// Who.
        person: PersonId,
        /// The role from now on.
        role: Role,
    },
    /// A person joins an on-call rotation, instead of the one before.
    OnCall {
        /// Who.
        person: PersonId,
        /// Which.
        rotation: RotationId,
    },
    /// Two teams work together in another way.
    Interact {
        /// Provider or helper.
        from: TeamId,
        /// The other.
        to: TeamId,
        /// How from now on.
        mode: InteractionMode,
    },
    /// Two teams no longer work together.
    End {
        /// Provider or helper.
        from: TeamId,
        /// The other.
        to: TeamId,
    },
    /// A domain goes to another team, to the end of its list.
    MoveDomain {
        /// From where.
        from: TeamId,
        /// The place of the domain in that team's list.
        at: u32,
        /// Where to.
        to: TeamId,
    },
    /// A team gets a type.
    SetType {
        /// Which.
        team: TeamId,
        /// Its type from now on.
        team_type: Option<TeamType>,
    },
    /// A new group.
    AddGroup {
        /// The id the group gets.
        group: GroupId,
        /// What kind.
        kind: GroupKind,
    },
    /// A team joins a group, and leaves the others of that kind.
    Group {
        /// Which team.
        team: TeamId,
        /// Which group.
        group: GroupId,
    },
}

impl Change {
    /// Whether it is about teams and groups alone, and nobody's place.
    pub(crate) fn is_of_teams(&self) -> bool {
        match self {
            Change::AddTeam { .. }
            | Change::Interact { .. }
            | Change::End { .. }
            | Change::MoveDomain { .. }
            | Change::SetType { .. }
            | Change::AddGroup { .. }
            | Change::Group { .. } => true,
            Change::Join { .. }
            | Change::Report { .. }
            | Change::Transfer { .. }
            | Change::Retitle { .. }
            | Change::OnCall { .. } => false,
        }
    }
}

/// Where an org comes from, which decides how newcomers are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Made here: every manager carries the title of the ladder, teams have names off a list.
    Generated,
    /// Brought in: what is there keeps its titles and team names.
    Imported,
}

/// Applies changes that were planned on this org.
pub(crate) fn apply(org: &mut Org, base: &Org, origin: Origin, changes: &[Change]) {
    const PLANNED: &str = "the change was planned on this org";
    for change in changes {
        match *change {
            Change::Join { person, manager, team, .. } => {
                let id = org.add_person(newcomer(base, person)).expect(PLANNED);
                debug_assert_eq!(id, person, "ids follow the plan");
                org.set_manager(person, manager).expect(PLANNED);
                if let Some(team) = team {
                    org.join_team(person, team, Membership::default()).expect(PLANNED);
                }
            }
            Change::AddTeam { team, from } => {
                let added = org.add_team(team_of(org, base, origin, team, from));
                if let Some(from) = from {
                    org.part_team(from, added).expect(PLANNED);
                }
                call_by_type(org, base, origin, added);
            }
            Change::Report { person, manager } => org.set_manager(person, Some(manager)).expect(PLANNED),
            Change::Transfer { person, team } => org.set_team(person, team).expect(PLANNED),
            Change::OnCall { person, rotation } => {
                org.person_mut(person).expect(PLANNED).work.rotation = Some(rotation);
            }
            Change::Interact { from, to, mode } => org.set_mode(from, to, mode).expect(PLANNED),
            Change::End { from, to } => org.end_interaction(from, to).expect(PLANNED),
            Change::MoveDomain { from, at, to } => org.move_domain(from, at, to).expect(PLANNED),
            Change::SetType { team, team_type } => {
                org.team_mut(team).expect(PLANNED).team_type = team_type;
                call_by_type(org, base, origin, team);
            }
            Change::AddGroup { group, kind } => {
                let added = org.add_group(Group { name: names::group_name(group, kind), kind });
                debug_assert_eq!(added, group, "ids follow the plan");
            }
            Change::Group { team, group } => org.regroup_team(group, team).expect(PLANNED),
            Change::Retitle { person, role } => {
                let person = org.person_mut(person).expect(PLANNED);
                role.rung().title.clone_into(&mut person.title);
            }
        }
    }
}

/// The type that some changes give a team in the end; a team that was split off starts with that of its other part.
pub(crate) fn type_given(base: &Org, changes: &[Change], id: TeamId) -> Option<TeamType> {
    let (mut id, mut changes) = (id, changes);
    while let Some((last, before)) = changes.split_last() {
        changes = before;
        match *last {
            Change::SetType { team, team_type } if team == id => return team_type,
            Change::AddTeam { team, from } if team == id => id = from?,
            _ => {}
        }
    }
    base.team(id).and_then(|team| team.team_type)
}

/// Names a team that growth added after its type, where its origin asks for that.
fn call_by_type(org: &mut Org, base: &Org, origin: Origin, id: TeamId) {
    let team = org.team_mut(id).filter(|_| origin == Origin::Generated);
    if let Some(team) = team
        && let Some(name) = names::name_of_type(base, id, team.team_type)
    {
        team.name = name;
    }
}

/// A team that growth adds, named as its origin asks.
pub(crate) fn team_of(org: &Org, base: &Org, origin: Origin, team: TeamId, from: Option<TeamId>) -> Team {
    let parent = from.filter(|_| origin == Origin::Imported).and_then(|from| org.team(from));
    let name = names::team_name(base, team, parent.map(|parent| parent.name.as_str()));
    Team { key: names::team_key(base, team), name, ..Team::default() }
}

/// A person whom growth adds, before the title is settled.
pub(crate) fn newcomer(base: &Org, id: PersonId) -> Person {
    Person {
        key: names::person_key(base, id),
        name: names::person_name(id.0),
        title: Role::Engineer.rung().title.to_owned(),
        ..Person::default()
    }
}
