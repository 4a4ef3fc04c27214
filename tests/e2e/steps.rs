//! What several journeys do and read on the page, in a visitor's terms, and what the engine says the page must show.

use std::path::{Path, PathBuf};

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};
use spanwise::engine::analyze::{Settings, Severity};
use spanwise::engine::grow::Mode;
use spanwise::engine::scenario::Scenario;
use spanwise::engine::share;
use spanwise::engine::units::Ratio;
use spanwise::session::{Frame, Key, Outcome};

use crate::support::{Options, Page};

/// Opens the page and waits until the example is drawn.
pub(crate) async fn open_example(page: &Page) {
    page.open("").await;
    page.find_starting("treeitem", "Dana Moss").await;
}

/// Clicks the element with this role and name.
pub(crate) async fn click(page: &Page, role: &str, name: &str) {
    page.find(role, name).await.click().await.unwrap();
}

/// What a function body returns for an element, which is its first argument.
pub(crate) async fn read(page: &Page, element: &Element, body: &str) -> Value {
    let element = serde_json::to_value(element).unwrap();
    page.client.execute(body, vec![element]).await.unwrap_or_else(|error| panic!("{error}\nin the script: {body}"))
}

/// Where the slider stands.
pub(crate) async fn engineers(page: &Page) -> u32 {
    let slider = page.find("slider", "Engineers").await;
    slider.prop("value").await.unwrap().unwrap().parse().unwrap()
}

/// Waits until the slider stands at a size.
pub(crate) async fn until_engineers(page: &Page, wanted: u32) {
    page.until(&format!("the slider stands at {wanted}"), async || engineers(page).await == wanted).await;
}

/// Writes into a field, over what is there, and leaves it.
pub(crate) async fn write(page: &Page, field: &Element, text: &str) {
    field.click().await.unwrap();
    page.press("Control+a").await;
    type_text(page, text).await;
    page.press("Tab").await;
}

/// Types at the focus, letter by letter.
pub(crate) async fn type_text(page: &Page, text: &str) {
    for letter in text.chars() {
        page.press(&letter.to_string()).await;
    }
}

/// Writes a size into the number field.
pub(crate) async fn set_engineers(page: &Page, wanted: u32) {
    let field = page.find("spinbutton", "Number of engineers").await;
    write(page, &field, &wanted.to_string()).await;
    until_engineers(page, wanted).await;
}

/// Holds the structure as it is.
pub(crate) async fn hold(page: &Page) {
    click(page, "radio", "Held as is").await;
    page.until_js("document.querySelectorAll('[role=radio]')[1].ariaChecked === 'true'").await;
}

/// One of the figures on top, such as "Managers".
pub(crate) async fn figure(page: &Page, name: &str) -> String {
    let script = "const name = arguments[0];
        const term = [...document.querySelectorAll('dt')].find(term => term.textContent === name);
        return term.nextElementSibling.textContent;";
    let text = page.client.execute(script, vec![json!(name)]).await.unwrap();
    text.as_str().unwrap().to_owned()
}

/// Waits until one of the figures on top is as wanted.
pub(crate) async fn until_figure(page: &Page, name: &str, wanted: impl ToString) {
    let wanted = wanted.to_string();
    page.until(&format!("{name} is {wanted}"), async || figure(page, name).await == wanted).await;
}

/// The items of the list of this name, as they are read.
pub(crate) async fn items(page: &Page, list: &str) -> Vec<String> {
    let list = page.find("list", list).await;
    let texts =
        read(page, &list, "return [...arguments[0].children].map(item => item.innerText.replace(/\\s+/g, ' ').trim())")
            .await;
    serde_json::from_value(texts).unwrap()
}

/// The accessible names of everyone written out in the chart.
pub(crate) async fn people(page: &Page) -> Vec<String> {
    page.names("treeitem").await
}

