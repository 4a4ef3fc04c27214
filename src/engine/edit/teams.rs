//! What a person decides about teams: types, domains, interactions, members, groups, splitting and merging.

use time::Date;

use super::Setting;
use crate::engine::grow::team_of;
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::org::{Complexity, Domain, Group, GroupKind, Membership, Org, OrgError, TeamType};

/// One edit of teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamEdit {
    /// A team gets a name.
    Rename {
        /// Which.
        team: TeamId,
        /// Its name from now on.
        name: String,
    },
    /// A team is of one of the four types, or of none.
    SetType {
        /// Which.
        team: TeamId,
        /// Its type from now on.
        team_type: Option<TeamType>,
    },
    /// A team answers for one more domain.
    AddDomain {
        /// Which.
        team: TeamId,
        /// How hard it is.
        complexity: Complexity,
        /// Its name, empty where it has none.
        name: String,
    },
    /// A team no longer answers for a domain, and nobody else does.
    RemoveDomain {
        /// Which team.
        team: TeamId,
        /// The place of the domain in the team's list.
        at: u32,
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
    /// Two teams no longer work together.
    End {
        /// Provider or helper.
        from: TeamId,
        /// The other.
        to: TeamId,
    },
    /// Since when and what for two teams work together.
    Describe {
        /// Provider or helper.
        from: TeamId,
        /// The other.
        to: TeamId,
        /// Since when.
        since: Option<Date>,
        /// What for.
        purpose: String,
    },
    /// A person gives a team a share of the time, besides other teams; nothing ends the membership.
    Share {
        /// Who.
        person: PersonId,
        /// Which team.
        team: TeamId,
        /// Basis points of the person's time.
        share: u16,
    },
    /// The newest half of a team's members become a new team; who reports to whom stays.
    Split {
        /// Which.
        team: TeamId,
    },
    /// A team becomes part of another and is no more.
    Merge {
        /// Which.
        from: TeamId,
        /// The one that has everything from then on.
        into: TeamId,
    },
    /// A new group without members.
    AddGroup {
        /// What kind.
        kind: GroupKind,
        /// Its name.
        name: String,
    },
    /// A team joins a group, and leaves the others of that kind.
    Group {
        /// Which team.
        team: TeamId,
        /// Which group.
        group: GroupId,
    },
    /// A team leaves a group.
    Ungroup {
        /// Which team.
        team: TeamId,
        /// Which group.
        group: GroupId,
    },
}

impl TeamEdit {
    pub(super) fn apply(&self, org: &mut Org, setting: Setting<'_>) -> Result<(), OrgError> {
        let team_mut = |org: &mut Org, team: TeamId, change: &mut dyn FnMut(&mut crate::engine::org::Team)| {
            org.team_mut(team).filter(|team| !team.is_dissolved).map(change).ok_or(OrgError::UnknownTeam(team))
        };
        match self {
            TeamEdit::Rename { team, name } => team_mut(org, *team, &mut |team| team.name.clone_from(name)),
            TeamEdit::SetType { team, team_type } => team_mut(org, *team, &mut |team| team.team_type = *team_type),
            TeamEdit::AddDomain { team, complexity, name } => team_mut(org, *team, &mut |team| {
                team.domains.push(Domain { name: name.clone(), complexity: *complexity });
            }),
            TeamEdit::RemoveDomain { team, at } => org.take_domain(*team, *at).map(drop),
            TeamEdit::MoveDomain { from, at, to } => org.move_domain(*from, *at, *to),
            TeamEdit::End { from, to } => org.end_interaction(*from, *to),
            TeamEdit::Describe { from, to, since, purpose } => {
                let interaction = org.interaction_mut(*from, *to)?;
                interaction.since = *since;
                interaction.purpose.clone_from(purpose);
                Ok(())
            }
            TeamEdit::Share { person, team, share: 0 } => org.leave_team(*person, *team),
            TeamEdit::Share { person, team, share } => {
                let known = org.memberships(*person).into_iter().find(|(known, _)| known == team);
                let leads = known.is_some_and(|(_, part)| part.leads);
                org.join_team(*person, *team, Membership { share: (*share).min(10_000), leads })
            }
            TeamEdit::Split { team } => split(org, *team, setting),
            TeamEdit::Merge { from, into } => org.merge_team(*from, *into),
            TeamEdit::AddGroup { kind, name } => {
                org.add_group(Group { name: name.clone(), kind: *kind });
                Ok(())
            }
            TeamEdit::Group { team, group } => org.regroup_team(*group, *team),
            TeamEdit::Ungroup { team, group } => org.ungroup_team(*group, *team),
        }
    }
}

/// The newest members are those of the highest ids; whoever leads the team stays.
fn split(org: &mut Org, team: TeamId, setting: Setting<'_>) -> Result<(), OrgError> {
    if !org.has_team(team) {
        return Err(OrgError::UnknownTeam(team));
    }
    let n = TeamId(org.n_teams() as u32);
    let new = org.add_team(team_of(org, org, setting.origin, n, Some(team)));
    org.part_team(team, new)?;
    let members = org.members(team);
    let going = members.iter().rev().filter(|(_, part)| !part.leads).take(members.len() / 2);
    for (person, part) in going {
        org.leave_team(*person, team)?;
        org.join_team(*person, new, *part)?;
    }
    Ok(())
}
