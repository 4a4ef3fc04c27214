//! A roster from a file, chosen or dropped: its figures, which part of it, and that it is there again after a reload.

use serde_json::Value;

use crate::steps::{
    choose_roster, click, data, figure, open_example, open_roster, read, roots, until_engineers, until_figure,
    until_preview, until_saved, write,
};
use crate::support::{Options, Page, browse};

/// The figures beside an org.
fn figures(org: &str) -> Value {
    serde_json::from_slice(&std::fs::read(data(&format!("orgs/{org}.figures.json"))).unwrap()).unwrap()
}

/// The preview has people, engineers and managers as the figures beside the org say.
async fn until_preview_is_as_figured(page: &Page, org: &str) {
    let figures = figures(org);
    until_preview(page, &format!("{} people", figures["people"])).await;
    until_preview(page, &format!("{} managers", figures["managers"])).await;
    until_preview(page, &format!("{} engineers (no reports)", figures["individual_contributors"])).await;
}

#[test]
fn a_small_roster_is_opened() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        until_preview_is_as_figured(&page, "northwind").await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller, Vice President, Sales, 5 direct reports").await;
        page.find_starting("treeitem", "Steven Buchanan, Sales Manager, 3 direct reports").await;
        assert_eq!(page.names("treeitem").await.len(), 9);
        assert_eq!(figure(&page, "Managers").await, "2");
        until_engineers(&page, 7).await;
        assert_eq!(page.find("slider", "Engineers").await.prop("min").await.unwrap().as_deref(), Some("7"));
        assert!(page.client.title().await.unwrap().contains("northwind"));
    });
}

#[test]
fn a_roster_of_two_hundred_is_opened_and_there_after_a_reload() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/sourcegraph-2023-06.csv")).await;
        until_preview_is_as_figured(&page, "sourcegraph-2023-06").await;
        open_roster(&page).await;
        let managers = figures("sourcegraph-2023-06")["managers"].to_string();
        until_figure(&page, "Managers", &managers).await;
        let root = roots(&page).await;
        assert_eq!(root.len(), 1);

        until_saved(&page).await;
        let address = page.client.current_url().await.unwrap();
        assert!(!address.as_str().contains("s="), "an imported org is not in the address bar: {address}");
        page.client.refresh().await.unwrap();
        page.find("treeitem", &root[0]).await;
        until_figure(&page, "Managers", &managers).await;
        assert!(page.client.title().await.unwrap().contains("sourcegraph-2023-06"));
        let address = page.client.current_url().await.unwrap();
        assert!(!address.as_str().contains("s="), "{address}");
    });
}

#[test]
fn a_dropped_file_is_taken() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "button", "Import").await;
        page.find("dialog", "Import a roster").await;
        let target = page.client.find(fantoccini::Locator::Css("dialog .drop")).await.unwrap();
        page.drop_file(&target, "two.tsv", "id\tname\tmanager_id\n1\tAda\t\n2\tBo\t1\n").await;
        until_preview(&page, "2 people").await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Ada, 1 direct report").await;
        page.find("treeitem", "Bo").await;
    });
}

#[test]
fn one_part_of_a_company_is_chosen_by_its_top_person() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/oracle-hr.csv")).await;
        until_preview_is_as_figured(&page, "oracle-hr").await;
        page.find("combobox", "Part of the roster").await.select_by_label("Everyone below one person").await.unwrap();
        let top = page.find("combobox", "Top person").await;
        write(&page, &top, "Neena Yang").await;
        until_preview(&page, "12 people").await;
        until_preview(&page, "3 managers").await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Nancy Gruenberg, Finance Manager, 5 direct reports").await;
        let root = roots(&page).await;
        assert!(
            root.len() == 1 && root[0].starts_with("Neena Yang, Administration Vice President, 5 direct reports"),
            "{root:?}"
        );
    });
}

/// Clicks a box, scrolled away from what sticks to the end of the dialog.
async fn tick(page: &Page, start: &str) {
    let field = page.find_starting("checkbox", start).await;
    read(page, &field, "arguments[0].scrollIntoView({ block: 'center' })").await;
    field.click().await.unwrap();
}

#[test]
fn one_part_of_a_company_is_chosen_by_department() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/oracle-hr.csv")).await;
        until_preview_is_as_figured(&page, "oracle-hr").await;
        page.find("combobox", "Part of the roster").await.select_by_label("Some departments").await.unwrap();
        tick(&page, "IT").await;
        until_preview(&page, "5 people").await;
        tick(&page, "Marketing").await;
        until_preview(&page, "7 people").await;
        until_preview(&page, "2 trees").await;
        tick(&page, "Join the 2 trees").await;
        until_preview(&page, "8 people").await;
        tick(&page, "Join").await;
        tick(&page, "Marketing").await;
        until_preview(&page, "5 people").await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Valli Jackson").await;
        let root = roots(&page).await;
        assert!(root.len() == 1 && root[0].starts_with("Alexander James, Programmer, 4 direct reports"), "{root:?}");
    });
}
