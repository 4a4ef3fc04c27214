//! Scenarios side by side: an earlier state, a link, a file; sentences, marks and figures as the engine has them.

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::json;
use spanwise::engine::compare::{Comparison, Side, compare};
use spanwise::engine::fix::fixes;
use spanwise::engine::grow::Mode;
use spanwise::engine::scenario::Scenario;
use spanwise::engine::share::{With, encode};

use crate::steps::{
    alert, click, data, from_bar, hold, items, open_example, open_scenarios, read, rename, set_engineers, shown,
    until_saved, until_title, write,
};
use crate::support::{Options, Page, browse};

/// The first with another, as the engine compares them.
fn compared(a: &Scenario, b: &Scenario) -> Comparison {
    compare(&Side::of(a), &Side::of(b))
}

/// What is listed: all sentences but the summary and those about findings, which have lists of their own.
fn texts(comparison: &Comparison) -> Vec<String> {
    let listed = comparison.sentences.iter().skip(1).filter(|sentence| !sentence.is_of_findings);
    listed.map(|sentence| sentence.text.clone()).collect()
}

/// The accessible name of a chart.
fn chart_of(scenario: &Scenario, marks: &[(usize, &str)]) -> String {
    let marks = marks.iter().filter(|(n, _)| *n > 0).map(|(n, name)| format!(", {n} {name}"));
    format!("Org chart, {} people{}", Side::of(scenario).report.metrics.people, marks.collect::<String>())
}

/// The summary of a column and its changes.
async fn changes(page: &Page, region: &str) -> (String, Vec<String>) {
    let texts = async |region: Element, selector: &str| -> Vec<String> {
        let script =
            format!("return [...arguments[0].querySelectorAll('{selector}')].map(item => item.innerText.trim())");
        serde_json::from_value(read(page, &region, &script).await).unwrap()
    };
    let summary = texts(page.find_starting("region", region).await, "p").await.remove(0);
    let letter = &region[..1];
    let told = page.find("region", &format!("Changes from A to {letter}")).await;
    (summary, texts(told, "ul[aria-label=Changes] > li").await)
}

#[test]
fn a_fix_beside_what_was_before_and_a_link() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 48).await;
        let held = Scenario { mode: Mode::Hold, engineers: Some(48), ..Scenario::default() };
        let frame = shown(&held);
        let finding = frame.report.findings[0];
        let fix = &fixes(&held.ground(&frame.org, &frame.structure, &frame.report), &finding)[0];
        let mut fixed = held.clone();
        fixed.edit(&fix.edits);
        page.find_starting("treeitem", &frame.subject_name(finding.subject)).await.click().await.unwrap();
        click(&page, "button", "Apply").await;

        click(&page, "button", "Compare").await;
        let since = compared(&Scenario::default(), &fixed);
        page.find("region", "A: Example, as it was opened").await;
        assert_eq!(changes(&page, "B: Example, as it is now").await, (since.sentences[0].text.clone(), texts(&since)));
        let marks = [(since.added.len(), "added"), (since.moved.len(), "moved")];
        page.find("img", &chart_of(&fixed, &marks)).await;
        page.find("img", &chart_of(&Scenario::default(), &[(since.moved.len(), "moved")])).await;

        // What the fix alone did: the step before it as what is compared with.
        let name = fix.name();
        page.find("option", &format!("Example, before: {name}")).await.click().await.unwrap();
        click(&page, "button", "Add").await;
        click(&page, "button", "Use as baseline, C").await;
        let alone = compared(&held, &fixed);
        assert_eq!(alone.moved.len() as u32, fix.people_moved);
        assert_eq!(changes(&page, "C: Example, as it is now").await, (alone.sentences[0].text.clone(), texts(&alone)));
        // Few findings are listed at once, many when they are asked for.
        let raised = items(&page, "Findings raised").await;
        assert_eq!(raised.len(), alone.raised.len());
        assert!(raised[0].ends_with(&alone.raised[0].told.message), "{raised:?}");

        // A sentence brings its people out in the charts.
        let told = alone.sentences.iter().find(|sentence| !sentence.people.is_empty()).unwrap();
        let button = page.find("button", &told.text).await;
        button.click().await.unwrap();
        page.until_js("document.querySelectorAll('.org__lit').length > 0").await;
        assert_eq!(button.attr("aria-pressed").await.unwrap().as_deref(), Some("true"));

        // A fourth column from a link; there is no room for a fifth.
        let other = Scenario { name: "Bigger".into(), engineers: Some(80), ..Scenario::default() };
        let link = format!("{}/#{}", page.origin(), encode(&other, With::default()).unwrap());
        let field = page.find("textbox", "Link").await;
        write(&page, &field, "no link").await;
        click(&page, "button", "Add link").await;
        assert!(!alert(&page).await.is_empty());
        write(&page, &field, &link).await;
        click(&page, "button", "Add link").await;
        page.find("region", "D: Bigger, from a link").await;
        assert_eq!(changes(&page, "D: Bigger, from a link").await.1, texts(&compared(&held, &other)));
        page.until_js("document.body.innerText.includes('4 side by side are the most')").await;
        click(&page, "button", "Remove B").await;
        page.find("region", "C: Bigger, from a link").await;

        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
    });
}

#[test]
fn a_roster_of_other_people_is_told_as_such_on_a_telephone() {
    browse(Options { width: 390, height: 844, dark: true, ..Options::default() }, async |page| {
        open_example(&page).await;
        from_bar(&page, "Compare").await;
        page.until_js("document.body.innerText.includes('No other scenario is kept in this browser yet')").await;
        let input = page.client.find(Locator::Css("dialog input[type=file]")).await.unwrap();
        page.choose_file(&input, &data("orgs/oracle-hr.csv")).await;
        page.find("region", "B: oracle-hr, from a file").await;
        let (said, _) = changes(&page, "B: oracle-hr, from a file").await;
        assert!(said.starts_with("No id occurs in both"), "{said}");
        // The answer stands before the charts.
        let order = "const [a, b] = ['.answer__summary', '.compare__table'].map(what => document.querySelector(what));
            const chart = document.querySelector('.org[role=img]');
            return [a, b].every(one => one.getBoundingClientRect().bottom <= chart.getBoundingClientRect().top)";
        assert_eq!(page.js(order).await, json!(true));
        let fits = page.js("return document.querySelector('dialog').scrollWidth <= innerWidth").await;
        assert_eq!(fits, json!(true));
    });
}

#[test]
fn another_scenario_of_this_browser_is_offered_at_once() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        rename(&page, "Plan B").await;
        set_engineers(&page, 60).await;
        until_saved(&page).await;
        open_scenarios(&page).await;
        click(&page, "button", "New from the example").await;
        until_title(&page, "Example").await;
        click(&page, "button", "Compare").await;
        page.find_starting("button", "Plan B").await.click().await.unwrap();
        page.find("region", "B: Plan B, saved in this browser").await;
        let other = Scenario { name: "Plan B".into(), engineers: Some(60), ..Scenario::default() };
        let since = compared(&Scenario::default(), &other);
        let told = changes(&page, "B: Plan B, saved in this browser").await;
        assert_eq!(told, (format!("{}.", since.summary()), texts(&since)));
        // On a wide screen answer and charts are both in view.
        let tops = page.js("return [...document.querySelectorAll('.answer__summary, .org[role=img]')].every(one => one.getBoundingClientRect().top < innerHeight)").await;
        assert_eq!(tops, json!(true));
    });
}
