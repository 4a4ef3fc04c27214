//! Undo and redo between scenarios: each is kept as the document that it is.
//!
//! Whoever takes an import back is in the scenario of before, as the document that it was. The document of the import goes,
//! if it holds nothing else; the import can be had again by redo, and is a document again then.

use std::rc::Rc;

use super::documents::{self, work_of};
use super::keeper::Keeper;
use super::now::Record;
use crate::engine::scenario::Scenario;
use crate::session::{Crossing, Session};
use crate::ui::browser::{clock, storage};

/// The document that a step led out of.
pub(super) struct Left {
    id: String,
    /// What of it is still to be kept.
    record: Option<Record>,
    /// Whether it goes, since there is nothing in it but what was taken back.
    is_gone: bool,
}

impl Keeper {
    /// Lets go of the document that is open, since a step led to the scenario of another one.
    pub(super) fn leave_document(&self, session: &Session, crossing: Crossing) -> Left {
        let record = self.record();
        let mut now = self.now.borrow_mut();
        let is_bare = now.session.history.redo_name().is_none();
        let is_gone = crossing == Crossing::Back && now.is_new && is_bare;
        let id = std::mem::replace(&mut now.id, clock::fresh_name());
        // Nothing is kept until it is known as which document.
        (now.version, now.clean, now.untouched) = (0, Some(session.clone()), None);
        (now.is_conflict, now.is_new) = (false, crossing == Crossing::Forth);
        Left { id, record: record.filter(|_| !is_gone), is_gone }
    }
}

/// Goes on with the document that holds the scenario in view, else as the new one that was named already.
pub(super) async fn crossed(keeper: Rc<Keeper>, fresh: String, left: Left) {
    let _said = keeper.save(left.record).await;
    let found = holding(&keeper.scenario(), &left.id).await;
    if keeper.id() != fresh {
        return;
    }
    {
        let mut now = keeper.now.borrow_mut();
        now.clean = None;
        if let Some((id, version)) = found {
            (now.id, now.version, now.is_new) = (id, version, false);
        }
    }
    keeper.show();
    keeper.follow();
    // What can be done again is kept before the document goes from which it came.
    let is_kept = keeper.save(keeper.record()).await;
    if left.is_gone && is_kept {
        let _gone = storage::keep_unsaved(&left.id, None);
        let _refused = documents::remove(&left.id).await;
    }
}

/// The document that holds just this scenario, with its version; `but` is none.
async fn holding(scenario: &Scenario, but: &str) -> Option<(String, u32)> {
    for document in documents::list().await.ok()? {
        if document.id != but
            && document.name == scenario.name
            && let Ok(Some((document, text))) = documents::load(&document.id).await
            && work_of(&text).is_some_and(|(kept, _)| *kept == *scenario)
        {
            return Some((document.id, document.version));
        }
    }
    None
}
