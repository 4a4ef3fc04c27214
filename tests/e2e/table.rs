//! The table, the chart's twin: walked and edited by keyboard, several at once, by grip, filtered, and large.

use fantoccini::Locator;
use serde_json::json;

use crate::steps::{click, open_example, people, read, set_engineers, tab_into_chart, type_text, until_step};
use crate::support::{Options, Page, browse};

const WIDE: Options = Options { width: 1440, height: 900, dark: false, reduced_motion: false };

/// Opens the example as a table.
async fn open_table(page: &Page) {
    open_example(page).await;
    click(page, "radio", "Table").await;
    page.find("treegrid", "Org table").await;
}

/// Whose row has the focus, and the heading of the cell; no heading where it is the row itself.
async fn here(page: &Page) -> (String, String) {
    let script = "const spot = document.activeElement, row = spot.closest('[role=row]');
        if (!row) return ['', ''];
        const at = spot.closest('[aria-colindex]')?.ariaColIndex;
        const heading = at && document.querySelector(`[role=columnheader][aria-colindex=\"${at}\"]`).textContent;
        return [row.querySelector('[role=rowheader]').innerText.trim(), heading ?? ''];";
    serde_json::from_value(page.js(script).await).unwrap()
}

async fn until_here(page: &Page, name: &str, column: &str) {
    page.until(&format!("the keyboard is at {name}, {column}"), async || {
        here(page).await == (name.to_owned(), column.to_owned())
    })
    .await;
}

/// What somebody's cell says.
async fn cell(page: &Page, name: &str, column: &str) -> String {
    let row = page.find_starting("row", name).await;
    let script = format!(
        "const heading = [...document.querySelectorAll('[role=columnheader]')].find(heading => heading.textContent === {});
        return arguments[0].querySelector(`[aria-colindex=\"${{heading.ariaColIndex}}\"]`).innerText.trim()",
        json!(column)
    );
    read(page, &row, &script).await.as_str().unwrap().to_owned()
}

async fn until_cell(page: &Page, name: &str, column: &str, wanted: &str) {
    page.until(&format!("{column} of {name} is {wanted}"), async || cell(page, name, column).await == wanted).await;
}

/// Rows in the document, but for the heading.
async fn rows(page: &Page) -> u64 {
    page.js("return document.querySelectorAll('[role=treegrid] [role=row][aria-level]').length").await.as_u64().unwrap()
}

/// Rows that the table says it has.
async fn row_count(page: &Page) -> u64 {
    let count = page.js("return document.querySelector('[role=treegrid]').getAttribute('aria-rowcount')").await;
    count.as_str().unwrap().parse::<u64>().unwrap() - 1
}

async fn walk(page: &Page, keys: &[&str]) {
    for key in keys {
        page.press(key).await;
    }
}

/// Chooses another manager in the dialog that asks for one.
async fn choose_ben(page: &Page) {
    page.find("combobox", "New manager").await;
    type_text(page, "ben").await;
    page.until_js("document.querySelector('#managers [role=option]')?.innerText.startsWith('Ben Ruiz')").await;
    page.press("Enter").await;
    page.until_js("!document.querySelector('dialog')").await;
}

