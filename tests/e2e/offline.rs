//! Without a network: after one visit the page opens and does everything, since it is kept whole.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::steps::{
    click, copy_link, data, fragment, items, open_example, open_roster, paste_roster, roots, set_engineers,
    until_bands, until_engineers, until_kept, until_preview,
};
use crate::support::{Options, Page, browse, browse_copy};

/// Takes the server's files away and the network too, then loads the page again.
async fn reload_without_network(page: &Page, folder: &Path) {
    fs::remove_dir_all(folder).unwrap();
    page.set_offline(true).await;
    page.client.refresh().await.unwrap();
    assert_eq!(page.js("return navigator.onLine").await, false);
}

#[test]
fn everything_works_without_a_network_after_the_first_visit() {
    browse_copy(Options::default(), async |page, folder| {
        open_example(&page).await;
        until_kept(&page).await;
        reload_without_network(&page, folder).await;

        page.find_starting("treeitem", "Dana Moss").await;
        page.find("slider", "Engineers").await.click().await.unwrap();
        page.press("End").await;
        until_engineers(&page, 200).await;
        click(&page, "tab", "Teams").await;
        page.find("listbox", "Teams").await;
        click(&page, "tab", "Findings").await;
        page.find("list", "Findings by severity").await;
        click(&page, "tab", "Growth").await;
        page.find("slider", "Month").await;
        until_bands(&page).await;
        click(&page, "tab", "Plan").await;
        assert!(!page.js("return document.body.innerText").await.as_str().unwrap().contains("no background worker"));

        click(&page, "tab", "Chart").await;
        paste_roster(&page, &fs::read_to_string(data("orgs/northwind.csv")).unwrap()).await;
        until_preview(&page, "9 people").await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        let link = copy_link(&page, &["Names"]).await;
        page.client.refresh().await.unwrap();
        page.find_starting("treeitem", "Andrew Fuller").await;
        set_engineers(&page, 40).await;
        page.open(&link[link.find('#').unwrap()..]).await;
        page.until("the link is open", async || roots(&page).await.iter().any(|root| root.contains("5 direct"))).await;
    });
}

#[test]
fn what_is_kept_is_the_whole_build_and_nothing_else() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        until_kept(&page).await;
        let script = "const done = arguments[0];
            (async () => {
                const [name, ...others] = await caches.keys();
                const kept = await (await caches.open(name)).keys();
                done([others, kept.map(request => request.url.slice(location.origin.length).split('?')[0]).sort()]);
            })()";
        let kept = page.client.execute_async(script, Vec::new()).await.unwrap();
        let mut wanted = vec!["/".to_owned()];
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        let files = fs::read_dir(&dist).unwrap().map(|entry| entry.unwrap().file_name());
        wanted.extend(files.map(|name| format!("/{}", name.to_str().unwrap())));
        wanted.retain(|path| path != "/index.html" && path != "/sw.js");
        wanted.sort();
        assert_eq!(kept, json!([[], wanted]));
    });
}

#[test]
fn the_page_can_be_installed() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        until_kept(&page).await;
        let faults = page.devtools("Page.getInstallabilityErrors", json!({})).await;
        assert_eq!(faults["installabilityErrors"], json!([]), "{faults}");
        let manifest = page.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(manifest["errors"], json!([]), "{manifest}");
        let manifest: Value = serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
        assert_eq!(manifest["name"], "Spanwise");
        for icon in manifest["icons"].as_array().unwrap() {
            let script = "const [address, done] = arguments; const image = new Image();
                image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
                image.onerror = () => done('none'); image.src = address;";
            let size = page.client.execute_async(script, vec![icon["src"].clone()]).await.unwrap();
            assert!(icon["sizes"] == "any" || icon["sizes"] == size, "{icon} is {size}");
        }
    });
}

#[test]
fn a_folder_of_a_server_is_as_good_as_the_whole() {
    browse_copy(Options::default(), async |page, folder| {
        // The page moves into a folder beside another page of the same server.
        let inside = folder.join("tools/spanwise");
        let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        fs::create_dir_all(&inside).unwrap();
        for file in files {
            fs::rename(&file, inside.join(file.file_name().unwrap())).unwrap();
        }
        fs::write(
            folder.join("tools/spanwise/other.html"),
            "<!doctype html><title>Other</title><link rel=icon href=data:,><p>Another page",
        )
        .unwrap();
        let address = format!("{}/tools/spanwise/", page.origin());
        page.client.goto(&address).await.unwrap();
        page.find_starting("treeitem", "Dana Moss").await;
        until_kept(&page).await;
        page.client.goto(&format!("{address}other.html")).await.unwrap();
        assert_eq!(page.client.title().await.unwrap(), "Other", "only its own page is answered from what is kept");
        fs::remove_dir_all(folder).unwrap();
        page.client.goto(&format!("{address}index.html")).await.unwrap();
        page.find_starting("treeitem", "Dana Moss").await;
        set_engineers(&page, 60).await;
        fragment(&page).await;
        assert!(!items(&page, "Breakpoints").await.is_empty());
    });
}
