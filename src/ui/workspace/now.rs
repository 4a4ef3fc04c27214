//! What is known of the document that is open.

use std::rc::Rc;

use super::Kept;
use super::documents::{Document, Work};
use crate::engine::scenario::{Scenario, Source};
use crate::session::Session;
use crate::ui::links;

/// The document that is open, and how much of it is kept.
pub(super) struct Now {
    pub(super) session: Session,
    /// People and engineers in view.
    pub(super) size: (u32, u32),
    pub(super) id: String,
    pub(super) version: u32,
    /// What the database has.
    pub(super) clean: Option<Session>,
    /// What needs no keeping, because nobody changed it yet and its address says it all.
    pub(super) untouched: Option<Rc<Scenario>>,
    /// The address that it was opened by.
    pub(super) address: String,
    pub(super) is_conflict: bool,
    /// Somebody removed what was kept of it.
    pub(super) is_removed: bool,
    /// Opened in this visit, and another one never: nothing is in it that was there before.
    pub(super) is_new: bool,
    /// The step that opens it is under way.
    pub(super) is_opening: bool,
}

impl Now {
    pub(super) fn is_dirty(&self) -> bool {
        let is_clean = self.clean.as_ref().is_some_and(|clean| clean.is_same_work(&self.session));
        !is_clean && !self.is_untouched()
    }

    fn is_untouched(&self) -> bool {
        self.version == 0 && self.untouched.as_ref() == Some(&self.session.scenario)
    }

    /// The fragment of the address: an imported org has none of its own, so until it is changed the link stays that it came by.
    pub(super) fn fragment(&self) -> String {
        let Session { scenario, view, .. } = &self.session;
        match scenario.source {
            Source::Roster(_) if self.is_untouched() => self.address.clone(),
            _ => links::fragment(scenario, view),
        }
    }

    pub(super) fn kept(&self) -> Kept {
        match (self.is_conflict, self.is_dirty(), self.version) {
            (true, ..) => Kept::Conflict,
            (_, true, _) => Kept::Saving,
            // It is not known yet as which document.
            (_, _, 0) if self.untouched.is_none() => Kept::Saving,
            // Its address says it all where it has one.
            (_, _, 0) if self.is_removed && self.fragment().is_empty() => Kept::Removed,
            (_, _, 0) => Kept::Link,
            _ => Kept::Saved,
        }
    }
}

/// A document as it is to be kept.
pub(super) struct Record {
    pub(super) document: Document,
    pub(super) text: String,
    pub(super) session: Session,
}

pub(super) fn session_of((scenario, history): Work) -> Session {
    Session { scenario, history, ..Session::default() }
}

/// What a scenario that was just opened needs no keeping for; an imported org has no address to come back to, unless the
/// link that it came by is there.
pub(super) fn untouched(scenario: &Rc<Scenario>, is_linked: bool) -> Option<Rc<Scenario>> {
    (is_linked || !matches!(scenario.source, Source::Roster(_))).then(|| Rc::clone(scenario))
}
