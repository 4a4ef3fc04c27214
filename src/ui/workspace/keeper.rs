//! The document that is open: whether it is kept, and the way to another one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Kept;
use super::crossing::crossed;
use super::documents::{self, Document, Saved, Work, work_of};
use super::now::{Now, Record, session_of, untouched};
use super::start::{Start, copy_of};
use crate::engine::scenario::Scenario;
use crate::engine::share::ShareError;
use crate::session::{Command, History, Session, View, journal};
use crate::ui::browser::database::Refusal;
use crate::ui::browser::{clock, location, parts, storage};
use crate::ui::links;
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

/// How the page comes to another scenario.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By a step of the browser's history.
    Step,
    /// By a link in the address bar.
    Address,
    /// Without the address bar.
    Within,
}

/// Keeps the document that is open.
pub(super) struct Keeper {
    page: Page,
    kept: Cell<Kept>,
    /// Where it is shown whether what is open is kept.
    shown: RefCell<Vec<UseStateSetter<Kept>>>,
    /// Names this tab, or rather this visit.
    tab: String,
    /// The page is one file or a part of another: nothing is kept, and the address stays.
    is_apart: bool,
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
            is_new: false,
            is_opening: false,
        };
        Keeper {
            page,
            kept: Kept::Link.into(),
            shown: RefCell::default(),
            tab: clock::fresh_name(),
            is_apart: parts::is_one_file() || start.is_embedded,
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

    /// Opens the scenario of a link, looked at as its sender did. `is_address` is whether the link is in the address bar.
    pub(super) fn open_link(self: &Rc<Self>, scenario: Scenario, look: Vec<Command>, is_address: bool) {
        self.open_new(scenario, None, if is_address { Way::Address } else { Way::Within });
        look.into_iter().for_each(|command| self.page.dispatch.dispatch(command));
    }

    /// Says why a link cannot be opened, or asks for its passphrase; what is open stays, and so does its address.
    pub(super) fn refuse(&self, error: &ShareError, fragment: String) {
        match error {
            ShareError::Locked => self.page.locked.set(Some(fragment.into())),
            error => self.say(error.to_string()),
        }
        self.follow();
    }

    /// Whether what is open is kept.
    pub(super) fn kept(&self) -> Kept {
        self.kept.get()
    }

    fn tell(&self, kept: Kept) {
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
                let _gone = storage::keep_unsaved(&document.id, None);
            }
        }
        if is_open(self) {
            self.now.borrow_mut().is_conflict = saved == Ok(Saved::Conflict);
            self.tell(match saved {
                Ok(_) => self.now.borrow().kept(),
                Err(Refusal::Full) => Kept::Full,
                Err(Refusal::Denied) => Kept::Denied,
            });
        }
        matches!(saved, Ok(Saved::As(_)))
    }

    /// The page may be gone in a moment: what the database does not have yet is copied to where it is kept at once.
    pub(super) fn leave(self: &Rc<Self>) {
        let Some(record) = self.record() else { return };
        storage::keep_last_document(&record.document.id);
        let copy = copy_of(&record.document, &record.text);
        if !storage::keep_unsaved(&record.document.id, Some(&copy)) {
            // Too long with its history, perhaps.
            let bare = journal::write(&record.session.scenario, &History::default());
            let _refused = storage::keep_unsaved(&record.document.id, Some(&copy_of(&record.document, &bare)));
        }
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

    /// Opens a scenario as a document of its own; what was open can be had again by undo, and is kept as it was.
    pub(super) fn open_new(self: &Rc<Self>, scenario: Scenario, id: Option<String>, way: Way) {
        let record = self.record();
        let scenario = Rc::new(scenario);
        let id = id.unwrap_or_else(clock::fresh_name);
        if way == Way::Step {
            location::push(&links::fragment(&scenario, &View::default()), &id);
        } else {
            location::replace(&location::fragment(), &id);
        }
        {
            let mut now = self.now.borrow_mut();
            let (untouched, clean) = (untouched(&scenario, way == Way::Address), None);
            *now = Now {
                id,
                version: 0,
                untouched,
                clean,
                address: location::fragment(),
                is_conflict: false,
                is_new: way == Way::Step,
                is_opening: true,
                session: now.session.clone(),
                size: now.size,
            };
        }
        self.page.dispatch.dispatch(Command::Open(Box::new((*scenario).clone())));
        self.page.on_opened.emit(());
        let keeper = Rc::clone(self);
        spawn_local(async move {
            let _said = keeper.save(record).await;
        });
    }

    /// Goes on with a document as it is kept.
    pub(super) fn resume(&self, id: String, version: u32, work: Work, is_kept: bool) {
        self.page.dispatch.dispatch(Command::Resume(Rc::clone(&work.0), work.1.clone()));
        storage::keep_last_document(&id);
        let session = session_of(work);
        let clean = is_kept.then(|| session.clone());
        let (untouched, address) = (None, String::new());
        let (is_conflict, is_new, is_opening) = (false, false, false);
        *self.now.borrow_mut() =
            Now { size: (0, 0), id, version, clean, untouched, address, is_conflict, is_new, is_opening, session };
        self.tell(if is_kept { Kept::Saved } else { Kept::Saving });
        self.page.on_opened.emit(());
    }

    /// Opens a document, once the one that is open is kept. `is_step` is whether the browser's history needs a step for it,
    /// or went there already.
    pub(super) async fn open(self: &Rc<Self>, id: String, is_step: bool) {
        let failed = |why: &'static str| {
            if !is_step {
                let now = self.now.borrow();
                location::push(&links::fragment(&now.session.scenario, &now.session.view), &now.id);
            }
            self.say(why);
        };
        if id == self.id() {
            self.claim();
            return;
        }
        if !self.save(self.record()).await {
            failed("The scenario that is open could not be saved, so it stays open. Back it up to a file first.");
            return;
        }
        match documents::load(&id).await {
            Ok(Some((document, text))) => match work_of(&text) {
                Some(work) => {
                    if is_step {
                        location::push(&links::fragment(&work.0, &View::default()), &id);
                    }
                    self.resume(id, document.version, work, true);
                }
                None => failed("That scenario is damaged and cannot be read."),
            },
            // Nobody changed it, so it was never kept; its address says it all.
            Ok(None) => match links::asked().filter(|_| !is_step) {
                Some(Ok((scenario, _))) => self.open_new(scenario, Some(id), Way::Address),
                _ => failed("That scenario is not in this browser any more."),
            },
            Err(_) => failed("The browser does not let the page at what it keeps."),
        }
    }

    /// Shows what another tab made of the document. What was done here can be had again by undo.
    pub(super) async fn show_other(self: &Rc<Self>) {
        let id = self.id();
        let Ok(Some((document, text))) = documents::load(&id).await else {
            self.say("What the other tab saved cannot be read.");
            return;
        };
        let Some(work) = work_of(&text) else { return };
        let (is_dirty, own) = {
            let now = self.now.borrow();
            (now.is_dirty(), Rc::clone(&now.session.scenario))
        };
        let theirs = session_of(work);
        let open = |session: Session, scenario: &Scenario| {
            session.update(Command::Replace(Box::new(scenario.clone()))).unwrap_or(session)
        };
        let scenario = Rc::clone(&theirs.scenario);
        let session = if is_dirty { open(open(theirs, &own), &scenario) } else { theirs };
        self.resume(id, document.version, (session.scenario, session.history), !is_dirty);
    }

    /// Goes on with what is here as a document of its own, beside the one that another tab changed.
    pub(super) fn keep_copy(&self) {
        let name = {
            let mut now = self.now.borrow_mut();
            now.id = clock::fresh_name();
            (now.version, now.clean, now.is_conflict, now.untouched) = (0, None, false, None);
            format!("{} (copy)", now.session.scenario.name)
        };
        self.page.dispatch.dispatch(Command::Rename(name));
        self.follow();
    }

    /// The document that is open is not kept any more, and stays open.
    pub(super) fn let_go(&self) {
        let mut now = self.now.borrow_mut();
        now.id = clock::fresh_name();
        let scenario = Rc::clone(&now.session.scenario);
        (now.version, now.clean, now.untouched) = (0, None, Some(scenario));
        self.tell(now.kept());
    }
}
