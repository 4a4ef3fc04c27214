//! Taking away: pictures, tables and the scenario as files, all of it as one HTML file that opens from the disk, and paper.

use std::fs;
use std::path::PathBuf;

use spanwise::engine::export::{FORMATS, OrgPicture, Pages, TABLES, View};
use spanwise::engine::scenario::Scenario;
use spanwise::engine::scenario::file::read_scenario;

use crate::steps::{
    alert, choose_roster, click, data, open_example, open_roster, people, set_engineers, shown, until_figure,
    until_preview,
};
use crate::support::{Options, Page, browse, evidence_folder, test_name};

/// A folder of this journey for what it downloads.
async fn downloads(page: &Page) -> PathBuf {
    let folder = evidence_folder().join("downloads").join(test_name());
    page.download_to(&folder).await;
    folder
}

/// Opens the dialog if it is not open, chooses and takes away.
async fn take(page: &Page, choices: &[&str]) {
    if page.names("dialog").await.is_empty() {
        click(page, "button", "Export").await;
    }
    for name in choices {
        page.find_starting("radio", name).await.click().await.unwrap();
    }
    let button = if choices.contains(&"Print") { "Print" } else { "Download" };
    click(page, "button", button).await;
}

#[test]
fn pictures_tables_and_the_scenario_are_files_of_the_engine() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 40).await;
        let scenario = Scenario { engineers: Some(40), ..Scenario::default() };
        let frame = shown(&scenario);
        let picture =
            OrgPicture { org: &frame.org, structure: &frame.structure, report: &frame.report, scenario: &scenario };
        let folder = downloads(&page).await;
        let text = async |name: &str| String::from_utf8(page.downloaded(&folder.join(name)).await).unwrap();

        take(&page, &["Org chart", "Drawing (SVG)"]).await;
        assert_eq!(text("Example org chart.svg").await, FORMATS[0].write(View::Org, &picture));
        take(&page, &["Team map", "Text for wikis (Mermaid)"]).await;
        assert_eq!(text("Example team map.mmd").await, FORMATS[2].write(View::Teams, &picture));
        take(&page, &["People"]).await;
        assert_eq!(text("Example people.csv").await, (TABLES[0].write)(&picture));
        take(&page, &["Findings"]).await;
        assert_eq!(text("Example findings.csv").await.lines().count(), frame.report.findings.len() + 1);
        take(&page, &["Scenario file"]).await;
        assert_eq!(read_scenario(&text("Example scenario.json").await).unwrap().scenario, scenario);
        page.find_starting("radio", "Hiring plan").await.click().await.unwrap();
        page.until_js("!document.querySelector('dialog .button--primary').disabled").await;
        click(&page, "button", "Download").await;
        assert!(text("Example plan.csv").await.starts_with("month,date,target_engineers,"));
    });
}

#[test]
fn a_picture_has_the_pixels_that_were_chosen() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        let folder = downloads(&page).await;
        take(&page, &["Org chart", "Picture (PNG)", "3×"]).await;
        let png = page.downloaded(&folder.join("Example org chart.png")).await;
        assert!(png.starts_with(b"\x89PNG"));
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        let stated = page.js("return document.querySelector('.export__size').textContent").await;
        assert_eq!(stated, format!("{} × {} pixels", number(16), number(20)));
    });
}

#[test]
fn people_that_were_exported_are_imported_as_the_same_org() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        page.find_starting("treeitem", "Andrew Fuller").await;
        let before = people(&page).await;
        let folder = downloads(&page).await;
        take(&page, &["People"]).await;
        let file = folder.join("northwind people.csv");
        page.downloaded(&file).await;
        page.press("Escape").await;
        choose_roster(&page, &file).await;
        until_preview(&page, "9 people").await;
        open_roster(&page).await;
        page.until_js("document.title.startsWith('northwind people')").await;
        assert_eq!(people(&page).await, before);
    });
}

