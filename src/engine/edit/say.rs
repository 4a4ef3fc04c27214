//! Edits in words, in one voice: what somebody did, as a step is named ("move Bo to Ada").

use super::{Edit, Fate, PersonEdit, TeamEdit};
use crate::engine::ids::{GroupId, PersonId, TeamId};
use crate::engine::org::{InteractionMode, Org, OrgError, Role, team_called};

/// Most characters of a name or title.
const LONGEST: usize = 40;

/// What some edits do, as part of "Undo …", told of the org just before them: "move 3 people to Ada".
pub fn say(edits: &[Edit], before: &Org) -> String {
    let called = Called { org: before, gone: &[] };
    // What the org grew to before is no part of the step.
    let edits = match edits {
        [Edit::Grow { .. } | Edit::Skip(_), rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    let Some((first, rest)) = edits.split_first() else { return "change nothing".to_owned() };
    if rest.is_empty() {
        return called.clause(first);
    }
    if rest.iter().all(|edit| is_alike(first, edit)) {
        return called.of_several(first, edits.len());
    }
    let (new, new_team) = (PersonId(before.n_ids() as u32), TeamId(before.n_teams() as u32));
    let name = rest.iter().find_map(|edit| match edit {
        Edit::Team(TeamEdit::Rename { team, name }) if *team == new_team => Some(name),
        _ => None,
    });
    let clause = match (first, name) {
        (Edit::AddTeam { .. }, Some(name)) => format!("add team {}", short(name)),
        _ => called.clause(first),
    };
    match rest.iter().filter(|edit| !is_about_new(edit, new, new_team)).count() {
        0 => clause,
        1 => format!("{clause}, and 1 more change"),
        more => format!("{clause}, and {more} more changes"),
    }
}

/// What one edit does, as a sentence in a list of decisions, told of the org just before it: "Move Bo to Ada".
pub fn say_one(edit: &Edit, org: &Org) -> String {
    Called { org, gone: &[] }.sentence(edit)
}

/// Whether two edits do the same to different people, so that they are told by their number.
fn is_alike(a: &Edit, b: &Edit) -> bool {
    match (a, b) {
        (Edit::Report { manager: a, .. }, Edit::Report { manager: b, .. }) => a == b,
        (Edit::Transfer { team: a, .. }, Edit::Transfer { team: b, .. }) => a == b,
        (Edit::Person(a), Edit::Person(b)) => match (a, b) {
            (PersonEdit::MoveAlone { manager: a, .. }, PersonEdit::MoveAlone { manager: b, .. })
            | (PersonEdit::Add { manager: a, .. }, PersonEdit::Add { manager: b, .. }) => a == b,
            (PersonEdit::Vacate { vacant: a, .. }, PersonEdit::Vacate { vacant: b, .. }) => a == b,
            (PersonEdit::Remove { .. }, PersonEdit::Remove { .. })
            | (PersonEdit::Name { .. }, PersonEdit::Name { .. })
            | (PersonEdit::Entitle { .. }, PersonEdit::Entitle { .. })
            | (PersonEdit::Locate { .. }, PersonEdit::Locate { .. }) => true,
            _ => false,
        },
        _ => false,
    }
}

/// Whether an edit only says more of somebody or a team that the step has just added.
fn is_about_new(edit: &Edit, new: PersonId, new_team: TeamId) -> bool {
    match edit {
        Edit::Retitle { person, .. } | Edit::Transfer { person, .. } | Edit::OnCall { person, .. } => *person == new,
        Edit::Person(
            PersonEdit::Name { person, .. } | PersonEdit::Entitle { person, .. } | PersonEdit::Locate { person, .. },
        ) => *person == new,
        Edit::Team(TeamEdit::Rename { team, .. } | TeamEdit::SetType { team, .. }) => *team == new_team,
        _ => false,
    }
}

/// A name as it fits a line.
fn short(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some(_) => {
            let end = name.char_indices().nth(LONGEST - 1).map_or(name.len(), |(end, _)| end);
            format!("{}…", name[..end].trim_end())
        }
        None => name.to_owned(),
    }
}

/// What people and teams are called in an org; those who are gone as they were called when they were there.
#[derive(Clone, Copy)]
pub(super) struct Called<'a> {
    pub(super) org: &'a Org,
    /// By id; empty for who was never there.
    pub(super) gone: &'a [String],
}

