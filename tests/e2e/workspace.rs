//! Scenarios kept in the browser: undo after a reload, several of them, back and forward, backup and restore, a second tab.

use std::fs;

use fantoccini::Locator;

use crate::steps::{
    alert, choose_roster, click, close_dialog, data, figure, fragment, hold, open_example, open_roster, open_scenarios,
    rename, set_engineers, until_engineers, until_figure, until_saved, until_scenarios, until_step, until_title,
};
use crate::support::{Options, Page, browse, evidence_folder, test_name};

async fn undo(page: &Page) {
    click(page, "button", "Undo").await;
}

/// Moves the slider by its keys, as a hand holds one down.
async fn nudge(page: &Page, times: u32) {
    let slider = page.find("slider", "Engineers").await;
    page.client.execute("arguments[0].focus()", vec![serde_json::to_value(&slider).unwrap()]).await.unwrap();
    for _ in 0..times {
        page.press("ArrowRight").await;
    }
}

#[test]
fn undo_survives_a_reload_with_its_names() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        until_step(&page, "Undo", "").await;
        set_engineers(&page, 60).await;
        hold(&page).await;
        rename(&page, "Held at sixty").await;
        until_saved(&page).await;
        undo(&page).await;
        until_title(&page, "Example").await;
        until_saved(&page).await;

        page.client.refresh().await.unwrap();
        until_engineers(&page, 60).await;
        until_step(&page, "Redo", "rename the scenario").await;
        until_step(&page, "Undo", "switch between adapting and held").await;
        undo(&page).await;
        page.until_js("document.querySelectorAll('[role=radio]')[0].ariaChecked === 'true'").await;
        until_step(&page, "Undo", "change the engineers").await;
        undo(&page).await;
        until_engineers(&page, 24).await;
        until_step(&page, "Undo", "").await;
        for (step, next) in [("change the engineers", "switch between adapting and held"), ("", "rename the scenario")]
        {
            click(&page, "button", "Redo").await;
            until_step(&page, "Redo", next).await;
            if !step.is_empty() {
                until_step(&page, "Undo", step).await;
            }
        }
        click(&page, "button", "Redo").await;
        until_title(&page, "Held at sixty").await;
        until_step(&page, "Redo", "").await;
        until_engineers(&page, 60).await;
    });
}

#[test]
fn holding_a_key_is_one_step_and_the_next_hold_another() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 40).await;
        nudge(&page, 3).await;
        until_engineers(&page, 43).await;
        undo(&page).await;
        until_engineers(&page, 40).await;
        undo(&page).await;
        until_engineers(&page, 24).await;
        until_step(&page, "Undo", "").await;
    });
}

#[test]
fn scenarios_are_kept_beside_one_another() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 50).await;
        rename(&page, "First").await;
        until_saved(&page).await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["First"]).await;
        click(&page, "button", "New from the example").await;
        until_engineers(&page, 24).await;
        rename(&page, "Second").await;
        until_saved(&page).await;

        open_scenarios(&page).await;
        until_scenarios(&page, &["First", "Second"]).await;
        click(&page, "button", "Duplicate First").await;
        until_scenarios(&page, &["First", "First (copy)", "Second"]).await;
        click(&page, "button", "Open First").await;
        until_engineers(&page, 50).await;
        until_title(&page, "First").await;
        until_step(&page, "Undo", "rename the scenario").await;
        set_engineers(&page, 55).await;
        until_saved(&page).await;

        open_scenarios(&page).await;
        click(&page, "button", "Open First (copy)").await;
        until_title(&page, "First (copy)").await;
        until_engineers(&page, 50).await;
        undo(&page).await;
        until_title(&page, "First").await;
        until_step(&page, "Undo", "rename the scenario").await;

        open_scenarios(&page).await;
        click(&page, "button", "Delete Second").await;
        click(&page, "button", "Keep Second").await;
        click(&page, "button", "Delete Second").await;
        click(&page, "button", "Delete Second").await;
        until_scenarios(&page, &["First", "First"]).await;
        page.client.refresh().await.unwrap();
        until_engineers(&page, 50).await;
    });
}

#[test]
fn an_import_leaves_the_scenario_before_in_the_list_and_undo_brings_it_back() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 70).await;
        rename(&page, "Ours").await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_figure(&page, "Managers", 2).await;
        until_saved(&page).await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["Ours", "northwind"]).await;
        close_dialog(&page).await;
        undo(&page).await;
        until_title(&page, "Ours").await;
        until_engineers(&page, 70).await;
        until_step(&page, "Undo", "rename the scenario").await;
        // It is the document of before; the import is none any more, and can be made again.
        until_saved(&page).await;
        page.client.refresh().await.unwrap();
        until_title(&page, "Ours").await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["Ours"]).await;
        close_dialog(&page).await;
        click(&page, "button", "Redo").await;
        until_title(&page, "northwind").await;
        until_saved(&page).await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["Ours", "northwind"]).await;
        close_dialog(&page).await;

        page.client.back().await.unwrap();
        until_title(&page, "Ours").await;
        until_engineers(&page, 70).await;
        set_engineers(&page, 75).await;
        page.client.execute("history.forward()", Vec::new()).await.unwrap();
        until_title(&page, "northwind").await;
        assert_eq!(figure(&page, "Managers").await, "2");
        page.client.back().await.unwrap();
        until_title(&page, "Ours").await;
        until_engineers(&page, 75).await;
        until_step(&page, "Undo", "change the engineers").await;
    });
}