#[test]
fn one_file_opens_from_the_disk_and_is_saved_again_from_there() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("orgs/northwind.csv")).await;
        open_roster(&page).await;
        let folder = downloads(&page).await;
        take(&page, &["One HTML file"]).await;
        let file = folder.join("northwind.html");
        let first = page.downloaded(&file).await;

        let visitor = page.another(Options::default()).await;
        visitor.open_file(&file).await;
        visitor.find_starting("treeitem", "Andrew Fuller, Vice President, Sales, 5 direct reports").await;
        assert!(visitor.client.title().await.unwrap().starts_with("northwind"));
        until_figure(&visitor, "Managers", 2).await;
        // There is no worker in it, so the page simulates by itself.
        click(&visitor, "tab", "Plan").await;
        visitor.until_js("!document.querySelector('.plan__results .button[disabled]')").await;

        let again = folder.join("again");
        visitor.download_to(&again).await;
        take(&visitor, &["One HTML file"]).await;
        assert!(visitor.downloaded(&again.join("northwind.html")).await == first, "the same file again");

        // A file that lost a part on its way says so.
        let html = String::from_utf8(first).unwrap();
        let start = html.find("id=\"spanwise-program\">").unwrap() + 1000;
        let cut = folder.join("cut.html");
        fs::write(&cut, format!("{}{}", &html[..start], &html[start + 4000..])).unwrap();
        visitor.open_file(&cut).await;
        let told = alert(&visitor).await;
        assert!(told.contains("did not start") && told.contains("the scenario is in this file"), "{told}");
        visitor.expect_error("Error").await;
    });
}

/// How many pages a PDF has.
fn n_pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/Type /Page").filter(|(at, mark)| !text[at + mark.len()..].starts_with('s')).count()
}

#[test]
fn a_large_org_is_printed_on_pages_with_an_index() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        set_engineers(&page, 200).await;
        let scenario = Scenario { engineers: Some(200), ..Scenario::default() };
        let frame = shown(&scenario);
        let picture =
            OrgPicture { org: &frame.org, structure: &frame.structure, report: &frame.report, scenario: &scenario };
        let wanted = Pages::of(&picture).len();
        assert!(wanted > 1);
        // A browser without a window would wait for a dialog that nobody sees.
        page.js("window.print = () => { window.wasPrinted = true; }").await;
        take(&page, &["Print"]).await;
        page.until_js("window.wasPrinted").await;
        let all = "[...document.querySelectorAll('.paper__drawing')]";
        page.until_js(&format!("{all}.length === {wanted} && {all}.every(one => one.complete && one.naturalWidth)"))
            .await;
        let pdf = page.printed().await;
        fs::write(evidence_folder().join("print.pdf"), &pdf).unwrap();
        let n = n_pages(&pdf);
        // 144 names on a sheet of the index, each with a heading and its number.
        let n_index = frame.org.people().count().div_ceil(144);
        assert_eq!(n, wanted + n_index, "{n} pages for {wanted} sheets and the index");
        let last = format!("page {n} of {n}");
        page.until_js(&format!("[...document.querySelectorAll('.paper__head')].at(-1).textContent.includes('{last}')"))
            .await;
        page.press("Escape").await;
        page.until_js("!document.querySelector('.papers')").await;
        assert_eq!(n_pages(&page.printed().await), 1, "without sheets the page itself is printed");
    });
}

/// Nothing of the roster ran, and nothing is wider than the window.
async fn is_harmless(page: &Page) {
    assert_eq!(page.js("return typeof window.__pwned").await, "undefined");
    page.until_js("document.documentElement.scrollWidth <= innerWidth + 1").await;
}

#[test]
fn hostile_names_are_shown_as_text_in_the_page_and_in_what_is_taken_away() {
    browse(Options::default(), async |page| {
        open_example(&page).await;
        choose_roster(&page, &data("hostile/people.csv")).await;
        until_preview(&page, "14 people").await;
        is_harmless(&page).await;
        open_roster(&page).await;
        page.find_starting("treeitem", "<script>window.__pwned=1</script>, Engineering Manager").await;
        page.find_starting("treeitem", "XXXXXXXX").await.click().await.unwrap();
        page.find("region", "Selected person").await;
        is_harmless(&page).await;
        for tab in ["Teams", "Growth", "Findings", "Plan", "Chart"] {
            click(&page, "tab", tab).await;
            is_harmless(&page).await;
        }
        let folder = downloads(&page).await;
        take(&page, &["Org chart", "Drawing (SVG)"]).await;
        let svg = String::from_utf8(page.downloaded(&folder.join("people org chart.svg")).await).unwrap();
        assert!(!svg.contains("<script") && !svg.contains("<img"), "{svg}");
        assert!(svg.matches("<text").count() > 14);
        take(&page, &["One HTML file"]).await;
        let file = folder.join("people.html");
        page.downloaded(&file).await;
        is_harmless(&page).await;

        let visitor = page.another(Options { width: 390, height: 844, ..Options::default() }).await;
        visitor.open_file(&file).await;
        visitor.find_starting("treeitem", "Ann Root").await;
        is_harmless(&visitor).await;
        click(&visitor, "tab", "Teams").await;
        is_harmless(&visitor).await;
    });
}
