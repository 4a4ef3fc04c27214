//! The journeys' own tools, on a small page made for them: what they report must be true, and what they guard must be able to fail.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::support::{Options, Page, browse_folder, evidence_folder, test_name};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/fixture")
}

fn browse_fixture(options: Options, journey: impl AsyncFnOnce(Page)) {
    browse_folder(&fixture(), options, async |page| {
        page.open("").await;
        journey(page).await;
    });
}

/// What a journey that must fail fails with.
fn failure(journey: impl AsyncFnOnce(Page)) -> String {
    let panic =
        catch_unwind(AssertUnwindSafe(|| browse_fixture(Options::default(), journey))).expect_err("the journey fails");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn elements_are_found_by_role_and_accessible_name() {
    browse_fixture(Options::default(), async |page| {
        page.find("button", "Late").await;
        let slider = page.find("slider", "Engine").await;
        assert_eq!(slider.prop("value").await.unwrap().as_deref(), Some("20"));
        let bo = page.find_starting("treeitem", "Bo").await;
        assert_eq!(bo.text().await.unwrap(), "Bo");
        assert_eq!(page.names("treeitem").await, ["Ada, 7 reports", "Bo, 3 reports"]);
    });
}

#[test]
fn keys_pointer_and_wheel_reach_the_page() {
    browse_fixture(Options::default(), async |page| {
        page.find("slider", "Engine").await.click().await.unwrap();
        page.press("End").await;
        page.press("Control+z").await;
        assert_eq!(page.js("return seen.keys").await, json!(["End", "ctrl Control", "ctrl z"]));
        assert_eq!(page.js("return document.querySelector('[type=range]').value").await, "100");

        let pad = page.find("img", "Pad").await;
        page.drag(&pad, 60, -24).await;
        assert_eq!(page.js("return seen.dragged").await, json!([60, -24]));
        page.wheel(100, 100, 120).await;
        page.until_js("seen.wheel === 120").await;
    });
}

#[test]
fn text_and_files_reach_the_page() {
    browse_fixture(Options::default(), async |page| {
        page.find("textbox", "Roster").await.click().await.unwrap();
        page.paste("id,name\n1,Ada").await;
        page.until_js("document.querySelector('textarea').value === 'id,name\\n1,Ada'").await;
        assert_eq!(page.clipboard().await, "id,name\n1,Ada");

        let input = page.client.find(fantoccini::Locator::Css("[type=file]")).await.unwrap();
        page.choose_file(&input, &fixture().join("fixture.js")).await;
        assert_eq!(page.js("return document.querySelector('[type=file]').files[0].name").await, "fixture.js");

        let target = page.find("group", "Drop here").await;
        page.drop_file(&target, "roster.csv", "id\n1").await;
        page.until_js("seen.dropped === 'roster.csv: id\\n1'").await;
    });
}

#[test]
fn the_window_is_as_asked() {
    let phone = Options { width: 390, height: 844, dark: true, reduced_motion: false };
    browse_fixture(phone, async |page| {
        let look =
            "return [innerWidth, innerHeight, ...['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)']
            .map(query => matchMedia(query).matches)]";
        assert_eq!(page.js(look).await, json!([390, 844, true, false]));
        let picture = evidence_folder().join("phone.png");
        page.picture(&picture).await;
        assert_eq!(png_size(&picture), (390, 844));
        page.set_window(Options::default()).await;
        assert_eq!(page.js(look).await, json!([1280, 800, false, true]));
    });
}

#[test]
fn every_visitor_has_a_profile_of_their_own() {
    browse_fixture(Options::default(), async |page| {
        page.js("localStorage.setItem('scenario', 'kept')").await;
        let other = page.another(Options::default()).await;
        other.open("").await;
        assert_eq!(other.js("return localStorage.getItem('scenario')").await, json!(null));
        page.client.refresh().await.unwrap();
        assert_eq!(page.js("return localStorage.getItem('scenario')").await, "kept");
    });
}

#[test]
fn an_error_in_the_console_fails_the_journey() {
    let message = failure(async |page| {
        page.js("setTimeout(() => { throw new Error('spilled') })").await;
        page.until("the error is logged", async || !page.console_errors().await.is_empty()).await;
    });
    assert!(message.contains("spilled"), "{message}");
}

#[test]
fn asking_another_origin_fails_the_journey() {
    let message = failure(async |page| {
        // The same server under another name is another origin. The page's policy refuses a fetch before it is sent, so it navigates.
        page.client.goto(&page.origin().replace("127.0.0.1", "localhost")).await.unwrap();
        page.until("the request is logged", async || !page.foreign_requests().await.is_empty()).await;
    });
    assert!(message.contains("http://localhost:"), "{message}");
}

#[test]
fn a_failed_journey_leaves_a_picture() {
    let path = evidence_folder().join(format!("{}-0.png", test_name()));
    let _ = std::fs::remove_file(&path);
    failure(async |_page| panic!("on purpose"));
    assert_eq!(png_size(&path), (1280, 800));
}

/// Width and height, as the header of a PNG file has them.
fn png_size(path: &Path) -> (u32, u32) {
    let png = std::fs::read(path).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}
