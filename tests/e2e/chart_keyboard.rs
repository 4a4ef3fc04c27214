//! The chart by keyboard: arrow keys walk it, fold it and select in it, and the focus is always on someone drawn.

use serde_json::json;

use crate::steps::{focused, open_example, people, read, set_engineers, tab_into_chart, until_selected};
use crate::support::{Options, Page, browse};

async fn until_focus(page: &Page, name: &str) {
    page.until(&format!("{name} has the focus"), async || focused(page).await.starts_with(name)).await;
}

async fn expanded(page: &Page, name: &str) -> Option<String> {
    page.find_starting("treeitem", name).await.attr("aria-expanded").await.unwrap()
}

#[test]
fn arrow_keys_walk_the_tree() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        assert!(tab_into_chart(&page).await.starts_with("Dana Moss"));
        for (key, name) in [
            ("ArrowDown", "Ada Okafor"),
            ("ArrowDown", "Mina Sato"),
            ("ArrowUp", "Ada Okafor"),
            ("ArrowRight", "Mina Sato"),
            ("ArrowDown", "Jon Weber"),
            ("ArrowLeft", "Ada Okafor"),
            ("End", "Felix Larsen"),
            ("ArrowLeft", "Ines Silva"),
            ("ArrowUp", "Hana Kim"),
            ("Home", "Dana Moss"),
            ("ArrowRight", "Ada Okafor"),
        ] {
            page.press(key).await;
            until_focus(&page, name).await;
        }
        let tab_stops = page.js("return document.querySelectorAll('[role=treeitem][tabindex=\"0\"]').length").await;
        assert_eq!(tab_stops, 1, "the tree is one stop of the Tab key");
    });
}

#[test]
fn folding_hides_exactly_those_below() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let everyone = people(&page).await;
        tab_into_chart(&page).await;
        page.press("ArrowDown").await;
        until_focus(&page, "Ada Okafor").await;

        page.press("ArrowLeft").await;
        page.until("Ada is folded", async || expanded(&page, "Ada Okafor").await.as_deref() == Some("false")).await;
        page.until("seven people are hidden", async || people(&page).await.len() == everyone.len() - 7).await;
        let left = people(&page).await;
        let hidden: Vec<&str> =
            everyone.iter().filter(|name| !left.contains(name)).map(|name| name.split(',').next().unwrap()).collect();
        assert_eq!(
            hidden,
            ["Mina Sato", "Jon Weber", "Priya Nair", "Tom Haddad", "Lea Fontaine", "Omar Cohen", "Ruth Lindgren"]
        );
        assert!(focused(&page).await.starts_with("Ada Okafor"));
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        let drawn = "return getComputedStyle(arguments[0].querySelector('.card__toggle'), '::after').content";
        let toggle = read(&page, &ada, drawn).await;
        assert!(toggle.as_str().unwrap().contains("+7"), "the card counts whom it hides: {toggle}");

        page.press("ArrowDown").await;
        until_focus(&page, "Ben Ruiz").await;
        page.press("ArrowUp").await;
        until_focus(&page, "Ada Okafor").await;
        page.press("ArrowRight").await;
        page.until("everyone is back", async || people(&page).await == everyone).await;
        assert_eq!(expanded(&page, "Ada Okafor").await.as_deref(), Some("true"));
        until_focus(&page, "Ada Okafor").await;
    });
}

#[test]
fn space_selects_and_enter_edits() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        tab_into_chart(&page).await;
        page.press("End").await;
        until_focus(&page, "Felix Larsen").await;
        page.press(" ").await;
        until_selected(&page, "Felix Larsen").await;
        until_focus(&page, "Felix Larsen").await;
        page.press("Enter").await;
        page.find("dialog", "Edit Felix Larsen").await;
        page.press("Escape").await;
        until_focus(&page, "Felix Larsen").await;
    });
}

#[test]
fn whoever_has_the_focus_is_drawn_in_a_large_org() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 1000).await;
        tab_into_chart(&page).await;
        page.press("End").await;
        page.until("the last one has the focus", async || {
            let name = focused(&page).await;
            !name.is_empty() && !name.starts_with("Dana Moss")
        })
        .await;
        let is_seen = "const item = document.activeElement.getBoundingClientRect();
            const stage = document.querySelector('[role=tree]').getBoundingClientRect();
            return [item.left >= stage.left, item.right <= stage.right, item.top >= stage.top, item.bottom <= stage.bottom]";
        assert_eq!(page.js(is_seen).await, json!([true, true, true, true]));
        let last = focused(&page).await;
        page.press("ArrowUp").await;
        page.until("the one before has it", async || ![last.as_str(), ""].contains(&focused(&page).await.as_str()))
            .await;
    });
}
