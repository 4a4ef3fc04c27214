//! A browser whose worker does not start: the page works by itself, and says why it is slow.

use crate::steps::{click, open_example, until_engineers, write};
use crate::support::{Options, Page, browse};

const THROWS: &str = "window.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } }";
const FAILS: &str = "window.Worker = class {
    constructor() { setTimeout(() => this.onerror(new Event('error'))); }
    postMessage() {}
    terminate() {}
}";

async fn simulate_without_worker(page: &Page, worker: &str) {
    page.before_scripts(worker).await;
    open_example(page).await;
    let told = "document.body.innerText.includes('This browser started no background worker.')";
    assert_eq!(page.js(&format!("return {told}")).await, false);
    click(page, "tab", "Plan").await;
    page.until_js(told).await;
    let first = "document.querySelector('.outcomes__name')?.textContent.endsWith(' of 200 engineers')";
    page.until_js(first).await;
    click(page, "button", "Dismiss").await;
    page.until_js(&format!("!{told}")).await;

    // The next plan is simulated as well.
    let target = page.find_starting("textbox", "Target").await;
    write(page, &target, "60").await;
    page.until_js("document.querySelector('.outcomes__name')?.textContent.endsWith(' of 60 engineers')").await;
    assert_eq!(page.js(&format!("return {told}")).await, false, "it is said once");
    click(page, "tab", "Chart").await;
    page.find("slider", "Engineers").await.click().await.unwrap();
    page.press("End").await;
    until_engineers(page, 200).await;
}

#[test]
fn a_worker_that_is_refused_is_done_without() {
    browse(Options::default(), async |page| simulate_without_worker(&page, THROWS).await);
}

#[test]
fn a_worker_that_fails_is_done_without() {
    browse(Options::default(), async |page| simulate_without_worker(&page, FAILS).await);
}
