//! The link: copied here and opened in a clean profile to the same thing; what it holds of an imported org; damaged links.

use spanwise::engine::scenario::Source;
use spanwise::engine::share;

use crate::steps::{
    alert, choose_roster, click, copy_link, data, engineers, figure, fragment, hold, open_example, open_roster, people,
    read, roots, set_engineers, until_engineers, until_selected, visitor_at,
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
