//! What else takes people's time: own work, open requisitions, on-call rotations.

use serde::{Deserialize, Serialize};

use super::invalid;
use crate::engine::roster::{Roster, RosterRotation};
use crate::engine::share::column::Column;
use crate::engine::share::{ShareError, With};
use crate::engine::units::Decimal;

/// Persons are positions in the roster.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Work {
    /// Basis points of the week.
    own: Column<(u32, u16)>,
    requisitions: Column<(u32, u16)>,
    /// Person, and place among the rotations.
    on_call: Column<(u32, u32)>,
    rotations: Column<WireRotation>,
}

#[derive(Serialize, Deserialize)]
struct WireRotation {
    /// Empty where names did not travel.
    name: String,
    /// Tiers, sites, incidents a shift in ten-thousandths; `None` where nothing but members is known.
    terms: Option<(u8, u8, Option<i64>)>,
}

impl Work {
    /// Whether a roster says anything of it.
    pub(super) fn is_in(roster: &Roster) -> bool {
        let works = |person: &crate::engine::roster::RosterPerson| {
            person.own_work.is_some() || person.open_requisitions > 0 || !person.on_call.is_empty()
        };
        !roster.rotations.is_empty() || roster.people.iter().any(works)
    }

    pub(super) fn of(roster: &Roster, with: With) -> Work {
        let mut names: Vec<&str> = roster.rotations.iter().map(|rotation| rotation.name.as_str()).collect();
        let n_known = names.len();
        let mut on_call = Vec::new();
        for (at, person) in (0..).zip(&roster.people).filter(|(_, person)| !person.on_call.is_empty()) {
            let place = names.iter().position(|name| *name == person.on_call).unwrap_or_else(|| {
                names.push(&person.on_call);
                names.len() - 1
            });
            on_call.push((at, place as u32));
        }
        let terms = |rotation: &RosterRotation| {
            (rotation.tiers, rotation.sites, rotation.incidents_per_shift.map(|incidents| incidents.0))
        };
        let rotation = |(at, name): (usize, &&str)| WireRotation {
            name: if with.names { (*name).to_owned() } else { String::new() },
            terms: (at < n_known).then(|| terms(&roster.rotations[at])),
        };
        let people = || (0..).zip(&roster.people);
        Work {
            own: people().filter_map(|(at, person)| Some((at, person.own_work?))).collect(),
            requisitions: people()
                .filter(|(_, person)| person.open_requisitions > 0)
                .map(|(at, person)| (at, person.open_requisitions))
                .collect(),
            on_call: Column(on_call),
            rotations: names.iter().enumerate().map(rotation).collect(),
        }
    }

    pub(super) fn write_into(self, roster: &mut Roster) -> Result<(), ShareError> {
        let names: Vec<String> = (1..).zip(&self.rotations.0).map(|(n, rotation)| rotation.called(n)).collect();
        for (at, rotation) in self.rotations.0.iter().enumerate() {
            if names[..at].contains(&names[at]) {
                return Err(invalid("two rotations of one name"));
            }
            if let Some((tiers, sites, incidents)) = rotation.terms {
                if !(1..=3).contains(&tiers) || !(1..=3).contains(&sites) || incidents.is_some_and(|n| n < 0) {
                    return Err(invalid("a rotation out of bounds"));
                }
                let incidents_per_shift = incidents.map(Decimal);
                roster.rotations.push(RosterRotation { name: names[at].clone(), tiers, sites, incidents_per_shift });
            }
        }
        let nobody = || invalid("work of somebody who is not there");
        for (at, own) in self.own.0 {
            roster.people.get_mut(at as usize).ok_or_else(nobody)?.own_work = Some(own.min(10_000));
        }
        for (at, open) in self.requisitions.0 {
            roster.people.get_mut(at as usize).ok_or_else(nobody)?.open_requisitions = open;
        }
        for (at, place) in self.on_call.0 {
            let name = names.get(place as usize).ok_or_else(nobody)?;
            roster.people.get_mut(at as usize).ok_or_else(nobody)?.on_call.clone_from(name);
        }
        Ok(())
    }
}

impl WireRotation {
    fn called(&self, number: u32) -> String {
        if self.name.is_empty() { format!("Rotation {number}") } else { self.name.clone() }
    }
}
