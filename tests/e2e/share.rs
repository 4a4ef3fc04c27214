//! The link: copied here and opened in a clean profile to the same thing; what it holds of an imported org; damaged links.

use spanwise::engine::scenario::Source;
use spanwise::engine::share;

use crate::steps::{
    alert, choose_roster, click, copy_link, data, engineers, figure, fragment, hold, open_example, open_roster, people,
    read, roots, set_engineers, unfold, until_engineers, until_selected, visitor_at, write,
};
use crate::support::{Options, Page, browse};

/// Waits until the address bar carries this size, and gives the fragment with its `#`.
async fn fragment_at(page: &Page, engineers: u32) -> String {
    let in_step = async || {
        let decoded = share::decode(&fragment(page).await);
        decoded.is_ok_and(|decoded| decoded.scenario.engineers == Some(engineers))
    };
    page.until(&format!("the address bar carries {engineers} engineers"), in_step).await;
    fragment(page).await
}

#[test]
fn a_link_opens_to_the_same_thing_in_a_clean_profile() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 120).await;
        page.find_starting("treeitem", "Ben Ruiz").await.click().await.unwrap();
        until_selected(&page, "Ben Ruiz").await;
        let link = copy_link(&page, &[]).await;
        assert!(link.len() < 300, "{} characters", link.len());

        let other = visitor_at(&page, &link).await;
        until_engineers(&other, 120).await;
        let held = other.find("radio", "Held as is").await;
        assert_eq!(read(&other, &held, "return arguments[0].ariaChecked").await, "true");
        until_selected(&other, "Ben Ruiz").await;
        assert_eq!(figure(&other, "Managers").await, "5");
        click(&page, "button", "Fit").await;
        click(&other, "button", "Fit").await;
        let wanted = people(&page).await;
        other.until("the tree is the same", async || people(&other).await == wanted).await;
    });
}

#[test]
fn the_address_bar_follows_and_survives_a_reload() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 77).await;
        assert!(fragment_at(&page, 77).await.len() < 300);
        page.client.refresh().await.unwrap();
        until_engineers(&page, 77).await;
    });
}

#[test]
fn an_imported_org_is_shared_without_names_unless_they_are_ticked() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller").await;

        let bare = copy_link(&page, &[]).await;
        let decoded = share::decode(&bare).unwrap().scenario;
        let Source::Roster(roster) = &decoded.source else { panic!("an imported org stays one") };
        assert_eq!(roster.people.len(), 9);
        for person in &roster.people {
            for text in ["Andrew", "Fuller", "Steven", "Vice President", "Representative"] {
                assert!(!format!("{person:?}").contains(text), "{person:?}");
            }
        }
        let other = visitor_at(&page, &bare).await;
        other.until("the shape is the same", async || people(&other).await.len() == 9).await;
        assert_eq!(figure(&other, "Managers").await, "2");
        assert!(roots(&other).await[0].contains("5 direct reports"));
        let names = people(&other).await.join("\n");
        assert!(!names.contains("Andrew") && !names.contains("Sales"), "{names}");

        let named = copy_link(&page, &["Names", "Titles"]).await;
        assert!(named.len() > bare.len());
        let third = visitor_at(&page, &named).await;
        third.find_starting("treeitem", "Andrew Fuller, Vice President, Sales, 5 direct reports").await;
        let wanted = people(&page).await;
        third.until("the names are the same", async || people(&third).await == wanted).await;
    });
}

#[test]
fn a_shared_roster_of_two_hundred_is_a_short_link() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/sourcegraph-2023-06.csv")).await;
        open_roster(&page).await;
        page.until_js("!location.hash.includes('s=')").await;
        let managers = figure(&page, "Managers").await;
        let link = copy_link(&page, &[]).await;
        assert!(link.len() < 2000, "{} characters", link.len());
        let other = visitor_at(&page, &link).await;
        other.until("the shape is the same", async || figure(&other, "Managers").await == managers).await;
    });
}

#[test]
fn an_imported_org_that_came_by_a_link_is_there_after_a_reload() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        let link = copy_link(&page, &["Names"]).await;
        let other = visitor_at(&page, &link).await;
        other.find_starting("treeitem", "Andrew Fuller").await;
        other.until_js("document.querySelector('.top-bar').innerText.includes('Saved in the link')").await;
        other.client.refresh().await.unwrap();
        other.find_starting("treeitem", "Andrew Fuller").await;
        assert!(other.js("return location.hash").await.as_str().unwrap().contains("s=5."), "the link can be kept");
        // Once it is changed, it is this browser's own.
        set_engineers(&other, 20).await;
        other.until_js("!location.hash.includes('s=')").await;
        other.client.refresh().await.unwrap();
        until_engineers(&other, 20).await;
        other.find_starting("treeitem", "Andrew Fuller").await;
    });
}

#[test]
fn a_damaged_link_is_said_and_leaves_the_open_scenario_alone() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 90).await;
        let sound = fragment_at(&page, 90).await;
        for damaged in ["#s=1.AAAA", "#s=1.", "#s=99.abc", "#s=hello", &sound[..sound.len() - 3]] {
            page.open(damaged).await;
            let message = alert(&page).await;
            assert!(message.len() > 20, "{damaged}: {message}");
            assert_eq!(engineers(&page).await, 90, "{damaged}");
            click(&page, "button", "Dismiss").await;
            page.until_js("!document.querySelector('[role=alert]')").await;
        }
        page.client.refresh().await.unwrap();
        until_engineers(&page, 90).await;
        assert_eq!(page.js("return document.querySelector('[role=alert]')").await, serde_json::Value::Null);
    });
}

