//! Where an org comes from.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::example_org;
use crate::engine::analyze::Settings;
use crate::engine::grow::generated_org;
use crate::engine::org::{Membership, Org, Person, Team, Work};
use crate::engine::roster::Roster;
use crate::engine::units::Fte;

/// Where an org comes from.
#[derive(Clone, Debug, PartialEq)]
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

/// The org of a roster: ids follow the file, teams the order in which they first occur.
pub fn roster_org(roster: &Roster) -> Org {
    const CLEAN: &str = "a roster is acyclic, its ids are unique";
    let people = roster.people.iter().map(|row| Person {
        key: row.id.clone(),
        name: row.name.clone(),
        title: row.title.clone(),
        department: row.department.clone(),
        location: row.location.clone(),
        start_date: row.start_date,
        fte: Fte(row.fte),
        vacant: row.vacant,
        work: Work::default(),
    });
    let managers: Vec<Option<u32>> = roster.people.iter().map(|row| row.manager).collect();
    let mut org = Org::from_people(people.collect(), &managers).expect(CLEAN);
    let mut teams = BTreeMap::new();
    let ids: Vec<_> = org.people().map(|(id, _)| id).collect();
    for (&id, row) in ids.iter().zip(&roster.people) {
        if !row.team.is_empty() {
            let team = *teams.entry(row.team.as_str()).or_insert_with(|| {
                org.add_team(Team { key: row.team.clone(), name: row.team.clone(), team_type: None })
            });
            org.join_team(id, team, Membership::default()).expect(CLEAN);
        }
        for &manager in &row.dotted_managers {
            if manager != id.0 {
                org.add_dotted_line(id, ids[manager as usize]).expect(CLEAN);
            }
        }
    }
    org
}
