//! What breaks first if nothing is done: the structure held while the org grows, and a red card opened to its causes.

use spanwise::engine::analyze::clearing;
use spanwise::engine::grow::{Mode, told};

use crate::steps::{
    choose_roster, click, data, example, figure, frame, hold, in_words, items, open_example, open_roster, position,
    read, set_engineers, until_figure, until_selected,
};
use crate::support::{Options, Page, browse};

/// The table of causes: name and hours of every row, the total last.
async fn causes(page: &Page) -> Vec<(String, f64)> {
    let table = page.find("table", "Load by cause, hours a week").await;
    let script = "return [...arguments[0].querySelectorAll('tbody tr, tfoot tr')]
        .map(row => [row.cells[0].textContent, row.cells[row.cells.length - 1].textContent])";
    let rows: Vec<(String, String)> = serde_json::from_value(read(page, &table, script).await).unwrap();
    rows.into_iter().map(|(name, hours)| (name, hours.strip_suffix(" h").unwrap().parse().unwrap())).collect()
}

/// Checks that the parts of the open card sum to its total and that the load is the total over a week of 40 hours.
async fn assert_parts_sum_to_total(page: &Page) {
    let mut parts = causes(page).await;
    let (name, total) = parts.pop().unwrap();
    assert_eq!(name, "Total");
    let hundredths = |hours: f64| (hours * 100.0).round() as i64;
    assert!(parts.len() >= 3, "{parts:?}");
    assert_eq!(parts.iter().map(|(_, hours)| hundredths(*hours)).sum::<i64>(), hundredths(total), "{parts:?}");

    let card = page.js("return document.querySelector('[role=treeitem][aria-selected=true]').ariaLabel").await;
    let card = card.as_str().unwrap().to_owned();
    let load = card.split(", ").find_map(|part| part.strip_prefix("load ")?.strip_suffix(" %")).unwrap();
    assert_eq!(load.parse::<f64>().unwrap(), (total / 40.0 * 100.0 + 1e-6).floor(), "{card}, {total} h");
}

#[test]
fn held_managers_stay_and_the_load_rises() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 120).await;
        until_figure(&page, "Managers", 5).await;
        assert_eq!(figure(&page, "Layers").await, "2");
        assert_eq!(figure(&page, "Largest span").await, "30");
        for manager in ["Ada Okafor", "Ben Ruiz", "Chen Wei", "Ines Silva"] {
            let item =
                page.find_starting("treeitem", &format!("{manager}, Engineering Manager, 30 direct reports")).await;
            assert!(item.attr("aria-label").await.unwrap().unwrap().ends_with("critical"));
        }
        click(&page, "radio", "Adapts").await;
        until_figure(&page, "Managers", frame(&example(200), Mode::Adapt, 120).report.metrics.managers).await;
    });
}

#[test]
fn the_breakpoints_say_who_breaks_first() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        page.until("flags are listed", async || {
            items(&page, "Breakpoints").await.iter().any(|item| item.contains("Red"))
        })
        .await;
        let listed = items(&page, "Breakpoints").await;
        let outcome = example(200);
        let raised = told(&outcome.hold, Mode::Hold).into_iter().filter_map(|place| {
            let breakpoint = &outcome.hold.breakpoints[place];
            Some(format!("{} {}, {}", breakpoint.engineers, in_words(breakpoint.flag?.1), breakpoint.message))
        });
        let raised: Vec<String> = raised.collect();
        assert_eq!(listed, raised);
        assert_eq!(listed[0], "29 Amber, Ada Okafor has a load of 87 % of the week with 8 direct reports");
    });
}

#[test]
fn a_red_card_tells_its_causes_and_the_source_of_its_flag() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        hold(&page).await;
        set_engineers(&page, 60).await;
        page.find_starting("treeitem", "Ada Okafor").await.click().await.unwrap();
        until_selected(&page, "Ada Okafor").await;
        assert_parts_sum_to_total(&page).await;
        let parts = causes(&page).await;
        assert!(parts.contains(&("15 IC reports".to_owned(), 45.0)), "{parts:?}");
        assert_eq!(parts.last().unwrap(), &("Total".to_owned(), 56.0));

        let details = page.find("region", "Selected person").await.text().await.unwrap();
        assert!(details.contains("Red · Ada Okafor has 15 direct reports"), "{details}");
        let held = frame(&example(200), Mode::Hold, 60);
        for finding in held.report.findings_about(position(&held, "Ada Okafor")) {
            let clears = clearing(&held.structure, &held.settings, finding).unwrap();
            assert!(
                details.contains(&format!("No longer {} with {clears}", finding.severity.as_str())),
                "{clears}: {details}"
            );
        }
        assert!(details.contains("Larson, Grove") && details.contains("grade C"), "{details}");

        page.find_starting("treeitem", "Dana Moss").await.click().await.unwrap();
        until_selected(&page, "Dana Moss").await;
        assert_parts_sum_to_total(&page).await;
        click(&page, "button", "Close details").await;
        page.until_js("!document.querySelector('section[aria-label=\"Selected person\"]')").await;
    });
}

#[test]
fn parts_sum_to_their_total_in_an_org_with_ramping_people() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/oracle-hr.csv")).await;
        open_roster(&page).await;
        for manager in ["Alberto Errazuriz", "Gerald Cambrault", "Eleni Zlotkey"] {
            page.find_starting("treeitem", manager).await.click().await.unwrap();
            until_selected(&page, manager).await;
            let parts = causes(&page).await;
            assert!(parts.iter().any(|(name, _)| name.to_lowercase().contains("ramp")), "{parts:?}");
            assert_parts_sum_to_total(&page).await;
        }
    });
}
