//! Where the keyboard is while people are edited: in the field that a dialog is for, and afterwards at whom the step was about.

use serde_json::json;

use crate::steps::{
    click, focused, open_example, people, read, tab_into_chart, type_text, until_engineers, until_selected, until_step,
    walk_until, write,
};
use crate::support::{Options, Page, browse};

const WIDE: Options = Options { width: 1440, height: 900, dark: false, reduced_motion: false };

async fn until_focus(page: &Page, name: &str) {
    page.until(&format!("{name} has the focus"), async || focused(page).await.starts_with(name)).await;
}

/// Opens the example and goes to Mina Sato in the chart.
async fn go_to_mina(page: &Page) {
    open_example(page).await;
    tab_into_chart(page).await;
    page.press("ArrowDown").await;
    until_focus(page, "Ada Okafor").await;
    page.press("ArrowDown").await;
    until_focus(page, "Mina Sato").await;
}

async fn until_field(page: &Page, name: &str) {
    page.until_js(&format!("document.activeElement.ariaLabel === {}", json!(name))).await;
}

async fn until_closed(page: &Page) {
    page.until_js("!document.querySelector('dialog')").await;
}

/// What the first line of the list of managers says.
async fn until_first_manager(page: &Page, wanted: &str) {
    let first = "document.querySelector('#managers [role=option]')?.innerText.replace(/\\s+/g, ' ')";
    page.until_js(&format!("{first}?.includes({})", json!(wanted))).await;
}

#[test]
fn what_is_typed_in_a_dialog_goes_where_it_is_meant_and_the_keyboard_goes_on_at_who_it_was_about() {
    browse(WIDE, async |page| {
        go_to_mina(&page).await;
        page.press("n").await;
        until_field(&page, "Name").await;
        type_text(&page, "Max Moss").await;
        page.press("Enter").await;
        until_focus(&page, "Max Moss").await;
        page.press("Control+z").await;
        until_focus(&page, "Mina Sato").await;

        page.press("m").await;
        until_field(&page, "New manager").await;
        type_text(&page, "ines").await;
        until_first_manager(&page, "Ines Silva").await;
        page.press("Enter").await;
        until_step(&page, "Undo", "move Mina Sato to Ines Silva").await;
        until_focus(&page, "Mina Sato").await;
        page.press("Control+z").await;
        until_step(&page, "Undo", "").await;
        until_focus(&page, "Mina Sato").await;

        page.press("Enter").await;
        until_field(&page, "Name").await;
        type_text(&page, "Mina Moss").await;
        page.press("Enter").await;
        until_focus(&page, "Mina Moss").await;

        // Whoever nobody reports to goes at once, and whoever is next has the keyboard.
        page.press("Delete").await;
        until_focus(&page, "Jon Weber").await;
        until_step(&page, "Undo", "remove Mina Moss").await;
        page.press("End").await;
        until_focus(&page, "Felix Larsen").await;
        page.press("Delete").await;
        page.until("someone beside has it", async || {
            let name = focused(&page).await;
            !name.is_empty() && !name.starts_with("Dana Moss") && !name.starts_with("Felix Larsen")
        })
        .await;
    });
}

#[test]
fn keys_act_on_whoever_has_the_focus() {
    browse(WIDE, async |page| {
        go_to_mina(&page).await;
        page.press("Control+k").await;
        until_field(&page, "Search").await;
        type_text(&page, "Ruth Lind").await;
        page.until_js("document.querySelector('#matches [role=option]')?.innerText.startsWith('Ruth')").await;
        page.press("Enter").await;
        until_focus(&page, "Ruth Lindgren").await;
        page.press("Delete").await;
        until_step(&page, "Undo", "remove Ruth Lindgren").await;

        page.find_starting("treeitem", "Mina Sato").await.click().await.unwrap();
        until_selected(&page, "Mina Sato").await;
        let ada = page.find_starting("treeitem", "Ada Okafor").await;
        read(&page, &ada, "arguments[0].focus()").await;
        page.press("Delete").await;
        page.find("dialog", "Remove Ada Okafor").await;
        // Enter leaves everyone where they are.
        page.until_js("document.activeElement.innerText === 'Cancel'").await;
        page.press("Enter").await;
        until_closed(&page).await;
        until_focus(&page, "Ada Okafor").await;
        until_step(&page, "Undo", "remove Ruth Lindgren").await;

        // A manager and a report of theirs count once.
        page.press("Escape").await;
        page.press("x").await;
        page.press("ArrowDown").await;
        until_focus(&page, "Mina Sato").await;
        page.press("x").await;
        page.find("region", "Selected people").await;
        page.press("Delete").await;
        page.until_js("document.querySelector('dialog')?.innerText.includes('7 people in all.')").await;
    });
}