/// The accessible names of those in the chart with nobody above.
pub(crate) async fn roots(page: &Page) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('[role=treeitem][aria-level=\"1\"]')].map(item => item.ariaLabel)";
    serde_json::from_value(page.js(script).await).unwrap()
}

/// Who has the focus in the chart; empty where nobody has it.
pub(crate) async fn focused(page: &Page) -> String {
    let script = "const item = document.activeElement;
        return item.getAttribute('role') === 'treeitem' ? item.ariaLabel : ''";
    page.js(script).await.as_str().unwrap().to_owned()
}

/// Walks from field to field with the Tab key until someone in the chart has the focus.
pub(crate) async fn tab_into_chart(page: &Page) -> String {
    walk_until(page, "Tab", "document.activeElement.getAttribute('role') === 'treeitem'").await;
    focused(page).await
}

/// Presses a key, such as `Tab` or `Shift+Tab`, until the expression is true.
pub(crate) async fn walk_until(page: &Page, chord: &str, expression: &str) {
    for _ in 0..40 {
        if page.js(&format!("return Boolean({expression})")).await == Value::Bool(true) {
            return;
        }
        page.press(chord).await;
    }
    panic!("forty presses of {chord} do not lead to: {expression}");
}

/// Waits until this person's details are open.
pub(crate) async fn until_selected(page: &Page, name: &str) {
    let expression = format!(
        "document.querySelector('section[aria-label=\"Selected person\"] h2')?.textContent === {}
            && document.querySelector('[role=treeitem][aria-selected=true]')?.ariaLabel.startsWith({})",
        json!(name),
        json!(name)
    );
    page.until_js(&expression).await;
}

/// A file under `tests/data`.
pub(crate) fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

/// Opens a dialog of the top bar, which a narrow one has in its menu.
pub(crate) async fn from_bar(page: &Page, name: &str) {
    if page.names("button").await.iter().any(|button| button == "More") {
        click(page, "button", "More").await;
        click(page, "menuitem", name).await;
    } else {
        click(page, "button", name).await;
    }
}

/// Opens the import dialog and chooses a file.
pub(crate) async fn choose_roster(page: &Page, path: &Path) {
    choose_rosters(page, &[path]).await;
}

/// Opens the import dialog and chooses files at once.
pub(crate) async fn choose_rosters(page: &Page, paths: &[&Path]) {
    from_bar(page, "Import").await;
    page.find("dialog", "Import a roster").await;
    let input = page.client.find(Locator::Css("dialog input[type=file]")).await.unwrap();
    page.choose_files(&input, paths).await;
}

/// Opens the import dialog and pastes rows into it.
pub(crate) async fn paste_roster(page: &Page, rows: &str) {
    from_bar(page, "Import").await;
    page.find("textbox", "Paste a roster").await.click().await.unwrap();
    page.paste(rows).await;
    click(page, "button", "Read pasted rows").await;
}

/// Waits until the preview of the import says so, among other things.
pub(crate) async fn until_preview(page: &Page, wanted: &str) {
    let expression =
        format!("document.querySelector('dialog [role=status]')?.textContent.split(' · ').includes({})", json!(wanted));
    page.until_js(&expression).await;
}

/// Opens the previewed roster as the scenario.
pub(crate) async fn open_roster(page: &Page) {
    page.find_starting("button", "Open ").await.click().await.unwrap();
    page.until_js("!document.querySelector('dialog')").await;
}

/// What the alert on the page says.
pub(crate) async fn alert(page: &Page) -> String {
    page.until_js("document.querySelector('[role=alert]')").await;
    page.js("return document.querySelector('[role=alert]').innerText").await.as_str().unwrap().to_owned()
}

/// Waits until the address bar carries a scenario, and gives the fragment with its `#`.
pub(crate) async fn fragment(page: &Page) -> String {
    page.until_js("location.hash.includes('s=')").await;
    page.js("return location.hash").await.as_str().unwrap().to_owned()
}

