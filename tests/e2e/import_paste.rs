//! A roster pasted from a sheet, its columns corrected by hand, and the orgs that need no file.

use crate::steps::{
    alert, click, data, figure, open_example, open_roster, paste_roster, roots, set_engineers, until_engineers,
    until_figure, until_preview, write,
};
use crate::support::{Options, browse};

#[test]
fn pasted_rows_are_taken() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let rows = std::fs::read_to_string(data("orgs/northwind.csv")).unwrap();
        paste_roster(&page, &rows).await;
        until_preview(&page, "9 people").await;
        until_preview(&page, "2 managers").await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        assert_eq!(roots(&page).await.len(), 1);
        assert_eq!(figure(&page, "Managers").await, "2");
        set_engineers(&page, 50).await;
        let root = &roots(&page).await[0];
        assert!(root.starts_with("Andrew Fuller"), "the org keeps its top as it grows: {root}");
    });
}

#[test]
fn a_column_is_corrected_by_hand() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        paste_roster(&page, "id,name,manager_id,mentor\n1,Ada,,\n2,Bo,1,1\n3,Cy,1,2\n4,Di,1,3\n").await;
        until_preview(&page, "1 manager").await;
        page.find_starting("combobox", "Manager id").await.select_by_label("mentor").await.unwrap();
        until_preview(&page, "3 managers").await;
        until_preview(&page, "3 management layers").await;
        page.find_starting("combobox", "Name").await.select_by_label("not in the file").await.unwrap();
        page.until_js("document.querySelector('dialog [role=status]')").await;
        page.find_starting("combobox", "Name").await.select_by_label("name").await.unwrap();
        open_roster(&page).await;
        page.find_starting("treeitem", "Cy, 1 direct report").await;
        assert_eq!(roots(&page).await.len(), 1);
    });
}

#[test]
fn an_org_that_nobody_leads_says_so_and_offers_the_way() {
    browse(Options { width: 1440, height: 900, ..Options::default() }, async |page| {
        open_example(&page).await;
        let hint = "document.querySelector('[aria-label=\"Nobody leads this org\"]')";
        assert_eq!(page.js(&format!("return {hint}")).await, serde_json::Value::Null);
        paste_roster(&page, "id,name,manager_id\n1,Ada,\n").await;
        open_roster(&page).await;
        page.until_js(&format!("{hint}?.textContent.includes('newcomers stand side by side')")).await;
        click(&page, "button", "Add a report to Ada").await;
        let name = page.find("textbox", "Name").await;
        write(&page, &name, "Bo").await;
        click(&page, "button", "Add").await;
        page.find_starting("treeitem", "Ada, 1 direct report").await;
        page.until_js(&format!("!{hint}")).await;
        set_engineers(&page, 5).await;
        assert_eq!(roots(&page).await.len(), 1, "newcomers join below");
    });
}

#[test]
fn nothing_pasted_is_said_and_nothing_opens() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "button", "Import").await;
        click(&page, "button", "Read pasted rows").await;
        assert!(alert(&page).await.starts_with("Nothing is pasted yet"));
        page.press("Escape").await;
        page.until_js("!document.querySelector('dialog')").await;
        page.find_starting("treeitem", "Dana Moss").await;
    });
}

#[test]
fn an_org_is_grown_without_a_file() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        click(&page, "button", "Import").await;
        let size = page.find("spinbutton", "Engineers to start from").await;
        write(&page, &size, "40").await;
        click(&page, "button", "Grow it by the policy").await;
        until_engineers(&page, 40).await;
        until_figure(&page, "Layers", 2).await;
        assert!(page.client.title().await.unwrap().contains("From 40 engineers"));
        assert_eq!(roots(&page).await.len(), 1);

        click(&page, "button", "Import").await;
        click(&page, "button", "The example, 24 engineers").await;
        until_engineers(&page, 24).await;
        page.find_starting("treeitem", "Dana Moss").await;
    });
}
