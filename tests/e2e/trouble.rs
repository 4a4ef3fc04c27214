//! A program that does not start, or breaks later: the person is told what happened, what helps and that nothing is lost.

use std::fs;

use fantoccini::Locator;
use serde_json::json;

use crate::steps::{alert, click, open_example, set_engineers, until_engineers, until_saved};
use crate::support::{Options, Page, browse, browse_copy};

/// Makes the browser refuse the next element that the program asks for, on the first page of a tab.
const NO_ELEMENT: &str = "if (!sessionStorage.refused) {
        sessionStorage.refused = 'yes';
        const create = Document.prototype.createElement;
        Document.prototype.createElement = function () {
            Document.prototype.createElement = create;
            throw new Error('no element today');
        };
    }";

/// The same once the page is drawn: what the program has made once, it copies from then on.
const NO_COPY: &str = "const copy = Node.prototype.cloneNode;
    Node.prototype.cloneNode = function () {
        Node.prototype.cloneNode = copy;
        throw new Error('no element today');
    };";

async fn assert_told(page: &Page, words: &[&str]) {
    let told = alert(page).await;
    for words in words {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(page.names("button").await[0], "Reload");
}

async fn details(page: &Page) -> String {
    page.client.find(Locator::Css(".trouble summary")).await.unwrap().click().await.unwrap();
    page.js("return document.querySelector('.trouble details').innerText").await.as_str().unwrap().to_owned()
}

#[test]
fn a_program_that_arrives_cut_is_told_and_reload_brings_it_whole() {
    browse_copy(Options::default(), async |page, folder| {
        let program = folder.join("spanwise_bg.wasm");
        let whole = fs::read(&program).unwrap();
        fs::write(&program, &whole[..whole.len() / 1000]).unwrap();
        page.open("").await;
        assert_told(&page, &["Spanwise did not start", "did not arrive", "Nothing is lost", "Firefox 125"]).await;
        page.expect_error("CompileError").await;
        page.find("heading", "Spanwise did not start").await;
        page.find("main", "").await;
        for dark in [false, true] {
            page.set_window(Options { width: 390, height: 844, dark, ..Options::default() }).await;
            assert_eq!(page.axe().await, Vec::<String>::new());
        }
        let details = details(&page).await;
        assert!(details.contains("CompileError") && details.contains("Build "), "{details}");
        assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth").await, true);

        fs::write(&program, whole).unwrap();
        click(&page, "button", "Reload").await;
        page.until_js("document.querySelector('[role=treeitem]')").await;
        page.find_starting("treeitem", "Dana Moss").await;
    });
}

#[test]
fn a_server_without_the_program_is_told() {
    browse_copy(Options::default(), async |page, folder| {
        fs::remove_file(folder.join("spanwise_bg.wasm")).unwrap();
        page.open("").await;
        assert_told(&page, &["did not start", "did not arrive"]).await;
        page.expect_error("failed to fetch").await;
    });
}

#[test]
fn a_policy_that_forbids_programs_is_told() {
    browse_copy(Options::default(), async |page, folder| {
        let path = folder.join("index.html");
        let html = fs::read_to_string(&path).unwrap();
        fs::write(&path, html.replace(" 'wasm-unsafe-eval'", "")).unwrap();
        page.open("").await;
        assert_told(&page, &["did not start", "A rule of this browser", "'wasm-unsafe-eval'"]).await;
        page.expect_error("CompileError").await;
    });
}

#[test]
fn a_browser_without_webassembly_is_told() {
    browse(Options::default(), async |page| {
        page.before_scripts("delete window.WebAssembly").await;
        page.open("").await;
        assert_told(&page, &["did not start", "cannot run WebAssembly", "Safari 17.5"]).await;
        page.expect_error("WebAssembly is not defined").await;
    });
}

#[test]
fn without_scripts_the_page_says_what_it_needs() {
    browse(Options::default(), async |page| {
        page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        page.open("").await;
        page.find("heading", "Spanwise needs JavaScript").await;
        assert_eq!(page.names("heading").await, ["Spanwise needs JavaScript"]);
    });
}

#[test]
fn a_start_that_breaks_offers_the_example() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 61).await;
        until_saved(&page).await;
        page.before_scripts(NO_ELEMENT).await;
        page.client.refresh().await.unwrap();
        assert_told(&page, &["did not start", "An error in the program", "your scenarios are kept in this browser"])
            .await;
        page.expect_error("panicked").await;
        assert!(details(&page).await.contains("can't create element"));
        click(&page, "button", "Open the example instead").await;
        page.find_starting("treeitem", "Dana Moss").await;
        until_engineers(&page, 24).await;
    });
}

#[test]
fn a_program_that_breaks_later_says_so_and_reload_goes_on() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 33).await;
        until_saved(&page).await;
        page.js(NO_COPY).await;
        click(&page, "tab", "Findings").await;
        assert_told(&page, &["Spanwise has stopped", "Your work is saved in this browser"]).await;
        page.expect_error("panicked").await;
        page.find("dialog", "Spanwise has stopped").await;
        assert!(details(&page).await.contains("couldn't clone cached element"));
        for dark in [false, true] {
            page.set_window(Options { dark, ..Options::default() }).await;
            assert_eq!(page.axe().await, Vec::<String>::new());
        }
        click(&page, "button", "Reload").await;
        page.until_js("document.querySelector('[role=treeitem]')").await;
        page.find_starting("treeitem", "Dana Moss").await;
        until_engineers(&page, 33).await;
    });
}
