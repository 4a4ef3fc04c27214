//! What a visit starts with: a link, a document of this browser, or the example.

use std::rc::Rc;

use yew::AttrValue;

use super::documents::{self, Document, Saved, Work, work_of};
use crate::engine::org::Structure;
use crate::engine::scenario::Scenario;
use crate::engine::scenario::file::read_scenario;
use crate::engine::share::{self, ShareError};
use crate::session::{Command, History, journal};
use crate::ui::browser::storage::Unsaved;
use crate::ui::browser::{clock, location, parts, storage};
use crate::ui::links;

/// What a visit starts with.
#[derive(Clone, PartialEq)]
pub(crate) struct Start {
    pub(crate) work: Work,
    /// How it is looked at.
    pub(crate) look: Vec<Command>,
    /// The document it is, or will be once something changes.
    pub(crate) id: String,
    /// The version that is kept; 0 where none is.
    pub(crate) version: u32,
    /// Whether it is kept as it is, or needs not to be.
    pub(crate) is_kept: bool,
    /// Why something that was asked for could not be opened.
    pub(crate) trouble: Option<String>,
    /// The fragment of a link that waits for its passphrase.
    pub(crate) locked: Option<AttrValue>,
    /// Whether the page is a part of another, which nothing may change and which shows nothing that is kept here.
    pub(crate) is_embedded: bool,
}

impl Default for Start {
    fn default() -> Self {
        Start::fresh(Scenario::default(), Vec::new())
    }
}

impl Start {
    fn fresh(scenario: Scenario, look: Vec<Command>) -> Start {
        let work = (Rc::new(scenario), History::default());
        Start { look, ..Start::of_document(clock::fresh_name(), 0, work) }
    }

    fn of_document(id: String, version: u32, work: Work) -> Start {
        let (look, trouble, locked, is_embedded) = (Vec::new(), None, None, false);
        Start { work, look, id, version, is_kept: true, trouble, locked, is_embedded }
    }

    fn with(self, trouble: Option<String>) -> Start {
        Start { trouble: trouble.or(self.trouble), ..self }
    }

    /// With why a link cannot be opened, or not yet.
    fn refusing(self, error: &ShareError) -> Start {
        match error {
            ShareError::Locked => Start { locked: Some(location::fragment().into()), ..self },
            error => self.with(Some(error.to_string())),
        }
    }
}

/// What a visit starts with where nothing is kept in this browser: there is nothing to wait for.
pub(crate) fn at_once() -> Option<Start> {
    if let Some(file) = parts::scenario() {
        return Some(in_one_file(&file));
    }
    if share::without_embed(&location::fragment()).is_some() {
        return Some(Start { is_embedded: true, ..linked() });
    }
    // A browser that remembers nothing of the last visit may still know this tab's.
    let is_remembered = storage::documents() != [None, None] || location::document().is_some();
    let nothing_is_kept = !is_remembered && storage::unsaved().is_empty() && storage::old_scenario().is_none();
    nothing_is_kept.then(linked)
}

/// The scenario of the link, else the example.
fn linked() -> Start {
    match links::asked() {
        Some(Ok((scenario, look))) => Start::fresh(scenario, look),
        Some(Err(error)) => Start::default().refusing(&error),
        None => Start::default(),
    }
}

/// What a page that is one file starts with: a link, else the scenario inside.
fn in_one_file(file: &str) -> Start {
    let inside = || match read_scenario(file) {
        Ok(read) => Start::fresh(read.scenario, Vec::new()),
        Err(error) => Start::default().with(Some(format!("The scenario in this file cannot be read: {error}"))),
    };
    match links::asked() {
        Some(Ok((scenario, look))) => Start::fresh(scenario, look),
        Some(Err(error)) => inside().refusing(&error),
        None => inside(),
    }
}

/// What a visit starts with, after what an earlier one could not keep in time is kept.
pub(crate) async fn later() -> Start {
    let Rescued { starts: rescued, mut trouble } = rescue().await;
    let asked = links::asked();
    let error = asked.as_ref().and_then(|asked| asked.as_ref().err().cloned());
    let finish = |start: Start, trouble| match &error {
        Some(error) => start.with(trouble).refusing(error),
        None => start.with(trouble),
    };
    let linked = asked.and_then(Result::ok);
    let fits = |work: &Work| linked.is_none() || links::is_asked(&work.0);
    let look = || linked.as_ref().map(|(_, look)| look.clone()).unwrap_or_default();
    let [own, last] = storage::documents();
    // The document that the visit is about, whatever the address says: that may be some changes behind. After a reload it is
    // what this tab was about, since the state of the browser's history can be lost then; else the step of the history says it.
    let meant = own.clone().filter(|_| location::is_reload()).or_else(location::document);
    let is_wanted = |id: &String, work: &Work| meant.as_ref() == Some(id) || fits(work);
    let mut is_closed = false;
    for id in [&meant, &own, &last].into_iter().flatten() {
        if let Some(start) = rescued.iter().find(|start| start.id == *id && is_wanted(id, &start.work)) {
            return finish(Start { look: look(), ..start.clone() }, trouble);
        }
        if is_closed {
            continue;
        }
        match documents::load(id).await {
            Ok(Some((document, text))) => match work_of(&text) {
                Some(work) if is_wanted(id, &work) => {
                    if journal::read(&text).is_err() {
                        trouble = Some("What could be undone in this scenario is damaged and cannot be read; the scenario itself is whole.".into());
                    }
                    let start = Start { look: look(), ..Start::of_document(id.clone(), document.version, work) };
                    return finish(start, trouble);
                }
                Some(_) => {}
                None => {
                    trouble =
                        Some(format!("“{}”, kept in this browser, is damaged and cannot be read.", document.name));
                }
            },
            Ok(None) => {}
            Err(_) => is_closed = true,
        }
    }
    if let Some(start) = rescued.iter().find(|start| fits(&start.work)) {
        return finish(Start { look: look(), ..start.clone() }, trouble);
    }
    let has_link = linked.is_some();
    let (scenario, look) = linked.unwrap_or_default();
    let fresh = Start::fresh(scenario, look);
    let is_remembered = own.is_some() || last.is_some();
    match meant.or_else(|| own.or(last).filter(|_| !has_link)) {
        // Under its name the next reload finds it; whatever is changed until then can be kept beside it.
        Some(id) if is_closed && is_remembered => {
            finish(Start { id, ..fresh }, trouble.or_else(|| Some(CLOSED.into())))
        }
        _ => finish(fresh, trouble),
    }
}