/// Waits until the address bar carries exactly this scenario, and gives the fragment with its `#`.
pub(crate) async fn fragment_of(page: &Page, scenario: &Scenario) -> String {
    let is_there = async || share::decode(&fragment(page).await).is_ok_and(|decoded| decoded.scenario == *scenario);
    page.until("the address bar carries the scenario", is_there).await;
    fragment(page).await
}

/// Opens the share dialog, ticks what is wanted and copies the link.
pub(crate) async fn copy_link(page: &Page, with: &[&str]) -> String {
    click(page, "button", "Share").await;
    for name in with {
        page.find_starting("checkbox", name).await.click().await.unwrap();
    }
    click(page, "button", "Copy link").await;
    page.until_js("document.querySelector('dialog [role=status]')?.textContent === 'Copied.'").await;
    let link = page.clipboard().await;
    let shown = page.find("textbox", "Link").await.prop("value").await.unwrap();
    assert_eq!(shown.as_deref(), Some(link.as_str()), "the link that is shown is the one that is copied");
    let dialog = page.client.find(Locator::Css("dialog")).await.unwrap().text().await.unwrap();
    let stated = dialog.lines().find_map(|line| line.split_once(" characters")).expect("the length is stated").0;
    let stated: String = stated.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(stated.parse::<usize>().unwrap(), link.len(), "{dialog}");
    page.press("Escape").await;
    page.until_js("!document.querySelector('dialog')").await;
    link
}

/// A visitor with a clean profile who opens a link.
pub(crate) async fn visitor_at(page: &Page, link: &str) -> Page {
    let other = page.another(Options::default()).await;
    let (_, fragment) = link.split_once('#').expect("everything is in the fragment");
    other.open(&format!("#{fragment}")).await;
    other.until_js("document.getElementById('panel')").await;
    other
}

/// Waits until this build is kept in the browser and answers for the page.
pub(crate) async fn until_kept(page: &Page) {
    page.until_js("navigator.serviceWorker.controller?.state === 'activated'").await;
}

/// Waits until the bands of all charts over time are drawn.
pub(crate) async fn until_bands(page: &Page) {
    page.until_js("document.querySelectorAll('.line-chart__between').length === 6").await;
}

/// Waits until all runs of the simulation are made.
pub(crate) async fn until_simulated(page: &Page) {
    page.until_js(
        "/^([1-9]\\d*) (of \\1 runs|runs; weighing)$/.test(document.querySelector('.runs__text')?.textContent ?? '')",
    )
    .await;
}

/// Opens the part of the page that is folded away under this heading.
pub(crate) async fn unfold(page: &Page, heading: &str) {
    click(page, "DisclosureTriangle", heading).await;
}

/// The items of the list "Findings by severity".
pub(crate) fn tally(findings: [u32; 3]) -> Vec<String> {
    Severity::ALL.iter().zip(findings).map(|(severity, n)| format!("{n} {}", severity.as_str())).collect()
}

/// Growth of the example as the engine works it out, up to a size.
pub(crate) fn example(up_to: u32) -> Outcome {
    Key::new(&Scenario::default(), up_to).outcome()
}

/// The org at one size of a growth, analyzed.
pub(crate) fn frame(outcome: &Outcome, mode: Mode, engineers: u32) -> Frame {
    Frame::new(outcome, mode, engineers, None, &Settings::default(), None)
}

/// What the page shows of a scenario.
pub(crate) fn shown(scenario: &Scenario) -> Frame {
    let outcome = Key::new(scenario, scenario.engineers.unwrap_or(0)).outcome();
    let engineers = outcome.engineers(scenario);
    Frame::new(&outcome, scenario.mode, engineers, scenario.as_of, &scenario.settings, None)
}

