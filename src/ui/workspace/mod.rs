//! The scenarios of this browser: the one that is open, kept as it changes, and the others.

mod crossing;
pub(crate) mod documents;
mod keeper;
mod now;
mod opening;
mod start;

pub(crate) use documents::Document;
pub(crate) use start::{Start, at_once, later};

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::browser::page_life::use_leaving;
use super::browser::{clock, download, location, parts, storage};
use super::links;
use crate::engine::scenario::Scenario;
use crate::engine::scenario::file::{read_backup, write_backup};
use crate::engine::share;
use crate::session::{Command, History, Session, journal};
use documents::{Saved, work_of};
use keeper::Keeper;
pub(crate) use keeper::Page;
use opening::Way;
use start::size_of;

/// Milliseconds after the last change before the address bar and the storage follow.
const KEEP_AFTER: u32 = 250;

/// Whether what is open is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Nothing was changed yet; the address says it all.
    Link,
    /// In a moment.
    Saving,
    /// As it is.
    Saved,
    /// Not: there is no room left.
    Full,
    /// Not: the browser refuses.
    Denied,
    /// Not: another tab changed it.
    Conflict,
    /// Not: somebody removed it and has not changed it since.
    Removed,
    /// The page is one file, and the scenario as it was is in it.
    InFile,
}

impl Kept {
    /// As it stands beside the name.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Kept::Link => "Saved in the link",
            Kept::Saving => "Saving…",
            Kept::Saved => "Saved in this browser",
            Kept::Full => "Not saved: storage is full",
            Kept::Denied => "Not saved: this browser refuses storage (private window?)",
            Kept::Conflict => "Changed in another tab",
            Kept::Removed => "Removed: kept again once it is changed",
            Kept::InFile => "Changes are not kept: export the file again",
        }
    }
}

/// The scenarios of this browser. Clones are the same.
#[derive(Clone)]
pub(crate) struct Workspace {
    keeper: Rc<Keeper>,
}

impl PartialEq for Workspace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.keeper, &other.keeper)
    }
}

impl Workspace {
    /// The document that is open.
    pub(crate) fn id(&self) -> String {
        self.keeper.id()
    }

    /// Opens a scenario as a document of its own, such as one that was imported.
    pub(crate) fn open_new(&self, scenario: Scenario) {
        self.keeper.open_new(scenario, None, Way::Step);
    }

    /// Opens a link.
    pub(crate) fn open_link(&self, link: &str) {
        match links::open(link) {
            Ok((scenario, look)) => self.keeper.open_link(scenario, look, false),
            Err(error) => self.keeper.say(error.to_string()),
        }
    }

    /// Opens a document.
    pub(crate) fn open(&self, id: String) {
        let keeper = Rc::clone(&self.keeper);
        spawn_local(async move { keeper.open(id, true).await });
    }

    /// Shows what another tab made of the document that is open.
    pub(crate) fn show_other(&self) {
        let keeper = Rc::clone(&self.keeper);
        spawn_local(async move { keeper.show_other().await });
    }

    /// Goes on with what is open beside what another tab made of it.
    pub(crate) fn keep_copy(&self) {
        self.keeper.keep_copy();
    }

    /// Keeps now what is open, so that lists and copies have it as it is.
    pub(crate) async fn settle(&self) -> bool {
        self.keeper.save(self.keeper.record()).await
    }

    /// Every scenario with its id and name: the one that is open first, as it is in view, then the others, the one changed
    /// last first. A browser that refuses storage has the first alone.
    pub(crate) async fn load_all(&self) -> Vec<(String, String, Rc<Scenario>)> {
        let (id, scenario) = (self.keeper.id(), self.keeper.scenario());
        let mut all = vec![(id.clone(), scenario.name.clone(), scenario)];
        let others = documents::load_all().await.unwrap_or_default().into_iter();
        all.extend(others.filter(|(one, _)| one.id != id).map(|(one, scenario)| (one.id, one.name, scenario)));
        all
    }

    /// Lets the browser save every scenario as one file; gives how many.
    pub(crate) async fn back_up(&self) -> usize {
        let all = self.load_all().await;
        let text = write_backup(all.iter().map(|(_, _, scenario)| &**scenario));
        download::text("spanwise-backup.json", "application/json", &text);
        all.len()
    }

    /// Adds every scenario of a backup, and says what came of it.
    pub(crate) async fn restore(&self, text: &str) -> Result<String, String> {
        let backup = read_backup(text).map_err(|error| error.to_string())?;
        let mut n_added = 0;
        for file in backup.scenarios {
            let scenario = Rc::new(file.scenario);
            if !self.add(&scenario, &History::default(), scenario.name.clone()).await {
                return Err(format!("The browser keeps no more; {n_added} scenarios were added before."));
            }
            n_added += 1;
        }
        let added =
            if n_added == 1 { "1 scenario was added.".to_owned() } else { format!("{n_added} scenarios were added.") };
        let refused = backup.refused.into_iter().map(|why| format!(" Left out: {why}."));
        Ok(added + &refused.collect::<String>())
    }

