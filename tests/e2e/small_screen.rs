//! A telephone: 390 by 844.

use crate::steps::{
    choose_roster, click, data, engineers, hold, open_example, open_roster, people, read, set_engineers,
    until_engineers, until_preview, until_selected,
};
use crate::support::{Options, Page, browse};

const PHONE: Options = Options { width: 390, height: 844, dark: false, reduced_motion: true };

async fn assert_no_sideways_scrolling(page: &Page) {
    let widths = page.js("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]").await;
    let [page, screen]: [u32; 2] = serde_json::from_value(widths).unwrap();
    assert!(page <= screen && screen <= 390, "a page of {page} on a screen of {screen}");
}

#[test]
fn the_page_fits_and_the_slider_works() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        assert_no_sideways_scrolling(&page).await;
        for name in ["Share", "Import", "Search"] {
            let [left, right]: [f64; 2] = serde_json::from_value(
                read(
                    &page,
                    &page.find("button", name).await,
                    "const { left, right } = arguments[0].getBoundingClientRect(); return [left, right]",
                )
                .await,
            )
            .unwrap();
            assert!(left >= 0.0 && right <= 390.0, "{name} from {left} to {right}");
        }
        let slider = page.find("slider", "Engineers").await;
        let (left, _, width, _) = slider.rectangle().await.unwrap();
        assert!(left >= 0.0 && width > 200.0 && left + width <= 390.0, "{left} {width}");
        page.drag(&slider, 60, 0).await;
        page.until("the slider follows", async || engineers(&page).await > 112).await;
        page.press("End").await;
        until_engineers(&page, 200).await;
        hold(&page).await;
        set_engineers(&page, 120).await;
        assert_no_sideways_scrolling(&page).await;
        click(&page, "tab", "Findings").await;
        page.find("list", "Findings").await;
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn the_chart_is_shown_large_enough_to_read() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        let seen = page
            .js("const stage = document.querySelector('[role=tree]').getBoundingClientRect();
            const seen = [...document.querySelectorAll('[role=treeitem]')].filter(item => {
                const { left, right, top, bottom } = item.getBoundingClientRect();
                return right > stage.left && left < stage.right && bottom > stage.top && top < stage.bottom;
            });
            return [stage.width, stage.height, seen.length]")
            .await;
        let [width, height, seen]: [f64; 3] = serde_json::from_value(seen).unwrap();
        assert!(width <= 390.0 && height > 240.0 && seen >= 3.0, "{width} {height} {seen}");
        let dana = page.find_starting("treeitem", "Dana Moss").await;
        dana.click().await.unwrap();
        until_selected(&page, "Dana Moss").await;
        assert_no_sideways_scrolling(&page).await;
        assert!(people(&page).await.len() >= 5);
    });
}

#[test]
fn the_team_map_fits() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        click(&page, "tab", "Teams").await;
        page.find_starting("option", "Payments, ").await;
        page.until("all four teams lie in the window of the map", async || {
            let script = "const stage = document.querySelector('[role=listbox]').getBoundingClientRect();
                const seen = [...document.querySelectorAll('[role=option]')].filter(box => {
                    const { left, right, top, bottom } = box.getBoundingClientRect();
                    return left >= stage.left && right <= stage.right && top >= stage.top && bottom <= stage.bottom;
                });
                return [stage.width, stage.height, seen.length]";
            let [width, height, seen]: [f64; 3] = serde_json::from_value(page.js(script).await).unwrap();
            width > 300.0 && width <= 390.0 && height > 240.0 && seen == 4.0
        })
        .await;
        assert_no_sideways_scrolling(&page).await;
        page.find_starting("option", "Payments, ").await.click().await.unwrap();
        page.find("region", "Selected team").await;
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn the_growth_charts_are_a_row_to_swipe() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        let row = page.find("region", "Growth charts").await;
        let widths = read(&page, &row, "return [arguments[0].clientWidth, arguments[0].scrollWidth]").await;
        let [shown, whole]: [f64; 2] = serde_json::from_value(widths).unwrap();
        assert!(shown <= 390.0 && whole > shown * 2.0, "{shown} of {whole}");
        let script = "arguments[0].scrollIntoView(); arguments[0].scrollLeft = arguments[0].scrollWidth;
            const last = arguments[0].lastElementChild.getBoundingClientRect();
            return last.left >= 0 && last.right <= innerWidth + 1";
        assert_eq!(read(&page, &row, script).await, true, "the last chart comes into view");
        assert_no_sideways_scrolling(&page).await;
    });
}

#[test]
fn a_roster_is_imported() {
    browse(PHONE, async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        until_preview(&page, "9 people").await;
        let dialog = page.find("dialog", "Import a roster").await;
        let (left, top, width, height) = dialog.rectangle().await.unwrap();
        assert!(
            left >= 0.0 && top >= 0.0 && left + width <= 390.0 && top + height <= 844.0,
            "{left} {top} {width} {height}"
        );
        let overflow = read(
            &page,
            &dialog,
            "return [...arguments[0].querySelectorAll('*')]
            .some(element => element.getBoundingClientRect().right > innerWidth + 1)",
        )
        .await;
        assert_eq!(overflow, false, "nothing of the dialog leaves the screen");
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        assert_no_sideways_scrolling(&page).await;
    });
}
