//! Version 3 on the wire: version 2, what was decided by hand, and what else takes people's time. Frozen: no field is added,
//! removed or reordered. The list of roles may grow at its end.

mod work;

use serde::{Deserialize, Serialize};

use super::column::Column;
use super::{ShareError, With, wire_v1, wire_v2};
use crate::engine::analyze::SubjectId;
use crate::engine::edit::Edit;
use crate::engine::grow::{MOST_ENGINEERS, Mode};
use crate::engine::ids::{GroupId, PersonId, RotationId, TeamId};
use crate::engine::org::{InteractionMode, Role};
use crate::engine::policy::{GrowthPolicy, SPAN_KNOBS};
use crate::engine::scenario::{Mute, Scenario, Source};
use work::Work;

/// A code is a place in this list.
pub(super) const MODES: [InteractionMode; 3] =
    [InteractionMode::Collaboration, InteractionMode::Facilitating, InteractionMode::XAsAService];

/// A code is a place in this list.
const ROLES: &[Role] = &[
    Role::Engineer,
    Role::SeniorEngineer,
    Role::StaffEngineer,
    Role::EngineeringManager,
    Role::SeniorEngineeringManager,
    Role::Director,
    Role::HeadOfEngineering,
    Role::VpEngineering,
    Role::Cto,
];

#[derive(Serialize, Deserialize)]
pub(super) struct Wire {
    before: wire_v2::Wire,
    edits: Column<WireEdit>,
    muted: Column<WireMute>,
    work: Work,
}

#[derive(Serialize, Deserialize)]
pub(super) enum WireEdit {
    Grow { engineers: u32, hold: bool, spans: [u32; 4] },
    Join { manager: Option<u32>, team: Option<u32>, role: u8 },
    AddTeam { from: Option<u32> },
    Report { person: u32, manager: Option<u32> },
    Transfer { person: u32, team: Option<u32> },
    Retitle { person: u32, role: u8 },
    OnCall { person: u32, rotation: u32 },
    Interact { from: u32, to: u32, mode: u8 },
}

#[derive(Serialize, Deserialize)]
struct WireMute {
    /// Code of the rule's first level.
    rule: u8,
    about: WireSubject,
    /// Empty where it did not travel.
    reason: String,
}

#[derive(Serialize, Deserialize)]
enum WireSubject {
    Person(u32),
    Team(u32),
    TeamOf(u32),
    Org,
    Link(u32, u32),
    Group(u32),
}

/// Whether a scenario holds anything that only this version carries.
pub(super) fn is_needed(scenario: &Scenario) -> bool {
    let works = match &scenario.source {
        Source::Roster(roster) => Work::is_in(roster),
        Source::Example | Source::Generated { .. } => false,
    };
    works || !scenario.edits.is_empty() || !scenario.muted.is_empty()
}

impl Wire {
    pub(super) fn of(scenario: &Scenario, with: With) -> Result<Wire, ShareError> {
        // A reason is a note about people: it travels as names do.
        let is_told = with.names || !matches!(scenario.source, Source::Roster(_));
        let mute = |mute: &Mute| {
            let reason = if is_told { mute.reason.clone() } else { String::new() };
            let rule = wire_v1::rule_code(mute.rule)?;
            Some(WireMute { rule, about: subject_out(mute.subject), reason })
        };
        let work = match &scenario.source {
            Source::Roster(roster) => Work::of(roster, with),
            Source::Example | Source::Generated { .. } => Work::default(),
        };
        Ok(Wire {
            before: wire_v2::Wire::of(scenario, with)?,
            edits: scenario.edits.iter().map(edit_out).collect(),
            muted: scenario.muted.iter().filter_map(mute).collect(),
            work,
        })
    }

    pub(super) fn people_mut(&mut self) -> Option<&mut wire_v1::People> {
        self.before.people_mut()
    }

    pub(super) fn into_scenario(self) -> Result<Scenario, ShareError> {
        let mut scenario = self.before.into_scenario()?;
        scenario.edits = self.edits.0.into_iter().map(edit_in).collect::<Result<_, _>>()?;
        let mute = |mute: WireMute| {
            let rule = wire_v1::rule_of(mute.rule).ok_or_else(|| invalid("a rule not known here"))?;
            Ok(Mute { rule, subject: subject_in(&mute.about), reason: mute.reason })
        };
        scenario.muted = self.muted.0.into_iter().map(mute).collect::<Result<_, ShareError>>()?;
        if let Source::Roster(roster) = &mut scenario.source {
            self.work.write_into(std::sync::Arc::make_mut(roster))?;
        }
        Ok(scenario)
    }
}

fn invalid(what: &str) -> ShareError {
    ShareError::Invalid(what.to_owned())
}

fn role_code(role: Role) -> u8 {
    ROLES.iter().position(|&known| known == role).unwrap_or(0) as u8
}

