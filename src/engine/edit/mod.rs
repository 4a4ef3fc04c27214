//! What a person decides about an org by hand: plain data, kept in the scenario and applied in order on top of its source.
//!
//! **Invariant:** people and teams are named by their ids, which an edit never changes; whoever an edit adds gets the next
//! id, and but for growth every edit gives as many ids whatever the org. One that the org refuses changes nothing and leaves
//! free the ids that it would have given; the ones after it are applied all the same.

mod decision;
mod people;
mod say;
mod teams;

pub(crate) use decision::without;
pub use decision::{Decision, decisions};
pub use people::{Fate, PersonEdit};
pub use say::{say, say_one};
pub use teams::TeamEdit;

use time::Date;

use crate::engine::analyze::Settings;
use crate::engine::grow::{Change, Mode, Origin, grown, newcomer, settle_titles, team_of};
use crate::engine::ids::{Ids, PersonId, RotationId, TeamId};
use crate::engine::org::{InteractionMode, Membership, Org, OrgError, Person, Role, Structure};
use crate::engine::policy::{GrowthPolicy, TopologyPolicy};

/// One edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The org grows to a size, so that what follows is about the people it has then. The policy is kept with it: another
    /// one would give the same ids to other people.
    Grow {
        /// Engineers to grow to; an org that has as many already stays as it is.
        engineers: u32,
        /// Whether the structure adapts or is held.
        mode: Mode,
        /// The four spans.
        policy: GrowthPolicy,
        /// How new teams work together.
        topology: TopologyPolicy,
    },
    /// Somebody new.
    Join {
        /// Whom the person reports to, if anybody.
        manager: Option<PersonId>,
        /// The named team the person joins.
        team: Option<TeamId>,
        /// The role, which gives the title.
        role: Role,
    },
    /// A new team.
    AddTeam {
        /// The team it was split from.
        from: Option<TeamId>,
    },
    /// A person gets another manager, or none.
    Report {
        /// Who.
        person: PersonId,
        /// To whom.
        manager: Option<PersonId>,
    },
    /// A person changes team.
    Transfer {
        /// Who.
        person: PersonId,
        /// Where to; `None` for no named team.
        team: Option<TeamId>,
    },
    /// A person gets another role, and its title.
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
        /// Which, by its place in the org.
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
    /// Something about teams.
    Team(TeamEdit),
    /// Something about people.
    Person(PersonEdit),
    /// Ids that nobody gets: what a decision that was taken back had given stays free, so that later ids mean the same.
    Skip(Ids),
}

/// Most edits of one scenario by which its org grows: each of them looks at everyone. Nobody comes near it by hand.
pub const MOST_GROWTHS: usize = 1_000;

/// How often the org grows by edits.
pub fn n_growths(edits: &[Edit]) -> usize {
    edits.iter().filter(|edit| matches!(edit, Edit::Grow { .. })).count()
}

/// What edits are applied with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// How newcomers are named.
    pub origin: Origin,
    /// The day on which the org is looked at.
    pub as_of: Option<Date>,
    /// Policy, thresholds and load terms; of these a growth in a held structure reads the load terms.
    pub settings: &'a Settings,
}

/// Applies edits in order; in a generated org every manager has the title of the structural level afterwards. Gives those that the org refused, by their place in the list; they changed nothing.
pub fn apply(org: &mut Org, edits: &[Edit], setting: Setting<'_>) -> Vec<(usize, OrgError)> {
    let refused = |(at, edit): (usize, &Edit)| apply_one(org, edit, setting).err().map(|error| (at, error));
    let refused = edits.iter().enumerate().filter_map(refused).collect();
    if setting.origin == Origin::Generated && !edits.is_empty() {
        settle_titles(org, setting.origin, setting.as_of, 0);
    }
    refused
}

/// Applies one edit; titles are not settled yet.
fn apply_one(org: &mut Org, edit: &Edit, setting: Setting<'_>) -> Result<(), OrgError> {
    let start = org.ids_given();
    attempt(org, edit, setting).inspect_err(|_| {
        let missing = ids_of(edit).since(org.ids_given().since(start));
        // Where there are too many ids already, nothing is added after this either.
        let _is_full = org.skip_ids(missing);
    })
}

/// The ids that an edit gives, or leaves free where the org refuses it; those of growth depend on the org.
fn ids_of(edit: &Edit) -> Ids {
    match edit {
        Edit::Join { .. } | Edit::Person(PersonEdit::Add { .. }) => Ids { people: 1, ..Ids::NONE },
        Edit::AddTeam { .. } | Edit::Team(TeamEdit::Split { .. }) => Ids { teams: 1, ..Ids::NONE },
        Edit::Team(TeamEdit::AddGroup { .. }) => Ids { groups: 1, ..Ids::NONE },
        Edit::Skip(ids) => *ids,
        _ => Ids::NONE,
    }
}

