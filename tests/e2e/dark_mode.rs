//! Dark and light: as the system says, until the visitor says otherwise.

use crate::steps::{click, open_example};
use crate::support::{Options, Page, browse};

/// How light the page's background is, 0 to 255.
async fn lightness(page: &Page) -> f64 {
    let script = "return getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)";
    let [r, g, b]: [f64; 3] = serde_json::from_value(page.js(script).await).unwrap();
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[test]
fn the_page_is_dark_where_the_visitor_prefers_it() {
    let dark = Options { dark: true, ..Options::default() };
    browse(dark, async |page| {
        open_example(&page).await;
        assert!(lightness(&page).await < 60.0);
        let text = page.js("return getComputedStyle(document.body).color.match(/\\d+/g).map(Number)[0]").await;
        assert!(text.as_f64().unwrap() > 180.0, "{text}");
        page.set_window(Options::default()).await;
        page.until("the page follows the system", async || lightness(&page).await > 200.0).await;
    });
}

#[test]
fn the_choice_of_colors_survives_a_reload() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        assert!(lightness(&page).await > 200.0);
        click(&page, "button", "Use dark colors").await;
        page.until("the page is dark", async || lightness(&page).await < 60.0).await;
        page.find("button", "Use light colors").await;
        page.client.refresh().await.unwrap();
        page.find_starting("treeitem", "Dana Moss").await;
        page.until("the page is still dark", async || lightness(&page).await < 60.0).await;
        click(&page, "button", "Use light colors").await;
        page.until("the page is light", async || lightness(&page).await > 200.0).await;
    });
}