fn role_of(code: u8) -> Result<Role, ShareError> {
    ROLES.get(usize::from(code)).copied().ok_or_else(|| invalid("a role not known here"))
}

/// An edit as it travels; those of teams and people, and the policy for teams of one that grows, are for version 4.
pub(super) fn edit_out(edit: &Edit) -> WireEdit {
    let team = |team: Option<TeamId>| team.map(|id| id.0);
    let who = |person: Option<PersonId>| person.map(|id| id.0);
    match *edit {
        Edit::Grow { engineers, mode, policy, .. } => {
            let mut spans = [0; 4];
            SPAN_KNOBS.iter().zip(&mut spans).for_each(|(knob, span)| *span = (knob.get)(&policy));
            WireEdit::Grow { engineers, hold: mode == Mode::Hold, spans }
        }
        Edit::Join { manager, team: joins, role } => {
            WireEdit::Join { manager: who(manager), team: team(joins), role: role_code(role) }
        }
        Edit::AddTeam { from } => WireEdit::AddTeam { from: team(from) },
        Edit::Report { person, manager } => WireEdit::Report { person: person.0, manager: who(manager) },
        Edit::Transfer { person, team: to } => WireEdit::Transfer { person: person.0, team: team(to) },
        Edit::Retitle { person, role } => WireEdit::Retitle { person: person.0, role: role_code(role) },
        Edit::OnCall { person, rotation } => WireEdit::OnCall { person: person.0, rotation: rotation.0 },
        Edit::Interact { from, to, mode } => {
            let code = MODES.iter().position(|&known| known == mode).unwrap_or(0);
            WireEdit::Interact { from: from.0, to: to.0, mode: code as u8 }
        }
        Edit::Team(_) | Edit::Person(_) | Edit::Skip(_) => {
            unreachable!("a scenario with these is written as version 4")
        }
    }
}

pub(super) fn edit_in(edit: WireEdit) -> Result<Edit, ShareError> {
    let (who, team) = (|id: Option<u32>| id.map(PersonId), |id: Option<u32>| id.map(TeamId));
    Ok(match edit {
        WireEdit::Grow { engineers, hold, spans } => {
            if !(1..=MOST_ENGINEERS).contains(&engineers) {
                return Err(invalid("an edit that grows out of bounds"));
            }
            let mut policy = GrowthPolicy::default();
            SPAN_KNOBS.iter().zip(spans).for_each(|(knob, span)| (knob.set)(&mut policy, span));
            let policy = policy.validate().map_err(|error| ShareError::Invalid(error.to_string()))?;
            Edit::Grow {
                engineers,
                mode: if hold { Mode::Hold } else { Mode::Adapt },
                policy,
                topology: Default::default(),
            }
        }
        WireEdit::Join { manager, team: joins, role } => {
            Edit::Join { manager: who(manager), team: team(joins), role: role_of(role)? }
        }
        WireEdit::AddTeam { from } => Edit::AddTeam { from: team(from) },
        WireEdit::Report { person, manager } => Edit::Report { person: PersonId(person), manager: who(manager) },
        WireEdit::Transfer { person, team: to } => Edit::Transfer { person: PersonId(person), team: team(to) },
        WireEdit::Retitle { person, role } => Edit::Retitle { person: PersonId(person), role: role_of(role)? },
        WireEdit::OnCall { person, rotation } => {
            Edit::OnCall { person: PersonId(person), rotation: RotationId(rotation) }
        }
        WireEdit::Interact { from, to, mode } => {
            let mode = MODES.get(usize::from(mode)).ok_or_else(|| invalid("a mode not known here"))?;
            Edit::Interact { from: TeamId(from), to: TeamId(to), mode: *mode }
        }
    })
}

fn subject_out(subject: SubjectId) -> WireSubject {
    match subject {
        SubjectId::Person(id) => WireSubject::Person(id.0),
        SubjectId::Team(id) => WireSubject::Team(id.0),
        SubjectId::TeamOf(id) => WireSubject::TeamOf(id.0),
        SubjectId::Org => WireSubject::Org,
        SubjectId::Link(from, to) => WireSubject::Link(from.0, to.0),
        SubjectId::Group(id) => WireSubject::Group(id.0),
    }
}

fn subject_in(subject: &WireSubject) -> SubjectId {
    match *subject {
        WireSubject::Person(id) => SubjectId::Person(PersonId(id)),
        WireSubject::Team(id) => SubjectId::Team(TeamId(id)),
        WireSubject::TeamOf(id) => SubjectId::TeamOf(PersonId(id)),
        WireSubject::Org => SubjectId::Org,
        WireSubject::Link(from, to) => SubjectId::Link(TeamId(from), TeamId(to)),
        WireSubject::Group(id) => SubjectId::Group(GroupId(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::org::LADDER;

    #[test]
    fn every_role_has_a_code() {
        for rung in LADDER {
            assert_eq!(role_of(role_code(rung.role)).ok(), Some(rung.role), "add {} at the end", rung.title);
        }
    }
}