/// Why something else is open than this browser keeps.
const CLOSED: &str = "The browser does not let the page at what it keeps just now. Nothing of it is lost: reload the page to try once more.";

/// What came of what an earlier visit could not keep in time.
#[derive(Default)]
struct Rescued {
    /// Each as it can be gone on with, whether it could be kept now or not.
    starts: Vec<Start>,
    trouble: Option<String>,
}

/// Keeps what an earlier visit could not keep in time, as the document that it was, or beside it where another tab went on
/// with that one.
async fn rescue() -> Rescued {
    let mut rescued = Rescued::default();
    for Unsaved { id, tab, text } in storage::unsaved() {
        let Some((document, work, text)) = read_copy(&id, &text) else {
            // Nobody can read it, now or later.
            storage::forget_unsaved(&id, &tab);
            continue;
        };
        match documents::save(&document, &text).await {
            Ok(Saved::As(version)) => rescued.starts.push(Start::of_document(document.id, version, work)),
            Ok(Saved::Conflict) => {
                let name = format!("{} (not saved in time)", document.name);
                // The same for the same tab, which may be there still and not be saved in time again.
                let same = format!("{}-{}", document.id, document.tab);
                let mut beside = Document { id: same, name: name.clone(), version: 0, ..document };
                let mut saved = documents::save(&beside, &text).await;
                if saved == Ok(Saved::Conflict) {
                    beside.id = clock::fresh_name();
                    saved = documents::save(&beside, &text).await;
                }
                if saved.is_err() {
                    continue;
                }
                rescued.trouble = Some(format!(
                    "Another tab changed this scenario too. What was not saved in time is among your scenarios, named “{name}”."
                ));
            }
            Err(_) => {
                let start = Start::of_document(document.id, document.version, work);
                rescued.starts.push(Start { is_kept: false, ..start });
                continue;
            }
        }
        storage::forget_unsaved(&id, &tab);
    }
    if let Some(file) = storage::old_scenario() {
        match read_scenario(&file) {
            Ok(read) => rescued.starts.push(migrate(read.scenario).await),
            Err(error) => {
                rescued.trouble = Some(format!("What was kept in this browser cannot be read: {error}"));
                storage::forget_old_scenario();
            }
        }
    }
    rescued
}

/// The text of what the database does not have yet.
pub(super) fn copy_of(document: &Document, journal: &str) -> String {
    let (people, engineers) = document.size;
    let name = document.name.replace('\n', " ");
    format!("{} {} {people} {engineers}\n{name}\n{journal}", document.version, document.tab)
}

/// A copy's document, work and journal; the journal is written anew where only the scenario can be read.
fn read_copy(id: &str, copy: &str) -> Option<(Document, Work, String)> {
    let (numbers, rest) = copy.split_once('\n')?;
    let (name, journal) = rest.split_once('\n')?;
    let words: Vec<&str> = numbers.split(' ').collect();
    let [version, tab, people, engineers] = words[..] else { return None };
    let number = |word: &str| word.parse::<u32>().ok();
    let size = (number(people)?, number(engineers)?);
    let (id, name, tab) = (id.to_owned(), name.to_owned(), tab.to_owned());
    let document = Document { id, name, tab, size, version: number(version)?, changed: 0.0 };
    let work = work_of(journal)?;
    Some((document, work.clone(), journal::write(&work.0, &work.1)))
}

/// The scenario that an earlier version of the page kept, as a document.
async fn migrate(scenario: Scenario) -> Start {
    let size = size_of(&scenario);
    let start = Start::fresh(scenario, Vec::new());
    let document = Document { id: start.id.clone(), name: start.work.0.name.clone(), size, ..Document::default() };
    match documents::save(&document, &journal::write(&start.work.0, &start.work.1)).await {
        Ok(Saved::As(version)) => {
            storage::forget_old_scenario();
            Start { version, ..start }
        }
        _ => Start { is_kept: false, ..start },
    }
}

/// People and engineers of a scenario at the size looked at.
pub(super) fn size_of(scenario: &Scenario) -> (u32, u32) {
    let structure = Structure::of(&scenario.org(), scenario.as_of);
    (structure.len() as u32, structure.n_engineers())
}