fn attempt(org: &mut Org, edit: &Edit, setting: Setting<'_>) -> Result<(), OrgError> {
    match *edit {
        Edit::Grow { engineers, mode, policy, topology } => {
            if Structure::n_engineers_of(org, setting.as_of) < engineers {
                let settings = Settings { policy, topology, ..setting.settings.clone() };
                *org = grown(org, setting.origin, setting.as_of, engineers, mode, &settings);
            }
            Ok(())
        }
        Edit::Join { manager, team, role } => {
            join(org, manager, team, &mut |person| role.rung().title.clone_into(&mut person.title))
        }
        Edit::AddTeam { from } => {
            if let Some(from) = from.filter(|&from| !org.has_team(from)) {
                return Err(OrgError::UnknownTeam(from));
            }
            let added = org.add_team(team_of(org, org, setting.origin, TeamId(org.n_teams() as u32), from));
            from.map_or(Ok(()), |from| org.part_team(from, added))
        }
        Edit::Report { person, manager } => org.set_manager(person, manager),
        Edit::Transfer { person, team } => org.set_team(person, team),
        Edit::Retitle { person, role } => {
            let known = org.person_mut(person).ok_or(OrgError::UnknownPerson(person))?;
            role.rung().title.clone_into(&mut known.title);
            Ok(())
        }
        Edit::OnCall { person, rotation } => {
            if rotation.index() >= org.rotations().len() {
                return Err(OrgError::UnknownRotation(rotation));
            }
            let known = org.person_mut(person).ok_or(OrgError::UnknownPerson(person))?;
            known.work.rotation = Some(rotation);
            Ok(())
        }
        Edit::Interact { from, to, mode } => org.set_mode(from, to, mode),
        Edit::Team(ref edit) => edit.apply(org, setting),
        Edit::Person(ref edit) => edit.apply(org),
        Edit::Skip(ids) => org.skip_ids(ids),
    }
}

/// Somebody new below a manager and in a team, with what `describe` says of them.
fn join(
    org: &mut Org,
    manager: Option<PersonId>,
    team: Option<TeamId>,
    describe: &mut dyn FnMut(&mut Person),
) -> Result<(), OrgError> {
    if let Some(manager) = manager.filter(|&manager| org.person(manager).is_none()) {
        return Err(OrgError::UnknownPerson(manager));
    }
    if let Some(team) = team.filter(|&team| !org.has_team(team)) {
        return Err(OrgError::UnknownTeam(team));
    }
    let mut person = newcomer(org, PersonId(org.n_ids() as u32));
    describe(&mut person);
    let person = org.add_person(person)?;
    org.set_manager(person, manager)?;
    team.map_or(Ok(()), |team| org.join_team(person, team, Membership::default()))
}

/// The edits that do what was planned on an org; whoever joined to lead has the role of an engineering manager until a
/// [`Change::Retitle`] says otherwise.
pub(crate) fn of_changes(changes: &[Change]) -> Vec<Edit> {
    let edit = |change: &Change| match *change {
        Change::Join { manager, team, leads, .. } => {
            let role = if leads { Role::EngineeringManager } else { Role::Engineer };
            Edit::Join { manager, team, role }
        }
        Change::AddTeam { from, .. } => Edit::AddTeam { from },
        Change::Report { person, manager } => Edit::Report { person, manager: Some(manager) },
        Change::Transfer { person, team } => Edit::Transfer { person, team },
        Change::Retitle { person, role } => Edit::Retitle { person, role },
        Change::OnCall { person, rotation } => Edit::OnCall { person, rotation },
        Change::Interact { from, to, mode } => Edit::Interact { from, to, mode },
        Change::End { from, to } => Edit::Team(TeamEdit::End { from, to }),
        Change::MoveDomain { from, at, to } => Edit::Team(TeamEdit::MoveDomain { from, at, to }),
        Change::SetType { team, team_type } => Edit::Team(TeamEdit::SetType { team, team_type }),
        Change::AddGroup { group, kind } => {
            Edit::Team(TeamEdit::AddGroup { kind, name: crate::engine::grow::group_name(group, kind) })
        }
        Change::Group { team, group } => Edit::Team(TeamEdit::Group { team, group }),
    };
    changes.iter().map(edit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::parse_outline;

    fn edited(outline: &str, edits: &[Edit]) -> (Org, Vec<(usize, OrgError)>) {
        let mut org = parse_outline(outline).expect("well formed");
        let setting = Setting { origin: Origin::Generated, as_of: None, settings: &Settings::default() };
        let refused = apply(&mut org, edits, setting);
        (org, refused)
    }

    #[test]
    fn newcomers_get_the_next_ids() {
        let (ada, new, engineer) = (PersonId(0), PersonId(3), PersonId(2));
        let (org, refused) = edited(
            "Ada\n  x2 @Ads\n",
            &[
                Edit::AddTeam { from: Some(TeamId(0)) },
                Edit::Join { manager: Some(ada), team: None, role: Role::EngineeringManager },
                Edit::Report { person: engineer, manager: Some(new) },
                Edit::Transfer { person: engineer, team: Some(TeamId(1)) },
            ],
        );
        assert_eq!(refused, []);
        assert_eq!(org.manager_of(engineer), Some(new));
        assert_eq!(org.person(new).map(|person| person.title.as_str()), Some("Engineering Manager"));
        assert_eq!(org.team_of(engineer), Some(TeamId(1)));
    }

    #[test]
    fn what_is_refused_changes_nothing_and_the_rest_goes_on() {
        let (ada, below) = (PersonId(0), PersonId(1));
        let cycle = Edit::Report { person: ada, manager: Some(below) };
        let nobody = Edit::Join { manager: Some(PersonId(9)), team: None, role: Role::Engineer };
        let retitled = Edit::Retitle { person: below, role: Role::StaffEngineer };
        let (org, refused) = edited("Ada\n  x1\n", &[cycle, nobody, retitled]);
        assert_eq!(refused.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 1]);
        assert_eq!((org.people().count(), org.n_ids()), (2, 3), "who was refused leaves an id free");
        assert_eq!(org.person(below).map(|person| person.title.as_str()), Some("Staff Engineer"));
    }

    #[test]
    fn growth_comes_before_what_follows_it() {
        let grow = Edit::Grow {
            engineers: 12,
            mode: Mode::Adapt,
            policy: GrowthPolicy::default(),
            topology: TopologyPolicy::default(),
        };
        let (org, refused) = edited("Ada\n  x4\n", &[grow, Edit::Report { person: PersonId(8), manager: None }]);
        assert!(refused.is_empty());
        assert_eq!(Structure::of(&org, None).roots().count(), 2);
    }
}