/// The accessible names of the managers' cards, sorted.
pub(crate) fn cards(frame: &Frame) -> Vec<String> {
    let card = |&at: &u32| {
        let (load, reports) = (frame.load(at).unwrap(), frame.structure.span(at));
        let reports = format!("{reports} direct report{}", if reports == 1 { "" } else { "s" });
        let band = load.band().unwrap().as_str();
        format!("{}, {}, {reports}, load {}, {band}", frame.name(at), frame.person(at).title, index(load.index()))
    };
    let mut cards: Vec<String> = frame.structure.managers().iter().map(card).collect();
    cards.sort_unstable();
    cards
}

/// Waits until every manager's card is as the engine has it for this scenario.
pub(crate) async fn until_drawn(page: &Page, scenario: &Scenario) {
    let frame = shown(scenario);
    let wanted = cards(&frame);
    until_figure(page, "Managers", frame.report.metrics.managers).await;
    click(page, "button", "Fit").await;
    page.until(&format!("the managers are {wanted:#?}"), async || {
        let mut drawn = people(page).await;
        drawn.retain(|name| name.contains(" direct report"));
        drawn.sort_unstable();
        drawn == wanted
    })
    .await;
}

/// The position of the one person of this name.
pub(crate) fn position(frame: &Frame, name: &str) -> u32 {
    (0..frame.structure.len() as u32).find(|&at| frame.name(at) == name).unwrap_or_else(|| panic!("nobody is {name}"))
}

/// A load index as the page writes it: in whole percent of the week, the rest cut off.
pub(crate) fn index(index: Option<Ratio>) -> String {
    let index = index.unwrap();
    format!("{} %", index.num * 100 / index.den)
}

/// A severity as the page writes it.
pub(crate) fn in_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Red => "Red",
        Severity::Amber => "Amber",
        Severity::Info => "Info",
    }
}

/// Waits until the page says so of the open scenario, such as "Saved in this browser".
pub(crate) async fn until_note(page: &Page, wanted: &str) {
    page.until_js(&format!("document.querySelector('.top-bar__kept')?.textContent === {}", json!(wanted))).await;
}

/// Waits until the browser has what is open.
pub(crate) async fn until_saved(page: &Page) {
    until_note(page, "Saved in this browser").await;
}

/// Writes another name for the open scenario.
pub(crate) async fn rename(page: &Page, name: &str) {
    let field = page.find("textbox", "Scenario name").await;
    write(page, &field, name).await;
    until_title(page, name).await;
}

/// Waits until the open scenario has this name.
pub(crate) async fn until_title(page: &Page, name: &str) {
    page.until_js(&format!("document.title === {}", json!(format!("{name} · Spanwise")))).await;
}

/// Waits until the button "Undo" or "Redo" says that it is about this step; none where it has nothing to do.
pub(crate) async fn until_step(page: &Page, button: &str, step: &str) {
    let said =
        if step.is_empty() { format!("Nothing to {}", button.to_lowercase()) } else { format!("{button} {step}") };
    let expression = format!("document.querySelector('button[aria-label={button}]')?.title === {}", json!(said));
    page.until_js(&expression).await;
}

/// Opens the list of scenarios and waits until it is there.
pub(crate) async fn open_scenarios(page: &Page) {
    click(page, "button", "Scenarios").await;
    page.until_js("document.querySelector('dialog .scenarios')").await;
}

/// The names in the list of scenarios, sorted.
pub(crate) async fn scenarios(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.scenarios strong')].map(name => name.textContent).sort()";
    serde_json::from_value(page.js(script).await).unwrap()
}

/// Waits until the list of scenarios has exactly these names.
pub(crate) async fn until_scenarios(page: &Page, wanted: &[&str]) {
    page.until(&format!("the scenarios are {wanted:?}"), async || scenarios(page).await == wanted).await;
}

/// Closes the dialog that is open.
pub(crate) async fn close_dialog(page: &Page) {
    page.press("Escape").await;
    page.until_js("!document.querySelector('dialog')").await;
}
