//! The way to another document: by a link, a list, a step of the browser's history, another tab.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Kept;
use super::documents::{self, Work, work_of};
use super::keeper::Keeper;
use super::now::{Now, session_of, untouched};
use crate::engine::scenario::Scenario;
use crate::engine::share::ShareError;
use crate::session::{Command, Session, View};
use crate::ui::browser::{clock, location, storage};
use crate::ui::links;

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

impl Keeper {
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

    /// Opens a scenario as a document of its own; what was open can be had again by undo, and is kept as it was.
    pub(super) fn open_new(self: &Rc<Self>, scenario: Scenario, id: Option<String>, way: Way) {
        let record = self.stash();
        let scenario = Rc::new(scenario);
        let id = id.unwrap_or_else(clock::fresh_name);
        if self.is_apart {
            // Nothing of this page is remembered.
        } else if way == Way::Step {
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
                is_removed: false,
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
        *self.now.borrow_mut() = Now {
            size: (0, 0),
            id,
            version,
            clean,
            untouched,
            address,
            is_conflict: false,
            is_removed: false,
            is_new: false,
            is_opening: false,
            session,
        };
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
        let turn = self.n_asked.get() + 1;
        self.n_asked.set(turn);
        if id == self.id() {
            self.claim();
            return;
        }
        if !self.save(self.record()).await {
            failed("The scenario that is open could not be saved, so it stays open. Back it up to a file first.");
            return;
        }
        let loaded = documents::load(&id).await;
        if self.n_asked.get() != turn {
            return;
        }
        match loaded {
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
        let before = self.id();
        let name = {
            let mut now = self.now.borrow_mut();
            now.id = clock::fresh_name();
            (now.version, now.clean, now.is_conflict, now.untouched) = (0, None, false, None);
            format!("{} (copy)", now.session.scenario.name)
        };
        // Under its new name before what was kept under the old one goes.
        let _copied = self.stash();
        storage::forget_unsaved(&before, &self.tab);
        self.page.dispatch.dispatch(Command::Rename(name));
        self.follow();
    }

    /// The document that is open is not kept any more, and stays open.
    pub(super) fn let_go(&self) {
        let mut now = self.now.borrow_mut();
        now.id = clock::fresh_name();
        let scenario = Rc::clone(&now.session.scenario);
        (now.version, now.clean, now.untouched, now.is_removed) = (0, None, Some(scenario), true);
        self.tell(now.kept());
    }
}
