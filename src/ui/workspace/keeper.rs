//! The document that is open, and whether it is kept.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Kept;
use super::crossing::crossed;
use super::documents::{self, Document, Saved};
use super::now::{Now, Record, session_of, untouched};
use super::start::{Start, copy_of};
use crate::engine::scenario::Scenario;
use crate::session::{History, Session, journal};
use crate::ui::browser::database::Refusal;
use crate::ui::browser::{clock, location, parts, storage};
use crate::ui::store::Dispatch;

/// Where the keeper says what it has to say.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) dispatch: Dispatch,
    pub(crate) trouble: UseStateSetter<Option<AttrValue>>,
    /// Takes the fragment of a link that waits for its passphrase.
    pub(crate) locked: UseStateSetter<Option<AttrValue>>,
    /// Another scenario is in view.
    pub(crate) on_opened: Callback<()>,
}

/// Keeps the document that is open.
pub(super) struct Keeper {
    pub(super) page: Page,
    kept: Cell<Kept>,
    /// Where it is shown whether what is open is kept.
    shown: RefCell<Vec<UseStateSetter<Kept>>>,
    /// Names this tab, or rather this visit.
    pub(super) tab: String,
    /// The page is one file or a part of another: nothing is kept, and the address stays.
    pub(super) is_apart: bool,
    /// Counts what was asked to be opened: what takes long may be wanted no more.
    pub(super) n_asked: Cell<u32>,
    pub(super) now: RefCell<Now>,
}

impl Keeper {
    pub(super) fn new(start: &Start, page: Page) -> Keeper {
        let session = session_of(start.work.clone());
        let now = Now {
            size: (0, 0),
            id: start.id.clone(),
            version: start.version,
            clean: start.is_kept.then(|| session.clone()),
            // A fresh one is the example's or a link's.
            untouched: start.is_kept.then(|| untouched(&session.scenario, true)).flatten(),
            session,
            address: location::fragment(),
            is_conflict: false,
            is_removed: false,
            is_new: false,
            is_opening: false,
        };
        Keeper {
            page,
            kept: Kept::Link.into(),
            shown: RefCell::default(),
            tab: clock::fresh_name(),
            is_apart: parts::is_one_file() || start.is_embedded,
            n_asked: Cell::default(),
            now: now.into(),
        }
    }

    /// The document that is open.
    pub(super) fn id(&self) -> String {
        self.now.borrow().id.clone()
    }

    /// The scenario that is open.
    pub(super) fn scenario(&self) -> Rc<Scenario> {
        Rc::clone(&self.now.borrow().session.scenario)
    }

    pub(super) fn say(&self, trouble: impl Into<AttrValue>) {
        self.page.trouble.set(Some(trouble.into()));
    }

    /// Whether what is open is kept.
    pub(super) fn kept(&self) -> Kept {
        self.kept.get()
    }

    pub(super) fn tell(&self, kept: Kept) {
        self.kept.set(kept);
        self.shown.borrow().iter().for_each(|shown| shown.set(kept));
    }

    /// Tells one more place from now on.
    pub(super) fn tell_to(&self, shown: UseStateSetter<Kept>) {
        shown.set(self.kept());
        self.shown.borrow_mut().push(shown);
    }

    /// Tells a place no more.
    pub(super) fn forget(&self, shown: &UseStateSetter<Kept>) {
        self.shown.borrow_mut().retain(|known| known != shown);
    }

    /// Takes note of the session as it is drawn. Where a step led to another scenario, it goes on with that one's document.
    pub(super) fn look(self: &Rc<Self>, session: &Session, size: (u32, u32)) {
        let crossing = self.now.borrow().session.history.crossing(&session.history);
        let crossing = crossing.filter(|_| !self.is_apart && !self.now.borrow().is_opening);
        let left = crossing.map(|crossing| self.leave_document(session, crossing));
        let mut now = self.now.borrow_mut();
        now.session = session.clone();
        now.size = size;
        now.is_opening = false;
        if let Some(left) = left {
            spawn_local(crossed(Rc::clone(self), now.id.clone(), left));
        }
    }