    /// Adds a copy of a document, with its history.
    pub(crate) async fn duplicate(&self, id: &str) -> bool {
        let Ok(Some((document, text))) = documents::load(id).await else { return false };
        let Some((scenario, history)) = work_of(&text) else { return false };
        let copy = Session { scenario, history, ..Session::default() };
        let name = format!("{} (copy)", document.name);
        let copy = copy.update(Command::Rename(name.clone())).unwrap_or(copy);
        self.add(&copy.scenario, &copy.history, name).await
    }

    async fn add(&self, scenario: &Rc<Scenario>, history: &History, name: String) -> bool {
        let document = Document { id: clock::fresh_name(), name, size: size_of(scenario), ..Document::default() };
        matches!(documents::save(&document, &journal::write(scenario, history)).await, Ok(Saved::As(_)))
    }

    /// Removes a document; one that is open stays in view, not kept any more until it is changed.
    pub(crate) async fn remove(&self, id: &str) -> bool {
        if self.keeper.id() == id {
            self.keeper.let_go();
        }
        for copy in storage::unsaved().into_iter().filter(|copy| copy.id == id) {
            storage::forget_unsaved(id, &copy.tab);
        }
        documents::remove(id).await.is_ok()
    }
}

/// Keeps what is open a moment after each change, and opens what back, forward and the address bar ask for.
#[hook]
pub(crate) fn use_workspace(
    session: &Session,
    size: (u32, u32),
    start: &Start,
    page: Page,
    is_waiting: bool,
) -> Workspace {
    let keeper = use_memo((), move |()| Rc::new(Keeper::new(start, page)));
    let keeper = Rc::clone(&*keeper);
    keeper.look(session, size);
    // A link that waits for its passphrase stays in the address bar.
    let changes = (session.scenario.clone(), session.history.clone(), session.view.selected, is_waiting);
    use_effect_with(changes, {
        let keeper = Rc::clone(&keeper);
        move |_| {
            keeper.show();
            let timeout = (!is_waiting).then(|| {
                Timeout::new(KEEP_AFTER, move || {
                    keeper.follow();
                    spawn_local(async move {
                        let _said = keeper.save(keeper.record()).await;
                    });
                })
            });
            move || drop(timeout)
        }
    });
    let leaving = use_callback((), {
        let keeper = Rc::clone(&keeper);
        move |is_left: bool, ()| if is_left { keeper.leave() } else { keeper.come_back() }
    });
    use_leaving(leaving);
    use_effect_with((), {
        let keeper = Rc::clone(&keeper);
        move |()| {
            keeper.claim();
            let (typed, stepped) = (Rc::clone(&keeper), keeper);
            let listeners = [
                EventListener::new(&gloo::utils::window(), "hashchange", move |_| open_typed(&typed)),
                EventListener::new(&gloo::utils::window(), "popstate", move |_| {
                    if let Some(id) = location::document().filter(|_| !stepped.is_apart) {
                        storage::keep_own_document(&id);
                        let keeper = Rc::clone(&stepped);
                        spawn_local(async move { keeper.open(id, false).await });
                    }
                }),
            ];
            move || drop(listeners)
        }
    });
    Workspace { keeper }
}

/// Whether what is open is kept, as it changes. Only the component that asks is drawn anew then: the rest of the page must
/// not put old text back into a field in which somebody writes.
#[hook]
pub(crate) fn use_kept(workspace: &Workspace) -> Kept {
    let kept = use_state_eq(|| workspace.keeper.kept());
    use_effect_with((), {
        let (keeper, shown) = (Rc::clone(&workspace.keeper), kept.setter());
        move |()| {
            keeper.tell_to(shown.clone());
            move || keeper.forget(&shown)
        }
    });
    *kept
}

/// The other scenarios of this browser by name, read while they are wanted.
#[hook]
pub(crate) fn use_saved(workspace: &Workspace, is_wanted: bool) -> Vec<(String, Rc<Scenario>)> {
    let saved = use_state(Vec::new);
    use_effect_with(is_wanted, {
        let (saved, workspace) = (saved.setter(), workspace.clone());
        move |&is_wanted| {
            if is_wanted {
                spawn_local(async move {
                    let others = workspace.load_all().await.into_iter().skip(1);
                    saved.set(others.map(|(_, name, scenario)| (name, scenario)).collect());
                });
            }
        }
    });
    (*saved).clone()
}

/// Whether the address leads out of a part of another page: what comes is no part, and another page.
fn is_left_for_good(keeper: &Keeper) -> bool {
    keeper.is_apart && !parts::is_one_file() && share::without_embed(&location::fragment()).is_none()
}

/// Opens the link that someone puts into the address bar of the open page.
fn open_typed(keeper: &Rc<Keeper>) {
    if is_left_for_good(keeper) {
        location::reload();
        return;
    }
    // Back and forward change the fragment too, and say which document they are about.
    if location::document().is_some() && !keeper.is_apart {
        return;
    }
    match links::asked() {
        Some(Ok((scenario, look))) => keeper.open_link(scenario, look, true),
        Some(Err(error)) => keeper.refuse(&error, location::fragment()),
        None => {}
    }
}
