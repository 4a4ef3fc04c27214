//! Rosters with faults: what can be taken is taken and each repair said by row; what cannot be taken changes nothing.

use fantoccini::Locator;
use serde_json::json;

use crate::steps::{
    alert, choose_roster, click, data, engineers, hold, items, open_example, open_roster, people, roots, set_engineers,
    type_text, until_preview, until_selected,
};
use crate::support::{Options, browse};

#[test]
fn a_reporting_loop_is_cut_and_said() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("bad/cycle.csv")).await;
        until_preview(&page, "30 people").await;
        page.find("region", "Notices").await;
        let notices = page
            .js("return [...document.querySelectorAll('section[aria-label=Notices] li')]
            .map(item => item.innerText.replace(/\\s+/g, ' '))")
            .await;
        let notices: Vec<String> = serde_json::from_value(notices).unwrap();
        assert_eq!(notices.len(), 2, "{notices:?}");
        assert!(notices[0].starts_with("file 2 roots"), "{notices:?}");
        assert_eq!(notices[1], "row 4 e3 → e9 → e3 is a reporting loop (rows 4, 10); `e3` became a root");
        open_roster(&page).await;
        page.find_starting("treeitem", "Oda Rios").await;
        let mut roots = roots(&page).await;
        roots.sort();
        assert!(roots.len() == 2 && roots[0].starts_with("Fay Zahn") && roots[1].starts_with("Oda Rios"), "{roots:?}");
        assert_eq!(people(&page).await.len(), 30);
    });
}

#[test]
fn what_a_scenario_file_loses_is_said_before_it_opens() {
    let file = json!({
        "format": "spanwise-scenario", "version": 1, "name": "Repaired",
        "source": { "kind": "roster", "people": [
            { "id": "a", "name": "Ada Quist", "shoe_size": 38 },
            { "id": "b", "name": "Bo Lind", "manager_id": "nobody" },
            { "id": "b", "name": "Cy Dahl", "manager_id": "a" },
        ] },
    });
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "button", "Import").await;
        let drop = page.client.find(Locator::Css(".drop")).await.unwrap();
        page.drop_file(&drop, "repaired.json", &file.to_string()).await;
        page.find("region", "Notices").await;
        let notices = page.js("return document.querySelector('section[aria-label=Notices]').innerText").await;
        for part in ["source.people.0.shoe_size", "\"b\"", "nobody"] {
            assert!(notices.as_str().unwrap().contains(part), "{part} in {notices}");
        }
        click(&page, "button", "Open").await;
        page.find_starting("treeitem", "Ada Quist").await;
    });
}

#[test]
fn a_quote_that_is_never_closed_changes_nothing() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 60).await;
        let before = people(&page).await;
        choose_roster(&page, &data("bad/unbalanced-quote.csv")).await;
        let message = alert(&page).await;
        assert!(message.contains("line 6"), "{message}");
        assert!(!page.names("button").await.iter().any(|name| name.starts_with("Open ")), "there is nothing to open");
        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
        assert_eq!(engineers(&page).await, 60);
        assert_eq!(people(&page).await, before);
        assert!(page.client.title().await.unwrap().contains("Example"));
    });
}

#[test]
fn every_refused_file_says_why() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        for (file, reason) in [
            ("empty.csv", "empty"),
            ("header-only.csv", "no people"),
            ("binary.csv", "not a text table"),
            ("zip-renamed.csv", "not a text table"),
        ] {
            choose_roster(&page, &data(&format!("bad/{file}"))).await;
            let message = alert(&page).await;
            assert!(message.contains(reason), "{file}: {message}");
            page.press("Escape").await;
            page.until_js("!document.querySelector('dialog')").await;
        }
        page.find_starting("treeitem", "Dana Moss").await;
    });
}

#[test]
fn markup_in_cells_stays_text() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("bad/html-cells.csv")).await;
        until_preview(&page, "12 people").await;
        open_roster(&page).await;
        for name in [
            "<script>window.__pwned=1</script>",
            "<img src=x onerror=\"window.__pwned=2\">",
            "</title><script>window.__pwned=3</script>",
            "Ann &amp; Bob &lt;3",
            "<b>bold</b>",
        ] {
            let item = page.find_starting("treeitem", &format!("{name}, ")).await;
            item.click().await.unwrap();
            until_selected(&page, name).await;
        }
        hold(&page).await;
        set_engineers(&page, 60).await;
        let listed = items(&page, "Breakpoints").await;
        assert!(listed.iter().any(|item| item.contains("<script>window.__pwned=1</script>")), "{listed:?}");
        page.press("/").await;
        type_text(&page, "<b>").await;
        page.find_starting("option", "<b>bold</b>").await;
        assert_eq!(
            page.js("return [typeof window.__pwned, document.querySelectorAll('b, img').length]").await,
            json!(["undefined", 0])
        );
    });
}
