//! The browser's own database (IndexedDB): two stores of one key each, and whole transactions.

use gloo::utils::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, JsString, Promise, Reflect};
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

const NAME: &str = "spanwise";
const VERSION: u32 = 1;
/// Milliseconds after which a database that does not open counts as refused: some browsers never answer.
const PATIENCE: i32 = 4_000;

/// What is known of each document, small.
pub(crate) const DOCUMENTS: &str = "documents";
/// The text of each document.
pub(crate) const JOURNALS: &str = "journals";

/// Why the browser keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no room left.
    Full,
    /// It keeps nothing for this page, as in a private window.
    Denied,
}

impl Refusal {
    fn of(error: &JsValue) -> Refusal {
        let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        if name.as_deref() == Some("QuotaExceededError") { Refusal::Full } else { Refusal::Denied }
    }
}

/// A connection, closed when dropped.
pub(crate) struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A transaction over both stores. It ends by itself once nothing is asked of it.
pub(crate) struct Transaction(IdbTransaction);

fn promise(listen: impl Fn(&Function, &Function)) -> Promise {
    Promise::new(&mut |done, failed| listen(&done, &failed))
}

async fn answer(request: &IdbRequest) -> Result<JsValue, Refusal> {
    let heard = promise(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    let error = |_| Refusal::of(&request.error().ok().flatten().into());
    JsFuture::from(heard).await.map_err(error)?;
    request.result().map_err(|error| Refusal::of(&error))
}

/// Opens the database, with its stores where it is new.
pub(crate) async fn open() -> Result<Database, Refusal> {
    let refused = |error: JsValue| Refusal::of(&error);
    let factory = window().indexed_db().map_err(refused)?.ok_or(Refusal::Denied)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, VERSION).map_err(refused)?;
    let made = request.clone();
    let make_stores = Closure::<dyn FnMut()>::new(move || {
        if let Some(database) = made.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
            for store in [DOCUMENTS, JOURNALS] {
                // A store that cannot be made is missed when it is asked for.
                let _refused = database.create_object_store(store);
            }
        }
    });
    request.set_onupgradeneeded(Some(make_stores.as_ref().unchecked_ref()));
    let heard = promise(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
        let _refused = window().set_timeout_with_callback_and_timeout_and_arguments_0(failed, PATIENCE);
    });
    JsFuture::from(heard).await.map_err(|_| match request.error() {
        Ok(Some(error)) => Refusal::of(&error.into()),
        _ => Refusal::Denied,
    })?;
    let database = request.result().map_err(refused)?;
    database.dyn_into().map(Database).map_err(|_| Refusal::Denied)
}

impl Database {
    /// Begins a transaction that also writes, or only reads.
    pub(crate) fn begin(&self, writes: bool) -> Result<Transaction, Refusal> {
        let mode = if writes { IdbTransactionMode::Readwrite } else { IdbTransactionMode::Readonly };
        let stores = Array::of2(&JsString::from(DOCUMENTS), &JsString::from(JOURNALS));
        let begun = self.0.transaction_with_str_sequence_and_mode(&stores, mode);
        begun.map(Transaction).map_err(|error| Refusal::of(&error))
    }
}

impl Transaction {
    fn store(&self, name: &str) -> Result<IdbObjectStore, Refusal> {
        self.0.object_store(name).map_err(|error| Refusal::of(&error))
    }

    /// What a store has under a key; undefined where it has nothing.
    pub(crate) async fn get(&self, store: &str, key: &str) -> Result<JsValue, Refusal> {
        answer(&self.store(store)?.get(&key.into()).map_err(|error| Refusal::of(&error))?).await
    }

    /// Everything that a store has.
    pub(crate) async fn all(&self, store: &str) -> Result<Array, Refusal> {
        answer(&self.store(store)?.get_all().map_err(|error| Refusal::of(&error))?).await.map(|list| Array::from(&list))
    }

    /// Puts a value under a key, once the transaction ends well.
    pub(crate) fn put(&self, store: &str, key: &str, value: &JsValue) -> Result<(), Refusal> {
        self.store(store)?.put_with_key(value, &key.into()).map(drop).map_err(|error| Refusal::of(&error))
    }

    /// Removes what is under a key, once the transaction ends well.
    pub(crate) fn remove(&self, store: &str, key: &str) -> Result<(), Refusal> {
        self.store(store)?.delete(&key.into()).map(drop).map_err(|error| Refusal::of(&error))
    }

    /// Waits until what was put and removed is kept; otherwise none of it is.
    pub(crate) async fn end(self) -> Result<(), Refusal> {
        let heard = promise(|done, failed| {
            self.0.set_oncomplete(Some(done));
            self.0.set_onabort(Some(failed));
        });
        let error = |_| Refusal::of(&self.0.error().into());
        JsFuture::from(heard).await.map(drop).map_err(error)
    }
}
