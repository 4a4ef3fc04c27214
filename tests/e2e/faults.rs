//! What a browser refuses, and what comes at the wrong moment: nothing is lost, and the person is told.

use spanwise::engine::scenario::Scenario;
use spanwise::engine::scenario::file::write_scenario;

use crate::steps::{
    alert, choose_roster, click, data, fragment, hold, open_example, open_roster, open_scenarios, rename,
    set_engineers, until_engineers, until_figure, until_note, until_saved, until_scenarios, until_step, until_title,
};
use crate::support::{Options, Page, browse};

/// Makes the database refuse every value, as where there is no room left, until `window.room` says otherwise.
const NO_ROOM: &str = "const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (!window.room) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, given);
    };";

/// Waits until somebody is told that nothing is saved.
async fn until_told(page: &Page, wanted: &str) {
    page.until_js(&format!("document.querySelector('[role=alert]')?.innerText.includes('{wanted}')")).await;
}

#[test]
fn a_reload_right_after_an_edit_loses_nothing() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_saved(&page).await;
        for wanted in [20, 31, 42] {
            set_engineers(&page, wanted).await;
            page.client.refresh().await.unwrap();
            until_engineers(&page, wanted).await;
            until_step(&page, "Undo", "change the engineers").await;
        }
        for wanted in [31, 20, 7] {
            click(&page, "button", "Undo").await;
            until_engineers(&page, wanted).await;
        }
        until_step(&page, "Undo", "open another scenario").await;
    });
}

#[test]
fn a_reload_comes_back_to_the_scenario_though_the_address_lags_and_the_browser_forgets_its_state() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 45).await;
        until_saved(&page).await;
        let lagging = page.js("return location.hash").await;
        hold(&page).await;
        page.until_js(&format!("location.hash !== {lagging}")).await;
        // What Chromium does by itself where the address was changed just before.
        page.js(&format!("history.replaceState(null, '', {lagging})")).await;
        page.client.refresh().await.unwrap();
        until_step(&page, "Undo", "switch between adapting and held").await;
        until_engineers(&page, 45).await;
        page.until_js(&format!("location.hash !== {lagging}")).await;
    });
}

#[test]
fn a_reload_while_the_address_changes_goes_on_where_it_was() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 30).await;
        until_saved(&page).await;
        let reload = "const slider = document.querySelector('input[type=range]');
            const set = value => {
                slider.value = value;
                slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
                slider.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
            };
            set(60);
            setTimeout(() => { set(90); setTimeout(() => location.reload(), 251); }, 300);";
        page.js(reload).await;
        page.until_js("performance.getEntriesByType('navigation')[0].type === 'reload'").await;
        page.find_starting("treeitem", "Ada Okafor").await;
        until_engineers(&page, 90).await;
        click(&page, "button", "Undo").await;
        until_engineers(&page, 60).await;
        click(&page, "button", "Undo").await;
        until_engineers(&page, 30).await;
    });
}

#[test]
fn a_database_that_does_not_open_at_the_start_is_told_and_the_next_reload_finds_everything() {
    browse(Options::default(), async |page| {
        let refuse = "if (localStorage.refuse) IDBFactory.prototype.open = () => { throw new DOMException('broken', 'UnknownError'); };";
        page.before_scripts(refuse).await;
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        set_engineers(&page, 12).await;
        until_saved(&page).await;
        let find_again = async || {
            until_told(&page, "does not let the page at what it keeps just now").await;
            until_title(&page, "Example").await;
            page.js("localStorage.removeItem('refuse')").await;
            page.client.refresh().await.unwrap();
            until_title(&page, "northwind").await;
            until_engineers(&page, 12).await;
            until_step(&page, "Undo", "change the engineers").await;
            page.until_js("!document.querySelector('[role=alert]')").await;
        };
        page.js("localStorage.setItem('refuse', 'yes')").await;
        page.client.refresh().await.unwrap();
        find_again().await;

        page.js("localStorage.setItem('refuse', 'yes')").await;
        page.open_tab().await;
        page.before_scripts(refuse).await;
        page.open("").await;
        find_again().await;
    });
}

#[test]
fn a_reload_finds_the_scenario_though_nothing_says_which_was_open_last() {
    browse(Options::default(), async |page| {
        let refuse = "Storage.prototype.setItem = new Proxy(Storage.prototype.setItem, {
            apply(set, storage, given) {
                if (storage === localStorage) throw new DOMException('no room', 'QuotaExceededError');
                return Reflect.apply(set, storage, given);
            },
        });";
        page.before_scripts(refuse).await;
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        set_engineers(&page, 12).await;
        until_saved(&page).await;
        page.client.refresh().await.unwrap();
        until_title(&page, "northwind").await;
        until_engineers(&page, 12).await;
        until_step(&page, "Undo", "change the engineers").await;
    });
}

#[test]
fn what_could_not_be_saved_is_there_again_after_something_else_was_opened() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 30).await;
        let link = fragment(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_saved(&page).await;
        page.js(NO_ROOM).await;
        set_engineers(&page, 20).await;
        until_note(&page, "Not saved: storage is full").await;
        page.js(&format!("location.hash = {}", serde_json::json!(link))).await;
        until_title(&page, "Example").await;
        until_told(&page, "“northwind” has changes that could not be saved").await;
        page.client.refresh().await.unwrap();
        until_title(&page, "Example").await;
        open_scenarios(&page).await;
        click(&page, "button", "Open northwind").await;
        until_engineers(&page, 20).await;
    });
}

