//! Another build while somebody works: it waits, the page says so, and taking it loses nothing.

use std::fs;
use std::path::Path;

use fantoccini::Locator;
use serde_json::Value;

use crate::steps::{
    click, data, engineers, hold, open_example, open_roster, paste_roster, set_engineers, until_bands, until_engineers,
    until_kept,
};
use crate::support::{Options, Page, browse_copy};

const READY: &str = "A new version of Spanwise is ready.";

/// Puts another build in place of the one that is served: the same files under another version, and a mark in the page.
fn put_build(folder: &Path, mark: &str) {
    let (page, worker) = (folder.join("index.html"), folder.join("sw.js"));
    let script = fs::read_to_string(&worker).unwrap();
    let version = script.split("const VERSION = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(version.len(), 16, "a checksum");
    let next = format!("{:016x}", u64::from_str_radix(&version, 16).unwrap() ^ 0xff);
    fs::write(&worker, script.replace(&version, &next)).unwrap();
    let html = fs::read_to_string(&page).unwrap().replace(&version, &next);
    fs::write(&page, html.replace("</title>", &format!("</title><meta name=\"mark\" content=\"{mark}\">"))).unwrap();
}

/// Lets the browser look for another build, as it does by itself when a page is opened.
async fn look(page: &Page) {
    page.js("navigator.serviceWorker.getRegistration().then(found => found.update())").await;
}

async fn until_told(page: &Page) {
    page.until_js(&format!("document.body.innerText.includes('{READY}')")).await;
}

async fn mark(page: &Page) -> Value {
    page.js("return document.querySelector('meta[name=mark]')?.content ?? null").await
}

/// Counts how often the window is loaded from now on.
async fn count_loads(page: &Page) {
    page.before_scripts("sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1").await;
}

#[test]
fn a_new_build_waits_until_it_is_taken_and_nothing_is_lost() {
    browse_copy(Options::default(), async |page, folder| {
        open_example(&page).await;
        until_kept(&page).await;
        count_loads(&page).await;
        paste_roster(&page, &fs::read_to_string(data("orgs/northwind.csv")).unwrap()).await;
        open_roster(&page).await;
        hold(&page).await;
        set_engineers(&page, 50).await;

        put_build(folder, "second");
        look(&page).await;
        until_told(&page).await;
        click(&page, "button", "Later").await;
        page.until_js(&format!("!document.body.innerText.includes('{READY}')")).await;
        set_engineers(&page, 60).await;
        assert_eq!(page.js("return sessionStorage.loads ?? 0").await, 0, "nothing reloads by itself");

        // Whoever comes back is told again, and still has the build that was open; an edit just before counts as well.
        page.client.refresh().await.unwrap();
        page.until_js(&format!(
            "document.body.innerText.includes('{READY}') || document.querySelector('meta[name=mark]')"
        ))
        .await;
        assert_eq!(mark(&page).await, Value::Null);
        until_told(&page).await;
        until_engineers(&page, 60).await;
        page.find("slider", "Engineers").await.click().await.unwrap();
        let clicked = engineers(&page).await;
        page.press("End").await;
        until_engineers(&page, 200).await;
        click(&page, "button", "Update").await;
        page.until("the new build is open", async || mark(&page).await == "second").await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        until_engineers(&page, 200).await;
        page.until_js("document.querySelectorAll('[role=radio]')[1].ariaChecked === 'true'").await;
        let kept = "const done = arguments[0]; caches.keys().then(names => done(names.length))";
        page.until("the former build is gone", async || {
            page.client.execute_async(kept, Vec::new()).await.unwrap() == 1
        })
        .await;
        assert_eq!(page.js("return sessionStorage.loads").await, "2", "once by hand, once for the new build");
        click(&page, "button", "Undo").await;
        until_engineers(&page, clicked).await;
        assert!(!page.js("return document.body.innerText").await.as_str().unwrap().contains(READY));
    });
}

#[test]
fn a_window_beside_goes_on_with_the_build_it_has() {
    browse_copy(Options::default(), async |page, folder| {
        open_example(&page).await;
        until_kept(&page).await;
        set_engineers(&page, 70).await;
        let first = page.client.window().await.unwrap();
        let second = page.client.new_window(true).await.unwrap().handle;
        page.client.switch_to_window(second).await.unwrap();
        open_example(&page).await;

        put_build(folder, "second");
        look(&page).await;
        until_told(&page).await;
        click(&page, "button", "Update").await;
        page.until("the new build is open", async || mark(&page).await == "second").await;
        page.client.close_window().await.unwrap();
        page.client.switch_to_window(first).await.unwrap();

        // Its worker starts only now, from the build of the page although the server has another.
        fs::remove_dir_all(folder).unwrap();
        until_told(&page).await;
        until_engineers(&page, 70).await;
        click(&page, "tab", "Growth").await;
        until_bands(&page).await;
        assert_eq!(mark(&page).await, Value::Null);
        click(&page, "button", "Update").await;
        page.until("the new build is open here too", async || mark(&page).await == "second").await;
        until_engineers(&page, 70).await;
    });
}

#[test]
fn a_build_that_is_half_uploaded_is_not_kept() {
    browse_copy(Options::default(), async |page, folder| {
        open_example(&page).await;
        until_kept(&page).await;
        let whole = fs::read(folder.join("styles.css")).unwrap();
        put_build(folder, "second");
        fs::write(folder.join("styles.css"), "body { display: none }").unwrap();
        let failed = "const done = arguments[0];
            navigator.serviceWorker.getRegistration().then(found => {
                found.addEventListener('updatefound', () => {
                    const worker = found.installing;
                    worker.addEventListener('statechange', () => done(worker.state));
                });
                found.update();
            })";
        assert_eq!(page.client.execute_async(failed, Vec::new()).await.unwrap(), "redundant");
        page.client.refresh().await.unwrap();
        page.find_starting("treeitem", "Dana Moss").await;
        assert_eq!(mark(&page).await, Value::Null);

        fs::write(folder.join("styles.css"), whole).unwrap();
        page.client.find(Locator::Css("body")).await.unwrap();
        look(&page).await;
        until_told(&page).await;
        click(&page, "button", "Update").await;
        page.until("the new build is open", async || mark(&page).await == "second").await;
        page.find_starting("treeitem", "Dana Moss").await;
    });
}