/// The focus after a drag, a step taken back, a removal and a dialog.
async fn follow_the_focus(page: &Page) {
    let (jon, ben) =
        (page.find_starting("treeitem", "Jon Weber").await, page.find_starting("treeitem", "Ben Ruiz").await);
    let middle = "const { x, y, width, height } = arguments[0].getBoundingClientRect();
        return [x + width / 2, y + height / 2].map(Math.round)";
    let from: (i32, i32) = serde_json::from_value(read(page, &jon, middle).await).unwrap();
    let to: (i32, i32) = serde_json::from_value(read(page, &ben, middle).await).unwrap();
    page.drag(&jon, to.0 - from.0, to.1 - from.1).await;
    until_step(page, "Undo", "move Jon Weber to Ben Ruiz").await;
    until_focus(page, "Jon Weber").await;

    walk_until(page, "Shift+Tab", "document.activeElement.ariaLabel === 'Undo'").await;
    page.press("Enter").await;
    until_step(page, "Undo", "").await;
    until_field(page, "Undo").await;
    page.until_js("[...document.querySelectorAll('[role=status]')].some(said => said.textContent === 'Undone: move Jon Weber to Ben Ruiz')").await;

    page.find_starting("treeitem", "Tom Haddad").await.click().await.unwrap();
    until_selected(page, "Tom Haddad").await;
    click(page, "button", "Remove").await;
    until_focus(page, "Lea Fontaine").await;

    page.find_starting("treeitem", "Ada Okafor").await.click().await.unwrap();
    until_selected(page, "Ada Okafor").await;
    click(page, "button", "Move").await;
    until_field(page, "New manager").await;
    page.press("Escape").await;
    page.until_js("document.activeElement.innerText === 'Move'").await;
}

#[test]
fn the_focus_is_not_lost_after_a_drag_a_button_and_undo() {
    browse(WIDE, async |page| {
        open_example(&page).await;
        follow_the_focus(&page).await;
    });
}

#[test]
fn the_focus_is_not_lost_where_the_page_is_slow() {
    browse(WIDE, async |page| {
        open_example(&page).await;
        page.slow_down(8).await;
        follow_the_focus(&page).await;
    });
}

#[test]
fn alt_says_at_once_that_the_reports_stay() {
    browse(WIDE, async |page| {
        open_example(&page).await;
        let ghost = "const at = name => {
                const card = [...document.querySelectorAll('[role=treeitem]')].find(card => card.ariaLabel.startsWith(name));
                const { x, y, width, height } = card.getBoundingClientRect();
                return { card, clientX: x + width / 2, clientY: y + height / 2 };
            };
            const send = (type, { card, ...place }) =>
                card.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', button: 0, ...place }));
            const key = (type, altKey) => window.dispatchEvent(new KeyboardEvent(type, { key: 'Alt', altKey, cancelable: true }));
            const said = () => document.querySelector('.chart__ghost').innerText;
            send('pointerdown', at('Ada Okafor'));
            send('pointermove', at('Mina Sato'));
            const all = [said()];
            key('keydown', true);
            all.push(said());
            key('keyup', false);
            all.push(said());
            send('pointercancel', at('Mina Sato'));
            return all;";
        let said: Vec<String> = serde_json::from_value(page.js(ghost).await).unwrap();
        assert!(said[0].contains("Mina Sato is below Ada Okafor. Hold Alt"), "{said:?}");
        assert!(said[1].starts_with("Ada Okafor alone") && said[1].contains("reports to Mina Sato"), "{said:?}");
        assert_eq!(said[2], said[0]);
    });
}