    /// Something changed, or nothing did.
    pub(super) fn show(&self) {
        let kept = if self.is_apart { Kept::InFile } else { self.now.borrow().kept() };
        // What is refused stays so until it is not: nothing flickers with every change.
        if !(kept == Kept::Saving && matches!(self.kept(), Kept::Full | Kept::Denied)) {
            self.tell(kept);
        }
    }

    /// The address bar says what is open.
    pub(super) fn follow(&self) {
        if self.is_apart {
            return;
        }
        let now = self.now.borrow();
        location::replace(&now.fragment(), &now.id);
        if now.version > 0 {
            storage::keep_last_document(&now.id);
        }
    }

    /// The present step of the browser's history is about what is open, even if the page is gone before its address is.
    pub(super) fn claim(&self) {
        if self.is_apart {
            return;
        }
        location::replace(&location::fragment(), &self.id());
    }

    /// What is to be kept, if anything is.
    pub(super) fn record(&self) -> Option<Record> {
        let now = self.now.borrow();
        if self.is_apart || !now.is_dirty() {
            return None;
        }
        let Now { session, size, id, version, .. } = &*now;
        let document = Document {
            id: id.clone(),
            name: session.scenario.name.clone(),
            changed: clock::now(),
            version: *version,
            tab: self.tab.clone(),
            size: *size,
        };
        let text = journal::write(&session.scenario, &session.history);
        Some(Record { document, text, session: session.clone() })
    }

    /// What is to be kept, if anything is, copied at once to where it is found again whatever becomes of the page and the
    /// database.
    pub(super) fn stash(&self) -> Option<Record> {
        let record = self.record()?;
        let Record { document, text, session } = &record;
        if !storage::keep_unsaved(&document.id, &self.tab, &copy_of(document, text)) {
            // Too long with its history, perhaps.
            let bare = journal::write(&session.scenario, &History::default());
            let _refused = storage::keep_unsaved(&document.id, &self.tab, &copy_of(document, &bare));
        }
        Some(record)
    }

    /// Keeps a record; `false` where that fails, which the page says.
    pub(super) async fn save(&self, record: Option<Record>) -> bool {
        let Some(Record { document, text, session }) = record else { return true };
        let is_open = |keeper: &Keeper| keeper.now.borrow().id == document.id;
        if is_open(self) && self.now.borrow().is_conflict {
            return false;
        }
        let saved = documents::save(&document, &text).await;
        if let Ok(Saved::As(version)) = saved {
            if is_open(self) {
                let mut now = self.now.borrow_mut();
                now.version = now.version.max(version);
                now.clean = Some(session);
                storage::keep_last_document(&document.id);
            }
            let is_newest = !is_open(self) || !self.now.borrow().is_dirty();
            if is_newest {
                storage::forget_unsaved(&document.id, &self.tab);
            }
        }
        if is_open(self) {
            self.now.borrow_mut().is_conflict = saved == Ok(Saved::Conflict);
            self.tell(match saved {
                Ok(_) => self.now.borrow().kept(),
                Err(Refusal::Full) => Kept::Full,
                Err(Refusal::Denied) => Kept::Denied,
            });
        } else if !matches!(saved, Ok(Saved::As(_))) {
            self.say(format!(
                "“{}” has changes that could not be saved. A step of undo or redo brings them back, or else they are there when the page is opened again.",
                document.name
            ));
        }
        matches!(saved, Ok(Saved::As(_)))
    }

    /// The page may be gone in a moment: what the database does not have yet is copied to where it is kept at once.
    pub(super) fn leave(self: &Rc<Self>) {
        let Some(record) = self.stash() else { return };
        storage::keep_last_document(&record.document.id);
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let _said = keeper.save(Some(record)).await;
        });
    }

    /// Somebody looks at the page again: another tab may have changed the scenario meanwhile.
    pub(super) fn come_back(self: &Rc<Self>) {
        let keeper = Rc::clone(self);
        let (id, version) = (self.id(), self.now.borrow().version);
        if version == 0 {
            return;
        }
        spawn_local(async move {
            let Ok(Some(kept)) = documents::find(&id).await else { return };
            let is_other = kept.version > version && kept.tab != keeper.tab && keeper.id() == id;
            if is_other {
                keeper.now.borrow_mut().is_conflict = true;
                keeper.tell(Kept::Conflict);
            }
        });
    }
}