#[test]
fn everything_is_backed_up_to_one_file_and_restored_elsewhere() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 90).await;
        rename(&page, "Ninety").await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_saved(&page).await;
        open_scenarios(&page).await;
        let listen = "const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => window.downloaded = text); return make(blob); };";
        page.js(listen).await;
        click(&page, "button", "Back up all").await;
        page.until_js("window.downloaded").await;
        let text = page.js("return window.downloaded").await.as_str().unwrap().to_owned();
        assert!(text.starts_with("{\"format\":\"spanwise-backup\",\"version\":1"), "{text}");
        let folder = evidence_folder();
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{}.json", test_name()));
        // One that cannot be read stands among the others.
        fs::write(&file, text.replacen("\"scenarios\":[", "\"scenarios\":[{\"name\":\"Broken\"},", 1)).unwrap();

        let other = page.another(Options::default()).await;
        open_example(&other).await;
        set_engineers(&other, 30).await;
        until_saved(&other).await;
        open_scenarios(&other).await;
        let input = other.client.find(Locator::Css("dialog input[type=file]")).await.unwrap();
        other.choose_file(&input, &file).await;
        until_scenarios(&other, &["Example", "Ninety", "northwind"]).await;
        other.until_js("document.querySelector('.scenarios__said').textContent.startsWith('2 scenarios were added. Left out: scenario 1 “Broken”')").await;
        click(&other, "button", "Open northwind").await;
        other.find_starting("treeitem", "Andrew Fuller, Vice President, Sales, 5 direct reports").await;
        open_scenarios(&other).await;
        click(&other, "button", "Open Ninety").await;
        until_engineers(&other, 90).await;
        fs::remove_file(&file).unwrap();
    });
}

#[test]
fn what_a_tab_could_not_save_before_it_was_closed_is_there_beside_what_another_one_saved() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        rename(&page, "Shared").await;
        set_engineers(&page, 40).await;
        until_saved(&page).await;
        let address = fragment(&page).await;
        let first = page.client.window().await.unwrap();
        let second = page.open_tab().await;
        page.open(&address).await;
        until_engineers(&page, 40).await;
        page.go_to_tab(&first).await;
        set_engineers(&page, 50).await;
        until_saved(&page).await;
        page.go_to_tab(&second).await;
        set_engineers(&page, 77).await;
        assert!(alert(&page).await.contains("Another tab changed this scenario"));
        page.client.close_window().await.unwrap();

        page.go_to_tab(&first).await;
        set_engineers(&page, 51).await;
        until_saved(&page).await;
        page.client.refresh().await.unwrap();
        until_engineers(&page, 51).await;
        assert!(alert(&page).await.contains("“Shared (not saved in time)”"));
        open_scenarios(&page).await;
        until_scenarios(&page, &["Shared", "Shared (not saved in time)"]).await;
        click(&page, "button", "Open Shared (not saved in time)").await;
        until_engineers(&page, 77).await;
    });
}

#[test]
fn the_way_back_from_an_import_leaves_what_was_done_since_in_the_scenario_before() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        rename(&page, "Before").await;
        set_engineers(&page, 40).await;
        until_saved(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        until_saved(&page).await;
        page.client.back().await.unwrap();
        until_title(&page, "Before").await;
        for engineers in [60, 40] {
            set_engineers(&page, engineers).await;
            click(&page, "button", "Fit").await;
        }
        until_saved(&page).await;
        page.client.forward().await.unwrap();
        until_title(&page, "northwind").await;
        undo(&page).await;
        until_title(&page, "Before").await;
        until_saved(&page).await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["Before", "Before", "northwind"]).await;
        click(&page, "button", "Open Before").await;
        until_step(&page, "Undo", "change the engineers").await;
        undo(&page).await;
        until_engineers(&page, 60).await;
    });
}

#[test]
fn two_tabs_of_one_scenario_do_not_overwrite_one_another() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 40).await;
        rename(&page, "Shared").await;
        until_saved(&page).await;
        let address = page.js("return location.hash").await.as_str().unwrap().to_owned();

        let first = page.tab().await;
        let second = page.open_tab().await;
        page.open(&address).await;
        until_engineers(&page, 40).await;
        until_step(&page, "Undo", "rename the scenario").await;
        set_engineers(&page, 80).await;
        until_saved(&page).await;

        page.go_to_tab(&first).await;
        until_engineers(&page, 40).await;
        set_engineers(&page, 44).await;
        assert!(alert(&page).await.contains("Another tab changed this scenario"));
        click(&page, "button", "Show that one").await;
        until_engineers(&page, 80).await;
        until_saved(&page).await;
        undo(&page).await;
        until_engineers(&page, 44).await;
        until_saved(&page).await;

        page.go_to_tab(&second).await;
        until_engineers(&page, 80).await;
        set_engineers(&page, 88).await;
        alert(&page).await;
        click(&page, "button", "Keep this as a copy").await;
        until_title(&page, "Shared (copy)").await;
        until_saved(&page).await;
        page.until_js("!document.querySelector('[role=alert]')").await;
        open_scenarios(&page).await;
        until_scenarios(&page, &["Shared", "Shared (copy)"]).await;
        click(&page, "button", "Open Shared").await;
        until_engineers(&page, 44).await;
    });
}
