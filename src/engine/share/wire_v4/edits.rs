//! Edits by number.

use serde::{Deserialize, Serialize};
use time::Date;

use super::codes::{COMPLEXITIES, KINDS, TYPES, code, value};
use super::relations::{WHOLE, told_day};
use super::{WirePolicy, invalid, people, policy_in, policy_out};
use crate::engine::edit::{Edit, PersonEdit, TeamEdit};
use crate::engine::grow::group_name;
use crate::engine::ids::{GroupId, Ids, PersonId, TeamId};
use crate::engine::policy::TopologyPolicy;
use crate::engine::share::column::Column;
use crate::engine::share::{ShareError, wire_v3};

#[derive(Serialize, Deserialize)]
pub(super) enum WireEdit {
    /// One that version 3 carries.
    Before(wire_v3::WireEdit),
    /// A growth with a policy for teams.
    Grow(wire_v3::WireEdit, WirePolicy),
    /// One of teams or people.
    Team(WireTeamEdit),
}

/// All edits of teams and people have one form on the wire, since a form for each would cost the page kilobytes.
#[derive(Serialize, Deserialize)]
pub(super) struct WireTeamEdit {
    /// Which edit: one of the codes below, or of people.
    pub(super) op: u8,
    pub(super) numbers: Column<u32>,
    /// Empty where it did not travel.
    pub(super) text: String,
}

const RENAME: u8 = 0;
const SET_TYPE: u8 = 1;
const ADD_DOMAIN: u8 = 2;
const REMOVE_DOMAIN: u8 = 3;
const MOVE_DOMAIN: u8 = 4;
const END: u8 = 5;
const DESCRIBE: u8 = 6;
const SHARE: u8 = 7;
const SPLIT: u8 = 8;
const MERGE: u8 = 9;
const ADD_GROUP: u8 = 10;
const GROUP: u8 = 11;
const UNGROUP: u8 = 12;
// 13 to 19 are edits of people.
const SKIP: u8 = 20;

/// Which texts that somebody typed may be told.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// All but titles.
    pub(super) names: bool,
    /// Titles.
    pub(super) titles: bool,
}

/// Edits as they travel. One that is nothing but a text which may not be told stays at home.
pub(super) fn edits_out(edits: &[Edit], told: Told) -> Column<WireEdit> {
    let is_text = |edit: &Edit| {
        let of_people = |edit: &PersonEdit| matches!(edit, PersonEdit::Name { .. } | PersonEdit::Locate { .. });
        match edit {
            Edit::Team(edit) => matches!(edit, TeamEdit::Rename { .. }),
            Edit::Person(edit) => of_people(edit),
            _ => false,
        }
    };
    let travels = |edit: &&Edit| told.names || !is_text(edit);
    let out = |edit: &Edit| match edit {
        Edit::Team(edit) => WireEdit::Team(team_edit_out(edit, told.names)),
        Edit::Person(edit) => WireEdit::Team(people::edit_out(edit, told)),
        Edit::Skip(Ids { people, teams, groups }) => WireEdit::Team(WireTeamEdit {
            op: SKIP,
            numbers: Column(vec![*people, *teams, *groups]),
            text: String::new(),
        }),
        Edit::Grow { topology, .. } if *topology != TopologyPolicy::default() => {
            WireEdit::Grow(wire_v3::edit_out(edit), policy_out(topology))
        }
        _ => WireEdit::Before(wire_v3::edit_out(edit)),
    };
    edits.iter().filter(travels).map(out).collect()
}

/// Edits of an org whose source has `n_groups` groups; a group whose name did not travel is called by its number.
pub(super) fn edits_in(edits: Column<WireEdit>, mut n_groups: u32) -> Result<Vec<Edit>, ShareError> {
    let mut edit = |edit: WireEdit| match edit {
        WireEdit::Before(before) => wire_v3::edit_in(before),
        WireEdit::Grow(before, policy) => match wire_v3::edit_in(before)? {
            Edit::Grow { engineers, mode, policy: spans, .. } => {
                Ok(Edit::Grow { engineers, mode, policy: spans, topology: policy_in(policy)? })
            }
            _ => Err(invalid("a policy for an edit that has none")),
        },
        WireEdit::Team(edit) if edit.op == SKIP => match *edit.numbers.0 {
            [people, teams, groups] if (Ids { people, teams, groups }).fit(Ids::MOST) => {
                n_groups = n_groups.saturating_add(groups);
                Ok(Edit::Skip(Ids { people, teams, groups }))
            }
            _ => Err(invalid("an edit not known here")),
        },
        WireEdit::Team(edit) if people::is_op(edit.op) => people::edit_in(edit).map(Edit::Person),
        WireEdit::Team(edit) => team_edit_in(edit, &mut n_groups).map(Edit::Team),
    };
    edits.0.into_iter().map(&mut edit).collect()
}

