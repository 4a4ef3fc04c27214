//! Undo and redo between scenarios: each is kept as the document that it is.
//!
//! Whoever takes an import back is in the scenario of before, as the document that it was. The document of the import goes,
//! if it holds nothing else; the import can be had again by redo, and is a document again then.

use std::rc::Rc;

use super::documents::{self, work_of};
use super::keeper::Keeper;
use super::now::Record;
use crate::session::{Crossing, Session};
use crate::ui::browser::{clock, location, storage};

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
        let record = self.stash();
        let mut now = self.now.borrow_mut();
        let is_bare = now.session.history.redo_name().is_none();
        let is_gone = crossing == Crossing::Back && now.is_new && is_bare;
        let id = std::mem::replace(&mut now.id, clock::fresh_name());
        // Nothing is kept until it is known as which document.
        (now.version, now.clean, now.untouched, now.is_removed) = (0, Some(session.clone()), None, false);
        (now.is_conflict, now.is_new) = (false, crossing == Crossing::Forth);
        // What is changed before it is known as which document is found again as this one.
        location::replace(&location::fragment(), &now.id);
        Left { id, record: record.filter(|_| !is_gone), is_gone }
    }
}

/// Goes on with the document that holds the scenario in view, else as the new one that was named already.
pub(super) async fn crossed(keeper: Rc<Keeper>, fresh: String, left: Left) {
    let _said = keeper.save(left.record).await;
    let session = keeper.now.borrow().session.clone();
    let found = holding(&session, &left.id).await;
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
        storage::forget_unsaved(&left.id, &keeper.tab);
        let _refused = documents::remove(&left.id).await;
    }
}

/// The document that holds just this scenario, with its version; `but` is none, and neither is one in which more was done
/// since: its steps are not lost for those of the way back.
async fn holding(session: &Session, but: &str) -> Option<(String, u32)> {
    for document in documents::list().await.ok()? {
        if document.id != but
            && document.name == session.scenario.name
            && let Ok(Some((document, text))) = documents::load(&document.id).await
            && let Some((kept, history)) = work_of(&text)
            && *kept == *session.scenario
            && session.history.has_all_of(&history)
        {
            return Some((document.id, document.version));
        }
    }
    None
}
