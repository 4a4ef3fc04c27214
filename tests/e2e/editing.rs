//! Editing by hand: dragging, the keys of the chart, the dialogs, several at once, the palette.

use fantoccini::elements::Element;
use serde_json::json;

use crate::steps::{
    click, focused, open_example, people, read, tab_into_chart, type_text, until_selected, until_step, write,
};
use crate::support::{Options, Page, browse};

/// The direct reports that a manager's card names.
async fn reports(page: &Page, name: &str) -> u32 {
    let card = page.find_starting("treeitem", name).await;
    let label = card.attr("aria-label").await.unwrap().unwrap();
    let count = label.split(", ").find_map(|part| part.strip_suffix(" direct reports"));
    count.map_or(0, |count| count.parse().unwrap())
}

async fn until_reports(page: &Page, name: &str, wanted: u32) {
    page.until(&format!("{name} has {wanted} reports"), async || reports(page, name).await == wanted).await;
}

async fn middle(page: &Page, element: &Element) -> (i32, i32) {
    let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect();
        return [x + width / 2, y + height / 2].map(Math.round)";
    serde_json::from_value(read(page, element, script).await).unwrap()
}

/// Drags one person's card onto another's.
async fn drag_onto(page: &Page, who: &str, onto: &str) {
    let card = page.find_starting("treeitem", who).await;
    let target = page.find_starting("treeitem", onto).await;
    let (from, to) = (middle(page, &card).await, middle(page, &target).await);
    page.drag(&card, to.0 - from.0, to.1 - from.1).await;
}

async fn toast(page: &Page) -> String {
    page.js("return document.querySelector('.toast__text')?.textContent ?? ''").await.as_str().unwrap().to_owned()
}

async fn until_done(page: &Page, what: &str) {
    page.until(&format!("it says: {what}"), async || toast(page).await == format!("Done: {what}")).await;
}

#[test]
fn a_card_is_dragged_to_another_manager_and_back_by_undo() {
    browse(Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        open_example(&page).await;
        let before = people(&page).await;
        let (ada, ben) = (reports(&page, "Ada Okafor").await, reports(&page, "Ben Ruiz").await);
        drag_onto(&page, "Jon Weber", "Ben Ruiz").await;
        until_done(&page, "move Jon Weber to Ben Ruiz").await;
        until_reports(&page, "Ada Okafor", ada - 1).await;
        until_reports(&page, "Ben Ruiz", ben + 1).await;
        assert_eq!(page.js("return document.querySelectorAll('[data-drop]').length").await, 0);

        click(&page, "button", "Undo this").await;
        page.until("everyone is where they were", async || people(&page).await == before).await;
    });
}

#[test]
fn a_branch_is_not_dropped_below_itself() {
    browse(Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        open_example(&page).await;
        let before = people(&page).await;
        page.js(
            "window.refusals = []; new MutationObserver(() => window.refusals.push(document.querySelector('.chart__ghost').innerText))
                .observe(document.querySelector('.chart__ghost'), { childList: true })",
        )
        .await;
        drag_onto(&page, "Ada Okafor", "Mina Sato").await;
        page.until_js("window.refusals.some(text => text.includes('Mina Sato is below Ada Okafor'))").await;
        page.until_js("document.querySelector('.chart__ghost').hidden").await;
        assert_eq!(people(&page).await, before);
        until_step(&page, "Undo", "").await;
    });
}

#[test]
fn people_are_added_edited_moved_and_removed_by_keys() {
    browse(Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        open_example(&page).await;
        tab_into_chart(&page).await;
        page.press("ArrowDown").await;
        page.until("Ada has the focus", async || focused(&page).await.starts_with("Ada Okafor")).await;
        let before = reports(&page, "Ada Okafor").await;

        page.press("n").await;
        let name = page.find("textbox", "Name").await;
        write(&page, &name, "Zoe Zimmer").await;
        click(&page, "button", "Add").await;
        until_reports(&page, "Ada Okafor", before + 1).await;
        page.find_starting("treeitem", "Zoe Zimmer, Engineer").await.click().await.unwrap();
        until_selected(&page, "Zoe Zimmer").await;

        page.press("Enter").await;
        let title = page.find("textbox", "Title").await;
        write(&page, &title, "Staff Engineer").await;
        click(&page, "button", "Save").await;
        page.find_starting("treeitem", "Zoe Zimmer, Staff Engineer").await.click().await.unwrap();

        page.press("m").await;
        page.find("combobox", "New manager").await;
        type_text(&page, "ben").await;
        page.until_js("document.querySelector('#managers [role=option]')?.innerText.startsWith('Ben Ruiz')").await;
        page.press("Enter").await;
        until_done(&page, "move Zoe Zimmer to Ben Ruiz").await;
        until_reports(&page, "Ada Okafor", before).await;

        let ben = page.find_starting("treeitem", "Ben Ruiz").await;
        ben.click().await.unwrap();
        until_selected(&page, "Ben Ruiz").await;
        page.press("Delete").await;
        page.find_starting("button", "They report to Dana Moss").await.click().await.unwrap();
        page.until("Ben is gone", async || !people(&page).await.iter().any(|name| name.starts_with("Ben Ruiz"))).await;
        page.find_starting("treeitem", "Zoe Zimmer").await;
        let undo = page.find("button", "Undo").await;
        assert!(undo.attr("title").await.unwrap().unwrap().contains("remove Ben Ruiz"));
    });
}

#[test]
fn several_are_selected_and_move_at_once() {
    browse(Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        open_example(&page).await;
        tab_into_chart(&page).await;
        page.press("ArrowDown").await;
        page.press("ArrowDown").await;
        page.until("Mina has the focus", async || focused(&page).await.starts_with("Mina Sato")).await;
        page.press("x").await;
        page.press("ArrowDown").await;
        page.press("x").await;
        page.find("region", "Selected people").await;
        assert_eq!(page.js("return document.querySelectorAll('[role=treeitem][aria-selected=true]').length").await, 2);
        let before = reports(&page, "Ada Okafor").await;
        click(&page, "button", "Give them a manager").await;
        until_reports(&page, "Ada Okafor", before - 1).await;
        page.press("Control+z").await;
        until_reports(&page, "Ada Okafor", before).await;
    });
}

#[test]
fn the_palette_finds_commands_and_a_list_names_every_key() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.press("Control+k").await;
        page.find("combobox", "Search").await;
        type_text(&page, "policy").await;
        page.until_js("document.querySelector('#matches [role=option]')?.innerText.startsWith('Policy')").await;
        page.press("Enter").await;
        page.find("dialog", "Policy and thresholds").await;
        page.press("Escape").await;

        page.press("?").await;
        let dialog = page.find("dialog", "Keyboard shortcuts").await;
        let keys =
            read(&page, &dialog, "return [...arguments[0].querySelectorAll('dt')].map(term => term.textContent)").await;
        for name in ["Undo", "Edit", "Remove", "Go to Findings"] {
            assert!(keys.as_array().unwrap().contains(&json!(name)), "{name}: {keys}");
        }
    });
}
