//! What is drawn before the program runs: the outline of the page, in the places where the page will be.

use serde_json::{Value, json};

use crate::support::{Options, Page, browse};

/// Lets the program never arrive until the tab says that it may.
const WAIT: &str = "if (!sessionStorage.going) {
        const get = window.fetch;
        window.fetch = (...asked) => String(asked[0]).includes('.wasm') ? new Promise(() => {}) : get(...asked);
    }";

const SIZES: [(u32, u32); 4] = [(1440, 900), (1280, 800), (1024, 768), (390, 844)];

/// Widths of words, which the outline cannot know, differ by fonts: by so many pixels a part may be narrower, and begin later.
const ACROSS: i64 = 48;
/// Nothing moves up or down by more than this.
const DOWN: i64 = 2;

/// A part with its left, top, width and height; of one that lies below the first screen only the left.
type Place = (String, Vec<i64>);

/// Places of the parts in a window of each size.
async fn places(page: &Page) -> Vec<Vec<Place>> {
    let script = "return ['.top-bar', '.growth-bar', '.growth-bar__size', '.slider', '.chart', '.side', '.growth-charts'].map(part => {
        const { x, y, width, height } = document.querySelector(part).getBoundingClientRect();
        return [part, (y + height > innerHeight + 1 ? [x] : [x, y, width, height]).map(Math.round)];
    })";
    let mut all = Vec::new();
    for (width, height) in SIZES {
        page.set_window(Options { width, height, ..Options::default() }).await;
        all.push(serde_json::from_value(page.js(script).await).unwrap());
    }
    all
}

fn assert_stayed(before: &[Vec<Place>], after: &[Vec<Place>]) {
    for (before, after) in before.iter().flatten().zip(after.iter().flatten()) {
        assert_eq!((&before.0, before.1.len()), (&after.0, after.1.len()));
        for (at, (was, is)) in before.1.iter().zip(&after.1).enumerate() {
            let most = if at % 2 == 0 { ACROSS } else { DOWN };
            assert!((was - is).abs() <= most, "{before:?} became {after:?}");
        }
    }
}

async fn go(page: &Page) {
    page.js("sessionStorage.going = 'yes'").await;
    page.client.refresh().await.unwrap();
    page.find_starting("treeitem", "Dana Moss").await;
}

#[test]
fn the_page_comes_without_a_jump() {
    browse(Options::default(), async |page| {
        page.before_scripts(WAIT).await;
        page.open("").await;
        page.find("heading", "Spanwise").await;
        page.until_js("performance.getEntriesByName('first-contentful-paint').length === 1").await;
        assert_eq!(page.js("return document.querySelector('main').ariaBusy").await, "true");
        for dark in [false, true] {
            page.set_window(Options { dark, ..Options::default() }).await;
            assert_eq!(page.axe().await, Vec::<String>::new());
        }
        let before = places(&page).await;

        // Whoever waits for long is told that something may be wrong.
        page.js("document.getAnimations().forEach(animation => animation.finish())").await;
        page.until_js("document.body.innerText.includes('still on its way')").await;

        go(&page).await;
        page.set_window(Options::default()).await;
        assert_eq!(page.js("return document.querySelector('[aria-busy], .shell')").await, Value::Null);
        assert_stayed(&before, &places(&page).await);
    });
}

#[test]
fn the_colors_chosen_here_and_an_embedded_page_are_known_from_the_start() {
    browse(Options::default(), async |page| {
        page.before_scripts(WAIT).await;
        page.before_scripts("localStorage.setItem('spanwise.theme', 'dark')").await;
        page.open("#embed").await;
        page.until_js("document.querySelector('.shell .page')?.getBoundingClientRect().top === 44").await;
        assert_eq!(page.names("heading").await, Vec::<String>::new(), "no bar on top");
        assert_eq!(page.js("return getComputedStyle(document.documentElement).colorScheme").await, "dark");
        go(&page).await;
        assert_eq!(page.js("return document.querySelector('.page').getBoundingClientRect().top").await, json!(44));
    });
}
