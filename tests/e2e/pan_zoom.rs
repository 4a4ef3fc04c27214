//! The chart by pointer and wheel: zoom to the pointer, drag to pan, Fit, and what is written at which distance.

use fantoccini::Locator;
use fantoccini::elements::Element;

use crate::steps::{click, open_example, people, read, until_selected};
use crate::support::{Options, Page, browse};

/// Where something is in the window, in pixels: left, top, width, height.
async fn place(page: &Page, element: &Element) -> [f64; 4] {
    let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect(); return [x, y, width, height]";
    serde_json::from_value(read(page, element, script).await).unwrap()
}

fn middle([x, y, width, height]: [f64; 4]) -> (f64, f64) {
    (x + width / 2.0, y + height / 2.0)
}

fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1.5
}

#[test]
fn the_wheel_zooms_to_the_pointer() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        let before = place(&page, &ada).await;
        let (x, y) = middle(before);
        page.wheel(x as i32, y as i32, -200).await;
        page.until("the card is larger", async || place(&page, &ada).await[2] > before[2] * 1.2).await;
        let after = middle(place(&page, &ada).await);
        assert!(is_near(after.0, x) && is_near(after.1, y), "{after:?} is not {x}, {y}");

        page.wheel(x as i32, y as i32, 200).await;
        page.until("the card is as it was", async || is_near(place(&page, &ada).await[2], before[2])).await;
        assert_eq!(page.js("return [scrollX, scrollY]").await, serde_json::json!([0, 0]), "the page itself stays");
    });
}

#[test]
fn a_pinch_as_safari_tells_it_zooms_to_the_pointer() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        let before = place(&page, &ada).await;
        let (x, y) = middle(before);
        let pinch = format!(
            "const stage = document.querySelector('.chart__stage');
            return [['gesturestart', 1], ['gesturechange', 1.2], ['gesturechange', 1.5], ['gestureend', 1.5]].map(([type, scale]) => {{
                const event = new Event(type, {{ bubbles: true, cancelable: true }});
                return !stage.dispatchEvent(Object.assign(event, {{ scale, clientX: {x}, clientY: {y} }}));
            }})"
        );
        assert_eq!(
            page.js(&pinch).await,
            serde_json::json!([true, true, true, false]),
            "the page itself is not zoomed"
        );
        page.until("the card is larger", async || is_near(place(&page, &ada).await[2], before[2] * 1.5)).await;
        let after = middle(place(&page, &ada).await);
        assert!(is_near(after.0, x) && is_near(after.1, y), "{after:?} is not {x}, {y}");
    });
}

#[test]
fn a_drag_pans_and_selects_nobody() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        let before = place(&page, &ada).await;
        // The corner of the chart is empty; a card would be dragged itself.
        let corner = page.client.find(Locator::Css(".chart__world")).await.unwrap();
        page.drag(&corner, 90, -40).await;
        page.until("the card moved along", async || {
            let [x, y, ..] = place(&page, &ada).await;
            is_near(x, before[0] + 90.0) && is_near(y, before[1] - 40.0)
        })
        .await;
        assert_eq!(page.js("return document.querySelectorAll('[aria-selected=true][role=treeitem]').length").await, 0);

        click(&page, "button", "Fit").await;
        page.until("Fit shows all again", async || {
            place(&page, &ada).await.iter().zip(before).all(|(now, then)| is_near(*now, then))
        })
        .await;
        ada.click().await.unwrap();
        until_selected(&page, "Ada Okafor").await;
        let before = place(&page, &ada).await;
        page.drag(&corner, 30, -20).await;
        page.until("the card moved along", async || is_near(place(&page, &ada).await[0], before[0] + 30.0)).await;
        until_selected(&page, "Ada Okafor").await;
    });
}

#[test]
fn the_distance_decides_who_is_written_out() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let everyone = people(&page).await.len();
        assert_eq!(everyone, 29);
        let out = page.find("button", "Zoom out").await;
        let until_written = async |wanted: &str, is_it: fn(usize) -> bool| {
            page.until(wanted, async || {
                let n = people(&page).await.len();
                if !is_it(n) {
                    out.click().await.unwrap();
                }
                is_it(n)
            })
            .await;
        };
        until_written("only managers are written out", |n| n == 5).await;
        let names = people(&page).await;
        assert!(names.iter().all(|name| name.contains("direct reports")), "{names:?}");
        until_written("only some managers are", |n| n < 5).await;
        assert!(people(&page).await[0].starts_with("Dana Moss"), "the top one always");

        click(&page, "button", "Fit").await;
        page.until("everyone is written out", async || people(&page).await.len() == everyone).await;
    });
}

#[test]
fn the_chart_turns_and_unfolds_by_layer() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let (dana, ada) =
            (page.find_starting("treeitem", "Dana Moss").await, page.find_starting("treeitem", "Ada Okafor").await);
        assert!(place(&page, &dana).await[1] < place(&page, &ada).await[1], "the top is above");
        click(&page, "button", "Draw left to right").await;
        page.until("the top is on the left", async || {
            let (dana, ada) = (place(&page, &dana).await, place(&page, &ada).await);
            dana[0] + dana[2] < ada[0]
        })
        .await;
        click(&page, "button", "Draw top down").await;
        page.find("button", "Draw left to right").await;

        page.find("combobox", "Layers shown").await.select_by_label("1 layer").await.unwrap();
        page.until("one is left", async || people(&page).await.len() == 1).await;
        page.find("combobox", "Layers shown").await.select_by_label("All layers").await.unwrap();
        page.until("everyone is back", async || people(&page).await.len() == 29).await;
    });
}
