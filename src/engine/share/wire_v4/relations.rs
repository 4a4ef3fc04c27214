//! What teams have with people and with each other: memberships, interactions, groups.

use serde::{Deserialize, Serialize};
use time::Date;

use super::codes::{KINDS, code, value};
use super::invalid;
use super::lists::{Row, below, places, steps};
use super::names::Names;
use crate::engine::grow::group_name;
use crate::engine::ids::GroupId;
use crate::engine::lookup::{Pairs, Texts};
use crate::engine::roster::{RosterGroup, RosterInteraction, RosterMembership};
use crate::engine::share::ShareError;
use crate::engine::share::column::Column;
use crate::engine::share::wire_v3::MODES;

#[derive(Serialize, Deserialize)]
pub(super) struct Memberships {
    /// Steps.
    people: Vec<i32>,
    /// Steps; as many as people.
    teams: Vec<i32>,
    /// What is missing to all of the time, basis points.
    missing: Vec<u16>,
    /// Steps of the places of memberships that lead.
    leads: Vec<i32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Interactions {
    /// Steps.
    from: Column<i32>,
    /// Places; as many.
    to: Column<u32>,
    /// Codes.
    modes: Column<u8>,
    /// Julian day number of the earliest start.
    first_day: i32,
    /// 0 for unknown, else 1 + days after `first_day`.
    days: Column<u32>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Groups {
    /// Codes; one a group.
    kinds: Column<u8>,
    /// How many each group has.
    n_members: Column<u32>,
    /// Steps, of all groups in a row.
    members: Vec<i32>,
}

/// Basis points of all of a person's time.
pub(super) const WHOLE: u16 = 10_000;

/// The Julian number of a day as it travels: the first of its month where names do not.
pub(super) fn told_day(day: Date, is_told: bool) -> i32 {
    let told = if is_told { day } else { day.replace_day(1).unwrap_or(day) };
    told.to_julian_day()
}

impl Memberships {
    pub(super) fn of(memberships: &[RosterMembership]) -> Memberships {
        let leading = (0..).zip(memberships).filter(|(_, one)| one.leads).map(|(at, _)| at);
        let missing = memberships.iter().map(|one| WHOLE.saturating_sub(one.share)).collect();
        Memberships {
            people: steps(memberships.iter().map(|one| one.person)),
            teams: steps(memberships.iter().map(|one| one.team)),
            missing: Column::trimmed(missing).0,
            leads: steps(leading),
        }
    }

    pub(super) fn read(self, n_people: usize, n_teams: usize) -> Result<Vec<RosterMembership>, ShareError> {
        let (people, teams) = (places(&self.people, n_people)?, places(&self.teams, n_teams)?);
        if people.len() != teams.len() {
            return Err(invalid("a membership of nobody"));
        }
        let leads = places(&self.leads, people.len())?;
        let missing = self.missing.into_iter().chain(std::iter::repeat(0));
        let membership = |((person, team), missing): ((u32, u32), u16)| {
            let share = WHOLE.checked_sub(missing).ok_or_else(|| invalid("a share below nothing"))?;
            Ok(RosterMembership { person, team, share, leads: false })
        };
        let mut memberships =
            people.into_iter().zip(teams).zip(missing).map(membership).collect::<Result<Vec<_>, ShareError>>()?;
        leads.into_iter().for_each(|at| memberships[at as usize].leads = true);
        Ok(memberships)
    }
}

impl Interactions {
    pub(super) fn of(interactions: &[RosterInteraction], is_told: bool) -> Interactions {
        let day = |one: &RosterInteraction| one.since.map(|since| told_day(since, is_told));
        let first_day = interactions.iter().filter_map(day).min().unwrap_or(0);
        let after = |one: &RosterInteraction| day(one).map_or(0, |day| (day - first_day) as u32 + 1);
        Interactions {
            from: Column(steps(interactions.iter().map(|one| one.from))),
            to: interactions.iter().map(|one| one.to).collect(),
            modes: Column::trimmed(interactions.iter().map(|one| code(&MODES, &one.mode)).collect()),
            first_day,
            days: Column::trimmed(interactions.iter().map(after).collect()),
        }
    }

    pub(super) fn read(&self, n_teams: usize) -> Result<Vec<RosterInteraction>, ShareError> {
        let from = places(&self.from.0, n_teams)?;
        if from.len() != self.to.0.len() {
            return Err(invalid("an interaction with nobody"));
        }
        let mut pairs = Pairs::default();
        let interaction = |(at, (from, &to)): (usize, (u32, &u32))| {
            let to = below(to, n_teams)?;
            if from == to || !pairs.add((from, to), 0) {
                return Err(invalid("two teams that interact twice, or one with itself"));
            }
            let day = self.days.at(at).checked_sub(1).map(|after| {
                let day = self.first_day.checked_add_unsigned(after);
                day.and_then(|day| Date::from_julian_day(day).ok()).ok_or_else(|| invalid("a day out of range"))
            });
            let mode = value(&MODES, self.modes.at(at))?;
            Ok(RosterInteraction { from, to, mode, since: day.transpose()?, purpose: String::new() })
        };
        from.into_iter().zip(&self.to.0).enumerate().map(interaction).collect()
    }
}

impl Groups {
    pub(super) fn of(groups: &[RosterGroup]) -> Groups {
        Groups {
            kinds: groups.iter().map(|group| code(KINDS, &group.kind)).collect(),
            n_members: Column::trimmed(groups.iter().map(|group| group.members.len() as u32).collect()),
            members: steps(groups.iter().flat_map(|group| group.members.iter().copied())),
        }
    }

    pub(super) fn read(
        &self,
        n_people: usize,
        n_teams: usize,
        names: Option<&Names>,
    ) -> Result<Vec<RosterGroup>, ShareError> {
        let all = places(&self.members, n_people.max(n_teams))?;
        let mut row = Row(&all);
        let mut known = Texts::default();
        let mut groups = Vec::new();
        for (at, &code) in self.kinds.0.iter().enumerate() {
            let kind = value(KINDS, code)?;
            let members = row.cut(self.n_members.at(at))?;
            let n = if kind.is_of_teams() { n_teams } else { n_people };
            members.iter().try_for_each(|&member| below(member, n).map(drop))?;
            let name = names.map_or_else(|| group_name(GroupId(at as u32), kind), |names| names.groups.at(at));
            if !known.add(&format!("{code}:{name}"), 0) {
                return Err(invalid("two groups of one name"));
            }
            groups.push(RosterGroup { name, kind, members: members.to_vec() });
        }
        row.end()?;
        Ok(groups)
    }
}