#[test]
fn a_link_written_while_the_page_is_loaded_once_more_is_opened() {
    browse(Options::default(), async |page| {
        let write = "if (sessionStorage.link) { const link = sessionStorage.link; sessionStorage.removeItem('link'); location.hash = link; }";
        page.before_scripts(write).await;
        open_example(&page).await;
        set_engineers(&page, 30).await;
        until_saved(&page).await;
        let link = fragment(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_saved(&page).await;
        page.js(&format!("sessionStorage.setItem('link', {})", serde_json::json!(link))).await;
        page.client.refresh().await.unwrap();
        until_title(&page, "Example").await;
        until_engineers(&page, 30).await;
    });
}

#[test]
fn a_full_storage_is_told_and_saving_goes_on_once_there_is_room() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 30).await;
        until_saved(&page).await;
        page.js(NO_ROOM).await;
        set_engineers(&page, 45).await;
        until_told(&page, "no room left").await;
        until_note(&page, "Not saved: storage is full").await;
        hold(&page).await;
        page.find("button", "Back up to a file").await;
        click(&page, "button", "Dismiss").await;
        page.until_js("!document.querySelector('[role=alert]')").await;
        until_note(&page, "Not saved: storage is full").await;

        // Nothing is lost even now: a reload finds it where the page copied it.
        page.client.refresh().await.unwrap();
        until_engineers(&page, 45).await;
        until_step(&page, "Undo", "switch between adapting and held").await;
        page.js(NO_ROOM).await;
        set_engineers(&page, 50).await;
        until_note(&page, "Not saved: storage is full").await;
        page.js("window.room = true").await;
        set_engineers(&page, 51).await;
        until_saved(&page).await;
        page.until_js("!document.querySelector('[role=alert]')").await;
    });
}

#[test]
fn a_browser_that_refuses_storage_is_worked_in_all_the_same() {
    browse(Options::default(), async |page| {
        let refuse = "for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });
        }";
        page.before_scripts(refuse).await;
        open_example(&page).await;
        assert_eq!(page.js("return document.querySelector('[role=alert]')").await, serde_json::Value::Null);
        set_engineers(&page, 33).await;
        until_told(&page, "refuses storage").await;
        until_note(&page, "Not saved: this browser refuses storage (private window?)").await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_figure(&page, "Managers", 2).await;
        click(&page, "button", "Undo").await;
        until_engineers(&page, 33).await;
        click(&page, "button", "Scenarios").await;
        page.until_js("document.querySelector('dialog').innerText.includes('keeps no scenarios')").await;
    });
}

#[test]
fn a_database_that_fails_to_open_is_told() {
    browse(Options::default(), async |page| {
        let refuse = "IDBFactory.prototype.open = () => { throw new DOMException('broken', 'UnknownError'); };";
        page.before_scripts(refuse).await;
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_told(&page, "refuses storage").await;
        set_engineers(&page, 12).await;
        // The copy that is kept as the page goes is all there is then, and enough.
        page.client.refresh().await.unwrap();
        until_title(&page, "northwind").await;
        until_engineers(&page, 12).await;
        until_step(&page, "Undo", "change the engineers").await;
    });
}

#[test]
fn what_an_earlier_version_kept_becomes_a_scenario_of_the_list() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let old = Scenario { name: "From before".into(), engineers: Some(66), ..Scenario::default() };
        let keep = format!("localStorage.setItem('spanwise.scenario', {})", serde_json::json!(write_scenario(&old)));
        page.until_js("location.hash.includes('s=')").await;
        page.js(&keep).await;
        page.js("history.replaceState(null, '', location.pathname)").await;
        page.client.refresh().await.unwrap();
        until_title(&page, "From before").await;
        until_engineers(&page, 66).await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["From before"]).await;
        page.until_js("localStorage.getItem('spanwise.scenario') === null").await;
    });
}

#[test]
fn a_damaged_history_is_told_and_the_scenario_is_there() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 47).await;
        rename(&page, "Whole").await;
        until_saved(&page).await;
        let damage = "const done = arguments[0];
            const open = indexedDB.open('spanwise');
            open.onsuccess = () => {
                const writing = open.result.transaction('journals', 'readwrite');
                const store = writing.objectStore('journals');
                store.openCursor().onsuccess = event => {
                    const cursor = event.target.result;
                    if (cursor) { store.put(cursor.value.slice(0, -9), cursor.key); cursor.continue(); }
                };
                writing.oncomplete = () => { open.result.close(); done(true); };
            };";
        page.client.execute_async(damage, Vec::new()).await.unwrap();
        page.client.refresh().await.unwrap();
        assert!(alert(&page).await.contains("damaged"));
        until_title(&page, "Whole").await;
        until_engineers(&page, 47).await;
        until_step(&page, "Undo", "").await;
        set_engineers(&page, 48).await;
        until_saved(&page).await;
    });
}
