//! Search: found by name, title or team; a match opens the path to the person.

use crate::steps::{click, open_example, read, type_text, until_selected};
use crate::support::{Options, Page, browse};

async fn until_first_match(page: &Page, name: &str) {
    page.until(&format!("{name} is the first match"), async || {
        let first = "return document.querySelector('#matches [role=option]')?.innerText ?? ''";
        page.js(first).await.as_str().unwrap().starts_with(name)
    })
    .await;
}

#[test]
fn a_match_opens_the_path_to_the_person() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.find("combobox", "Layers shown").await.select_by_label("1 layer").await.unwrap();
        page.until("everyone below is folded away", async || page.names("treeitem").await.len() == 1).await;
        page.find("heading", "Spanwise").await.click().await.unwrap();

        page.press("/").await;
        let field = page.find("combobox", "Search").await;
        assert_eq!(read(&page, &field, "return document.activeElement === arguments[0]").await, true);
        assert_eq!(
            field.prop("value").await.unwrap().as_deref(),
            Some(""),
            "the key that opens it is not typed into it"
        );
        type_text(&page, "font").await;
        until_first_match(&page, "Lea Fontaine").await;
        let list = page.find("listbox", "Matches").await;
        assert_eq!(read(&page, &list, "return arguments[0].children.length").await, 1);
        page.press("Enter").await;
        until_selected(&page, "Lea Fontaine").await;
        page.find("button", "Search").await;
    });
}

#[test]
fn matches_are_filtered_walked_and_clicked() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "button", "Search").await;
        type_text(&page, "checkout").await;
        until_first_match(&page, "Sam Petrov").await;
        let matches: Vec<String> = page.names("option").await;
        let matches: Vec<&String> = matches.iter().filter(|name| name.contains("· Checkout ·")).collect();
        assert_eq!(matches.len(), 6, "the team of six: {matches:?}");
        page.press("ArrowDown").await;
        page.press("Enter").await;
        until_selected(&page, "Eva Mehta").await;

        page.press("Control+k").await;
        type_text(&page, "ines").await;
        until_first_match(&page, "Ines Silva").await;
        page.find_starting("option", "Ines Silva").await.click().await.unwrap();
        until_selected(&page, "Ines Silva").await;
    });
}

#[test]
fn no_match_is_said_and_escape_closes() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.press("/").await;
        page.find("combobox", "Search").await;
        type_text(&page, "zzz").await;
        page.until_js("document.querySelector('[role=search] [role=status]')?.textContent.includes('zzz')").await;
        let message = page.js("return document.querySelector('[role=search] [role=status]').textContent").await;
        assert_eq!(message, "No one among 29 people matches “zzz”.");
        page.press("Escape").await;
        page.find("button", "Search").await;
        page.until_js("!document.querySelector('[role=search]')").await;
    });
}
