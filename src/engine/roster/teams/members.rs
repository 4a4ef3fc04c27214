//! Who is in which team: members and leads of team files matched to the people of a roster.

use std::borrow::Cow;
use std::collections::HashMap;

use super::TeamFiles;
use super::join::Directory;
use super::rows::{MemberRow, Place};
use super::words::{is_former, is_lead};
use crate::engine::lookup::{Pairs, Texts};
use crate::engine::roster::lookup::{Found, Lookup, name_key};
use crate::engine::roster::notice::quoted;
use crate::engine::roster::{FULL_TIME, Notice, RosterMembership, RosterPerson};
use crate::engine::sort::{gather, sort_by_key};

const WHOLE: u16 = FULL_TIME;

/// One person in one team, as the files claim it.
#[derive(Debug, Clone, Copy)]
struct Claim {
    person: u32,
    team: u32,
    share: Option<u16>,
    leads: bool,
    place: Place,
}

/// Joins members and leads with the people; people without a team get their main one. Where there are no people at all,
/// those whom the files name become the people.
pub(super) fn join(
    files: &TeamFiles,
    directory: &mut Directory<'_>,
    people: &mut Vec<RosterPerson>,
    notices: &mut Vec<Notice>,
) -> Vec<RosterMembership> {
    if people.is_empty() {
        *people = people_of(files, directory);
    }
    let mut claims = Claims::default();
    claims.collect(files, directory, people, notices);
    let mut all = claims.list;
    sort_by_key(&mut all, |claim| claim.person);
    let of_each = all.chunk_by(|a, b| a.person == b.person);
    of_each.flat_map(|claims| settle(claims, directory, people, notices)).collect()
}

/// The people whom the files name, first the members, then leads who are no members.
fn people_of(files: &TeamFiles, directory: &Directory<'_>) -> Vec<RosterPerson> {
    let mut people: Vec<RosterPerson> = Vec::new();
    let mut known = Texts::default();
    for row in files.members.iter().filter(|row| !is_former(&row.role)) {
        if known.add(&row.person, 0) {
            people.push(person(&row.person, &row.name, row.place));
        }
    }
    let mut names = Texts::default();
    for person in &people {
        names.add(&name_key(&person.name), 0);
    }
    for team in directory.rows() {
        for lead in &team.leads {
            if !known.has(lead) && names.add(&name_key(lead), 0) {
                people.push(person(lead, "", team.place));
            }
        }
    }
    people
}

fn person(id: &str, name: &str, place: Place) -> RosterPerson {
    let name = if name.is_empty() { id } else { name };
    RosterPerson { id: id.to_owned(), name: name.to_owned(), fte: FULL_TIME, row: place.row, ..RosterPerson::default() }
}

#[derive(Default)]
struct Claims {
    list: Vec<Claim>,
    places: Pairs,
}

impl Claims {
    fn collect(
        &mut self,
        files: &TeamFiles,
        directory: &mut Directory<'_>,
        people: &[RosterPerson],
        notices: &mut Vec<Notice>,
    ) {
        let ids: HashMap<Cow<'_, str>, u32> =
            gather((0..).zip(people).map(|(at, person)| (Cow::Borrowed(person.id.as_str()), at)));
        let lookup = Lookup::new(people, &ids);
        for row in files.members.iter().filter(|row| !is_former(&row.role)) {
            let team = directory.find(&row.team);
            if team.is_none() {
                notices.push(unknown_team(row));
            }
            let found = match lookup.find(&row.person) {
                Found::Nobody if !row.name.is_empty() => lookup.find(&row.name),
                found => found,
            };
            let person = one(found, &row.person, row.place, notices);
            if let (Some(team), Some(person)) = (team, person) {
                let leads = is_lead(&row.role);
                self.add(Claim { person, team, share: row.share, leads, place: row.place }, row, notices);
            }
        }
        let leads: Vec<(u32, &String, Place)> = (0..)
            .zip(directory.rows())
            .flat_map(|(team, row)| row.leads.iter().map(move |lead| (team, lead, row.place)))
            .collect();
        for (team, lead, place) in leads {
            if let Some(person) = one(lookup.find(lead), lead, place, notices) {
                self.lead(Claim { person, team, share: None, leads: true, place });
            }
        }
    }