#[test]
fn cells_are_edited_in_their_place_and_the_keyboard_stays() {
    browse(WIDE, async |page| {
        open_example(&page).await;
        tab_into_chart(&page).await;
        page.press("ArrowDown").await;
        page.press("t").await;
        until_here(&page, "Ada Okafor", "").await;

        page.press("ArrowRight").await;
        until_here(&page, "Ada Okafor", "Name").await;
        page.press("Enter").await;
        page.find("textbox", "Name of Ada Okafor").await;
        page.press("Control+a").await;
        type_text(&page, "Ada Byron").await;
        page.press("Enter").await;
        until_here(&page, "Ada Byron", "Name").await;
        until_cell(&page, "Mina Sato", "Reports to", "Ada Byron").await;
        page.press("Control+z").await;
        until_here(&page, "Ada Okafor", "Name").await;

        page.press("F2").await;
        page.find("textbox", "Name of Ada Okafor").await;
        type_text(&page, "nobody").await;
        page.press("Escape").await;
        until_here(&page, "Ada Okafor", "Name").await;
        until_step(&page, "Undo", "").await;

        page.press("F2").await;
        page.find("textbox", "Name of Ada Okafor").await;
        page.press("Tab").await;
        page.find("textbox", "Title of Ada Okafor").await;
        page.press("Control+a").await;
        type_text(&page, "Director").await;
        page.press("Tab").await;
        page.find("combobox", "Team of Ada Okafor").await;
        page.press("Escape").await;
        until_here(&page, "Ada Okafor", "Team").await;
        assert_eq!(cell(&page, "Ada Okafor", "Title").await, "Director");

        page.press("t").await;
        page.find("tree", "Org chart").await;
        page.until("the chart goes on at the same person", async || {
            crate::steps::focused(&page).await.starts_with("Ada Okafor, Director")
        })
        .await;
    });
}

#[test]
fn another_manager_is_chosen_at_the_cell_that_names_one() {
    browse(WIDE, async |page| {
        open_table(&page).await;
        page.find_starting("rowheader", "Jon Weber").await.click().await.unwrap();
        walk(&page, &["ArrowRight", "ArrowRight", "ArrowRight"]).await;
        until_here(&page, "Jon Weber", "Reports to").await;
        assert_eq!(cell(&page, "Jon Weber", "Reports to").await, "Ada Okafor");
        page.press("Enter").await;
        choose_ben(&page).await;
        until_cell(&page, "Jon Weber", "Reports to", "Ben Ruiz").await;
        until_here(&page, "Jon Weber", "Reports to").await;
        page.press("Control+z").await;
        until_cell(&page, "Jon Weber", "Reports to", "Ada Okafor").await;
        until_here(&page, "Jon Weber", "Reports to").await;
    });
}

#[test]
fn a_range_moves_at_once_and_after_a_removal_the_next_row_has_the_keyboard() {
    browse(WIDE, async |page| {
        open_table(&page).await;
        page.find_starting("rowheader", "Mina Sato").await.click().await.unwrap();
        walk(&page, &["Shift+ArrowDown", "Shift+ArrowDown"]).await;
        page.until_js("document.querySelectorAll('[role=row][aria-selected=true]').length === 3").await;
        page.find("region", "Selected people").await;
        page.press("m").await;
        choose_ben(&page).await;
        for name in ["Mina Sato", "Jon Weber", "Priya Nair"] {
            until_cell(&page, name, "Reports to", "Ben Ruiz").await;
        }
        until_here(&page, "Priya Nair", "Name").await;

        page.find_starting("rowheader", "Tom Haddad").await.click().await.unwrap();
        page.press("Delete").await;
        until_here(&page, "Lea Fontaine", "Name").await;
        page.press("Control+z").await;
        page.find_starting("rowheader", "Tom Haddad").await;
        page.press("Delete").await;
        until_step(&page, "Undo", "remove Lea Fontaine").await;
        page.press("Control+z").await;
        page.find_starting("rowheader", "Lea Fontaine").await;
    });
}

#[test]
fn rows_fold_as_in_the_chart() {
    browse(WIDE, async |page| {
        open_table(&page).await;
        let everyone = row_count(&page).await;
        page.find_starting("rowheader", "Ada Okafor").await.click().await.unwrap();
        walk(&page, &["ArrowLeft", "ArrowLeft"]).await;
        page.until("seven rows are hidden", async || row_count(&page).await == everyone - 7).await;
        until_here(&page, "Ada Okafor", "").await;
        let ada = page.find_starting("row", "Ada Okafor").await;
        assert_eq!(ada.attr("aria-expanded").await.unwrap().as_deref(), Some("false"));
        walk(&page, &["ArrowDown"]).await;
        until_here(&page, "Ben Ruiz", "").await;

        click(&page, "radio", "Chart").await;
        page.find("tree", "Org chart").await;
        page.until("the chart hides them too", async || {
            !people(&page).await.iter().any(|name| name.starts_with("Mina"))
        })
        .await;
        click(&page, "radio", "Table").await;
        page.find_starting("rowheader", "Ada Okafor").await.click().await.unwrap();
        walk(&page, &["ArrowLeft", "ArrowRight"]).await;
        page.until("everyone is back", async || row_count(&page).await == everyone).await;
    });
}