impl Called<'_> {
    fn person(&self, id: PersonId) -> String {
        let gone = || self.gone.get(id.index()).filter(|name| !name.is_empty()).cloned();
        // Whoever has no name yet, because that decision was taken back, has the id that would have been given.
        let there = self.org.person(id).map(|person| person.in_words().into_owned());
        short(&there.or_else(gone).unwrap_or_else(|| format!("person {}", id.0 + 1)))
    }

    fn team(&self, id: TeamId) -> String {
        let name = self.org.team(id).map(|team| team.name.as_str()).filter(|name| !name.is_empty());
        match name {
            Some(name) => team_called(&short(name)),
            None => "a team".to_owned(),
        }
    }

    fn group(&self, id: GroupId) -> String {
        let group = self.org.group(id);
        group.map_or_else(|| "a group".to_owned(), |group| format!("{} {}", group.kind.as_str(), short(&group.name)))
    }

    fn domain(&self, team: TeamId, at: u32) -> String {
        let domain = self.org.team(team).and_then(|team| team.domains.get(at as usize));
        let name = domain.map(|domain| domain.name.as_str()).filter(|name| !name.is_empty());
        name.map_or_else(|| "a domain".to_owned(), |name| format!("domain {}", short(name)))
    }

    fn place(&self, manager: Option<PersonId>) -> String {
        manager.map_or_else(|| "the top".to_owned(), |manager| self.person(manager))
    }

    /// Somebody new, an empty seat.
    fn newcomer(&self, manager: Option<PersonId>, name: &str, title: &str, vacant: bool) -> String {
        let who = match (vacant, name, title) {
            (true, _, "") => "a vacancy".to_owned(),
            (true, _, title) => format!("a vacancy ({})", short(title)),
            (false, "", "" | "Engineer") => "an engineer".to_owned(),
            (false, "", title) => with_article(&short(title)),
            (false, name, _) => short(name),
        };
        match manager {
            Some(manager) => format!("add {who} under {}", self.person(manager)),
            None => format!("add {who} at the top"),
        }
    }

    fn removal(&self, person: PersonId, fate: Fate) -> String {
        let who = self.person(person);
        if self.org.direct_reports(person).is_empty() {
            return format!("remove {who}");
        }
        match fate {
            Fate::Up => format!("remove {who}, reports to {}", self.place(self.org.manager_of(person))),
            Fate::To(other) => format!("remove {who}, reports to {}", self.person(other)),
            Fate::Along => format!("remove {who} and everyone below"),
        }
    }

    fn of_people(&self, edit: &PersonEdit) -> String {
        match edit {
            PersonEdit::Name { person, name } if name.is_empty() => {
                format!("take the name off {}", self.person(*person))
            }
            // Somebody who is known by this decision only.
            PersonEdit::Name { person, name }
                if self.org.person(*person).is_none() && self.person(*person) == short(name) =>
            {
                format!("rename somebody to {}", short(name))
            }
            PersonEdit::Name { person, name } => format!("rename {} to {}", self.person(*person), short(name)),
            PersonEdit::Entitle { person, title } if title.is_empty() => {
                format!("take the title off {}", self.person(*person))
            }
            PersonEdit::Entitle { person, title } => self.titled(*person, title),
            PersonEdit::Locate { person, location } if location.is_empty() => {
                format!("clear where {} works", self.person(*person))
            }
            PersonEdit::Locate { person, location } => {
                format!("set where {} works to {}", self.person(*person), short(location))
            }
            PersonEdit::Vacate { person, vacant: true } => format!("make the seat of {} vacant", self.person(*person)),
            PersonEdit::Vacate { person, vacant: false } => format!("fill the seat of {}", self.person(*person)),
            PersonEdit::Add { manager, name, title, vacant, .. } => self.newcomer(*manager, name, title, *vacant),
            PersonEdit::MoveAlone { person, manager } if self.org.direct_reports(*person).is_empty() => {
                format!("move {} to {}", self.person(*person), self.place(*manager))
            }
            PersonEdit::MoveAlone { person, manager } => {
                format!("move {} without reports to {}", self.person(*person), self.place(*manager))
            }
            PersonEdit::Remove { person, fate } => self.removal(*person, *fate),
        }
    }

    fn titled(&self, person: PersonId, title: &str) -> String {
        format!("change the title of {} to {}", self.person(person), short(title))
    }

    fn of_teams(&self, edit: &TeamEdit) -> String {
        let both = |from: TeamId, to: TeamId| format!("{} and {}", self.team(from), self.team(to));
        match edit {
            TeamEdit::Rename { team, name } => format!("rename {} to {}", self.team(*team), short(name)),
            TeamEdit::SetType { team, team_type: Some(one) } => {
                format!("set the type of {} to {}", self.team(*team), one.as_str().replace('_', "-"))
            }
            TeamEdit::SetType { team, team_type: None } => format!("leave the type of {} open", self.team(*team)),
            TeamEdit::AddDomain { team, complexity, name } if name.is_empty() => {
                format!("give {} a {} domain", self.team(*team), complexity.as_str())
            }
            TeamEdit::AddDomain { team, name, .. } => format!("give {} domain {}", self.team(*team), short(name)),
            TeamEdit::RemoveDomain { team, at } => {
                format!("take {} off {}", self.domain(*team, *at), self.team(*team))
            }
            TeamEdit::MoveDomain { from, at, to } => {
                format!("move {} from {} to {}", self.domain(*from, *at), self.team(*from), self.team(*to))
            }
            TeamEdit::End { from, to } => format!("end what {} do together", both(*from, *to)),
            TeamEdit::Describe { from, to, .. } => format!("describe how {} work together", both(*from, *to)),
            TeamEdit::Share { person, team, share: 0 } => {
                format!("take {} out of {}", self.person(*person), self.team(*team))
            }
            TeamEdit::Share { person, team, share } => {
                let percent = (u32::from(*share) + 50) / 100;
                format!("give {} {percent} % of {}", self.team(*team), self.person(*person))
            }
            TeamEdit::Split { team } => format!("split {}", self.team(*team)),
            TeamEdit::Merge { from, into } => format!("merge {} into {}", self.team(*from), self.team(*into)),
            TeamEdit::AddGroup { kind, name } => format!("add {} {}", kind.as_str(), short(name)),
            TeamEdit::Group { team, group } => format!("put {} into {}", self.team(*team), self.group(*group)),
            TeamEdit::Ungroup { team, group } => format!("take {} out of {}", self.team(*team), self.group(*group)),
        }
    }

    fn clause(&self, edit: &Edit) -> String {
        match edit {
            Edit::Grow { engineers: 1, .. } => "grow to 1 engineer".to_owned(),
            Edit::Grow { engineers, .. } => format!("grow to {engineers} engineers"),
            Edit::Join { manager, role, .. } => {
                let title = if *role == Role::Engineer { "" } else { role.rung().title };
                self.newcomer(*manager, "", title, false)
            }
            Edit::AddTeam { from: None } => "add a team".to_owned(),
            Edit::AddTeam { from: Some(from) } => format!("add a team beside {}", self.team(*from)),
            Edit::Report { person, manager } => format!("move {} to {}", self.person(*person), self.place(*manager)),
            Edit::Transfer { person, team: Some(team) } => {
                format!("move {} to {}", self.person(*person), self.team(*team))
            }
            Edit::Transfer { person, team: None } => match self.org.team_of(*person) {
                Some(team) => format!("take {} out of {}", self.person(*person), self.team(team)),
                None => format!("take {} out of a team", self.person(*person)),
            },
            Edit::Retitle { person, role } => self.titled(*person, role.rung().title),
            Edit::OnCall { person, rotation } => match self.org.rotations().get(rotation.index()) {
                Some(rotation) => format!("put {} on call for {}", self.person(*person), short(&rotation.name)),
                None => format!("put {} on call", self.person(*person)),
            },
            Edit::Interact { from, to, mode } => {
                let (a, b) = (self.team(*from), self.team(*to));
                match mode {
                    InteractionMode::Collaboration => format!("let {a} and {b} collaborate"),
                    InteractionMode::Facilitating => format!("let {a} help {b}"),
                    InteractionMode::XAsAService => format!("let {b} use {a} as a service"),
                }
            }
            Edit::Team(edit) => self.of_teams(edit),
            Edit::Person(edit) => self.of_people(edit),
            Edit::Skip(_) => "keep ids free".to_owned(),
        }
    }

    /// Several edits that are alike.
    fn of_several(&self, edit: &Edit, n: usize) -> String {
        match edit {
            Edit::Report { manager, .. } => format!("move {n} people to {}", self.place(*manager)),
            Edit::Transfer { team: Some(team), .. } => format!("move {n} people to {}", self.team(*team)),
            Edit::Transfer { team: None, .. } => format!("take {n} people out of their teams"),
            Edit::Person(edit) => match edit {
                PersonEdit::MoveAlone { manager, .. } => {
                    format!("move {n} people without reports to {}", self.place(*manager))
                }
                PersonEdit::Add { manager: Some(manager), .. } => {
                    format!("add {n} people under {}", self.person(*manager))
                }
                PersonEdit::Add { manager: None, .. } => format!("add {n} people at the top"),
                PersonEdit::Vacate { vacant: true, .. } => format!("make {n} seats vacant"),
                PersonEdit::Vacate { vacant: false, .. } => format!("fill {n} seats"),
                PersonEdit::Remove { .. } => format!("remove {n} people"),
                PersonEdit::Name { .. } => format!("rename {n} people"),
                PersonEdit::Entitle { .. } => format!("change {n} titles"),
                PersonEdit::Locate { .. } => format!("set where {n} people work"),
            },
            _ => self.clause(edit),
        }
    }

    pub(super) fn sentence(&self, edit: &Edit) -> String {
        let clause = self.clause(edit);
        let mut rest = clause.chars();
        rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
    }

    /// Why the org refuses an edit.
    pub(super) fn why(&self, error: &OrgError) -> String {
        match error {
            OrgError::UnknownPerson(id) => match self.gone.get(id.index()).is_some_and(|name| !name.is_empty()) {
                true => format!("{} is no longer there", self.person(*id)),
                false => format!("{} is not there", self.person(*id)),
            },
            OrgError::UnknownTeam(id) => match self.team(*id) {
                team if team == "a team" => "a team that it is about is not there".to_owned(),
                team => format!("{team} is no longer there"),
            },
            OrgError::UnknownGroup(_) => "the group is not there".to_owned(),
            OrgError::UnknownRotation(_) => "the on-call rotation is not there".to_owned(),
            OrgError::Cycle { person, manager } if person == manager => {
                format!("{} cannot report to themselves", self.person(*person))
            }
            OrgError::Cycle { person, manager } => {
                format!("{} is below {}", self.person(*manager), self.person(*person))
            }
            OrgError::SelfInteraction(team) => format!("{} would be on both sides", self.team(*team)),
            OrgError::UnknownDomain(team) => format!("{} has no such domain", self.team(*team)),
            OrgError::NoInteraction(a, b) => format!("{} and {} do not work together", self.team(*a), self.team(*b)),
            OrgError::TeamCycle(team) => format!("{} cannot be part of itself", self.team(*team)),
            OrgError::DuplicateKey(_) | OrgError::TooManyIds => error.to_string(),
        }
    }
}

fn with_article(title: &str) -> String {
    let is_vowel = title.starts_with(['A', 'E', 'I', 'O', 'U', 'a', 'e', 'i', 'o', 'u']);
    format!("{} {title}", if is_vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests;
