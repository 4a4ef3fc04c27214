//! No rule of WCAG 2.2 AA that a program can check is broken on any tab or dialog, in either theme.

use std::fs;

use crate::steps::{
    choose_roster, click, data, hold, open_example, paste_roster, set_engineers, until_bands, until_preview,
    until_selected,
};
use crate::support::{Options, Page, browse};

async fn assert_accessible(page: &Page, what: &str) {
    // Colors of something that fades in are not those that it has.
    page.until_js("document.getAnimations().every(animation => animation.playState !== 'running')").await;
    let broken = page.axe().await;
    assert!(broken.is_empty(), "{what}:\n{}", broken.join("\n"));
}

async fn until_closed(page: &Page) {
    page.press("Escape").await;
    page.until_js("!document.querySelector('dialog')").await;
}

async fn look_everywhere(page: &Page) {
    open_example(page).await;
    hold(page).await;
    set_engineers(page, 48).await;
    page.find_starting("treeitem", "Ada Okafor").await.click().await.unwrap();
    until_selected(page, "Ada Okafor").await;
    page.find("region", "Smallest fix").await;
    assert_accessible(page, "Chart").await;

    click(page, "tab", "Teams").await;
    page.find_starting("option", "Payments, ").await.click().await.unwrap();
    page.find("region", "Selected team").await;
    assert_accessible(page, "Teams").await;

    click(page, "tab", "Growth").await;
    until_bands(page).await;
    assert_accessible(page, "Growth").await;

    click(page, "tab", "Findings").await;
    page.find_starting("button", "Why and fix: Ada Okafor").await.click().await.unwrap();
    page.find("region", "Smallest fix").await;
    assert_accessible(page, "Findings").await;
    click(page, "button", "Fix all").await;
    page.find("list", "Fixes").await;
    assert_accessible(page, "Fix all").await;
    until_closed(page).await;

    click(page, "tab", "Plan").await;
    page.until_js("document.querySelector('.outcomes__name')").await;
    assert_accessible(page, "Plan").await;

    click(page, "tab", "Chart").await;
    for button in ["Share", "Export", "Scenarios", "Compare", "Policy and thresholds"] {
        click(page, "button", button).await;
        page.until_js("document.querySelector('dialog')").await;
        assert_accessible(page, button).await;
        until_closed(page).await;
    }
    choose_roster(page, &data("orgs/northwind.csv")).await;
    until_preview(page, "9 people").await;
    assert_accessible(page, "Import").await;
    until_closed(page).await;
    page.press("Control+k").await;
    page.press("a").await;
    page.until_js("document.querySelector('dialog [role=option]')").await;
    assert_accessible(page, "Search").await;
}

#[test]
fn no_rule_is_broken_in_light_colors() {
    browse(Options::default(), async |page| look_everywhere(&page).await);
}

#[test]
fn no_rule_is_broken_in_dark_colors() {
    browse(Options { dark: true, ..Options::default() }, async |page| look_everywhere(&page).await);
}

#[test]
fn no_rule_is_broken_on_a_phone() {
    let phone = Options { width: 390, height: 844, ..Options::default() };
    browse(phone, async |page| {
        open_example(&page).await;
        for tab in ["Teams", "Findings", "Growth", "Plan", "Chart"] {
            click(&page, "tab", tab).await;
            assert_accessible(&page, tab).await;
        }
        for button in ["More", "Key to the slider", "Key", "View"] {
            click(&page, "button", button).await;
            page.until_js("document.querySelector(':popover-open')").await;
            assert_accessible(&page, button).await;
            page.press("Escape").await;
            page.until_js("!document.querySelector(':popover-open')").await;
        }
        page.find_starting("treeitem", "Ada Okafor").await.click().await.unwrap();
        page.find("region", "Selected person").await;
        assert_accessible(&page, "details").await;
        paste_roster(&page, &fs::read_to_string(data("bad/cycle.csv")).unwrap()).await;
        page.until_js("document.querySelector('dialog [role=status]')").await;
        assert_accessible(&page, "Import").await;
    });
}

#[test]
fn a_broken_rule_is_found() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.js("document.body.append(document.createElement('button'))").await;
        let broken = page.axe().await;
        assert!(broken.iter().any(|line| line.starts_with("button-name: ")), "{broken:?}");
    });
}

#[test]
fn the_words_of_an_icon_go_by_escape() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let words = "(({ display, content }) => display === 'none' ? 'none' : content)(getComputedStyle(document.querySelector('button[aria-label=Scenarios]'), '::before'))";
        let until = async |wanted: &str| page.until_js(&format!("{words} === {}", serde_json::json!(wanted))).await;
        until("none").await;
        page.js("document.querySelector('button[aria-label=Scenarios]').focus()").await;
        page.press("Shift").await;
        until("\"Scenarios\"").await;
        page.press("Escape").await;
        until("none").await;
        page.until_js("document.activeElement.ariaLabel === 'Scenarios'").await;
        page.press("Tab").await;
        page.press("Shift+Tab").await;
        until("\"Scenarios\"").await;
    });
}