#[test]
fn a_visit_that_starts_with_a_damaged_link_shows_the_example() {
    browse(Options::default(), async |page| {
        page.open("#s=1.notalink").await;
        page.find_starting("treeitem", "Dana Moss").await;
        alert(&page).await;
        until_engineers(&page, 24).await;
        click(&page, "button", "Dismiss").await;
        page.until_js("!document.querySelector('[role=alert]')").await;
    });
}

#[test]
fn a_link_put_into_the_address_bar_of_the_open_page_is_opened() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 90).await;
        let link = fragment_at(&page, 90).await;
        set_engineers(&page, 30).await;
        page.until("the address bar went on", async || fragment(&page).await != link).await;
        page.open(&link).await;
        until_engineers(&page, 90).await;
    });
}

/// The value of a field of the dialog.
async fn value(page: &Page, field: &str) -> String {
    page.find("textbox", field).await.prop("value").await.unwrap().unwrap_or_default()
}

async fn try_passphrase(page: &Page, passphrase: &str) {
    write(page, &page.find("textbox", "Passphrase").await, passphrase).await;
    click(page, "button", "Open").await;
}

#[test]
fn a_locked_link_opens_with_its_passphrase_only() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 61).await;
        click(&page, "button", "Share").await;
        page.find_starting("checkbox", "Lock with a passphrase").await.click().await.unwrap();
        assert_eq!(value(&page, "Link").await, "", "no link before there is a passphrase");
        write(&page, &page.find("textbox", "Passphrase").await, "three brass otters").await;
        page.until("the link is locked", async || value(&page, "Link").await.contains("#s=6.")).await;
        let link = value(&page, "Link").await;
        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
        let (_, locked) = link.split_once('#').unwrap();
        assert_eq!(share::decode(&link), Err(share::ShareError::Locked));

        let other = page.another(Options::default()).await;
        other.open(&format!("#{locked}")).await;
        try_passphrase(&other, "three brass otter").await;
        assert!(alert(&other).await.contains("does not open the link"));
        try_passphrase(&other, "three brass otters").await;
        until_engineers(&other, 61).await;

        // A link put into the open page asks as well, and leaves what is open alone.
        let golden = std::fs::read_to_string(data("../links/v6/locked.txt")).unwrap();
        let mut lines = golden.lines();
        let (_, golden) = lines.next().unwrap().split_once('#').unwrap();
        let passphrase = lines.next().unwrap().strip_prefix("passphrase: ").unwrap();
        page.open(&format!("#{golden}")).await;
        page.find("textbox", "Passphrase").await;
        click(&page, "button", "Close").await;
        assert_eq!(engineers(&page).await, 61);
        page.open(&format!("#{golden}")).await;
        try_passphrase(&page, passphrase).await;
        page.find_starting("treeitem", "Ann Lee").await;
    });
}

#[test]
fn a_link_is_shown_as_a_code_that_readers_find_in_the_dark_too() {
    browse(Options { dark: true, ..Options::default() }, async |page| {
        open_example(&page).await;
        click(&page, "button", "Share").await;
        unfold(&page, "QR code").await;
        let code = page.find("img", "QR code of the link").await;
        let wanted = share::qr_code(&value(&page, "Link").await).expect("a short link");
        assert_eq!(read(&page, &code, "return arguments[0].firstElementChild.getAttribute('d')").await, wanted.path);
        let light = read(&page, &code, "return getComputedStyle(arguments[0]).backgroundColor").await;
        assert_eq!(light, "rgb(255, 255, 255)");
        page.press("Escape").await;

        choose_roster(&page, &data("links/uncommon-names.csv")).await;
        open_roster(&page).await;
        click(&page, "button", "Share").await;
        for name in ["Names", "Titles"] {
            page.find_starting("checkbox", name).await.click().await.unwrap();
        }
        unfold(&page, "QR code").await;
        page.until_js("document.querySelector('dialog').innerText.includes('a QR code holds 2953 at most')").await;
        assert!(page.names("img").await.iter().all(|name| name != "QR code of the link"));
    });
}

#[test]
fn an_embedded_page_shows_the_chart_and_changes_nothing() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 61).await;
        click(&page, "button", "Share").await;
        unfold(&page, "Embed in a page").await;
        let snippet = value(&page, "Embed snippet").await;
        let src = snippet.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().replace("&amp;", "&");
        let link = value(&page, "Link").await;
        assert_eq!(src, format!("{link}&embed"));

        let other = visitor_at(&page, &src).await;
        other.find_starting("treeitem", "Dana Moss").await.click().await.unwrap();
        other.press("Control+z").await;
        let buttons = other.names("button").await;
        for editing in ["Share", "Import", "Undo"] {
            assert!(!buttons.iter().any(|name| name == editing), "{buttons:?}");
        }
        let whole = other.find("link", "Open in Spanwise").await;
        assert_eq!(read(&other, &whole, "return arguments[0].href").await, link);
        other.client.refresh().await.unwrap();
        other.find_starting("treeitem", "Dana Moss").await;
        assert_eq!(other.js("return location.hash.endsWith('&embed') && localStorage.length === 0").await, true);
    });
}

#[test]
fn a_refused_clipboard_is_said_and_the_link_is_selected() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        page.js("navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); return null").await;
        click(&page, "button", "Share").await;
        click(&page, "button", "Copy link").await;
        page.until_js("document.querySelector('dialog [role=status]').textContent.includes('refused the clipboard')")
            .await;
        let selected =
            page.js("const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd)");
        assert_eq!(selected.await, value(&page, "Link").await);
    });
}
