//! The main journey in Firefox: grow, look at findings, fix, import, share, open the link, and all of it without a network.

use std::fs;

use serde_json::Value;

use crate::steps::data;
use crate::support::firefox::{Firefox, browse_in_firefox};

const SLIDER: &str = "document.querySelector('input[aria-label=Engineers]')";

fn find_person(firefox: &mut Firefox, name: &str) -> Value {
    firefox.find("[role=treeitem]", "treeitem", name)
}

fn until_engineers(firefox: &mut Firefox, wanted: u32) {
    firefox.until_js(&format!("{SLIDER}.value === '{wanted}'"));
}

fn show(firefox: &mut Firefox, tab: &str) {
    let tab = firefox.find("[role=tab]", "tab", tab);
    firefox.click(&tab);
}

#[test]
fn the_main_journey_works_in_firefox() {
    browse_in_firefox(|firefox, folder| {
        firefox.open("");
        find_person(firefox, "Dana Moss");
        let slider = firefox.find("input[type=range]", "slider", "Engineers");
        firefox.drag(&slider, 60);
        firefox.until_js(&format!("{SLIDER}.value > 100 && {SLIDER}.value < 190"));
        firefox.press("End");
        until_engineers(firefox, 200);
        firefox.until_js("document.querySelectorAll('[role=treeitem]').length === 31");
        firefox.until_js("document.querySelector('[role=treeitem]').ariaLabel.startsWith('Dana Moss')");

        firefox.click_button("Share");
        firefox.click_button("Copy link");
        firefox.until_js("document.querySelector('dialog [role=status]')?.textContent === 'Copied.'");
        let link = firefox.js("return [...document.querySelectorAll('dialog textarea, dialog input')].map(field => field.value).find(text => text.includes('#s='))");
        let link = link.as_str().expect("the dialog shows the link").to_owned();
        firefox.press("Escape");
        firefox.until_js("!document.querySelector('dialog')");

        firefox.press("Home");
        show(firefox, "Chart");
        let held = firefox.find("[role=radio]", "radio", "Held as is");
        firefox.click(&held);
        show(firefox, "Findings");
        firefox.find("ul,ol", "list", "Findings");
        firefox.click_button("Why and fix: Ada Okafor");
        firefox.click_button("Apply");
        firefox.click_button("Undo this");
        for tab in ["Teams", "Growth", "Plan", "Chart"] {
            show(firefox, tab);
        }
        find_person(firefox, "Ada Okafor");

        firefox.click_button("Import");
        let field = firefox.find("dialog textarea", "textbox", "Paste a roster");
        firefox.click(&field);
        firefox.paste(&fs::read_to_string(data("orgs/northwind.csv")).unwrap());
        firefox.click_button("Read pasted rows");
        firefox.click_button("Open ");
        find_person(firefox, "Andrew Fuller");

        firefox.open(&link[link.find('#').unwrap()..]);
        find_person(firefox, "Dana Moss");
        until_engineers(firefox, 200);

        firefox.until_js("navigator.serviceWorker.controller?.state === 'activated'");
        fs::remove_dir_all(folder).unwrap();
        firefox.reload();
        find_person(firefox, "Dana Moss");
        until_engineers(firefox, 200);
        show(firefox, "Growth");
        firefox.until_js("document.querySelectorAll('.line-chart__between').length === 6");
        assert_eq!(firefox.js("return document.body.innerText.includes('no background worker')"), false);
    });
}
