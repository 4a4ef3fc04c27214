//! Where an org comes from.

use std::sync::Arc;

use super::{example_org, topology};
use crate::engine::analyze::Settings;
use crate::engine::grow::generated_org;
use crate::engine::ids::{RotationId, TeamId};
use crate::engine::lookup::Texts;
use crate::engine::org::{Membership, Org, Person, Role, Rotation, Team, Work};
use crate::engine::roster::{Roster, RosterPerson, RosterRotation};
use crate::engine::units::Fte;

/// Where an org comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The built-in example of 24 engineers.
    Example,
    /// Grown from one engineer by the policy.
    Generated {
        /// Size it starts at, 1 to 2,000 engineers.
        engineers: u32,
    },
    /// Brought in from a file.
    Roster(Arc<Roster>),
}

impl Source {
    /// The org of this source.
    pub fn org(&self, settings: &Settings) -> Org {
        match self {
            Source::Example => example_org(),
            Source::Generated { engineers } => generated_org(*engineers, settings),
            Source::Roster(roster) => roster_org(roster),
        }
    }
}

/// The org of a roster: ids follow the file, teams and rotations the order in which they first occur.
pub fn roster_org(roster: &Roster) -> Org {
    const CLEAN: &str = "a roster is acyclic, its ids are unique";
    let people = roster.people.iter().map(|row| Person {
        key: row.id.clone(),
        name: row.name.clone(),
        title: row.title.clone(),
        has_own_title: false,
        department: row.department.clone(),
        location: row.location.clone(),
        start_date: row.start_date,
        fte: Fte(row.fte),
        vacant: row.vacant,
        work: Work { open_requisitions: row.open_requisitions, own_work: row.own_work, rotation: None },
    });
    let managers: Vec<Option<u32>> = roster.people.iter().map(|row| row.manager).collect();
    let mut org = Org::from_people(people.collect(), &managers).expect(CLEAN);
    let mut teams = topology::add_teams(&mut org, &roster.topology);
    let mut rotations = Texts::default();
    for RosterRotation { name, tiers, sites, incidents_per_shift } in &roster.rotations {
        let rotation = Rotation { name: name.clone(), tiers: *tiers, sites: *sites, incidents: *incidents_per_shift };
        rotations.add(name, org.add_rotation(rotation).0);
    }
    let ids: Vec<_> = org.people().map(|(id, _)| id).collect();
    for (&id, row) in ids.iter().zip(&roster.people) {
        if !row.team.is_empty() {
            let team = teams.get(&row.team).unwrap_or_else(|| {
                let added = org.add_team(Team::named(row.team.as_str())).0;
                teams.add(&row.team, added);
                added
            });
            org.join_team(id, TeamId(team), Membership::default()).expect(CLEAN);
        }
        if !row.on_call.is_empty() {
            let rotation = rotations.get(&row.on_call).unwrap_or_else(|| {
                let added = org.add_rotation(Rotation::named(row.on_call.as_str())).0;
                rotations.add(&row.on_call, added);
                added
            });
            org.person_mut(id).expect(CLEAN).work.rotation = Some(RotationId(rotation));
        }
        for &manager in &row.dotted_managers {
            if manager != id.0 {
                org.add_dotted_line(id, ids[manager as usize]).expect(CLEAN);
            }
        }
    }
    topology::join_members(&mut org, &roster.topology);
    org
}

/// A roster whose trees hang below one new person at the top; one tree stays as it is.
pub fn joined_under_new_top(roster: &Roster) -> Roster {
    let mut joined = roster.clone();
    let roots: Vec<usize> = (0..joined.people.len()).filter(|&at| joined.people[at].manager.is_none()).collect();
    if roots.len() < 2 {
        return joined;
    }
    let mut id = "new-top".to_owned();
    while joined.people.iter().any(|person| person.id == id) {
        id.push('-');
    }
    let top = joined.people.len() as u32;
    roots.into_iter().for_each(|root| joined.people[root].manager = Some(top));
    joined.people.push(RosterPerson {
        id,
        name: "New top".into(),
        title: Role::HeadOfEngineering.rung().title.into(),
        fte: Fte::FULL.0,
        ..RosterPerson::default()
    });
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, manager: Option<u32>) -> RosterPerson {
        RosterPerson { id: id.into(), manager, fte: Fte::FULL.0, ..RosterPerson::default() }
    }

    fn of_people(people: Vec<RosterPerson>) -> Roster {
        Roster { people, ..Roster::default() }
    }

    #[test]
    fn trees_are_joined_under_one_new_top() {
        let roster = of_people(vec![row("a", None), row("b", Some(0)), row("new-top", None)]);
        let joined = joined_under_new_top(&roster);
        assert_eq!(joined.people.iter().map(|p| p.manager).collect::<Vec<_>>(), [Some(3), Some(0), Some(3), None]);
        assert_eq!(joined.people[3].id, "new-top-");
        let one = of_people(vec![row("a", None), row("b", Some(0))]);
        assert_eq!(joined_under_new_top(&one), one);
    }

    #[test]
    fn teams_and_dotted_lines_of_a_roster_are_in_the_org() {
        let dotted = RosterPerson { team: "Ads".into(), dotted_managers: vec![0], ..row("c", Some(1)) };
        let org = roster_org(&of_people(vec![row("a", None), row("b", Some(0)), dotted]));
        let c = org.find("c").expect("there");
        assert_eq!(org.dotted_managers(c), [org.find("a").expect("there")]);
        assert_eq!(org.team_of(c).and_then(|team| org.team(team)).map(|team| team.name.as_str()), Some("Ads"));
    }

    #[test]
    fn everyone_of_one_name_shares_a_rotation() {
        let on_call = |id: &str, name: &str| RosterPerson { on_call: name.into(), ..row(id, None) };
        let known = RosterRotation { name: "Web".into(), tiers: 1, sites: 2, incidents_per_shift: None };
        let people = vec![on_call("a", "Ops"), on_call("b", "Web"), on_call("c", ""), on_call("d", "Ops")];
        let org = roster_org(&Roster { people, rotations: vec![known], ..Roster::default() });
        let of = |key: &str| org.find(key).and_then(|id| org.person(id)).and_then(|person| person.work.rotation);
        assert_eq!(["a", "b", "c", "d"].map(of), [Some(1), Some(0), None, Some(1)].map(|id| id.map(RotationId)));
        assert_eq!(org.rotations().iter().map(|rotation| rotation.tiers).collect::<Vec<_>>(), [1, 2]);
    }
}
