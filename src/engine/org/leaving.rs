//! People who leave the org, or their reports.

use super::{Node, Org, OrgError, Person};
use crate::engine::ids::PersonId;

impl Org {
    /// Removes a person; direct reports move up to the person's own manager. The id and the key are never given again.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`].
    pub fn remove_person(&mut self, id: PersonId) -> Result<Person, OrgError> {
        let node = self.person_node(id)?;
        self.send_reports(id, self.manager_of(id))?;
        self.people[id.index()] = None;
        match self.graph.remove_node(node) {
            Some(Node::Person(_, person)) => Ok(person),
            _ => Err(OrgError::UnknownPerson(id)),
        }
    }

    /// Removes a person whose direct reports go to somebody else. Somebody below takes the seat over and reports to the
    /// manager of who goes.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`], or [`OrgError::Cycle`] where both are the same.
    pub fn replace_person(&mut self, id: PersonId, by: PersonId) -> Result<Person, OrgError> {
        self.person_node(id)?;
        self.person_node(by)?;
        if id == by {
            return Err(OrgError::Cycle { person: by, manager: id });
        }
        if self.is_below(by, id) {
            self.set_manager(by, self.manager_of(id))?;
        }
        self.send_reports(id, Some(by))?;
        self.remove_person(id)
    }

    /// Removes a person and everyone below.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`].
    pub fn remove_branch(&mut self, id: PersonId) -> Result<(), OrgError> {
        self.person_node(id)?;
        let mut branch = vec![id];
        let mut at = 0;
        while let Some(&above) = branch.get(at) {
            branch.extend(self.direct_reports(above));
            at += 1;
        }
        // From the bottom up nobody has reports left to be moved.
        for id in branch.into_iter().rev() {
            self.remove_person(id)?;
        }
        Ok(())
    }

    /// Gives a person another manager, or none; the direct reports stay behind with the manager before. One of them may be
    /// the new manager.
    ///
    /// # Errors
    /// [`OrgError::UnknownPerson`], or [`OrgError::Cycle`] where both are the same.
    pub fn move_alone(&mut self, id: PersonId, manager: Option<PersonId>) -> Result<(), OrgError> {
        self.person_node(id)?;
        if let Some(manager) = manager {
            self.person_node(manager)?;
            if manager == id {
                return Err(OrgError::Cycle { person: id, manager });
            }
        }
        self.send_reports(id, self.manager_of(id))?;
        self.set_manager(id, manager)
    }

    fn send_reports(&mut self, id: PersonId, to: Option<PersonId>) -> Result<(), OrgError> {
        self.direct_reports(id).into_iter().try_for_each(|report| self.set_manager(report, to))
    }

    /// The managers above a person, the nearest first.
    pub fn managers_above(&self, person: PersonId) -> impl Iterator<Item = PersonId> {
        std::iter::successors(self.manager_of(person), |&at| self.manager_of(at))
    }

    /// Whether somebody reports to another, directly or not.
    pub fn is_below(&self, person: PersonId, above: PersonId) -> bool {
        self.managers_above(person).any(|at| at == above)
    }
}
