//! Scenarios as they are kept in this browser, each a document with its history.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::js_sys::{Object, Reflect};

use crate::engine::scenario::Scenario;
use crate::engine::sort::sort_by;
use crate::session::{History, journal};
use crate::ui::browser::clock;
use crate::ui::browser::database::{DOCUMENTS, JOURNALS, Refusal, open};

/// What is known of a document without opening it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Document {
    /// Names it for ever.
    pub(crate) id: String,
    /// Name of its scenario.
    pub(crate) name: String,
    /// When it was kept last, milliseconds since 1970.
    pub(crate) changed: f64,
    /// Counts how often it was kept.
    pub(crate) version: u32,
    /// The tab that kept it last.
    pub(crate) tab: String,
    /// People and engineers at the size looked at.
    pub(crate) size: (u32, u32),
}

/// What became of a document that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// It is kept, as this version.
    As(u32),
    /// Another tab kept it meanwhile, so nothing was written.
    Conflict,
}

/// A scenario with what can be undone in it.
pub(crate) type Work = (Rc<Scenario>, History);

impl Document {
    fn to_js(&self) -> JsValue {
        let object = Object::new();
        let (people, engineers) = self.size;
        for (key, value) in [
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("changed", self.changed.into()),
            ("version", self.version.into()),
            ("tab", self.tab.as_str().into()),
            ("people", people.into()),
            ("engineers", engineers.into()),
        ] {
            // A plain object takes any property.
            let _refused = Reflect::set(&object, &JsValue::from_str(key), &value);
        }
        object.into()
    }

    /// `None` where nothing is kept.
    fn of_js(value: &JsValue) -> Option<Document> {
        let field = |key: &str| Reflect::get(value, &key.into()).unwrap_or_default();
        let text = |key| field(key).as_string().unwrap_or_default();
        let number = |key| field(key).as_f64().unwrap_or(0.0);
        let id = field("id").as_string()?;
        let size = (number("people") as u32, number("engineers") as u32);
        Some(Document {
            id,
            name: text("name"),
            changed: number("changed"),
            version: number("version") as u32,
            tab: text("tab"),
            size,
        })
    }
}

/// All documents, the one changed last first.
pub(crate) async fn list() -> Result<Vec<Document>, Refusal> {
    let all = open().await?.begin(false)?.all(DOCUMENTS).await?;
    let mut documents: Vec<Document> = all.iter().filter_map(|value| Document::of_js(&value)).collect();
    sort_by(&mut documents, |a, b| b.changed.total_cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
    Ok(documents)
}

/// What is known of one document.
pub(crate) async fn find(id: &str) -> Result<Option<Document>, Refusal> {
    Ok(Document::of_js(&open().await?.begin(false)?.get(DOCUMENTS, id).await?))
}

/// One document with its text.
pub(crate) async fn load(id: &str) -> Result<Option<(Document, String)>, Refusal> {
    let database = open().await?;
    let both = database.begin(false)?;
    let Some(document) = Document::of_js(&both.get(DOCUMENTS, id).await?) else { return Ok(None) };
    let text = both.get(JOURNALS, id).await?.as_string().unwrap_or_default();
    Ok(Some((document, text)))
}

/// Keeps a document with its text, in one transaction. `document.version` is the one that it goes on from; where another tab
/// kept a later one, nothing is written.
pub(crate) async fn save(document: &Document, text: &str) -> Result<Saved, Refusal> {
    let database = open().await?;
    let writing = database.begin(true)?;
    let kept = Document::of_js(&writing.get(DOCUMENTS, &document.id).await?);
    if kept.as_ref().is_some_and(|kept| kept.version != document.version && kept.tab != document.tab) {
        return Ok(Saved::Conflict);
    }
    let version = document.version.max(kept.map_or(0, |kept| kept.version)) + 1;
    let next = Document { version, changed: clock::now(), ..document.clone() };
    writing.put(DOCUMENTS, &document.id, &next.to_js())?;
    writing.put(JOURNALS, &document.id, &text.into())?;
    writing.end().await?;
    Ok(Saved::As(version))
}

/// Removes a document.
pub(crate) async fn remove(id: &str) -> Result<(), Refusal> {
    let database = open().await?;
    let writing = database.begin(true)?;
    writing.remove(DOCUMENTS, id)?;
    writing.remove(JOURNALS, id)?;
    writing.end().await
}

/// The scenario of a text with its history; without the history where only the scenario can be read.
pub(crate) fn work_of(text: &str) -> Option<Work> {
    match journal::read(text) {
        Ok(work) => Some(work),
        Err(damaged) => damaged.scenario.map(|scenario| (scenario, History::default())),
    }
}

/// Every document with its scenario, the one changed last first; those that cannot be read are left out.
pub(crate) async fn load_all() -> Result<Vec<(Document, Rc<Scenario>)>, Refusal> {
    let mut all = Vec::new();
    for document in list().await? {
        if let Some((document, text)) = load(&document.id).await?
            && let Some((scenario, _)) = work_of(&text)
        {
            all.push((document, scenario));
        }
    }
    Ok(all)
}