fn team_edit_out(edit: &TeamEdit, is_told: bool) -> WireTeamEdit {
    let told = |text: &String| if is_told { text.clone() } else { String::new() };
    let mut text = String::new();
    let (op, numbers) = match edit {
        TeamEdit::Rename { team, name } => {
            text = told(name);
            (RENAME, vec![team.0])
        }
        TeamEdit::SetType { team, team_type } => {
            (SET_TYPE, vec![team.0, team_type.map_or(0, |known| u32::from(code(TYPES, &known)) + 1)])
        }
        TeamEdit::AddDomain { team, complexity, name } => {
            text = told(name);
            (ADD_DOMAIN, vec![team.0, code(COMPLEXITIES, complexity).into()])
        }
        TeamEdit::RemoveDomain { team, at } => (REMOVE_DOMAIN, vec![team.0, *at]),
        TeamEdit::MoveDomain { from, at, to } => (MOVE_DOMAIN, vec![from.0, *at, to.0]),
        TeamEdit::End { from, to } => (END, vec![from.0, to.0]),
        TeamEdit::Describe { from, to, since, purpose } => {
            text = told(purpose);
            let day = since.map(|since| told_day(since, is_told).cast_unsigned());
            (DESCRIBE, [from.0, to.0].into_iter().chain(day).collect())
        }
        TeamEdit::Share { person, team, share } => (SHARE, vec![person.0, team.0, (*share).min(WHOLE).into()]),
        TeamEdit::Split { team } => (SPLIT, vec![team.0]),
        TeamEdit::Merge { from, into } => (MERGE, vec![from.0, into.0]),
        TeamEdit::AddGroup { kind, name } => {
            text = told(name);
            (ADD_GROUP, vec![code(KINDS, kind).into(), is_told.into()])
        }
        TeamEdit::Group { team, group } => (GROUP, vec![team.0, group.0]),
        TeamEdit::Ungroup { team, group } => (UNGROUP, vec![team.0, group.0]),
    };
    WireTeamEdit { op, numbers: Column(numbers), text }
}

fn team_edit_in(edit: WireTeamEdit, n_groups: &mut u32) -> Result<TeamEdit, ShareError> {
    let small = |number: u32| u8::try_from(number).map_err(|_| invalid("a code out of range"));
    let WireTeamEdit { op, numbers, text } = edit;
    Ok(match (op, numbers.0.as_slice()) {
        (RENAME, &[team]) => TeamEdit::Rename { team: TeamId(team), name: text },
        (SET_TYPE, &[team, 0]) => TeamEdit::SetType { team: TeamId(team), team_type: None },
        (SET_TYPE, &[team, known]) => {
            TeamEdit::SetType { team: TeamId(team), team_type: Some(value(TYPES, small(known - 1)?)?) }
        }
        (ADD_DOMAIN, &[team, complexity]) => {
            let complexity = value(COMPLEXITIES, small(complexity)?)?;
            TeamEdit::AddDomain { team: TeamId(team), complexity, name: text }
        }
        (REMOVE_DOMAIN, &[team, at]) => TeamEdit::RemoveDomain { team: TeamId(team), at },
        (MOVE_DOMAIN, &[from, at, to]) => TeamEdit::MoveDomain { from: TeamId(from), at, to: TeamId(to) },
        (END, &[from, to]) => TeamEdit::End { from: TeamId(from), to: TeamId(to) },
        (DESCRIBE, &[from, to, ref day @ ..]) if day.len() < 2 => {
            let date = |day: &u32| Date::from_julian_day(day.cast_signed()).map_err(|_| invalid("a day out of range"));
            let since = day.first().map(date).transpose()?;
            TeamEdit::Describe { from: TeamId(from), to: TeamId(to), since, purpose: text }
        }
        (SHARE, &[person, team, share]) => {
            let share = u16::try_from(share).ok().filter(|share| *share <= WHOLE);
            let share = share.ok_or_else(|| invalid("more than all of somebody's time"))?;
            TeamEdit::Share { person: PersonId(person), team: TeamId(team), share }
        }
        (SPLIT, &[team]) => TeamEdit::Split { team: TeamId(team) },
        (MERGE, &[from, into]) => TeamEdit::Merge { from: TeamId(from), into: TeamId(into) },
        (ADD_GROUP, &[kind, is_told]) => {
            let kind = value(KINDS, small(kind)?)?;
            let name = if is_told == 0 { group_name(GroupId(*n_groups), kind) } else { text };
            *n_groups = n_groups.saturating_add(1);
            TeamEdit::AddGroup { kind, name }
        }
        (GROUP, &[team, group]) => TeamEdit::Group { team: TeamId(team), group: GroupId(group) },
        (UNGROUP, &[team, group]) => TeamEdit::Ungroup { team: TeamId(team), group: GroupId(group) },
        _ => return Err(invalid("an edit not known here")),
    })
}
