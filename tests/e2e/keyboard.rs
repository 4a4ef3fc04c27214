//! The main job by the keyboard alone: grow, hold, look at findings, fix, undo, mute, import, share; and the focus is never lost.

use std::fs;

use serde_json::Value;

use crate::steps::{
    data, focused, items, open_example, type_text, until_engineers, until_preview, until_selected, walk_until,
};
use crate::support::{Options, Page, browse};

/// What has the focus is named so, as it starts.
fn named(start: &str) -> String {
    let start = serde_json::to_string(start).unwrap();
    format!(
        "(document.activeElement.ariaLabel ?? document.activeElement.innerText).replace(/\\s+/g, ' ').startsWith({start})"
    )
}

/// Waits for a button that is named so, since a fix is looked for beside the page, goes forward to it and presses Enter.
async fn enter(page: &Page, start: &str) {
    page.find_starting("button", start).await;
    walk_until(page, "Tab", &named(start)).await;
    page.press("Enter").await;
}

/// Goes to the front tab, wherever the focus is behind it, and along the tabs to this one.
async fn show(page: &Page, tab: &str) {
    walk_until(page, "Shift+Tab", "document.activeElement.role === 'tab'").await;
    walk_until(page, "ArrowRight", &named(tab)).await;
    page.until_js(&format!("document.activeElement.ariaSelected === 'true' && {}", named(tab))).await;
}

async fn until_focus_in(page: &Page, selector: &str) {
    page.until_js(&format!("document.activeElement.closest('{selector}') !== null")).await;
}

/// The findings that are listed, without what they rest on.
async fn findings(page: &Page) -> Vec<String> {
    items(page, "Findings").await
}

#[test]
fn the_main_job_is_done_by_the_keyboard_alone() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        walk_until(&page, "Tab", &named("Engineers")).await;
        page.press("End").await;
        until_engineers(&page, 200).await;
        page.press("Home").await;
        for _ in 0..2 {
            page.press("PageUp").await;
        }
        page.until_js("document.activeElement.value > 40").await;
        walk_until(&page, "Tab", "document.activeElement.role === 'radio'").await;
        page.press("ArrowRight").await;
        page.until_js("document.querySelectorAll('[role=radio]')[1].ariaChecked === 'true'").await;

        // A fix is made and taken back; the focus stays among the findings.
        show(&page, "Findings").await;
        let before = findings(&page).await;
        assert!(before.len() > 3 && before[0].starts_with("Red"), "{before:?}");
        enter(&page, "Why and fix").await;
        page.find("region", "Smallest fix").await;
        enter(&page, "Apply").await;
        page.until("the fix is made", async || findings(&page).await != before).await;
        page.find("button", "Undo this").await;
        until_focus_in(&page, "#panel .findings").await;
        page.press("Control+z").await;
        page.until("the fix is taken back", async || findings(&page).await.len() == before.len()).await;
        until_focus_in(&page, "#panel .findings").await;

        // A finding is muted, and the next one has the focus.
        walk_until(&page, "Shift+Tab", "document.activeElement.role === 'tab'").await;
        walk_until(&page, "Tab", &named("Why and fix")).await;
        let last = page.js("return document.activeElement.ariaLabel").await;
        page.press("Enter").await;
        walk_until(&page, "Tab", &named("Reason for muting")).await;
        type_text(&page, "known").await;
        page.press("Enter").await;
        page.until("it is muted", async || findings(&page).await.len() == before.len() - 1).await;
        until_focus_in(&page, "[aria-label=Findings]").await;
        assert!(!named_by(&page).await.contains(last.as_str().unwrap()));

        // Details are opened from the chart and closed back into it.
        show(&page, "Chart").await;
        walk_until(&page, "Tab", "document.activeElement.role === 'treeitem'").await;
        page.press("ArrowDown").await;
        page.press("Space").await;
        until_selected(&page, "Ada Okafor").await;
        enter(&page, "Close details").await;
        page.until("the focus is back in the chart", async || focused(&page).await.starts_with("Ada Okafor")).await;
        page.press("Space").await;
        enter(&page, "Apply").await;
        page.until_js("document.querySelector('.toast').innerText.startsWith('Done')").await;
        until_focus_in(&page, ".inspector").await;

        // A roster is pasted; a dialog gives the focus back to what opened it.
        walk_until(&page, "Shift+Tab", &named("Import")).await;
        page.press("Enter").await;
        walk_until(&page, "Tab", &named("Paste a roster")).await;
        page.paste(&fs::read_to_string(data("orgs/northwind.csv")).unwrap()).await;
        enter(&page, "Read pasted rows").await;
        until_preview(&page, "9 people").await;
        enter(&page, "Open ").await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        page.until_js(&named("Import")).await;
        enter(&page, "Share").await;
        enter(&page, "Copy link").await;
        page.until_js("document.querySelector('dialog [role=status]')?.textContent === 'Copied.'").await;
        assert!(page.clipboard().await.contains("#s="));
        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
        page.until_js(&named("Share")).await;
    });
}

async fn named_by(page: &Page) -> String {
    let script = "return document.activeElement.ariaLabel ?? document.activeElement.innerText";
    let name: Value = page.js(script).await;
    name.as_str().unwrap().to_owned()
}
