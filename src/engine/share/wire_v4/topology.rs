//! Teams of an imported org: a column a property, in the order of their lists.

use serde::{Deserialize, Serialize};

use super::codes::{COMPLEXITIES, TYPES, code, value};
use super::invalid;
use super::lists::{Row, below};
use super::names::Names;
use super::relations::{Groups, Interactions, Memberships};
use crate::engine::lookup::Texts;
use crate::engine::org::Domain;
use crate::engine::roster::{Roster, RosterTeam, Topology};
use crate::engine::share::column::Column;
use crate::engine::share::wire_v1::{has_cycle, number_names};
use crate::engine::share::{MOST_PEOPLE, ShareError};

/// Columns may end early: what is missing is 0, or blank. Steps are from the place before.
#[derive(Serialize, Deserialize)]
pub(super) struct WireTopology {
    n_teams: u32,
    /// Where names did not travel: how far the number of a team's name is from the one after that of the team before. Names
    /// are numbered as they first occur among the people, then among the teams.
    numbers: Column<i32>,
    /// 0 for none, else 1 + code.
    types: Column<u8>,
    /// 0 for none, else 1 + place among the teams.
    parents: Column<u32>,
    /// 0 for unknown, else 1 + stated size.
    sizes: Column<u32>,
    /// How many domains each team has.
    n_domains: Column<u32>,
    /// Of all teams in a row.
    complexities: Column<u8>,
    memberships: Memberships,
    interactions: Interactions,
    groups: Groups,
    names: Option<Names>,
}

impl WireTopology {
    pub(super) fn of(roster: &Roster, is_told: bool) -> Result<WireTopology, ShareError> {
        let topology = &roster.topology;
        let teams = &topology.teams;
        let n_domains: Vec<u32> = teams.iter().map(|team| team.domains.len() as u32).collect();
        let n_services = teams.iter().map(|team| team.services.len()).sum();
        for (what, found) in [
            ("teams", teams.len()),
            ("interactions", topology.interactions.len()),
            ("groups", topology.groups.len()),
            ("domains", n_domains.iter().map(|&n| n as usize).sum()),
            ("services", if is_told { n_services } else { 0 }),
        ] {
            if found > MOST_PEOPLE {
                return Err(ShareError::TooMany { what, found, limit: MOST_PEOPLE });
            }
        }
        let complexities = teams.iter().flat_map(|team| &team.domains);
        Ok(WireTopology {
            n_teams: teams.len() as u32,
            numbers: if is_told { Column::default() } else { numbers_of(roster) },
            types: Column::trimmed(
                teams.iter().map(|team| team.team_type.map_or(0, |known| 1 + code(TYPES, &known))).collect(),
            ),
            parents: Column::trimmed(teams.iter().map(|team| team.parent.map_or(0, |at| at + 1)).collect()),
            sizes: Column::trimmed(
                teams.iter().map(|team| team.stated_size.map_or(0, |size| u32::from(size) + 1)).collect(),
            ),
            n_domains: Column::trimmed(n_domains),
            complexities: complexities.map(|domain| code(COMPLEXITIES, &domain.complexity)).collect(),
            memberships: Memberships::of(&topology.memberships),
            interactions: Interactions::of(&topology.interactions, is_told),
            groups: Groups::of(&topology.groups),
            names: is_told.then(|| Names::of(topology)),
        })
    }

    /// The topology of an org of `n_people`.
    pub(super) fn into_topology(self, n_people: usize) -> Result<Topology, ShareError> {
        let n_teams = self.n_teams as usize;
        if n_teams > MOST_PEOPLE {
            return Err(ShareError::TooMany { what: "teams", found: n_teams, limit: MOST_PEOPLE });
        }
        let names = self.names.as_ref();
        let mut purposes = names.map(|names| names.purposes.clone()).unwrap_or_default().0.into_iter();
        let mut interactions = self.interactions.read(n_teams)?;
        interactions.iter_mut().for_each(|one| one.purpose = purposes.next().unwrap_or_default());
        Ok(Topology {
            teams: self.teams(n_teams)?,
            memberships: self.memberships.read(n_people, n_teams)?,
            interactions,
            groups: self.groups.read(n_people, n_teams, names)?,
        })
    }

    fn teams(&self, n: usize) -> Result<Vec<RosterTeam>, ShareError> {
        let names = self.names.as_ref();
        let called = self.called(n)?;
        let parent = |at: usize| self.parents.at(at).checked_sub(1).map(|parent| below(parent, n)).transpose();
        let parents = (0..n).map(parent).collect::<Result<Vec<_>, _>>()?;
        if has_cycle(&parents) {
            return Err(invalid("a team that is part of itself"));
        }
        let mut complexities = Row(&self.complexities.0);
        let mut domain_names = names.map(|names| names.domains.0.iter()).into_iter().flatten();
        let mut services = Row(names.map_or(&[][..], |names| &names.services.0));
        let text =
            |column: fn(&Names) -> &Column<String>, at: usize| names.map_or_else(String::new, |n| column(n).at(at));
        let mut teams = Vec::with_capacity(n);
        for (at, name) in called.into_iter().enumerate() {
            let own_services = services.cut(names.map_or(0, |names| names.n_services.at(at)))?;
            let mut domains = Vec::new();
            for &complexity in complexities.cut(self.n_domains.at(at))? {
                let name = domain_names.next().cloned().unwrap_or_default();
                domains.push(Domain { name, complexity: value(COMPLEXITIES, complexity)? });
            }
            let size = self.sizes.at(at).checked_sub(1).map(u16::try_from).transpose();
            teams.push(RosterTeam {
                id: if names.is_some() { text(|names| &names.ids, at) } else { format!("t{}", at + 1) },
                name,
                team_type: self.types.at(at).checked_sub(1).map(|known| value(TYPES, known)).transpose()?,
                kind: text(|names| &names.kinds, at),
                parent: parents[at],
                stated_size: size.map_err(|_| invalid("a team that is too big"))?,
                focus: text(|names| &names.focuses, at),
                domains,
                services: own_services.to_vec(),
            });
        }
        complexities.end()?;
        services.end()?;
        let mut ids = Texts::default();
        if !teams.iter().all(|team| !team.id.is_empty() && ids.add(&team.id, 0)) {
            return Err(invalid("two teams of one id"));
        }
        Ok(teams)
    }

    /// The name of every team.
    fn called(&self, n: usize) -> Result<Vec<String>, ShareError> {
        if let Some(names) = &self.names {
            return Ok((0..n).map(|at| names.names.at(at)).collect());
        }
        let mut before = 0u32;
        let name = |at: usize| {
            let number = (before + 1).checked_add_signed(self.numbers.at(at));
            before =
                number.filter(|&number| number as usize <= 2 * MOST_PEOPLE).ok_or_else(|| invalid("a team number"))?;
            Ok(if before == 0 { String::new() } else { format!("Team {before}") })
        };
        (0..n).map(name).collect()
    }
}

fn numbers_of(roster: &Roster) -> Column<i32> {
    let of_people = roster.people.iter().map(|person| person.team.as_str());
    let of_teams = roster.topology.teams.iter().map(|team| team.name.as_str());
    let (numbers, _) = number_names(&mut of_people.chain(of_teams));
    let mut expected = 1;
    let step = |number: u32| number.wrapping_sub(std::mem::replace(&mut expected, number + 1)) as i32;
    Column::trimmed(numbers.into_iter().skip(roster.people.len()).map(step).collect())
}