#[test]
fn a_thousand_engineers_have_the_rows_that_are_seen() {
    browse(WIDE, async |page| {
        open_table(&page).await;
        set_engineers(&page, 1000).await;
        page.until("there are more than a thousand", async || row_count(&page).await > 1000).await;
        assert!(rows(&page).await < 80, "{} rows are in the document", rows(&page).await);
        page.find_starting("rowheader", "Dana Moss").await.click().await.unwrap();
        walk(&page, &["Control+End"]).await;
        page.until("the last row has the keyboard and is seen", async || {
            let script =
                "const row = document.activeElement.closest('[role=row]'), grid = row?.closest('[role=treegrid]');
                if (!row) return false;
                const seen = row.getBoundingClientRect(), all = grid.getBoundingClientRect();
                return row.ariaRowIndex === grid.getAttribute('aria-rowcount') && seen.bottom <= all.bottom + 1;";
            page.js(script).await == true
        })
        .await;
        let (last, _) = here(&page).await;
        assert!(rows(&page).await < 80);
        page.wheel(300, 500, -20_000).await;
        page.until_js("document.querySelector('[role=treegrid]').scrollTop < 20000").await;
        page.until("the last row is still there", async || here(&page).await.0 == last).await;
        assert!(rows(&page).await < 80);
    });
}

#[test]
fn a_row_is_dragged_by_its_grip() {
    browse(WIDE, async |page| {
        open_table(&page).await;
        let grip = |name: &'static str| {
            let page = page.clone();
            async move {
                let row = page.find_starting("row", name).await;
                let grip = row.find(Locator::Css("[data-grip]")).await.unwrap();
                let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect();
                    return [x + width / 2, y + height / 2].map(Math.round)";
                let middle: (i32, i32) = serde_json::from_value(read(&page, &grip, script).await).unwrap();
                (grip, middle)
            }
        };
        let ((jon, from), (_, to)) = (grip("Jon Weber").await, grip("Ben Ruiz").await);
        page.drag(&jon, to.0 - from.0, to.1 - from.1).await;
        until_cell(&page, "Jon Weber", "Reports to", "Ben Ruiz").await;

        let ((ada, from), (_, to)) = (grip("Ada Okafor").await, grip("Mina Sato").await);
        page.drag(&ada, to.0 - from.0, to.1 - from.1).await;
        page.until_js("document.querySelector('.chart__ghost').innerText.includes('Mina Sato is below Ada Okafor')")
            .await;
        assert_eq!(cell(&page, "Ada Okafor", "Reports to").await, "Dana Moss");
    });
}

#[test]
fn a_filter_shows_who_fits_below_their_managers() {
    browse(WIDE, async |page| {
        open_table(&page).await;
        page.find("searchbox", "Filter").await.click().await.unwrap();
        type_text(&page, "mina").await;
        page.until("three rows are left", async || row_count(&page).await == 3).await;
        assert_eq!(page.names("rowheader").await, ["Dana Moss", "Ada Okafor", "Mina Sato"]);
        page.press("ArrowDown").await;
        until_here(&page, "Dana Moss", "").await;
    });
}

#[test]
fn a_narrow_screen_keeps_what_matters_most() {
    browse(Options { width: 390, height: 844, ..Options::default() }, async |page| {
        open_table(&page).await;
        page.find("columnheader", "Load").await;
        assert_eq!(page.names("columnheader").await, ["Name", "Title", "Direct reports", "Load"]);
        assert!(cell(&page, "Ada Okafor", "Load").await.contains('%'));
    });
}