#[test]
fn the_list_of_managers_heeds_the_box_and_has_the_top() {
    browse(WIDE, async |page| {
        go_to_mina(&page).await;
        page.press("ArrowUp").await;
        until_focus(&page, "Ada Okafor").await;
        page.press("m").await;
        until_field(&page, "New manager").await;
        type_text(&page, "mina").await;
        until_first_manager(&page, "Mina Sato is below Ada Okafor. Tick “Without the reports”").await;
        page.find_starting("checkbox", "Without the reports").await.click().await.unwrap();
        until_first_manager(&page, "reports to Ada Okafor").await;
        let field = page.find("combobox", "New manager").await;
        field.click().await.unwrap();
        page.press("Control+a").await;
        type_text(&page, "nobody").await;
        until_first_manager(&page, "Nobody (the top)").await;
        page.press("Enter").await;
        until_step(&page, "Undo", "move Ada Okafor without reports to the top").await;
        until_focus(&page, "Ada Okafor").await;
    });
}

#[test]
fn a_move_says_what_it_leads_to_before_it_is_made() {
    browse(WIDE, async |page| {
        go_to_mina(&page).await;
        page.press("ArrowUp").await;
        until_focus(&page, "Ada Okafor").await;
        page.press("m").await;
        until_field(&page, "New manager").await;
        type_text(&page, "chen").await;
        // Chen Wei has six reports; the branch of Ada Okafor is one more.
        until_first_manager(&page, "6 → 7 direct reports · load 72 % → ").await;
        page.find_starting("checkbox", "Without the reports").await;
        page.until_js(
            "document.querySelector('dialog input[type=checkbox]')
                .compareDocumentPosition(document.querySelector('#managers')) & Node.DOCUMENT_POSITION_FOLLOWING",
        )
        .await;
        page.press("Control+a").await;
        type_text(&page, "mina").await;
        until_first_manager(&page, "Mina Sato is below Ada Okafor.").await;
        page.until_js("document.querySelector('#managers [role=option]').ariaDisabled === 'true'").await;
        page.press("Enter").await;
        until_field(&page, "New manager").await;
    });
}

#[test]
fn an_empty_org_says_how_to_go_on() {
    browse(WIDE, async |page| {
        open_example(&page).await;
        tab_into_chart(&page).await;
        page.press("Delete").await;
        page.find_starting("button", "They stand at the top, each alone").await;
        page.find_starting("button", "Remove them too").await.click().await.unwrap();
        page.find("heading", "Nobody is in this org").await;
        page.until_js("document.activeElement.innerText === 'Add somebody at the top'").await;
        assert!(!page.js("return document.body.innerText").await.as_str().unwrap().contains("Teams have room"));
        click(&page, "tab", "Plan").await;
        page.until_js("document.querySelector('.plan__results')?.innerText.includes('cannot be simulated')").await;
        let told = page.js("return document.querySelector('.plan__results').innerText").await;
        let told = told.as_str().unwrap();
        assert!(!told.contains("under way") && !told.contains("No manager"), "{told}");

        click(&page, "tab", "Chart").await;
        click(&page, "button", "Add somebody at the top").await;
        until_field(&page, "Name").await;
        type_text(&page, "Max").await;
        page.press("Enter").await;
        until_focus(&page, "Max").await;
        assert_eq!(people(&page).await.len(), 1);
    });
}

#[test]
fn what_is_refused_is_said_and_is_no_step() {
    browse(WIDE, async |page| {
        open_example(&page).await;
        let size = page.find("spinbutton", "Number of engineers").await;
        write(&page, &size, "10").await;
        until_engineers(&page, 24).await;
        page.until_js(
            "document.querySelector('.growth-bar [role=alert]')?.innerText === 'The org has 24 engineers already.'",
        )
        .await;
        until_step(&page, "Undo", "").await;

        let name = page.find("textbox", "Scenario name").await;
        let before = name.prop("value").await.unwrap();
        name.click().await.unwrap();
        type_text(&page, "Else").await;
        page.press("Escape").await;
        page.press("Tab").await;
        assert_eq!(name.prop("value").await.unwrap(), before);
        until_step(&page, "Undo", "").await;

        page.press("Control+k").await;
        until_field(&page, "Search").await;
        type_text(&page, "add below").await;
        page.until_js("document.querySelector('#matches [role=option]')?.innerText.startsWith('Add at the top')").await;
    });
}
