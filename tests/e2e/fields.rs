//! Fields while the page is drawn anew around them: what somebody types stays, until it is taken or given up.

use fantoccini::elements::Element;

use crate::steps::{click, engineers, hold, open_example, type_text, until_engineers, until_title};
use crate::support::{Options, Page, browse};

async fn value(field: &Element) -> String {
    field.prop("value").await.unwrap().unwrap_or_default()
}

/// Puts the keyboard into a field, over what is there.
async fn enter(page: &Page, field: &Element) {
    field.click().await.unwrap();
    page.press("Control+a").await;
}

/// Starts the playback wherever the focus is.
async fn play(page: &Page) {
    page.js("document.querySelector('[aria-label=\"Play growth\"]').click()").await;
}

/// Waits until the playback took another step, behind a dialog too.
async fn until_drawn_anew(page: &Page) {
    let size = "Number(document.querySelector('[aria-label=Engineers]').value)";
    let before = page.js(&format!("return {size}")).await;
    page.until_js(&format!("{size} > {before} + 1")).await;
}

#[test]
fn what_is_typed_stays_while_the_growth_is_played() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        play(&page).await;
        let name = page.find("textbox", "Scenario name").await;
        enter(&page, &name).await;
        type_text(&page, "Half a na").await;
        until_drawn_anew(&page).await;
        assert_eq!(value(&name).await, "Half a na");
        type_text(&page, "me").await;
        page.press("Enter").await;
        until_title(&page, "Half a name").await;

        let size = page.find("spinbutton", "Number of engineers").await;
        enter(&page, &size).await;
        type_text(&page, "15").await;
        until_drawn_anew(&page).await;
        assert_eq!(value(&size).await, "15");
        type_text(&page, "0").await;
        page.press("Enter").await;
        until_engineers(&page, 150).await;

        // Given up, the field has what is kept; so has an empty one that is left.
        enter(&page, &size).await;
        type_text(&page, "77").await;
        page.press("Escape").await;
        page.until("the size is back", async || value(&size).await == "150").await;
        enter(&page, &size).await;
        page.press("Delete").await;
        page.press("Tab").await;
        page.until("the size is back", async || value(&size).await == "150").await;
        assert_eq!(engineers(&page).await, 150);
    });
}

#[test]
fn a_form_keeps_what_is_written_while_the_growth_is_played() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.find_starting("treeitem", "Ben Ruiz").await.click().await.unwrap();
        click(&page, "button", "Add below").await;
        let name = page.find("textbox", "Name").await;
        enter(&page, &name).await;
        type_text(&page, "Zoe Zim").await;
        page.find_starting("checkbox", "Vacant").await.click().await.unwrap();
        play(&page).await;
        until_drawn_anew(&page).await;
        assert_eq!(value(&name).await, "Zoe Zim");
        assert_eq!(page.js("return document.querySelector('[name=vacant]').checked").await, true);
    });
}

#[test]
fn a_plan_and_the_settings_keep_what_is_typed_while_a_simulation_runs() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        click(&page, "tab", "Plan").await;
        let target = page.find_starting("textbox", "Target").await;
        enter(&page, &target).await;
        type_text(&page, "12=8").await;
        // Every batch of runs draws the page anew.
        page.until_js("/^(?!0 )\\S+ of/.test(document.querySelector('.runs__text').textContent)").await;
        page.until_js("document.querySelector('.outcomes__value')").await;
        assert_eq!(value(&target).await, "12=8");
        type_text(&page, "0, x").await;
        page.press("Enter").await;
        page.until_js("document.querySelector('.field-trouble')?.textContent.includes('\"x\"')").await;
        assert_eq!(value(&target).await, "12=80, x", "what cannot be read stays");
        page.press("Backspace").await;
        page.press("Enter").await;
        page.until_js("!document.querySelector('.field-trouble')").await;
        page.until("the target is taken", async || value(&target).await == "12=80").await;

        click(&page, "tab", "Chart").await;
        click(&page, "button", "Policy and thresholds").await;
        let field = page.find_starting("textbox", "Wide span, red").await;
        let before = value(&field).await;
        enter(&page, &field).await;
        type_text(&page, "1").await;
        play(&page).await;
        until_drawn_anew(&page).await;
        assert_eq!(value(&field).await, "1");
        page.press("Escape").await;
        page.until("the limit is back", async || value(&field).await == before).await;
        page.find("dialog", "Policy and thresholds").await;
        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
    });
}