    /// Adds a row of members. Of two rows about the same, the first share counts, and one that leads is enough.
    fn add(&mut self, claim: Claim, row: &MemberRow, notices: &mut Vec<Notice>) {
        if let Some(at) = self.lead(claim) {
            let before = &mut self.list[at];
            before.share = before.share.or(claim.share);
            let first = before.place.row;
            let message = format!(
                "{} is already in {} by row {first}; both rows count as one",
                quoted(&row.person),
                quoted(&row.team)
            );
            notices.push(row.place.notice("duplicate_member", message).with("id", &row.person).with("team", &row.team));
        }
    }

    /// Adds a claim, or to the earlier one of the same person and team, whose place it gives back, that the person leads.
    fn lead(&mut self, claim: Claim) -> Option<usize> {
        let pair = (claim.person, claim.team);
        if self.places.add(pair, self.list.len() as u32) {
            self.list.push(claim);
            return None;
        }
        let at = self.places.get(pair)? as usize;
        self.list[at].leads |= claim.leads;
        Some(at)
    }
}

fn unknown_team(row: &MemberRow) -> Notice {
    let message = format!(
        "{} is no team that is known; the membership of {} was left out",
        quoted(&row.team),
        quoted(&row.person)
    );
    row.place.notice("unknown_team", message).with("team", &row.team)
}

/// The person that was found, or a notice.
fn one(found: Found, key: &str, place: Place, notices: &mut Vec<Notice>) -> Option<u32> {
    let (code, why) = match found {
        Found::One(person) => return Some(person),
        Found::Nobody => ("unknown_member", "is nobody in the roster"),
        Found::Several(..) => ("ambiguous_member", "may be several people of the roster"),
    };
    let message = format!("{} {why}; the membership was left out", quoted(key));
    notices.push(place.notice(code, message).with("id", key));
    None
}

/// The memberships of one person: the main one first, with shares for those that state none.
fn settle(
    claims: &[Claim],
    directory: &mut Directory<'_>,
    people: &mut [RosterPerson],
    notices: &mut Vec<Notice>,
) -> Vec<RosterMembership> {
    let person = &mut people[claims[0].person as usize];
    let mut claims = claims.to_vec();
    let own = if person.team.is_empty() { None } else { directory.find_name(&person.team) };
    if let Some(team) = own.filter(|own| claims.iter().all(|claim| claim.team != *own)) {
        claims.insert(0, Claim { team, share: None, leads: false, ..claims[0] });
    }
    let of_own = claims.iter().position(|claim| Some(claim.team) == own);
    let main = of_own.or_else(|| claims.iter().position(|claim| !claim.leads)).unwrap_or(0);
    claims[..=main].rotate_right(1);
    if person.team.is_empty() {
        directory.name(claims[0].team).clone_into(&mut person.team);
    }
    let stated: u32 = claims.iter().filter_map(|claim| claim.share).map(u32::from).sum();
    if stated > u32::from(WHOLE) {
        let percent = stated / 100;
        let message = format!("the shares of {} add up to {percent} %; they were kept", quoted(&person.id));
        notices.push(claims[0].place.notice("shares_over_full", message).with("id", &person.id));
    }
    let n_open = claims.iter().filter(|claim| claim.share.is_none()).count() as u32;
    let mut parts = equal_parts(u32::from(WHOLE).saturating_sub(stated), n_open);
    let share = |claim: &Claim, parts: &mut dyn Iterator<Item = u16>| claim.share.or_else(|| parts.next()).unwrap_or(0);
    claims
        .iter()
        .map(|claim| RosterMembership {
            person: claim.person,
            team: claim.team,
            share: share(claim, &mut parts),
            leads: claim.leads,
        })
        .collect()
}

/// A whole in equal parts; the first ones take the rest.
fn equal_parts(whole: u32, n: u32) -> impl Iterator<Item = u16> {
    (0..n).map(move |at| (whole / n + u32::from(at < whole % n)) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up() {
        assert_eq!(equal_parts(10_000, 3).collect::<Vec<_>>(), [3334, 3333, 3333]);
        assert_eq!(equal_parts(0, 2).collect::<Vec<_>>(), [0, 0]);
        assert_eq!(equal_parts(10_000, 0).count(), 0);
    }
}
